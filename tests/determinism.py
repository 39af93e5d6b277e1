#!/usr/bin/env python3
"""One plan, whatever the compiler, the locale, the time zone and the order of the rows imported.

TUANFU is the program, TUANFU_OTHER another build of it (another compiler; may be empty). Prints the
hash of each plan; all must be one."""
import hashlib
import os
import random
import subprocess
import sys
import tempfile

DATA = os.environ["TUANFU_DATA"]
SAMPLE = os.path.join(DATA, "templates", "sample-town", "children.csv")
SEED_WORDS = ("--seed", "7", "--steps", "60000")


def run(program, env, *words):
    done = subprocess.run([program, *words], capture_output=True, env={**os.environ, **env})
    if done.returncode:
        sys.exit(f"{' '.join(words)}: {done.stderr.decode()}")
    return done.stdout


def plan_of(program, env, table, folder):
    db = os.path.join(folder, "t.db")
    common = ("--db", db, "--today", "2026-09-01")
    run(program, env, "init", db, "--area", "500101", "--name", "Test")
    run(program, env, *common, "import", "children", table)
    run(program, env, *common, "plan", "s4x45", "--from", "2026-09-09", *SEED_WORDS)
    facts = run(program, env, *common, "export", "facts", "s4x45")
    plan = run(program, env, *common, "export", "plan", "A1")
    return hashlib.sha256(facts + plan).hexdigest()


def shuffled(path, seed):
    with open(SAMPLE, encoding="utf-8") as f:
        head, *rows = f.read().splitlines()
    random.Random(seed).shuffle(rows)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join([head, *rows]) + "\n")
    return path


def main():
    programs = [os.environ["TUANFU"]]
    other = os.environ.get("TUANFU_OTHER", "")
    if other and os.path.exists(other):
        programs.append(other)
    else:
        print("one build only: the other compiler was not asked")
    settings = [{}, {"LC_ALL": "C", "TZ": "UTC"}, {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Lima"},
                {"LANG": "zh_CN.UTF-8", "TZ": "Pacific/Kiritimati"}]
    cases = [(program, env, seed) for program in programs for env in settings[:2] for seed in (0,)]
    cases += [(programs[-1], env, seed) for env in settings for seed in (1, 2)]
    hashes = {}
    for number, (program, env, seed) in enumerate(cases):
        with tempfile.TemporaryDirectory() as folder:
            table = SAMPLE if not seed else shuffled(os.path.join(folder, "c.csv"), seed)
            found = plan_of(program, env, table, folder)
            hashes.setdefault(found, []).append((os.path.basename(os.path.dirname(program)), env, seed))
    for found, who in hashes.items():
        print(found[:16], who)
    good = len(hashes) == 1
    print(f"{len(cases) if good else 0} passed, {0 if good else len(hashes)} failed")
    sys.exit(not good)


if __name__ == "__main__":
    main()
