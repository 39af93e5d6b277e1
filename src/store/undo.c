/* The last change taken back, and the taking back taken back. Both are changes like others. A pair
 * of a change and its undo counts for nothing between others, so that several steps go back one
 * after the other; whoever touched the same rows later must go first. */
#include "base/arena.h"
#include "base/text.h"
#include "store/before.h"
#include "store/handle.h"

struct undoing {
    struct store *store;
    struct arena *arena;
    struct error *err;
    struct store_undone *undone;
    bool is_redo;
};

#define IS_VOID(number) \
    number " IN (SELECT change FROM change_undone UNION SELECT taken_by FROM change_undone)"

/* ---- which change ---- */

static bool find_last(struct undoing *undoing, int64_t *number)
{
    struct query *query = db_query(undoing->store->db, undoing->is_redo
        ? "SELECT MAX(number) FROM change WHERE county IN area AND actor = $actor"
          " AND verb = 'undo' AND number IN (SELECT change FROM change_before)"
          " AND number NOT IN (SELECT change FROM change_undone)"
        : "SELECT MAX(number) FROM change WHERE county IN area AND actor = $actor"
          " AND verb NOT IN ('undo', 'redo') AND number IN (SELECT change FROM change_before)"
          " AND number NOT IN (SELECT change FROM change_undone)");
    db_bind_text(query, "$actor", undoing->store->actor.name);
    *number = db_next(query) ? db_number(query, 0) : 0;
    if (!db_end(query, undoing->err) || *number)
        return undoing->err->kind == ERROR_NONE;
    return error_set(undoing->err, ERROR_MISSING, undoing->is_redo
        ? N_("no undo of yours is there to be done again")
        : N_("no change of yours is there to be taken back; 'list changes' shows all, and only"
             " imports and 'set' of the last 30 days can be undone"));
}

static bool read_change(struct undoing *undoing, int64_t number, const char **actor)
{
    struct store_undone *undone = undoing->undone;
    struct query *query = db_query(undoing->store->db,
        "SELECT actor, verb, what, number IN (SELECT change FROM change_before), COALESCE("
        "(SELECT taken_by FROM change_undone WHERE change = number), 0) FROM change"
        " WHERE county IN area AND number = $number");
    int64_t taken_by = 0;
    bool has_images = false;
    db_bind_number(query, "$number", number);
    if (db_next(query)) {
        *actor = db_text(query, undoing->arena, 0);
        undone->verb = db_text(query, undoing->arena, 1);
        undone->what = db_text(query, undoing->arena, 2);
        has_images = db_int(query, 3);
        taken_by = db_number(query, 4);
    }
    if (!db_end(query, undoing->err))
        return false;
    undone->change = number;
    if (!*actor)
        return error_set(undoing->err, ERROR_MISSING,
                         N_("there is no change %lld; 'list changes' shows all"),
                         (long long)number);
    if (taken_by)
        return error_set(undoing->err, ERROR_REFUSED,
                         N_("change %lld was taken back already, by change %lld"),
                         (long long)number, (long long)taken_by);
    return has_images || error_set(undoing->err, ERROR_REFUSED,
                                   N_("change %lld (%s) cannot be undone; only imports and 'set'"
                                      " of the last 30 days can"),
                                   (long long)number, undone->verb);
}

static bool find_named(struct undoing *undoing, int64_t number)
{
    const char *actor = NULL;
    if (!read_change(undoing, number, &actor))
        return false;
    if (!text_equal(actor, undoing->store->actor.name))
        return error_set(undoing->err, ERROR_REFUSED,
                         N_("change %lld is of %.60s; only who made a change takes it back"),
                         (long long)number, actor);
    if (text_equal(undoing->undone->verb, "undo") && !undoing->is_redo)
        return error_set(undoing->err, ERROR_USAGE,
                         N_("change %lld is itself an undo; 'redo' takes that back"),
                         (long long)number);
    return true;
}

/* Who did not name a change means the last thing they did: a plan is no register row, and going
 * past it would take back what nobody thought of. */
static bool is_last_meant(struct undoing *undoing, int64_t number)
{
    int64_t later = 0;
    const char *what = "";
    struct query *query = db_query(undoing->store->db,
        "SELECT number, verb || ' ' || what FROM change WHERE county IN area AND actor = $actor"
        " AND verb IN ('plan', 'discard', 'check') AND number > $number"
        " ORDER BY number DESC LIMIT 1");
    db_bind_text(query, "$actor", undoing->store->actor.name);
    db_bind_number(query, "$number", number);
    if (db_next(query)) {
        later = db_number(query, 0);
        what = db_text(query, undoing->arena, 1);
    }
    if (!db_end(query, undoing->err))
        return false;
    return !later || error_set(undoing->err, ERROR_REFUSED,
                               N_("your last change is %lld (%s), which 'undo' does not take back"
                                  " ('discard' ends a plan); for the one before name it:"
                                  " 'undo %lld'"),
                               (long long)later, what, (long long)number);
}

/* ---- what stands against it ---- */

/* The first change after it that the query gives: its number and verb. */
static bool find_later(struct undoing *undoing, const char *sql, int64_t *later,
                       const char **verb)
{
    *later = 0;
    struct query *query = db_query(undoing->store->db, sql);
    db_bind_number(query, "$change", undoing->undone->change);
    if (db_next(query)) {
        *later = db_number(query, 0);
        *verb = db_text(query, undoing->arena, 1);
    }
    return db_end(query, undoing->err);
}

static bool check_later(struct undoing *undoing)
{
    int64_t later;
    const char *verb;
    if (!find_later(undoing,
            "SELECT number, verb FROM change WHERE number > $change AND verb IN ('publish',"
            " 'withdraw', 'cancel', 'hold', 'sign', 'print', 'export', 'erase', 'attend')"
            " ORDER BY number LIMIT 1", &later, &verb))
        return false;
    if (later)
        return error_set(undoing->err, ERROR_REFUSED,
                         N_("change %lld is not taken back: change %lld (%s) came after it and"
                            " others may count on it; correct the record by hand"),
                         (long long)undoing->undone->change, (long long)later, verb);
    if (!find_later(undoing,
            "SELECT change.number, change.verb FROM change_before AS mine"
            " JOIN change_before AS other ON other.place = mine.place AND other.id = mine.id"
            " AND other.change > mine.change JOIN change ON change.number = other.change"
            " WHERE mine.change = $change AND NOT (" IS_VOID("other.change") ")"
            " ORDER BY change.number LIMIT 1", &later, &verb))
        return false;
    return !later || error_set(undoing->err, ERROR_REFUSED,
                               N_("change %lld (%s) touched the same rows later; take that back"
                                  " first: 'undo %lld'"),
                               (long long)later, verb, (long long)later);
}

/* A child whom a plan names cannot go: the plan would speak of nobody. */
static bool check_plans(struct undoing *undoing)
{
    const char *session = NULL;
    struct query *query = db_query(undoing->store->db,
        "WITH gone AS (SELECT child.id, child.code FROM change_before JOIN child"
        " ON child.id = change_before.id AND child.county IN area WHERE change = $change"
        " AND place = 'child' AND image IS NULL)"
        " SELECT series FROM session WHERE county IN area AND (plan IN (SELECT plan"
        " FROM plan_unplaced WHERE county IN area AND person IN (SELECT code FROM gone)"
        " UNION SELECT plan FROM plan_paper WHERE county IN area"
        " AND person IN (SELECT code FROM gone)) OR id IN (SELECT block.session FROM block"
        " JOIN track ON track.block = block.id JOIN track_person ON track_person.track = track.id"
        " WHERE track_person.child IN (SELECT id FROM gone))) ORDER BY series LIMIT 1");
    db_bind_number(query, "$change", undoing->undone->change);
    if (db_next(query))
        session = db_text(query, undoing->arena, 0);
    if (!db_end(query, undoing->err))
        return false;
    return !session || error_set(undoing->err, ERROR_REFUSED,
                                 N_("a plan names children who would be gone; 'discard %s' comes"
                                    " first"), session);
}

/* ---- what comes back ---- */

static bool count_children(struct undoing *undoing)
{
    struct query *query = db_query(undoing->store->db,
        "WITH mine AS (SELECT place, id, image, CASE WHEN place IN ('child', 'identity',"
        " 'nickname') THEN id WHEN image IS NOT NULL THEN json_extract(image, '$.child')"
        " WHEN place = 'consent' THEN (SELECT child FROM consent WHERE consent.id = before.id)"
        " WHEN place = 'flag' THEN (SELECT child FROM flag WHERE flag.id = before.id)"
        " ELSE (SELECT child FROM need WHERE need.id = before.id) END AS child"
        " FROM change_before AS before WHERE county IN area AND change = $change),"
        " whole AS (SELECT id, image IS NULL AS is_gone FROM mine WHERE place = 'child'"
        " AND (image IS NULL OR id NOT IN (SELECT id FROM child WHERE county IN area)))"
        " SELECT (SELECT COUNT(*) FROM whole WHERE is_gone), (SELECT COUNT(*) FROM whole"
        " WHERE NOT is_gone), COUNT(DISTINCT child) FROM mine"
        " WHERE child NOT IN (SELECT id FROM whole)");
    db_bind_number(query, "$change", undoing->undone->change);
    if (db_next(query)) {
        undoing->undone->gone = db_int(query, 0);
        undoing->undone->back = db_int(query, 1);
        undoing->undone->changed = db_int(query, 2);
    }
    return db_end(query, undoing->err);
}

static bool run_numbered(struct undoing *undoing, const char *sql)
{
    struct query *query = db_query(undoing->store->db, sql);
    db_bind_number(query, "$change", undoing->undone->change);
    return db_run(query, undoing->err);
}

/* An undo marks the change; a redo unmarks it, and marks the undo. */
static bool mark(struct undoing *undoing)
{
    return run_numbered(undoing, "DELETE FROM change_undone WHERE taken_by = $change") &&
           run_numbered(undoing, "INSERT INTO change_undone (change, taken_by) SELECT $change,"
                                 " MAX(number) + 1 FROM change");
}

static bool take_back(struct undoing *undoing, int64_t number)
{
    const bool is_named = number != 0;
    if (!is_named && (!find_last(undoing, &number) ||
                      (!undoing->is_redo && !is_last_meant(undoing, number))))
        return false;
    return find_named(undoing, number) && check_later(undoing) && check_plans(undoing) &&
           count_children(undoing) &&
           before_put_back(undoing->store->db, undoing->undone->change, undoing->err) &&
           mark(undoing);
}

static bool undo(struct undoing *undoing, int64_t number)
{
    struct store *store = undoing->store;
    struct store_undone *undone = undoing->undone;
    *undone = (struct store_undone){.verb = "", .what = ""};
    if (!handle_start(store, undoing->err))
        return false;
    bool is_good = take_back(undoing, number);
    const struct audit_entry entry = {
        .verb = undoing->is_redo ? "redo" : "undo",
        .what = arena_format(undoing->arena, "change %lld: %s %s", (long long)undone->change,
                             undone->verb, undone->what),
        .count = undone->gone + undone->back + undone->changed,
    };
    return handle_end(store, is_good, &entry, undoing->err);
}

bool store_undo(struct store *store, struct arena *arena, int64_t number,
                struct store_undone *undone, struct error *err)
{
    struct undoing undoing = {.store = store, .arena = arena, .err = err, .undone = undone};
    return undo(&undoing, number);
}

bool store_redo(struct store *store, struct arena *arena, struct store_undone *undone,
                struct error *err)
{
    struct undoing undoing = {
        .store = store, .arena = arena, .err = err, .undone = undone, .is_redo = true,
    };
    return undo(&undoing, 0);
}
