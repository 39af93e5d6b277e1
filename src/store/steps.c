/* Sessions from state to state. The triggers of the schema are a second fence behind these. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/lifecycle.h"
#include "store/handle.h"

#include <string.h>

enum { MINUTES_OF_DAY = 1440 };

struct target {
    int64_t id;
    const char *code;
    enum session_state state;
    struct date date;
    bool is_trial;
    bool is_printed;
    const char *published;
};

struct targets {
    VEC(struct target) list;
    bool is_series;
    int taken;                      /* of them, the step */
};

static bool find_targets(struct store *store, struct arena *arena, const char *code,
                         struct targets *targets, struct error *err)
{
    struct query *query = db_query(store->db,
        "SELECT session.id, session.code, session.state, session.date, plan_run.is_trial,"
        " session.is_printed, session.published, session.code <> $code FROM session"
        " JOIN plan_run ON plan_run.id = session.plan"
        " WHERE session.county IN area AND (session.code = $code OR session.series = $code)"
        " ORDER BY session.series, session.no");
    db_bind_text(query, "$code", code);
    while (db_next(query)) {
        *VEC_ADD(arena, &targets->list) = (struct target){
            .id = db_number(query, 0), .code = db_text(query, arena, 1),
            .state = (enum session_state)db_int(query, 2), .date = db_date(query, 3),
            .is_trial = db_int(query, 4), .is_printed = db_int(query, 5),
            .published = db_text(query, arena, 6),
        };
        targets->is_series = db_int(query, 7);
    }
    if (!db_end(query, err))
        return false;
    return targets->list.count ||
           error_set(err, ERROR_MISSING,
                     N_("no session or series %.40s; 'list sessions' shows those there are"), code);
}

/* Minutes since 1970 of "2026-09-01T10:05:…"; false when the text is no time. Zones are not
 * asked: both times come from one clock. */
static bool read_minutes(struct arena *arena, const char *text, int64_t *minutes)
{
    struct date date;
    int clock;
    if (strlen(text) < 16 || !date_read(arena_copy_bytes(arena, text, 10), &date) ||
        !date_read_clock(arena_copy_bytes(arena, text + 11, 5), &clock))
        return false;
    *minutes = (int64_t)date_to_days(date) * MINUTES_OF_DAY + clock;
    return true;
}

static bool may_withdraw(struct store *store, struct arena *arena, const struct target *target,
                         struct error *err)
{
    int64_t since;
    int64_t now;
    if (target->is_printed)
        return error_set(err, ERROR_REFUSED,
                         N_("a page of session %s was printed; cancel it instead"), target->code);
    if (!read_minutes(arena, target->published, &since) ||
        !read_minutes(arena, store->actor.when, &now) || now - since > MINUTES_OF_DAY)
        return error_set(err, ERROR_REFUSED,
                         N_("session %s was published more than a day ago; cancel it instead"),
                         target->code);
    return true;
}

/* The papers that a trial plan waits for, as codes. */
static const char *list_papers(struct store *store, struct arena *arena, int64_t session)
{
    struct error ignored = error_start(LANGUAGE_EN);
    struct buf buf = buf_start(arena);
    struct query *query = db_query(store->db,
        "SELECT plan_paper.person FROM plan_paper JOIN session"
        " ON session.plan = plan_paper.plan WHERE plan_paper.county IN area"
        " AND session.id = $session GROUP BY plan_paper.person"
        " ORDER BY MIN(plan_paper.position) LIMIT 20");
    db_bind_number(query, "$session", session);
    while (db_next(query))
        buf_add_format(&buf, "%s%s", buf.length ? ", " : "", db_text(query, arena, 0));
    db_end(query, &ignored);
    return buf.text;
}

/* A plan was judged by itself; what else is published at that hour only the record knows. The
 * rows of `there` are who and which room is where, from when to when, in minutes of the day. */
static const char find_busy[] =
    "WITH there (session, begins, ends, what) AS ("
    " SELECT session.id, session.start + block.start, session.start + block.start + block.minutes,"
    " track_person.person FROM session JOIN block ON block.session = session.id"
    " AND block.variant IS NULL JOIN track ON track.block = block.id"
    " JOIN track_person ON track_person.track = track.id WHERE session.county IN area"
    " AND session.date = $date"
    " UNION ALL SELECT session.id, session.start + block.start,"
    " session.start + block.start + block.minutes, track.leader FROM session"
    " JOIN block ON block.session = session.id AND block.variant IS NULL"
    " JOIN track ON track.block = block.id WHERE session.county IN area"
    " AND session.date = $date AND track.leader <> ''"
    " UNION ALL SELECT session.id, session.start + block.start,"
    " session.start + block.start + block.minutes, track.room FROM session"
    " JOIN block ON block.session = session.id AND block.variant IS NULL"
    " JOIN track ON track.block = block.id WHERE session.county IN area"
    " AND session.date = $date AND track.room <> '')"
    " SELECT other.code, taken.what FROM there AS taken JOIN session AS other"
    " ON other.id = taken.session AND other.county IN area"
    " WHERE other.id <> $id AND other.state IN ($published, $held, $signed) AND EXISTS ("
    " SELECT 1 FROM there AS mine WHERE mine.session = $id AND mine.what = taken.what"
    " AND mine.begins < taken.ends AND taken.begins < mine.ends)"
    " ORDER BY other.code, taken.what LIMIT 1";

static bool is_free(struct store *store, struct arena *arena, const struct target *target,
                    struct error *err)
{
    const char *other = NULL;
    const char *what = NULL;
    struct query *query = db_query(store->db, find_busy);
    db_bind_number(query, "$id", target->id);
    db_bind_date(query, "$date", target->date);
    db_bind_number(query, "$published", SESSION_PUBLISHED);
    db_bind_number(query, "$held", SESSION_HELD);
    db_bind_number(query, "$signed", SESSION_SIGNED);
    if (db_next(query)) {
        other = db_text(query, arena, 0);
        what = db_text(query, arena, 1);
    }
    if (!db_end(query, err))
        return false;
    return !other || error_set(err, ERROR_REFUSED,
                               N_("session %s: %s is in session %s at the same time; discard or"
                                  " plan one of the two anew"), target->code, what, other);
}

static bool may_publish(struct store *store, struct arena *arena, const struct target *target,
                        struct error *err)
{
    if (target->is_trial)
        return error_set(err, ERROR_REFUSED,
                         N_("this is a trial plan; papers are missing for %s"),
                         list_papers(store, arena, target->id));
    if (!date_is_set(target->date))
        return error_set(err, ERROR_REFUSED, N_("session %s has no day yet"), target->code);
    return is_free(store, arena, target, err);
}

static bool may_hold(const struct target *target, const struct store_step *step,
                     struct error *err)
{
    if (date_compare(target->date, step->today) <= 0)
        return true;
    char text[DATE_TEXT_BYTES];
    return error_set(err, ERROR_REFUSED, N_("session %s is on %s; it cannot have been held yet"),
                     target->code, date_write(target->date, text));
}

static bool may_step(struct store *store, struct arena *arena, const struct target *target,
                     const struct store_step *step, struct error *err)
{
    if (step->to == SESSION_PUBLISHED)
        return may_publish(store, arena, target, err);
    if (step->to == SESSION_DRAFT)
        return may_withdraw(store, arena, target, err);
    if (step->to == SESSION_HELD)
        return may_hold(target, step, err);
    if (step->to == SESSION_CANCELLED && !step->reason[0])
        return error_set(err, ERROR_REFUSED, N_("say why the session is cancelled"));
    return true;
}

static bool take_step(struct store *store, const struct target *target,
                      const struct store_step *step, struct error *err)
{
    struct query *query = db_query(store->db,
        "UPDATE session SET state = $state,"
        " published = CASE WHEN $state = $is_published THEN $when ELSE published END,"
        " is_printed = CASE WHEN $state = $is_published THEN 0 ELSE is_printed END,"
        " reason = $reason WHERE county IN area AND id = $id");
    db_bind_number(query, "$state", step->to);
    db_bind_number(query, "$is_published", SESSION_PUBLISHED);
    db_bind_text(query, "$when", store->actor.when);
    db_bind_text(query, "$reason", step->to == SESSION_CANCELLED ? step->reason : "");
    db_bind_number(query, "$id", target->id);
    return db_run(query, err);
}

static bool refuse_state(const struct target *target, const struct store_step *step,
                         struct error *err)
{
    return error_set(err, ERROR_REFUSED, N_("session %s is %s and cannot become %s"),
                     target->code,
                     messages_pick(err->language, session_state_words.list[target->state].name),
                     messages_pick(err->language, session_state_words.list[step->to].name));
}

/* In a series the sessions that cannot take the step are passed over; one at least must. */
static bool step_targets(struct store *store, struct arena *arena, struct targets *targets,
                         const struct store_step *step, struct error *err)
{
    for (int i = 0; i < targets->list.count; i++) {
        const struct target *target = &targets->list.items[i];
        bool is_future = step->to == SESSION_HELD && date_compare(target->date, step->today) > 0;
        if (targets->is_series && (!lifecycle_allows(target->state, step->to) || is_future))
            continue;
        if (!lifecycle_allows(target->state, step->to))
            return refuse_state(target, step, err);
        if (!may_step(store, arena, target, step, err) || !take_step(store, target, step, err))
            return false;
        targets->taken++;
    }
    return targets->taken || refuse_state(&targets->list.items[0], step, err);
}

static const char *step_name(enum session_state to)
{
    static const char *const names[] = {
        [SESSION_DRAFT] = "withdraw", [SESSION_PUBLISHED] = "publish", [SESSION_HELD] = "hold",
        [SESSION_SIGNED] = "sign", [SESSION_CANCELLED] = "cancel",
    };
    return names[to];
}

bool store_step_session(struct store *store, const char *code, const struct store_step *step,
                        struct error *err)
{
    if (!handle_start(store, err))
        return false;
    struct arena *arena = arena_open();
    struct targets targets = {0};
    bool is_good = find_targets(store, arena, code, &targets, err) &&
                   step_targets(store, arena, &targets, step, err);
    const struct audit_entry entry = {
        .verb = step_name(step->to), .what = code, .count = targets.taken,
        .purpose = step->to == SESSION_CANCELLED ? step->reason : "",
    };
    is_good = handle_end(store, is_good, &entry, err);
    arena_close(arena);
    return is_good;
}

/* ---- trial plans, printing ---- */

static bool run_on_plan(struct store *store, const char *sql, const char *code, struct error *err)
{
    struct query *query = db_query(store->db, sql);
    db_bind_text(query, "$code", code);
    return db_run(query, err);
}

bool store_end_trial(struct store *store, const char *code, struct error *err)
{
    if (!handle_start(store, err))
        return false;
    bool is_good =
        run_on_plan(store,
            "DELETE FROM plan_paper WHERE county IN area AND plan IN (SELECT plan FROM session"
            " WHERE county IN area AND (code = $code OR series = $code))", code, err) &&
        run_on_plan(store,
            "UPDATE plan_run SET is_trial = 0 WHERE county IN area AND id IN (SELECT plan"
            " FROM session WHERE county IN area AND (code = $code OR series = $code))", code, err);
    if (is_good && !db_changes(store->db))
        is_good = error_set(err, ERROR_MISSING,
                            N_("no plan %.40s; 'list series' shows those there are"), code);
    const struct audit_entry entry = {.verb = "check", .what = code, .count = 1};
    return handle_end(store, is_good, &entry, err);
}

bool store_note_print(struct store *store, const char *code, const char *what, struct error *err)
{
    if (!handle_start(store, err))
        return false;
    bool is_good = run_on_plan(store,
        "UPDATE session SET is_printed = 1 WHERE county IN area"
        " AND (code = $code OR series = $code)", code, err);
    const struct audit_entry entry = {
        .verb = "print", .what = what, .count = db_changes(store->db),
    };
    return handle_end(store, is_good, &entry, err);
}

bool store_note_export(struct store *store, const char *what, struct error *err)
{
    const struct audit_entry entry = {.verb = "export", .what = what, .count = 1};
    return handle_start(store, err) && handle_end(store, true, &entry, err);
}
