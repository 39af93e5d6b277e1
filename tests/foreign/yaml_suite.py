#!/usr/bin/env python3
"""The strict YAML reader against the public yaml-test-suite: yaml_suite.py YAML_TREE

$TUANFU_BENCH_DATA is a folder with yaml-test-suite.tar.xz (one folder a case: in.yaml, in.json when
it has a plain tree, error when it is no YAML). What the suite calls invalid is refused, nothing
crashes, and what is accepted has the suite's own tree. The reader gives every scalar as text, so a
number, truth or null of in.json is compared with the plain text it is written as."""
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from pathlib import Path

NULLS = ("", "~", "null", "Null", "NULL")


def read_json(path):
    """The first document of in.json and how many there are."""
    text = path.read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    at, documents = 0, []
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        document, at = decoder.raw_decode(text, at)
        documents.append(document)
    return documents


def is_same_scalar(style, text, wanted):
    if isinstance(wanted, str):
        return text == unicodedata.normalize("NFC", wanted)
    if style != "plain":
        return False
    if wanted is None:
        return text in NULLS
    if isinstance(wanted, bool):
        return text.lower() == str(wanted).lower()
    try:
        return (int(text, 0) if isinstance(wanted, int) else float(text)) == wanted
    except ValueError:
        return False


def is_same(tree, wanted):
    if isinstance(tree, list):
        return not isinstance(wanted, (list, dict)) and is_same_scalar(*tree, wanted)
    if "map" in tree:
        ours = tree["map"]
        return (isinstance(wanted, dict) and list(ours) == list(wanted)
                and all(is_same(ours[key], wanted[key]) for key in ours))
    ours = tree["list"]
    return (isinstance(wanted, list) and len(ours) == len(wanted)
            and all(map(is_same, ours, wanted)))


def judge(result, case):
    """'' when all is well, else what is not."""
    is_accepted = "tree" in result
    if is_accepted == bool(result["problems"]):
        return "neither a tree nor a problem"
    if not is_accepted:
        return ""
    if (case / "error").exists():
        return "accepted, though it is no YAML"
    if not (case / "in.json").exists():
        return "accepted, though no tree of plain values can hold it"
    documents = read_json(case / "in.json")
    if len(documents) != 1:
        return f"accepted, though it has {len(documents)} documents"
    return "" if is_same(result["tree"], documents[0]) else "another tree than the suite's"


def main():
    data = os.environ.get("TUANFU_BENCH_DATA")
    archive = Path(data or "") / "yaml-test-suite.tar.xz"
    if not data or not archive.is_file():
        print("skipped: TUANFU_BENCH_DATA names no folder with yaml-test-suite.tar.xz")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="tuanfu-suite.") as work:
        with tarfile.open(archive) as tar:
            tar.extractall(work, [m for m in tar.getmembers()
                                  if m.isfile() and not m.name.startswith(("/", ".."))])
        files = sorted(Path(work).rglob("in.yaml"))
        run = subprocess.run([sys.argv[1], *map(str, files)], capture_output=True, check=False)
        if run.returncode:
            print(f"status {run.returncode} at", *run.stderr.decode().splitlines()[-30:], sep="\n")
            print("0 passed, 1 failed")
            sys.exit(1)
        results = json.loads(run.stdout)
        wrong = [] if len(results) == len(files) else ["a file is missing from the answer"]
        for result in results:
            case = Path(result["file"]).parent
            trouble = judge(result, case)
            if trouble:
                wrong.append(f"{case.relative_to(work)}: {trouble}")
        accepted = sum("tree" in result for result in results)
        invalid = sum((file.parent / "error").exists() for file in files)
        print(*wrong, sep="\n")
        print(f"{len(results)} cases, {invalid} of them invalid: {accepted} accepted, "
              f"{len(results) - accepted} refused")
        print(f"{len(results) - len(wrong)} passed, {len(wrong)} failed")
        sys.exit(1 if wrong or not accepted else 0)


if __name__ == "__main__":
    main()
