#!/usr/bin/env python3
"""What `catalog list` finds, against a plain count by the rule book.

Reads the files of the catalogue and its vocabulary with another reader of YAML and asks each rule
in its own words; no line of the program is used. Every word of every filter is tried alone, every
flag also with a number of people, and many filters together; a few edited copies add what the
shipped files seldom have (avoid, even numbers, closed eyes). TUANFU is the program, TUANFU_DATA the
folder with activities/."""
import csv
import glob
import io
import json
import os
import random
import subprocess
import sys
import tempfile

import yaml

PROGRAM = os.environ["TUANFU"]
CATALOGUE = os.path.join(os.environ["TUANFU_DATA"], "activities")
passed, failed = 0, 0


def check(name, found, wanted):
    global passed, failed
    if found == wanted:
        passed += 1
        return
    failed += 1
    print(f"{name}:\n  found  {str(found)[:600]}\n  wanted {str(wanted)[:600]}")


def read(path):
    with open(path, encoding="utf-8") as f:
        return yaml.load(f, Loader=yaml.CSafeLoader)


def words_of(name):
    rows = read(os.path.join(CATALOGUE, "vocabulary", name + ".yaml"))
    return {row["id"]: row for row in rows[name]}


def edited_copies(folder):
    """A catalogue of big-watermelon with other numbers."""
    os.mkdir(os.path.join(folder, "games"))
    with open(os.path.join(CATALOGUE, "games", "big-watermelon.yaml"), encoding="utf-8") as f:
        sound = f.read()
    adapted = {row["flag"] for row in yaml.load(sound, Loader=yaml.CSafeLoader)["adapt"]}
    avoided = [flag for flag in FLAGS if flag not in adapted][:3]
    edits = {
        "copy-avoid": [("avoid: []", "avoid: [" + ", ".join(avoided) + "]")],
        "copy-even": [("per: {min: 5, max: 10}, parity: any",
                       "per: {min: 3, max: 4}, parity: even")],
        "copy-eyes": [("eyes_closed: 0", "eyes_closed: 2"), ("topics: []", "topics: [home, body]")],
        "copy-age": [("age: {min: 72, max: 1199}", "age: {min: 75, max: 140}")],
        "copy-crowd": [("people: {min: 5", "people: {min: 32"), ("loud: 0", "loud: 2")],
    }
    for name, pairs in edits.items():
        text = sound.replace("id: big-watermelon", "id: " + name)
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        with open(os.path.join(folder, "games", name + ".yaml"), "w", encoding="utf-8") as f:
            f.write(text)


FLAGS, GOALS, ITEMS = words_of("flags"), words_of("goals"), words_of("items")
EXTRA = tempfile.TemporaryDirectory()
edited_copies(EXTRA.name)
ACTIVITIES = sorted((read(path) for folder in (CATALOGUE, EXTRA.name)
                     for path in glob.glob(os.path.join(folder, "*", "*.yaml"))
                     if os.path.basename(os.path.dirname(path)) != "vocabulary"),
                    key=lambda a: a["id"])


# -- the rule book ---------------------------------------------------------------------------------

def is_refused(a):
    return a.get("status", "in_use") == "refused"


def items_of(a):
    return {row["item"] for row in a["items"]}


def fits_people(a, n):
    """C-SIZE: people.min ≤ n ≤ people.max; ∃q: q·per.min ≤ n ≤ q·per.max; even means even."""
    people = a["people"]
    if not people["min"] <= n <= people["max"]:
        return False
    if people["parity"] == "even" and n % 2:
        return False
    per = people.get("per")
    return not per or any(q * per["min"] <= n <= q * per["max"] for q in range(1, n + 1))


def fits_months(a, months):
    """C-AGE for each of these ages, and of C-ABSOLUTE what depends on age."""
    return all(a["age"]["min"] <= m <= a["age"]["max"] and
               (a["axes"]["eyes_closed"] < 2 or m >= 120) for m in months)


def keeps(a, flag, n):
    """C-AXIS: every limit of the flag holds for the activity and n people."""
    limits = FLAGS[flag]["limits"]
    return (all(a["axes"][axis] <= most for axis, most in limits.get("axes", {}).items()) and
            not set(limits.get("topics", [])) & set(a["topics"]) and
            not set(limits.get("items", [])) & items_of(a) and
            ("people_max" not in limits or n <= limits["people_max"]))


def judge_flags(a, flags, n):
    """The flags that need their adaptation, or None when a child with them may not take part."""
    axes = a["axes"]
    if is_refused(a) or axes["touch"] == 4 or axes["trust"] == 4 or axes["elimination"] == 2:
        return None
    if set(a["avoid"]) & set(flags):
        return None
    excess = {flag for flag in flags if not keeps(a, flag, n)}
    return excess if excess <= {row["flag"] for row in a["adapt"]} else None


def wanted(filters):
    """{id: flags that need the adaptation} of a list of (name, text)."""
    given = {}
    for name, text in filters:
        given.setdefault(name, []).append(text)
    found = {}
    for a in ACTIVITIES:
        if is_refused(a) != ("refused" in given) or not all(
                holds(a, name, text) for name, text in filters if name != "for-flag"):
            continue
        flags = given.get("for-flag", [])
        if "people" in given:
            numbers = [int(given["people"][0])]
        else:
            numbers = [n for n in range(1, 401) if fits_people(a, n)]
        judged = [judge_flags(a, flags, n) for n in numbers] if flags else [set()]
        judged = [excess for excess in judged if excess is not None]
        if judged:
            found[a["id"]] = sorted(min(judged, key=len))
    return found


def holds(a, name, text):
    axes = a["axes"]
    if name == "kind":
        return a["kind"] == text
    if name == "phase":
        return text in a["phases"]
    if name == "audience":
        return text in a["audience"]
    if name == "age":
        years = [int(year) for year in text.split("-")]
        return fits_months(a, range(years[0] * 12, years[-1] * 12 + 12))
    if name == "people":
        return fits_people(a, int(text))
    if name == "minutes":
        return a["minutes"]["min"] <= int(text) <= a["minutes"]["max"]
    if name == "goal":
        goal, _, least = text.partition(":")
        return a["goals"].get(goal, 0) >= int(least or 1)
    if name == "energy":
        levels = [int(level) for level in text.split("-")]
        return levels[0] <= axes["energy"] <= levels[-1]
    if name in ("trust", "touch"):
        return axes[name] <= int(text)
    if name == "item":
        return text in items_of(a)
    if name == "ritual":
        return a["ritual"]
    return name == "refused"


# -- the program -----------------------------------------------------------------------------------

def words(filters):
    return [word for name, text in filters for word in (["--" + name] + ([text] if text else []))]


def run(filters, form):
    done = subprocess.run([PROGRAM, "catalog", "list", *words(filters), *form,
                           "--catalog", EXTRA.name],
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode or done.stderr:
        check(" ".join(words(filters)), (done.returncode, done.stderr), (0, ""))
    return done.stdout


def found(filters):
    answer = json.loads(run(filters, ["--json"]) or '{"rows": []}')
    return {row["id"]: sorted(row["adaptation"]) for row in answer["rows"]}


def compare(*filters):
    check(" ".join(words(filters)), found(filters), wanted(filters))


def every_filter_alone():
    for kind in sorted({a["kind"] for a in ACTIVITIES}):
        compare(("kind", kind))
    for phase in ("checkin", "warmup", "bridge", "main", "share", "close"):
        compare(("phase", phase))
    for audience in ("children", "carers", "mixed"):
        compare(("audience", audience))
    for years in ("3", "5", "6", "8", "9", "10", "11", "12", "18", "99", "6-8", "9-11",
                  "10-98"):
        compare(("age", years))
    for people in (1, 2, 3, 4, 5, 6, 7, 9, 12, 20, 31, 61, 300, 400):
        compare(("people", str(people)))
    for minutes in (1, 2, 3, 5, 8, 15, 20, 30, 120):
        compare(("minutes", str(minutes)))
    for goal in GOALS:
        for strength in ("", ":2"):
            compare(("goal", goal + strength))
    for energy in ("1", "2", "3", "4", "5", "1-2", "2-5"):
        compare(("energy", energy))
    for level in range(5):
        compare(("trust", str(level)))
        compare(("touch", str(level)))
    for item in ITEMS:
        compare(("item", item))
    compare(("ritual", ""))
    compare(("refused", ""))
    compare()


def every_flag():
    for flag in FLAGS:
        compare(("for-flag", flag))
        compare(("for-flag", flag), ("people", "31"))


def together():
    dice = random.Random(1)
    flags = list(FLAGS)
    goals = list(GOALS)
    for first, second in (("no_touch", "quiet"), ("seated", "one_hand"), ("no_crowd", "no_touch")):
        compare(("for-flag", first), ("for-flag", second))
    for _ in range(40):
        pool = [("for-flag", dice.choice(flags)), ("for-flag", dice.choice(flags)),
                ("age", dice.choice(["8", "9", "10", "9-11"])),
                ("people", str(dice.randint(2, 40))), ("minutes", str(dice.randint(4, 25))),
                ("phase", dice.choice(["warmup", "main", "close"])), ("touch", "1"),
                ("goal", dice.choice(goals)), ("trust", str(dice.randint(0, 2))),
                ("energy", "1-3"), ("audience", "children")]
        compare(*dice.sample(pool, dice.randint(2, 4)))
    compare(("phase", "warmup"), ("phase", "main"))
    compare(("goal", "empathy"), ("goal", "cooperate:2"))
    compare(("refused", ""), ("for-flag", "no_touch"))


def rows_say_what_files_say():
    by_id = {a["id"]: a for a in ACTIVITIES}
    for row in json.loads(run([], ["--json"]))["rows"]:
        a = by_id[row["id"]]
        pairs = [(row["kind"], a["kind"]), (set(row["phases"]), set(a["phases"])),
                 (row["axes"], a["axes"]),
                 (sorted(row["audience"]), sorted(a["audience"])), (row["age_months"], a["age"]),
                 (row["people"], a["people"]), (row["minutes"], a["minutes"]),
                 (row["goals"], a["goals"]), (row["level"], a["level"]), (row["name"], a["name"]),
                 (sorted(row["topics"]), sorted(a["topics"])), (set(row["items"]), items_of(a)),
                 (row["ritual"], a["ritual"]), (row["status"], "in_use"),
                 (read(row["file"]), a)]
        check(f"{a['id']}: row and file", [one for one, _ in pairs], [two for _, two in pairs])


def forms_agree():
    filters = [("for-flag", "no_touch"), ("phase", "main")]
    rows = csv.DictReader(io.StringIO(run(filters, ["--csv"])))
    check("CSV and JSON", {row["id"]: sorted(row["adaptation"].split()) for row in rows},
          found(filters))
    by_id = {a["id"]: a for a in ACTIVITIES}
    for row in csv.DictReader(io.StringIO(run([("kind", "calm")], ["--csv"]))):
        a = by_id[row["id"]]
        check(f"{a['id']}: CSV",
              (sorted(row["phases"].split()), int(row["age_min_months"]), int(row["minutes_max"]),
               row["goals"], [int(row[axis]) for axis in a["axes"]]),
              (sorted(a["phases"]), a["age"]["min"], a["minutes"]["max"],
               " ".join(f"{goal}:{a['goals'][goal]}" for goal in GOALS if goal in a["goals"]),
               list(a["axes"].values())))
    for language, mark, last in (("zh", "需要调整", "找到 %d 个"), ("en", "with adaptation", "%d of ")):
        text = run(filters, ["--lang", language]).splitlines()
        ids = wanted(filters)
        shown = {line.split()[0]: mark in line for line in text[3:] if line.split()[0] in ids}
        check(f"{language}: marks", shown, {a: bool(adapted) for a, adapted in ids.items()})
        check(f"{language}: last line", text[-1].startswith(last % len(ids)), True)


def nothing_found_says_what_to_loosen():
    filters = [("kind", "calm"), ("energy", "5"), ("phase", "close")]
    check("nothing", wanted(filters), {})
    answer = json.loads(run(filters, ["--json"]))["looser"]
    looser = {f"--{name}": len(wanted([other for other in filters if other[0] != name]))
              for name, _ in filters}
    check("what to loosen", {row["without"]: row["found"] for row in answer},
          {name: count for name, count in looser.items() if count})
    text = run(filters, ["--lang", "en"])
    for name, count in looser.items():
        check(f"{name} in words", f"without {name} there would be {count}\n" in text, count > 0)


def copies_are_sound():
    done = subprocess.run([PROGRAM, "catalog", "check", EXTRA.name, "--lang", "en"], capture_output=True,
                          encoding="utf-8", check=False)
    check("the edited copies are sound", [line for line in done.stdout.splitlines()
                                          if "error" in line], [])


def main():
    check("the catalogue is there", len(ACTIVITIES) > 50 and len(FLAGS) > 20, True)
    copies_are_sound()
    every_filter_alone()
    every_flag()
    together()
    rows_say_what_files_say()
    forms_agree()
    nothing_found_says_what_to_loosen()
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
