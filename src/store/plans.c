/* A plan in tables. It is written whole, row by row in its own order, and never changed: a new plan
 * takes its place while it is a draft. */
#include "store/plans.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/lifecycle.h"
#include "store/handle.h"

#include <assert.h>
#include <string.h>

enum { ROLE_ASSISTANT, ROLE_CHILD, ROLE_CARER };

/* The writing of one plan. */
struct saving {
    struct store *store;
    struct arena *arena;
    const struct facts *facts;
    struct error *err;
};

/* ---- writing ---- */

static bool find_version(struct saving *saving, const struct activity *activity,
                         const char *hash, int64_t *id)
{
    struct query *query = db_query(saving->store->db,
        "SELECT id FROM activity_version WHERE activity = $activity AND hash = $hash");
    db_bind_text(query, "$activity", activity->id);
    db_bind_text(query, "$hash", hash);
    *id = db_next(query) ? db_number(query, 0) : 0;
    return db_end(query, saving->err);
}

/* The row of the activity's very bytes; made when they are new. */
static bool keep_version(struct saving *saving, const char *name, int64_t *id)
{
    const struct activity *activity = facts_activity(saving->facts, name);
    if (!activity)
        return error_set(saving->err, ERROR_MISSING,
                         N_("the plan uses the activity '%s', which the catalogue has not"), name);
    const char *wanted = activity_hash(saving->store->arena, activity);
    if (!find_version(saving, activity, wanted, id) || *id)
        return *id != 0;
    char hash[CRYPTO_HASH_TEXT_BYTES];
    crypto_hash_hex(activity->bytes, activity->length, hash);
    if (!text_equal(hash, wanted))
        return error_set(saving->err, ERROR_INPUT,
                         N_("the bytes of the activity '%s' do not match their hash"), name);
    *id = handle_take_id(saving->store);
    struct query *query = db_query(saving->store->db,
        "INSERT INTO activity_version (id, activity, version, hash, bytes)"
        " VALUES ($id, $activity, $version, $hash, $bytes)");
    db_bind_number(query, "$id", *id);
    db_bind_text(query, "$activity", activity->id);
    db_bind_number(query, "$version", activity->version);
    db_bind_text(query, "$hash", hash);
    db_bind_bytes(query, "$bytes", activity->bytes, activity->length);
    return db_run(query, saving->err);
}

static bool save_printed(struct saving *saving, int64_t slot, int position,
                         const struct printed *printed)
{
    struct query *query = db_query(saving->store->db,
        "INSERT INTO slot_printed (slot, position, county, child, flag)"
        " VALUES ($slot, $position, $county, $child, $flag)");
    db_bind_number(query, "$slot", slot);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$county", saving->store->county);
    db_bind_text(query, "$child", printed->child);
    db_bind_text(query, "$flag", printed->flag);
    return db_run(query, saving->err);
}

static bool save_slot(struct saving *saving, int64_t track, int position, const struct slot *slot)
{
    int64_t id = handle_take_id(saving->store);
    int64_t version = 0;
    if (slot->kind != SLOT_DEBRIEF && !keep_version(saving, slot->activity, &version))
        return false;
    struct query *query = db_query(saving->store->db,
        "INSERT INTO slot (id, track, position, phase, kind, activity, start, minutes, locked_by)"
        " VALUES ($id, $track, $position, $phase, $kind, $activity, $start, $minutes, $locked)");
    db_bind_number(query, "$id", id);
    db_bind_number(query, "$track", track);
    db_bind_number(query, "$position", position);
    db_bind_number(query, "$phase", slot->phase);
    db_bind_number(query, "$kind", slot->kind);
    if (version)
        db_bind_number(query, "$activity", version);
    db_bind_number(query, "$start", slot->start);
    db_bind_number(query, "$minutes", slot->minutes);
    db_bind_text(query, "$locked", slot->locked_by);
    if (!db_run(query, saving->err))
        return false;
    for (int i = 0; i < slot->printed_count; i++)
        if (!save_printed(saving, id, i, &slot->printed[i]))
            return false;
    return true;
}

static bool find_child_id(struct saving *saving, const char *code, int64_t *id)
{
    struct query *query = db_query(saving->store->db,
        "SELECT id FROM child WHERE county IN area AND code = $code");
    db_bind_text(query, "$code", code);
    *id = db_next(query) ? db_number(query, 0) : 0;
    if (!db_end(query, saving->err))
        return false;
    return *id || error_set(saving->err, ERROR_MISSING,
                            N_("the plan holds the child %s, who is not in the register"), code);
}

static bool save_person(struct saving *saving, int64_t track, int role, int position,
                        const char *code)
{
    int64_t child = 0;
    if (role == ROLE_CHILD && !find_child_id(saving, code, &child))
        return false;
    struct query *query = db_query(saving->store->db,
        "INSERT INTO track_person (track, role, position, county, person, child)"
        " VALUES ($track, $role, $position, $county, $person, $child)");
    db_bind_number(query, "$track", track);
    db_bind_number(query, "$role", role);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$county", saving->store->county);
    db_bind_text(query, "$person", code);
    if (child)
        db_bind_number(query, "$child", child);
    return db_run(query, saving->err);
}

static bool save_people(struct saving *saving, int64_t track, int role, struct code_list people)
{
    for (int i = 0; i < people.count; i++)
        if (!save_person(saving, track, role, i, people.codes[i]))
            return false;
    return true;
}

static bool save_pair(struct saving *saving, int64_t track, int position, const struct pair *pair)
{
    struct query *query = db_query(saving->store->db,
        "INSERT INTO track_pair (track, position, county, child, adult, role)"
        " VALUES ($track, $position, $county, $child, $adult, $role)");
    db_bind_number(query, "$track", track);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$county", saving->store->county);
    db_bind_text(query, "$child", pair->child);
    db_bind_text(query, "$adult", pair->adult);
    db_bind_number(query, "$role", pair->role);
    return db_run(query, saving->err);
}

static bool save_track_parts(struct saving *saving, int64_t id, const struct track *track)
{
    if (!save_people(saving, id, ROLE_ASSISTANT, track->assistants) ||
        !save_people(saving, id, ROLE_CHILD, track->children) ||
        !save_people(saving, id, ROLE_CARER, track->carers))
        return false;
    for (int i = 0; i < track->pair_count; i++)
        if (!save_pair(saving, id, i, &track->pairs[i]))
            return false;
    for (int i = 0; i < track->slot_count; i++)
        if (!save_slot(saving, id, i, &track->slots[i]))
            return false;
    return true;
}

static bool save_track(struct saving *saving, int64_t block, int position,
                       const struct track *track)
{
    int64_t id = handle_take_id(saving->store);
    int64_t spare = 0;
    if (track->spare[0] && !keep_version(saving, track->spare, &spare))
        return false;
    struct query *query = db_query(saving->store->db,
        "INSERT INTO track (id, block, position, code, audience, island, room, leader, spare)"
        " VALUES ($id, $block, $position, $code, $audience, $island, $room, $leader, $spare)");
    db_bind_number(query, "$id", id);
    db_bind_number(query, "$block", block);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$code", track->code);
    db_bind_number(query, "$audience", track->audience);
    db_bind_number(query, "$island", track->island);
    db_bind_text(query, "$room", track->room);
    db_bind_text(query, "$leader", track->leader);
    if (spare)
        db_bind_number(query, "$spare", spare);
    return db_run(query, saving->err) && save_track_parts(saving, id, track);
}

static bool save_leader(struct saving *saving, int64_t block, int position, const char *adult)
{
    struct query *query = db_query(saving->store->db,
        "INSERT INTO block_leader (block, position, county, adult)"
        " VALUES ($block, $position, $county, $adult)");
    db_bind_number(query, "$block", block);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$county", saving->store->county);
    db_bind_text(query, "$adult", adult);
    return db_run(query, saving->err);
}

static bool save_block(struct saving *saving, int64_t session, int64_t variant, int position,
                       const struct block *block)
{
    int64_t id = handle_take_id(saving->store);
    struct query *query = db_query(saving->store->db,
        "INSERT INTO block (id, session, variant, position, code, kind, start, minutes,"
        " has_headcount) VALUES ($id, $session, $variant, $position, $code, $kind, $start,"
        " $minutes, $headcount)");
    db_bind_number(query, "$id", id);
    db_bind_number(query, "$session", session);
    if (variant)
        db_bind_number(query, "$variant", variant);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$code", block->code);
    db_bind_number(query, "$kind", block->kind);
    db_bind_number(query, "$start", block->start);
    db_bind_number(query, "$minutes", block->minutes);
    db_bind_number(query, "$headcount", block->has_headcount);
    if (!db_run(query, saving->err))
        return false;
    for (int i = 0; i < block->stage_leaders.count; i++)
        if (!save_leader(saving, id, i, block->stage_leaders.codes[i]))
            return false;
    for (int i = 0; i < block->track_count; i++)
        if (!save_track(saving, id, i, &block->tracks[i]))
            return false;
    return true;
}

static bool save_variant(struct saving *saving, int64_t session, int position,
                         const struct variant *variant)
{
    int64_t id = handle_take_id(saving->store);
    struct query *query = db_query(saving->store->db,
        "INSERT INTO variant (id, session, position, people)"
        " VALUES ($id, $session, $position, $people)");
    db_bind_number(query, "$id", id);
    db_bind_number(query, "$session", session);
    db_bind_number(query, "$position", position);
    db_bind_number(query, "$people", variant->people);
    if (!db_run(query, saving->err))
        return false;
    for (int i = 0; i < variant->block_count; i++)
        if (!save_block(saving, session, id, i, &variant->blocks[i]))
            return false;
    return true;
}

static bool save_session(struct saving *saving, int64_t plan, int position,
                         const struct session *session)
{
    int64_t id = handle_take_id(saving->store);
    struct query *query = db_query(saving->store->db,
        "INSERT INTO session (id, county, plan, position, code, series, no, date, start, state,"
        " is_pinned, is_printed, published, reason) VALUES ($id, $county, $plan, $position, $code,"
        " $series, $no, $date, $start, $state, $pinned, 0, '', '')");
    db_bind_number(query, "$id", id);
    db_bind_text(query, "$county", saving->store->county);
    db_bind_number(query, "$plan", plan);
    db_bind_number(query, "$position", position);
    db_bind_text(query, "$code", session->code);
    db_bind_text(query, "$series", session->series);
    db_bind_number(query, "$no", session->no);
    db_bind_date(query, "$date", session->date);
    db_bind_number(query, "$start", session->start);
    db_bind_number(query, "$state", SESSION_DRAFT);
    db_bind_number(query, "$pinned", session->is_pinned);
    if (!db_run(query, saving->err))
        return false;
    for (int i = 0; i < session->block_count; i++)
        if (!save_block(saving, id, 0, i, &session->blocks[i]))
            return false;
    for (int i = 0; i < session->variant_count; i++)
        if (!save_variant(saving, id, i, &session->variants[i]))
            return false;
    return true;
}

static bool save_claims(struct saving *saving, int64_t id, const struct plan *plan)
{
    for (int i = 0; i < RULE_COUNT; i++) {
        if (!plan->claimed[i])
            continue;
        struct query *query = db_query(saving->store->db,
            "INSERT INTO plan_claim (plan, rule, points) VALUES ($plan, $rule, $points)");
        db_bind_number(query, "$plan", id);
        db_bind_text(query, "$rule", rule_get((enum rule_code)i)->code);
        db_bind_number(query, "$points", plan->claimed[i]);
        if (!db_run(query, saving->err))
            return false;
    }
    return true;
}

static bool save_papers(struct saving *saving, int64_t id, const struct plan *plan)
{
    for (int i = 0; i < plan->paper_count; i++) {
        struct query *query = db_query(saving->store->db,
            "INSERT INTO plan_paper (plan, position, county, person, rule)"
            " VALUES ($plan, $position, $county, $person, $rule)");
        db_bind_number(query, "$plan", id);
        db_bind_number(query, "$position", i);
        db_bind_text(query, "$county", saving->store->county);
        db_bind_text(query, "$person", plan->papers[i].person);
        db_bind_text(query, "$rule", rule_get(plan->papers[i].rule)->code);
        if (!db_run(query, saving->err))
            return false;
    }
    return true;
}

static bool save_unplaced(struct saving *saving, int64_t id, const struct plan *plan)
{
    for (int i = 0; i < plan->unplaced_count; i++) {
        struct query *query = db_query(saving->store->db,
            "INSERT INTO plan_unplaced (plan, position, county, person, rule, change)"
            " VALUES ($plan, $position, $county, $person, $rule, $change)");
        db_bind_number(query, "$plan", id);
        db_bind_number(query, "$position", i);
        db_bind_text(query, "$county", saving->store->county);
        db_bind_text(query, "$person", plan->unplaced[i].person);
        db_bind_text(query, "$rule", rule_get(plan->unplaced[i].rule)->code);
        db_bind_text(query, "$change", plan->unplaced[i].change);
        if (!db_run(query, saving->err))
            return false;
    }
    return true;
}

static bool save_clash(struct saving *saving, int64_t id, const struct plan *plan)
{
    for (int i = 0; i < plan->clash_count; i++) {
        struct query *query = db_query(saving->store->db,
            "INSERT INTO plan_clash (plan, position, rule) VALUES ($plan, $position, $rule)");
        db_bind_number(query, "$plan", id);
        db_bind_number(query, "$position", i);
        db_bind_text(query, "$rule", rule_get(plan->clash[i])->code);
        if (!db_run(query, saving->err))
            return false;
    }
    return true;
}

static bool save_run(struct saving *saving, int64_t id, const struct plan *plan)
{
    struct query *query = db_query(saving->store->db,
        "INSERT INTO plan_run (id, county, programme, outcome, seed, budget, steps, bound,"
        " is_trial) VALUES ($id, $county, $programme, $outcome, $seed, $budget, $steps, $bound,"
        " $trial)");
    db_bind_number(query, "$id", id);
    db_bind_text(query, "$county", saving->store->county);
    db_bind_text(query, "$programme", plan->programme);
    db_bind_number(query, "$outcome", plan->outcome);
    db_bind_number(query, "$seed", (int64_t)plan->seed);
    db_bind_number(query, "$budget", plan->budget);
    db_bind_number(query, "$steps", plan->steps);
    if (plan->bound != INT64_MIN)
        db_bind_number(query, "$bound", plan->bound);
    db_bind_number(query, "$trial", plan->is_trial);
    return db_run(query, saving->err);
}

/* ---- older drafts ---- */

static bool is_all_draft(struct store *store, struct arena *arena, const char *series,
                         struct error *err)
{
    const char *fixed = NULL;
    int state = 0;
    struct query *query = db_query(store->db,
        "SELECT code, state FROM session WHERE county IN area AND series = $series"
        " AND state <> $draft ORDER BY no LIMIT 1");
    db_bind_text(query, "$series", series);
    db_bind_number(query, "$draft", SESSION_DRAFT);
    if (db_next(query)) {
        fixed = db_text(query, arena, 0);
        state = db_int(query, 1);
    }
    if (!db_end(query, err))
        return false;
    if (!fixed)
        return true;
    return error_set(err, ERROR_REFUSED,
                     N_("session %s is %s; only a series of drafts can be replaced"), fixed,
                     messages_pick(err->language, session_state_words.list[state].name));
}

/* Runs that no session belongs to any more go with the last one. */
static bool drop_empty_runs(struct store *store, struct error *err)
{
    return db_run(db_query(store->db,
        "DELETE FROM plan_run WHERE county IN area AND NOT EXISTS (SELECT 1 FROM session"
        " WHERE session.county IN area AND session.plan = plan_run.id)"), err);
}

static bool drop_series(struct store *store, struct arena *arena, const char *series,
                        struct error *err)
{
    if (!is_all_draft(store, arena, series, err))
        return false;
    struct query *query = db_query(store->db,
        "DELETE FROM session WHERE county IN area AND series = $series");
    db_bind_text(query, "$series", series);
    return db_run(query, err);
}

static bool drop_older(struct saving *saving, const struct plan *plan)
{
    for (int i = 0; i < plan->session_count; i++) {
        const char *series = plan->sessions[i].series;
        if (i && text_equal(plan->sessions[i - 1].series, series))
            continue;
        if (!drop_series(saving->store, saving->arena, series, saving->err))
            return false;
    }
    return drop_empty_runs(saving->store, saving->err);
}

static bool save_plan(struct saving *saving, const struct plan *plan)
{
    int64_t id = handle_take_id(saving->store);
    if (!drop_older(saving, plan) || !save_run(saving, id, plan) ||
        !save_claims(saving, id, plan) || !save_papers(saving, id, plan) ||
        !save_unplaced(saving, id, plan) || !save_clash(saving, id, plan))
        return false;
    for (int i = 0; i < plan->session_count; i++)
        if (!save_session(saving, id, i, &plan->sessions[i]))
            return false;
    return true;
}

static const char *list_series(struct arena *arena, const struct plan *plan)
{
    struct buf buf = buf_start(arena);
    for (int i = 0; i < plan->session_count; i++)
        if (!i || !text_equal(plan->sessions[i - 1].series, plan->sessions[i].series))
            buf_add_format(&buf, "%s%s", i ? ", " : "", plan->sessions[i].series);
    return buf.text;
}

static bool drop_all(struct store *store, struct arena *arena, struct code_list series,
                     struct error *err)
{
    for (int i = 0; i < series.count; i++)
        if (!drop_series(store, arena, series.codes[i], err))
            return false;
    return !series.count || drop_empty_runs(store, err);
}

bool store_save_plan(struct store *store, const struct facts *facts, const struct plan *plan,
                     struct error *err)
{
    return store_replace_plan(store, facts, plan, (struct code_list){0}, err);
}

bool store_replace_plan(struct store *store, const struct facts *facts, const struct plan *plan,
                        struct code_list dropped, struct error *err)
{
    if (!plan->session_count)
        return error_set(err, ERROR_REFUSED, N_("the plan has no sessions; there is nothing to "
                                                "keep"));
    for (int i = 0; i < plan->session_count; i++)
        if (plan->sessions[i].state != SESSION_DRAFT)
            return error_set(err, ERROR_REFUSED, N_("session %s is no draft; a plan is kept as a "
                                                    "draft first"), plan->sessions[i].code);
    if (!handle_start(store, err))
        return false;
    struct saving saving = {
        .store = store, .arena = arena_open(), .facts = facts, .err = err,
    };
    bool is_kept = drop_all(store, saving.arena, dropped, err) && save_plan(&saving, plan);
    const struct audit_entry entry = {
        .verb = "plan", .what = list_series(saving.arena, plan), .count = plan->session_count,
    };
    bool is_good = handle_end(store, is_kept, &entry, err);
    arena_close(saving.arena);
    return is_good;
}

bool store_discard(struct store *store, const char *series, struct error *err)
{
    if (!handle_start(store, err))
        return false;
    struct arena *arena = arena_open();
    bool is_good = drop_series(store, arena, series, err);
    const struct audit_entry entry = {
        .verb = "discard", .what = series, .count = db_changes(store->db),
    };
    if (is_good && !entry.count)
        is_good = error_set(err, ERROR_MISSING,
                            N_("no series %.40s; 'list series' shows those there are"), series);
    is_good = handle_end(store, is_good && drop_empty_runs(store, err), &entry, err);
    arena_close(arena);
    return is_good;
}
