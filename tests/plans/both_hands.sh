#!/bin/sh
# Runs a program that writes cases into a folder, then lets the foreign judge judge them again.
#
#   both_hands.sh CHECK_PLAN PROGRAM [ARGUMENT...]
#
# The folder is given to the program as its last argument and removed afterwards.
set -eu
check=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$@" "$folder"
python3 "$check" --batch "$folder"
