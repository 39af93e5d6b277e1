/* The steps of the run sheet, each with its time, its words and what must be respected in it. */
#include "run.h"

#include "base/error.h"
#include "base/text.h"

enum { STEP_MINUTES, STEP_BREAK, STEP_HEADCOUNT, STEP_ELSEWHERE, STEP_TOGETHER,
       STEP_DEBRIEF, STEP_MATERIALS, STEP_CUT, STEP_CUT_NOTHING };

const char *run_words_to_say(const struct making *making, const struct agenda_step *step)
{
    for (int i = 0; step->activity && i < step->activity->step_count; i++) {
        const char *say = messages_pick(making->language, step->activity->steps[i].say);
        if (*say)
            return say;
    }
    return "";
}

bool run_keeps_brief(const struct agenda_step *step)
{
    return step->slot && step->slot->kind == SLOT_ACTIVITY && step->slot->phase == PHASE_MAIN;
}

static const char *step_name(const struct making *making, const struct sheet_block *block,
                             const struct agenda_step *step)
{
    if (step->activity)
        return messages_pick(making->language, step->activity->name);
    if (step->slot)
        return block_word(making, block, STEP_DEBRIEF);
    if (step->block->kind != BLOCK_BREAK)
        return block_word(making, block, step->track ? STEP_TOGETHER : STEP_ELSEWHERE);
    return block_word(making, block, step->block->has_headcount ? STEP_HEADCOUNT : STEP_BREAK);
}

/* A step while it is put together. */
struct step_parts {
    const struct sheet_block *block;
    const struct agenda_step *step;
    const char *brief;          /* "" when left out */
    const char *materials;      /* "" when none, or when they stand beside the name */
    const char *say;
    const char *safety;
    int width;                  /* of the text beside the clock time */
};

enum { CLOCK_GAP = 6000, TITLE_GAP = 8000 };

/* Clock time, and below it the minutes. */
static struct box *step_time(struct making *making, const struct sheet_block *block,
                             const struct agenda_step *step)
{
    struct box *left = box_column(making->doc, 0);
    box_add(left, box_text(making->doc, STYLE_RUN_CLOCK, blocks_clock(making, step->start)));
    const struct fill minutes = {"minutes", run_number(making, step->minutes)};
    const char *text = block_filled(making, block, STEP_MINUTES, &minutes, 1);
    return box_add(left, box_text(making->doc, STYLE_RUN_SMALL, text));
}

/* Name, phase and energy; the materials too when the line has room for them. */
static struct box *step_title(struct making *making, struct step_parts *parts)
{
    enum { SQUARE = 9000 };
    const struct agenda_step *step = parts->step;
    const char *phase =
        step->slot ? blocks_name(making, phase_words, (int)step->slot->phase) : "";
    const struct paragraph_span spans[] = {
        {step_name(making, parts->block, step), FONT_BOLD},
        {arena_format(making->arena, "\u3000%s", phase), FONT_REGULAR}};
    struct box *name = box_spans(making->doc, STYLE_RUN, spans, *phase ? 2 : 1);
    struct box *things = box_text_aligned(making->doc, STYLE_RUN_SMALL, PARAGRAPH_RIGHT,
                                          parts->materials);
    struct box *bar = step->energy ? box_bar(making->doc, step->energy, 5, SQUARE)
                                   : box_space(making->doc, 0);
    int things_width = length_scale(box_natural_width(things), RUN_LARGEST) + 1000;
    int wanted = length_scale(box_natural_width(name) + box_natural_width(bar) + 2 * TITLE_GAP,
                              RUN_LARGEST) + things_width;
    bool has_things = *parts->materials && wanted <= parts->width;
    struct box_width widths[] = {box_fraction(1), box_fixed(has_things ? things_width : 0),
                                 box_auto()};
    struct box *row = box_row(making->doc, TITLE_GAP, widths, 3);
    box_add(row, name);
    box_add(row, has_things ? box_middle(things) : box_space(making->doc, 0));
    if (has_things)
        parts->materials = "";
    return box_add(row, box_middle(bar));
}

/* What is done, what is needed, and, when room is short, what to say and to mind: one paragraph. */
static void add_brief(struct making *making, const struct run *run, struct step_parts *parts,
                      struct box *column)
{
    struct paragraph_span spans[5];
    int count = 0;
    if (*parts->brief)
        spans[count++] = (struct paragraph_span){parts->brief, FONT_REGULAR};
    if (*parts->say && !run->room.has_say_boxes) {
        spans[count] = (struct paragraph_span){
            arena_format(making->arena, "%s%s", count ? "\u3000" : "",
                         blocks_quoted(making, parts->say)), FONT_REGULAR};
        count++;
        parts->say = "";
    }
    if (*parts->materials) {
        const char *between = count ? "\u3000" : "";
        spans[count++] = (struct paragraph_span){
            arena_format(making->arena, "%s%s%s", between,
                         block_word(making, parts->block, STEP_MATERIALS), blocks_colon(making)),
            FONT_BOLD};
        spans[count++] = (struct paragraph_span){parts->materials, FONT_REGULAR};
    }
    if (count && *parts->safety && !run->room.has_own_safety_line) {
        spans[count++] = (struct paragraph_span){
            arena_format(making->arena, "\u3000▲\u00A0%s", parts->safety), FONT_BOLD};
        parts->safety = "";
    }
    if (count)
        box_add(column, box_spans(making->doc, STYLE_RUN_SMALL, spans, count));
}

/* Who has the same thing to respect here: codes and nicknames, never the flag. */
static const char *adapted_for(struct making *making, const struct agenda_step *step, int first,
                               const struct adaptation *adaptation)
{
    struct buf who = buf_start(making->arena);
    for (int i = first; i < step->slot->printed_count; i++) {
        int flag = vocabulary_flag(making->request->vocabulary, step->slot->printed[i].flag);
        if (flag < 0 || activity_adaptation(step->activity, flag) != adaptation)
            continue;
        buf_add_format(&who, "%s%s", who.length ? blocks_comma(making) : "",
                       blocks_person(making, step->slot->printed[i].child));
    }
    buf_add(&who, blocks_colon(making));
    return who.text;
}

/* One adaptation for all whom it is printed for; said when its first child is met. */
static bool is_first_of_its_kind(const struct slot *slot, int i)
{
    for (int k = 0; k < i; k++)
        if (text_equal(slot->printed[k].flag, slot->printed[i].flag))
            return false;
    return true;
}

/* Without a text the promise of the plan would be broken in silence: an error of the print. */
static void add_adaptations(struct making *making, const struct agenda_step *step,
                            struct box *column)
{
    const struct box_frame_look look = {.fill = DISPLAY_TINT,
                                        .padding = making->doc->theme->gap / 2};
    struct box *inside = box_column(making->doc, 0);
    for (int i = 0; i < step->slot->printed_count; i++) {
        const struct printed *printed = &step->slot->printed[i];
        int flag = vocabulary_flag(making->request->vocabulary, printed->flag);
        const struct adaptation *adaptation =
            flag < 0 ? NULL : activity_adaptation(step->activity, flag);
        if (!adaptation) {
            error_set(making->err, ERROR_INPUT,
                      N_("the plan promises %s an adaptation of %s that its file does not have; "
                         "run 'check' and plan this session again"),
                      printed->child, step->slot->activity);
            return;
        }
        if (is_first_of_its_kind(step->slot, i))
            box_add(inside, blocks_labelled(making, STYLE_RUN_SMALL,
                                            adapted_for(making, step, i, adaptation),
                                            messages_pick(making->language, adaptation->text)));
    }
    if (step->slot->printed_count)
        box_add(column, box_frame(making->doc, inside, look));
}

/* With more than one main piece a question says which it is about. */
static bool has_several_sources(const struct agenda_question *questions, int count)
{
    for (int i = 1; i < count; i++)
        if (questions[i].activity != questions[0].activity)
            return true;
    return false;
}

static void add_questions(struct making *making, const struct run *run, struct box *column)
{
    struct agenda_question questions[AGENDA_QUESTIONS_MOST];
    int count = agenda_questions(&run->agenda, questions);
    bool has_names = run->room.has_question_names && has_several_sources(questions, count);
    const char *form = making->language == LANGUAGE_ZH ? "%s（%s）" : "%s (%s)";
    for (int i = 0; i < count; i++) {
        const char *text = messages_pick(making->language, questions[i].text);
        const char *name = messages_pick(making->language, questions[i].activity->name);
        if (has_names)
            text = arena_format(making->arena, form, text, name);
        box_add(column, box_entry(making->doc, STYLE_RUN_SMALL, run_number(making, i + 1), text));
    }
}

/* A block that another leads: what is done there, by name. */
static void add_others(struct making *making, const struct track *track, struct box *column)
{
    struct buf names = buf_start(making->arena);
    for (int i = 0; i < track->slot_count; i++) {
        const struct activity *activity =
            facts_activity(making->request->facts, track->slots[i].activity);
        if (activity)
            buf_add_format(&names, "%s%s", names.length ? blocks_comma(making) : "",
                           messages_pick(making->language, activity->name));
    }
    if (names.length)
        box_add(column, box_text(making->doc, STYLE_RUN_SMALL, names.text));
}

static void add_step_text(struct making *making, struct run *run, struct step_parts *parts,
                          struct box *column)
{
    add_brief(making, run, parts, column);
    if (*parts->say)
        box_add(column, blocks_said(making, STYLE_RUN_SMALL, parts->say));
    add_adaptations(making, parts->step, column);
    if (*parts->safety)
        box_add(column, blocks_safety(making, STYLE_RUN_SMALL, parts->safety));
}

static bool is_ritual_step(const struct agenda_step *step)
{
    return step->slot && step->slot->kind == SLOT_RITUAL;
}

/* The place of a step among those with words to say: children know the words of a ritual. */
static int say_rank(const struct making *making, const struct agenda *agenda, int index)
{
    bool is_ritual = is_ritual_step(&agenda->steps.items[index]);
    int rank = 0;
    for (int i = 0; i < agenda->steps.count; i++) {
        const struct agenda_step *other = &agenda->steps.items[i];
        bool is_alike = is_ritual_step(other) == is_ritual;
        if (*run_words_to_say(making, other) && (is_alike ? i < index : is_ritual))
            rank++;
    }
    return rank;
}

/* What the step with this index says at the length that `run->room` gives. */
static struct step_parts parts_of(struct making *making, const struct run *run, int index)
{
    const struct agenda_step *step = &run->agenda.steps.items[index];
    struct step_parts parts = {.step = step, .brief = "", .materials = "", .say = "", .safety = ""};
    if (!step->activity)
        return parts;
    bool is_ritual = is_ritual_step(step);
    if (run_keeps_brief(step) ||
        (index < run->room.briefs && (!is_ritual || run->room.has_ritual_briefs)))
        parts.brief = messages_pick(making->language, step->activity->brief);
    parts.materials = blocks_materials(making, step->activity, track_people(step->track),
                                       run->room.amounts);
    if (say_rank(making, &run->agenda, index) < run->room.says)
        parts.say = run_words_to_say(making, step);
    if (!is_ritual || run->room.has_ritual_safety)
        parts.safety = messages_pick(making->language, step->activity->safety);
    return parts;
}

static void remember_longest(struct run *run, struct box *row, const char *name)
{
    int height = box_measure(row, run->width);
    if (height <= run->longest_height)
        return;
    run->longest_height = height;
    run->longest_name = name;
}

/* Before the last main piece: there a leader who is late must decide. */
static void add_cut(struct making *making, const struct run *run, const struct sheet_block *block,
                    int width, struct box *column)
{
    int given_back = 0;
    const struct agenda_step *cut = agenda_cut(&run->agenda, &given_back);
    const struct fill fills[] = {
        {"name", blocks_quoted(making, step_name(making, block, cut))},
        {"minutes", run_number(making, cut->minutes - given_back)},
        {"back", run_number(making, given_back)},
    };
    const char *text =
        block_filled(making, block, given_back ? STEP_CUT : STEP_CUT_NOTHING, fills, 3);
    box_add(column, box_keep_with_next(box_rule(making->doc, making->doc->theme->row_rule)));
    box_add(column, box_keep_with_next(blocks_cut_here(making, STYLE_RUN_SMALL, width, text)));
}

static void add_step(struct making *making, struct run *run, struct step_parts *parts,
                     struct box *column)
{
    const struct agenda_step *step = parts->step;
    int clock = run->width - parts->width - CLOCK_GAP;
    int given_back;
    if (agenda_cut(&run->agenda, &given_back) == step)
        add_cut(making, run, parts->block, clock + CLOCK_GAP, column);
    struct box_width widths[] = {box_fixed(clock), box_fraction(1)};
    struct box *row = box_row(making->doc, CLOCK_GAP, widths, 2);
    box_add(row, step_time(making, parts->block, step));
    struct box *text = box_column(making->doc, making->doc->theme->gap / 3);
    box_add(text, step_title(making, parts));
    if (step->activity)
        add_step_text(making, run, parts, text);
    else if (step->slot)
        add_questions(making, run, text);
    else if (step->track)
        add_others(making, step->track, text);
    box_add(row, text);
    box_add(column, box_keep_with_next(box_rule(making->doc, making->doc->theme->row_rule)));
    box_add(column, box_keep_together(row));
    remember_longest(run, row, step_name(making, parts->block, step));
}

void run_add_steps(struct making *making, void *own, const struct sheet_block *block,
                   struct box *column)
{
    enum { USUAL_CLOCK_MM = 22 };
    struct run *run = own;
    int clock = length_mm(block->widths_mm[0] ? block->widths_mm[0] : USUAL_CLOCK_MM);
    struct box *steps = box_column(making->doc, making->doc->theme->gap / 2);
    for (int i = 0; i < run->agenda.steps.count; i++) {
        struct step_parts parts = parts_of(making, run, i);
        parts.block = block;
        parts.width = run->width - clock - CLOCK_GAP;
        add_step(making, run, &parts, steps);
    }
    box_add(steps, box_rule(making->doc, making->doc->theme->row_rule));
    box_add(column, steps);
}
