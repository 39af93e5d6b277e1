/* One violation and one case just inside the limit for the rules about children, groups, time and
 * attendance. */
#include "world.h"

#include "base/buf.h"
#include "base/json.h"

static void test_enrolled(void)
{
    struct world *world = world_series();
    world->children[2].enrolment = ENROLMENT_PLACED;
    EXPECT_NONE(world, K_ENROLLED);
    world->children[2].enrolment = ENROLMENT_DECLINED;
    EXPECT(world, 4, of(at_session(K_ENROLLED, 1), "C-3", "", ""));
    world->children[2].enrolment = ENROLMENT_PLACED;
    world->children[2].is_active = false;
    EXPECT(world, 4, of(at_session(K_ENROLLED, 0), "C-3", "", ""));
    world_close(world);
}

static const struct verdict *judge(struct world *world)
{
    return rules_judge(world->arena, &world->facts, &world->plan);
}

/* In a trial a paper that is missing is said and not counted; a no is never a missing paper. */
static void test_missing_papers(void)
{
    struct world *world = world_series();
    world->children[0].enrolment = ENROLMENT_INVITED;
    world->children[1].consent_count = 0;
    CHECK_NUMBER(judge(world)->broken, 8);
    CHECK_NUMBER(judge(world)->missing_papers, 0);
    world->plan.is_trial = true;
    CHECK_NUMBER(judge(world)->broken, 0);
    CHECK_NUMBER(judge(world)->missing_papers, 8);
    world->children[1].consent_count = 1;
    world->consents[1][0].state = CONSENT_REFUSED;
    CHECK_NUMBER(judge(world)->broken, 4);
    world_close(world);
}

static void test_consent(void)
{
    struct world *world = world_series();
    world->consents[4][0].span.until = on(9, 23);
    EXPECT_NONE(world, K_CONSENT);
    world->consents[4][0].span.until = on(9, 22);       /* the last session is on the 23rd */
    EXPECT(world, 1, of(at_session(K_CONSENT, 3), "C-5", "", ""));
    world->consents[4][1] = (struct consent){CONSENT_GROUP, CONSENT_GIVEN, {on(9, 22), {0}}};
    world->children[4].consent_count = 2;
    EXPECT_NONE(world, K_CONSENT);
    world->consents[4][1] = (struct consent){CONSENT_GROUP, CONSENT_WITHDRAWN, {on(9, 20), {0}}};
    EXPECT(world, 1, of(at_session(K_CONSENT, 3), "C-5", "", ""));
    world_close(world);
}

static void test_expires(void)
{
    struct world *world = world_series();
    world->plan.session_count = 4;
    world->facts.today = on(12, 16);
    EXPECT_NONE(world, K_EXPIRES);
    world->facts.today = on(12, 17);
    EXPECT(world, 6, of(at_plan(K_EXPIRES), "C-1", "", ""));
    world_close(world);
}

static void test_assent(void)
{
    struct world *world = world_series();
    world->children[0].assent = ANSWER_NO;
    EXPECT(world, 4, of(at_session(K_ASSENT, 0), "C-1", "", ""));
    world->children[0].birth = (struct date){2018, 10, 0};      /* 95 months in September */
    world->programme.age.min = 72;
    EXPECT_NONE(world, K_ASSENT);
    world->children[0].birth = (struct date){2018, 9, 0};
    EXPECT(world, 4, of(at_session(K_ASSENT, 3), "C-1", "", ""));
    world->children[0].assent = ANSWER_UNKNOWN;
    EXPECT(world, 4, of(at_session(K_ASSENT, 3), "C-1", "", ""));
    CHECK_NUMBER(judge(world)->broken, 0);
    world_close(world);
}

static void test_cleared_and_tier(void)
{
    struct world *world = world_series();
    world->children[5].is_restricted = true;
    world->children[5].cleared = on(9, 2);
    EXPECT_NONE(world, K_CLEARED);
    world->children[5].cleared = on(9, 3);
    EXPECT(world, 1, of(at_session(K_CLEARED, 0), "C-6", "", ""));
    world->children[5].is_restricted = false;
    world->children[5].tier = 2;
    EXPECT_NONE(world, K_TIER);
    world->children[5].tier = 3;
    EXPECT(world, 1, of(at_session(K_TIER, 0), "C-6", "", ""));
    world_close(world);
}

static void test_age_band(void)
{
    struct world *world = world_series();
    world->programme.age = (struct range){128, 128};
    EXPECT_NONE(world, K_AGE);
    world->children[1].birth = (struct date){2015, 12, 0};
    EXPECT(world, 1, of(at_session(K_AGE, 0), "C-2", "", ""));
    world_close(world);
    world = world_event();
    world->template_tracks[0][1][0].age = (struct range){72, 128};
    EXPECT_NONE(world, K_AGE);
    world->children[1].birth = (struct date){2015, 12, 0};
    EXPECT(world, 1, of(at_track(K_AGE, 0, 1, 0), "C-2", "", ""));
    world_close(world);
}

/* A birth month that nobody knows is a paper: named once, and no age is asked of that child. */
static void test_age_not_known(void)
{
    struct world *world = world_series();
    world->children[1].birth = (struct date){0};
    EXPECT(world, 1, of(at_session(K_AGE, 0), "C-2", "", ""));
    CHECK_NUMBER(judge(world)->broken, 1);
    world->plan.is_trial = true;
    CHECK_NUMBER(judge(world)->broken, 0);
    CHECK_NUMBER(judge(world)->missing_papers, 1);
    world_close(world);
}

static void test_group_size(void)
{
    struct world *world = world_series();
    world->programme.size = (struct range){6, 6};
    EXPECT_NONE(world, G_SIZE);
    world->programme.size = (struct range){7, 8};
    EXPECT(world, 4, at_track(G_SIZE, 2, 0, 0));
    world->programme.size = (struct range){4, 8};
    world->programme.target = (struct range){6, 6};
    EXPECT_NONE(world, G_TARGET);
    world->programme.target = (struct range){8, 8};
    EXPECT(world, 1, worth(at_session(G_TARGET, 0), 30));
    world_close(world);
    world = world_event();
    world->tracks[0][1][0].children.count = 4;
    EXPECT_NONE(world, G_SIZE);
    world->tracks[0][1][0].children.count = 3;
    EXPECT(world, 1, at_track(G_SIZE, 0, 1, 0));
    world_close(world);
}

static void test_apart(void)
{
    struct world *world = world_series();
    world->bonds[0] = (struct bond){BOND_APART, "C-5", "C-2", {on(9, 10), {0}}};
    world->facts.bond_count = 1;
    world->tracks[2][0][0].children.count = 4;
    world->tracks[3][0][0].children.count = 4;
    EXPECT_NONE(world, G_APART);
    world->tracks[3][0][0].children.count = 6;
    EXPECT(world, 1, of(at_track(G_APART, 3, 0, 0), "C-2", "C-5", ""));
    world_close(world);
}

static void test_one_group(void)
{
    struct world *world = world_series();
    world->sessions[SESSIONS] = world->sessions[0];
    world->sessions[SESSIONS].series = "B1";
    world->plan.session_count++;
    const struct verdict *verdict =
        rules_judge_rule(world->arena, &world->facts, &world->plan, G_ONE);
    CHECK_NUMBER(verdict->finding_count, 6);
    CHECK_TEXT(verdict->findings[5].person, "C-6");
    CHECK_NUMBER(verdict->findings[5].session, -1);
    world->sessions[SESSIONS].series = "A1";
    verdict = rules_judge_rule(world->arena, &world->facts, &world->plan, G_ONE);
    CHECK_NUMBER(verdict->finding_count, 0);
    world_close(world);
}

static void test_lone_and_only(void)
{
    struct world *world = world_series();
    world->children[1].sex = SEX_FEMALE;
    EXPECT_NONE(world, G_LONE);
    world->children[3].sex = SEX_FEMALE;
    EXPECT(world, 1, worth(of(at_session(G_LONE, 0), "C-6", "", ""), 50));
    world->children[1].sex = world->children[3].sex = SEX_MALE;
    world->flags[FLAG_SEATED].is_body = true;
    world->child_flags[0] = (struct dated_flag){FLAG_SEATED, {{0}, {0}}};
    world->child_flags[1] = (struct dated_flag){FLAG_SEATED, {{0}, {0}}};
    world->children[0].flag_count = world->children[1].flag_count = 1;
    EXPECT_NONE(world, G_ONLY);
    world->children[0].flag_count = 0;
    EXPECT(world, 1, of(at_plan(G_ONLY), "C-2", "", "seated"));
    world_close(world);
}

static void test_two_adults(void)
{
    static const char *const assistants[] = {"P-1", "P-2"};
    struct world *world = world_series();
    world->tracks[1][0][0].assistants = (struct code_list){assistants, 1};
    EXPECT_NONE(world, T_TWO);                          /* nobody is known to lead */
    world->tracks[1][0][0].leader = "P-1";              /* one adult, named twice */
    EXPECT(world, 1, at_track(T_TWO, 1, 0, 0));
    world->tracks[1][0][0].assistants.count = 2;
    EXPECT_NONE(world, T_TWO);
    world_close(world);
}

static void test_open(void)
{
    struct world *world = world_series();
    world->closed[0] = (struct closed_span){on(9, 10), on(9, 15), {"", ""}};
    world->calendar.closed_count = 1;
    EXPECT_NONE(world, T_OPEN);
    world->closed[0].until = on(9, 16);
    EXPECT(world, 1, at_session(T_OPEN, 2));
    world->calendar.closed_count = 0;
    world->tracks[0][0][0].room = "R";
    EXPECT_NONE(world, T_OPEN);                         /* nobody said when it is open */
    world->openings[0] = (struct opening){"R", WEDNESDAY, 840, 872};
    world->facts.opening_count = 1;
    EXPECT_NONE(world, T_OPEN);                         /* 14:00 and 32 minutes */
    world->openings[0].until = 871;
    EXPECT(world, 1, at_track(T_OPEN, 0, 0, 0));
    world->openings[0] = (struct opening){"R", MONDAY, 840, 872};
    EXPECT(world, 1, at_track(T_OPEN, 0, 0, 0));
    world->swapped[0] = (struct swapped_day){on(9, 2), MONDAY, {"", ""}};
    world->calendar.swapped_count = 1;
    EXPECT_NONE(world, T_OPEN);
    world_close(world);
}

static void test_gap(void)
{
    struct world *world = world_series();
    world->sessions[3].date = on(9, 30);                /* 14 days */
    EXPECT_NONE(world, T_GAP);
    world->sessions[3].date = on(10, 1);
    EXPECT(world, 1, at_session(T_GAP, 3));
    world->overrides[0] = (struct override){T_GAP, "A1", "P-1", "holiday", on(10, 1)};
    world->facts.override_count = 1;
    EXPECT(world, 1, at_session(T_GAP, 3));
    CHECK_NUMBER(judge(world)->broken, 0);
    world->overrides[0].until = on(9, 30);
    CHECK_NUMBER(judge(world)->broken, 1);
    world->overrides[0] = (struct override){T_GAP, "A1-S3", "P-1", "holiday", on(12, 1)};
    CHECK_NUMBER(judge(world)->broken, 1);
    world_close(world);
}

static void test_break(void)
{
    struct world *world = world_event();
    world->slots[0][0][0][0].minutes = 45;              /* 45 + 30, 10, 95: 95 at the most */
    world->slots[0][1][0][0].minutes = world->slots[0][1][1][0].minutes = 50;
    world->slots[0][3][0][0].minutes = world->slots[0][3][1][0].minutes = 95;
    lay_out(world, 0);
    world->blocks[0][2].minutes = 10;
    EXPECT_NONE(world, T_BREAK);
    world->slots[0][3][0][0].minutes = world->slots[0][3][1][0].minutes = 96;
    lay_out(world, 0);
    world->blocks[0][2].minutes = 10;
    EXPECT(world, 1, at_session(T_BREAK, 0));
    world_close(world);
    world = world_event();
    world->slots[0][0][0][0].phase = PHASE_CHECKIN;     /* 20 of signing in are free time */
    world->activities[W1].phases = 1U << PHASE_CHECKIN;
    world->slots[0][0][0][0].minutes = 20;
    world->slots[0][1][0][0].minutes = world->slots[0][1][1][0].minutes = 95;
    lay_out(world, 0);
    world->blocks[0][2].minutes = 10;
    EXPECT_NONE(world, T_BREAK);
    world->slots[0][1][0][0].minutes = world->slots[0][1][1][0].minutes = 96;
    lay_out(world, 0);
    world->blocks[0][2].minutes = 10;
    EXPECT(world, 1, at_session(T_BREAK, 0));
    world_close(world);
}

static void test_attendance(void)
{
    struct world *world = world_series();
    world->sessions[0].state = SESSION_HELD;
    world->facts.attendance_count = 1;
    world->rows[0] = (struct attendance_row){.session = "A1-S1", .person = "C-1"};
    EXPECT_NONE(world, A_HELD);
    world->sessions[0].state = SESSION_PUBLISHED;
    EXPECT(world, 1, of(at_session(A_HELD, 0), "C-1", "", ""));
    world->sessions[0].state = SESSION_SIGNED;
    world->facts.attendance_count = 2;
    world->rows[0].is_corrected = true;
    world->rows[1] = (struct attendance_row){.session = "A1-S1", .person = "C-1",
                                             .is_after_signature = true, .is_correction = true};
    EXPECT_NONE(world, A_ONE);
    EXPECT_NONE(world, A_SIGNED);
    world->rows[0].is_corrected = false;
    EXPECT(world, 1, of(at_session(A_ONE, 0), "C-1", "", ""));
    world->rows[0].is_corrected = true;
    world->rows[1].is_correction = false;
    EXPECT(world, 1, of(at_session(A_SIGNED, 0), "C-1", "", ""));
    world->rows[1].is_correction = true;
    world->rows[0].session = world->rows[1].session = "old";    /* in no plan at all */
    world->rows[1].person = "C-2";
    EXPECT(world, 2, of(at_plan(A_HELD), "C-1", "", ""));
    struct plan standing = world->plan;
    struct session old = world->sessions[0];
    old.code = "old";
    standing.sessions = &old;
    standing.session_count = 1;
    world->facts.standing = &standing;
    EXPECT_NONE(world, A_HELD);
    world_close(world);
}

/* docs/plan-json.md, "Verdict" */
static void test_json(void)
{
    struct world *world = world_series();
    world->sessions[3].date = on(10, 1);
    world->overrides[0] = (struct override){T_GAP, "", "P-1", "holiday", on(12, 31)};
    world->facts.override_count = 1;
    struct buf buf = buf_start(world->arena);
    struct json_writer json = json_start(&buf);
    rules_write_verdict(&json, &world->plan,
                        rules_judge_rule(world->arena, &world->facts, &world->plan, T_GAP));
    json_end(&json);
    CHECK_TEXT(buf.text,
               "{\n"
               "  \"broken\": 0,\n"
               "  \"unplaced\": 0,\n"
               "  \"points\": 0,\n"
               "  \"missing_papers\": 0,\n"
               "  \"points_of\": {},\n"
               "  \"findings\": [\n"
               "    {\"rule\": \"T-GAP\", \"class\": \"override\", \"overridden\": true, "
               "\"points\": 0, \"session\": \"A1-S4\", \"block\": null, \"track\": null, "
               "\"slot\": null, \"person\": \"\", \"other\": \"\", \"word\": \"\"}\n"
               "  ]\n"
               "}\n");
    world_close(world);
}

int main(void)
{
    test_json();
    test_enrolled();
    test_missing_papers();
    test_consent();
    test_expires();
    test_assent();
    test_cleared_and_tier();
    test_age_band();
    test_age_not_known();
    test_group_size();
    test_apart();
    test_one_group();
    test_lone_and_only();
    test_two_adults();
    test_open();
    test_gap();
    test_break();
    test_attendance();
    return check_end();
}
