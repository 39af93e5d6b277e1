#!/bin/sh
# A file that is damaged as a whole brings nothing in; a damaged row is named and left out, the
# good rows come in; the same file again doubles nobody.
. "$(dirname "$0")/lib.sh"

cp "$here"/broken-csv/*.csv .
quiet init --area 422801 --name Town
day="--today 2026-09-01"
tab=$(printf '\t')
while IFS=$tab read -r file words; do
    expect "$file" 1 "" "$words" import children "$file" $day
    expect "$file brought nothing in" 0 "[]" "" list children --json
done <"$here/broken-csv/expected.tsv"

rows=08-damaged-rows.csv
expect "a trial run" 1 "" "trial run, nothing was kept: 1 new" import children $rows --dry-run $day
expect "kept nothing" 0 "[]" "" list children --json
expect "a wrong sex" 1 "" "$rows:3:2: error: '龙' is no sex" import children $rows --dry-run $day
expect "a wrong date" 1 "" "$rows:4:3: error: '2016-13' is no date" import children $rows --dry-run $day
expect "two rows for one child" 1 "" "$rows:6: error: the same name, birth month and village as line 5" \
    import children $rows --dry-run $day
expect "good rows in, bad rows back" 1 "" "1 new, 0 changed, 0 the same, 4 rows left out" \
    import children $rows --rejects back.csv $day
holds "the bad rows are there with reasons" grep -q '龙' back.csv
holds "the good one is not" sh -c '! grep -q 甲一 back.csv'
expect "again: nobody is doubled" 1 "" "0 new, 0 changed, 1 the same, 4 rows left out" \
    import children $rows $day
expect "only headings" 0 "" "0 new, 0 changed, 0 the same, 0 rows left out" import children 09-header-only.csv $day
expect "an empty table to fill in" 0 "name" "" import children --template --lang en
expect "an unknown kind" 2 "" "nothing is imported under the name 'cats'" import cats 09-header-only.csv
expect "no file" 2 "" "import needs a FILE" import children

# Codes follow the children, not the rows.
make_list list.csv
{ head -1 list.csv; tail -n +2 list.csv | sort -r; } >other.csv
for list in list other; do
    rm -f record.db record.db-wal record.db-shm
    quiet init --area 422801 --name Town
    quiet import children $list.csv $day
    "$TUANFU" list children --csv $day >$list.out
done
holds "eight children" [ "$(grep -c C-000 list.out)" -eq 8 ]
holds "the order of rows does not matter" cmp -s list.out other.out
expect "completed by another file" 0 "" "0 new, 0 changed, 8 the same" import children list.csv $day
finish
