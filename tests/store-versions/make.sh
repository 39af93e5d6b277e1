#!/bin/sh
# Writes step-N.sql, a small invented record as the program of today makes it, N being the step of
# its schema. Run once for every step that ships, and never again for an older one: the files show
# what is out there. Needs TUANFU (the program) and sqlite3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${TUANFU:?the program}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/t.db
run() { "$TUANFU" --db "$db" --as P-01 --lang en --today 2026-09-01 "$@" >/dev/null 2>"$work/err" ||
    { cat "$work/err" >&2; exit 1; }; }

cat >"$work/list.csv" <<'CSV'
name,nickname,sex,birth month,village,needs,flags,consent
𠮷小田,Field,girl,2017-03,East,,,yes
O'Hara,,boy,2016-11,West,,,yes
林 一,"Two, ""three""",,,,,,
CSV
"$TUANFU" init "$db" --area 422801 --name "It's a town" --as P-01 >/dev/null 2>&1
run import children "$work/list.csv"
run set 1 answer=yes tier=2
run list names --reason "calling the families"
sqlite3 "$db" <<'SQL'
PRAGMA foreign_keys = ON;
UPDATE record SET node = 1;
INSERT INTO activity_version VALUES (1, 'web', 1, 'aa', X'69643A207765620A');
INSERT INTO plan_run VALUES (2, '422801', 's4x45', 1, 1, 10, 10, NULL, 0);
INSERT INTO session VALUES (3, '422801', 2, 0, 'A1-S1', 'A1', 1, '2026-09-09', 840, 0, 0, 0, '', '');
INSERT INTO block VALUES (4, 3, NULL, 0, 'b', 0, 0, 45, 0);
INSERT INTO track VALUES (5, 4, 0, 't', 0, 0, '', '', NULL);
INSERT INTO track_person SELECT 5, 1, 0, '422801', code, id FROM child WHERE code = 'C-0001';
INSERT INTO slot VALUES (6, 5, 0, 3, 0, 1, 0, 45, '');
UPDATE session SET state = 1; UPDATE session SET state = 2;
INSERT INTO attendance SELECT 7, '422801', 3, id, 0, 0, NULL, 0, 'P-01', '' FROM child
    WHERE code = 'C-0001';
SQL
step=$(sqlite3 "$db" "PRAGMA user_version")
{
    printf 'PRAGMA application_id = %s;\nPRAGMA user_version = %s;\n' \
        "$(sqlite3 "$db" "PRAGMA application_id")" "$step"
    sqlite3 "$db" .dump
} >"$here/step-$step.sql"
printf 'step-%s.sql\n' "$step"
