#!/bin/sh
# Every way to break an activity that we know of: one edit of a sound file each, and all that is said
# about it, word for word. broken-yaml/edits.txt has blocks of "@ name", the edit, and the problems
# in order. In Chinese the same places are named.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2154
edits="$here/broken-yaml/edits.txt" sound="$here/broken-yaml/sound.txt"

mkdir files
name=
while IFS= read -r line; do
    case $line in
    "@ "*) name=${line#@ } edit= ;;
    "") ;;
    *)
        if [ -z "$edit" ]; then
            edit=$line
            LC_ALL=C sed -e "$edit" "$sound" >"files/$name.yaml"
        else
            printf '%s.yaml:%s\n' "$name" "$line" >>wanted
        fi ;;
    esac
done <"$edits"

cd files || exit 4
expect "all at once" 1 "*" "" catalog check ./*.yaml
sed 's|^\./||' ../.out >../said
expect "all at once in Chinese" 1 "*" "" catalog check ./*.yaml --lang zh
sed 's|^\./||' ../.out >../said_zh
cd ..
place() { sed 's/^\([^:]*:[0-9]*:[0-9]*\): .*/\1/'; }
for path in files/*.yaml; do
    file=$(basename "$path")
    grep "^$file:" wanted >one_wanted
    grep "^$file:" said >one_said
    holds "$file: the edit took" sh -c '! cmp -s "$1" "$2"' sh "$path" "$sound"
    holds "$file: what is said" cmp -s one_wanted one_said || diff one_wanted one_said
    place <one_wanted | sort >places
    grep "^$file:" said_zh | place | sort >places_zh
    holds "$file: the same places in Chinese" cmp -s places places_zh
done
holds "no problem is shown in English" sh -c '! LC_ALL=C.UTF-8 grep -vP "\p{Han}" said_zh'

# what is too much
sound_head=$(head -4 "$sound")
{ echo "$sound_head"; echo "purpose: {zh: x, en: \"$(head -c 40000 /dev/zero | tr '\0' x)\"}"; } >long.yaml
expect "an over-long text" 1 "long.yaml:5:22: error: purpose.en has 40000 characters; at most" "" \
    catalog check long.yaml
{ cat "$sound"; printf 'deep: %s\n' "$(head -c 100000 /dev/zero | tr '\0' '[')"; } >deep.yaml
expect "too deep" 1 ":22: error: nested deeper than 16; the file may be damaged" "" catalog check deep.yaml
{ cat "$sound"; yes -- '- x' | head -30000 | sed '1i list:'; } >many.yaml
expect "too many values" 1 "error: more than 20000 values; split the file" "" catalog check many.yaml
{ cat "$sound"; head -c 1100000 /dev/zero | tr '\0' '#'; } >large.yaml
expect "too large" 1 "large.yaml: error: " "" catalog check large.yaml
expect "too large, the cure" 1 "larger than 1024 KiB; split it" "" catalog check large.yaml
iconv -f UTF-8 -t GB18030 "$sound" >gb.yaml
expect "a GB18030 file" 1 "gb.yaml:4:12: error: this character is not UTF-8; save the file again with the encoding UTF-8" "" \
    catalog check gb.yaml
iconv -f UTF-8 -t UTF-16 "$sound" >wide.yaml
expect "a UTF-16 file" 1 "wide.yaml:1:1: error: this file is UTF-16" "" catalog check wide.yaml
sed 's/$/\r/' "$sound" >windows.yaml
expect "line ends of Windows" 0 "" "no problems" catalog check windows.yaml

# not NFC: read, and shown composed
mkdir -p own/games
sed -e 's/^id: .*/id: own-melon/' -e "s/Big Melon Small Melon/Cafe$(printf '\314\201') Melon/" "$sound" >own/games/own-melon.yaml
expect "text that is not NFC" 0 "" "no problems" catalog check own
expect "is shown as NFC" 0 "$(printf 'Caf\303\251 Melon')" "" catalog list --catalog own --lang en

# a replacement that is refused itself
sed -e '/^kind: game/a status: refused\nrefused_because: {zh: 不好, en: Not good}\ninstead: [lifeline]' \
    "$sound" >refused.yaml
expect "a replacement that is refused itself" 1 "refused.yaml:8:11: error: " "" catalog check refused.yaml

# words of a vocabulary that are broken
cp -r "$TUANFU_DATA/activities" "$TUANFU_DATA/templates" .
flags() { # name, place and words, edit
    sed "$3" "$TUANFU_DATA/activities/vocabulary/flags.yaml" >activities/vocabulary/flags.yaml
    holds "$1: the edit took" \
        sh -c '! cmp -s "$1" activities/vocabulary/flags.yaml' sh "$TUANFU_DATA/activities/vocabulary/flags.yaml"
    TUANFU_DATA=$PWD "$TUANFU" catalog check >.out 2>.err </dev/null
    judge "$1" $? 1 "*" "*"
    holds "$1: $2" grep -qF "activities/vocabulary/flags.yaml:$2" .out .err
}
flags "an axis that is none" "5:21: limits.axes: unknown axis 'tuch'; check its spelling" \
    '5s/axes: {touch/axes: {tuch/'
flags "a flag twice" "10:9: 'no_touch' stands twice; the first is in line 3" \
    's/- id: own_items/- id: no_touch/'
flags "a flag with a capital" "3:9: id 'No Touch': use small letters, digits and _ only" \
    's/- id: no_touch/- id: No Touch/'
flags "a group that is none" "6:12: flags[1].group: unknown word 'othr'; did you mean 'other'?" '6s/other/othr/'
flags "a topic that is none" "33:23: flags[5].limits.topics: unknown word 'famly'; did you mean 'family'?" \
    '33s/family/famly/'
flags "an item that is none" "12:40: limits.items: unknown item 'whistel'; add it to items.yaml" \
    '12s/whistle/whistel/'
flags "a key that is unknown" "6:5: unknown key 'flags[1].grup'; did you mean 'group'?" '6s/group/grup/'
finish
