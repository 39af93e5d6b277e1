#!/bin/sh
# The foreign judge on the worked formats, and three controls: it must see what is wrong.
# Prints "N passed, N failed" last.
set -u
here=$(cd "$(dirname "$0")" && pwd)
golden=$here/../golden
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

check() { # name, status wanted, command…
    name=$1
    wanted=$2
    shift 2
    "$@" >"$scratch/out" 2>&1
    found=$?
    if [ "$found" -eq "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s: status %s, not %s\n' "$name" "$found" "$wanted"
        cat "$scratch/out"
    fi
}

judge() {
    python3 "$here/check_plan.py" "$@"
}

check "the list of rules is that of rules.def" 0 judge --rules "$here/../../src/model/rules.def"
for format in series event; do
    case=$golden/$format
    check "$format" 0 judge "$case/facts.json" "$case/plan.json" --compare "$case/verdict.json"
    cp "$case/facts.json" "$scratch/$format.facts.json"
    cp "$case/plan.json" "$scratch/$format.plan.json"
    cp "$case/verdict.json" "$scratch/$format.verdict.json"
done
check "a folder of cases" 0 judge --batch "$scratch"

# Controls: a rule less, a finding less, a plan that is not the one that was judged.
sed '/"T-GAP"/d; /"K-CLEARED"/d' "$here/../../src/model/rules.def" >"$scratch/rules.def"
check "a rule that is missing is seen" 1 judge --rules "$scratch/rules.def"
sed '/"S-VARIETY", "class"/{x;s/^/x/;/^x$/{x;d};x}' "$golden/event/verdict.json" \
    >"$scratch/event.verdict.json"
check "a finding that is missing is seen" 1 judge --batch "$scratch"
cp "$golden/event/verdict.json" "$scratch/event.verdict.json"
sed 's/"minutes": 21/"minutes": 20/' "$golden/series/plan.json" >"$scratch/series.plan.json"
check "a plan that was changed is seen" 1 judge --batch "$scratch"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
