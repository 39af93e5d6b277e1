#!/bin/sh
# What differs between two states of an activity: each kind of field in words, ids, files and
# folders, versions that were not raised, and the exit status.
. "$(dirname "$0")/lib.sh"

games="$TUANFU_DATA/activities/games"
sound="$games/big-watermelon.yaml"
dance="$TUANFU_DATA/activities/gesture-dances/gesture-dance.yaml"

# differs NAME WORDS SED…: the edited file is found to differ in just this way
differs() {
    edit=$1 words=$2
    shift 2
    sed "$@" "$sound" >edited.yaml
    expect "$edit" 1 "$words" "" catalog diff big-watermelon edited.yaml
}

expect "an id against itself" 0 "No difference." "" catalog diff charades charades
sed '1s/^/# a remark\n/' "$sound" >edited.yaml
expect "only a remark" 0 "Every field is the same; only layout or comments" "" \
    catalog diff big-watermelon edited.yaml
differs "a number" "duration, longest [minutes.max]: 12 → 13" 's/max: 12}/max: 13}/'
holds "one line alone differs" [ "$(grep -c ' \[.*\]' .out)" -eq 1 ]
holds "the head has versions and hashes" grep -qE '^  old: version 1, [0-9a-f]{12}, .*big-watermelon' .out
holds "the warning" grep -q 'the content differs but the version is still 1; write version: 2' .out
differs "the version too" "its id" 's/^id: .*/id: other/;s/^version: 1/version: 2/'
holds "no warning then" sh -c '! grep -q Warning .out'
sed 's/^version: 1/version: 3/' "$sound" >newer.yaml
expect "a version that goes back" 1 "the version goes back from 3 to 1; write version: 4" "" \
    catalog diff newer.yaml big-watermelon
differs "yes and no" "usable in an event [event_ok]: yes → no" 's/^event_ok: true/event_ok: false/'
differs "a word" "who may lead it [level]: trained leader → volunteer" 's/^level: .*/level: volunteer/'
differs "a set of words" "phases in which it fits [phases]: warm-up → warm-up, main" \
    's/^phases: .*/phases: [warmup, main]/'
differs "a goal" "[goals.belong]: 2 → –" 's/, belong: 2}/}/'
differs "a range that went" "size of sub-groups [people.per]: 5–10 → –" 's/per: {min: 5, max: 10}, //'
differs "a text" "name (Chinese) [name]" 's/zh: 大西瓜小西瓜/zh: 大瓜小瓜/'
holds "the old text" grep -qx '  old: 大西瓜小西瓜' .out
holds "the new text" grep -qx '  new: 大瓜小瓜' .out
holds "the other language is the same" sh -c '! grep -q English .out'
differs "an axis" "energy [axes.energy]: 4 → 5" 's/^  energy: 4/  energy: 5/'
differs "an adaptation for another flag" "[adapt[latex].flag]: – → Latex" \
    's/flag: one_hand/flag: latex/'
holds "the one that went" grep -qF '[adapt[one_hand].flag]: One hand → –' .out
sed '/^steps:/a\  - {minutes: 1, do: {zh: 站成一圈。, en: Stand in a ring.}}' "$sound" |
    sed 's/typical: 8/typical: 9/' >edited.yaml
expect "a step before the others" 1 "[steps[1].minutes]: – → 1" "" \
    catalog diff big-watermelon edited.yaml
holds "the others are the same" sh -c '! grep -qF "steps[2]" .out'
expect "in Chinese" 1 "时长 通常几分钟 [minutes.typical]：8 → 9" "" \
    catalog diff big-watermelon edited.yaml --lang zh
holds "the Chinese warning" grep -q '内容不同，版本却还是 1；请在新文件里写 version: 2' .out
line=$(grep -n '^moves:' "$dance" | cut -d: -f1)
sed "$((line + 1)),\$s/beats: 4/beats: 5/" "$dance" >edited.yaml
holds "the edit took" sh -c '! cmp -s "$1" edited.yaml' sh "$dance"
expect "a line of a dance" 1 "[moves[" "" catalog diff gesture-dance edited.yaml
sed 's/max: 12}/max: 13}/' "$sound" >edited.yaml
expect "as JSON" 1 '{"field": "minutes.max", "language": "", "old": "12", "new": "13"}' "" \
    catalog diff big-watermelon edited.yaml --json
holds "JSON says that the version stands" grep -q '"keeps_version": true' .out
expect "the same, as JSON" 0 '"same": true' "" catalog diff charades charades --json

mkdir -p old/games new/games new/vocabulary
cp "$sound" "$games/charades.yaml" "$games/name-toss.yaml" old/games
cp "$games/charades.yaml" "$games/conductor.yaml" new/games
cp edited.yaml new/games/big-watermelon.yaml
echo 'goals: []' >new/vocabulary/goals.yaml
expect "two folders" 1 "1 the same, 1 changed, 1 added, 1 removed" "" catalog diff old new
holds "added" grep -q '^Added: .* (conductor)' .out
holds "removed" grep -q '^Removed: .* (name-toss)' .out
holds "changed" grep -qF '[minutes.max]: 12 → 13' .out
expect "two equal folders" 0 "3 the same, 0 changed, 0 added, 0 removed" "" catalog diff old old/games
echo 'id: [' >new/games/broken.yaml
expect "a broken file is named" 1 "1 changed" "new/games/broken.yaml:" catalog diff old new
expect "a broken file alone" 1 "" "cannot be compared; mend what is listed above first" \
    catalog diff charades new/games/broken.yaml
cp "$sound" old/games/twin.yaml
expect "an id twice" 1 "0 changed" "the id 'big-watermelon' is already that of" \
    catalog diff old/games old/games
expect "a folder and a file" 2 "" "old is a folder and charades is not" catalog diff old charades
expect "a typo in an id" 1 "" "did you mean 'charades'?" catalog diff charade charades
expect "no such file" 1 "" "no file or folder nowhere.yaml" catalog diff nowhere.yaml charades
expect "one name alone" 2 "" "catalog diff needs OLD NEW" catalog diff charades
finish
