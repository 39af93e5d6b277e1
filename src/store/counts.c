/* The one place where heads are counted. Three views give rows: sessions, who was expected where,
 * who was marked how. Each measure is a list of rows of these, and the number is how many there
 * are; so every number opens its list. The views are made for each handle over its own area, and
 * live no longer. */
#include "store/counts.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/vec.h"
#include "store/handle.h"

#include <assert.h>
#include <stdlib.h>

static const struct {
    const char *name;
    const char *sql;
} views[] = {
    /* every session of the area with its day and state */
    {"counted_session",
     "SELECT session.id AS session, session.code, session.date, session.state FROM session"
     " WHERE session.county IN area"},
    /* child × held session: planned in it, whatever the number of tracks; variants do not count */
    {"counted_expected",
     "SELECT DISTINCT session.id AS session, session.code, session.date, track_person.child"
     " FROM session JOIN block ON block.session = session.id AND block.variant IS NULL"
     " JOIN track ON track.block = block.id"
     " JOIN track_person ON track_person.track = track.id AND track_person.child IS NOT NULL"
     " WHERE session.county IN area AND session.state IN (2, 3)"},
    /* child × held session: the mark that stands and says something */
    {"counted_mark",
     "SELECT session.id AS session, session.code, session.date, attendance.child,"
     " attendance.status, attendance.is_walk_in FROM attendance"
     " JOIN session ON session.id = attendance.session"
     " WHERE attendance.county IN area AND session.state IN (2, 3) AND attendance.status <> 5"
     " AND NOT EXISTS (SELECT 1 FROM attendance AS later WHERE later.county IN area"
     " AND later.corrects = attendance.id)"},
};

/* The rows of a measure: session code, child code, day. */
struct measure {
    struct store_measure shown;
    const char *sql;
};

#define DAYS " AND ($from IS NULL OR date >= $from) AND ($until IS NULL OR date <= $until)"
#define ROWS(sql)                                                                                  \
    "SELECT this.code, child.code, this.date FROM (" sql ") AS this"                               \
    " LEFT JOIN child ON child.county IN area AND child.id = this.child"
#define MARKED(condition)                                                                          \
    ROWS("SELECT code, child, date FROM counted_mark WHERE " condition DAYS)

static const struct measure measures[] = {
    {{"sessions", 1, {"场次", "sessions held"},
      {"已举办的活动；一天五条轨道算一场",
       "sessions that were held; a day of five tracks is one"}},
     ROWS("SELECT code, NULL AS child, date FROM counted_session WHERE state IN (2, 3)" DAYS)},
    {{"cancelled", 1, {"取消场次", "sessions cancelled"},
      {"发布后取消的活动", "sessions that were published and then cancelled"}},
     ROWS("SELECT code, NULL AS child, date FROM counted_session WHERE state = 4" DAYS)},
    {{"persons", 1, {"人数", "persons"},
      {"期间至少到过一次已举办活动的不同儿童；各月不相加",
       "distinct children who were at one held session or more; months are never added"}},
     ROWS("SELECT NULL AS code, child, MIN(date) AS date FROM counted_mark"
          " WHERE status IN (0, 1, 2)" DAYS " GROUP BY child")},
    {{"person_times", 1, {"人次", "person-times"},
      {"每个已举办活动中到过的儿童，一人一场算一次，不论几条轨道",
       "one for each child at each held session, whatever the number of tracks"}},
     MARKED("status IN (0, 1, 2)")},
    {{"first_timers", 1, {"新增", "first-timers"},
      {"第一次到场在这期间的儿童",
       "children whose first presence ever lies in the period"}},
     ROWS("SELECT NULL AS code, child, date FROM (SELECT child, MIN(date) AS date"
          " FROM counted_mark WHERE status IN (0, 1, 2) GROUP BY child) AS first WHERE 1 = 1"
          DAYS)},
    {{"expected", 1, {"应到", "expected"},
      {"安排进已举办活动的儿童，一人一场算一次",
       "planned children of held sessions, one a session"}},
     ROWS("SELECT code, child, date FROM counted_expected WHERE 1 = 1" DAYS)},
    {{"present", 1, {"到", "present"}, {"应到中记为到的", "planned and marked present"}},
     MARKED("is_walk_in = 0 AND status = 0")},
    {{"late", 1, {"迟到", "late"}, {"应到中记为迟到的", "planned and marked late"}},
     MARKED("is_walk_in = 0 AND status = 1")},
    {{"left_early", 1, {"早退", "left early"},
      {"应到中记为早退的", "planned and marked left early"}},
     MARKED("is_walk_in = 0 AND status = 2")},
    {{"excused", 1, {"请假", "excused"},
      {"应到中记为请假的", "planned and marked excused"}},
     MARKED("is_walk_in = 0 AND status = 3")},
    {{"absent", 1, {"缺席", "absent"}, {"应到中记为缺席的", "planned and marked absent"}},
     MARKED("is_walk_in = 0 AND status = 4")},
    {{"unknown", 1, {"未知", "unknown"},
      {"应到中没有记录的；未知不是缺席",
       "planned and not marked; unknown is not absent"}},
     ROWS("SELECT code, child, date FROM counted_expected WHERE NOT EXISTS (SELECT 1"
          " FROM counted_mark WHERE counted_mark.session = counted_expected.session"
          " AND counted_mark.child = counted_expected.child)" DAYS)},
    {{"walk_ins", 1, {"临时到场", "walk-ins"},
      {"没有安排而到场的，一人一场算一次；计入人数和人次，不计入应到",
       "came without being planned; counted in persons and person-times, not in expected"}},
     MARKED("is_walk_in = 1 AND status IN (0, 1, 2)")},
};

static_assert(SESSION_HELD == 2 && SESSION_SIGNED == 3 && SESSION_CANCELLED == 4,
              "as in the views");
static_assert(ATTENDANCE_PRESENT == 0 && ATTENDANCE_LATE == 1 && ATTENDANCE_LEFT_EARLY == 2 &&
              ATTENDANCE_EXCUSED == 3 && ATTENDANCE_ABSENT == 4 && ATTENDANCE_UNKNOWN == 5,
              "as in the views");

bool counts_make_views(struct db *db, struct error *err)
{
    struct arena *arena = arena_open();
    bool is_good = true;
    for (size_t i = 0; is_good && i < sizeof views / sizeof views[0]; i++)
        is_good = db_execute(db, arena_format(arena, "CREATE TEMP VIEW %s AS %s", views[i].name,
                                              views[i].sql), err);
    arena_close(arena);
    return is_good;
}

void counts_document(struct buf *out)
{
    buf_add(out, "\n# Counts\n\nEach number is the count of the rows that its definition names; "
                 "`report` opens them.\n\n| name | version | zh | en | 定义 | definition |\n"
                 "|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        const struct store_measure *shown = &measures[i].shown;
        buf_add_format(out, "| %s | %d | %s | %s | %s | %s |\n", shown->name, shown->version,
                       shown->title.zh, shown->title.en, shown->definition.zh,
                       shown->definition.en);
    }
}

const struct store_measure *store_measure_at(int index)
{
    int count = (int)(sizeof measures / sizeof measures[0]);
    return index >= 0 && index < count ? &measures[index].shown : NULL;
}

const struct store_measure *store_measure(const char *name)
{
    for (int i = 0; store_measure_at(i); i++)
        if (text_equal(measures[i].shown.name, name))
            return &measures[i].shown;
    return NULL;
}

static const char *sql_of(const struct store_measure *shown)
{
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
        if (&measures[i].shown == shown)
            return measures[i].sql;
    assert(false);                  /* a measure of another list */
    return "";
}

bool store_count(struct store *store, const struct store_measure *measure, struct span days,
                 int *number, struct error *err)
{
    struct arena *arena = arena_open();
    const struct store_count_rows *rows = store_count_list(store, arena, measure, days, err);
    *number = rows ? rows->count : 0;
    arena_close(arena);
    return rows != NULL;
}

static int compare_rows(const void *left, const void *right)
{
    const struct store_count_row *a = left;
    const struct store_count_row *b = right;
    int order = date_compare(a->date, b->date);
    if (!order)
        order = text_compare_codes(a->session, b->session);
    return order ? order : text_compare_codes(a->person, b->person);
}

const struct store_count_rows *store_count_list(struct store *store, struct arena *arena,
                                                const struct store_measure *measure,
                                                struct span days, struct error *err)
{
    VEC(struct store_count_row) list = {0};
    struct query *query = db_query(store->db, sql_of(measure));
    db_bind_date(query, "$from", days.from);
    db_bind_date(query, "$until", days.until);
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct store_count_row){
            .session = db_text(query, arena, 0), .person = db_text(query, arena, 1),
            .date = db_date(query, 2),
        };
    if (!db_end(query, err))
        return NULL;
    if (list.count > 1)
        qsort(list.items, (size_t)list.count, sizeof *list.items, compare_rows);
    struct store_count_rows *rows = arena_take(arena, 1, sizeof *rows);
    *rows = (struct store_count_rows){.list = list.items, .count = list.count};
    return rows;
}

bool store_attendance_rate(struct store *store, struct span days, int *per_mille,
                           struct error *err)
{
    static const char *const came[] = {"present", "late", "left_early"};
    static const char *const stayed[] = {"excused", "absent"};
    int attended = 0;
    int missed = 0;
    int number;
    for (int i = 0; i < 3; i++, attended += number)
        if (!store_count(store, store_measure(came[i]), days, &number, err))
            return false;
    for (int i = 0; i < 2; i++, missed += number)
        if (!store_count(store, store_measure(stayed[i]), days, &number, err))
            return false;
    int64_t known = (int64_t)attended + missed;
    *per_mille = known ? error_checked_int((int64_t)attended * 1000 / known) : -1;
    return true;
}
