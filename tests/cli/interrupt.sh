#!/bin/sh
# Ctrl-C in `plan` keeps the best plan so far, says how to repeat it, and the repetition is equal.
. "$(dirname "$0")/lib.sh"

make_list list.csv
quiet init --area 422801 --name Town
quiet import children list.csv --today 2026-09-01
day="--today 2026-09-01"
long="--from 2026-09-09 --steps 500000000"

"$TUANFU" plan s4x45 $long $day >.out 2>.err &
plan=$!
sleep 4
kill -INT $plan
wait $plan
judge "stopped by hand" $? 0 "0 rules broken" "stopped; the best plan so far is kept"
steps=$(sed -n 's/.*--stop-at \([0-9]*\).*/\1/p' .err)
"$TUANFU" export plan A1 >stopped.json
expect "repeated" 0 "$steps of 500000000 steps" "" plan s4x45 $long --stop-at "$steps" $day
"$TUANFU" export plan A1 >repeated.json
holds "the repetition is equal" cmp -s stopped.json repeated.json

# two groups: the count runs over both
for n in 1 2 3 4 5 6 7 8 9; do printf '再%s,女,2016-0%s\n' "$n" "$n"; done >rows
{ printf '姓名,性别,出生年月\n'; cat rows; } >more.csv
quiet import children more.csv --today 2026-09-01
two="--from 2026-09-09 --steps 60000"
expect "two groups" 0 "60000 of 60000 steps" "" plan s4x45 $two $day
expect "stopped in the second group" 0 "45001 of 60000 steps" "" plan s4x45 $two --stop-at 45001 $day
"$TUANFU" export plan A1 >first.json
expect "the same again" 0 "45001 of 60000 steps" "" plan s4x45 $two --stop-at 45001 $day
"$TUANFU" export plan A1 >second.json
holds "equal in two groups" cmp -s first.json second.json
expect "a time limit is a number of steps" 0 "steps, seed 1" "1 seconds are " \
    plan s4x45 --from 2026-09-09 --time-limit 1 $day
expect "stop-at alone" 2 "" "--stop-at needs --steps" plan s4x45 --stop-at 5 $day
finish
