"""What the killing tests share: the program, the sample and an undisturbed run. TUANFU_OTHER, a build
without sanitizers, is preferred where it is there, since kills do not wait for checks."""
import os
import subprocess
import sys

PLAIN = os.environ.get("TUANFU_OTHER", "")
PROGRAM = PLAIN if os.path.exists(PLAIN) else os.environ["TUANFU"]
SAMPLE = os.path.join(os.environ["TUANFU_DATA"], "templates", "sample-town", "children.csv")


def run(db, *words):
    done = subprocess.run([PROGRAM, "--db", db, "--today", "2026-09-01", "--lang", "en", *words],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return done.stdout
