#!/usr/bin/env python3
"""Adds up what the test programs say: sum_up.py TESTLOG.json OUTPUT.log

Each program ends with "N passed, N failed". One that ended badly without saying so counts as one
failure. Prints the parts of failed programs and, last, the sum."""
import json
import re
import sys

COUNT = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


def main():
    passed = failed = skipped = programs = 0
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            test = json.loads(line)
            output = test.get("stdout", "") or ""
            counts = COUNT.findall(output)
            good, bad, left = (int(n or 0) for n in counts[-1]) if counts else (0, 0, 0)
            if test["returncode"] == 77:
                skipped += 1
                continue
            if not bad and (test["returncode"] or not counts or not good):
                bad = 1
            programs += 1
            passed, failed, skipped = passed + good, failed + bad, skipped + left
            if bad:
                print(f"---- {test['name']} (status {test['returncode']})")
                print(output[-6000:])
                print((test.get("stderr") or "")[-6000:])
    print(f"{programs} test programs")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
