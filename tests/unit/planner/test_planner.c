/* Plans as the program asks for them, from the shipped catalogue with activities changed so that
 * one thing becomes hard. */
#include "../check.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/issues.h"
#include "catalog/catalog.h"
#include "planner/planner.h"
#include "planner/planner_parts.h"
#include "rules/rules.h"

#include <stdlib.h>

enum { CHILDREN = 8, STEPS = 20000 };

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

static const struct child *make_children(struct arena *arena)
{
    static const struct consent consent = {.purpose = CONSENT_GROUP, .state = CONSENT_GIVEN};
    struct child *children = arena_take(arena, CHILDREN, sizeof *children);
    for (int i = 0; i < CHILDREN; i++)
        children[i] = (struct child){
            .code = arena_format(arena, "C-%04d", i + 1), .site = "", .village = "",
            .sex = i % 2 ? SEX_FEMALE : SEX_MALE, .birth = {.year = 2016, .month = 1 + i},
            .is_active = true, .enrolment = ENROLMENT_ACCEPTED, .consents = &consent,
            .consent_count = 1, .assent = ANSWER_YES,
        };
    return children;
}

static struct facts make_facts(struct arena *arena, const struct catalog *catalog,
                               const struct programme *programme)
{
    return (struct facts){
        .today = {2026, 9, 1}, .vocabulary = catalog->vocabulary, .programme = programme,
        .calendar = catalog->calendar, .activities = catalog->activities,
        .activity_count = catalog->activity_count, .children = make_children(arena),
        .child_count = CHILDREN,
    };
}

static const struct plan *solve(struct arena *arena, const struct facts *facts,
                                struct error *err)
{
    struct planner_request request = {.series = "A", .from = {2026, 9, 9}, .start = 600,
                                      .seed = 5, .budget = STEPS};
    return planner_solve(arena, facts, &request, err);
}

/* Every second activity can be done by no more than are planned for, so that variants for more
 * need several stand-ins in one session. */
static const struct activity *const *make_narrow(struct arena *arena,
                                                 const struct catalog *catalog)
{
    const struct activity **list =
        arena_take(arena, (size_t)catalog->activity_count, sizeof *list);
    for (int i = 0; i < catalog->activity_count; i++) {
        struct activity *activity = arena_take(arena, 1, sizeof *activity);
        *activity = *catalog->activities[i];
        if (i % 2 && activity->people.max > CHILDREN && !activity->is_ritual)
            activity->people.max = CHILDREN;
        list[i] = activity;
    }
    return list;
}

static void check_variant(const struct facts *facts, const struct track *planned,
                          const struct track *track, int people)
{
    for (int i = 0; i < track->slot_count; i++) {
        const struct slot *slot = &track->slots[i];
        const struct activity *activity = facts_activity(facts, slot->activity);
        CHECK(slot->kind == SLOT_DEBRIEF || activity_fits_people(activity, people));
        CHECK(slot->kind != SLOT_RITUAL || !strcmp(slot->activity, planned->slots[i].activity));
        CHECK(!slot->activity[0] || strcmp(slot->activity, track->spare));
        for (int j = 0; j < i && slot->activity[0]; j++)
            if (!CHECK(strcmp(track->slots[j].activity, slot->activity)))
                printf("    %s stands twice for %d\n", slot->activity, people);
    }
}

static void test_variants(struct arena *arena, const struct catalog *catalog,
                          const struct programme *programme)
{
    struct error err = error_start(LANGUAGE_EN);
    struct facts facts = make_facts(arena, catalog, programme);
    facts.activities = make_narrow(arena, catalog);
    const struct plan *plan = solve(arena, &facts, &err);
    int variants = 0;
    if (!CHECK(plan))
        return;
    for (int i = 0; i < plan->session_count; i++) {
        const struct session *session = &plan->sessions[i];
        for (int j = 0; j < session->variant_count; j++, variants++)
            check_variant(&facts, &session->blocks[0].tracks[0],
                          &session->variants[j].blocks[0].tracks[0],
                          session->variants[j].people);
    }
    CHECK(variants >= 2);
}

/* All fillers in every phase, so many sessions as a file may have. */
static const struct programme *make_large(struct arena *arena, const struct programme *programme)
{
    enum { SESSIONS = 40 };
    struct programme *copy = arena_take(arena, 1, sizeof *copy);
    struct programme_session *sessions = arena_take(arena, SESSIONS, sizeof *sessions);
    *copy = *programme;
    copy->gap_days = (struct range){1, 60};
    for (int i = 0; i < SESSIONS; i++) {
        sessions[i] = programme->sessions[i < 2 ? i : i == SESSIONS - 1 ? 3 : 2];
        sessions[i].no = i + 1;
        struct programme_block *block = arena_take(arena, 1, sizeof *block);
        struct programme_track *track = arena_take(arena, 1, sizeof *track);
        *block = sessions[i].blocks[0];
        *track = block->tracks[0];
        track->minutes[PHASE_BRIDGE] = 10;
        block->tracks = track;
        sessions[i].blocks = block;
    }
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        copy->filled_by[phase] = (UINT64_C(1) << FILLER_COUNT) - 1;
    copy->sessions = sessions;
    copy->session_count = SESSIONS;
    return copy;
}

static void test_room(struct arena *arena, const struct catalog *catalog,
                      const struct programme *programme)
{
    struct error err = error_start(LANGUAGE_EN);
    struct facts facts = make_facts(arena, catalog, make_large(arena, programme));
    const struct plan *plan = solve(arena, &facts, &err);
    CHECK_TEXT(err.text, "");
    CHECK(plan && plan->session_count == 40);
    struct programme greedy = *programme;
    struct must *musts = arena_take(arena, 64, sizeof *musts);
    for (int i = 0; i < 64; i++)
        musts[i] = (struct must){.session = 1 + i % 4, .track = "",
                                 .alternatives = {&catalog->activities[i]->id, 1}};
    greedy.musts = musts;
    greedy.must_count = 63;
    facts.programme = &greedy;
    CHECK(solve(arena, &facts, &err));
    greedy.must_count = 64;
    CHECK(!solve(arena, &facts, &err));
    CHECK(strstr(err.text, "64 things under must"));
    err = error_start(LANGUAGE_EN);
    facts.programme = programme;
    facts.activity_count = 5000;
    CHECK(!solve(arena, &facts, &err));
    CHECK(strstr(err.text, "5000 activities"));
}

/* The judge asks for two goals on each day; set aside for some days only, the search must too. */
static void test_part_of_an_override(struct arena *arena, const struct catalog *catalog,
                                     const struct programme *programme)
{
    struct error err = error_start(LANGUAGE_EN);
    struct facts facts = make_facts(arena, catalog, programme);
    const struct date *dates = lower_dates(arena, &facts, (struct date){2026, 9, 9}, &err);
    struct people people = lower_people(arena, &facts, dates);
    struct planner_request request = {.series = "A"};
    struct groups groups = lower_groups(arena, &facts, &request, dates, &people);
    struct override override = {.rule = S_SESSION_GOALS, .subject = "A1", .who = "", .reason = ""};
    facts.overrides = &override;
    facts.override_count = 1;
    const struct group *group = &groups.list.items[0];
    CHECK_NUMBER(lower_series(arena, &facts, group, dates)->problem.breadth_least, 0);
    override.until = dates[3];
    CHECK_NUMBER(lower_series(arena, &facts, group, dates)->problem.breadth_least, 0);
    override.until = dates[2];
    CHECK_NUMBER(lower_series(arena, &facts, group, dates)->problem.breadth_least, 2);
}

int main(void)
{
    struct arena *arena = arena_open();
    const struct catalog *catalog = load(arena);
    const struct programme *programme = catalog ? catalog_programme(catalog, "s4x45") : NULL;
    if (!CHECK(programme))
        return check_end();
    test_variants(arena, catalog, programme);
    test_room(arena, catalog, programme);
    test_part_of_an_override(arena, catalog, programme);
    arena_close(arena);
    return check_end();
}
