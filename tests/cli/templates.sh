#!/bin/sh
# Every check on a template: one edit of a sound programme, found by code and line.
. "$(dirname "$0")/lib.sh"

sound="$TUANFU_DATA/templates/programmes/s4x45.yaml"
event="$TUANFU_DATA/templates/programmes/e180.yaml"

# wrong NAME PLACE WORDS SED…: the edited template is refused
wrong() {
    edit=$1 place=$2 words=$3
    shift 3
    sed "$@" "$sound" >s4x45.yaml
    holds "$edit: the edit took" sh -c '! cmp -s "$1" s4x45.yaml' sh "$sound"
    expect "$edit" 1 "s4x45.yaml:$place" "" catalog check s4x45.yaml
    holds "$edit: $words" grep -qF "$words" .out
}

expect "the series is sound" 0 "" "no problems" catalog check "$sound"
expect "the event is sound" 0 "" "no problems" catalog check "$event"
line=$(grep -n 'no: 1,' "$sound" | cut -d: -f1)
last=$(grep -n 'no: 4,' "$sound" | cut -d: -f1)
second=$(grep -n 'no: 2,' "$sound" | cut -d: -f1)
wrong D-SUM "$line:" "D-SUM: session 1 has 45 minutes, session_minutes says 50" \
    's/^touch_cap: 3/session_minutes: 50/;s/^spare: 1/touch_cap: 3/'
wrong D-SHARE "$line:" "D-SHARE: share has 4 minutes" "${line}s/main: 21, share: 7/main: 24, share: 4/"
wrong D-SPLIT "$(grep -n '^size' "$sound" | cut -d: -f1):" "let max be at least 15" \
    's/^size: {min: 6/size: {min: 8/'
wrong D-SPAN "$(grep -n '^age' "$sound" | cut -d: -f1):" "D-SPAN: the ages span 60 months" \
    's/^age: .*/age: {min: 83, max: 143}/'
wrong D-CAP "$second:" "D-CAP: trust_cap 2 in session 2" "${second}s/trust_cap: 1/trust_cap: 2/"
wrong "D-CAP, stages" "$second:" "D-CAP: the stage falls back to forming" \
    "${line}s/stage: forming/stage: working/"
wrong D-FAREWELL "$last:" "D-FAREWELL: close of the last session has 5 minutes" \
    "${last}s/main: 17, share: 7, close: 11/main: 23, share: 7, close: 5/"
wrong D-FIXED "$(grep -n '^rituals' "$sound" | cut -d: -f1):" "D-FIXED: charades cannot stand in session 1" \
    's/checkin: \[mood-weather\]/checkin: [charades]/'
mkdir -p extra/rituals
sed 's/^id: .*/id: my-weather/;/flag: low_vision/,/^      en:/d' \
    "$TUANFU_DATA/activities/rituals/mood-weather.yaml" >extra/rituals/my-weather.yaml
sed 's/checkin: \[mood-weather\]/checkin: [my-weather]/' "$sound" >s4x45.yaml
expect "D-FIXED, a flag that nobody adapts" 1 "my-weather is fixed, but has no adaptation for the flag low_vision" \
    "" catalog check s4x45.yaml --catalog extra
sed 's/^id: .*/id: my-goodbye/;s/^stage_earliest: .*/stage_earliest: working/' \
    "$TUANFU_DATA/activities/rituals/say-goodbye-count.yaml" >extra/rituals/my-goodbye.yaml
sed 's/^notice: .*/notice: my-goodbye/' "$sound" >s4x45.yaml
expect "D-FIXED, a notice too late for a middle session" 1 \
    "D-FIXED: my-goodbye cannot stand in session 2, phase close" "" \
    catalog check s4x45.yaml --catalog extra
wrong D-CHOICE "" "D-CHOICE: session 1, track group, phase main" 's/^age: .*/age: {min: 36, max: 60}/'
wrong D-DOSE "$(grep -n '^goals' "$sound" | cut -d: -f1):" "main activities serve the goal grief" \
    's/^goals: .*/goals: [grief]/'
wrong "an unknown ritual" "$(grep -n '^rituals' "$sound" | cut -d: -f1):" "did you mean 'mood-weather'?" \
    's/\[mood-weather\]/[mood-wether]/'
wrong "an unknown must" "$(grep -n '^must' "$sound" | cut -d: -f1):" "no activity 'nothing-like-it'" \
    's/^must: .*/must: {1: [[nothing-like-it]]}/'
wrong "a must that fits nowhere" "$(grep -n '^must' "$sound" | cut -d: -f1):" "must of session 1" \
    's/^must: .*/must: {1: [[goodbye-web]]}/'
wrong "an unknown goal" "$(grep -n '^also' "$sound" | cut -d: -f1):" "did you mean 'empathy'?" \
    's/^also: .*/also: [empthy]/'
wrong "sessions out of order" "$second:" "sessions are numbered 1, 2, 3; this is 2" "${second}s/no: 2/no: 3/"
wrong "an event's key" "" "format series does not have the key trust_cap" 's/^spare: 1/trust_cap: 1/'
wrong "no filler" "" "phase share has minutes but filled_by does not say" '/^  share:/d'

sed '/^  - code: break/,/headcount/d' "$event" >e180.yaml
expect "no head-count before the rejoin" 1 "J-HEADCOUNT: the joint block joint needs" "" \
    catalog check e180.yaml
sed 's/headcount: per_pair/headcount: none/' "$event" >e180.yaml
expect "a break without a head-count" 1 "J-HEADCOUNT: the joint block joint needs" "" \
    catalog check e180.yaml
sed 's/minutes: 50$/minutes: 55/' "$event" >e180.yaml
expect "an event's track and block" 1 "D-SUM: the phases of track young add up to 50 minutes, its block has 55" "" \
    catalog check e180.yaml
sed 's/^trust_cap: 1/trust_cap: 2/' "$event" >e180.yaml
expect "an event's trust" 1 "trust_cap is 2; it must be from 0 to 1" "" catalog check e180.yaml
finish
