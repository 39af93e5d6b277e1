#!/bin/sh
# `catalog lint` names each thing that an editor would send back, with its place; the shipped
# catalogue is clean.
. "$(dirname "$0")/lib.sh"

sample=$TUANFU_DATA/activities/games/big-watermelon.yaml
cases="$work/cases"

# finds CHECK LINE:COLUMN PATTERN REPLACEMENT: one change of the sample, and its finding
finds() {
    sed "s|$3|$4|" "$sample" >my-melon.yaml
    holds "$1: the sample holds '$3'" test -n "$(diff "$sample" my-melon.yaml)"
    expect "$1 at $2" 1 "my-melon.yaml:$2: warning: " "1 activities read, 1 findings" \
        catalog lint my-melon.yaml
    holds "$1 signs its finding" grep -qF "[$1]" "$work/.out"
    echo "$1" >>"$cases"
}
line() { # pattern: its line in the sample
    grep -nE -- "$1" "$sample" | head -1 | cut -d: -f1
}

sed '/^    say:/,+2d' "$sample" >silent.yaml
sed -i 's/^  touch: 0/  touch: 2/; s/  - flag: no_public_speaking/  - flag: no_touch/' silent.yaml
expect "touch without words to say" 1 "[say]" "*" catalog lint silent.yaml
echo say >>"$cases"
finds adaptation "$(line '^adapt:' | awk '{print $1 + 1}'):3" "^  loud: 0" "  loud: 1"
finds lens "$(line '链子断在你这里'):15" "心里是什么感觉" "发生了什么"
finds lens "$(line '刚才你的手什么时候'):15" "没听嘴巴的话" "有那个感觉"
sed 's/^  public_fail: 1/  public_fail: 2/; s/, emotional: 1}/, emotional: 0}/' "$sample" >bold.yaml
expect "one before all, and no risk" 1 "bold.yaml:$(line '^risk:'):32: warning: public_fail 2 asks" \
    "1 activities read, 1 findings" catalog lint bold.yaml
holds "risk signs its finding" grep -qF "[risk]" "$work/.out"
echo risk >>"$cases"
finds numbers "$(line '绕圈接三轮'):15" "go round three times" "go round four times"
finds questions "$(line '什么办法帮你反应对了'):15" "帮你反应对了？" "帮你反应对了。"
finds length "$(line 'Hold up a card with a big'):11" \
    "Hold up a card with a big or a small melon each time you call." "Hold up a card."
finds brief "$(line 'Ring; hands show'):7" "a slip, one clap and on" "a slip, one clap and on we go, all of us"
finds ends "$(line '在笑声里练习'):7" "发现出错没什么大不了。" "发现出错没什么大不了"
finds marks "$(line '口令慢一拍'):16" "口令慢一拍，并请" "口令慢一拍,并请"
finds unwelcome "$(line '停下来，一起呼'):11" "停下来，一起呼" "输的人停下来，一起呼"
elsewhere=$(sed -n '/flag: seated/,/en:/s/^ *zh: //p' "$TUANFU_DATA/activities/games/charades.yaml")
finds shared "$(line '全圈都坐下来玩'):11" "全圈都坐下来玩，谁都看得见谁的手。" "$elsewhere"
sed '/^debrief:/i handout:\n  title: {zh: 口令卡, en: Call cards}\n  text:\n    zh: |\n      大西瓜\n      小西瓜\n    en: |\n      Big melon and small melon' "$sample" >lines.yaml
expect "lines of a handout" 1 "[lines]" "*" catalog lint lines.yaml
echo lines >>"$cases"

grep -o '^| `[a-z]*`' "$TUANFU_DATA/docs/lint.md" | tr -d '|` ' | sort >names
sort -u "$cases" | diff - names >differ || true
holds "every check of docs/lint.md has a case here" test ! -s differ

expect "one by its id" 0 "" "1 activities read, nothing to say" catalog lint big-watermelon
expect "a misspelt id" 1 "" "big-watermelon" catalog lint big-watermelo
sed 's/^  energy: 4/  energy: 9/' "$sample" >broken.yaml
expect "a file that cannot be read" 1 "broken.yaml:" "0 activities read, 1 findings" \
    catalog lint broken.yaml
mkdir -p own/games
sed 's/^id: .*/id: my-melon/; s/^  loud: 0/  loud: 1/' "$sample" >own/games/my-melon.yaml
expect "a folder of one's own" 1 "own/games/my-melon.yaml:" "1 activities read" catalog lint own
mkdir nothing
expect "a folder without activities" 1 "" "no activities in nothing" catalog lint nothing
expect "a programme" 1 "" "is a programme, and lint reads activities" \
    catalog lint "$TUANFU_DATA/templates/programmes/e180.yaml"
expect "an empty file" 1 "empty.yaml:1:1: error: " "*" \
    catalog lint "$(: >empty.yaml && echo empty.yaml)"
expect "in Chinese, as JSON" 1 '"line"' "看了 1 个活动" catalog lint --lang zh --json broken.yaml own
expect "the shipped catalogue is clean" 0 "" "activities read, nothing to say" catalog lint
finish
