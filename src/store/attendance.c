/* Who came: rows that are only added. The row that stands is the one that no other corrects. */
#include "base/arena.h"
#include "base/text.h"
#include "model/lifecycle.h"
#include "store/handle.h"

struct marking {
    struct store *store;
    struct arena *arena;
    const struct store_marks *marks;
    struct error *err;
    int64_t session;
    enum session_state state;
    int added;
};

/* Two marks of one command for one child: nobody knows which is meant. */
static bool check_once(const struct marking *marking, const char *const *codes, int count)
{
    for (int i = 0; i < count; i++)
        if (text_equal(codes[i], codes[count]))
            return error_set(marking->err, ERROR_USAGE,
                             N_("%s is marked twice; nothing was kept, leave one mark out"),
                             codes[count]);
    return true;
}

static bool find_session(struct marking *marking)
{
    struct query *query = db_query(marking->store->db,
        "SELECT id, state FROM session WHERE county IN area AND code = $code");
    db_bind_text(query, "$code", marking->marks->session);
    if (db_next(query)) {
        marking->session = db_number(query, 0);
        marking->state = (enum session_state)db_int(query, 1);
    }
    if (!db_end(query, marking->err))
        return false;
    if (!marking->session)
        return error_set(marking->err, ERROR_MISSING,
                         N_("no session %.40s; 'list sessions' shows those there are"),
                         marking->marks->session);
    if (!lifecycle_has_attendance(marking->state))
        return error_set(marking->err, ERROR_REFUSED,
                         N_("session %s is %s; attendance is only for a session that was held"),
                         marking->marks->session,
                         messages_pick(marking->err->language,
                                       session_state_words.list[marking->state].name));
    if (marking->state == SESSION_SIGNED && !marking->marks->reason[0])
        return error_set(marking->err, ERROR_REFUSED,
                         N_("session %s is signed; a correction needs a reason"),
                         marking->marks->session);
    return true;
}

/* The child's id, whether it is planned in the session, and the row that stands. */
struct standing {
    int64_t child;
    bool is_planned;
    int64_t row;                    /* 0: none */
    enum attendance status;
};

static bool find_standing(struct marking *marking, const char *code, struct standing *standing)
{
    struct query *query = db_query(marking->store->db,
        "SELECT child.id, EXISTS (SELECT 1 FROM block JOIN track ON track.block = block.id"
        " JOIN track_person ON track_person.track = track.id WHERE block.session = $session"
        " AND block.variant IS NULL AND track_person.child = child.id), attendance.id,"
        " attendance.status FROM child LEFT JOIN attendance ON attendance.child = child.id"
        " AND attendance.session = $session AND NOT EXISTS (SELECT 1 FROM attendance AS later"
        " WHERE later.county IN area AND later.corrects = attendance.id)"
        " WHERE child.county IN area AND child.code = $code");
    db_bind_number(query, "$session", marking->session);
    db_bind_text(query, "$code", code);
    if (db_next(query))
        *standing = (struct standing){
            .child = db_number(query, 0), .is_planned = db_int(query, 1),
            .row = db_number(query, 2), .status = (enum attendance)db_int(query, 3),
        };
    return db_end(query, marking->err);
}

static bool add_row(struct marking *marking, const struct standing *standing,
                    enum attendance status)
{
    struct query *query = db_query(marking->store->db,
        "INSERT INTO attendance (id, county, session, child, status, is_walk_in, corrects,"
        " is_after_signature, actor, reason) VALUES ($id, $county, $session, $child, $status,"
        " $walk_in, $corrects, $after, $actor, $reason)");
    db_bind_number(query, "$id", handle_take_id(marking->store));
    db_bind_text(query, "$county", marking->store->county);
    db_bind_number(query, "$session", marking->session);
    db_bind_number(query, "$child", standing->child);
    db_bind_number(query, "$status", status);
    db_bind_number(query, "$walk_in", !standing->is_planned);
    if (standing->row)
        db_bind_number(query, "$corrects", standing->row);
    db_bind_number(query, "$after", marking->state == SESSION_SIGNED);
    db_bind_text(query, "$actor", marking->store->actor.name);
    db_bind_text(query, "$reason", marking->marks->reason);
    marking->added++;
    return db_run(query, marking->err);
}

static bool mark_one(struct marking *marking, const char *code, enum attendance status)
{
    struct standing standing = {0};
    if (!find_standing(marking, code, &standing))
        return false;
    if (standing.row && standing.status == status)
        return true;
    if (!standing.row && status == ATTENDANCE_UNKNOWN)
        return true;                /* no row is what unknown means */
    if (!standing.row && marking->state == SESSION_SIGNED)
        return error_set(marking->err, ERROR_REFUSED,
                         N_("session %s is signed and %s was not marked; only a mark that stands "
                            "can be corrected"), marking->marks->session, code);
    return add_row(marking, &standing, status);
}

static bool mark_all(struct marking *marking)
{
    const struct store_marks *marks = marking->marks;
    if (!find_session(marking))
        return false;
    const char **codes = arena_take(marking->arena, (size_t)marks->count, sizeof *codes);
    for (int i = 0; i < marks->count; i++) {
        codes[i] = store_find_child(marking->store, marking->arena, marks->list[i].person,
                                    marking->err);
        if (!codes[i] || !check_once(marking, codes, i) ||
            !mark_one(marking, codes[i], marks->list[i].status))
            return false;
    }
    return true;
}

bool store_attend(struct store *store, const struct store_marks *marks, struct error *err)
{
    if (!handle_start(store, err))
        return false;
    struct marking marking = {
        .store = store, .arena = arena_open(), .marks = marks, .err = err,
    };
    bool is_good = mark_all(&marking);
    const char *what = arena_format(marking.arena, "%s: %d marked%s%s", marks->session,
                                    marking.added, marks->reason[0] ? ", " : "", marks->reason);
    const struct audit_entry entry = {
        .verb = "attend", .what = what, .purpose = marks->reason, .count = marking.added,
    };
    if (is_good && !marking.added)
        handle_end(store, true, NULL, err);
    else
        is_good = handle_end(store, is_good, &entry, err);
    arena_close(marking.arena);
    return is_good;
}
