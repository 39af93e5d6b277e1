#!/usr/bin/env python3
"""Holds the includes of src/ against the rules of the house.

house.py --rules FILE DIR prints one line for each include that the rules do not allow: a folder
that may not see another, a header that is not a door, a library outside its file, a cycle."""
import os
import re
import sys
from collections import defaultdict

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.M)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


class Rules:
    def __init__(self, path):
        self.may, self.open, self.doors, self.library = {}, set(), defaultdict(set), {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                head, _, rest = line.split("#")[0].strip().partition(":")
                word, _, name = head.strip().partition(" ")
                if word == "open":
                    self.open = set(name.split())
                elif word == "doors":
                    self.doors[name] |= set(rest.split())
                elif word == "library":
                    self.library[name] = set(rest.split())
                elif word:
                    self.may[word] = set(rest.split())


def read_includes(root):
    """(file, header of the tree or None, name as written) for every include below root."""
    files = sorted(os.path.relpath(os.path.join(folder, name), root)
                   for folder, _, names in os.walk(root) for name in names
                   if name.endswith((".c", ".h", ".def")))
    for file in files:
        with open(os.path.join(root, file), encoding="utf-8") as f:
            text = COMMENT.sub(" ", f.read())
        for quote, name in INCLUDE.findall(text):
            target = None
            if quote == '"':
                beside = os.path.normpath(os.path.join(os.path.dirname(file), name))
                target = beside if beside in files else name if name in files else None
            yield file, target, name


def folder_of(file):
    return os.path.dirname(file) or "."


def stem(file):
    """A .c file and the header of its name are one part."""
    return file.rsplit(".", 1)[0]


def find_cycles(edges):
    """Names the parts that reach themselves."""
    def reach(start):
        seen, queue = set(), [start]
        while queue:
            for other in edges[queue.pop()]:
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return seen
    return sorted(part for part in list(edges) if part in reach(part))


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "--rules":
        sys.exit(__doc__)
    rules, root = Rules(sys.argv[2]), sys.argv[3]
    faults = []
    folders, parts = defaultdict(set), defaultdict(set)
    for file, target, name in read_includes(root):
        here = folder_of(file)
        if target is None:
            for library, allowed in rules.library.items():
                if (name == library or name.startswith(library + "/")) and file not in allowed:
                    faults.append(f"{file}: <{name}> belongs to {' '.join(sorted(allowed))}")
            continue
        there = folder_of(target)
        if stem(file) != stem(target) and not file.endswith(".def"):
            parts[stem(file)].add(stem(target))
        if here == there:
            continue
        folders[here].add(there)
        if there not in rules.may.get(here, set()):
            faults.append(f"{file}: {here} may not include {there}")
        doors = {os.path.basename(there) + ".h"} | rules.doors[there]
        if there not in rules.open and os.path.basename(target) not in doors:
            faults.append(f"{file}: {target} is no door of {there}")
    faults += [f"folders in a ring: {part}" for part in find_cycles(folders)]
    faults += [f"files in a ring: {part}" for part in find_cycles(parts)]
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
