#!/bin/sh
# A trial plan: striped, named papers, neither published nor printed until they have come.
. "$(dirname "$0")/lib.sh"

make_list list.csv
sed -i 's/^丁四.*/丁四,男,2015-12,西村,,,愿意/' list.csv
quiet init --area 422801 --name Town
quiet import children list.csv --today 2026-09-01
day="--today 2026-09-01"
code=$("$TUANFU" list children $day | awk '/consent is missing|not answered/ {print $1}')
holds "one child lacks papers" [ -n "$code" ]

expect "a trial plan is made" 0 "试排" "" plan s4x45 --from 2026-09-09 --steps 60000 $day
holds "every line is striped" sh -c '! grep -v "^试排 ┊ " "$1"' sh .out
expect "the child without papers is named" 0 "paper missing: $code — K-" "" show A1 $day
expect "so is each of its papers" 0 " · K-CONSENT" "" show A1 $day
expect "check finds it" 1 "$code" "" check A1 $day
expect "it is not published" 1 "" "this is a trial plan (试排)" publish A1 $day
expect "the refusal names the child" 1 "" "$code" publish A1 $day
expect "it is not printed" 1 "" "this is a trial plan (试排)" print run-sheet A1-S1 $day
holds "no paper was written" [ ! -e run-sheet-A1-S1.pdf ]

expect "a field that is none" 2 "" "no field 'consnt'; did you mean 'consent'?" set "$code" consnt=given $day
expect "a value that is none" 2 "" "consent=maybe: give one of given, refused, withdrawn" set "$code" consent=maybe $day
expect "a day that is none" 2 "" "until=soon: give a day like 2026-03-01" set "$code" until=soon $day
expect "no such child" 1 "" "there is no child 99" set 99 consent=given $day
expect "the paper has come" 0 "" "" set "$code" consent=given until=2027-08-31 enrolment=accepted $day
expect "check makes it a draft" 0 "0 rules broken" "the trial plan is now a draft" check A1 $day
holds "and it is striped no more" sh -c '! "$TUANFU" show A1 --today 2026-09-01 | grep -q 试排'
expect "now it is published" 0 "" "A1 is published" publish A1 $day

printf 'name,consent\n丁四一,given\n' >ageless.csv
quiet import children ageless.csv $day
expect "without a birth month the list says so" 0 "the birth month is missing" "" list children $day
expect "a no that was given blocks" 0 "" "" set 1 answer=no $day
expect "the published plan is judged again" 1 "K-ASSENT" "" check A1 $day

expect "names are not opened without a reason" 1 "" "only with a reason" list names $day
holds "and no name was said" sh -c '! grep -q 丁四一 .out .err'
expect "names are opened with one" 0 "丁四一" "" list names --reason "calling a family" $day
expect "the reason is in the record" 0 "calling a family" "" list changes $day
holds "without a name" sh -c '! grep -q 丁四一 .out'

# nothing but names: a trial plan; the same list with months and papers makes it a draft
TUANFU_DB=$PWD/names.db
export TUANFU_DB
quiet init --area 422801 --name Town
printf '姓名\n' >names.csv
printf '姓名,出生年月,同意书,同意书到期,孩子的回答\n' >whole.csv
for n in 甲 乙 丙 丁 戊 己 庚 辛; do
    printf '%s一\n' "$n" >>names.csv
    printf '%s一,2016-04,是,2027-08-31,愿意\n' "$n" >>whole.csv
done
quiet import children names.csv $day
expect "names alone make a trial plan" 0 " · K-AGE" "" plan s4x45 --from 2026-09-09 --steps 60000 $day
expect "which is not published" 1 "" "this is a trial plan (试排)" publish A1 $day
expect "the list comes again, whole" 0 "" "0 new, 8 changed" import children whole.csv $day
expect "the same plan is now a draft" 0 "0 rules broken" "the trial plan is now a draft" check A1 $day
mkdir -p ours/games
sed 's/typical: 8/typical: 9/; s/^id: .*/id: our-melon/' \
    "$TUANFU_DATA/activities/games/big-watermelon.yaml" >ours/games/our-melon.yaml
expect "a plan says which files it could not use" 0 "*" "1 files of the catalogue have errors" \
    plan s4x45 --from 2026-09-02 --catalog ours --steps 2000 --today 2026-08-20
finish
