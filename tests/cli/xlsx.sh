#!/bin/sh
# A workbook comes in whichever program wrote it, places are named as sheet and cell; one that is
# damaged, locked or made to do harm is refused in words, quickly, and brings nothing in.
. "$(dirname "$0")/lib.sh"

make="python3 $here/../xlsx/make_xlsx.py"
$make . || exit 1
day="--today 2026-09-01"
quiet init --area 422801 --name Town

# The same two children, as CSV: what every good workbook must give.
printf '姓名,出生年月,村\n甲一,2016-03-05,东村\n乙二,2016-05,西村\n' >good.csv
facts() { # FILE, what: what the record holds of its children
    rm -f facts.db*
    "$TUANFU" --db facts.db init --area 422801 --name Town >/dev/null 2>&1
    "$TUANFU" --db facts.db import children "$1" $day >/dev/null 2>&1
    sqlite3 facts.db "SELECT DISTINCT $2 FROM identity JOIN child ON child = id ORDER BY 1"
}
facts good.csv "name, village, birth" >wanted
holds "the CSV gives two children" [ "$(grep -c 2016-0 wanted)" -eq 2 ]
for file in inline shared absolute no-places dimension prefixed; do
    expect "$file.xlsx: as good as CSV" 0 "" "2 new, 0 changed, 0 the same, 0 rows left out" \
        import children $file.xlsx --dry-run $day
    facts $file.xlsx "name, village, birth" >found
    holds "$file.xlsx: the same children" cmp -s wanted found
done
expect "a list without headings" 0 "" "2 new" import children list.xlsx --dry-run $day
cp inline.xlsx named.csv
expect "known by its bytes, not by its name" 0 "" "2 new" import children named.csv --dry-run $day

# Dates as people see them: each child is born on 2016-03-05 or in that month.
while read -r file count birth; do
    expect "$file: every format of a date" 0 "" "$count new, 0 changed, 0 the same, 0 rows left out" \
        import children $file --dry-run $day
    holds "$file: all were born on $birth" [ "$(facts $file birth)" = "$birth" ]
done <<'LIST'
dates.xlsx 23 2016-03-05
dates-1904.xlsx 23 2016-03-05
months.xlsx 8 2016-03
LIST

expect "which sheet is read" 0 "" "two-heads.xlsx:名单: warning: this sheet is read; not read: 说明, 旧" \
    import children two-heads.xlsx --dry-run $day
expect "hidden rows" 0 "" "are read all the same: 1" import children two-heads.xlsx --dry-run $day
expect "several rows of headings" 0 "" "名单:3: warning: lines 3 to 4 are read as headings" \
    import children two-heads.xlsx --dry-run $day
expect "an unknown column by its cell" 0 "" "名单:A3: warning: the column '序号' is not known" \
    import children two-heads.xlsx --dry-run $day
expect "notes below" 0 "" "名单:10: warning: this line below the table is read as a note" \
    import children two-heads.xlsx --dry-run $day
expect "no child is lost over it" 0 "" "2 new, 0 changed, 0 the same, 0 rows left out" \
    import children two-heads.xlsx --dry-run $day

cells=damaged-cells.xlsx
expect "an id that lost digits" 1 "" "$cells:名单:B3: error: '422801201603051234' has lost digits" import children $cells --dry-run $day
expect "1.2E+17" 1 "" "$cells:名单:B4: error: '1.2E+17' has lost digits" import children $cells --dry-run $day
expect "#N/A" 1 "" "$cells:名单:C5: error: '#N/A' is an error" import children $cells --dry-run $day
expect "a date without its format" 1 "" "$cells:名单:C6: error: a spreadsheet's number in place of a date; it may mean 2016-03-05" import children $cells --dry-run $day
expect "a formula without result" 1 "" "$cells:名单:C7: error: a formula without its result" import children $cells --dry-run $day
expect "no day" 1 "" "$cells:名单:C9: error: '-5' is shown as a date but is none" import children $cells --dry-run $day
expect "ids as text, results of formulas and padded codes come in" 1 "" "3 new, 0 changed, 0 the same, 6 rows left out" \
    import children $cells --rejects back.csv $day
expect "no CSV under the name of a workbook" 2 "" "give a name that ends in .csv" \
    import children $cells --rejects back.xlsx $day
holds "and none is written" [ ! -e back.xlsx ]
holds "the bad rows are there with reasons" grep -q '丁四.*#N/A' back.csv
expect "an id of 18 digits is whole" 0 "422801201603051234" "" list children
expect "a padded code is itself" 0 "C-0042" "" list children
rm -f record.db*
quiet init --area 422801 --name Town

# Refused as a whole: FILE, words.
while IFS='	' read -r file words; do
    python3 - "$TUANFU" "$file" >cost 2>&1 <<'PY'
import os, resource, subprocess, sys
subprocess.run([sys.argv[1], "import", "children", sys.argv[2], "--today", "2026-09-01"],
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
use = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu, kilobytes = use.ru_utime + use.ru_stime, use.ru_maxrss
sanitized = b"__asan" in open(sys.argv[1], "rb").read()
print(f"{cpu:.2f} s, {kilobytes} kB")
sys.exit(not sanitized and (cpu > 1 or kilobytes > 128 * 1024))
PY
    holds "$file: at most 1 s and 128 MB: $(cat cost)" [ $? -eq 0 ]
    expect "$file: refused in words" 1 "" "tuanfu: $file: $words" import children "$file" $day
    expect "$file: brought nothing in" 0 "[]" "" list children --json
done <<'LIST'
zip-bomb.xlsx	the part xl/worksheets/sheet1.xml swells beyond what a list needs
nested.xlsx	the part xl/worksheets/sheet1.xml is nested too deep
entity-bomb.xlsx	the part xl/worksheets/sheet1.xml declares entities
huge-strings.xlsx	the part xl/sharedStrings.xml holds more text than is read at once
endless-tag.xlsx	the part xl/worksheets/sheet1.xml is damaged
zip-slip.xlsx	a part of the file has a name that no spreadsheet gives
damaged-part.xlsx	the part xl/worksheets/sheet1.xml is damaged
truncated.xlsx	the file is damaged or not whole
wrong-crc.xlsx	the part xl/worksheets/sheet1.xml is damaged
far-column.xlsx	the part xl/worksheets/sheet1.xml is damaged
far.xlsx	something stands in line 2 of a sheet behind column IV
encrypted-zip.xlsx	the file is locked by a password
encrypted.xlsx	the file is locked by a password
old.xls	this is a workbook of the old kind (.xls or .et)
table.ods	this is an OpenDocument table (.ods)
macros.xlsm	the workbook holds macros
many-parts.xlsx	the file holds more parts than a list needs
letter.docx	there is no workbook in this file
empty.xlsx	the table is empty
LIST
expect "no names" 1 "" "no-names.xlsx:名单:1: no column is called" import children no-names.xlsx $day
expect "a column twice" 1 "" "column-twice.xlsx:名单:C1: a second column '姓名'" import children column-twice.xlsx $day

# The register of a county, both ways: 11,300 children, and again with none new.
expect "11,300 from a workbook" 0 "" "11300 new, 0 changed, 0 the same" import children many.xlsx $day
expect "again, as CSV: none new" 0 "" "0 new, 0 changed, 11300 the same" import children many.csv $day
finish
