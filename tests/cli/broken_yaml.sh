#!/bin/sh
# A broken activity is named with file, line and column, and with the cure.
. "$(dirname "$0")/lib.sh"

cp "$here"/broken-yaml/*.yaml .
tab=$(printf '\t')
while IFS=$tab read -r file place words; do
    expect "$file" 1 "$file:$place: error: " "" catalog check "$file"
    expect "$file, the cure" 1 "$words" "" catalog check "$file"
done <"$here/broken-yaml/expected.tsv"

expect "all broken files at once" 1 "17-ritual-game.yaml:37:9" "" catalog check ./*.yaml
expect "as JSON" 1 '"line": 5' "" catalog check 02-full-width-colon.yaml --json
expect "a sound file" 0 "" "no problems" catalog check "$TUANFU_DATA/activities/games/charades.yaml"

mkdir -p extra/games
cp 08-number-too-large.yaml extra/games/big-watermelon.yaml
expect "a broken file of a further catalogue" 1 "extra/games/big-watermelon.yaml:12:11" "*" \
    catalog check --catalog extra
expect "and the others are there all the same" 0 "charades" "" catalog list --catalog extra
sed 's/^id: .*/id: my-melon/' "$TUANFU_DATA/activities/games/big-watermelon.yaml" \
    >extra/games/big-watermelon.yaml
expect "the file is called like its id" 1 "extra/games/big-watermelon.yaml:3:5: error: the id is 'my-melon'" "" \
    catalog check extra
mv extra/games extra/arts
mv extra/arts/big-watermelon.yaml extra/arts/my-melon.yaml
expect "a game lies in games/" 1 "extra/arts/my-melon.yaml:6:7: error: a file of kind game belongs into the folder games" "" \
    catalog check extra
mv extra/arts extra/games
expect "one more activity" 0 "my-melon" "" catalog list --catalog extra
cp extra/games/my-melon.yaml extra/games/charades.yaml
sed -i 's/^id: .*/id: charades/' extra/games/charades.yaml
expect "an id that is taken" 1 "extra/games/charades.yaml:1:1: error: the id 'charades' is already that of" "" \
    catalog check extra
finish
