#!/bin/sh
# Forbidden words of C, includes against the house rules, writable globals, long functions,
# untranslated messages. Prints one line for each fault, then "N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit 4
passed=0
failed=0
check() { # name, text of faults ("" = none)
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s:\n%s\n' "$1" "$2"
    fi
}

sources=$(find src -name '*.[ch]' | sort)

check "a function that is never used here" \
    "$(grep -nE '\b(strcpy|strcat|sprintf|strtok|gets|atoi|localtime|setlocale|gettext)\(' $sources)"
check "memory is taken from arenas only" \
    "$(grep -nE '\b(malloc|calloc|realloc|free|strdup)\(' $(find src -name '*.[ch]' ! -path 'src/base/*') | grep -vE '_free\(')"
check "a conditional in a .c file" \
    "$(grep -nE '^#if' $(find src -name '*.c') | grep -v VERSION)"
check "typedefs hide what a thing is" "$(grep -nE '^typedef struct|^typedef enum' $sources)"
check "lines over 100 columns" \
    "$(LC_ALL=C.UTF-8 grep -nE '^.{101,}' $(find src tests -name '*.[ch]') | cut -d: -f1,2)"
check "notes that should be issues" "$(grep -nE '\b(TODO|FIXME|XXX)\b' $sources)"
check "goals and flags are named by data only" \
    "$(grep -nE '"(no_touch|own_items|no_dark|light_trust|needs_counsellor|no_crowd|one_hand|low_vision|pictures_only|name_feel|self_worth)"' $(find src -name '*.c' ! -name activity_fields.c))"
check "includes, doors, libraries, cycles" "$(python3 tests/house.py --rules tests/house.txt src 2>&1)"
check "functions over 100 lines, writable globals, a long main" \
    "$(python3 tests/shape.py src "${TUANFU_PLAIN_BUILD:-build}" 2>&1)"
check "messages without a translation, or with other conversions" \
    "$(python3 tests/translations.py po/zh_CN.po src 2>&1)"
check "a word of the workshop, a machine path or a registry host" \
    "$(grep -rnE '/work/|registry\.npm|deb\.debian\.org|\bissue [0-9]+\b' --include='*' README* docs src tests po activities templates dev meson.build 2>/dev/null | grep -vE '^tests/lint.sh|yaml-language-server' | head)"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
