#!/bin/sh
# Keeping the record safe: a backup comes back whole or says why not; nothing readable lies about.
. "$(dirname "$0")/lib.sh"

make_list list.csv
sed -i 's/^甲一/甲一金丝雀/' list.csv
quiet init --area 422801 --name Town
quiet import children list.csv --today 2026-09-01
day="--today 2026-09-01"
echo "four words and a cow" >words
echo "four words and a Cow" >wrong
echo "short" >short
mkdir stick

# ---- the secret ----
expect "nobody to ask" 2 "" "give --passphrase-file FILE or --key FILE" backup stick
expect "a passphrase that is soon guessed" 1 "" "too short: at least 12 characters" \
    backup stick --passphrase-file short
: >empty
expect "an empty passphrase" 1 "" "the first line of 'empty' is empty" \
    backup stick --passphrase-file empty
expect "a passphrase file that is not there" 1 "" "cannot read 'nowhere'" \
    backup stick --passphrase-file nowhere
expect "a new key" 0 "# tuanfu: key of the backups" "made the key the.key" backup --new-key the.key
cp .out the.paper
holds "its file is its text" cmp -s the.key the.paper
holds "only its owner may read it" [ "$(stat -c %a the.key)" = 600 ]
expect "a key is never written over" 1 "" "'the.key' is already there" backup --new-key the.key
holds "the key is as it was" cmp -s the.key the.paper
expect "a key and no backup" 2 "" "leave out the rest" backup stick --new-key other.key
expect "two secrets" 2 "" "choose one" backup stick --key the.key --passphrase-file words
sed '5s/^./g/' the.key >bad.key
expect "a key with a letter that is none" 1 "" "'bad.key' is no key" backup stick --key bad.key
sed '6s/^\(.\)\(.\)/\2\1/;6s/^00/01/' the.key >bad.key
if ! cmp -s the.key bad.key; then
    expect "a key with a slip" 1 "" "line 2 of the key 'bad.key' has a slip" \
        backup stick --key bad.key
fi
holds "no backup was made of all that" [ -z "$(ls -A stick)" ]

# ---- there and back ----
"$TUANFU" list children --json $day >before.json
expect "a backup by key" 0 "$work/stick/tuanfu-2026-09-01-" "read back and compared" \
    backup stick --key the.key $day
kept=$(ls stick/*.tfb)
holds "only its owner may read it" [ "$(stat -c %a "$kept")" = 600 ]
holds "one file and nothing else" [ "$(ls -A stick | wc -l)" = 1 ]
holds "no plain copy lies about" sh -c '! ls -A | grep tuanfu-'
expect "a backup by passphrase" 0 "second.tfb" "read back" backup stick/second.tfb --passphrase-file words $day
holds "the name is not in them" sh -c '! grep -aq 金丝雀 stick/*.tfb'
holds "it is in the record (the control)" grep -aq 金丝雀 record.db
holds "the list of backups names both" sh -c \
    '[ "$("$TUANFU" list backups --csv | grep -c "stick/.*,there,")" = 2 ]'
hash=$(b2sum -l 256 stick/second.tfb 2>/dev/null | cut -c1-16)
expect "the list has the fingerprint of the file" 0 "$hash" "" list backups
expect "the changes tell of it" 0 "backup" "" list changes
expect "a backup never replaces one" 1 "" "'stick/second.tfb' is already there" \
    backup stick/second.tfb --key the.key
expect "no such folder" 1 "" "there is no folder 'nowhere'" backup nowhere --key the.key
expect "no such folder before a file" 4 "" "cannot write" backup nowhere/x.tfb --key the.key

expect "restored by key" 0 "" "restored and checked: new.db" \
    restore "$kept" --to new.db --key the.key
expect "restored by passphrase" 0 "" "restored and checked: new2.db" \
    restore stick/second.tfb --to new2.db --passphrase-file words
holds "only its owner may read it" [ "$(stat -c %a new.db)" = 600 ]
holds "no leftovers of restoring" sh -c '! ls -A | grep restore'
"$TUANFU" --db new.db list children --json $day >after.json
holds "the children are the same" cmp -s before.json after.json
dump() { # in any order, everything but the file's node and what happened since
    sqlite3 "$1" ".dump" | grep -vE "^INSERT INTO (record|change|backup) " | LC_ALL=C sort
}
dump record.db >old.dump
dump new.db >new.dump
holds "there is something to compare" [ "$(grep -c INSERT old.dump)" -gt 20 ]
holds "so is every other row" cmp -s old.dump new.dump
node() { sqlite3 "$1" "SELECT node FROM record"; }
holds "each file has a node of its own" [ "$(printf '%s\n' "$(node record.db)" "$(node new.db)" \
    "$(node new2.db)" | sort -u | wc -l)" = 3 ]
expect "the new file tells where it is from" 0 "restore" "" --db new.db list changes
sed 's/^/  /;s/  / /' the.paper | grep -v '#' | tr a-f A-F >typed.key
expect "the key typed from paper opens it too" 0 "" "restored" \
    restore "$kept" --to typed.db --key typed.key

# ---- what is refused ----
sum() { b2sum record.db | cut -c1-32; }
was=$(sum)
expect "never over a file that is there" 1 "" "a backup never replaces anything" \
    restore "$kept" --to record.db --key the.key
holds "the record is as it was" [ "$(sum)" = "$was" ]
expect "a new file must be named" 2 "" "restore needs --to FILE" restore "$kept" --key the.key
expect "a wrong passphrase" 1 "" "the passphrase does not open" \
    restore stick/second.tfb --to no.db --passphrase-file wrong
expect "in Chinese" 1 "" "密码短语打不开" \
    restore stick/second.tfb --to no.db --passphrase-file wrong --lang zh
quiet backup --new-key other.key
expect "a wrong key" 1 "" "the key does not open" restore "$kept" --to no.db --key other.key
expect "a passphrase for a key" 2 "" "opens with a key file" \
    restore "$kept" --to no.db --passphrase-file words
expect "a key for a passphrase" 2 "" "opens with a passphrase" \
    restore stick/second.tfb --to no.db --key the.key
expect "another file" 1 "" "'list.csv' is no backup of this program" \
    restore list.csv --to no.db --key the.key
expect "a record in place of a backup" 1 "" "is no backup of this program" \
    restore record.db --to no.db --key the.key
expect "a folder" 4 "" "this is a folder" restore stick --to no.db --key the.key
expect "no file" 1 "" "cannot read 'none.tfb'" restore none.tfb --to no.db --key the.key
size=$(stat -c %s "$kept")
for at in 50 93 1000 70000 $((size - 1)); do
    cp "$kept" damaged.tfb
    byte=$(od -An -tu1 -j "$at" -N 1 damaged.tfb | tr -d ' ')
    printf "\\$(printf '%03o' $((byte ^ 1)))" |
        dd of=damaged.tfb bs=1 seek="$at" conv=notrunc 2>/dev/null
    expect "one bit at $at is other" 1 "" "'damaged.tfb' is damaged" \
        restore damaged.tfb --to no.db --key the.key
done
head -c $((92 + 2 * 65553)) "$kept" >cut.tfb
expect "cut off between two pieces" 1 "" "'cut.tfb' is cut off" \
    restore cut.tfb --to no.db --key the.key
head -c 50 "$kept" >cut.tfb
expect "cut off in its head" 1 "" "'cut.tfb' is cut off" restore cut.tfb --to no.db --key the.key
head -c 100000 "$kept" >cut.tfb
expect "cut off in a piece" 1 "" "'cut.tfb' is damaged" restore cut.tfb --to no.db --key the.key
(cat "$kept" && echo more) >longer.tfb
expect "something behind its end" 1 "" "is damaged" restore longer.tfb --to no.db --key the.key
holds "nothing was restored of all that" sh -c '! ls -A | grep -E "no\.db|restore"'

# ---- a record of another program's time ----
cp new2.db newer.db
sqlite3 newer.db "PRAGMA user_version = 99" >/dev/null
"$TUANFU" --db newer.db backup stick/newer.tfb --key the.key >.out 2>.err
judge "a newer record is not backed up by an older program" "$?" 1 "" "newer program"

# ---- thinning ----
mkdir many
cp stick/second.tfb many/stranger.tfb
for days in 70 63 62 61 49 42 35 34 28 21 14 7 6 5 4 3 2 1; do
    quiet backup "many/$days.tfb" --key the.key --today "$(date -d "2026-09-30 -$days days" +%F)"
done
expect "some are kept" 0 "many/0.tfb" "older backups removed" \
    backup many/0.tfb --key the.key --keep --today 2026-09-30
# 30 September 2026 is a Wednesday. Days: 0 to 6. Weeks of 0, 3 (Sunday), 14, 21, 28, 34, 42, 49.
left=$(ls many | tr '\n' ' ')
holds "seven days and eight weeks stay, and what others put there: $left" \
    [ "$left" = "0.tfb 1.tfb 14.tfb 2.tfb 21.tfb 28.tfb 3.tfb 34.tfb 4.tfb 42.tfb 49.tfb 5.tfb 6.tfb stranger.tfb " ]
expect "the list says which are gone" 0 "many/70.tfb" "" list backups
holds "all six" sh -c '[ "$("$TUANFU" list backups | grep -c "removed, newer")" = 6 ]'
rm many/0.tfb
expect "one that was taken elsewhere" 0 "not here; perhaps on another disk" "" list backups

# ---- a disk that fails ----
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked
    chmod a-w locked
    expect "a folder that may not be written" 4 "" "cannot write" backup locked --key the.key
    expect "nor be restored to" 4 "" "cannot write" \
        restore "$kept" --to locked/x.db --key the.key
elif mkdir small && mount -t tmpfs -o size=100k tmpfs small 2>/dev/null; then
    expect "a full disk" 4 "" "the disk is full" backup small --key the.key
    holds "nothing is left on it" [ -z "$(ls -A small)" ]
    expect "restored onto a full disk" 4 "" "the disk is full" \
        restore "$kept" --to small/x.db --key the.key
    holds "nothing is left of that" [ -z "$(ls -A small)" ]
    mount -o remount,ro small
    expect "a disk that is read-only" 4 "" "the disk is read-only" backup small --key the.key
    umount small
    mkdir home && mount -t tmpfs -o size=400k tmpfs home
    cp record.db home/record.db
    head -c 100000 /dev/zero >home/filler 2>/dev/null
    "$TUANFU" --db home/record.db backup stick --key the.key --today 2026-09-03 >.out 2>.err
    judge "no room for the copy" "$?" 4 "" "the disk is full"
    holds "no plain copy stays there" sh -c '! ls -A home | grep tuanfu-copy'
    umount home
fi
(
    ulimit -f 100       # blocks of 512 bytes: 50 KiB a file
    trap '' XFSZ
    "$TUANFU" backup stick --key the.key --today 2026-09-02 >.out 2>.err
    echo $? >.status
)
holds "a file that may not grow ends in words" grep -qE "full|larger than the system allows|failed" .err
holds "and with a fault" [ "$(cat .status)" = 4 ]
holds "no half backup" sh -c '! ls -A stick | grep -E "2026-09-0[23]|part"'
holds "no plain copy" sh -c '! ls -A | grep tuanfu-copy'
expect "the record is as it was" 0 "C-0008" "" list children $day
finish
