/* Checks on an activity as a whole: words at delicate moments, adaptations, questions, risk. */
#include "catalog/linting.h"
#include "catalog/loading.h"

/* -- words to say ------------------------------------------------------------------------------ */

enum { SENSITIVE_TOUCH = 2, SENSITIVE_TRUST = 2, SENSITIVE_RISK = 2 };

static const struct bilingual touching = {"碰手", "touch"};
static const struct bilingual closed_eyes = {"闭眼", "closed eyes"};
static const struct bilingual feelings = {"谈感受", "talk of feelings"};
static const struct bilingual farewell = {"告别", "a farewell"};
static const struct bilingual strong_feelings = {"情绪风险", "emotional risk"};
static const struct bilingual opening_rule = {"开场约定", "the opening rule"};

/* The moment that asks most for words, or NULL. */
static const struct bilingual *find_moment(const struct activity *activity)
{
    if (activity->axis[AXIS_TOUCH] >= SENSITIVE_TOUCH)
        return &touching;
    if (activity->axis[AXIS_EYES_CLOSED])
        return &closed_eyes;
    if (activity->axis[AXIS_TRUST] >= SENSITIVE_TRUST)
        return &feelings;
    if (activity->is_farewell)
        return &farewell;
    if (activity->risk_emotional >= SENSITIVE_RISK)
        return &strong_feelings;
    bool opens = activity->phases >> PHASE_BRIDGE & 1 && activity->kind == KIND_RITUAL;
    return opens ? &opening_rule : NULL;
}

static int find_first_say(const struct activity *activity)
{
    for (int i = 0; i < activity->step_count; i++)
        if (activity->steps[i].say.zh[0])
            return i;
    return activity->step_count;
}

/* The first step that is about the moment, or the number of steps. */
static int find_step(const struct activity *activity, const struct word_lists *words)
{
    for (int i = 0; i < activity->step_count; i++)
        if (lint_find_either(activity->steps[i].text, *words))
            return i;
    return activity->step_count;
}

static void tell_late(struct linting *linting, int step, const struct bilingual *moment)
{
    const struct node *steps = loading_place(linting->root, "steps");
    LINT_TELL(linting, loading_place(node_at(steps, step), "do"),
              N_("%s begins in step %d, the words to say come later; add say to this step or an"
                 " earlier one"), messages_pick(linting->issues->language, *moment), step + 1);
}

void lint_say(struct linting *linting)
{
    const struct activity *activity = linting->activity;
    const struct bilingual *moment = find_moment(activity);
    if (!moment)
        return;
    int say = find_first_say(activity);
    if (say == activity->step_count) {
        LINT_TELL(linting, loading_place(linting->root, "steps"),
                  N_("%s, and no step has words to say; add say: what a kind adult would say, with"
                     " the right to pass"), messages_pick(linting->issues->language, *moment));
        return;
    }
    if (activity->axis[AXIS_TOUCH] >= SENSITIVE_TOUCH) {
        int step = find_step(activity, &linting->words->touch);
        if (step < say)
            tell_late(linting, step, &touching);
    }
    if (activity->axis[AXIS_EYES_CLOSED]) {
        int step = find_step(activity, &linting->words->eyes);
        if (step < say)
            tell_late(linting, step, &closed_eyes);
    }
}

/* -- adaptations ------------------------------------------------------------------------------- */

/* What of the activity passes the limit, in words. */
static const char *name_excess(const struct linting *linting, int axis)
{
    static const struct bilingual other = {"话题或物品", "a topic or an item"};
    enum language language = linting->issues->language;
    return axis < AXIS_COUNT ? messages_pick(language, axis_words.list[axis].name)
                             : messages_pick(language, other);
}

void lint_adaptations(struct linting *linting)
{
    enum { NOBODY = 0 };        /* the number of people is known on the day, not here */
    const struct activity *activity = linting->activity;
    if (activity->audiences == UINT64_C(1) << AUDIENCE_CARERS)
        return;                 /* flags are those of children */
    for (int i = 0; i < linting->vocabulary->flag_words.count; i++) {
        const struct flag *flag = &linting->vocabulary->flags[i];
        int excess = activity_first_excess(activity, flag, NOBODY);
        if (excess < 0 || (activity->avoid | activity->adapt) >> i & 1)
            continue;
        LINT_TELL(linting, loading_place(linting->root, "adapt"),
                  N_("'%s' (%s): %s is above its limit; write in adapt what to do here, or put it"
                     " into avoid"), flag->id, messages_pick(linting->issues->language, flag->name),
                  name_excess(linting, excess));
    }
}

/* -- questions --------------------------------------------------------------------------------- */

static const char *list_words(const struct linting *linting, struct word_list words)
{
    enum { SHOWN = 5 };
    const char *text = "";
    for (int i = 0; i < words.count && i < SHOWN; i++)
        text = arena_format(linting->arena, "%s%s%s", text, i ? ", " : "", words.words[i]);
    return text;
}

static void look_at_question(struct linting *linting, enum lens lens, const struct node *place,
                             const char *text, struct word_list asks, struct word_list strangers)
{
    const char *name = messages_pick(linting->issues->language, lens_words.list[lens].name);
    const char *stranger = lint_find_word(text, strangers);
    if (stranger)
        LINT_TELL(linting, place,
                  N_("'%s' does not belong into the question of %s; ask for it in its own"
                     " question"), stranger, name);
    if (asks.count && !lint_find_word(text, asks))
        LINT_TELL(linting, place,
                  N_("this does not ask for %s; use words such as %s"), name,
                  list_words(linting, asks));
}

void lint_lenses(struct linting *linting)
{
    const struct lint_words *words = linting->words;
    const struct node *list = loading_place(linting->root, "debrief");
    for (int i = 0; i < linting->activity->question_count; i++) {
        const struct question *question = &linting->activity->questions[i];
        const struct node *ask = loading_place(node_at(list, i), "ask");
        enum lens lens = question->lens;
        look_at_question(linting, lens, loading_place(ask, "zh"), question->text.zh,
                         words->asks[lens].zh, words->strangers[lens].zh);
        look_at_question(linting, lens, loading_place(ask, "en"), question->text.en,
                         words->asks[lens].en, words->strangers[lens].en);
    }
}

/* -- risk -------------------------------------------------------------------------------------- */

/* From the anchors of the scales and the cautions of the shipped activities: what can bump, slip or
 * press is no physical 0; what shows a child's inside or puts it before all is no emotional 0; a
 * story of one's own life needs a counsellor; eyes that must be closed need ten years. */
static const struct {
    enum axis axis;
    int from;
    int physical, emotional;
    enum level level;
    int age;                    /* months */
} demands[] = {
    {AXIS_TOUCH, .from = 2, .physical = 1},
    {AXIS_MOVE, .from = 3, .physical = 1},
    {AXIS_ENERGY, .from = 5, .physical = 1},
    {AXIS_TRUST, .from = 2, .emotional = 1},
    {AXIS_TRUST, .from = 3, .emotional = 2, .level = LEVEL_COUNSELLOR},
    {AXIS_EYES_CLOSED, .from = 1, .emotional = 1},
    {AXIS_EYES_CLOSED, .from = 2, .age = 120},
    {AXIS_PUBLIC_FAIL, .from = 2, .emotional = 1},
};

static void tell_too_low(struct linting *linting, const char *group, const char *key, int least,
                         enum axis axis)
{
    const struct node *place = loading_place(loading_place(linting->root, group), key);
    LINT_TELL(linting, place,
              N_("%s %d asks for %s at least %d; raise it, or correct the axis"),
              axis_words.list[axis].key, linting->activity->axis[axis], key, least);
}

void lint_risk(struct linting *linting)
{
    const struct activity *activity = linting->activity;
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++) {
        enum axis axis = demands[i].axis;
        if (activity->axis[axis] < demands[i].from)
            continue;
        if (activity->risk_physical < demands[i].physical)
            tell_too_low(linting, "risk", "physical", demands[i].physical, axis);
        if (activity->risk_emotional < demands[i].emotional)
            tell_too_low(linting, "risk", "emotional", demands[i].emotional, axis);
        if (activity->age.min < demands[i].age)
            tell_too_low(linting, "age", "min", demands[i].age, axis);
        if (activity->level < demands[i].level)
            LINT_TELL(linting, loading_place(linting->root, "level"),
                      N_("%s %d asks for a leader of level %s; raise it, or correct the axis"),
                      axis_words.list[axis].key, activity->axis[axis],
                      level_words.list[demands[i].level].key);
    }
}
