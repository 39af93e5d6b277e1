#!/bin/sh
# Runs a program that writes cases into a folder, then lets the foreign judge judge them again.
#
#   both_hands.sh CHECK_PLAN PROGRAM [ARGUMENT...]
#
# The folder is given to the program as its last argument and removed afterwards.
set -u
check=$1
shift
folder=$(mktemp -d) || exit 4
trap 'rm -rf "$folder"' EXIT
status=0
"$@" "$folder" || status=1
python3 "$check" --batch "$folder" || status=1
exit "$status"
