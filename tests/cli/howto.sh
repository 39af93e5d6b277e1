#!/bin/sh
# The how-to pages are followed word for word in an empty folder, each in its language.
. "$(dirname "$0")/lib.sh"

mkdir bin zh en
ln -s "$TUANFU" bin/tuanfu
PATH="$work/bin:$PATH"
unset TUANFU_DB
follow() { # language, locale, page
    XDG_DATA_HOME="$work/none" HOME="$work/none" LC_ALL=$2 \
        python3 "$here/howto.py" "$TUANFU_DATA/docs/$3" "$work/$1"
}
holds "the Chinese page" follow zh zh_CN.UTF-8 write-your-own.zh.md
holds "the English page" follow en en_GB.UTF-8 write-your-own.md
for page in write-your-own.zh.md write-your-own.md; do
    sed -n '/^```yaml file=/,/^```$/p;/^```csv file=/,/^```$/p;/^```diff file=/,/^```$/p' \
        "$TUANFU_DATA/docs/$page" >"$page.files"
done
holds "both write the same files" cmp write-your-own.zh.md.files write-your-own.md.files
finish
