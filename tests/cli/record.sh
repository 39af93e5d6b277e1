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

quiet init u.db --area 422801 --name Town
quiet --db u.db import children list.csv $day
printf '姓名,出生年月,村\n甲一,2016-03,东村\n新人,2016-04,东村\n' >more.csv
quiet --db u.db set 1 tier=2 $day
quiet --db u.db import children more.csv $day
expect "nine children" 0 "C-0009" "" --db u.db list children $day
expect "undo says what came back" 0 "" "change 4 (import, children: 1 added, 0 changed) is taken back: children gone: 1, back: 0, as they were before: 0" --db u.db undo
"$TUANFU" --db u.db list children --csv $day >.out
holds "the ninth is gone" sh -c '! grep -q C-0009 .out'
expect "undo again goes one further back" 0 "" "change 3 (set, C-0001) is taken back" --db u.db undo
expect "redo" 0 "" "done again (change 3: set C-0001)" --db u.db redo
expect "redo again" 0 "" "done again (change 4: import children: 1 added, 0 changed): children gone: 0, back: 1, changed: 0" --db u.db redo
expect "the ninth is back" 0 "C-0009" "" --db u.db list children $day
expect "somebody else's change stays" 1 "" "only who made a change takes it back" --db u.db --as somebody undo 3
expect "no such change" 1 "" "there is no change 77" --db u.db undo 77
expect "no number" 2 "" "'x' is no number of a change" --db u.db undo x
expect "a plan" 0 "A1-S1" "*" --db u.db plan s4x45 --from 2026-09-09 --steps 20000 $day
expect "undo does not jump over a plan" 1 "" "which 'undo' does not take back" --db u.db undo
expect "children of a plan do not go" 1 "" "take that back first" --db u.db undo 2
quiet --db u.db set 2 tier=1 $day
expect "a change after the plan goes back" 0 "" "(set, C-0002) is taken back" --db u.db undo
expect "all of it is in the chain" 0 "all as they were written" "" --db u.db audit verify
quiet init v.db --area 422801 --name Town
quiet --db v.db import children list.csv $day
expect "a plan of all" 0 "A1-S1" "*" --db v.db plan s4x45 --from 2026-09-09 --steps 20000 $day
quiet --db v.db set 2 tier=1 $day
quiet --db v.db publish A1 $day
expect "undo does not cross what was published" 1 "" "(publish) came after it" --db v.db undo
quiet --db v.db set 2 tier=0 $day
quiet --db v.db export facts s4x45 -o facts.json $day
expect "nor an export, which is written down" 1 "" "(export) came after it" --db v.db undo
expect "nothing to undo" 1 "" "no undo of yours is there" --db v.db redo

expect "a sound record" 0 "changes             OK" "" doctor
expect "the same as JSON" 0 '"look"' "" doctor --json
: >record.db.step-2.2026-09-01.part
chmod 644 record.db
expect "leftovers are found, with what to do" 1 "record.db.step-2.2026-09-01.part is left of a run that was cut off; delete it" "" doctor
rm record.db.step-2.2026-09-01.part
chmod 644 record.db
expect "wide rights are found" 1 "others on this computer could read" "" doctor
expect "a forged chain is found" 1 "from number 3 on; compare with a backup" "" --db forged.db doctor
expect "a newer record" 1 "written by a newer program" "" --db old.db doctor
expect "no record" 1 "" "there is no record none.db" --db none.db doctor
finish
