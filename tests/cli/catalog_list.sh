#!/bin/sh
# Searching in words: wrong ones meet the nearest and the list, an empty answer says what to loosen,
# lines fit a terminal. How many are found is the business of tests/catalog_list.py.
. "$(dirname "$0")/lib.sh"

expect "a typo in a goal" 2 "" \
    "--goal: unknown word 'empthy'; did you mean 'empathy'? There are: belong, name_feel" \
    catalog list --goal empthy
expect "a typo in a flag" 2 "" "did you mean 'no_touch'? There are: no_touch, own_items, quiet" \
    catalog list --for-flag notouch
expect "no such item" 2 "" "--item: unknown word 'elephants'; there are: balloon, " \
    catalog list --item elephants
expect "in Chinese" 2 "" "--kind：没有“gane”这个词，是不是“game”？可以写：game, gesture_dance" \
    catalog list --kind gane --lang zh
expect "a strength that is none" 2 "" "behind the colon stands a strength from 1 to 3" \
    catalog list --goal empathy:4
expect "an empty strength" 2 "" "behind the colon" catalog list --goal empathy:
expect "no number" 2 "" "--people is 'many'; give a whole number from 1 to 400" \
    catalog list --people many
expect "a range backwards" 2 "" "--age is '11-9'; give a whole number from 3 to 99, or two such as" \
    catalog list --age 11-9
expect "half a range" 2 "" "--age is '9-'" catalog list --age 9-
expect "an age in months" 2 "" "--age is '108'" catalog list --age 108
expect "trust outside its scale" 2 "" "give a whole number from 0 to 4" catalog list --trust 5
expect "one filter twice" 2 "" "--age stands twice; give it once" catalog list --age 9 --age 10
expect "an argument" 2 "" "does not take 'charades'" catalog list charades

expect "the longer dash of lists" 0 "charades" "" catalog list --age 9–11
expect "the refused alone" 0 "trust-fall" "" catalog list --refused
holds "nothing that is in use beside them" sh -c '! grep -q charades .out'
expect "nothing refused by itself" 0 "--refused shows the" "" catalog list
holds "no trust fall" sh -c '! grep -q trust-fall .out'
expect "what the room must have" 0 "Takes part seated: the room is also step_free" "" \
    catalog list --for-flag seated
expect "who must be there" 0 "Counsellor present: in the room is also a counsellor" "" \
    catalog list --for-flag needs_counsellor
expect "one filter stands in the way" 0 "without --energy there would be" "" \
    catalog list --kind calm --energy 5
expect "two filters stand in the way" 0 "without --age --energy there would be" "" \
    catalog list --kind calm --energy 5 --age 3
expect "three filters stand in the way" 0 "leave out more than two of the filters" "" \
    catalog list --kind calm --energy 5 --age 3 --minutes 120 --refused
expect "nothing is found, as JSON" 0 '"rows": []' "" catalog list --kind calm --energy 5 --json
expect "nothing is found, as CSV" 0 "id,version,name_zh" "" catalog list --kind calm --energy 5 --csv

widest() { # the widest line in columns; Han characters and their marks take two
    python3 -c 'import sys, unicodedata
print(max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip("\n"))
          for line in open(".out", encoding="utf-8")))'
}
for language in zh en; do
    expect "all, in $language" 0 "charades" "" catalog list --lang $language
    holds "all, in $language: 120 columns" [ "$(widest)" -le 120 ]
    for flag in no_touch hearing pictures_only; do
        expect "$flag, in $language" 0 "charades" "" catalog list --lang $language --for-flag $flag \
            --for-flag quiet
        holds "$flag, in $language: 120 columns" [ "$(widest)" -le 120 ]
    done
done
finish
