#!/bin/sh
# A child is found by code and nickname; by name only with a reason, which is kept.
. "$(dirname "$0")/lib.sh"

cat >list.csv <<'CSV'
编号,姓名,小名,性别,出生年月,村
C-0001,单小雨,雨点,女,2016-03,东村
C-0042,张三,,男,2016-05,东村
C-0043,张三丰,小宇,男,2016-01,西村
C-0044,欧阳兰,,女,2015-12,西村
CSV
day="--today 2026-09-01"
quiet init --area 422801 --name Town
quiet import children list.csv $day

for text in C-42 c0042 42 C-0042; do
    expect "by code: $text" 0 "C-0042" "looked at codes and nicknames alone" find $text $day
done
expect "the age is of today" 0 'C-0042,"10;4",' "looked at codes" find 42 --csv $day
holds "no name without a reason" sh -c '! grep -q 张三 .out .err'
expect "by nickname" 0 "C-0001" "*" find 雨点 $day
expect "by the sound of a nickname" 0 "C-0043" "*" find xiaoyu $day
expect "not by name" 1 "" "names are searched with --reason TEXT" find 张三 $day
holds "an error never says the text" sh -c '! grep -q 张三 .out .err'
holds "and no name was opened" sh -c '! "$TUANFU" list changes | grep -q " names "'

why="--reason calling"
expect "by name" 0 "张三" "" find 张三 $why $day
holds "the best match comes first" sh -c '"$TUANFU" find 张三 --reason x --csv | sed -n 2p | grep -q "^C-0042,"'
expect "by initials" 0 "C-0042" "" find zs $why $day
expect "words are one text" 0 "C-0042" "" find zhang san $why $day
expect "a surname with two readings" 0 "单小雨" "" find shanxy $why $day
expect "a surname of two characters, n for l" 0 "欧阳兰" "" find ouyangnan $why $day
expect "as JSON" 0 '"name": "欧阳兰"' "" find oyl $why --json $day
expect "nobody" 1 "" "nobody is found by this text" find 赵六 $why $day
holds "whose name was not said" sh -c '! grep -q 赵六 .err'
expect "no text" 2 "" "*" find
expect "seen says who found the name" 0 "full name,calling" "" seen 44 --csv
holds "of those found alone" sh -c '! "$TUANFU" seen 1 --csv | grep -q ",x$"'
holds "no name in the list of changes" sh -c '! "$TUANFU" list changes | grep -qE "张三|欧阳|赵六"'
finish
