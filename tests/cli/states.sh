#!/bin/sh
# The life of a session: what is allowed, what is refused, and that the record says why.
. "$(dirname "$0")/lib.sh"

make_list list.csv
quiet init --area 422801 --name Town
quiet import children list.csv --today 2026-09-01
day="--today 2026-09-01"

expect "no such programme" 1 "" "no programme 's9x99'; 'list programmes' shows all" plan s9x99 $day
expect "no plan yet" 0 "" "there is no plan yet" check $day
expect "no such series" 1 "" "Z9" show Z9 $day
expect "an event is not planned" 1 "" "*" plan e180 $day
expect "a plan" 0 "A1-S4  2026-" "" plan s4x45 --from 2026-09-09 --steps 60000 $day
expect "it breaks no rule" 0 "0 rules broken, 0 children not placed" "" check A1 $day
"$TUANFU" export plan A1 >first.json
expect "the same again" 0 "A1-S1" "" plan s4x45 --from 2026-09-09 --steps 60000 $day
"$TUANFU" export plan A1 >second.json
holds "same facts and seed, same plan" cmp -s first.json second.json

expect "drafts are not held" 1 "" "session A1-S1 is draft and cannot become held" hold A1-S1 --today 2026-12-31
expect "drafts are not marked" 1 "" "attendance is only for a session that was held" attend A1-S1 1=present $day
expect "drafts are not signed" 1 "" "cannot become signed" sign A1-S1 $day
expect "why a session is so" 0 "step 1" "" explain A1-S1 $day
expect "why not another piece" 0 "in place of session 1" "" explain A1-S1 charades $day
expect "why not an unknown piece" 1 "" "did you mean 'charades'?" explain A1-S1 charade $day
expect "where a child is" 0 "C-0003 is placed in A1-S1" "" explain 3 $day
expect "publish" 0 "" "A1 is published" publish A1 $day
expect "publish twice" 1 "" "A1" publish A1 $day
expect "a published plan does not give way" 1 "" "*" plan s4x45 --series A --from 2026-09-09 --steps 20000 $day
expect "not held before its day" 1 "" "it cannot have been held yet" hold A1-S1 $day
expect "withdraw" 0 "" "A1-S4 is a draft again" withdraw A1-S4 $day
expect "publish it again" 0 "" "A1-S4 is published" publish A1-S4 $day
expect "cancelling needs a reason" 2 "" "cancel needs --reason TEXT" cancel A1-S4 $day
expect "cancel" 0 "" "A1-S4 is cancelled" cancel A1-S4 --reason storm $day

expect "a run sheet" 0 "" "sheet.pdf: 1 pages" print run-sheet A1-S2 -o sheet.pdf $day
expect "what was printed stays" 1 "" "A1-S2" withdraw A1-S2 $day
expect "no such paper" 2 "" "did you mean 'run-sheet'?" print run-sheat A1-S2 $day
expect "no such session" 1 "" "A1-S9" print run-sheet A1-S9 $day

held="--today 2026-12-31"
expect "hold" 0 "" "A1-S1 was held" hold A1-S1 $held
expect "no such child" 1 "" "C-0099" attend A1-S1 C-0099=present $held
expect "no such status" 2 "" "'sleepy' is no status" attend A1-S1 1=sleepy $held
expect "no status at all" 2 "" "'C-0001' must be CHILD=STATUS" attend A1-S1 C-0001 $held
expect "all or nothing: a good and a bad mark" 1 "" "there is no child 99" attend A1-S1 1=present 99=present $held
expect "nothing was kept of them" 0 "present,present,0" "" report participation --csv
expect "marks" 0 "" "4 marks kept" attend A1-S1 1=present 2=late 3=缺席 C-4=present $held
expect "sign" 0 "" "A1-S1 is signed" sign A1-S1 $held
expect "afterwards only corrections" 1 "" "a correction needs a reason" attend A1-S1 3=present $held
expect "with a reason" 0 "" "1 marks kept" attend A1-S1 3=present --reason 'came late' $held
expect "persons" 0 "persons,persons,4" "" report participation --csv
expect "person-times" 0 "person_times,person-times,4" "" report participation --csv
expect "unknown is not absent" 0 "absent,absent,0" "" report participation --csv
expect "the list behind a number" 0 "C-0003" "" report persons
expect "an unknown report" 2 "" "no report 'x'" report x
expect "nobody is left out silently" 0 "8 registered = 4 reached + 4 not" "" report left-out $held
expect "before the first day nobody" 0 "persons,persons,0" "" report participation --csv --to 2026-01-01
expect "who did what" 0 "sign" "" list changes
expect "held sessions stay" 1 "" "A1-S1" discard A1 $held
expect "no name on any list" 0 "C-0001" "" list children
holds "indeed none" sh -c '! "$TUANFU" list children | grep -q 甲一'
finish
