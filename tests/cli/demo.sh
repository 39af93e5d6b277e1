#!/bin/sh
# The whole line on the shipped sample, in an empty folder or in one that a demo made.
. "$(dirname "$0")/lib.sh"

expect "demo" 0 "planned s4x45: 4 sessions, 0 rules broken" "all of it lies in out" demo --out out
for file in tuanfu.db plan.json facts.json participation.csv left-out.csv run-sheet-A1-S1.pdf \
    run-sheet-A1-S4.pdf; do
    holds "$file is there" [ -s "out/$file" ]
done
cp out/plan.json plan.json
cp out/run-sheet-A1-S2.pdf sheet.pdf
expect "demo again" 0 "held A1-S1, marked 12 children" "*" demo --out out
holds "the same plan" cmp -s plan.json out/plan.json
holds "the same paper, byte for byte" cmp -s sheet.pdf out/run-sheet-A1-S2.pdf
expect "its record can be used" 0 "A1-S4" "" --db out/tuanfu.db show A1
expect "and its plan is sound" 0 "0 rules broken" "" --db out/tuanfu.db check --today 2026-09-10
touch out/mine
expect "a stranger's file" 1 "" "out holds mine, which no demo made" demo --out out
holds "nothing was taken away" [ -e out/tuanfu.db ]
mkdir other
echo precious >other/plan.json
expect "a folder of somebody else" 1 "" "other holds plan.json" demo --out other
holds "it is untouched" grep -q precious other/plan.json
finish
