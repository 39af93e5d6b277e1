/* Facts out of the record: rows are read once, in the order of ids, and joined as they come. */
#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "store/handle.h"
#include "store/plans.h"

#include <stdlib.h>
#include <string.h>

/* Children while they are read: the ids beside them, in the same order. */
struct loading {
    struct store *store;
    struct arena *arena;
    const struct store_catalogue *catalogue;
    struct error *err;
    VEC(struct child) children;
    VEC(int64_t) ids;               /* ascending */
};

static bool load_children(struct loading *loading)
{
    struct arena *arena = loading->arena;
    struct query *query = db_query(loading->store->db,
        "SELECT child.id, child.code, child.sex, child.birth, child.site, child.is_active,"
        " child.enrolment, child.assent, child.is_restricted, child.cleared, child.tier,"
        " child.is_countersigned, identity.village FROM child"
        " JOIN identity ON identity.child = child.id"
        " WHERE child.county IN area ORDER BY child.id");
    while (db_next(query)) {
        *VEC_ADD(arena, &loading->ids) = db_number(query, 0);
        *VEC_ADD(arena, &loading->children) = (struct child){
            .code = db_text(query, arena, 1), .sex = (enum sex)db_int(query, 2),
            .birth = db_date(query, 3), .site = db_text(query, arena, 4),
            .is_active = db_int(query, 5), .enrolment = (enum enrolment)db_int(query, 6),
            .assent = (enum answer)db_int(query, 7), .is_restricted = db_int(query, 8),
            .cleared = db_date(query, 9), .tier = db_int(query, 10),
            .is_countersigned = db_int(query, 11), .village = db_text(query, arena, 12),
        };
    }
    return db_end(query, loading->err);
}

/* The child of the id, at or behind `*at`; rows come in the order of children. */
static struct child *child_of(struct loading *loading, int64_t id, int *at)
{
    while (*at < loading->ids.count && loading->ids.items[*at] < id)
        ++*at;
    return *at < loading->ids.count && loading->ids.items[*at] == id
               ? &loading->children.items[*at]
               : NULL;
}

static bool load_consents(struct loading *loading)
{
    VEC(struct consent) all = {0};
    VEC(int) owners = {0};
    int at = 0;
    struct query *query = db_query(loading->store->db,
        "SELECT child, purpose, state, valid_from, valid_until FROM consent"
        " WHERE county IN area ORDER BY child, id");
    while (db_next(query)) {
        struct child *child = child_of(loading, db_number(query, 0), &at);
        if (!child)
            continue;
        child->consent_count++;
        *VEC_ADD(loading->arena, &owners) = at;
        *VEC_ADD(loading->arena, &all) = (struct consent){
            .purpose = (enum consent_purpose)db_int(query, 1),
            .state = (enum consent_state)db_int(query, 2),
            .span = {.from = db_date(query, 3), .until = db_date(query, 4)},
        };
    }
    for (int i = 0; i < all.count; i += loading->children.items[owners.items[i]].consent_count)
        loading->children.items[owners.items[i]].consents = &all.items[i];
    return db_end(query, loading->err);
}

static bool find_word(struct loading *loading, struct words words, const char *key, int *index)
{
    *index = words_find(words, key);
    return *index >= 0 ||
           error_set(loading->err, ERROR_INPUT,
                     N_("the record uses the word '%s', which the vocabulary has not; "
                        "put it back into activities/vocabulary"), key);
}

static bool load_flags(struct loading *loading)
{
    struct words words = loading->catalogue->vocabulary->flag_words;
    VEC(struct dated_flag) all = {0};
    VEC(int) owners = {0};
    int at = 0;
    int flag = 0;
    bool is_good = true;
    struct query *query = db_query(loading->store->db,
        "SELECT child, flag, valid_from, valid_until FROM flag WHERE county IN area"
        " ORDER BY child, flag, id");
    while (is_good && db_next(query)) {
        struct child *child = child_of(loading, db_number(query, 0), &at);
        is_good = find_word(loading, words, db_text(query, loading->arena, 1), &flag);
        if (!child || !is_good)
            continue;
        child->flag_count++;
        *VEC_ADD(loading->arena, &owners) = at;
        *VEC_ADD(loading->arena, &all) = (struct dated_flag){
            .flag = flag, .span = {.from = db_date(query, 2), .until = db_date(query, 3)},
        };
    }
    for (int i = 0; i < all.count; i += loading->children.items[owners.items[i]].flag_count)
        loading->children.items[owners.items[i]].flags = &all.items[i];
    return db_end(query, loading->err) && is_good;
}

static int compare_needs(const void *left, const void *right)
{
    const struct need *a = left;
    const struct need *b = right;
    return (a->goal > b->goal) - (a->goal < b->goal);
}

/* The newest row of each goal; closed needs (level 0) are left out. */
static bool load_needs(struct loading *loading)
{
    struct words words = loading->catalogue->vocabulary->goal_words;
    VEC(struct need) all = {0};
    VEC(int) owners = {0};
    int at = 0;
    int goal = 0;
    bool is_good = true;
    struct query *query = db_query(loading->store->db,
        "SELECT child, goal, level, judged FROM need AS this WHERE county IN area AND level > 0"
        " AND NOT EXISTS (SELECT 1 FROM need AS later WHERE later.county IN area"
        " AND later.child = this.child AND later.goal = this.goal AND later.id > this.id)"
        " ORDER BY child, id");
    while (is_good && db_next(query)) {
        struct child *child = child_of(loading, db_number(query, 0), &at);
        is_good = find_word(loading, words, db_text(query, loading->arena, 1), &goal);
        if (!child || !is_good)
            continue;
        child->need_count++;
        *VEC_ADD(loading->arena, &owners) = at;
        *VEC_ADD(loading->arena, &all) = (struct need){
            .goal = goal, .level = db_int(query, 2), .judged = db_date(query, 3),
        };
    }
    for (int i = 0; i < all.count; i += loading->children.items[owners.items[i]].need_count) {
        struct child *child = &loading->children.items[owners.items[i]];
        qsort(&all.items[i], (size_t)child->need_count, sizeof *all.items, compare_needs);
        child->needs = &all.items[i];
    }
    return db_end(query, loading->err) && is_good;
}

static int compare_history(const void *left, const void *right)
{
    const struct history *a = left;
    const struct history *b = right;
    int order = text_compare_codes(a->person, b->person);
    if (!order)
        order = strcmp(a->activity, b->activity);
    return order ? order : date_compare(a->date, b->date);
}

static int compare_attendance(const void *left, const void *right)
{
    const struct attendance_row *a = left;
    const struct attendance_row *b = right;
    int order = text_compare_codes(a->session, b->session);
    if (!order)
        order = text_compare_codes(a->person, b->person);
    if (!order)
        order = (int)b->is_corrected - (int)a->is_corrected;
    if (!order)
        order = (int)a->is_correction - (int)b->is_correction;
    if (!order)
        order = (int)a->is_after_signature - (int)b->is_after_signature;
    return order ? order : (int)a->status - (int)b->status;
}

/* What was done: by those who were there, and by those of whom nobody wrote anything. */
static bool load_history(struct loading *loading, struct facts *facts)
{
    VEC(struct history) list = {0};
    struct arena *arena = loading->arena;
    struct query *query = db_query(loading->store->db,
        "SELECT DISTINCT child.code, activity_version.activity, session.date FROM session"
        " JOIN block ON block.session = session.id AND block.variant IS NULL"
        " JOIN track ON track.block = block.id"
        " JOIN slot ON slot.track = track.id AND slot.kind = $activity"
        " JOIN activity_version ON activity_version.id = slot.activity"
        " JOIN track_person ON track_person.track = track.id AND track_person.role = 1"
        " JOIN child ON child.id = track_person.child"
        " LEFT JOIN attendance ON attendance.session = session.id"
        " AND attendance.child = child.id AND NOT EXISTS (SELECT 1 FROM attendance AS later"
        " WHERE later.county IN area AND later.corrects = attendance.id)"
        " WHERE session.county IN area AND session.state IN ($held, $signed)"
        " AND COALESCE(attendance.status, $unknown)"
        " IN ($present, $late, $left_early, $unknown)");
    db_bind_number(query, "$activity", SLOT_ACTIVITY);
    db_bind_number(query, "$held", SESSION_HELD);
    db_bind_number(query, "$signed", SESSION_SIGNED);
    db_bind_number(query, "$present", ATTENDANCE_PRESENT);
    db_bind_number(query, "$late", ATTENDANCE_LATE);
    db_bind_number(query, "$left_early", ATTENDANCE_LEFT_EARLY);
    db_bind_number(query, "$unknown", ATTENDANCE_UNKNOWN);
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct history){
            .person = db_text(query, arena, 0), .activity = db_text(query, arena, 1),
            .date = db_date(query, 2),
        };
    if (list.count > 1)
        qsort(list.items, (size_t)list.count, sizeof *list.items, compare_history);
    facts->history = list.items;
    facts->history_count = list.count;
    return db_end(query, loading->err);
}

static bool load_attendance(struct loading *loading, struct facts *facts)
{
    VEC(struct attendance_row) list = {0};
    struct arena *arena = loading->arena;
    struct query *query = db_query(loading->store->db,
        "SELECT session.code, child.code, attendance.status, EXISTS (SELECT 1 FROM attendance"
        " AS later WHERE later.county IN area AND later.corrects = attendance.id),"
        " attendance.is_after_signature, attendance.corrects FROM attendance"
        " JOIN session ON session.id = attendance.session"
        " JOIN child ON child.id = attendance.child"
        " WHERE attendance.county IN area ORDER BY attendance.id");
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct attendance_row){
            .session = db_text(query, arena, 0), .person = db_text(query, arena, 1),
            .status = (enum attendance)db_int(query, 2), .is_corrected = db_int(query, 3),
            .is_after_signature = db_int(query, 4), .is_correction = !db_is_null(query, 5),
        };
    if (list.count > 1)
        qsort(list.items, (size_t)list.count, sizeof *list.items, compare_attendance);
    facts->attendance = list.items;
    facts->attendance_count = list.count;
    return db_end(query, loading->err);
}

const struct facts *store_load_facts(struct store *store, struct arena *arena,
                                     const struct store_catalogue *catalogue, struct date today,
                                     struct error *err)
{
    struct loading loading = {
        .store = store, .arena = arena, .catalogue = catalogue, .err = err,
    };
    struct facts *facts = arena_take(arena, 1, sizeof *facts);
    *facts = (struct facts){
        .today = today, .vocabulary = catalogue->vocabulary, .programme = catalogue->programme,
        .calendar = catalogue->calendar, .activities = catalogue->activities,
        .activity_count = catalogue->activity_count,
    };
    if (!load_children(&loading) || !load_consents(&loading) || !load_flags(&loading) ||
        !load_needs(&loading) || !load_history(&loading, facts) ||
        !load_attendance(&loading, facts) ||
        !plans_load_standing(store, arena, &facts->standing, err))
        return NULL;
    handle_sort_codes(loading.children.items, loading.children.count, sizeof(struct child));
    facts->children = loading.children.items;
    facts->child_count = loading.children.count;
    return facts;
}
