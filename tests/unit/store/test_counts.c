/* Every number against a plain count in C over random registers, plans and marks. */
#define _XOPEN_SOURCE 700

#include "check.h"
#include "store/record.h"

#include "base/rng.h"
#include "base/text.h"

enum {
    RECORDS = 10, ROUNDS = 21, CHILDREN = 9, SESSIONS_MAX = 2 * ROUNDS, SESSION_MINUTES = 30,
    NOBODY = -1
};

/* What a reader of the papers would know. */
struct truth {
    struct {
        const char *code;
        struct date date;
        enum session_state state;
        bool is_planned[CHILDREN];
        int status[CHILDREN];           /* NOBODY: not marked */
    } sessions[SESSIONS_MAX];
    int count;
};

static bool in_period(const struct truth *truth, int s, struct span days)
{
    return span_holds(days, truth->sessions[s].date);
}

static bool is_held(const struct truth *truth, int s)
{
    return truth->sessions[s].state == SESSION_HELD || truth->sessions[s].state == SESSION_SIGNED;
}

static bool was_there(const struct truth *truth, int s, int c)
{
    int status = truth->sessions[s].status[c];
    return is_held(truth, s) && (status == ATTENDANCE_PRESENT || status == ATTENDANCE_LATE ||
                                 status == ATTENDANCE_LEFT_EARLY);
}

static int count_sessions(const struct truth *truth, struct span days, bool is_cancelled)
{
    int number = 0;
    for (int s = 0; s < truth->count; s++)
        if (in_period(truth, s, days))
            number += is_cancelled ? truth->sessions[s].state == SESSION_CANCELLED
                                   : is_held(truth, s);
    return number;
}

static int count_persons(const struct truth *truth, struct span days)
{
    int number = 0;
    for (int c = 0; c < CHILDREN; c++) {
        bool is_reached = false;
        for (int s = 0; s < truth->count; s++)
            is_reached |= in_period(truth, s, days) && was_there(truth, s, c);
        number += is_reached;
    }
    return number;
}

static int count_first_timers(const struct truth *truth, struct span days)
{
    int number = 0;
    for (int c = 0; c < CHILDREN; c++) {
        int first = NOBODY;
        for (int s = 0; s < truth->count; s++)
            if (was_there(truth, s, c) &&
                (first == NOBODY || date_compare(truth->sessions[s].date,
                                                 truth->sessions[first].date) < 0))
                first = s;
        number += first != NOBODY && in_period(truth, first, days);
    }
    return number;
}

/* Child × session: planned or not, with a status (NOBODY: not marked; −2: any). */
static int count_places(const struct truth *truth, struct span days, bool is_planned, int status)
{
    int number = 0;
    for (int s = 0; s < truth->count; s++)
        for (int c = 0; c < CHILDREN; c++)
            number += in_period(truth, s, days) && is_held(truth, s) &&
                      truth->sessions[s].is_planned[c] == is_planned &&
                      (status == -2 || truth->sessions[s].status[c] == status);
    return number;
}

static int count_there(const struct truth *truth, struct span days, bool with_planned)
{
    int number = 0;
    for (int s = 0; s < truth->count; s++)
        for (int c = 0; c < CHILDREN; c++)
            number += in_period(truth, s, days) && was_there(truth, s, c) &&
                      (with_planned || !truth->sessions[s].is_planned[c]);
    return number;
}

static int wanted(const struct truth *truth, const char *name, struct span days)
{
    static const char *const statuses[] = {"present", "late", "left_early", "excused", "absent"};
    for (int i = 0; i < 5; i++)
        if (text_equal(name, statuses[i]))
            return count_places(truth, days, true, i);
    if (text_equal(name, "sessions") || text_equal(name, "cancelled"))
        return count_sessions(truth, days, text_equal(name, "cancelled"));
    if (text_equal(name, "persons"))
        return count_persons(truth, days);
    if (text_equal(name, "first_timers"))
        return count_first_timers(truth, days);
    if (text_equal(name, "person_times") || text_equal(name, "walk_ins"))
        return count_there(truth, days, text_equal(name, "person_times"));
    return count_places(truth, days, true, text_equal(name, "expected") ? -2 : NOBODY);
}

static void check_numbers(struct store *store, const struct truth *truth, struct span days)
{
    struct error err = error_start(LANGUAGE_EN);
    for (int i = 0; store_measure_at(i); i++) {
        const struct store_measure *measure = store_measure_at(i);
        int number = -1;
        CHECK(store_count(store, measure, days, &number, &err));
        if (!CHECK_NUMBER(number, wanted(truth, measure->name, days)))
            printf("    measure %s\n", measure->name);
    }
    int known = 0;
    for (int status = 0; status < 5; status++)
        known += count_places(truth, days, true, status);
    int came = known - count_places(truth, days, true, ATTENDANCE_EXCUSED) -
               count_places(truth, days, true, ATTENDANCE_ABSENT);
    int rate = 0;
    CHECK(store_attendance_rate(store, days, &rate, &err));
    CHECK_NUMBER(rate, known ? came * 1000 / known : -1);
    CHECK_TEXT(err.text, "");
}

/* A-SUM on the program's own numbers. */
static void check_sums(struct store *store, struct span days)
{
    static const char *const parts[] = {"present", "late", "left_early", "excused", "absent",
                                        "unknown"};
    struct error err = error_start(LANGUAGE_EN);
    int sum = 0;
    int number = 0;
    for (int i = 0; i < 6; i++, sum += number)
        CHECK(store_count(store, store_measure(parts[i]), days, &number, &err));
    CHECK(store_count(store, store_measure("expected"), days, &number, &err));
    CHECK_NUMBER(sum, number);
    int persons = 0;
    CHECK(store_count(store, store_measure("persons"), days, &persons, &err));
    CHECK(store_count(store, store_measure("person_times"), days, &number, &err));
    CHECK(persons <= number);
}

static void check_left_out(struct store *store, const struct truth *truth, struct span days)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    const struct store_left_outs *out =
        facts ? store_left_out(store, arena, facts, days, &err) : NULL;
    CHECK_TEXT(err.text, "");
    if (CHECK(out != NULL)) {
        CHECK_NUMBER(out->registered, CHILDREN);
        CHECK_NUMBER(out->reached, count_persons(truth, days));
        CHECK_NUMBER(out->reached + out->count, out->registered);
        for (int i = 0; i < out->count; i++) {
            int c = atoi(out->list[i].child + 2) - 1;
            bool is_expected = false;
            for (int s = 0; s < truth->count; s++)
                is_expected |= in_period(truth, s, days) && is_held(truth, s) &&
                               truth->sessions[s].is_planned[c];
            CHECK((out->list[i].class == LEFT_OUT_PLACED_NEVER_PRESENT) == is_expected);
        }
    }
    arena_close(arena);
}

/* Two tracks side by side, so that one child may stand in a session twice. */
static struct session random_session(struct arena *arena, struct rng *rng, struct truth *truth,
                                     int round, int no)
{
    int s = truth->count++;
    struct track *tracks = arena_take(arena, 2, sizeof *tracks);
    for (int t = 0; t < 2; t++) {
        const char **codes = arena_take(arena, CHILDREN, sizeof *codes);
        int count = 0;
        for (int c = 0; c < CHILDREN; c++) {
            if (rng_below(rng, 3))
                continue;
            codes[count++] = arena_format(arena, "C-%04d", c + 1);
            truth->sessions[s].is_planned[c] = true;
        }
        tracks[t] = (struct track){
            .code = t ? "b" : "a", .room = "", .leader = "", .children = {codes, count},
            .spare = "",
        };
    }
    struct block *block = arena_take(arena, 1, sizeof *block);
    *block = (struct block){.code = "all", .minutes = SESSION_MINUTES, .tracks = tracks,
                            .track_count = 2};
    struct variant *variant = arena_take(arena, 1, sizeof *variant);
    struct track *everybody = arena_take(arena, 1, sizeof *everybody);
    *everybody = tracks[0];
    everybody->children = (struct code_list){(const char *const[]){"C-0009"}, 1};
    everybody->children.codes = arena_take(arena, 1, sizeof(char *));
    ((const char **)everybody->children.codes)[0] = "C-0009";
    struct block *other = arena_take(arena, 1, sizeof *other);
    *other = (struct block){.code = "all", .minutes = SESSION_MINUTES, .tracks = everybody,
                            .track_count = 1};
    *variant = (struct variant){.people = 1, .blocks = other, .block_count = 1};
    for (int c = 0; c < CHILDREN; c++)
        truth->sessions[s].status[c] = NOBODY;
    truth->sessions[s].code = arena_format(arena, "R%d-S%d", round, no);
    truth->sessions[s].date = date_add_days((struct date){2026, 1, 1}, rng_below(rng, 120));
    return (struct session){
        .code = truth->sessions[s].code, .series = arena_format(arena, "R%d", round), .no = no,
        .date = truth->sessions[s].date,
        .start = s * SESSION_MINUTES,   /* nobody is in two places at once */
        .blocks = block, .block_count = 1,
        .variants = variant, .variant_count = 1,
    };
}

static void add_series(struct arena *arena, struct store *store, struct rng *rng,
                       struct truth *truth, int round)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    int first = truth->count;
    struct session *sessions = arena_take(arena, 2, sizeof *sessions);
    int count = 1 + rng_below(rng, 2);
    for (int i = 0; i < count; i++)
        sessions[i] = random_session(arena, rng, truth, round, i + 1);
    struct plan plan = {
        .programme = "s4x45", .bound = INT64_MIN, .sessions = sessions, .session_count = count,
    };
    CHECK(facts && store_save_plan(store, facts, &plan, &err));
    for (int s = first; s < truth->count; s++) {
        static const enum session_state ways[][3] = {
            {SESSION_PUBLISHED, SESSION_HELD, SESSION_SIGNED},
            {SESSION_PUBLISHED, SESSION_HELD, SESSION_HELD},
            {SESSION_PUBLISHED, SESSION_CANCELLED, SESSION_CANCELLED},
            {SESSION_PUBLISHED, SESSION_PUBLISHED, SESSION_PUBLISHED},
            {SESSION_DRAFT, SESSION_DRAFT, SESSION_DRAFT},
        };
        const enum session_state *way = ways[rng_below(rng, 8) % 5];
        enum session_state now = SESSION_DRAFT;
        for (int i = 0; i < 2; i++)             /* signing comes after the marks */
            if (way[i] != now) {
                now = way[i];
                CHECK(record_step(store, truth->sessions[s].code, now, record_today, &err));
            }
        truth->sessions[s].state = now;
    }
    CHECK_TEXT(err.text, "");
}

static void mark_one(struct arena *arena, struct store *store, struct truth *truth, int s, int c,
                     int status, const char *reason)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct store_mark list[] = {
        {arena_format(arena, "%d", c + 1), (enum attendance)status},
    };
    const struct store_marks marks = {truth->sessions[s].code, list, 1, reason};
    CHECK(store_attend(store, &marks, &err));
    CHECK_TEXT(err.text, "");
    truth->sessions[s].status[c] = status == ATTENDANCE_UNKNOWN ? NOBODY : status;
}

static void mark_some(struct arena *arena, struct store *store, struct rng *rng,
                      struct truth *truth)
{
    for (int s = 0; s < truth->count; s++) {
        if (truth->sessions[s].state != SESSION_HELD || !rng_below(rng, 4))
            continue;
        for (int c = 0; c < CHILDREN; c++)
            if (truth->sessions[s].is_planned[c] ? rng_below(rng, 3) : !rng_below(rng, 6))
                mark_one(arena, store, truth, s, c, rng_below(rng, ATTENDANCE_COUNT), "");
        if (rng_below(rng, 3))
            continue;
        struct error err = error_start(LANGUAGE_EN);
        CHECK(record_step(store, truth->sessions[s].code, SESSION_SIGNED, record_today, &err));
        truth->sessions[s].state = SESSION_SIGNED;
        for (int c = 0; c < CHILDREN; c++)
            if (truth->sessions[s].status[c] != NOBODY && !rng_below(rng, 4))
                mark_one(arena, store, truth, s, c, rng_below(rng, ATTENDANCE_COUNT), "mistake");
    }
}

static void check_record(int number)
{
    struct arena *arena = arena_open();
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct truth *truth = arena_take(arena, 1, sizeof *truth);
    struct rng rng = rng_start(3, (uint64_t)number);
    CHECK(store && record_fill(store, CHILDREN));
    for (int round = 1; store && round <= ROUNDS; round++) {
        add_series(arena, store, &rng, truth, round);
        mark_some(arena, store, &rng, truth);
        struct date from = date_add_days((struct date){2026, 1, 1}, rng_below(&rng, 100));
        struct span days = {from, date_add_days(from, rng_below(&rng, 60))};
        struct span always = {{0}, {0}};
        check_numbers(store, truth, days);
        check_numbers(store, truth, always);
        check_sums(store, days);
        check_left_out(store, truth, days);
    }
    if (store)
        store_close(store);
    record_remove(arena, path);
    arena_close(arena);
}

/* Each class of the left-out list from a child that is made for it. */
static void check_classes(void)
{
    struct arena *arena = arena_open();
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(store && record_fill(store, 9));
    const bool no = false;
    const bool yes = true;
    const enum enrolment declined = ENROLMENT_DECLINED;
    const enum enrolment invited = ENROLMENT_INVITED;
    const enum answer said_no = ANSWER_NO;
    const int tier = 3;
    const struct consent refused = {CONSENT_GROUP, CONSENT_REFUSED, {{2026, 8, 1}, {0}}};
    const struct store_child_change changes[] = {
        {.is_active = &no}, {.enrolment = &declined}, {.assent = &said_no}, {.consent = &refused},
        {.is_restricted = &yes}, {.tier = &tier}, {.enrolment = &invited},
    };
    for (int i = 0; i < 7; i++)
        CHECK(store_change_child(store, arena_format(arena, "%d", i + 1), &changes[i], &err));
    struct import_child bare[1] = {record_child("Name 900", 2016, 3, "")};
    struct store_imported result;
    CHECK(record_import(store, bare, 1, &result));
    struct track track = {.code = "group", .room = "", .leader = "", .spare = "",
                          .children = {(const char *const[]){"C-0008"}, 1}};
    struct block block = {.code = "all", .tracks = &track, .track_count = 1};
    struct session session = {.code = "A1-S1", .series = "A1", .no = 1, .date = {2026, 9, 9},
                              .blocks = &block, .block_count = 1};
    struct unplaced unplaced = {"C-0009", K_AGE, ""};
    struct plan plan = {.programme = "s4x45", .bound = INT64_MIN, .sessions = &session,
                        .session_count = 1, .unplaced = &unplaced, .unplaced_count = 1};
    const struct facts *facts = record_facts(arena, store, &err);
    CHECK(facts && store_save_plan(store, facts, &plan, &err));
    struct span always = {{0}, {0}};
    const struct store_left_outs *out =
        facts ? store_left_out(store, arena, facts, always, &err) : NULL;
    static const struct {
        const char *code, *class;
    } rows[] = {
        {"C-0001", "inactive"}, {"C-0002", "declined"}, {"C-0003", "child_said_no"},
        {"C-0004", "consent_refused"}, {"C-0010", "consent_missing"}, {"C-0005", "restricted"},
        {"C-0006", "tier3"}, {"C-0009", "no_programme_for_age"}, {"C-0007", "not_invited"},
        {"C-0008", "placed_not_held"},
    };
    CHECK_TEXT(err.text, "");
    if (CHECK(out && out->count == 10))
        for (int i = 0; i < 10; i++) {
            CHECK_TEXT(out->list[i].child, rows[i].code);
            CHECK_TEXT(left_out_words.list[out->list[i].class].key, rows[i].class);
        }
    store_close(store);
    record_remove(arena, path);
    arena_close(arena);
}

static void check_list(void)
{
    for (int i = 0; store_measure_at(i); i++) {
        const struct store_measure *measure = store_measure_at(i);
        CHECK(measure == store_measure(measure->name));
        CHECK(measure->version >= 1 && measure->title.zh[0] && measure->title.en[0] &&
              measure->definition.zh[0] && measure->definition.en[0]);
    }
    CHECK(!store_measure("heads"));
}

int main(void)
{
    for (int i = 0; i < RECORDS; i++)
        check_record(i);
    check_classes();
    check_list();
    return check_end();
}
