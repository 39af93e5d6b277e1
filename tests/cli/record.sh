#!/bin/sh
# The record keeps what was: rights of the file, older files brought up to date, and what is told.
. "$(dirname "$0")/lib.sh"
versions="$TUANFU_DATA/tests/store-versions"
day="--today 2026-09-01"

make_list list.csv
quiet init --area 422801 --name Town
quiet import children list.csv $day
holds "only the owner may read it" [ "$(stat -c %a record.db)" = 600 ]
chmod 664 record.db
expect "rights that were too wide are mended and told" 0 "C-0008" "others on this computer could read $work/record.db; now only you can" list children $day
holds "only the owner may read it again" [ "$(stat -c %a record.db)" = 600 ]
expect "and said once" 0 "C-0008" "" list children $day

sqlite3 old.db <"$versions/step-2.sql"
chmod 600 old.db
expect "an older record opens, and the copy is named" 0 "C-0003" "as it was before it lies in old.db.step-2." --db old.db list children $day
holds "the copy is the owner's alone" [ "$(stat -c %a old.db.step-2.*)" = 600 ]
holds "the copy is of the older step" [ "$(sqlite3 old.db.step-2.* 'PRAGMA user_version')" = 2 ]
expect "the second time nothing is said" 0 "C-0003" "" --db old.db list children $day
expect "what was written before is still told" 0 "calling the families" "" --db old.db list changes
sqlite3 old.db 'PRAGMA user_version = 99'
expect "a newer record is refused with words" 1 "" "this file was written by a newer program (step 99" --db old.db list children

expect "the list of changes is whole" 0 "2 changes, all as they were written; the last has the hash " "" audit verify
expect "as JSON" 0 '"first_broken": 0' "" audit verify --json
holds "a change cannot be rewritten" sh -c '! sqlite3 record.db "UPDATE change SET actor = 0" 2>/dev/null'
holds "nor deleted" sh -c '! sqlite3 record.db "DELETE FROM change" 2>/dev/null'
quiet set 1 tier=1 $day
quiet set 2 tier=1 $day
cp record.db forged.db
sqlite3 forged.db "DROP TRIGGER change_fixed; UPDATE change SET what = 'C-0005' WHERE number = 3"
expect "a forged change is found" 1 "4 changes; the chain is broken at number 3" "" --db forged.db audit verify
sqlite3 forged.db "UPDATE change SET actor = 'me' WHERE number = 4"
expect "a forged last change is told at every opening" 0 "C-0008" "tampered with at number 4" --db forged.db list children $day
expect "names are opened with a reason" 0 "甲一" "" list names --reason "calling the families"
holds "written with purpose and count" [ "$(sqlite3 record.db "SELECT what, purpose, count FROM change WHERE number = 5")" = "full names [C-0001–C-0008]|calling the families|8" ]
expect "the list shows the reason" 0 "calling the families" "" list changes
finish
