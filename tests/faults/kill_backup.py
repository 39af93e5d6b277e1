#!/usr/bin/env python3
"""kill -9 at random moments of `backup` and `restore`, and when the plain copy or the sealed part is
seen: there is no new backup or a whole one, no restored file or a whole one, and after the next start
nothing readable and after the next backup nothing at all is left beside.

Needs TUANFU (the program) and TUANFU_DATA; TUANFU_OTHER, a build without sanitizers, is preferred where
it is there. The moments come from a fixed seed."""
import os
import random
import subprocess
import sys
import tempfile
import time

from frame import PROGRAM, SAMPLE, run

KILLS = int(os.environ.get("TUANFU_KILLS", "30"))
passed = failed = 0


def check(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print("not true:", what)


def names(folder, part):
    return [name for name in os.listdir(folder) if part in name]


def start_and_kill(words, moment):
    """Kills after so many seconds, or as soon as a file is seen."""
    child = subprocess.Popen([PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if isinstance(moment, float):
        time.sleep(moment)
    else:
        while child.poll() is None and not os.path.exists(moment):
            pass
    child.kill()
    child.wait()


def moments(span, seen, rng):
    """Two in three by chance within a little more than a whole run, the others when a file is seen."""
    for number in range(KILLS):
        yield rng.uniform(0.0, 1.15 * span) if number % 3 else seen[number // 3 % len(seen)]


def kill_backups(folder, db, key, rng):
    stick = os.path.join(folder, "stick")
    os.mkdir(stick)
    before = run(db, "list", "children", "--csv")
    began = time.monotonic()
    first = os.path.join(stick, "first.tfb")
    run(db, "backup", first, "--key", key)
    span = time.monotonic() - began
    made = plain = parts = 0
    target = os.path.join(stick, "new.tfb")
    for number, moment in enumerate(moments(span, [db + ".tuanfu-copy", target + ".tuanfu-part"], rng)):
        start_and_kill(["--db", db, "backup", target, "--key", key], moment)
        plain += bool(names(folder, "tuanfu-copy"))
        parts += bool(names(stick, "tuanfu-part"))
        check(run(db, "list", "children", "--csv") == before, f"kill {number}: the record is as it was")
        check(not names(folder, "tuanfu-copy"), f"kill {number}: no plain copy after the next start")
        if os.path.exists(target):
            made += 1
            again = os.path.join(folder, "again.db")
            run(db, "restore", target, "--to", again, "--key", key)
            check(run(again, "list", "children", "--csv") == before, f"kill {number}: the backup is whole")
            os.remove(again)
            os.remove(target)
    run(db, "backup", stick, "--key", key)
    check(not names(stick, "tuanfu-part"), "no sealed part after the next backup")
    print(f"backup: {KILLS} kills, {made} whole backups, {plain} plain copies and {parts} parts were left")
    check(plain and parts, "some kills left something to clear away: the test could fail")
    sound = subprocess.run(["sqlite3", db, "PRAGMA integrity_check; PRAGMA foreign_key_check;"],
                           capture_output=True, text=True).stdout
    check(sound == "ok\n", "the record is sound")
    return first


def kill_restores(folder, db, key, backup, rng):
    before = run(db, "list", "children", "--csv")
    new = os.path.join(folder, "new.db")
    began = time.monotonic()
    run(db, "restore", backup, "--to", new, "--key", key)
    span = time.monotonic() - began
    os.remove(new)
    made = left = 0
    for number, moment in enumerate(moments(span, [new + ".tuanfu-restore"], rng)):
        start_and_kill(["restore", backup, "--to", new, "--key", key], moment)
        left += bool(names(folder, "tuanfu-restore"))
        if os.path.exists(new):
            made += 1
        else:
            run(db, "restore", backup, "--to", new, "--key", key)
        check(run(new, "list", "children", "--csv") == before, f"kill {number}: what is there is whole")
        if os.path.exists(new + ".tuanfu-restore"):
            check(False, f"kill {number}: nothing is left after the next restore")
        os.remove(new)
    print(f"restore: {KILLS} kills, {made} whole files, {left} parts were left")
    check(left, "some kills left something to clear away: the test could fail")


def main():
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "t.db")
        key = os.path.join(folder, "key")
        subprocess.run([PROGRAM, "init", db, "--area", "500101", "--name", "Test"], check=True,
                       stderr=subprocess.DEVNULL)
        run(db, "import", "children", SAMPLE)
        run(db, "backup", "--new-key", key)
        backup = kill_backups(folder, db, key, rng)
        kill_restores(folder, db, key, backup, rng)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
