#!/usr/bin/env python3
"""kill -9 at random moments of `plan`, `import`, `undo` and of the first opening of an older file:
the record is the old one or the new one, whole and sound, its chain of changes whole, never
something between; and nothing is left beside it but a copy of the older file, whole or half and
named so, and the half one goes at the next opening.

Needs TUANFU (the program) and TUANFU_DATA; TUANFU_OTHER, a build without sanitizers, is preferred
where it is there, since kills do not wait for checks. The moments come from a fixed seed, spread over a little
more than the time that an undisturbed run takes."""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from frame import PROGRAM, SAMPLE, run

KILLS = int(os.environ.get("TUANFU_KILLS", "50"))


def look(db):
    """What a user sees of the record."""
    return run(db, "list", "children", "--csv") + run(db, "list", "sessions", "--csv")


def is_sound(db):
    answer = subprocess.run(["sqlite3", db, "PRAGMA integrity_check; PRAGMA foreign_key_check;"],
                            capture_output=True, text=True)
    return answer.stdout == "ok\n"


def is_chain_whole(db):
    return subprocess.run([PROGRAM, "--db", db, "audit", "verify"],
                          capture_output=True).returncode == 0


def is_copy(path):
    """A copy that an opening made: whole, or cut off under the name of a part."""
    return ".step-2." in path and (path.endswith((".part", ".part-journal")) or is_sound(path))


def copy(db, folder):
    os.makedirs(folder)
    target = os.path.join(folder, "t.db")
    for end in ("", "-wal"):
        if os.path.exists(db + end):
            shutil.copy(db + end, target + end)
    return target


def kill_often(name, start, words, folder, rng):
    """Counts (passed, failed, times the change was there)."""
    whole = copy(start, os.path.join(folder, name + "-whole"))
    before = look(whole)
    began = time.monotonic()
    run(whole, *words)
    span = time.monotonic() - began
    after = look(whole)
    if before == after:
        sys.exit(f"{name} changes nothing: the test could not fail")
    passed = failed = changed = 0
    for number in range(KILLS):
        here = os.path.join(folder, f"{name}-{number}")
        db = copy(start, here)
        child = subprocess.Popen([PROGRAM, "--db", db, "--today", "2026-09-01", *words],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.0, 1.15 * span))
        child.kill()
        child.wait()
        found = look(db)
        beside = [f for f in os.listdir(here) if f not in ("t.db", "t.db-wal", "t.db-shm")
                  and not is_copy(os.path.join(here, f))]
        good = (found in (before, after) and is_sound(db) and not beside and is_chain_whole(db)
                and not os.path.exists(db + "-journal"))
        changed += found == after
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"{name}, kill {number}: sound {is_sound(db)}, beside {beside}\n{found}")
        shutil.rmtree(here)
    print(f"{name}: {KILLS} kills within {1.15 * span:.2f} s, the change was there {changed} times")
    return passed, failed


def ask(db, sql):
    return subprocess.run(["sqlite3", db, sql], capture_output=True, text=True).stdout.strip()


def kill_openings(folder, rng):
    """An older file, grown so that its steps take some time, opened and killed. Raw looks first:
    the program itself would bring the file up."""
    old = os.path.join(folder, "old.db")
    with open(os.path.join(os.environ["TUANFU_DATA"], "tests/store-versions/step-2.sql")) as file:
        subprocess.run(["sqlite3", old], stdin=file, check=True)
    ask(old, "WITH RECURSIVE n (i) AS (VALUES (5) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
             " INSERT INTO change SELECT i, '422801', 'P-01', 'set', '2026-09-01', 'C-0001' FROM n")
    ask(old, "PRAGMA journal_mode = WAL")
    os.chmod(old, 0o600)
    whole = copy(old, os.path.join(folder, "old-whole"))
    began = time.monotonic()
    run(whole, "list", "children")
    span = time.monotonic() - began
    newest = int(ask(whole, "PRAGMA user_version"))
    passed = failed = 0
    steps = {}
    for number in range(KILLS):
        here = os.path.join(folder, f"old-{number}")
        db = copy(old, here)
        child = subprocess.Popen([PROGRAM, "--db", db, "list", "children"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.0, 1.15 * span))
        child.kill()
        child.wait()
        step = int(ask(db, "PRAGMA user_version") or -1)
        steps[step] = steps.get(step, 0) + 1
        beside = [f for f in os.listdir(here) if f not in ("t.db", "t.db-wal", "t.db-shm")
                  and not is_copy(os.path.join(here, f))]
        good = 2 <= step <= newest and is_sound(db) and not beside
        good = good and len(run(db, "list", "children", "--csv").splitlines()) == 4
        good = good and ask(db, "PRAGMA user_version") == str(newest) and is_chain_whole(db)
        good = good and not [f for f in os.listdir(here) if ".part" in f]
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"opening, kill {number}: step {step}, beside {beside}")
        shutil.rmtree(here)
    print(f"opening: {KILLS} kills within {1.15 * span:.2f} s, left at step {steps}")
    return passed, failed


def main():
    rng = random.Random(1)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.db")
        subprocess.run([PROGRAM, "init", empty, "--area", "500101", "--name", "Test"], check=True,
                       stdout=subprocess.DEVNULL)
        filled = copy(empty, os.path.join(folder, "filled"))
        run(filled, "import", "children", SAMPLE)
        for name, start, words in (("import", empty, ("import", "children", SAMPLE)),
                                   ("undo", filled, ("undo",)),
                                   ("plan", filled, ("plan", "s4x45", "--from", "2026-09-09"))):
            good, bad = kill_often(name, start, words, folder, rng)
            passed, failed = passed + good, failed + bad
        good, bad = kill_openings(folder, rng)
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
