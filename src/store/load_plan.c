/* A plan out of its tables, equal to the one that went in but for the states of its sessions. */
#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "store/handle.h"
#include "store/plans.h"

#include <stdlib.h>

enum { ROLE_ASSISTANT, ROLE_CHILD, ROLE_CARER };

struct loading {
    struct store *store;
    struct arena *arena;
    struct error *err;
};

static void load_printed(struct loading *loading, int64_t id, struct slot *slot)
{
    VEC(struct printed) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT child, flag FROM slot_printed WHERE county IN area AND slot = $slot"
        " ORDER BY position");
    db_bind_number(query, "$slot", id);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = (struct printed){
            .child = db_text(query, loading->arena, 0), .flag = db_text(query, loading->arena, 1),
        };
    db_end(query, loading->err);
    slot->printed = list.items;
    slot->printed_count = list.count;
}

static void load_slots(struct loading *loading, int64_t id, struct track *track)
{
    VEC(struct slot) list = {0};
    VEC(int64_t) ids = {0};
    struct arena *arena = loading->arena;
    struct query *query = db_query(loading->store->db,
        "SELECT slot.id, slot.phase, slot.kind, activity_version.activity, slot.start,"
        " slot.minutes, slot.locked_by FROM slot"
        " LEFT JOIN activity_version ON activity_version.id = slot.activity"
        " WHERE slot.track = $track ORDER BY slot.position");
    db_bind_number(query, "$track", id);
    while (db_next(query)) {
        *VEC_ADD(arena, &ids) = db_number(query, 0);
        *VEC_ADD(arena, &list) = (struct slot){
            .phase = (enum phase)db_int(query, 1), .kind = (enum slot_kind)db_int(query, 2),
            .activity = db_text(query, arena, 3), .start = db_int(query, 4),
            .minutes = db_int(query, 5), .locked_by = db_text(query, arena, 6),
        };
    }
    db_end(query, loading->err);
    for (int i = 0; i < list.count; i++)
        load_printed(loading, ids.items[i], &list.items[i]);
    track->slots = list.items;
    track->slot_count = list.count;
}

static void load_pairs(struct loading *loading, int64_t id, struct track *track)
{
    VEC(struct pair) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT child, adult, role FROM track_pair WHERE county IN area AND track = $track"
        " ORDER BY position");
    db_bind_number(query, "$track", id);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = (struct pair){
            .child = db_text(query, loading->arena, 0),
            .adult = db_text(query, loading->arena, 1), .role = (enum pair_role)db_int(query, 2),
        };
    db_end(query, loading->err);
    track->pairs = list.items;
    track->pair_count = list.count;
}

static struct code_list load_people(struct loading *loading, int64_t track, int role)
{
    VEC(const char *) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT person FROM track_person WHERE county IN area AND track = $track AND role = $role"
        " ORDER BY position");
    db_bind_number(query, "$track", track);
    db_bind_number(query, "$role", role);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = db_text(query, loading->arena, 0);
    db_end(query, loading->err);
    return (struct code_list){.codes = list.items, .count = list.count};
}

static void load_track_parts(struct loading *loading, int64_t id, struct track *track)
{
    track->assistants = load_people(loading, id, ROLE_ASSISTANT);
    track->children = load_people(loading, id, ROLE_CHILD);
    track->carers = load_people(loading, id, ROLE_CARER);
    load_pairs(loading, id, track);
    load_slots(loading, id, track);
}

static void load_tracks(struct loading *loading, int64_t id, struct block *block)
{
    VEC(struct track) list = {0};
    VEC(int64_t) ids = {0};
    struct arena *arena = loading->arena;
    struct query *query = db_query(loading->store->db,
        "SELECT track.id, track.code, track.audience, track.island, track.room, track.leader,"
        " activity_version.activity FROM track"
        " LEFT JOIN activity_version ON activity_version.id = track.spare"
        " WHERE track.block = $block ORDER BY track.position");
    db_bind_number(query, "$block", id);
    while (db_next(query)) {
        *VEC_ADD(arena, &ids) = db_number(query, 0);
        *VEC_ADD(arena, &list) = (struct track){
            .code = db_text(query, arena, 1), .audience = (enum audience)db_int(query, 2),
            .island = db_int(query, 3), .room = db_text(query, arena, 4),
            .leader = db_text(query, arena, 5), .spare = db_text(query, arena, 6),
        };
    }
    db_end(query, loading->err);
    for (int i = 0; i < list.count; i++)
        load_track_parts(loading, ids.items[i], &list.items[i]);
    block->tracks = list.items;
    block->track_count = list.count;
}

static struct code_list load_leaders(struct loading *loading, int64_t block)
{
    VEC(const char *) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT adult FROM block_leader WHERE county IN area AND block = $block"
        " ORDER BY position");
    db_bind_number(query, "$block", block);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = db_text(query, loading->arena, 0);
    db_end(query, loading->err);
    return (struct code_list){.codes = list.items, .count = list.count};
}

/* The blocks of a session as planned (variant 0) or of one of its variants. */
static const struct block *load_blocks(struct loading *loading, int64_t session, int64_t variant,
                                       int *count)
{
    VEC(struct block) list = {0};
    VEC(int64_t) ids = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT id, code, kind, start, minutes, has_headcount FROM block"
        " WHERE session = $session AND COALESCE(variant, 0) = $variant ORDER BY position");
    db_bind_number(query, "$session", session);
    db_bind_number(query, "$variant", variant);
    while (db_next(query)) {
        *VEC_ADD(loading->arena, &ids) = db_number(query, 0);
        *VEC_ADD(loading->arena, &list) = (struct block){
            .code = db_text(query, loading->arena, 1),
            .kind = (enum block_kind)db_int(query, 2), .start = db_int(query, 3),
            .minutes = db_int(query, 4), .has_headcount = db_int(query, 5),
        };
    }
    db_end(query, loading->err);
    for (int i = 0; i < list.count; i++) {
        list.items[i].stage_leaders = load_leaders(loading, ids.items[i]);
        load_tracks(loading, ids.items[i], &list.items[i]);
    }
    *count = list.count;
    return list.items;
}

static void load_variants(struct loading *loading, int64_t id, struct session *session)
{
    VEC(struct variant) list = {0};
    VEC(int64_t) ids = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT id, people FROM variant WHERE session = $session ORDER BY position");
    db_bind_number(query, "$session", id);
    while (db_next(query)) {
        *VEC_ADD(loading->arena, &ids) = db_number(query, 0);
        *VEC_ADD(loading->arena, &list) = (struct variant){.people = db_int(query, 1)};
    }
    db_end(query, loading->err);
    for (int i = 0; i < list.count; i++)
        list.items[i].blocks = load_blocks(loading, id, ids.items[i], &list.items[i].block_count);
    session->variants = list.items;
    session->variant_count = list.count;
}

static struct session read_session(struct query *query, struct arena *arena)
{
    return (struct session){
        .code = db_text(query, arena, 1), .series = db_text(query, arena, 2),
        .no = db_int(query, 3), .date = db_date(query, 4), .start = db_int(query, 5),
        .state = (enum session_state)db_int(query, 6), .is_pinned = db_int(query, 7),
    };
}

/* Ends the query; the sessions that it gave are filled. */
static void load_sessions(struct loading *loading, struct query *query, struct plan *plan)
{
    VEC(struct session) list = {0};
    VEC(int64_t) ids = {0};
    while (db_next(query)) {
        *VEC_ADD(loading->arena, &ids) = db_number(query, 0);
        *VEC_ADD(loading->arena, &list) = read_session(query, loading->arena);
    }
    db_end(query, loading->err);
    for (int i = 0; i < list.count; i++) {
        list.items[i].blocks =
            load_blocks(loading, ids.items[i], 0, &list.items[i].block_count);
        load_variants(loading, ids.items[i], &list.items[i]);
    }
    plan->sessions = list.items;
    plan->session_count = list.count;
}

static enum rule_code read_rule(struct loading *loading, struct query *query, int column)
{
    const char *code = db_text(query, loading->arena, column);
    enum rule_code rule = rule_find(code);
    if (rule == RULE_COUNT)
        error_set(loading->err, ERROR_INPUT,
                  N_("the record uses the rule '%s', which this program does not know"), code);
    return rule == RULE_COUNT ? (enum rule_code)0 : rule;
}

static void load_claims(struct loading *loading, int64_t id, struct plan *plan)
{
    struct query *query = db_query(loading->store->db,
        "SELECT rule, points FROM plan_claim WHERE plan = $plan");
    db_bind_number(query, "$plan", id);
    while (db_next(query))
        plan->claimed[read_rule(loading, query, 0)] = db_number(query, 1);
    db_end(query, loading->err);
}

static void load_papers(struct loading *loading, int64_t id, struct plan *plan)
{
    VEC(struct missing_paper) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT person, rule FROM plan_paper WHERE county IN area AND plan = $plan"
        " ORDER BY position");
    db_bind_number(query, "$plan", id);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = (struct missing_paper){
            .person = db_text(query, loading->arena, 0), .rule = read_rule(loading, query, 1),
        };
    db_end(query, loading->err);
    plan->papers = list.items;
    plan->paper_count = list.count;
}

static void load_unplaced(struct loading *loading, int64_t id, struct plan *plan)
{
    VEC(struct unplaced) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT person, rule, change FROM plan_unplaced WHERE county IN area AND plan = $plan"
        " ORDER BY position");
    db_bind_number(query, "$plan", id);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = (struct unplaced){
            .person = db_text(query, loading->arena, 0), .rule = read_rule(loading, query, 1),
            .change = db_text(query, loading->arena, 2),
        };
    db_end(query, loading->err);
    plan->unplaced = list.items;
    plan->unplaced_count = list.count;
}

static void load_clash(struct loading *loading, int64_t id, struct plan *plan)
{
    VEC(enum rule_code) list = {0};
    struct query *query = db_query(loading->store->db,
        "SELECT rule FROM plan_clash WHERE plan = $plan ORDER BY position");
    db_bind_number(query, "$plan", id);
    while (db_next(query))
        *VEC_ADD(loading->arena, &list) = read_rule(loading, query, 0);
    db_end(query, loading->err);
    plan->clash = list.items;
    plan->clash_count = list.count;
}

/* The run that holds the series or session; 0 when there is none. */
static int64_t find_run(struct loading *loading, const char *code, struct plan *plan)
{
    int64_t id = 0;
    struct query *query = db_query(loading->store->db,
        "SELECT id, programme, outcome, seed, budget, steps, bound, is_trial FROM plan_run"
        " WHERE county IN area AND id IN (SELECT plan FROM session WHERE county IN area"
        " AND (series = $code OR code = $code))");
    db_bind_text(query, "$code", code);
    if (db_next(query)) {
        id = db_number(query, 0);
        *plan = (struct plan){
            .programme = db_text(query, loading->arena, 1),
            .outcome = (enum plan_outcome)db_int(query, 2), .seed = (uint64_t)db_number(query, 3),
            .budget = db_number(query, 4), .steps = db_number(query, 5),
            .bound = db_is_null(query, 6) ? INT64_MIN : db_number(query, 6),
            .is_trial = db_int(query, 7),
        };
    }
    db_end(query, loading->err);
    return id;
}

const struct plan *store_load_plan(struct store *store, struct arena *arena, const char *code,
                                   struct error *err)
{
    struct loading loading = {.store = store, .arena = arena, .err = err};
    struct plan *plan = arena_take(arena, 1, sizeof *plan);
    int64_t id = find_run(&loading, code, plan);
    if (!id) {
        error_set(err, ERROR_MISSING, N_("no plan %.40s; 'list series' shows those there are"),
                  code);
        return NULL;
    }
    load_claims(&loading, id, plan);
    load_papers(&loading, id, plan);
    load_unplaced(&loading, id, plan);
    load_clash(&loading, id, plan);
    struct query *query = db_query(store->db,
        "SELECT id, code, series, no, date, start, state, is_pinned FROM session"
        " WHERE county IN area AND plan = $plan ORDER BY position");
    db_bind_number(query, "$plan", id);
    load_sessions(&loading, query, plan);
    return err->kind == ERROR_NONE ? plan : NULL;
}

static int compare_sessions(const void *left, const void *right)
{
    const struct session *a = left;
    const struct session *b = right;
    int order = text_compare_codes(a->series, b->series);
    return order ? order : a->no - b->no;
}

bool plans_load_standing(struct store *store, struct arena *arena, const struct plan **standing,
                         struct error *err)
{
    struct loading loading = {.store = store, .arena = arena, .err = err};
    struct plan *plan = arena_take(arena, 1, sizeof *plan);
    *plan = (struct plan){.programme = "", .outcome = PLAN_BEST_SO_FAR, .bound = INT64_MIN};
    struct query *query = db_query(store->db,
        "SELECT id, code, series, no, date, start, state, is_pinned FROM session"
        " WHERE county IN area AND state IN ($published, $held, $signed) ORDER BY id");
    db_bind_number(query, "$published", SESSION_PUBLISHED);
    db_bind_number(query, "$held", SESSION_HELD);
    db_bind_number(query, "$signed", SESSION_SIGNED);
    load_sessions(&loading, query, plan);
    if (plan->session_count > 1)
        qsort((struct session *)plan->sessions, (size_t)plan->session_count,
              sizeof *plan->sessions, compare_sessions);
    *standing = plan->session_count ? plan : NULL;
    return err->kind == ERROR_NONE;
}

/* ---- lists ---- */

static int compare_rows(const void *left, const void *right)
{
    const struct store_session *a = left;
    const struct store_session *b = right;
    int order = text_compare_codes(a->series, b->series);
    return order ? order : a->no - b->no;
}

const struct store_sessions *store_list_sessions(struct store *store, struct arena *arena,
                                                 struct error *err)
{
    VEC(struct store_session) list = {0};
    struct query *query = db_query(store->db,
        "SELECT session.code, session.series, plan_run.programme, session.no, session.date,"
        " session.start, session.state, plan_run.is_trial, (SELECT COUNT(DISTINCT"
        " track_person.child) FROM block JOIN track ON track.block = block.id"
        " JOIN track_person ON track_person.track = track.id WHERE block.session = session.id"
        " AND block.variant IS NULL) FROM session JOIN plan_run ON plan_run.id = session.plan"
        " WHERE session.county IN area");
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct store_session){
            .code = db_text(query, arena, 0), .series = db_text(query, arena, 1),
            .programme = db_text(query, arena, 2), .no = db_int(query, 3),
            .date = db_date(query, 4), .start = db_int(query, 5),
            .state = (enum session_state)db_int(query, 6), .is_trial = db_int(query, 7),
            .children = db_int(query, 8),
        };
    if (!db_end(query, err))
        return NULL;
    if (list.count > 1)
        qsort(list.items, (size_t)list.count, sizeof *list.items, compare_rows);
    struct store_sessions *sessions = arena_take(arena, 1, sizeof *sessions);
    *sessions = (struct store_sessions){.list = list.items, .count = list.count};
    return sessions;
}

const char *store_activity_bytes(struct store *store, struct arena *arena, const char *session,
                                 const char *activity, size_t *length, struct error *err)
{
    const char *bytes = NULL;
    struct query *query = db_query(store->db,
        "SELECT activity_version.bytes FROM session JOIN block ON block.session = session.id"
        " JOIN track ON track.block = block.id JOIN activity_version"
        " ON activity_version.id = track.spare"
        " OR activity_version.id IN (SELECT activity FROM slot WHERE slot.track = track.id)"
        " WHERE session.county IN area AND session.code = $session"
        " AND activity_version.activity = $activity");
    db_bind_text(query, "$session", session);
    db_bind_text(query, "$activity", activity);
    if (db_next(query))
        bytes = db_bytes(query, arena, 0, length);
    if (!db_end(query, err))
        return NULL;
    if (!bytes)
        error_set(err, ERROR_MISSING, N_("session %.40s keeps no activity '%.60s'"), session,
                  activity);
    return bytes;
}
