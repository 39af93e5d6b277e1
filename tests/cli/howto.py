"""Follows a how-to page literally in an empty folder: its files are written, its changes made, its
commands run, and what they say must be what the page says.

    ```yaml file=PATH      the whole file
    ```diff file=PATH      "-" lines are exchanged for the "+" lines that follow them
    ```console             "$ command", and below it its output; a line "…" stands for any lines,
                           "…" inside a line for any text

UPDATE=1 writes the real output of commands that differ into the page.
"""
import os
import re
import subprocess
import sys


def blocks(text):
    """(info, body, start, end) of each fenced block; offsets are those of the body."""
    for found in re.finditer(r"^```([^\n]*)\n(.*?)^```$", text, re.S | re.M):
        yield found.group(1).strip(), found.group(2), found.start(2), found.end(2)


def matches(wanted, found):
    pattern = ""
    for line in wanted:
        if line == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.split("…")) + r"\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in found)) is not None


def path_of(info):
    path = re.search(r"file=(\S+)", info).group(1)
    if path.startswith("/") or ".." in path:
        raise SystemExit(f"{path}: outside the folder")
    return path


def write(path, body):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(body)


def change(path, body):
    text = open(path, encoding="utf-8").read()
    old = new = ""
    for line in body.splitlines() + ["-"]:
        if line.startswith("-") and new:
            if text.count(old) != 1:
                raise SystemExit(f"{path}: {text.count(old)} times: {old!r}")
            text = text.replace(old, new)
            old = new = ""
        if line.startswith("-"):
            old += line[1:] + "\n"
        else:
            new += line[1:] + "\n"
    write(path, text)


def commands(body):
    """(command, lines of output) of a console block."""
    found = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def run(command, folder):
    done = subprocess.run(command, shell=True, cwd=folder, stdout=subprocess.PIPE, timeout=120,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    return [line.rstrip() for line in done.stdout.decode().splitlines()]


def follow(page, folder):
    text = open(page, encoding="utf-8").read()
    os.chdir(folder)
    passed = failed = 0
    pieces, at = [], 0
    for info, body, start, end in blocks(text):
        if "file=" in info:
            (change if info.startswith("diff") else write)(path_of(info), body)
            passed += 1
            continue
        if info != "console":
            continue
        lines = []
        for command, wanted in commands(body):
            found = run(command, folder)
            if matches(wanted, found):
                passed += 1
                found = wanted
            else:
                failed += 1
                print(f"{page}: $ {command}")
                print("".join(f"  | {line}\n" for line in found[:60]), end="")
            lines += ["$ " + command] + found
        pieces += [text[at:start], "".join(line + "\n" for line in lines)]
        at = end
    if failed and os.environ.get("UPDATE"):
        with open(page, "w", encoding="utf-8") as file:
            file.write("".join(pieces) + text[at:])
    return passed, failed


if __name__ == "__main__":
    passed, failed = follow(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
    print(f"{sys.argv[1]}: {passed} steps, {failed} not as the page says")
    sys.exit(1 if failed or passed < 10 else 0)
