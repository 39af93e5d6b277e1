#!/bin/sh
# What is certain is mended and shown; what is not is listed and left to a person.
. "$(dirname "$0")/lib.sh"

shipped="$TUANFU_DATA/activities/games/charades.yaml"
expect "without a name" 2 "" "catalog fix needs PATH" catalog fix
expect "a sound file" 0 "" "1 files: 0 problems cured, 0 errors are left to you" \
    catalog fix "$shipped"

# try NAME SCRIPT-OF-SED PLACE-AND-CURE: the slip is named with its place and cured to the shipped file
try() {
    sed "$2" "$shipped" >charades.yaml
    cp charades.yaml kept.yaml
    expect "$1: shown" 1 "charades.yaml:$3" "1 problems can be cured" \
        catalog fix --dry-run charades.yaml
    holds "$1: not written" cmp -s charades.yaml kept.yaml
    expect "$1: cured" 0 "+++ charades.yaml" "1 files: 1 problems cured, 0 errors" \
        catalog fix charades.yaml
    holds "$1: as it was" cmp charades.yaml "$shipped"
}
tab=$(printf '\t')
try "full-width colon" 's/^kind: /kind：/' "6:5: cured: full-width colon"
try "no blank after a colon" 's/^kind: /kind:/' "6:5: cured: no space after the colon"
try "full-width brackets" 's/^phases: .*/phases: ［warmup，main］/' "7:9: cured: full-width ［"
try "full-width braces" 's/^age: .*/age: ｛min：72，max：1199｝/' "9:6: cured: full-width ｛"
try "full-width comma" 's/warmup, main/warmup，main/' "7:16: cured: full-width comma"
try "a tab as indent" "s/^  energy/${tab}energy/" "13:1: cured: a tab"
try "blanks at a line end" 's/^kind: game/&  /' "6:11: cured: blanks at the end"
try "a direction mark" "s/^kind: game/&$(printf '\342\200\256')/" "6:11: cured: an invisible"
try "a misspelt key" 's/^formation:/formaton:/' "29:1: cured: unknown key 'formaton'"
try "a misspelt word" 's/^kind: game/kind: gam/' "6:7: cured: kind: unknown word 'gam'"
try "min above max" 's/^age: .*/age: {min: 1199, max: 72}/' "9:6: cured: age: min 1199 is above"

printf '\357\273\277' >charades.yaml
sed 's/$/\r/' "$shipped" >>charades.yaml
expect "a file of Windows" 0 "1:1: cured: the invisible byte order mark" "2 problems cured" \
    catalog fix charades.yaml
holds "is as it was shipped" cmp charades.yaml "$shipped"
sed 's/^  en: /  en: “/; s/^kind: game/kind： gme/; s/^\(  \)\([a-z_]*: [0-9]\)/\t\2/' "$shipped" \
    >charades.yaml
expect "layer below layer" 1 "cured: kind: unknown word 'gme'" "left to you" \
    catalog fix charades.yaml --dry-run
expect "as JSON" 1 '"state": "cured"' "can be cured" catalog fix charades.yaml --dry-run --json

# what only a person can say
sed 's/^  - minutes: [0-9]*/  - minutes: 9/; s/^version: 1/version:1/' "$shipped" >charades.yaml
expect "steps that do not add up are left" 1 "error: the steps add up to" \
    "1 problems cured, 1 errors are left" catalog fix charades.yaml
holds "and not invented" grep -q '^  - minutes: 9' charades.yaml
holds "the rest is cured" grep -q '^version: 1$' charades.yaml
cp "$shipped" other.yaml
expect "another name than the id" 0 "other.yaml:3:5: warning: the id is 'charades' but the file is" \
    "0 problems cured" catalog fix other.yaml
holds "is not changed" cmp -s other.yaml "$shipped"
sed 's/^posture: .*/&\npostur: stand/' "$shipped" >charades.yaml
cp charades.yaml kept.yaml
expect "a misspelt key whose right one is there" 1 "unknown key 'postur'" "0 problems cured, 1 errors" \
    catalog fix charades.yaml
holds "would stand twice and is left" cmp -s charades.yaml kept.yaml
sed "s/^  energy/ ${tab}energy/" "$shipped" >charades.yaml
cp charades.yaml kept.yaml
expect "a tab behind a blank" 1 "error: a tab" "0 problems cured" catalog fix charades.yaml
holds "is left" cmp -s charades.yaml kept.yaml

# no cure makes a broken file worse, and a second run finds nothing more to cure
for broken in "$here"/broken-yaml/*.yaml; do
    cp "$broken" broken.yaml
    "$TUANFU" catalog fix broken.yaml >.out 2>.err
    "$TUANFU" catalog fix broken.yaml >.out 2>.err
    holds "$broken: a second run cures nothing" grep -q ' 0 problems cured' .err
done
finish
