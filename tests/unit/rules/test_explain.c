/* What the program says of a finding, a piece and a piece that is not there. */
#include "world.h"

#include "base/buf.h"
#include "rules/explain.h"

static const char *said(struct world *world, enum language language,
                        const struct finding *finding)
{
    struct buf buf = buf_start(world->arena);
    explain_finding(&buf, language, &world->facts, &world->plan, finding);
    return buf.text;
}

/* The first finding of the rule. */
static const struct finding *find(struct world *world, enum rule_code rule)
{
    return rules_judge_rule(world->arena, &world->facts, &world->plan, rule)->findings;
}

/* Whatever was found of whatever rule, the sentence has the code and no hole. */
static void test_each_rule(void)
{
    struct world *world = world_series();
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule *rule = rule_get((enum rule_code)i);
        for (int variant = 0; variant < 16; variant++) {
            struct finding finding = {
                .rule = (enum rule_code)i, .class = variant & 1 ? RULE_WARNING : rule->class,
                .session = variant & 2 ? -1 : 0, .block = variant & 2 ? -1 : 0,
                .track = variant & 2 ? -1 : 0, .slot = variant & 6 ? -1 : AT_MAIN,
                .person = variant & 8 ? "" : "C-1", .other = "C-2", .word = "w1",
                .amount = variant & 8 ? 0 : 3, .limit = variant & 4 ? 0 : 5,
            };
            for (int language = 0; language < LANGUAGE_COUNT; language++) {
                const char *text = said(world, (enum language)language, &finding);
                CHECK(strstr(text, rule->code) == text);
                CHECK(!strchr(text, '{') && !strchr(text, '}'));
                CHECK(strstr(text, messages_pick((enum language)language, rule->name)) != NULL);
            }
        }
    }
    world_close(world);
}

static void test_sentences(void)
{
    struct world *world = world_series();
    world->children[3].birth = (struct date){2016, 9, 0};
    world->activities[W2].age = (struct range){126, 1199};
    world->activities[W2].name = (struct bilingual){"击鼓传花", "Pass the flower"};
    CHECK_TEXT(said(world, LANGUAGE_EN, find(world, C_AGE)),
               "C-AGE right for every age present: session 2, step 2 “Pass the flower”, is for "
               "10 years 6 months and older, C-4 is 10 years that day");
    const char *zh = said(world, LANGUAGE_ZH, find(world, C_AGE));
    CHECK(strstr(zh, "C-AGE 年龄合适") == zh);
    CHECK(strstr(zh, "“击鼓传花”") && strstr(zh, "C-4"));
    world->sessions[3].date = on(10, 7);
    CHECK_TEXT(said(world, LANGUAGE_EN, find(world, T_GAP)),
               "T-GAP 5 to 14 days between sessions: session 4, 21 days after the session before, "
               "at most 14 may pass");
    world->consents[4][0].span.until = on(9, 22);
    world->children[4].consent_count = 0;
    CHECK_TEXT(said(world, LANGUAGE_EN, find(world, K_CONSENT)),
               "K-CONSENT a group consent is valid on each session's date: session 1, the group "
               "consent form for C-5 is missing");
    world->slots[0][0][0][AT_BYE].start++;
    CHECK_TEXT(said(world, LANGUAGE_EN, find(world, C_MINUTES)),
               "C-MINUTES minutes in range, sum exact: session 1, step 6 does not begin where the "
               "one before ends");
    CHECK_TEXT(said(world, LANGUAGE_EN, find(world, C_FIT)),
               "C-FIT serves the aims of these children: session 1, step 2 “w1”, serves the "
               "children's aims (-12 points)");
    world_close(world);
}

static void test_slot(void)
{
    struct world *world = world_series();
    struct explain_place place = {0, 0, 0, AT_MAIN};
    world->activities[SPARE].goals[GOAL_BELONG] = 3;
    const struct explanation *explanation =
        explain_slot(world->arena, &world->facts, &world->plan, place);
    CHECK_TEXT(explanation->activity->id, "m1");
    CHECK_NUMBER(explanation->goal_count, 1);
    CHECK_NUMBER(explanation->goals[0].goal, GOAL_BELONG);
    CHECK_NUMBER(explanation->goals[0].strength, 2);
    CHECK_NUMBER(explanation->goals[0].children, 6);
    CHECK_NUMBER(explanation->points_of[C_FIT], -12);
    CHECK_NUMBER(explanation->points_of[C_CHANGES], 0);         /* a matter of the track */
    /* the spare is the only one that is free; m1 becomes the spare in its stead */
    CHECK_TEXT(explanation->alternative->activity->id, "spare");
    CHECK_NUMBER(explanation->alternative->broken_count, 0);
    CHECK_NUMBER(explanation->alternative->cost, -6);
    CHECK_NUMBER(explanation->alternative->cost_of[C_FIT], -6);
    struct buf buf = buf_start(world->arena);
    explain_write_slot(&buf, LANGUAGE_EN, &world->facts, &world->plan, explanation);
    CHECK_TEXT(buf.text,
               "session 1, step 3 “m1”\n"
               "  serves “belong” with strength 2; it is an aim of 6 children\n"
               "  points here: C-FIT -12\n"
               "  the best other one: “spare”: it would save 6 points (C-FIT -6)\n");
    place.slot = AT_DEBRIEF;
    explanation = explain_slot(world->arena, &world->facts, &world->plan, place);
    CHECK(!explanation->activity && !explanation->alternative);
    world_close(world);
}

static const struct explain_why_not *why_not(struct world *world, const char *session,
                                             const char *id)
{
    return explain_why_not(world->arena, &world->facts, &world->plan, session, id);
}

static void test_why_not(void)
{
    struct world *world = world_series();
    const struct explain_why_not *answer = why_not(world, "A1-S2", "w4");
    CHECK_NUMBER(answer->outcome, EXPLAIN_TRIED);
    CHECK_NUMBER(answer->best->place.slot, AT_WARM);
    CHECK_NUMBER(answer->best->broken_count, 1);
    CHECK_NUMBER(answer->best->broken[0].rule, S_REPEAT);
    CHECK_NUMBER(answer->best->broken[0].session, 3);
    CHECK_TEXT(answer->best->broken[0].person, "C-1");
    struct buf buf = buf_start(world->arena);
    explain_write_why_not(&buf, LANGUAGE_EN, &world->facts, &world->plan, answer);
    CHECK_TEXT(buf.text,
               "“w4” in place of session 2, step 2 “w2”: it would break rules: 1\n"
               "    S-REPEAT no activity twice for one person: session 4, step 2 “w4”, C-1 "
               "does it a second time in this plan\n");
    world->activities[SPARE].axis[AXIS_ODD_ONE_OUT] = 1;
    answer = why_not(world, "A1-S2", "spare");
    CHECK_NUMBER(answer->best->broken_count, 0);
    CHECK_NUMBER(answer->best->cost, 14);               /* left over 8, a second game 6 */
    CHECK_NUMBER(answer->best->cost_of[C_ODD], 8);
    CHECK_NUMBER(answer->best->cost_of[S_VARIETY], 6);
    CHECK_NUMBER(why_not(world, "A9-S9", "w4")->outcome, EXPLAIN_NO_SESSION);
    CHECK_NUMBER(why_not(world, "A1-S2", "w9")->outcome, EXPLAIN_NO_ACTIVITY);
    CHECK_NUMBER(why_not(world, "A1-S2", "w2")->outcome, EXPLAIN_IS_THERE);
    world->activities[W4].phases = 1U << PHASE_BRIDGE;
    CHECK_NUMBER(why_not(world, "A1-S2", "w4")->outcome, EXPLAIN_NO_PHASE);
    world_close(world);
}

/* What is broken already is not held against the piece; what it mends is counted. */
static void test_why_not_mends(void)
{
    struct world *world = world_series();
    world->children[0].tier = 3;
    world->activities[M2].axis[AXIS_ELIMINATION] = 2;
    world->activities[SPARE].kind = KIND_STORY;
    const struct explain_why_not *answer = why_not(world, "A1-S2", "spare");
    CHECK_NUMBER(answer->best->broken_count, 4);        /* m2 is no spare for anybody */
    CHECK_NUMBER(answer->best->broken[0].rule, P_SPARE);
    CHECK_NUMBER(answer->best->mended, 1);
    world_close(world);
}

int main(void)
{
    test_each_rule();
    test_sentences();
    test_slot();
    test_why_not();
    test_why_not_mends();
    return check_end();
}
