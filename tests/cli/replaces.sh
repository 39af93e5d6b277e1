#!/bin/sh
# A file that changes parts of a shipped activity: the rest stays the shipped one's, the whole is
# judged, and a problem of the whole is shown in the own file.
. "$(dirname "$0")/lib.sh"

shipped="$TUANFU_DATA/activities/games/big-watermelon.yaml"
mkdir -p ours/games
own=ours/games/big-watermelon.yaml
write() { # lines on standard input, behind the four that are always there
    printf 'schema: 1\nid: big-watermelon\nversion: 3\nreplaces: 1\n' >$own
    cat >>$own
}

write <<'YAML'
# our room is small
people: {min: 5, max: 12, parity: any}
name: {zh: 大西瓜（我们村）, en: Our Big Melon}
YAML
expect "a few keys are enough" 0 "" "*" catalog check ours
expect "the file alone is checked in the same way" 0 "" "*" catalog check $own
expect "also where it is in use already" 0 "" "*" catalog check $own --catalog ours
expect "the own keys are used" 0 "Our Big Melon (big-watermelon, version 3): 5 to 12 minutes, 5 to 12 people" "" \
    catalog show big-watermelon --catalog ours
expect "the others are the shipped ones" 0 "Everybody slips in this game" "" \
    catalog show big-watermelon --catalog ours
expect "without the catalogue nothing has changed" 0 "Big Melon Small Melon (big-watermelon, version 1)" "" \
    catalog show big-watermelon
"$TUANFU" catalog list --csv >.plain
"$TUANFU" catalog list --csv --catalog ours >.ours
holds "there is still one of it" [ "$(wc -l <.plain)" = "$(wc -l <.ours)" ]
expect "the card says whose version it is" 0 "*" "*" print activity-card big-watermelon \
    --catalog ours -o card.txt
holds "with the licence" grep -q 'big-watermelon · version 3 · .* · CC-BY-4.0 · from big-watermelon, version 1' card.txt
hash=$(sed -n 's/.*big-watermelon · version 3 · \([0-9a-f]*\) ·.*/\1/p' card.txt | head -1)

# What is kept is the whole, word for word: the shipped lines with the own blocks in their place.
python3 - "$shipped" $own >whole.yaml <<'PY'
import re, sys
def blocks(path):
    found, waiting = [], []
    for line in open(path, encoding="utf-8"):
        key = re.match(r"([a-z_]+):", line)
        if key:
            found.append([key.group(1), waiting + [line]])
            waiting = []
        elif line.startswith("# yaml-language-server"):
            found.append(["", [line]])
        elif line.startswith("#"):
            waiting.append(line)
        else:
            found[-1][1].append(line)
    return found
own = dict(blocks(sys.argv[2]))
for key, lines in blocks(sys.argv[1]):
    text = "".join(own.get(key, lines))
    if key == "origin":
        text = text.replace("}", ", from: big-watermelon, from_version: 1}")
    sys.stdout.write(text)
PY
sum=$(python3 -c 'import hashlib,sys; print(hashlib.blake2b(open("whole.yaml","rb").read(), digest_size=32).hexdigest()[:8])')
holds "the hash is that of the whole" [ "$hash" = "$sum" ]
mkdir -p whole/games && sed 's/^id: .*/id: whole/' whole.yaml >whole/games/whole.yaml
expect "the whole is a sound file of its own" 0 "" "*" catalog check whole

# A held session keeps the whole and needs neither file again.
make_list list.csv
quiet init --area 500101 --name Test
quiet import children list.csv --today 2026-09-01
mkdir -p ours/programmes
sed 's/^must: .*/must: {1: [[rule-gestures], [big-watermelon]]}/;s/^id: .*/id: melon4/' \
    "$TUANFU_DATA/templates/programmes/s4x45.yaml" >ours/programmes/melon4.yaml
expect "a plan with the own version" 0 "*" "*" plan melon4 --from 2026-10-14 --today 2026-09-01 --catalog ours
python3 - "$TUANFU_DB" >.kept <<'PY'
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT bytes FROM activity_version WHERE activity = 'big-watermelon' AND version = 3").fetchall()
sys.stdout.write(rows[0][0].decode() if len(rows) == 1 else "%d rows\n" % len(rows))
PY
holds "the record keeps the whole" cmp .kept whole.yaml
mkdir -p melon && cp -r ours/programmes melon/
expect "and reads it again without the own catalogue" 0 "*" "*" check A1 --catalog melon --today 2026-09-01
rm -r ours/programmes

# -- what is wrong is told in the own file ------------------------------------------------------
write <<'YAML'
minutes: {min: 5, typical: 10, max: 15}
YAML
expect "minutes that the shipped steps do not add up to" 1 \
    "$own:5:10: error: the steps add up to 8 minutes, typical says 10" "*" catalog check ours
expect "then the shipped one is used" 0 "Big Melon Small Melon" "*" \
    catalog show big-watermelon --catalog ours
write <<'YAML'
brief: {zh: 一行, en: one line}
avoid: [hearing]
YAML
expect "a shipped adaptation for what is avoided now" 1 \
    "$own:6:8: error: 'hearing' stands in avoid and in adapt" "*" catalog check ours
write <<'YAML'
peopel: {min: 5, max: 10, parity: any}
YAML
expect "an unknown key" 1 "$own:5:1: error: unknown key 'peopel'; did you mean 'people'?" "*" catalog check ours
write <<'YAML'
name: {zh: （请写）名称, en: Ours}
YAML
expect "what is still to be written" 1 "$own:5:12: error: still to be written" "*" catalog check ours
write <<'YAML'
origin: {source: own, licence: CC0-1.0}
YAML
expect "the origin stays" 1 "$own:5:1: error: origin and licence stay those of big-watermelon" "*" \
    catalog check ours
write </dev/null
sed -i 's/^replaces: 1/replaces: 2/' $own
expect "another version was looked at" 0 \
    "$own:4:11: warning: big-watermelon has version 1 now, these changes were made for version 2" "*" catalog check ours
sed -i 's/^replaces: .*/replaces: yes/' $own
expect "replaces is a version" 1 "$own:4:11: error: replaces is the version of big-watermelon" "*" catalog check ours
sed -i 's/^replaces: .*/replaces: 1/;/^version/d' $own
expect "own changes have a version" 1 "'version' is missing" "*" catalog check ours
sed -i 's/^id: .*/id: big-watermelonn\nversion: 1/' $own
expect "it must be there" 1 "$own:2:5: error: no activity 'big-watermelonn'; did you mean 'big-watermelon'?" "*" catalog check ours
printf '{schema: 1, id: big-watermelon, version: 1, replaces: 1, ritual: false}\n' >$own
expect "keys on lines of their own" 1 "begin each key on a line of its own" "*" catalog check ours
cp "$shipped" $own
expect "a whole file with a taken id learns of replaces" 1 "or add 'replaces: 1' to change parts" "*" catalog check ours
sed -i 's/^version: 1/version: 2\nreplaces: 1/;/^origin/d' $own
expect "a whole file may replace all but the origin" 0 "" "*" catalog check ours
write </dev/null
cp -r ours theirs
expect "two that change the same" 1 "theirs/games/big-watermelon.yaml:2:5: error: 'big-watermelon' is already changed by ours" "*" \
    catalog check --catalog ours --catalog theirs
write <<'YAML'
# a thing of its own
handout:
  title: {zh: 挂图, en: Wall sheet}
  text:
    zh: 大
    en: Big
YAML
sed -i 's/$/\r/' $own
printf 'risk: {physical: 2, emotional: 1}' >>$own
expect "a new key, CR LF and no last line end" 0 "" "*" catalog check ours
expect "all of it is there" 0 "*" "*" print activity-card big-watermelon --catalog ours -o card.txt
holds "the handout" grep -q 'Wall sheet' card.txt
expect "a copy of an own version" 0 "*" "*" catalog copy big-watermelon --catalog ours -o copies
holds "is a whole file" grep -q 'from: big-watermelon, from_version: 3' copies/games/my-big-watermelon.yaml
finish
