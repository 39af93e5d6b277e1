/* One violation and one case just inside the limit for the rules of a series, of joint blocks, of
 * spares and of the door. */
#include "world.h"

static void test_repeat(void)
{
    struct world *world = world_series();
    world->slots[2][0][0][AT_WARM].activity = "w1";
    EXPECT(world, 1, of(at_slot(S_REPEAT, 2, AT_WARM), "C-1", "", ""));
    world->tracks[2][0][0].children = (struct code_list){child_codes + 4, 4};
    world->tracks[0][0][0].children = (struct code_list){child_codes, 4};
    world->tracks[1][0][0].children = (struct code_list){child_codes, 4};
    world->tracks[3][0][0].children = (struct code_list){child_codes, 4};
    for (int i = 0; i < ACTIVITY_COUNT; i++)            /* aims met in the one session too */
        world->activities[i].goals[GOAL_TALK] = 2;
    world->overrides[0] = (struct override){S_AIMS, "", "P-1", "test", on(12, 31)};
    world->facts.override_count = 1;
    EXPECT_NONE(world, S_REPEAT);
    world_close(world);
}

static void test_history(void)
{
    struct world *world = world_series();
    world->history[0] = (struct history){"C-3", "m2", {2025, 9, 8}};    /* 366 days */
    world->history[1] = (struct history){"C-3", "m2", {2026, 9, 9}};    /* the day itself */
    world->facts.history_count = 2;
    EXPECT_NONE(world, S_REPEAT);
    world->history[0].date = (struct date){2025, 9, 9};
    EXPECT(world, 1, of(at_slot(S_REPEAT, 1, AT_MAIN), "C-3", "", ""));
    world_close(world);
}

static void test_ritual(void)
{
    struct world *world = world_series();
    world->programme.rituals[PHASE_CHECKIN].count = 0;
    world->template_tracks[0][0][0].fixed[PHASE_CHECKIN] = (struct id_list){hello_ids, 1};
    EXPECT(world, 3, at_slot(S_RITUAL, 1, AT_HELLO));
    world->programme.rituals[PHASE_CHECKIN].count = 1;
    EXPECT_NONE(world, S_RITUAL);
    world->slots[3][0][0][AT_WARM].kind = SLOT_RITUAL;
    world->activities[M4].goals[GOAL_TALK] = 2;
    EXPECT(world, 1, at_slot(S_RITUAL, 3, AT_WARM));
    world_close(world);
}

static void test_must(void)
{
    struct world *world = world_series();
    world->must = (struct must){1, "", {w1_ids, 1}};
    world->programme.must_count = 1;
    EXPECT_NONE(world, S_MUST);
    world->must.session = 2;
    EXPECT(world, 1, of(at_session(S_MUST, 1), "", "", "w1"));
    world_close(world);
    world = world_event();
    static const char *const m2_ids[] = {"m1", "m2"};
    world->must = (struct must){1, "carers", {m2_ids, 2}};
    world->programme.must_count = 1;
    EXPECT_NONE(world, S_MUST);
    world->must.alternatives.count = 1;                 /* the children's track has it */
    EXPECT(world, 1, of(at_session(S_MUST, 0), "", "", "m1"));
    world_close(world);
}

static void test_ladder(void)
{
    struct world *world = world_series();
    for (int i = 0; i < SESSIONS; i++)
        world->templates[i].trust_cap = 2;
    world->templates[2].stage = STAGE_TRANSITION;
    world->activities[BYE].axis[AXIS_ENERGY] = 1;
    world->activities[BYE].goals[GOAL_CALM] = 2;
    world->activities[W2].axis[AXIS_TRUST] = 2;
    world->activities[W1].axis[AXIS_TRUST] = 1;
    EXPECT_NONE(world, S_LADDER);
    world->activities[W1].axis[AXIS_TRUST] = 0;
    EXPECT(world, 1, at_slot(S_LADDER, 1, AT_WARM));
    world_close(world);
}

static void test_goodbye(void)
{
    struct world *world = world_series();
    world->slots[0][0][0][AT_NOTICE].activity = "bye";
    EXPECT_NONE(world, S_GOODBYE);
    world->slots[1][0][0][AT_NOTICE].activity = "bye";
    EXPECT(world, 1, at_session(S_GOODBYE, 1));
    world->slots[1][0][0][AT_NOTICE].activity = "notice";
    world->slots[1][0][0][AT_NOTICE].minutes = 3;
    world->slots[1][0][0][AT_BYE].minutes = 2;
    lay_out(world, 1);
    EXPECT_NONE(world, S_GOODBYE);
    world->slots[1][0][0][AT_NOTICE].minutes = 4;
    lay_out(world, 1);
    EXPECT(world, 1, at_session(S_GOODBYE, 1));
    world_close(world);
}

static void test_farewell(void)
{
    struct world *world = world_series();
    world->activities[W4].is_farewell = true;
    world->activities[M4].is_farewell = false;
    EXPECT_NONE(world, S_FAREWELL);
    world->activities[W4].is_farewell = false;
    EXPECT(world, 1, at_session(S_FAREWELL, 3));
    world_close(world);
}

static void test_aims(void)
{
    struct world *world = world_series();
    world->needs[2] = (struct need){GOAL_CALM, 3, {0}};
    world->children[2].need_count = 1;
    world->activities[M1].goals[GOAL_CALM] = 2;
    world->activities[M2].goals[GOAL_CALM] = 2;
    EXPECT_NONE(world, S_AIMS);
    world->activities[M2].goals[GOAL_CALM] = 1;
    EXPECT(world, 1, of(at_session(S_AIMS, 0), "C-3", "", "calm"));
    world->children[2].need_count = 0;
    world->programme.goals |= 1U << GOAL_CALM;          /* for all; nobody's first two */
    EXPECT(world, 5 + 2, of(at_session(S_AIMS, 0), "", "", "calm"));
    world_close(world);
}

static void test_session_goals(void)
{
    struct world *world = world_series();
    world->activities[W2].minutes.min = 4;
    EXPECT_NONE(world, S_SESSION_GOALS);
    world->slots[1][0][0][AT_WARM].minutes = 4;         /* a goal is met by five minutes */
    world->slots[1][0][0][AT_MAIN].minutes = 13;
    lay_out(world, 1);
    EXPECT(world, 1, at_session(S_SESSION_GOALS, 1));
    world_close(world);
}

static void test_kinds_and_variety(void)
{
    struct world *world = world_series();
    world->activities[M4].kind = KIND_GAME;
    EXPECT_NONE(world, S_KINDS);
    EXPECT_NONE(world, S_VARIETY);
    world->activities[M3].kind = KIND_GAME;
    EXPECT(world, 1, at_session(S_KINDS, 0));
    world->activities[M4].kind = KIND_TALK;
    world->activities[M3].kind = KIND_ART;
    EXPECT(world, 1, worth(at_slot(S_VARIETY, 2, AT_MAIN), 6));
    world_close(world);
}

static void test_work(void)
{
    struct world *world = world_series();
    EXPECT_NONE(world, S_WORK);                         /* a cap of 1 asks for nothing */
    world->templates[2].trust_cap = 2;
    EXPECT(world, 1, worth(at_session(S_WORK, 2), 40));
    world->activities[M3].axis[AXIS_TRUST] = 2;
    world->activities[M2].axis[AXIS_TRUST] = 1;
    world->activities[BYE].axis[AXIS_ENERGY] = 1;
    world->activities[BYE].goals[GOAL_CALM] = 2;
    EXPECT_NONE(world, S_WORK);
    world_close(world);
}

static void test_own_adult(void)
{
    struct world *world = world_event();
    world->pairs[1][3].adult = "M-7";                   /* a stand-in who is there */
    EXPECT_NONE(world, J_ADULT);
    world->pairs[1][3].adult = "M-1";                   /* on the other island */
    EXPECT(world, 1, of(at_track(J_ADULT, 0, 3, 1), "C-8", "", ""));
    world_close(world);
}

static void test_siblings(void)
{
    struct world *world = world_event();
    world->bonds[3].other = "M-1";                      /* C-1 and C-4: one island */
    EXPECT_NONE(world, J_SIBLINGS);
    world->bonds[5].other = "M-1";                      /* C-6: the other one */
    struct expected expected = of(at_session(J_SIBLINGS, 0), "C-1", "C-6", "");
    expected.block = 3;
    EXPECT(world, 2, expected);
    world->bonds[5].span.from = on(9, 6);               /* from the day after */
    EXPECT_NONE(world, J_SIBLINGS);
    world_close(world);
}

static void test_island_size(void)
{
    struct world *world = world_event();
    world->programme.island_pairs = (struct range){4, 4};
    EXPECT_NONE(world, J_ISLAND_SIZE);
    world->programme.island_pairs = (struct range){5, 6};
    EXPECT(world, 2, at_track(J_ISLAND_SIZE, 0, 3, 0));
    world_close(world);
}

static void test_headcount(void)
{
    struct world *world = world_event();
    EXPECT_NONE(world, J_HEADCOUNT);
    struct expected expected = at_session(J_HEADCOUNT, 0);
    expected.block = 3;
    world->blocks[0][2].minutes = 9;
    EXPECT(world, 1, expected);
    world->blocks[0][2].minutes = 10;
    world->blocks[0][2].has_headcount = false;
    EXPECT(world, 1, expected);
    world_close(world);
}

/* Every quality of a spare that can fail, each alone. */
static void test_spare(void)
{
    struct world *world = world_series();
    struct activity *spare = &world->activities[SPARE];
    const struct activity good = *spare;
    world->tracks[1][0][0].spare = "";
    EXPECT(world, 1, at_track(P_SPARE, 1, 0, 0));
    world->tracks[1][0][0].spare = "m3";                /* in use in session 3 */
    EXPECT(world, 1, at_track(P_SPARE, 1, 0, 0));
    world->tracks[1][0][0].spare = "spare";
    spare->axis[AXIS_TRUST] = 1;
    spare->axis[AXIS_TOUCH] = 2;
    spare->people = (struct range){6, 6};
    spare->age = (struct range){128, 128};
    EXPECT_NONE(world, P_SPARE);
    const struct activity edges = *spare;
    spare->axis[AXIS_TRUST] = 2;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = edges;
    spare->axis[AXIS_TOUCH] = 3;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = edges;
    spare->people.min = 7;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    spare->age.min = 129;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    spare->phases = 1U << PHASE_WARMUP;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    spare->audiences = 1U << AUDIENCE_CARERS;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    spare->stage_earliest = STAGE_WORKING;
    EXPECT(world, 2, at_track(P_SPARE, 1, 0, 0));
    *spare = good;
    spare->is_last_ok = false;
    EXPECT(world, 1, at_track(P_SPARE, 3, 0, 0));
    *spare = good;
    spare->is_refused = true;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    spare->kind = KIND_RITUAL;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    item_set_add(&spare->items, 0);
    item_set_add(&world->programme.excluded, 0);
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    *spare = good;
    world->child_flags[0] = (struct dated_flag){FLAG_SEATED, {{0}, {0}}};
    world->children[0].flag_count = 1;
    spare->axis[AXIS_MOVE] = 2;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    spare->adapt = 1U << FLAG_SEATED;
    EXPECT_NONE(world, P_SPARE);
    spare->avoid = 1U << FLAG_SEATED;
    EXPECT(world, 4, at_track(P_SPARE, 0, 0, 0));
    world->programme.spare = 0;
    EXPECT_NONE(world, P_SPARE);
    world_close(world);
}

static void test_door(void)
{
    struct world *world = world_series();
    world->activities[W1].people = (struct range){4, 8};
    EXPECT_NONE(world, P_DOOR);
    world->activities[W1].people.max = 7;
    EXPECT(world, 1, at_session(P_DOOR, 0));
    struct block block = world->blocks[0][0];
    struct track track = world->tracks[0][0][0];
    struct slot slots[SERIES_SLOTS];
    memcpy(slots, world->slots[0][0][0], sizeof slots);
    track.slots = slots;
    block.tracks = &track;
    world->variants[0] = (struct variant){8, &block, 1};
    world->sessions[0].variant_count = 1;
    EXPECT(world, 1, at_session(P_DOOR, 0));            /* the variant does not fit either */
    slots[AT_WARM].activity = "w2";
    EXPECT_NONE(world, P_DOOR);
    world->variants[0].people = 7;
    EXPECT(world, 1, at_session(P_DOOR, 0));
    world_close(world);
}

int main(void)
{
    test_repeat();
    test_history();
    test_ritual();
    test_must();
    test_ladder();
    test_goodbye();
    test_farewell();
    test_aims();
    test_session_goals();
    test_kinds_and_variety();
    test_work();
    test_own_adult();
    test_siblings();
    test_island_size();
    test_headcount();
    test_spare();
    test_door();
    return check_end();
}
