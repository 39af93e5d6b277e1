/* What a new activity begins with: numbers and words that are usual for its kind, and in place of
 * each text a marked hint at what belongs there. */
#include "catalog/catalog.h"
#include "catalog/loading.h"

#include "base/arena.h"

enum { CHILD_LEAST = 72, CHILD_MOST = 155, GROWN_LEAST = 216, NO_AGE_MOST = 1199 };

#define PHASE(name) (UINT64_C(1) << PHASE_##name)
#define AUDIENCE(name) (UINT64_C(1) << AUDIENCE_##name)

/* What differs from kind to kind. */
struct usual {
    uint64_t phases;
    int minutes;
    int energy, trust, move, read, write, loud, public_fail, hands, sight, hear, wait_seconds;
    enum level level;
    struct bilingual middle;            /* hint for the step in the middle */
};

static const struct usual usual[] = {
    [KIND_GAME] = {
        PHASE(WARMUP), 10, .energy = 3, .move = 1, .hear = 1, .wait_seconds = 30,
        .level = LEVEL_TRAINED,
        .middle = {"怎么玩：谁先来，接着是谁，怎样算完成，出错了怎么办",
                   "how it is played: who begins, who is next, when it ends, what a slip means"}},
    [KIND_GESTURE_DANCE] = {
        PHASE(WARMUP) | PHASE(CLOSE), 6, .energy = 3, .move = 1, .loud = 1, .hands = 2,
        .level = LEVEL_VOLUNTEER,
        .middle = {"一句一句教：念一句，做一句，大家跟一遍",
                   "teach it line by line: say one, show one, all repeat it"}},
    [KIND_ART] = {
        PHASE(MAIN), 25, .energy = 2, .trust = 1, .hands = 1, .sight = 1, .hear = 1,
        .level = LEVEL_TRAINED,
        .middle = {"每个人做什么，带领者走动时说什么（只说看见的，不评好坏）",
                   "what each makes; what you say on your round (what you see, never how good)"}},
    [KIND_STORY] = {
        PHASE(MAIN), 20, .energy = 2, .trust = 1, .hear = 1, .wait_seconds = 30,
        .level = LEVEL_TRAINED,
        .middle = {"故事怎么讲，讲到哪里停下来，请孩子做什么",
                   "how the story is told, where you stop, what the children do there"}},
    [KIND_TALK] = {
        PHASE(SHARE), 10, .energy = 1, .trust = 1, .public_fail = 1, .hear = 1,
        .wait_seconds = 45,
        .level = LEVEL_TRAINED,
        .middle = {"怎么轮，每人说多久，怎样可以过",
                   "how the turn goes round, how long each has, how one may pass"}},
    [KIND_CALM] = {
        PHASE(CLOSE), 5, .energy = 1, .hear = 1,
        .level = LEVEL_TRAINED,
        .middle = {"一步一步怎么做，用什么样的声音，做几遍",
                   "what is done one thing after the other, in what voice, how many times"}},
    [KIND_TRAINING] = {
        PHASE(MAIN), 25, .energy = 2, .trust = 1, .read = 1, .public_fail = 1, .sight = 1,
        .hear = 1,
        .level = LEVEL_COUNSELLOR,
        .middle = {"讲哪一点，用哪个例子，两人怎么练一遍",
                   "the one point, the example for it, how two people practise it"}},
    [KIND_RITUAL] = {
        PHASE(CHECKIN), 5, .energy = 1, .public_fail = 1, .hear = 1, .wait_seconds = 40,
        .level = LEVEL_VOLUNTEER,
        .middle = {"每次都一样的那几句话和那一个动作",
                   "the few words and the one gesture that are the same each time"}},
    [KIND_WORKSHEET] = {
        PHASE(MAIN), 25, .energy = 1, .trust = 1, .write = 1, .hands = 1, .sight = 1, .hear = 1,
        .level = LEVEL_TRAINED,
        .middle = {"先填哪一格，每格几分钟，不想写的可以画什么",
                   "which field comes first, minutes for each, what may be drawn instead"}},
};
static_assert(sizeof usual / sizeof *usual == KIND_COUNT, "one for each kind");

struct minutes_range catalog_usual_minutes(int typical)
{
    enum { SHORTEST = 6, LONGEST = 15, TENTHS = 10, MOST = 120 };
    int least = typical * SHORTEST / TENTHS;
    int most = typical * LONGEST / TENTHS;
    return (struct minutes_range){least > 1 ? least : 1, typical, most < MOST ? most : MOST};
}

/* The first that says it is usual for the kind; else the first of all. */
static int usual_formation(const struct vocabulary *vocabulary, enum kind kind)
{
    for (int i = 0; i < vocabulary->formation_words.count; i++)
        if (vocabulary->formations[i].usual_for >> kind & 1)
            return i;
    return 0;
}

static int usual_posture(const struct vocabulary *vocabulary, enum kind kind)
{
    for (int i = 0; i < vocabulary->posture_words.count; i++)
        if (vocabulary->postures[i].usual_for >> kind & 1)
            return i;
    return 0;
}

struct activity catalog_start_activity(const struct vocabulary *vocabulary, enum kind kind)
{
    const struct usual *u = &usual[kind];
    bool is_for_carers = kind == KIND_TRAINING;
    return (struct activity){
        .version = 1, .kind = kind, .phases = u->phases,
        .audiences = is_for_carers ? AUDIENCE(CARERS) : AUDIENCE(CHILDREN),
        .age = is_for_carers ? (struct range){GROWN_LEAST, NO_AGE_MOST}
                             : (struct range){CHILD_LEAST, CHILD_MOST},
        .people = {4, 12}, .minutes = catalog_usual_minutes(u->minutes),
        .axis = {[AXIS_ENERGY] = u->energy, [AXIS_TRUST] = u->trust, [AXIS_MOVE] = u->move,
                 [AXIS_READ] = u->read, [AXIS_WRITE] = u->write, [AXIS_LOUD] = u->loud,
                 [AXIS_PUBLIC_FAIL] = u->public_fail, [AXIS_HANDS] = u->hands,
                 [AXIS_SIGHT] = u->sight, [AXIS_HEAR] = u->hear,
                 [AXIS_WAIT_SECONDS] = u->wait_seconds},
        .formation = usual_formation(vocabulary, kind),
        .posture = usual_posture(vocabulary, kind), .level = u->level,
        .is_last_ok = true, .is_ritual = kind == KIND_RITUAL, .source = "own",
        .licence = "CC-BY-4.0",
    };
}

/* -- the texts -------------------------------------------------------------------------------- */

struct bilingual draft_placeholder(struct arena *arena, const char *zh, const char *en)
{
    return (struct bilingual){arena_format(arena, "%s%s", placeholder_mark.zh, zh),
                              arena_format(arena, "%s %s", placeholder_mark.en, en)};
}

#define WRITE(zh, en) draft_placeholder(arena, zh, en)

/* A beginning, a middle and an end; their minutes are the usual ones. */
static void add_steps(struct arena *arena, struct activity *activity)
{
    enum { SHARE = 5, STEPS_MOST = 3 };
    const struct bilingual middle = usual[activity->kind].middle;
    int whole = activity->minutes.typical;
    int edge = whole / SHARE > 1 ? whole / SHARE : 1;
    struct step *steps = arena_take(arena, STEPS_MOST, sizeof *steps);
    int count = 0;
    if (whole > 1)
        steps[count++] = (struct step){
            edge,
            WRITE("怎么站好或坐好，教什么，先做一遍样子",
                  "how they stand or sit, what you teach; show it once"),
            WRITE("紧要的一句话，可以照着说；没有就删掉 say 和下面两行",
                  "the sentence to say as it stands; without one delete say and its two lines")};
    int last = whole > 2 ? edge : 0;
    steps[count] = (struct step){.minutes = whole - (count ? edge : 0) - last,
                                 .text = WRITE(middle.zh, middle.en)};
    count++;
    if (last)
        steps[count++] = (struct step){
            .minutes = last, .text = WRITE("怎么停下来，怎么安静下来，怎么收东西",
                                           "how it stops, how they calm down, who clears away")};
    activity->steps = steps;
    activity->step_count = count;
}

static void add_questions(struct arena *arena, struct activity *activity)
{
    const struct bilingual asks[LENS_COUNT] = {
        [LENS_FACT] = WRITE("刚才发生了什么？（问看见的、听见的）",
                            "what happened just now? (something seen or heard)"),
        [LENS_FEEL] = WRITE("那时候心里、身体里是什么感觉？", "what was it like inside?"),
        [LENS_FIND] = WRITE("发现了什么，什么办法帮了忙？", "what did you find out, what helped?"),
        [LENS_FUTURE] = WRITE("以后什么时候用得上？", "when will it be useful?"),
    };
    struct question *questions = arena_take(arena, LENS_COUNT, sizeof *questions);
    for (int i = 0; i < LENS_COUNT; i++)
        questions[i] = (struct question){(enum lens)i, asks[i]};
    activity->questions = questions;
    activity->question_count = LENS_COUNT;
}

static void add_troubles(struct arena *arena, struct activity *activity)
{
    const struct trouble troubles[] = {
        {WRITE("没有人愿意先来", "nobody wants to begin"),
         WRITE("带领者马上做什么", "what you do at once")},
        {WRITE("有孩子退到一边", "a child steps aside"),
         WRITE("带领者说什么、做什么；不勉强", "what you say and do; nobody is pressed")},
    };
    enum { COUNT = sizeof troubles / sizeof troubles[0] };
    struct trouble *copy = arena_take(arena, COUNT, sizeof *copy);
    for (int i = 0; i < COUNT; i++)
        copy[i] = troubles[i];
    activity->troubles = copy;
    activity->trouble_count = COUNT;
}

static void add_moves(struct arena *arena, struct activity *activity)
{
    enum { COUNT = 4, BEATS = 4 };
    struct move *moves = arena_take(arena, COUNT, sizeof *moves);
    for (int i = 0; i < COUNT; i++)
        moves[i] = (struct move){
            .line = draft_placeholder(arena, arena_format(arena, "第%d句，自己编的词", i + 1),
                                      arena_format(arena, "line %d, words of your own", i + 1)),
            .beats = BEATS,
            .text = WRITE("一句一个手势", "one gesture for the line"),
            .seated = WRITE("坐着怎么做", "the same on a chair"),
            .one_hand = WRITE("一只手怎么做", "the same with one hand")};
    activity->moves = moves;
    activity->move_count = COUNT;
}

/* One for each flag whose limits the activity exceeds; the usual adaptation is the hint. */
static void add_adaptations(struct arena *arena, const struct vocabulary *vocabulary,
                            struct activity *activity)
{
    int count = 0;
    struct adaptation *list =
        arena_take(arena, (size_t)vocabulary->flag_words.count, sizeof *list);
    for (int i = 0; i < vocabulary->flag_words.count; i++) {
        const struct flag *flag = &vocabulary->flags[i];
        if (!activity_keeps_flag(activity, flag, activity->people.max))
            list[count++] = (struct adaptation){i, WRITE(flag->usual.zh, flag->usual.en)};
    }
    activity->adaptations = list;
    activity->adaptation_count = count;
}

void draft_add_texts(struct arena *arena, const struct vocabulary *vocabulary,
                     struct activity *activity)
{
    if (!activity->name.zh || !activity->name.zh[0])
        activity->name.zh = WRITE("名称", "").zh;
    if (!activity->name.en || !activity->name.en[0])
        activity->name.en = WRITE("", "name").en;
    activity->brief = WRITE("一行话，40字以内：怎么站、做什么、出错怎么办",
                            "one line, 73 characters at most: how they stand, what they do");
    activity->purpose = WRITE("练什么，为什么要练", "what it lets them practise, and what for");
    activity->preparation = WRITE("场地、材料、事先做好的事；什么都不用也写一句",
                                  "place, materials, what is done before; say so if nothing is");
    activity->safety = WRITE("赶时间也必须看到的一句：不许发生什么，什么时候马上停",
                             "the line for a hurried leader: what must not happen, when to stop");
    activity->head_count = WRITE("人太少、太多，多一人、少一人，各怎么办",
                                 "too few, too many, one more, one fewer: what you do");
    add_steps(arena, activity);
    add_questions(arena, activity);
    add_troubles(arena, activity);
    add_adaptations(arena, vocabulary, activity);
    if (activity->kind == KIND_GESTURE_DANCE)
        add_moves(arena, activity);
    if (activity->kind == KIND_WORKSHEET)
        activity->handout = (struct handout){
            WRITE("工作纸的标题", "heading of the worksheet"),
            WRITE("孩子拿到的纸上有什么，一行一项", "what stands on the child's sheet, line by line")};
}
