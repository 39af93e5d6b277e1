#!/bin/sh
# Consent forms: for exactly those whose paper is missing, and never for a no.
. "$(dirname "$0")/lib.sh"

cat >list.csv <<'CSV'
编号,姓名,小名,性别,出生年月,村,同意书,同意书到期,孩子的回答
C-0001,甲一,小一,女,2016-03,东村,是,2027-08-31,愿意
C-0002,乙二,小二,男,2016-05,东村,是,2026-09-10,愿意
C-0003,丙三,小三,女,2016-01,西村,,,愿意
C-0004,丁四,小宇,男,2015-12,西村,,,
C-0005,戊五,,女,2016-07,西村,,,不愿意
C-0006,己六,,男,2016-09,东村,拒绝,,愿意
C-0007,庚七,,女,2015-10,东村,是,2026-08-01,愿意
C-0008,辛八,,男,2012-11,东村,,,愿意
C-0009,壬九,,男,2016-02,东村,是,2027-08-31,愿意
C-0010,癸十,,女,2016-04,东村,是,2027-08-31,愿意
C-0011,子甲,,男,2016-06,西村,是,2027-08-31,愿意
C-0012,丑乙,,女,2016-08,西村,是,2027-08-31,愿意
CSV
quiet init --area 422801 --name Town
quiet import children list.csv --today 2026-09-01
day="--today 2026-09-01"

expect "the form is a paper" 0 "consent-form" "" print --list
expect "one child" 0 "" "form.pdf: 2 pages" print consent-form 4 -o form.pdf $day
expect "its text" 0 "" "1 forms, one for each child" print consent-form c4 -o form.txt $day
holds "has the code and the nickname" sh -c 'tr -d " \302\240" <form.txt | grep -q "C-0004小宇"'
holds "and not the name" sh -c '! grep -q 丁四 form.txt'
expect "a family with a paper may have another" 0 "" "2 pages" print consent-form 1 -o one.pdf $day

expect "not for a child who said no" 1 "" "C-0005 gets no form: the child said no" print consent-form 5 $day
expect "not after a refusal" 1 "" "C-0006 gets no form: the guardian refused" print consent-form 6 $day
holds "nothing was written" [ ! -e consent-form-6.pdf ]
expect "no such child" 1 "" "there is no child 99" print consent-form 99 $day
expect "nobody named" 2 "" "print needs a paper and its subject" print consent-form $day
expect "--missing is of children" 2 "" "--missing belongs to a paper of children" print run-sheet --missing $day

expect "all that are missing" 0 "" "4 forms, one for each child" print consent-form --missing -o all.txt $day
expect "why others are not among them" 0 "" "left out, the paper is there: 6 (C-0001, C-0002, C-0009–C-0012)" \
    print consent-form --missing -o all.txt $day
expect "the child's no" 0 "" "left out, the child said no: 1 (C-0005)" print consent-form --missing -o all.txt $day
expect "the guardian's no" 0 "" "left out, the guardian refused or withdrew: 1 (C-0006)" print consent-form --missing -o all.txt $day
codes=$(grep -o 'C-[0-9]* · consent form' all.txt | cut -d' ' -f1 | uniq | tr '\n' ' ')
holds "by code, two sides each" [ "$codes" = "C-0003 C-0004 C-0007 C-0008 " ]
holds "no name on any" sh -c '! grep -qE "甲一|丙三|丁四|辛八" all.txt'
expect "of a programme's age" 0 "" "3 forms" print consent-form s4x45 --missing -o age.txt $day
expect "the others are told" 0 "" "left out, not of the programme's age, or without a birth month: 1 (C-0008)" \
    print consent-form s4x45 --missing -o age.txt $day
expect "no such programme" 1 "" "s9x99" print consent-form s9x99 --missing $day

quiet plan s4x45 --from 2026-09-09 --steps 60000 $day
expect "a trial plan prints no run sheet" 1 "" "this is a trial plan" print run-sheet A1-S1 $day
"$TUANFU" print consent-form A1 -o plan.txt $day >/dev/null 2>.err
holds "but its forms, those that are missing" grep -q "2 forms, one for each child" .err
holds "one is this child's" grep -q "C-0003 · consent form" plan.txt
holds "not of the one with a paper" sh -c '! grep -q "C-0001 · " plan.txt'

expect "what was opened, and for what" 0 "print consent-form" "" list changes $day
for child in 2 3 4 7 8; do
    quiet set $child consent=given until=2027-08-31 $day
done
expect "nobody is left" 0 "" "nobody needs this form; nothing was printed" print consent-form --missing -o none.pdf $day
holds "and nothing is written" [ ! -e none.pdf ]
expect "in Chinese" 0 "" "没有人需要这份表" print consent-form --missing --lang zh -o none.pdf $day
finish
