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
sleep 2
kill -INT $plan
wait $plan
judge "stopped by hand" $? 0 "0 rules broken" "stopped; the best plan so far is kept"
steps=$(sed -n 's/.*--stop-at \([0-9]*\).*/\1/p' .err)
"$TUANFU" export plan A1 >stopped.json
expect "repeated" 0 "$steps of 500000000 steps" "" plan s4x45 $long --stop-at "$steps" $day
"$TUANFU" export plan A1 >repeated.json
holds "the repetition is equal" cmp -s stopped.json repeated.json
expect "a time limit is a number of steps" 0 "steps, seed 1" "1 seconds are " \
    plan s4x45 --from 2026-09-09 --time-limit 1 $day
expect "stop-at alone" 2 "" "--stop-at needs --steps" plan s4x45 --stop-at 5 $day
finish
