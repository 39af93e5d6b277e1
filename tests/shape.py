#!/usr/bin/env python3
"""Prints functions of over 100 lines and a main of over 20; with a folder of object files also
each writable variable that outlives a call.

shape.py SOURCES [OBJECTS]"""
import os
import re
import subprocess
import sys

LONGEST, LONGEST_MAIN = 100, 20
ALLOWED_GLOBALS = "cli_interrupt.c"
FUNCTION = re.compile(r"^(?!static_assert|struct|enum|union|#)[a-z_][^;={}]*\b(\w+)\([^;{}]*\)\n\{", re.M)
def strip(text):
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)
    return re.sub(r"//[^\n]*", "", text)


def find_globals(build):
    """Objects with a place in .data or .bss; constants with pointers lie in .data.rel.ro."""
    faults = []
    for folder, _, names in os.walk(build):
        if "/tests" in folder:
            continue                    # a test program counts its checks
        for name in sorted(n for n in names if n.endswith(".o")):
            path = os.path.join(folder, name)
            table = subprocess.run(["objdump", "-t", path], capture_output=True, text=True, check=True)
            for line in table.stdout.splitlines():
                match = re.search(r" O (\.data|\.bss|COMMON)\s+0*[1-9a-f][0-9a-f]*\s+(\S+)$", line)
                if match and ALLOWED_GLOBALS not in name:
                    faults.append(f"{name}: writable global {match.group(2)}")
    return faults


def main():
    faults = []
    for folder, _, names in os.walk(sys.argv[1]):
        for name in sorted(n for n in names if n.endswith(".c")):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as f:
                text = strip(f.read())
            for match in FUNCTION.finditer(text):
                end = text.find("\n}", match.end())
                lines = text.count("\n", match.start(), end) + 2
                most = LONGEST_MAIN if match.group(1) == "main" else LONGEST
                if lines > most:
                    faults.append(f"{path}: {match.group(1)} has {lines} lines, at most {most}")
    if len(sys.argv) > 2:
        faults += find_globals(sys.argv[2])
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
