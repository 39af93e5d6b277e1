#!/usr/bin/env python3
"""Holds po/zh_CN.po against the messages marked N_() in the source: none missing, none fuzzy,
none left over, and the same conversions in both languages."""
import os
import re
import sys

CONVERSION = re.compile(r"%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|j|z|t)?[diouxXcsp%]|%\" ?PRI\w+ ?\"")
LITERAL = r'"((?:\\.|[^"\\])*)"'
MARKED = re.compile(r'\bN_\(\s*((?:"(?:\\.|[^"\\])*"\s*(?:PRI\w+\s*)?)+)\)')


def join(text):
    text = re.sub(r'"\s*PRId64\s*"', "ld", text)
    return "".join(re.findall(LITERAL, text))


def read_po(path):
    entries, current, where, is_fuzzy = {}, {"msgid": "", "msgstr": ""}, None, False
    fuzzy = []
    with open(path, encoding="utf-8") as f:
        for line in list(f) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("#,") and "fuzzy" in line:
                is_fuzzy = True
            match = re.match(r'(msgid|msgstr)?\s*"(.*)"$', line)
            if match:
                if match.group(1) == "msgid":
                    current = {"msgid": "", "msgstr": ""}
                where = match.group(1) or where
                current[where] += match.group(2)
            elif not line.strip() and where:
                if current["msgid"]:
                    entries[current["msgid"]] = current["msgstr"]
                    if is_fuzzy:
                        fuzzy.append(current["msgid"])
                where, is_fuzzy = None, False
    return entries, fuzzy


def main():
    entries, fuzzy = read_po(sys.argv[1])
    marked = {}
    for root in sys.argv[2:]:
        for folder, _, names in os.walk(root):
            for name in sorted(names):
                if name.endswith((".c", ".h", ".def")):
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8") as f:
                        for match in MARKED.finditer(f.read()):
                            marked.setdefault(join(match.group(1)), path)
    faults = [f"{path}: no translation: {text}" for text, path in sorted(marked.items(), key=lambda x: x[::-1])
              if not entries.get(text)]
    faults += [f"po: fuzzy: {text}" for text in fuzzy]
    faults += [f"po: nobody says this: {text}" for text in entries if text not in marked]
    faults += [f"po: other conversions: {text} -> {entries[text]}" for text in entries
               if entries[text] and CONVERSION.findall(text) != CONVERSION.findall(entries[text])]
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
