/* One violation and one case just inside the limit for each rule of a track's composition. */
#include "world.h"

static void test_clean(void)
{
    struct world *series = world_series();
    struct world *event = world_event();
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        if (rule == C_FIT || rule == C_CHANGES || rule == C_FORMATION)
            continue;
        EXPECT_NONE(series, (enum rule_code)rule);
        EXPECT_NONE(event, (enum rule_code)rule);
    }
    world_close(series);
    world_close(event);
}

static void test_phase(void)
{
    struct world *world = world_series();
    world->slots[1][0][0][AT_MAIN].phase = PHASE_WARMUP;
    world->activities[M2].phases = 1U << PHASE_WARMUP | 1U << PHASE_MAIN;
    world->template_tracks[1][0][0].minutes[PHASE_WARMUP] = 17;
    world->template_tracks[1][0][0].minutes[PHASE_MAIN] = 0;
    world->activities[M2].goals[GOAL_BELONG] = 2;
    EXPECT_NONE(world, C_PHASE);
    world->activities[M2].phases = 1U << PHASE_MAIN;
    EXPECT(world, 1, at_slot(C_PHASE, 1, AT_MAIN));
    world_close(world);
    world = world_series();
    world->slots[0][0][0][AT_WARM].phase = PHASE_BRIDGE;
    world->slots[0][0][0][AT_HELLO].phase = PHASE_BRIDGE;
    world->activities[W1].phases = 1U << PHASE_BRIDGE;
    world->activities[HELLO].phases = 1U << PHASE_CHECKIN | 1U << PHASE_BRIDGE;
    world->programme.rituals[PHASE_BRIDGE] = (struct id_list){hello_ids, 1};
    world->template_tracks[0][0][0].minutes[PHASE_BRIDGE] = 10;
    world->template_tracks[0][0][0].minutes[PHASE_CHECKIN] = 0;
    world->template_tracks[0][0][0].minutes[PHASE_WARMUP] = 0;
    EXPECT_NONE(world, C_PHASE);
    world->activities[W1].phases = 1U << PHASE_CHECKIN;
    world->slots[0][0][0][AT_WARM].phase = PHASE_CHECKIN;
    world->template_tracks[0][0][0].minutes[PHASE_BRIDGE] = 5;
    world->template_tracks[0][0][0].minutes[PHASE_CHECKIN] = 5;
    EXPECT(world, 1, at_slot(C_PHASE, 0, AT_WARM));
    world_close(world);
}

static void test_unknown_activity(void)
{
    struct world *world = world_series();
    world->slots[0][0][0][AT_WARM].activity = "nobody-knows";
    world->activities[M1].goals[GOAL_TALK] = 2;
    EXPECT(world, 1, at_slot(C_PHASE, 0, AT_WARM));
    world_close(world);
}

static void test_audience(void)
{
    struct world *world = world_series();
    world->activities[M3].audiences = 1U << AUDIENCE_CHILDREN;
    EXPECT_NONE(world, C_AUDIENCE);
    world->activities[M3].audiences = 1U << AUDIENCE_CARERS | 1U << AUDIENCE_MIXED;
    EXPECT(world, 1, at_slot(C_AUDIENCE, 2, AT_MAIN));
    world_close(world);
}

static void test_minutes(void)
{
    struct world *world = world_series();
    world->activities[M1].minutes = (struct minutes_range){12, 12, 12};
    EXPECT_NONE(world, C_MINUTES);
    world->activities[M1].minutes = (struct minutes_range){13, 13, 20};
    EXPECT(world, 1, at_slot(C_MINUTES, 0, AT_MAIN));
    world->activities[M1].minutes = (struct minutes_range){5, 8, 11};
    EXPECT(world, 1, at_slot(C_MINUTES, 0, AT_MAIN));
    world_close(world);
    world = world_series();
    world->slots[0][0][0][AT_BYE].minutes = 4;          /* the last: only the sum is wrong */
    EXPECT(world, 1, at_track(C_MINUTES, 0, 0, 0));
    world->slots[0][0][0][AT_BYE].minutes = 3;
    world->slots[0][0][0][AT_BYE].start++;              /* only the start is wrong */
    EXPECT(world, 1, at_track(C_MINUTES, 0, 0, 0));
    world_close(world);
    world = world_series();
    world->slots[0][0][0][AT_DEBRIEF].minutes = 4;      /* a debrief takes five */
    lay_out(world, 0);
    EXPECT(world, 1, at_slot(C_MINUTES, 0, AT_DEBRIEF));
    world_close(world);
}

static void test_phase_minutes(void)
{
    struct world *world = world_series();
    world->template_tracks[0][0][0].minutes[PHASE_SHARE] = 7;
    EXPECT_NONE(world, C_PHASE_MIN);
    EXPECT(world, 1, worth(at_track(C_DEVIATION, 0, 0, 0), 8));
    world->template_tracks[0][0][0].minutes[PHASE_SHARE] = 8;
    EXPECT(world, 1, of(at_track(C_PHASE_MIN, 0, 0, 0), "", "", "share"));
    world->template_tracks[0][0][0].minutes[PHASE_SHARE] = 5;
    world->template_tracks[0][0][0].minutes[PHASE_BRIDGE] = 1;
    EXPECT(world, 1, of(at_track(C_PHASE_MIN, 0, 0, 0), "", "", "bridge"));
    world->template_tracks[0][0][0].minutes[PHASE_BRIDGE] = 0;
    world->template_tracks[0][0][0].minutes[PHASE_WARMUP] = 0;
    EXPECT(world, 1, of(at_track(C_PHASE_MIN, 0, 0, 0), "", "", "warmup"));
    world_close(world);
}

static void test_age(void)
{
    struct world *world = world_series();
    world->children[3].birth = (struct date){2016, 9, 0};       /* 120 months in September 2026 */
    world->activities[W2].age = (struct range){120, 128};
    EXPECT_NONE(world, C_AGE);
    world->activities[W2].age = (struct range){121, 128};
    EXPECT(world, 1, of(at_slot(C_AGE, 1, AT_WARM), "C-4", "", ""));
    world->activities[W2].age = (struct range){72, 127};
    EXPECT(world, 5, of(at_slot(C_AGE, 1, AT_WARM), "C-1", "", ""));
    world_close(world);
}

static void test_size(void)
{
    struct world *world = world_series();
    world->activities[W1].people = (struct range){6, 8};
    world->activities[W1].per = (struct range){2, 3};
    world->activities[W1].parity = PARITY_EVEN;
    EXPECT_NONE(world, C_SIZE);
    world->activities[W1].per = (struct range){4, 5};
    EXPECT(world, 1, at_slot(C_SIZE, 0, AT_WARM));
    world->activities[W1].per = (struct range){0, 0};
    world->activities[W1].people = (struct range){7, 40};
    EXPECT(world, 1, at_slot(C_SIZE, 0, AT_WARM));
    world_close(world);
}

static void test_absolute(void)
{
    struct world *world = world_series();
    world->activities[M1].axis[AXIS_ELIMINATION] = 1;
    world->activities[M1].axis[AXIS_EYES_CLOSED] = 2;
    EXPECT_NONE(world, C_ABSOLUTE);
    world->activities[M1].axis[AXIS_ELIMINATION] = 2;
    EXPECT(world, 1, at_slot(C_ABSOLUTE, 0, AT_MAIN));
    world->activities[M1].axis[AXIS_ELIMINATION] = 0;
    world->activities[M1].is_refused = true;
    EXPECT(world, 1, at_slot(C_ABSOLUTE, 0, AT_MAIN));
    world->activities[M1].is_refused = false;
    world->children[5].birth = (struct date){2016, 10, 0};      /* 119 months */
    EXPECT(world, 1, at_slot(C_ABSOLUTE, 0, AT_MAIN));
    world_close(world);
}

static void test_caps(void)
{
    struct world *world = world_series();
    world->activities[W2].axis[AXIS_TRUST] = 1;
    world->activities[W2].axis[AXIS_TOUCH] = 2;
    EXPECT_NONE(world, C_TRUST_CAP);
    EXPECT_NONE(world, C_TOUCH_CAP);
    world->templates[1].trust_cap = 0;
    EXPECT(world, 1, at_slot(C_TRUST_CAP, 1, AT_WARM));
    world->templates[1].trust_cap = 1;
    world->activities[W2].axis[AXIS_TOUCH] = 3;
    EXPECT(world, 1, at_slot(C_TOUCH_CAP, 1, AT_WARM));
    world->activities[W2].axis[AXIS_TOUCH] = 0;
    world->activities[W2].axis[AXIS_TRUST] = 0;
    world->activities[M2].axis[AXIS_TRUST] = 1;         /* the debrief goes as deep */
    world->templates[1].trust_cap = 0;
    EXPECT(world, 2, at_slot(C_TRUST_CAP, 1, AT_DEBRIEF));
    world_close(world);
}

static void test_stage_and_place(void)
{
    struct world *world = world_series();
    world->activities[M3].stage_earliest = STAGE_WORKING;
    EXPECT_NONE(world, C_STAGE);
    world->activities[M3].stage_earliest = STAGE_ENDING;
    EXPECT(world, 1, at_slot(C_STAGE, 2, AT_MAIN));
    world->activities[M3].stage_earliest = STAGE_FORMING;
    world->activities[M3].is_last_ok = false;
    world->activities[M3].is_event_ok = false;
    EXPECT_NONE(world, C_PLACE);
    world->activities[M4].is_last_ok = false;
    EXPECT(world, 1, at_slot(C_PLACE, 3, AT_MAIN));
    world_close(world);
    world = world_event();
    world->activities[W1].is_last_ok = false;
    EXPECT_NONE(world, C_PLACE);
    world->activities[W1].is_event_ok = false;
    EXPECT(world, 1, at_slot(C_PLACE, 0, 0));
    world->activities[W1].is_event_ok = true;
    world->activities[W1].stage_earliest = STAGE_TRANSITION;
    EXPECT(world, 1, at_slot(C_STAGE, 0, 0));
    world_close(world);
}

static void test_flags(void)
{
    struct world *world = world_series();
    world->child_flags[1] = (struct dated_flag){FLAG_NO_TOUCH, {on(9, 10), {0}}};
    world->children[1].flag_count = 1;
    world->activities[W2].avoid = 1U << FLAG_NO_TOUCH;
    world->activities[M3].axis[AXIS_TOUCH] = 1;
    world->child_flags[1].span.from = on(9, 10);        /* session 2 is on 9 September */
    EXPECT_NONE(world, C_AVOID);
    world->child_flags[1].span.from = on(9, 9);
    EXPECT(world, 1, of(at_slot(C_AVOID, 1, AT_WARM), "C-2", "", "no_touch"));
    world->activities[W2].avoid = 0;
    EXPECT_NONE(world, C_AXIS);
    world->activities[M3].axis[AXIS_TOUCH] = 2;
    EXPECT(world, 1, of(at_slot(C_AXIS, 2, AT_MAIN), "C-2", "", "no_touch"));
    world->activities[M3].adapt = 1U << FLAG_NO_TOUCH;
    EXPECT(world, 1, of(at_slot(C_AXIS, 2, AT_MAIN), "C-2", "", "no_touch"));
    world->printed[0] = (struct printed){"C-2", "no_touch"};
    world->slots[2][0][0][AT_MAIN].printed = world->printed;
    world->slots[2][0][0][AT_MAIN].printed_count = 1;
    EXPECT_NONE(world, C_AXIS);
    EXPECT(world, 1, worth(at_slot(C_ADAPT, 2, AT_MAIN), 4));
    world->printed[0].child = "C-3";                    /* somebody else's adaptation */
    EXPECT(world, 1, of(at_slot(C_AXIS, 2, AT_MAIN), "C-2", "", "no_touch"));
    world_close(world);
}

static void test_material(void)
{
    struct world *world = world_series();
    item_set_add(&world->activities[W3].items, 0);
    EXPECT_NONE(world, C_MATERIAL);
    item_set_add(&world->programme.excluded, 0);
    EXPECT(world, 1, of(at_slot(C_MATERIAL, 2, AT_WARM), "", "", "balloon"));
    world_close(world);
}

static void test_peak(void)
{
    struct world *world = world_series();
    world->activities[W1].axis[AXIS_ENERGY] = 5;
    world->activities[M1].axis[AXIS_ENERGY] = 4;
    EXPECT_NONE(world, C_PEAK);
    world->activities[M1].axis[AXIS_ENERGY] = 5;
    EXPECT(world, 1, at_slot(C_PEAK, 0, AT_MAIN));
    world_close(world);
}

/* A deep piece in the working session, a step before it, something calming after it. */
static struct world *deep_world(void)
{
    struct world *world = world_series();
    world->templates[2].trust_cap = 2;
    world->activities[M3].axis[AXIS_TRUST] = 2;
    world->activities[M1].axis[AXIS_TRUST] = 1;
    world->activities[BYE].axis[AXIS_ENERGY] = 2;
    world->activities[BYE].goals[GOAL_CALM] = 2;
    return world;
}

static void test_calm(void)
{
    struct world *world = deep_world();
    world->activities[HELLO].axis[AXIS_ENERGY] = 4;
    world->activities[W3].axis[AXIS_ENERGY] = 2;
    world->slots[2][0][0][AT_WARM].minutes = 3;
    world->slots[2][0][0][AT_MAIN].minutes = 14;
    world->activities[M3].goals[GOAL_TALK] = 2;
    lay_out(world, 2);
    EXPECT_NONE(world, C_CALM);
    world->slots[2][0][0][AT_WARM].minutes = 2;
    world->slots[2][0][0][AT_MAIN].minutes = 15;
    lay_out(world, 2);
    EXPECT(world, 2, at_slot(C_CALM, 2, AT_MAIN));      /* and its debrief */
    world_close(world);
}

static void test_regulate(void)
{
    struct world *world = deep_world();
    EXPECT_NONE(world, C_REGULATE);
    world->activities[BYE].goals[GOAL_CALM] = 1;
    EXPECT(world, 2, at_slot(C_REGULATE, 2, AT_MAIN));
    world->activities[BYE].goals[GOAL_CALM] = 2;
    world->activities[BYE].axis[AXIS_ENERGY] = 3;
    EXPECT(world, 2, at_slot(C_REGULATE, 2, AT_DEBRIEF));
    world_close(world);
}

static void test_points(void)
{
    struct world *world = world_series();
    EXPECT(world, 8, worth(at_slot(C_FIT, 0, AT_MAIN), -12));   /* 2 · six children */
    EXPECT(world, 4, worth(at_track(C_CHANGES, 0, 0, 0), 4));
    world->activities[W4].axis[AXIS_ODD_ONE_OUT] = 1;
    EXPECT(world, 1, worth(at_slot(C_ODD, 3, AT_WARM), 8));
    world->activities[HELLO].posture = POSTURE_SIT;     /* 5 + 5 minutes: 15 are allowed */
    world->activities[W1].posture = POSTURE_SIT;
    EXPECT_NONE(world, C_POSTURE);
    world->activities[M1].posture = POSTURE_SIT;
    EXPECT(world, 1, worth(at_track(C_POSTURE, 0, 0, 0), 7));
    for (int i = 0; i < ACTIVITY_COUNT; i++)
        world->activities[i].formation = i % 3;
    world->activities[HELLO].formation = FORMATION_LINE;
    world->activities[W1].formation = FORMATION_LINE;
    world->activities[M1].formation = FORMATION_LINE;
    EXPECT(world, 1, worth(at_track(C_FORMATION, 0, 0, 0), 2));
    world_close(world);
}

int main(void)
{
    test_clean();
    test_phase();
    test_unknown_activity();
    test_audience();
    test_minutes();
    test_phase_minutes();
    test_age();
    test_size();
    test_absolute();
    test_caps();
    test_stage_and_place();
    test_flags();
    test_material();
    test_peak();
    test_calm();
    test_regulate();
    test_points();
    return check_end();
}
