/* A small world for the judge: one clean series (four sessions, six children) or one clean event
 * (eight pairs), whose every part a test may edit. No rule is broken in either. */
#ifndef TESTS_RULES_WORLD_H
#define TESTS_RULES_WORLD_H

#include "../check.h"

#include "base/arena.h"
#include "rules/rules.h"

#include <stdlib.h>

/* Activities by id, in the order of their ids. */
enum {
    BYE, HELLO, M1, M2, M3, M4, NOTICE, SPARE, W1, W2, W3, W4, ACTIVITY_COUNT
};

enum { GOAL_BELONG, GOAL_CALM, GOAL_TALK, GOAL_COUNT };
enum { FLAG_NO_TOUCH, FLAG_SEATED, FLAG_COUNT };
enum { SESSIONS = 4, BLOCKS = 4, TRACKS = 2, SLOTS = 8, CHILDREN = 8, CARERS = 8 };

/* Slots of a session of the series; session 4 is alike. */
enum { AT_HELLO, AT_WARM, AT_MAIN, AT_DEBRIEF, AT_NOTICE, AT_BYE, SERIES_SLOTS };

struct world {
    struct arena *arena;
    struct facts facts;
    struct vocabulary vocabulary;
    struct goal goals[GOAL_COUNT];
    struct word goal_words[GOAL_COUNT];
    struct flag flags[FLAG_COUNT];
    struct word flag_words[FLAG_COUNT];
    struct item items[1];
    struct word item_words[1];
    struct calendar calendar;
    struct closed_span closed[1];
    struct swapped_day swapped[1];
    struct programme programme;
    struct programme_session templates[SESSIONS];
    struct programme_block template_blocks[SESSIONS][BLOCKS];
    struct programme_track template_tracks[SESSIONS][BLOCKS][TRACKS];
    struct activity activities[ACTIVITY_COUNT];
    const struct activity *activity_list[ACTIVITY_COUNT];
    struct child children[CHILDREN];
    struct consent consents[CHILDREN][2];
    struct dated_flag child_flags[CHILDREN];
    struct need needs[CHILDREN];
    struct bond bonds[CARERS + 2];
    struct opening openings[2];
    struct history history[2];
    struct override overrides[1];
    struct attendance_row rows[2];
    struct plan plan;
    struct session sessions[2 * SESSIONS];
    struct block blocks[SESSIONS][BLOCKS];
    struct track tracks[SESSIONS][BLOCKS][TRACKS];
    struct slot slots[SESSIONS][BLOCKS][TRACKS][SLOTS];
    struct pair pairs[TRACKS][CARERS];
    struct variant variants[2];
    struct printed printed[2];
    struct must must;
};

static const char *const child_codes[CHILDREN] = {"C-1", "C-2", "C-3", "C-4",
                                                  "C-5", "C-6", "C-7", "C-8"};
static const char *const carer_codes[CARERS] = {"M-1", "M-2", "M-3", "M-4",
                                                "M-5", "M-6", "M-7", "M-8"};
static const char *const hello_ids[] = {"hello"};
static const char *const bye_ids[] = {"bye"};
static const char *const w1_ids[] = {"w1"};

static inline struct date on(int month, int day)
{
    return (struct date){2026, month, day};
}

enum { FORMATION_CIRCLE, FORMATION_PAIRS, FORMATION_SMALL_GROUPS, FORMATION_LINE, FORMATION_COUNT };
enum { POSTURE_SIT, POSTURE_MIXED, POSTURE_COUNT };

static inline void make_vocabulary(struct world *world)
{
    static const struct formation formations[FORMATION_COUNT] = {
        {.id = "circle"}, {.id = "pairs"}, {.id = "small_groups"}, {.id = "line"}};
    static const struct posture postures[POSTURE_COUNT] = {
        {.id = "sit"}, {.id = "mixed", .is_changing = true}};
    static const char *const goals[] = {"belong", "calm", "talk"};
    static const char *const flags[] = {"no_touch", "seated"};
    for (int i = 0; i < GOAL_COUNT; i++) {
        world->goals[i] = (struct goal){.id = goals[i], .is_calming = i == GOAL_CALM};
        world->goal_words[i] = (struct word){goals[i], {goals[i], goals[i]}};
    }
    for (int i = 0; i < FLAG_COUNT; i++) {
        world->flags[i] = (struct flag){.id = flags[i], .level = -1};
        world->flag_words[i] = (struct word){flags[i], {flags[i], flags[i]}};
        for (int axis = 0; axis < AXIS_COUNT; axis++)
            world->flags[i].axis_most[axis] = -1;
    }
    world->flags[FLAG_NO_TOUCH].axis_most[AXIS_TOUCH] = 1;
    world->flags[FLAG_SEATED].axis_most[AXIS_MOVE] = 1;
    world->items[0] = (struct item){.id = "balloon"};
    world->item_words[0] = (struct word){"balloon", {"气球", "balloon"}};
    world->vocabulary = (struct vocabulary){
        .goals = world->goals, .flags = world->flags, .items = world->items,
        .formations = formations, .postures = postures,
        .goal_words = {world->goal_words, GOAL_COUNT},
        .flag_words = {world->flag_words, FLAG_COUNT},
        .item_words = {world->item_words, 1},
    };
}

static inline void make_activities(struct world *world)
{
    static const char *const ids[] = {"bye", "hello", "m1", "m2", "m3", "m4", "notice", "spare",
                                      "w1", "w2", "w3", "w4"};
    static const enum kind kinds[] = {KIND_RITUAL, KIND_RITUAL, KIND_GAME, KIND_ART, KIND_STORY,
                                      KIND_TALK, KIND_RITUAL, KIND_GAME, KIND_GAME, KIND_GAME,
                                      KIND_GAME, KIND_GAME};
    for (int i = 0; i < ACTIVITY_COUNT; i++) {
        bool is_main = (i >= M1 && i <= M4) || i == SPARE;
        world->activities[i] = (struct activity){
            .id = ids[i], .name = {ids[i], ids[i]}, .kind = kinds[i],
            .phases = UINT64_C(1) << (i == HELLO ? PHASE_CHECKIN : is_main ? PHASE_MAIN
                                      : i >= W1 ? PHASE_WARMUP : PHASE_CLOSE),
            .audiences = 7, .age = {72, 1199}, .people = {1, 60}, .minutes = {1, 5, 200},
            .axis = {[AXIS_ENERGY] = 3},
            .formation = i % 3, .posture = POSTURE_MIXED,
            .stage_earliest = STAGE_FORMING, .is_event_ok = true, .is_last_ok = true,
            .is_ritual = kinds[i] == KIND_RITUAL, .is_farewell = i == M4,
            .goals = {[GOAL_BELONG] = is_main ? 2 : 0, [GOAL_TALK] = i >= W1 ? 2 : 0},
        };
        world->activity_list[i] = &world->activities[i];
    }
}

static inline void make_children(struct world *world)
{
    for (int i = 0; i < CHILDREN; i++) {
        world->consents[i][0] = (struct consent){
            CONSENT_GROUP, CONSENT_GIVEN, {on(8, 1), on(12, 31)}};
        world->children[i] = (struct child){
            .code = child_codes[i], .sex = i % 2 ? SEX_MALE : SEX_FEMALE, .birth = {2016, 1, 0},
            .site = "", .village = "", .is_active = true, .enrolment = ENROLMENT_ACCEPTED,
            .assent = ANSWER_YES, .consents = world->consents[i], .consent_count = 1,
            .flags = &world->child_flags[i], .needs = &world->needs[i],
        };
        world->bonds[i] = (struct bond){BOND_PAIR, child_codes[i], carer_codes[i], {{0}, {0}}};
    }
}

static inline void make_facts(struct world *world)
{
    make_vocabulary(world);
    make_activities(world);
    make_children(world);
    world->calendar = (struct calendar){.id = "c", .closed = world->closed,
                                        .swapped = world->swapped};
    world->facts = (struct facts){
        .today = on(9, 1), .vocabulary = &world->vocabulary, .programme = &world->programme,
        .calendar = &world->calendar, .activities = world->activity_list,
        .activity_count = ACTIVITY_COUNT, .children = world->children, .child_count = CHILDREN,
        .bonds = world->bonds, .openings = world->openings, .history = world->history,
        .overrides = world->overrides, .attendance = world->rows,
    };
    world->programme = (struct programme){
        .id = "p", .age = {96, 143}, .size = {4, 8}, .target = {4, 8},
        .goals = 1U << GOAL_BELONG | 1U << GOAL_TALK, .also = 1U << GOAL_CALM, .touch_cap = 2,
        .gap_days = {5, 14}, .notice = "", .spare = 1, .sessions = world->templates,
        .musts = &world->must, .file = "",
    };
    world->plan = (struct plan){.programme = "p", .bound = INT64_MIN,
                                .sessions = world->sessions};
}

static inline struct slot slot_of(enum phase phase, enum slot_kind kind, const char *id,
                                  int minutes)
{
    return (struct slot){.phase = phase, .kind = kind, .activity = id, .minutes = minutes,
                         .locked_by = ""};
}

/* Starts follow each other, the block is as long as its slots, and so is the template. */
static inline void lay_out(struct world *world, int session)
{
    int at = 0;
    for (int i = 0; i < world->sessions[session].block_count; i++) {
        struct block *block = &world->blocks[session][i];
        block->start = at;
        for (int j = 0; j < block->track_count; j++) {
            struct track *track = &world->tracks[session][i][j];
            int *asked = world->template_tracks[session][i][j].minutes;
            memset(asked, 0, PHASE_COUNT * sizeof *asked);
            at = block->start;
            for (int k = 0; k < track->slot_count; k++) {
                struct slot *slot = &world->slots[session][i][j][k];
                slot->start = at;
                at += slot->minutes;
                asked[slot->phase] += slot->minutes;
            }
            block->minutes = at - block->start;
        }
        at = block->start + block->minutes;
        world->template_blocks[session][i].minutes = block->minutes;
    }
}

static inline struct track *add_track(struct world *world, int session, int block,
                                      const char *code, enum audience audience)
{
    int at = world->blocks[session][block].track_count++;
    world->template_blocks[session][block].track_count++;
    struct track *track = &world->tracks[session][block][at];
    *track = (struct track){
        .code = code, .audience = audience, .room = "", .leader = "", .spare = "spare",
        .slots = world->slots[session][block][at],
    };
    world->template_tracks[session][block][at] =
        (struct programme_track){.code = code, .audience = audience};
    return track;
}

static inline void add_block(struct world *world, int session, const char *code,
                             enum block_kind kind)
{
    int at = world->sessions[session].block_count++;
    world->templates[session].block_count++;
    world->blocks[session][at] = (struct block){
        .code = code, .kind = kind, .tracks = world->tracks[session][at]};
    world->template_blocks[session][at] = (struct programme_block){
        .code = code, .kind = kind, .tracks = world->template_tracks[session][at]};
}

static inline void add_session(struct world *world, const char *code, const char *series,
                               struct date date)
{
    int at = world->plan.session_count++;
    world->programme.session_count++;
    world->sessions[at] = (struct session){
        .code = code, .series = series, .no = at + 1, .date = date, .start = 840,
        .blocks = world->blocks[at], .variants = world->variants,
    };
    world->templates[at] = (struct programme_session){
        .no = at + 1, .stage = STAGE_FORMING, .trust_cap = 1, .blocks = world->template_blocks[at],
    };
}

static inline void add_slot(struct world *world, int session, int block, int track,
                            struct slot slot)
{
    struct track *to = &world->tracks[session][block][track];
    world->slots[session][block][track][to->slot_count++] = slot;
}

static inline struct world *world_open(void)
{
    struct arena *arena = arena_open();
    struct world *world = arena_take(arena, 1, sizeof *world);
    world->arena = arena;
    make_facts(world);
    return world;
}

static inline void world_close(struct world *world)
{
    arena_close(world->arena);
}

static inline struct world *world_series(void)
{
    static const char *const codes[] = {"A1-S1", "A1-S2", "A1-S3", "A1-S4"};
    static const char *const warm[] = {"w1", "w2", "w3", "w4"};
    static const char *const mains[] = {"m1", "m2", "m3", "m4"};
    static const enum stage stages[] = {STAGE_FORMING, STAGE_FORMING, STAGE_WORKING,
                                        STAGE_ENDING};
    struct world *world = world_open();
    world->programme.format = FORMAT_SERIES;
    world->programme.notice = "notice";
    world->programme.rituals[PHASE_CHECKIN] = (struct id_list){hello_ids, 1};
    world->programme.rituals[PHASE_CLOSE] = (struct id_list){bye_ids, 1};
    for (int i = 0; i < SESSIONS; i++) {
        add_session(world, codes[i], "A1", on(9, 2 + 7 * i));
        world->templates[i].stage = stages[i];
        add_block(world, i, "session", BLOCK_WHOLE);
        add_track(world, i, 0, "group", AUDIENCE_CHILDREN)->children =
            (struct code_list){child_codes, 6};
        add_slot(world, i, 0, 0, slot_of(PHASE_CHECKIN, SLOT_RITUAL, "hello", 5));
        add_slot(world, i, 0, 0, slot_of(PHASE_WARMUP, SLOT_ACTIVITY, warm[i], 5));
        add_slot(world, i, 0, 0, slot_of(PHASE_MAIN, SLOT_ACTIVITY, mains[i], 12));
        add_slot(world, i, 0, 0, slot_of(PHASE_SHARE, SLOT_DEBRIEF, "", 5));
        add_slot(world, i, 0, 0, slot_of(PHASE_CLOSE, SLOT_RITUAL, "notice", 2));
        add_slot(world, i, 0, 0, slot_of(PHASE_CLOSE, SLOT_RITUAL, "bye", 3));
        lay_out(world, i);
    }
    return world;
}

static inline void add_island(struct world *world, const char *code, int number)
{
    int first = (number - 1) * 4;
    struct track *track = add_track(world, 0, 3, code, AUDIENCE_MIXED);
    track->island = number;
    track->children = (struct code_list){child_codes + first, 4};
    track->carers = (struct code_list){carer_codes + first, 4};
    for (int i = 0; i < 4; i++)
        world->pairs[number - 1][i] =
            (struct pair){child_codes[first + i], carer_codes[first + i], PAIR_OWN};
    track->pairs = world->pairs[number - 1];
    track->pair_count = 4;
    add_slot(world, 0, 3, number - 1, slot_of(PHASE_MAIN, SLOT_ACTIVITY, "m3", 30));
}

/* arrive 10 (all), split 30 (young beside carers), break 10 with head-count, joint 30 (islands) */
static inline struct world *world_event(void)
{
    struct world *world = world_open();
    world->programme.format = FORMAT_EVENT;
    world->programme.size = (struct range){0, 0};
    world->programme.island_pairs = (struct range){4, 6};
    world->facts.bond_count = CARERS;
    add_session(world, "E1-S1", "E1", on(9, 5));
    add_block(world, 0, "arrive", BLOCK_WHOLE);
    struct track *all = add_track(world, 0, 0, "all", AUDIENCE_MIXED);
    all->children = (struct code_list){child_codes, CHILDREN};
    all->carers = (struct code_list){carer_codes, CARERS};
    add_slot(world, 0, 0, 0, slot_of(PHASE_WARMUP, SLOT_ACTIVITY, "w1", 10));
    add_block(world, 0, "split", BLOCK_SPLIT);
    add_track(world, 0, 1, "young", AUDIENCE_CHILDREN)->children =
        (struct code_list){child_codes, CHILDREN};
    add_track(world, 0, 1, "carers", AUDIENCE_CARERS)->carers =
        (struct code_list){carer_codes, CARERS};
    add_slot(world, 0, 1, 0, slot_of(PHASE_MAIN, SLOT_ACTIVITY, "m1", 30));
    add_slot(world, 0, 1, 1, slot_of(PHASE_MAIN, SLOT_ACTIVITY, "m2", 30));
    add_block(world, 0, "break", BLOCK_BREAK);
    world->blocks[0][2].minutes = 10;
    world->blocks[0][2].has_headcount = true;
    add_block(world, 0, "joint", BLOCK_JOINT);
    add_island(world, "island-1", 1);
    add_island(world, "island-2", 2);
    world->template_blocks[0][3].track_count = 1;
    lay_out(world, 0);
    return world;
}

/* What must be found. */
struct expected {
    enum rule_code rule;
    int session, block, track, slot;
    const char *person, *other, *word;
    int64_t points;
};

static inline struct expected at_plan(enum rule_code rule)
{
    return (struct expected){rule, -1, -1, -1, -1, "", "", "", 0};
}

static inline struct expected at_session(enum rule_code rule, int session)
{
    struct expected expected = at_plan(rule);
    expected.session = session;
    return expected;
}

static inline struct expected at_track(enum rule_code rule, int session, int block, int track)
{
    struct expected expected = at_session(rule, session);
    expected.block = block;
    expected.track = track;
    return expected;
}

static inline struct expected at_slot(enum rule_code rule, int session, int slot)
{
    struct expected expected = at_track(rule, session, 0, 0);
    expected.slot = slot;
    return expected;
}

static inline struct expected of(struct expected expected, const char *person, const char *other,
                                 const char *word)
{
    expected.person = person;
    expected.other = other;
    expected.word = word;
    return expected;
}

static inline struct expected worth(struct expected expected, int64_t points)
{
    expected.points = points;
    return expected;
}

static inline bool is_expected(const struct finding *finding, struct expected expected)
{
    return finding->rule == expected.rule && finding->session == expected.session &&
           finding->block == expected.block && finding->track == expected.track &&
           finding->slot == expected.slot && !strcmp(finding->person, expected.person) &&
           !strcmp(finding->other, expected.other) && !strcmp(finding->word, expected.word) &&
           finding->points == expected.points;
}

static inline bool is_broken(const struct finding *finding)
{
    return finding->class == RULE_HARD ||
           (finding->class == RULE_OVERRIDE && !finding->is_overridden);
}

static inline void print_finding(const struct finding *finding)
{
    printf("    found %s at %d/%d/%d/%d “%s” “%s” “%s” %d points\n",
           rule_get(finding->rule)->code, finding->session, finding->block, finding->track,
           finding->slot, finding->person, finding->other, finding->word, (int)finding->points);
}

/* The rule is found `count` times, once as expected, and no other rule is broken. A count of 0:
 * the rule is found nowhere and nothing is broken. */
static inline void expect(struct world *world, int count, struct expected expected,
                          const char *file, int line)
{
    const struct verdict *verdict = rules_judge(world->arena, &world->facts, &world->plan);
    int of_rule = 0;
    int as_expected = 0;
    int others = 0;
    for (int i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        of_rule += finding->rule == expected.rule;
        as_expected += is_expected(finding, expected);
        others += finding->rule != expected.rule && is_broken(finding);
    }
    bool is_right = check_one(of_rule == count && as_expected == (count > 0) && !others, file, line,
                              rule_get(expected.rule)->code);
    for (int i = 0; !is_right && i < verdict->finding_count; i++)
        if (is_broken(&verdict->findings[i]) || verdict->findings[i].rule == expected.rule)
            print_finding(&verdict->findings[i]);
    const struct verdict *alone =
        rules_judge_rule(world->arena, &world->facts, &world->plan, expected.rule);
    check_one(alone->finding_count == of_rule, file, line, "the rule alone finds the same");
}

#define EXPECT(world, count, expected) expect((world), (count), (expected), __FILE__, __LINE__)
#define EXPECT_NONE(world, rule) expect((world), 0, at_plan(rule), __FILE__, __LINE__)

#endif
