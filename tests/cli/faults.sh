#!/bin/sh
# The world fails: files that are not there, folders that may not be written, a full disk.
. "$(dirname "$0")/lib.sh"

expect "no record" 1 "" "there is no record $work/record.db; 'tuanfu init' makes one" list children
TUANFU_DATA_KEPT=$TUANFU_DATA
TUANFU_DATA=/nowhere expect "a data folder that is none" 4 "" \
    "TUANFU_DATA is /nowhere, but there is no activities/vocabulary in it" list activities
expect "the data folder again" 0 "big-watermelon" "" list activities
holds "the data folder is as before" [ "$TUANFU_DATA" = "$TUANFU_DATA_KEPT" ]

"$TUANFU" list activities >/dev/full 2>"$work/.err"
status=$?
: >"$work/.out"
judge "a full disk behind the output" "$status" 4 "" "cannot write the output: No space left on device"

expect "init" 0 "" "made the record" init --area 422801 --name Town
expect "init again" 1 "" "record.db" init --area 422801 --name Town
expect "no file to import" 1 "" "cannot read 'list.csv'" import children list.csv
make_list list.csv
expect "import" 0 "" "8 new, 0 changed, 0 the same, 0 rows left out" import children list.csv
cp record.db good.db

printf 'not a database at all, but long enough to be looked at as one\n' >noise.db
expect "another file as record" 1 "" "noise.db" --db noise.db list children
sqlite_header='SQLite format 3'
holds "the record is a database" grep -qF "$sqlite_header" good.db

expect "an export to a folder that is not there" 4 "" "nowhere/p.json" \
    export facts s4x45 -o nowhere/p.json
expect "an unknown form of paper" 2 "" "must end in .pdf, .png or .txt" \
    print activity-card charades -o card.doc
expect "a paper" 0 "" "card.pdf: " print activity-card charades -o card.pdf
holds "it is a PDF" grep -q '^%PDF-' card.pdf

if [ "$(id -u)" -ne 0 ]; then
    mkdir locked
    chmod a-w locked
    expect "a folder that may not be written" 4 "" "locked" init locked/r.db --area 1 --name X
    expect "a paper into it" 4 "" "locked" print activity-card charades -o locked/card.pdf
elif mkdir small && mount -t tmpfs -o size=64k tmpfs small 2>/dev/null; then
    expect "a record on a full disk" 4 "" "the disk is full" init small/r.db --area 1 --name X
    holds "no half record is left" [ ! -e small/r.db ]
    head -c 200000 /dev/zero >small/filler 2>/dev/null
    expect "a paper on a full disk" 4 "" "small" print activity-card charades -o small/card.pdf
    holds "nothing half written is left" [ ! -e small/card.pdf ]
    holds "no temporary file is left" sh -c '! ls -A small | grep -q tuanfu-tmp'
    umount small
fi
expect "the record is as it was" 0 "C-0008" "" list children
finish
