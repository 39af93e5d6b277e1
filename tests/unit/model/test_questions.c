/* The pure questions that planner and judge both ask, against counting by hand. */
#include "check.h"

#include "base/arena.h"
#include "model/facts.h"
#include "model/lifecycle.h"

/* C-SIZE as it is written: is there a number of sub-groups? */
static bool divides(const struct activity *activity, int people)
{
    bool is_even = activity->parity != PARITY_EVEN || people % 2 == 0;
    bool is_within = people >= activity->people.min && people <= activity->people.max;
    bool is_divided = !activity->per.max;
    for (int groups = 1; groups <= people; groups++)
        is_divided |= groups * activity->per.min <= people && people <= groups * activity->per.max;
    return is_even && is_within && is_divided;
}

static void sizes_against_counting(void)
{
    int agreed = 0;
    for (int least = 1; least <= 6; least++)
        for (int most = least; most <= 7; most++)
            for (int parity = 0; parity < PARITY_COUNT; parity++)
                for (int people = 1; people <= 40; people++) {
                    struct activity activity = {.people = {3, 30}, .per = {least, most},
                                                .parity = (enum parity)parity};
                    agreed += activity_fits_people(&activity, people) ==
                              divides(&activity, people);
                }
    CHECK_NUMBER(agreed, 27 * PARITY_COUNT * 40);
    struct activity whole = {.people = {4, 9}};
    CHECK(activity_fits_people(&whole, 4) && activity_fits_people(&whole, 9));
    CHECK(!activity_fits_people(&whole, 3) && !activity_fits_people(&whole, 10));
}

static void limits_of_a_flag(void)
{
    struct flag flag = {.level = -1, .people_most = 30, .topics = 4};
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        flag.axis_most[axis] = -1;
    flag.axis_most[AXIS_TOUCH] = 1;
    item_set_add(&flag.items, 200);
    struct activity activity = {.axis = {[AXIS_TOUCH] = 1, [AXIS_ENERGY] = 5}};
    CHECK(activity_keeps_flag(&activity, &flag, 30));
    CHECK(!activity_keeps_flag(&activity, &flag, 31));
    activity.axis[AXIS_TOUCH] = 2;
    CHECK_NUMBER(activity_first_excess(&activity, &flag, 5), AXIS_TOUCH);
    activity.axis[AXIS_TOUCH] = 0;
    activity.topics = 4;
    CHECK_NUMBER(activity_first_excess(&activity, &flag, 5), AXIS_COUNT);
    activity.topics = 3;
    item_set_add(&activity.items, 200);
    CHECK(!activity_keeps_flag(&activity, &flag, 5));
}

static void aims_of_a_child(void)
{
    struct programme programme = {.goals = 0x6, .also = 0x8};       /* goals 1, 2; also 3 */
    struct facts facts = {.programme = &programme};
    struct need needs[] = {{3, 1, {0}}, {2, 3, {0}}, {7, 3, {0}}, {1, 1, {0}}};
    struct child child = {.needs = needs, .need_count = 4};
    bool is_from_programme;
    /* goal 2 is the greatest; of 1 and 3, equally great, the first; 7 is none of the programme's */
    CHECK_NUMBER((int64_t)facts_aims(&facts, &child, &is_from_programme), 0x6);
    CHECK(!is_from_programme);
    child.need_count = 1;
    CHECK_NUMBER((int64_t)facts_aims(&facts, &child, &is_from_programme), 0xA);     /* 3, and 1 */
    child.need_count = 0;
    CHECK_NUMBER((int64_t)facts_aims(&facts, &child, &is_from_programme), 0x6);
    CHECK(is_from_programme);
}

static void days_that_count_as_others(void)
{
    struct closed_span closed = {{2026, 10, 1}, {2026, 10, 7}, {"国庆节", "National Day"}};
    struct swapped_day swapped = {{2026, 10, 10}, WEDNESDAY, {"调休", "swapped"}};
    struct calendar calendar = {.closed = &closed, .closed_count = 1, .swapped = &swapped,
                                .swapped_count = 1};
    CHECK(!calendar_closed(&calendar, (struct date){2026, 9, 30}));
    CHECK(calendar_closed(&calendar, (struct date){2026, 10, 1}) == &closed);
    CHECK(calendar_closed(&calendar, (struct date){2026, 10, 7}) == &closed);
    CHECK(!calendar_closed(&calendar, (struct date){2026, 10, 8}));
    CHECK(calendar_weekday(&calendar, (struct date){2026, 10, 10}) == WEDNESDAY);
    CHECK(calendar_weekday(&calendar, (struct date){2026, 10, 11}) == SUNDAY);
    CHECK(!calendar_closed(NULL, (struct date){2026, 10, 1}));
}

static void steps_of_a_session(void)
{
    int allowed = 0;
    for (int from = 0; from < SESSION_STATE_COUNT; from++)
        for (int to = 0; to < SESSION_STATE_COUNT; to++)
            allowed += lifecycle_allows((enum session_state)from, (enum session_state)to);
    CHECK_NUMBER(allowed, 5);
    CHECK(!lifecycle_allows(SESSION_DRAFT, SESSION_HELD));
    CHECK(!lifecycle_allows(SESSION_SIGNED, SESSION_HELD));
    CHECK(lifecycle_has_attendance(SESSION_HELD) && !lifecycle_has_attendance(SESSION_PUBLISHED));
}

/* What is changed in a copy is not changed in the plan, at any depth. */
static void a_copy_is_its_own(void)
{
    struct arena *arena = arena_open();
    struct printed printed = {"C-0001", "hearing"};
    struct slot slot = {.activity = "a", .minutes = 5, .printed = &printed, .printed_count = 1};
    const char *codes[] = {"C-0001"};
    struct track track = {.children = {codes, 1}, .slots = &slot, .slot_count = 1};
    struct block block = {.tracks = &track, .track_count = 1};
    struct variant variant = {.people = 7, .blocks = &block, .block_count = 1};
    struct session session = {.code = "A1-S1", .blocks = &block, .block_count = 1,
                              .variants = &variant, .variant_count = 1};
    struct plan plan = {.sessions = &session, .session_count = 1};
    struct plan *copy = plan_copy(arena, &plan);
    const struct track *copied = &copy->sessions[0].blocks[0].tracks[0];
    CHECK(copied != &track && copied->slots != &slot && copied->slots[0].printed != &printed);
    CHECK(copied->children.codes != codes);
    CHECK(copy->sessions[0].variants[0].blocks != &block);
    CHECK_TEXT(copied->slots[0].printed[0].flag, "hearing");
    arena_close(arena);
}

int main(void)
{
    sizes_against_counting();
    limits_of_a_flag();
    aims_of_a_child();
    days_that_count_as_others();
    steps_of_a_session();
    a_copy_is_its_own();
    return check_end();
}
