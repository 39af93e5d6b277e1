/* What the search claims is what the judge finds: after every step of 10,000, for every rule
 * alone. The activities' levels are redrawn and the trust caps raised, so that all parts of the
 * account move. */
#include "check.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/issues.h"
#include "base/rng.h"
#include "catalog/catalog.h"
#include "planner/planner_parts.h"
#include "rules/rules.h"

#include <stdlib.h>

enum { STEPS = 2500, ROUNDS = 4, CHILDREN = 11 };

static const struct catalog *load(struct arena *arena)
{
    const char *data = getenv("TUANFU_DATA");
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const char *folder = arena_format(arena, "%s/activities", data ? data : ".");
    struct catalog_places places = {
        .folders = &folder, .folder_count = 1,
        .programmes = arena_format(arena, "%s/templates/programmes", data ? data : "."),
        .calendars = arena_format(arena, "%s/templates/calendars", data ? data : "."),
    };
    return catalog_load(arena, &places, &issues);
}

static const struct child *make_children(struct arena *arena, struct rng *rng, int flags,
                                         int goals)
{
    struct child *children = arena_take(arena, CHILDREN, sizeof *children);
    for (int i = 0; i < CHILDREN; i++) {
        struct dated_flag *flag = arena_take(arena, 1, sizeof *flag);
        struct need *needs = arena_take(arena, 2, sizeof *needs);
        struct consent *consent = arena_take(arena, 1, sizeof *consent);
        flag->flag = rng_below(rng, flags);
        for (int n = 0; n < 2; n++)
            needs[n] = (struct need){.goal = rng_below(rng, goals), .level = 1 + rng_below(rng, 3)};
        *consent = (struct consent){.purpose = CONSENT_GROUP, .state = CONSENT_GIVEN};
        children[i] = (struct child){
            .code = arena_format(arena, "C-%04d", i + 1), .site = "", .village = "",
            .sex = rng_below(rng, 8) ? SEX_FEMALE : SEX_MALE,
            .birth = {.year = 2016, .month = 1 + rng_below(rng, 12)}, .is_active = true,
            .enrolment = ENROLMENT_ACCEPTED, .consents = consent, .consent_count = 1,
            .flags = flag, .flag_count = rng_below(rng, 3) == 0, .needs = needs,
            .need_count = rng_below(rng, 3),
        };
    }
    return children;
}

static const struct activity *const *redraw(struct arena *arena, struct rng *rng,
                                            const struct catalog *catalog)
{
    const struct activity **list =
        arena_take(arena, (size_t)catalog->activity_count, sizeof *list);
    for (int i = 0; i < catalog->activity_count; i++) {
        struct activity *activity = arena_take(arena, 1, sizeof *activity);
        *activity = *catalog->activities[i];
        list[i] = activity;
        if (activity->is_ritual && !rng_below(rng, 2))
            memset(activity->goals, 0, sizeof activity->goals);     /* it settles nobody */
        if (activity->is_ritual)
            continue;               /* what the programme fixes must go on fitting */
        if (activity->phases >> PHASE_MAIN & 1)
            activity->axis[AXIS_TRUST] = rng_below(rng, 4);
        activity->axis[AXIS_ENERGY] = 1 + rng_below(rng, 5);
        activity->axis[AXIS_ODD_ONE_OUT] = !rng_below(rng, 4);
        activity->stage_earliest = STAGE_FORMING;
    }
    return list;
}

static const struct programme *raise_caps(struct arena *arena, const struct programme *programme)
{
    static const int caps[] = {3, 3, 2, 3};
    struct programme *copy = arena_take(arena, 1, sizeof *copy);
    struct programme_session *sessions = arena_take(arena, 4, sizeof *sessions);
    *copy = *programme;
    for (int i = 0; i < 4; i++) {
        sessions[i] = programme->sessions[i];
        sessions[i].trust_cap = caps[i];
        if (i && i < 3)
            sessions[i].stage = STAGE_WORKING;
    }
    copy->sessions = sessions;
    return copy;
}

/* Hard parts of the account and the rules that the judge finds for them. */
static const struct {
    enum composition_hard hard;
    enum rule_code rules[2];
} twins[] = {
    {COMPOSITION_PEAK, {C_PEAK, C_PEAK}},
    {COMPOSITION_CALM, {C_CALM, C_CALM}},
    {COMPOSITION_SETTLE, {C_REGULATE, C_REGULATE}},
    {COMPOSITION_TAGS, {S_MUST, S_FAREWELL}},
    {COMPOSITION_LADDER, {S_LADDER, S_LADDER}},
    {COMPOSITION_DEMAND, {S_AIMS, S_AIMS}},
    {COMPOSITION_BREADTH, {S_SESSION_GOALS, S_SESSION_GOALS}},
    {COMPOSITION_KINDS, {S_KINDS, S_KINDS}},
    {COMPOSITION_SPARE, {P_SPARE, P_SPARE}},
};
enum { TWINS = sizeof twins / sizeof twins[0] };

struct tally {
    int seen[RULE_COUNT];           /* steps in which the rule had points */
    int broken[TWINS];              /* steps in which the part was not 0 */
};

static void compare(const struct plan *plan, const struct composition_account *account,
                    const struct verdict *verdict, struct tally *tally)
{
    bool is_found[RULE_COUNT] = {false};
    for (int i = 0; i < verdict->finding_count; i++)
        if (verdict->findings[i].class != RULE_WARNING)
            is_found[verdict->findings[i].rule] = true;
    for (int i = 0; i < RULE_COUNT; i++) {
        if (!CHECK(plan->claimed[i] == verdict->points_of[i]))
            printf("    %s: claimed %ld, judged %ld\n", rule_get((enum rule_code)i)->code,
                   (long)plan->claimed[i], (long)verdict->points_of[i]);
        tally->seen[i] += verdict->points_of[i] != 0;
    }
    bool is_twin[RULE_COUNT] = {false};
    for (int i = 0; i < TWINS; i++) {
        bool is_judged = is_found[twins[i].rules[0]] || is_found[twins[i].rules[1]];
        bool is_claimed = account->hard[twins[i].hard] > 0;
        is_twin[twins[i].rules[0]] = is_twin[twins[i].rules[1]] = true;
        tally->broken[i] += is_claimed;
        if (!CHECK(is_claimed == is_judged))
            printf("    %s: the search %s, the judge %s\n", rule_get(twins[i].rules[0])->code,
                   is_claimed ? "finds it broken" : "keeps it",
                   is_judged ? "finds it broken" : "keeps it");
    }
    for (int i = 0; i < RULE_COUNT && !account->hard[COMPOSITION_UNFILLED]; i++) {
        const struct rule *rule = rule_get((enum rule_code)i);
        bool is_hard = rule->class == RULE_HARD || rule->class == RULE_OVERRIDE;
        if (is_hard && !is_twin[i] && !CHECK(!is_found[i]))
            printf("    %s is broken\n", rule->code);
    }
}

static void walk(struct arena *arena, const struct facts *facts, uint64_t seed,
                 struct tally *tally)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct date *dates = lower_dates(arena, facts, (struct date){2026, 9, 9}, &err);
    struct people people = lower_people(arena, facts, dates);
    struct planner_request request = {.series = "A"};
    struct groups groups = lower_groups(arena, facts, &request, dates, &people);
    const struct group *group = &groups.list.items[0];
    struct lowered *lowered = lower_series(arena, facts, group, dates);
    struct effort effort = {.seed = seed, .budget = STEPS, .stop_at = STEPS};
    struct composition_search *search = composition_start(arena, &lowered->problem, &effort);
    struct arena *scratch = arena_open();
    do {
        struct arena_mark mark = arena_mark(scratch);
        struct composition_account account;
        composition_count(&lowered->problem, composition_current(search), &account);
        struct session *sessions = arena_take(scratch, 4, sizeof *sessions);
        raise_sessions(scratch, lowered, composition_current(search), 600, sessions);
        struct plan plan = {.programme = facts->programme->id, .sessions = sessions,
                            .session_count = 4};
        raise_claims(lowered, &account, plan.claimed);
        compare(&plan, &account, rules_judge(scratch, facts, &plan), tally);
        arena_back(scratch, mark);
    } while (composition_step(search) && check_count.failed < 20);
    arena_close(scratch);
}

int main(void)
{
    struct arena *arena = arena_open();
    const struct catalog *catalog = load(arena);
    const struct programme *programme = catalog ? catalog_programme(catalog, "s4x45") : NULL;
    struct tally tally = {0};
    if (!CHECK(programme))
        return check_end();
    for (uint64_t round = 0; round < ROUNDS; round++) {
        struct rng rng = rng_start(round, 77);
        struct facts facts = {
            .today = {2026, 9, 1}, .vocabulary = catalog->vocabulary,
            .programme = raise_caps(arena, programme), .calendar = catalog->calendar,
            .activities = redraw(arena, &rng, catalog), .activity_count = catalog->activity_count,
            .children = make_children(arena, &rng, catalog->vocabulary->flag_words.count,
                                      catalog->vocabulary->goal_words.count),
            .child_count = CHILDREN,
        };
        walk(arena, &facts, round + 1, &tally);
    }
    for (int i = 0; i < RULE_COUNT; i++)
        if (rule_get((enum rule_code)i)->class == RULE_POINTS && !tally.seen[i])
            printf("never moved: %s\n", rule_get((enum rule_code)i)->code);
    for (int i = 0; i < TWINS; i++)
        printf("%s broken in %d steps\n", rule_get(twins[i].rules[0])->code, tally.broken[i]);
    arena_close(arena);
    return check_end();
}
