#!/bin/sh
# The record keeps what was: rights of the file, older files brought up to date, and what is told.
. "$(dirname "$0")/lib.sh"
versions="$TUANFU_DATA/tests/store-versions"
day="--today 2026-09-01"

make_list list.csv
quiet init --area 422801 --name Town
quiet import children list.csv $day
holds "only the owner may read it" [ "$(stat -c %a record.db)" = 600 ]
chmod 664 record.db
expect "rights that were too wide are mended and told" 0 "C-0008" "others on this computer could read $work/record.db; now only you can" list children $day
holds "only the owner may read it again" [ "$(stat -c %a record.db)" = 600 ]
expect "and said once" 0 "C-0008" "" list children $day

finish
