#!/bin/sh
# An own activity: a skeleton that nobody plans from before it is written, a copy that says where it
# comes from, and nothing that is ever written over.
. "$(dirname "$0")/lib.sh"

kinds="game gesture_dance art story talk calm training ritual worksheet"

# -- new --------------------------------------------------------------------------------------
for kind in $kinds; do
    id=my-$(printf '%s' "$kind" | tr _ -)
    expect "a skeleton: $kind" 0 "my-activities/" "catalog check" catalog new "$kind" "$id"
done
holds "one file for each kind" [ "$(find my-activities -name '*.yaml' | wc -l)" = 9 ]

# Only what is still to be written is wrong in a skeleton: words in its place, and it is sound.
fill() { # file
    sed -i 's/（请写）/写好了：/;s/(WRITE)/Written/;s/^goals: .*/goals: {belong: 2}/' "$1"
}
for file in my-activities/*/*.yaml; do
    lines=$(grep -v '^#' "$file" | grep -cE '（请写）|\(WRITE\)')
    in_flow=$(grep -cE '\{zh: （请写）' "$file")
    "$TUANFU" catalog check "$file" >.problems 2>&1
    holds "$file: every text that is missing is told" \
        [ "$(grep -c 'still to be written' .problems)" = $((lines + in_flow)) ]
    holds "$file: and the goals, and nothing else" \
        [ "$(grep -vc 'still to be written' .problems)" = 1 ]
    holds "$file: its goals" grep -q 'error: goals is empty' .problems
done
expect "nothing is planned from a skeleton" 1 "" "no activity 'my-game'" \
    catalog show my-game --catalog my-activities
for file in my-activities/*/*.yaml; do
    fill "$file"
done
expect "written, they are all sound" 0 "" "*" catalog check my-activities
expect "and there" 0 "my-worksheet" "" catalog list --catalog my-activities
for key in $(sed -n 's/^\([a-z_]*\):.*/\1/p' "$TUANFU_DATA/activities/games/big-watermelon.yaml"); do
    grep -n "^$key:" my-activities/games/my-game.yaml | cut -d: -f1
done >.order
holds "the keys stand in the order of the shipped files" sort -nc .order
holds "all of them" [ "$(wc -l <.order)" = "$(grep -c '^[a-z]' my-activities/games/my-game.yaml)" ]

expect "numbers and words by options" 0 "ours/calm/slow-sea.yaml" "*" catalog new calm slow-sea \
    --name-zh 慢慢的海 --name-en "Slow Sea, Slow Breath" --age 6-9 --people 2-30 --minutes 4 \
    --goal regulate:3,hope --phase "close, share" --energy 1 --posture floor -o ours --lang zh
for words in "name: {zh: 慢慢的海, en: \"Slow Sea, Slow Breath\"}" "age: {min: 72, max: 119}" \
    "people: {min: 2, max: 30, parity: any}" "minutes: {min: 2, typical: 4, max: 6}" \
    "goals: {regulate: 3, hope: 2}" "phases: [share, close]" "posture: floor" "# 用在" "level: trained"; do
    [ "$words" = "# 用在" ] && words="# 可用的环节"
    holds "the skeleton says: $words" grep -qF "$words" ours/calm/slow-sea.yaml
done
expect "the folder of the kind may be named itself" 0 "ours/games/a.yaml" "*" \
    catalog new game a -o ours/games/
cp ours/calm/slow-sea.yaml .before
expect "never written over" 1 "" "is there already and is not written over" \
    catalog new calm slow-sea -o ours
expect "nor beside it under another kind" 1 "" "is there already" catalog new game slow-sea -o ours
holds "it is as it was" cmp -s .before ours/calm/slow-sea.yaml
mkdir shut && chmod 555 shut
if ! [ -w shut ]; then
    expect "a folder that may not be written" 4 "" "shut" catalog new game b -o shut
fi
ls -A ours/calm >.names
holds "and nothing lies beside" [ "$(cat .names)" = slow-sea.yaml ]

expect "an id that is taken" 1 "" "choose another, such as my-charades" catalog new game charades
expect "an id with other letters" 2 "" "must be of a-z, 0-9 and -" catalog new game My_Ball
expect "an unknown kind" 2 "" "unknown word 'gam'; there are game, gesture_dance" catalog new gam x
expect "an unknown goal" 2 "" "goal: unknown word 'joy'; there are belong" catalog new game x --goal joy
expect "a goal too strong" 2 "" "no number from 1 to 3" catalog new game x --goal hope:4
expect "an age the wrong way round" 2 "" "age: '9-6' is no range" catalog new game x --age 9-6
expect "minutes that are no number" 2 "" "minutes: 'ten' is no number" catalog new game x --minutes ten
expect "a name of two lines" 2 "" "on one line" catalog new game x --name-zh "一
二"
expect "nobody to ask" 2 "" "needs KIND and ID" catalog new
expect "nobody to ask for the id" 2 "" "needs KIND and ID" catalog new game
holds "and nothing was written" [ ! -e my-activities/games/x.yaml ]

# -- questions ---------------------------------------------------------------------------------
# talk ANSWERS…: the program on a terminal, one answer a line; prints what is seen there
talk() {
    python3 - "$TUANFU" "$@" <<'PY'
import os, pty, sys, time
program, lines = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execv(program, [program, "catalog", "new", "-o", "asked"])
seen = b""
def read_until_quiet():
    global seen
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            return False
        if not piece:
            return False
        seen += piece
        if seen.endswith(b": "):
            return True
for line in lines:
    if not read_until_quiet():
        break
    os.write(terminal, line.encode() + b"\n")
while read_until_quiet():
    os.write(terminal, b"q\n")
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.stdout.write(seen.decode().replace("\r\n", "\n"))
sys.exit(status)
PY
}
talk 3 风筝 "Kite in the Wind" "" "4、2" "" 7-9 "" 20 "impulse 1" "" >.seen
holds "asked and written" [ $? = 0 ]
holds "the id comes from the English name" [ -e asked/arts/kite-in-the-wind.yaml ]
for words in "kind: art" "name: {zh: 风筝, en: Kite in the Wind}" "phases: [warmup, main]" \
    "age: {min: 84, max: 119}" "typical: 20" "goals: {belong: 2, impulse: 3}" "energy: 2"; do
    holds "the answers are in it: $words" grep -qF "$words" asked/arts/kite-in-the-wind.yaml
done
talk 99 game 风筝 Kite 风筝 kite "" "" old 8 "" "" q >.seen
holds "given up" [ $? = 1 ]
holds "wrong answers are asked again" grep -qF "'99' is not in the list" .seen
holds "with what is right" grep -qF "age: 'old' is no range" .seen
holds "q writes nothing" [ ! -e asked/games ]
holds "and says so" grep -qF "given up; nothing was written" .seen

# -- copy --------------------------------------------------------------------------------------
expect "a copy" 0 "my-activities/games/my-charades.yaml" "own version of charades" catalog copy charades
diff "$TUANFU_DATA/activities/games/charades.yaml" my-activities/games/my-charades.yaml >.changes
holds "of which only the head, the id and the origin differ" [ "$(grep -c '^>' .changes)" -le 3 ]
holds "with what it was made from" \
    grep -q '^origin: {.*licence: CC-BY-4.0, from: charades, from_version: 1}' \
    my-activities/games/my-charades.yaml
expect "it is sound" 0 "" "*" catalog check my-activities
for file in "$TUANFU_DATA"/activities/*/*.yaml; do
    case $file in */vocabulary/*) continue ;; esac
    id=$(basename "$file" .yaml)
    "$TUANFU" catalog copy "$id" --id "copy-$id" -o copies >/dev/null 2>.err || cat .err
done
expect "every shipped activity can be copied" 0 "" "*" catalog check copies
holds "all of them" [ "$(find copies -name '*.yaml' | wc -l)" -gt 100 ]
cat >old.py <<'PY'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
text = text.replace("version: 1\n", "version: 7   # the seventh\n", 1)
text = text.replace("origin: {source: folk, licence: CC-BY-4.0}\n",
                    "# where it comes from\norigin:\n    licence: 'CC-BY-4.0'  # stays\n    source: folk\n", 1)
open(sys.argv[2], "w", encoding="utf-8", newline="\r\n").write(text.replace("id: big-", "id: \"odd-", 1)
    .replace("odd-watermelon", "odd-watermelon\"", 1))
PY
mkdir -p odd/games
python3 old.py "$TUANFU_DATA/activities/games/big-watermelon.yaml" odd/games/odd-watermelon.yaml
expect "an unusual file" 0 "" "*" catalog check odd
expect "is copied" 0 "my-odd-watermelon" "*" catalog copy odd-watermelon --catalog odd
holds "with its comments" grep -q 'version: 1   # the seventh' my-activities/games/my-odd-watermelon.yaml
holds "and its version in the origin" grep -q '^    from_version: 7' my-activities/games/my-odd-watermelon.yaml
expect "is sound" 0 "" "*" catalog check my-activities/games/my-odd-watermelon.yaml --catalog odd
expect "a copy never writes over" 1 "" "is there already" catalog copy charades
expect "a copy of nothing" 1 "" "did you mean 'charades'?" catalog copy charade
expect "a copy with a taken id" 1 "" "is already that of" catalog copy charades --id conductor
expect "its card says whose version it is" 0 "*" "*" print activity-card my-charades \
    --catalog my-activities -o card.txt
holds "with the licence" grep -q 'CC-BY-4.0 · from charades, version 1' card.txt

sed -i 's/licence: CC-BY-4.0, from/licence: CC0-1.0, from/' my-activities/games/my-charades.yaml
line=$(grep -n '^origin' my-activities/games/my-charades.yaml | cut -d: -f1)
expect "the licence must stay" 1 "my-charades.yaml:$line:33: error: the licence is CC0-1.0, but charades" "*" \
    catalog check my-activities
expect "nothing is planned from it" 1 "" "no activity 'my-charades'" \
    catalog show my-charades --catalog my-activities
sed -i 's/licence: CC0-1.0, from: charades/licence: CC-BY-4.0, from: charade/' my-activities/games/my-charades.yaml
expect "an origin that is not there" 0 "warning: no activity 'charade' here" "*" catalog check my-activities
sed -i 's/, from_version: 1//' my-activities/games/my-charades.yaml
expect "of which version" 1 "origin.from without from_version" "*" catalog check my-activities
finish
