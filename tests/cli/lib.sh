# What the tests of the command line share. $TUANFU is the program, $TUANFU_DATA its data folder.
# Each check states the exit status, standard output and standard error, all three: a text that must
# be found, "" for nothing at all, "*" for anything.
: "${TUANFU:?the program to test}"
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/tuanfu-cli.XXXXXX")
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
passed=0
failed=0
export LC_ALL=en_GB.UTF-8 NO_COLOR=1 TUANFU_DB="$work/record.db"
cd "$work" || exit 4

matches() { # file, wanted
    case $2 in
    "") [ ! -s "$1" ] ;;
    "*") true ;;
    *) grep -qF -- "$2" "$1" ;;
    esac
}

# expect NAME STATUS OUTPUT ERROR WORDS…
expect() {
    name=$1 status=$2 wanted_out=$3 wanted_err=$4
    shift 4
    "$TUANFU" "$@" >"$work/.out" 2>"$work/.err" </dev/null
    found=$?
    judge "$name" "$found" "$status" "$wanted_out" "$wanted_err"
}

judge() { # name, status found, status wanted, output wanted, error wanted
    if [ "$2" = "$3" ] && matches "$work/.out" "$4" && matches "$work/.err" "$5"; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    printf '%s: status %s (wanted %s)\n' "$1" "$2" "$3"
    printf '  output wanted: %s\n' "$4" && sed 's/^/  | /' "$work/.out" | head -5
    printf '  error wanted: %s\n' "$5" && sed 's/^/  ! /' "$work/.err" | head -5
}

# holds NAME COMMAND…: the command succeeds
holds() {
    name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s: not true: %s\n' "$name" "$*"
    fi
}

finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# A record with the children of a table whose papers are all there; $1 the file's path.
make_list() {
    cat >"$1" <<'CSV'
姓名,性别,出生年月,村,同意书,同意书到期,孩子的回答
甲一,女,2016-03,东村,是,2027-08-31,愿意
乙二,男,2016-05,东村,是,2027-08-31,愿意
丙三,女,2016-01,西村,是,2027-08-31,愿意
丁四,男,2015-12,西村,是,2027-08-31,愿意
戊五,女,2016-07,西村,是,2027-08-31,愿意
己六,男,2016-09,东村,是,2027-08-31,愿意
庚七,女,2015-10,东村,是,2027-08-31,愿意
辛八,男,2016-11,东村,是,2027-08-31,愿意
CSV
}

quiet() {
    "$TUANFU" "$@" >/dev/null 2>&1 || { echo "could not: tuanfu $*"; exit 1; }
}
