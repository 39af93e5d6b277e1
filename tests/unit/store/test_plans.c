#define _XOPEN_SOURCE 700

#include "check.h"
#include "exchange/sample.h"
#include "store/db.h"
#include "store/record.h"

#include "base/rng.h"
#include "base/vec.h"

static struct store *filled(struct arena *arena, const char *path)
{
    struct store *store = record_open(arena, path);
    CHECK(store && record_fill(store, 4));
    return store;
}

static bool save_text(struct arena *arena, struct store *store, const char *text,
                      struct error *err)
{
    const struct facts *facts = record_facts(arena, store, err);
    const struct plan *plan = facts ? sample_plan(arena, text, err) : NULL;
    return plan && store_save_plan(store, facts, plan, err);
}

/* What goes in comes out: variants, pairs, locked slots, papers, claims, clash. */
static void check_round_trip(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(save_text(arena, store, sample_plan_text, &err));
    CHECK(save_text(arena, store, sample_event_text, &err));
    CHECK_TEXT(err.text, "");
    static const struct {
        const char *text, *code;
    } plans[] = {
        {sample_plan_text, "A1"}, {sample_plan_text, "A1-S2"}, {sample_event_text, "E1"},
    };
    for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
        const struct plan *wanted = sample_plan(arena, plans[i].text, &err);
        const struct plan *found = store_load_plan(store, arena, plans[i].code, &err);
        if (CHECK(wanted && found))
            CHECK_TEXT(sample_plan_json(arena, found), sample_plan_json(arena, wanted));
    }
    CHECK(save_text(arena, store, sample_plan_text, &err));     /* drafts give way */
    const struct store_sessions *sessions = store_list_sessions(store, arena, &err);
    if (CHECK(sessions && sessions->count == 3)) {
        CHECK_TEXT(sessions->list[0].code, "A1-S1");
        CHECK_NUMBER(sessions->list[0].children, 3);
        CHECK_TEXT(sessions->list[2].programme, "e180");
        CHECK(sessions->list[2].is_trial);
    }
    CHECK(!store_load_plan(store, arena, "B1", &err) && err.kind == ERROR_MISSING);
    store_close(store);
    record_remove(arena, path);
}

static struct code_list random_children(struct arena *arena, struct rng *rng)
{
    const char **codes = arena_take(arena, 4, sizeof *codes);
    int count = 0;
    for (int i = 1; i <= 4; i++)
        if (rng_below(rng, 3))
            codes[count++] = arena_format(arena, "C-%04d", i);
    return (struct code_list){codes, count};
}

static struct track random_track(struct arena *arena, struct rng *rng, int no)
{
    static const char *const ids[] = {"charades", "name-move", "web"};
    int count = rng_below(rng, 5);
    struct slot *slots = arena_take(arena, (size_t)count, sizeof *slots);
    for (int i = 0; i < count; i++) {
        enum slot_kind kind = (enum slot_kind)rng_below(rng, SLOT_KIND_COUNT);
        struct printed *printed = arena_take(arena, 2, sizeof *printed);
        printed[0] = (struct printed){"C-0001", "hearing"};
        printed[1] = (struct printed){"C-0002", "quiet"};
        slots[i] = (struct slot){
            .phase = (enum phase)rng_below(rng, PHASE_COUNT), .kind = kind,
            .activity = kind == SLOT_DEBRIEF ? "" : ids[rng_below(rng, 3)],
            .start = rng_below(rng, 90), .minutes = rng_below(rng, 30), .printed = printed,
            .printed_count = rng_below(rng, 3), .locked_by = rng_below(rng, 4) ? "" : "P-01",
        };
    }
    struct pair *pairs = arena_take(arena, 1, sizeof *pairs);
    pairs[0] = (struct pair){"C-0001", "M-01", (enum pair_role)rng_below(rng, PAIR_ROLE_COUNT)};
    return (struct track){
        .code = arena_format(arena, "track-%d", no),
        .audience = (enum audience)rng_below(rng, AUDIENCE_COUNT), .island = rng_below(rng, 3),
        .room = rng_below(rng, 2) ? "HD-1" : "", .leader = rng_below(rng, 2) ? "P-01" : "",
        .assistants = {(const char *const[]){"P-02"}, 0}, .pairs = pairs,
        .children = random_children(arena, rng), .pair_count = rng_below(rng, 2),
        .slots = slots, .slot_count = count, .spare = rng_below(rng, 2) ? "web" : "",
    };
}

static const struct block *random_blocks(struct arena *arena, struct rng *rng, int *count)
{
    *count = rng_below(rng, 4);
    struct block *blocks = arena_take(arena, (size_t)*count, sizeof *blocks);
    for (int i = 0; i < *count; i++) {
        struct track *tracks = arena_take(arena, 3, sizeof *tracks);
        blocks[i] = (struct block){
            .code = arena_format(arena, "block-%d", i),
            .kind = (enum block_kind)rng_below(rng, BLOCK_KIND_COUNT),
            .start = rng_below(rng, 90), .minutes = rng_below(rng, 90),
            .has_headcount = rng_below(rng, 2), .tracks = tracks,
            .track_count = rng_below(rng, 3),
        };
        for (int j = 0; j < blocks[i].track_count; j++)
            tracks[j] = random_track(arena, rng, j);
    }
    return blocks;
}

static const struct plan *random_plan(struct arena *arena, struct rng *rng)
{
    struct plan *plan = arena_take(arena, 1, sizeof *plan);
    int count = 1 + rng_below(rng, 4);
    struct session *sessions = arena_take(arena, (size_t)count, sizeof *sessions);
    for (int i = 0; i < count; i++) {
        struct session *session = &sessions[i];
        *session = (struct session){
            .code = arena_format(arena, "R%d-S%d", 1 + i / 2, 1 + i % 2),
            .series = arena_format(arena, "R%d", 1 + i / 2), .no = 1 + i % 2,
            .date = rng_below(rng, 5) ? date_add_days(record_today, i * 7) : (struct date){0},
            .start = rng_below(rng, 1440), .is_pinned = rng_below(rng, 2),
        };
        session->blocks = random_blocks(arena, rng, &session->block_count);
        struct variant *variants = arena_take(arena, 2, sizeof *variants);
        session->variants = variants;
        session->variant_count = rng_below(rng, 3);
        for (int j = 0; j < session->variant_count; j++) {
            variants[j].people = 3 + j;
            variants[j].blocks = random_blocks(arena, rng, &variants[j].block_count);
        }
    }
    *plan = (struct plan){
        .programme = "s4x45", .outcome = (enum plan_outcome)rng_below(rng, PLAN_OUTCOME_COUNT),
        .seed = rng_next(rng), .budget = rng_below(rng, 1000), .steps = rng_below(rng, 1000),
        .bound = rng_below(rng, 2) ? INT64_MIN : -rng_below(rng, 100),
        .is_trial = rng_below(rng, 2), .sessions = sessions, .session_count = count,
    };
    for (int i = 0; i < RULE_COUNT; i++)
        plan->claimed[i] = rng_below(rng, 3) ? 0 : rng_below(rng, 200) - 100;
    return plan;
}

static void check_random_round_trips(struct arena *arena)
{
    enum { ROUNDS = 60 };
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    for (int i = 0; i < ROUNDS && facts; i++) {
        struct arena *round = arena_open();
        struct rng rng = rng_start(11, (uint64_t)i);
        const struct plan *plan = random_plan(round, &rng);
        CHECK(store_save_plan(store, facts, plan, &err));
        const struct plan *found =
            store_load_plan(store, round, plan->sessions[plan->session_count - 1].code, &err);
        CHECK_TEXT(err.text, "");
        if (CHECK(found != NULL))
            CHECK_TEXT(sample_plan_json(round, found), sample_plan_json(round, plan));
        arena_close(round);
    }
    store_close(store);
    record_remove(arena, path);
}

static void check_states(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    struct date early = {2026, 9, 1};
    struct date late = {2026, 9, 30};
    CHECK(save_text(arena, store, sample_plan_text, &err));
    CHECK(!record_step(store, "A1-S1", SESSION_HELD, late, &err));
    CHECK_TEXT(err.text, "session A1-S1 is draft and cannot become held");
    err = error_start(LANGUAGE_EN);
    CHECK(record_step(store, "A1", SESSION_PUBLISHED, early, &err));
    CHECK(record_step(store, "A1-S2", SESSION_DRAFT, early, &err));
    CHECK(record_step(store, "A1-S2", SESSION_PUBLISHED, early, &err));
    CHECK(!record_step(store, "A1-S1", SESSION_HELD, early, &err));
    CHECK_TEXT(err.text, "session A1-S1 is on 2026-09-09; it cannot have been held yet");
    err = error_start(LANGUAGE_EN);
    CHECK(!save_text(arena, store, sample_plan_text, &err));
    CHECK_TEXT(err.text, "session A1-S1 is published; only a series of drafts can be replaced");
    err = error_start(LANGUAGE_EN);
    CHECK(!store_discard(store, "A1", &err) && err.kind == ERROR_REFUSED);
    err = error_start(LANGUAGE_EN);
    CHECK(store_note_print(store, "A1-S2", "run sheet A1-S2", &err));
    CHECK(!record_step(store, "A1-S2", SESSION_DRAFT, early, &err));
    CHECK_TEXT(err.text, "a page of session A1-S2 was printed; cancel it instead");
    err = error_start(LANGUAGE_EN);
    CHECK(record_step(store, "A1-S1", SESSION_HELD, late, &err));
    CHECK(record_step(store, "A1-S1", SESSION_SIGNED, late, &err));
    CHECK(!record_step(store, "A1-S1", SESSION_CANCELLED, late, &err));
    err = error_start(LANGUAGE_EN);
    CHECK(record_step(store, "A1-S2", SESSION_CANCELLED, late, &err));
    const struct facts *facts = record_facts(arena, store, &err);
    CHECK_TEXT(err.text, "");
    if (CHECK(facts && facts->standing)) {
        CHECK_NUMBER(facts->standing->session_count, 1);
        CHECK_NUMBER(facts->standing->sessions[0].state, SESSION_SIGNED);
    }
    store_close(store);
    struct store_actor later = {.name = "P-01", .when = "2026-09-03T08:00:00+08:00"};
    store = store_open(arena, path, later, &err);
    CHECK(store && save_text(arena, store, sample_event_text, &err));
    CHECK(!record_step(store, "E1", SESSION_PUBLISHED, early, &err));
    CHECK_TEXT(err.text, "this is a trial plan; papers are missing for C-0003");
    err = error_start(LANGUAGE_EN);
    CHECK(store_end_trial(store, "E1", &err));
    CHECK(record_step(store, "E1", SESSION_PUBLISHED, early, &err));
    store_close(store);
    struct store_actor days_later = {.name = "P-01", .when = "2026-09-04T08:01:00+08:00"};
    store = store_open(arena, path, days_later, &err);
    CHECK(store && !record_step(store, "E1", SESSION_DRAFT, early, &err));
    CHECK_TEXT(err.text, "session E1-S1 was published more than a day ago; cancel it instead");
    store_close(store);
    record_remove(arena, path);
}

static void check_discard(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(save_text(arena, store, sample_plan_text, &err));
    CHECK(store_discard(store, "A1", &err));
    CHECK(!store_discard(store, "A1", &err) && err.kind == ERROR_MISSING);
    store_close(store);
    err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    static const char *const empty[] = {
        "SELECT COUNT(*) FROM plan_run", "SELECT COUNT(*) FROM session",
        "SELECT COUNT(*) FROM block", "SELECT COUNT(*) FROM slot",
        "SELECT COUNT(*) FROM slot_printed", "SELECT COUNT(*) FROM track_person",
        "SELECT COUNT(*) FROM variant", "SELECT COUNT(*) FROM plan_claim",
    };
    for (size_t i = 0; db && i < sizeof empty / sizeof empty[0]; i++) {
        int64_t number;
        CHECK(db_read_number(db, empty[i], -1, &number, &err));
        CHECK_NUMBER(number, 0);
    }
    CHECK(db && db_check(db, &err));
    if (db)
        db_close(db);
    record_remove(arena, path);
}

/* A plan that cannot be kept whole leaves nothing behind. */
static void check_all_or_nothing(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    CHECK(save_text(arena, store, sample_plan_text, &err));
    const char *before = sample_plan_json(arena, store_load_plan(store, arena, "A1", &err));
    static const struct {
        const char *from, *to;
    } bad[] = {{"'C-0004'], 'carers'", "'C-0099'], 'carers'"}, {"'spare': 'web'",
               "'spare': 'chess'"}, {"'state': 'draft'", "'state': 'held'"}};
    for (size_t i = 0; facts && i < sizeof bad / sizeof bad[0]; i++) {
        struct error refused = error_start(LANGUAGE_EN);
        const char *json = sample_json(arena, sample_plan_text, bad[i].from, bad[i].to);
        const struct plan *plan =
            exchange_read_plan(arena, NULL, sample_node(arena, json, &err), &err);
        CHECK(plan && !store_save_plan(store, facts, plan, &refused));
        CHECK(refused.kind == ERROR_MISSING || refused.kind == ERROR_REFUSED);
        const struct plan *kept = store_load_plan(store, arena, "A1", &err);
        if (CHECK(kept != NULL))
            CHECK_TEXT(sample_plan_json(arena, kept), before);
    }
    CHECK_TEXT(err.text, "");
    store_close(store);
    record_remove(arena, path);
}

/* The session keeps the bytes that were used, though the catalogue has changed since. */
static void check_versions(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(save_text(arena, store, sample_plan_text, &err));
    size_t length = 0;
    const char *bytes = store_activity_bytes(store, arena, "A1-S1", "charades", &length, &err);
    CHECK_TEXT(bytes, "schema: 1\nid: charades\n");
    CHECK_NUMBER((int64_t)length, 23);
    CHECK(!store_activity_bytes(store, arena, "A1-S1", "chess", &length, &err));
    struct error wrong = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &wrong);
    struct activity changed = *facts->activities[0];
    changed.bytes = "schema: 1\nid: charades\n\n";      /* one more line, the old hash */
    changed.length++;
    snprintf(changed.given_hash, sizeof changed.given_hash, "%s", "f00d");
    const struct activity *list[] = {&changed, facts->activities[1], facts->activities[2]};
    struct facts other = *facts;
    other.activities = list;
    const struct plan *plan = sample_plan(arena, sample_plan_text, &wrong);
    CHECK(plan && !store_save_plan(store, &other, plan, &wrong) && wrong.kind == ERROR_INPUT);
    store_close(store);
    record_remove(arena, path);
}

/* The second fence: SQL of somebody else cannot do what the verbs do not. */
static void check_fence(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = filled(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    struct date late = {2026, 9, 30};
    CHECK(save_text(arena, store, sample_plan_text, &err));
    CHECK(record_step(store, "A1", SESSION_PUBLISHED, late, &err));
    CHECK(record_step(store, "A1", SESSION_HELD, late, &err));
    store_close(store);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    static const char *const refused[] = {
        "DELETE FROM session", "UPDATE session SET state = 0", "UPDATE session SET date = NULL",
        "DELETE FROM slot", "UPDATE slot SET minutes = 1", "DELETE FROM plan_run",
        "UPDATE activity_version SET bytes = x'00'", "DELETE FROM activity_version",
        "DELETE FROM child", "UPDATE session SET state = 4",
        "INSERT INTO consent (id, county, child, purpose, state) VALUES (9, 'x', 12345, 1, 0)",
    };
    for (size_t i = 0; db && i < sizeof refused / sizeof refused[0]; i++) {
        struct error fence = error_start(LANGUAGE_EN);
        if (!CHECK(!db_execute(db, refused[i], &fence) && fence.kind == ERROR_REFUSED))
            printf("    %s: %s\n", refused[i], fence.text);
    }
    if (db)
        db_close(db);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_round_trip(arena);
    check_random_round_trips(arena);
    check_states(arena);
    check_discard(arena);
    check_all_or_nothing(arena);
    check_versions(arena);
    check_fence(arena);
    arena_close(arena);
    return check_end();
}
