#!/bin/sh
# Files in canonical form: nothing lost, nothing touched that cannot be read, whole or not at all.
. "$(dirname "$0")/lib.sh"

expect "the shipped files are in form" 0 "" " files: 0 not in form, 0 cannot be read" \
    catalog fmt --check "$TUANFU_DATA/activities" "$TUANFU_DATA/templates/programmes"
expect "without a name" 2 "" "name a file or a folder, or your own catalogue with --catalog" \
    catalog fmt
expect "a name that is not there" 1 "" "no file or folder nowhere; check the spelling" \
    catalog fmt nowhere
mkdir empty
expect "a folder without files" 1 "" "there is no file in empty that ends in .yaml" \
    catalog fmt empty

mkdir -p own/games
shipped="$TUANFU_DATA/activities/games/charades.yaml"
ball=own/games/my-ball.yaml
{
    sed -n '/^brief:/,$p' "$shipped"
    echo
    echo '# which it is'
    sed '/^brief:/,$d' "$shipped" | grep -v yaml-language-server | sed 's/$/  /; s/{min:/{ min :/'
} | sed 's/^id: .*/id: my-ball/' >"$ball"
cp "$ball" kept.yaml
expect "not in form" 1 "own/games/my-ball.yaml" "1 files: 1 not in form, 0 cannot be read" \
    catalog fmt --check own
holds "--check writes nothing" cmp -s "$ball" kept.yaml
expect "as JSON" 1 '{"file": "own/games/my-ball.yaml", "state": "not in form"}' "1 files" \
    catalog fmt --check own --json
expect "formatted" 0 "own/games/my-ball.yaml" "1 files: 1 formatted" catalog fmt --catalog own
expect "twice changes nothing" 0 "" "1 files: 0 formatted" catalog fmt --catalog own
{
    echo '# which it is'
    grep -v yaml-language-server "$shipped" | sed 's/^id: .*/id: my-ball/'
} >wanted.yaml
holds "what was scrambled is as it was shipped" cmp wanted.yaml "$ball"

printf 'schema: 1\r\nkind: game\r\nversion: 1\r\nid: a' >windows.yaml
expect "line ends of Windows" 0 "windows.yaml" "1 files: 1 formatted" catalog fmt windows.yaml
printf 'schema: 1\nid: a\nversion: 1\nkind: game\n' >wanted.yaml
holds "become LF" cmp wanted.yaml windows.yaml

chmod 640 windows.yaml
ln -s ../../windows.yaml own/games/link.yaml
printf 'kind: game\nid: a\n' >windows.yaml
expect "a link" 0 "own/games/link.yaml" "1 files: 1 formatted" catalog fmt own/games/link.yaml
holds "stays a link" [ -L own/games/link.yaml ]
holds "the file keeps its rights" [ "$(stat -c %a windows.yaml)" = 640 ]
rm own/games/link.yaml

# what cannot be read is left byte for byte
for broken in "$here"/broken-yaml/*.yaml; do
    cp "$broken" broken.yaml
    "$TUANFU" catalog fmt broken.yaml >.out 2>.err
    status=$?
    if cmp -s broken.yaml "$broken"; then
        [ "$status" -eq 0 ] || holds "$broken: says why" grep -q '^broken.yaml' .err
    else
        holds "$broken: is formatted only when it can be read" [ "$status" -eq 0 ]
        expect "$broken: and stays in form" 0 "" "0 formatted" catalog fmt broken.yaml
    fi
done
printf 'kind：game\nid: a\n' >colon.yaml
cp colon.yaml kept.yaml
cp kept.yaml own/games/colon.yaml
printf 'kind: game\nid: b\n' >own/games/sound.yaml
expect "a broken file does not stop the others" 1 "own/games/sound.yaml" \
    "own/games/colon.yaml:1:5: error: full-width colon" catalog fmt own
holds "a broken file is not touched" cmp -s own/games/colon.yaml kept.yaml
expect "keys that share a line" 1 "" "write each key on a line of its own" \
    catalog fmt "$(printf '{kind: game, id: a}\n' >flow.yaml && echo flow.yaml)"
expect "something else, named" 1 "" "neither an activity nor a programme" \
    catalog fmt "$TUANFU_DATA/activities/vocabulary/goals.yaml"

# the world fails
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && cp kept.yaml windows.yaml locked/ && printf 'kind: game\nid: a\n' >locked/a.yaml
    cp locked/a.yaml kept.yaml
    chmod a-w locked
    expect "a folder that may not be written" 4 "" "locked/a.yaml" catalog fmt locked/a.yaml
    holds "the old file stays" cmp -s kept.yaml locked/a.yaml
elif mkdir small && mount -t tmpfs -o size=12k tmpfs small 2>/dev/null; then
    printf 'kind: game\nid: a\n' >small/a.yaml
    cp small/a.yaml kept.yaml
    cat /dev/zero >small/full 2>/dev/null
    expect "a full disk" 4 "" "the disk is full" catalog fmt small/a.yaml
    holds "the old file stays" cmp -s kept.yaml small/a.yaml
    umount small
fi
mkdir many
for id in a b c d e f g h i j k l m n o p q r s t; do
    { sed -n '/^brief:/,$p' "$shipped"; sed '/^brief:/,$d' "$shipped"; } >many/$id.yaml
done
cp many/a.yaml old.yaml
cp old.yaml new.yaml
quiet catalog fmt new.yaml
whole=yes
for wait in 0.00 0.01 0.02 0.03 0.05 0.08 0.10 0.15; do
    "$TUANFU" catalog fmt many >/dev/null 2>&1 &
    sleep "$wait"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    for file in many/*.yaml; do
        cmp -s "$file" old.yaml || cmp -s "$file" new.yaml || whole="no: $file"
    done
done
holds "a killed run leaves each file old or new" [ "$whole" = yes ]
finish
