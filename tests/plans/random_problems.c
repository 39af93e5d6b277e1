/* Plans by the hundred for both judges: made by the planner, made by chance, composed by hand, and
 * most of them damaged, so that every rule has something to find.
 *
 *     random_problems DATA-FOLDER GOLDEN-FOLDER COUNT SEED OUT-FOLDER
 *
 * DATA-FOLDER holds activities/ and templates/. Writes COUNT cases into OUT-FOLDER for
 * tests/foreign/check_plan.py --batch and prints in how many plans each rule was found. */
#include "tests/plans/cases.h"
#include "tests/plans/random_plans.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/json.h"
#include "catalog/catalog.h"
#include "exchange/exchange.h"
#include "planner/planner.h"
#include "rules/rules.h"
#include "tests/unit/check.h"

#include <stdlib.h>

enum { STEPS = 20000 };

struct run {
    const char *golden;
    const char *out;
    struct facts series;            /* the catalogue's, without children */
    const struct facts *event;      /* composed by hand, with its plan */
    const struct plan *event_plan;
    int solved, impossible, refused;
    int plans_with[RULE_COUNT];
    int clean;
};

static bool load_catalog(struct arena *arena, const char *data, struct facts *facts)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const char *const folders[] = {file_join(arena, data, "activities")};
    struct catalog_places places = {
        .folders = folders, .folder_count = 1,
        .programmes = file_join(arena, data, "templates/programmes"),
        .calendars = file_join(arena, data, "templates/calendars")};
    const struct catalog *catalog = catalog_load(arena, &places, &issues);
    const struct programme *programme = catalog ? catalog_programme(catalog, "s4x45") : NULL;
    if (!programme)
        return false;
    static const struct adult adults[] = {
        {.code = "P-01", .sex = SEX_FEMALE, .level = LEVEL_COUNSELLOR, .is_trained = true},
        {.code = "P-02", .sex = SEX_MALE, .level = LEVEL_TRAINED, .is_trained = true}};
    *facts = (struct facts){.today = {2026, 9, 1}, .vocabulary = catalog->vocabulary,
                            .programme = programme, .calendar = catalog->calendar,
                            .activities = catalog->activities,
                            .activity_count = catalog->activity_count, .adults = adults,
                            .adult_count = 2};
    return true;
}

static bool load_event(struct arena *arena, struct run *run, struct error *err)
{
    const struct node *facts;
    const struct node *plan;
    const char *folder = file_join(arena, run->golden, "event");
    return case_load(arena, folder, &facts, &plan, err)
           && case_read(arena, facts, plan, &run->event, &run->event_plan, err);
}

/* ---- three ways to a plan ---- */

static void print_broken(const struct verdict *verdict, uint64_t seed)
{
    printf("    seed %" PRIu64 ":", seed);
    for (int i = 0; i < verdict->finding_count; i++)
        if (verdict->findings[i].class == RULE_HARD
            || (verdict->findings[i].class == RULE_OVERRIDE
                && !verdict->findings[i].is_overridden))
            printf(" %s %s", rule_get(verdict->findings[i].rule)->code,
                   verdict->findings[i].person);
    printf("\n");
}

/* What the planner gives out as a plan breaks nothing, and it claims the points that the judge
 * counts, rule by rule. */
static void check_solved(struct world *world, const struct plan *plan, uint64_t seed)
{
    const struct verdict *verdict = rules_judge(world->arena, &world->facts, plan);
    if (plan->outcome != PLAN_IMPOSSIBLE
        && !check_one(!verdict->broken, __FILE__, __LINE__, "a plan breaks no hard rule"))
        print_broken(verdict, seed);
    for (int i = 0; i < RULE_COUNT; i++)
        if (plan->outcome != PLAN_IMPOSSIBLE && plan->claimed[i] != verdict->points_of[i]) {
            check_one(false, __FILE__, __LINE__, "the planner claims what the judge counts");
            printf("    seed %" PRIu64 ": %s claimed %" PRId64 ", judged %" PRId64 "\n", seed,
                   rule_get((enum rule_code)i)->code, plan->claimed[i], verdict->points_of[i]);
        }
}

static struct plan *solve(struct run *run, struct world *world, uint64_t seed)
{
    struct error err = error_start(LANGUAGE_EN);
    struct planner_request request = {.series = "A", .from = {2026, 9, 2}, .start = 16 * 60 + 20,
                                      .seed = seed, .budget = STEPS};
    const struct plan *plan = planner_solve(world->arena, &world->facts, &request, &err);
    if (!plan) {
        run->refused++;
        return NULL;
    }
    run->solved++;
    run->impossible += plan->outcome == PLAN_IMPOSSIBLE;
    check_solved(world, plan, seed);
    return plan_copy(world->arena, plan);
}

static struct plan *solved_plan(struct run *run, struct world *world, uint64_t seed)
{
    world_thin_activities(world, 92);
    world_invent_children(world, world_between(world, 6, world_chance(world, 20) ? 16 : 12),
                          world_chance(world, 70));
    world_invent_surroundings(world);
    struct plan *plan = solve(run, world, seed);
    if (plan && world_chance(world, 70)) {
        plan_damage(world, plan, world_between(world, 1, 6));
        world_bend(world, world_between(world, 0, 4));
    }
    return plan;
}

static struct plan *chance_plan(struct world *world)
{
    world_thin_activities(world, 80);
    world_invent_children(world, world_between(world, 3, 12), world_chance(world, 40));
    world_invent_surroundings(world);
    world_bend(world, world_between(world, 0, 8));
    struct plan *plan = plan_by_chance(world);
    plan_damage(world, plan, world_between(world, 0, 4));
    return plan;
}

static struct plan *event_plan(struct run *run, struct world *world)
{
    if (world_chance(world, 50))
        world_invent_children(world, world->facts.child_count, world_chance(world, 50));
    world_invent_surroundings(world);
    world_bend(world, world_between(world, 0, 5));
    struct plan *plan = plan_copy(world->arena, run->event_plan);
    plan_damage_event(world, plan);
    plan_damage(world, plan, world_between(world, 0, 6));
    return plan;
}

/* ---- judging ---- */

/* What was written is read and written again: the same bytes, and judged the same. */
static void check_round_trip(struct arena *arena, struct case_texts texts)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct node *facts_root = json_parse(arena, texts.facts, strlen(texts.facts), "", &err);
    const struct node *plan_root = json_parse(arena, texts.plan, strlen(texts.plan), "", &err);
    const struct facts *facts = NULL;
    const struct plan *plan = NULL;
    if (!facts_root || !plan_root
        || !case_read(arena, facts_root, plan_root, &facts, &plan, &err)) {
        check_one(false, __FILE__, __LINE__, err.text);
        return;
    }
    struct case_texts again = case_texts(arena, facts, plan, rules_judge(arena, facts, plan));
    CHECK(!strcmp(again.facts, texts.facts));
    CHECK(!strcmp(again.plan, texts.plan));
    CHECK(!strcmp(again.verdict, texts.verdict));
}

static void judge(struct run *run, struct world *world, const struct plan *plan, int number)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct verdict *verdict = rules_judge(world->arena, &world->facts, plan);
    bool is_seen[RULE_COUNT] = {false};
    for (int i = 0; i < verdict->finding_count; i++)
        is_seen[verdict->findings[i].rule] = true;
    for (int i = 0; i < RULE_COUNT; i++)
        run->plans_with[i] += is_seen[i];
    run->clean += !verdict->broken;
    struct case_texts texts = case_texts(world->arena, &world->facts, plan, verdict);
    check_round_trip(world->arena, texts);
    CHECK(case_write(world->arena, run->out, arena_format(world->arena, "%06d", number), texts,
                     &err));
}

static void make_case(struct run *run, uint64_t seed, int number)
{
    struct arena *arena = arena_open();
    bool is_event = number % 4 == 3;
    uint64_t own = seed * 1000003 + (uint64_t)number;
    struct world *world = world_copy(arena, own, is_event ? run->event : &run->series);
    struct plan *plan = is_event ? event_plan(run, world)
                        : number % 2 ? chance_plan(world)
                                     : solved_plan(run, world, own);
    if (!plan)
        plan = plan_by_chance(world);
    world_invent_rows(world, plan);
    judge(run, world, plan, number);
    arena_close(arena);
}

static void print_run(const struct run *run, int count)
{
    for (int i = 0; i < RULE_COUNT; i++) {
        printf("%-16s in %d plans\n", rule_get((enum rule_code)i)->code, run->plans_with[i]);
        if (count >= 200)
            check_one(run->plans_with[i] > 0, __FILE__, __LINE__,
                      rule_get((enum rule_code)i)->code);
    }
    printf("%d plans: %d without a broken rule, %d by the planner (%d of them impossible),"
           " %d problems that it refused\n", count, run->clean, run->solved, run->impossible,
           run->refused);
}

int main(int count, char **arguments)
{
    if (count != 6) {
        fprintf(stderr, "random_problems DATA-FOLDER GOLDEN-FOLDER COUNT SEED OUT-FOLDER\n");
        return 2;
    }
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    struct run run = {.golden = arguments[2], .out = arguments[5]};
    int plans = (int)strtol(arguments[3], NULL, 10);
    bool is_loaded = CHECK(load_catalog(arena, arguments[1], &run.series))
                     && CHECK(load_event(arena, &run, &err));
    for (int i = 0; is_loaded && i < plans; i++)
        make_case(&run, strtoull(arguments[4], NULL, 10), i);
    print_run(&run, plans);
    arena_close(arena);
    return check_end();
}
