#!/bin/sh
# Clumsy hands: words left out, files mixed up, things said twice or the wrong way round. Nothing is
# lost by them, and nothing is called done that was not.
. "$(dirname "$0")/lib.sh"

expect "an option without its value and no command" 2 "" "--lang needs a value" --lang
expect "the same for the record" 2 "" "--db needs a value" --db
expect "a record that is called like an option" 1 "" "there is no record today" --db today list children
expect "a folder of activities that is not there" 1 "" "there is no folder nowhere" \
    list activities --catalog nowhere

make_list list.csv
day="--today 2026-09-01"
expect "a record that cannot be one" 4 "" "does not" init :memory: --area 1 --name Town
holds "nothing is left of it" [ ! -e :memory: ]
quiet init --area 422801 --name Town
quiet import children list.csv $day

: >empty
expect "an empty file as record" 1 "" "empty is empty and no record" --db empty list children
holds "it is empty still" [ ! -s empty ]

# What is written over.
printf '壬九,龙,2016-03,东村,是,2027-08-31,愿意\n' >>list.csv
cp list.csv kept.csv
expect "the list as the place for its bad rows" 2 "" "--rejects names the list itself" \
    import children list.csv --rejects list.csv $day
holds "the list is as before" cmp -s list.csv kept.csv
expect "an export over the record" 1 "" "'record.db' is a record" export facts s4x45 -o record.db
expect "the record is as before" 0 "C-0008" "" list children $day

# A child's papers.
expect "a day without a consent" 2 "" "from and until belong to a consent" \
    set 3 until=2028-08-31 $day
expect "a consent that ends before it begins" 1 "" "until=2026-01-01 is before the consent begins" \
    set 3 consent=given from=2027-01-01 until=2026-01-01 $day
expect "neither was entered" 0 "2027-08-31" "" show 3 $day

# Codes and hours.
for letters in 🙂 a A1 ../x ABCDE; do
    expect "letters $letters" 2 "" "--series is '$letters'; give one to 4 capital letters" \
        plan s4x45 --series $letters --from 2026-09-09 --steps 60000 $day
done
expect "over midnight" 1 "" "that begins at 23:30 ends after midnight" \
    plan s4x45 --from 2026-09-09 --at 23:30 --steps 60000 $day

# Nobody is in two places at once, in whatever plans.
quiet plan s4x45 --from 2026-09-09 --steps 60000 $day
quiet publish A1 $day
quiet plan s4x45 --series B --from 2026-09-09 --at 17:00 --steps 60000 $day
expect "the same children at the same hour" 1 "" "session B1-S1: C-0001 is in session A1-S1" \
    publish B1 $day
expect "all of it is refused" 0 "B1-S4,s4x45,2026-09-30,17:00,8,draft" "" list sessions --csv
quiet plan s4x45 --series B --from 2026-09-09 --at 17:15 --steps 60000 $day
expect "one after the other is no clash" 0 "" "B1-S1 is published" publish B1-S1 $day
quiet cancel A1-S2 --reason storm $day
quiet plan s4x45 --series C --from 2026-09-16 --steps 60000 $day
expect "a cancelled session takes nobody's time" 0 "" "C1-S1 is published" publish C1-S1 $day

held="--today 2026-12-31"
quiet hold A1-S1 $held
expect "one child marked twice" 2 "" "C-0001 is marked twice" \
    attend A1-S1 1=present 2=present C-0001=absent $held
expect "nothing was kept" 0 "present,present,0" "" report participation --csv
expect "a reason of blanks" 2 "" "--reason is empty" cancel A1-S3 --reason ' ' $day
expect "days the wrong way round" 2 "" "--to is before --from" \
    report participation --from 2026-12-01 --to 2026-01-01
finish
