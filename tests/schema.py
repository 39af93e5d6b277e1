#!/usr/bin/env python3
"""The shipped schemas are sound, accept every shipped file and refuse what the program refuses.

Each broken file is made from a shipped one by a single change of its text; the program and the
schema must both refuse it, or an editor would praise what `catalog check` complains about."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

DATA = os.environ["TUANFU_DATA"]
PROGRAM = os.environ["TUANFU"]


class Loader(yaml.CSafeLoader):
    """Scalars as editors read them (YAML 1.2): `no` is a word, 12:30 a text, keys are texts."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"),
                             list("-+0123456789"))


def read(text):
    def with_text_keys(value):
        if isinstance(value, dict):
            return {str(key): with_text_keys(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [with_text_keys(inner) for inner in value]
        return value
    return with_text_keys(yaml.load(text, Loader))


# file, what stands there, what stands there instead, the key that the complaint must name
BROKEN = [
    ("activity", "energy: 4", "energy: 6", "energy"),
    ("activity", "energy: 4", "energy: high", "energy"),
    ("activity", "  touch: 0\n", "", "axes"),
    ("activity", "kind: game", "kind: gme", "kind"),
    ("activity", "event_ok: true", "event_ok: 'yes'", "event_ok"),
    ("activity", "id: big-watermelon", "id: Big_Watermelon", "id"),
    ("activity", "zh: 大西瓜小西瓜, ", "", "name"),
    ("activity", "phases: [warmup]", "phases: []", "phases"),
    ("activity", "topics: []", "topics: [space]", "topics"),
    ("activity", "goals: {impulse: 3, belong: 2}", "goals: {impulse: 4, belong: 2}", "impulse"),
    ("activity", "goals: {impulse: 3, belong: 2}", "goals: {win: 3}", "goals"),
    ("activity", "- flag: hearing", "- flag: deaf", "flag"),
    ("activity", "posture: stand", "posture: stand\ncolour: red", ""),
    ("activity", "items: []", "items: {ball: 1}", "items"),
    ("activity", "  - lens: future\n    ask: {zh: 生活里哪个时候也用得上“先停一下”？, en: \"When in "
     "your life would that little stop be useful?\"}\n", "", "debrief"),
    ("programme", "format: series", "format: serial", "format"),
    ("programme", "main: [activity]", "main: [play]", "main"),
    ("programme", "must: {1:", "must: {first:", "must"),
    ("programme", "touch_cap: ", "touch_cap: 1", "touch_cap"),
    ("programme", "stage: forming", "stage: storming", "stage"),
    ("programme", "rituals: {checkin:", "rituals: {morning:", "rituals"),
]
SAMPLES = {"activity": "activities/games/big-watermelon.yaml",
           "programme": "templates/programmes/s6x45.yaml"}

passed = failed = 0


def check(what, truth, more=""):
    global passed, failed
    if truth:
        passed += 1
    else:
        failed += 1
        print(f"{what}: not true {more}")


def load_validator(kind):
    path = f"{DATA}/activities/schema/{kind}.schema.json"
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    try:
        jsonschema.Draft7Validator.check_schema(schema)
        check(f"{kind}: a valid schema", True)
    except jsonschema.SchemaError as trouble:
        check(f"{kind}: a valid schema", False, trouble.message)
    return jsonschema.Draft7Validator(schema)


def check_shipped(validators):
    for kind, pattern in (("activity", "activities/*/*.yaml"),
                          ("programme", "templates/programmes/*.yaml")):
        files = [path for path in sorted(glob.glob(f"{DATA}/{pattern}"))
                 if "/vocabulary/" not in path]
        check(f"{kind}: there are files", len(files) >= 5)
        for path in files:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            name = os.path.relpath(path, DATA)
            troubles = [f"{list(t.absolute_path)}: {t.message}"
                        for t in validators[kind].iter_errors(read(text))]
            check(f"{name} is accepted", not troubles, "; ".join(troubles[:3]))
            found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
            check(f"{name} names its schema in its first line", found and os.path.samefile(
                os.path.join(os.path.dirname(path), found.group(1)),
                f"{DATA}/activities/schema/{kind}.schema.json"))


def check_broken(validators, folder):
    for number, (kind, old, new, key) in enumerate(BROKEN):
        with open(f"{DATA}/{SAMPLES[kind]}", encoding="utf-8") as file:
            text = file.read()
        name = f"{old.strip()!r} → {new.strip()!r}"
        check(f"{name}: the sample holds it", old in text)
        broken = text.replace(old, new, 1)
        path = f"{folder}/{number}.yaml"
        with open(path, "w", encoding="utf-8") as file:
            file.write(broken)
        troubles = list(validators[kind].iter_errors(read(broken)))
        check(f"{name}: refused at the place", [t for t in troubles if key == (
            list(map(str, t.absolute_path)) or [""])[-1] or key in map(str, t.absolute_path)],
            [list(t.absolute_path) for t in troubles])
    paths = [f"{folder}/{number}.yaml" for number in range(len(BROKEN))]
    told = subprocess.run([PROGRAM, "catalog", "check", *paths], capture_output=True, text=True)
    for path, (_, old, new, _) in zip(paths, BROKEN):
        check(f"{old.strip()!r} → {new.strip()!r}: the program refuses it too",
              f"{path}:" in told.stdout, told.stdout)


def check_partial(validators):
    """A file that replaces parts of an activity has only those; without the key it lacks the rest."""
    partial = {"schema": 1, "id": "charades", "version": 2, "replaces": 1, "ritual": False}
    check("a file with `replaces` may have a few keys",
          not list(validators["activity"].iter_errors(partial)))
    check("but no unknown ones", list(validators["activity"].iter_errors({**partial, "colour": 1})))
    check("and needs its version", list(validators["activity"].iter_errors(
        {key: value for key, value in partial.items() if key != "version"})))
    check("without `replaces` it is not whole", list(validators["activity"].iter_errors(
        {key: value for key, value in partial.items() if key != "replaces"})))


def main():
    validators = {kind: load_validator(kind) for kind in SAMPLES}
    check_shipped(validators)
    check_partial(validators)
    with tempfile.TemporaryDirectory() as folder:
        check_broken(validators, folder)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
