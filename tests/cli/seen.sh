#!/bin/sh
# Who has seen this child: one row a command, whoever printed or opened the name, and why.
. "$(dirname "$0")/lib.sh"

make_list list.csv
sed -i 's/^丁四.*/丁四,男,2015-12,西村,,,愿意/' list.csv
day="--today 2026-09-01"
quiet init --area 422801 --name Town
quiet import children list.csv $day
missing=$("$TUANFU" list children $day | awk '/consent is missing|not answered/ {print $1}')
other=C-0001
[ "$missing" != "$other" ] || other=C-0002

rows() { # how many rows the child has
    "$TUANFU" seen "$1" --csv | tail -n +2 | grep -c .
}

holds "nobody has yet" [ "$(rows "$other")" = 0 ]
expect "no such child" 1 "" "there is no child 99" seen 99
expect "nobody named" 2 "" "*" seen
quiet print consent-form "$missing" -o form.pdf --as Li $day
expect "who printed a form" 0 "Li" "" seen "$missing"
holds "one row for one command" [ "$(rows "$missing")" = 1 ]
holds "of nobody else" [ "$(rows "$other")" = 0 ]
expect "it was the nickname" 0 ",nickname,print consent-form" "" seen "$missing" --csv
quiet list names --reason "calling the families" --as Wang $day
expect "who opened the full names" 0 "Wang,full name,calling the families" "" seen "$other" --csv
holds "of every child" [ "$(rows "$missing")" = 2 ]
quiet list names --reason "a trap [C-0099]" --as Wang $day
holds "a reason with codes hides nothing" [ "$(rows "$missing")" = 3 ]
quiet set "$missing" consent=given until=2027-08-31 enrolment=accepted $day
quiet plan s4x45 --from 2026-09-09 --steps 60000 $day
quiet print run-sheet A1-S1 -o run.pdf --as Zhao $day
expect "who printed a sheet with it" 0 "Zhao,nickname,print run-sheet A1-S1" "" seen "$missing" --csv
holds "the newest comes first" sh -c '"$TUANFU" seen "$1" --csv | sed -n 2p | grep -q Zhao' sh "$missing"
expect "as JSON" 0 '"why": "print run-sheet A1-S1"' "" seen "$missing" --json
holds "never a name" sh -c '! "$TUANFU" seen "$1" | grep -q 丁四' sh "$missing"
holds "the list of changes is still whole" "$TUANFU" audit verify
finish
