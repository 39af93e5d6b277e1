/* The run sheet 带领者单页: what a leader holds while leading.
 *
 *     第 2 次 听见与看见        ●●○○        one A4 side, always; read at arm's length:
 *     16:40  心情天气  签到    ▮▯▯▯▯        body 14 pt or more, clock times 22 pt
 *     4 分   围坐，看六张天气牌…
 *            [C-0003 小禾：只把牌举到胸前]
 *            ⚠ 亮牌就够，不追问原因
 *     …
 *
 * When it is too much for one side it says less, in a fixed order, and the caller is told:
 *   1 lines stand closer;
 *   2 the words to say run on behind the brief instead of standing in a box;
 *   3 the notes behind materials ("each 6"; the totals stay);
 *   4 the activities' own notes on numbers (what the variants change stays);
 *   5 safety lines run on behind the brief, still bold and marked;
 *   6 the words to say go: those of rituals first, each from the last step backwards;
 *   7 the names of activities behind the questions;
 *   8 the briefs of rituals, which come back in every session and are known;
 *   9 the safety lines of rituals;
 *  10 the list of children, who stand on the sign-in list too (their number stays);
 *  11 the briefs of warm-ups and of other steps around the main pieces, from the last backwards.
 * Then what still fits comes back, the most needed first.
 * Times, names, adaptations, the briefs of main pieces, the safety of all other steps, materials,
 * questions and the cut mark are never left out, and type never gets smaller. What still does not
 * fit is an error that names the longest step. When there is room to spare, everything grows. */
#include "run.h"

#include "base/error.h"
#include "base/text.h"

#include <stddef.h>

enum run_kind { RUN_HEAD, RUN_PLACE, RUN_PEOPLE, RUN_STEPS, RUN_SPARE, RUN_NUMBERS, RUN_FOOT,
                RUN_KIND_COUNT };

/* -- spare, numbers -------------------------------------------------------------------------- */

enum { SPARE_LINE };

static void add_spare(struct making *making, void *own, const struct sheet_block *block,
                      struct box *column)
{
    const struct run *run = own;
    const struct activity *spare =
        facts_activity(making->request->facts, run->agenda.track->spare);
    if (!spare)
        return;
    const struct fill fills[] = {
        {"name", messages_pick(making->language, spare->name)},
        {"from", run_number(making, spare->minutes.min)},
        {"until", run_number(making, spare->minutes.max)},
        {"brief", messages_pick(making->language, spare->brief)},
    };
    const char *label = arena_format(making->arena, "%s%s", block_heading(making, block),
                                     blocks_colon(making));
    box_add(column, blocks_labelled(making, STYLE_RUN_SMALL, label,
                                    block_filled(making, block, SPARE_LINE, fills, 4)));
}

enum { NUMBERS_SAME, NUMBERS_CHANGED };

/* Numbers of people with one and the same answer stand together; returns the first not yet told. */
static void add_number_line(struct making *making, const struct agenda *agenda,
                            const struct sheet_block *block, int people, bool *told, int base,
                            struct buf *out)
{
    enum { AROUND = 2 };
    const struct variant *variant = agenda_variant(agenda, people);
    const char *changes = variant ? agenda_changes(making, agenda, variant) : "";
    struct buf who = buf_start(making->arena);
    for (int n = base - AROUND; n <= base + AROUND; n++) {
        const struct variant *other = agenda_variant(agenda, n);
        const char *same = other ? agenda_changes(making, agenda, other) : "";
        if (n < 3 || n == base || told[n - base + AROUND] || !text_equal(changes, same))
            continue;
        told[n - base + AROUND] = true;
        buf_add_format(&who, "%s%d", who.length ? blocks_comma(making) : "", n);
    }
    const struct fill fills[] = {{"people", who.text}, {"changes", changes}};
    if (out->length)
        buf_add(out, blocks_semicolon(making));
    buf_add(out, block_filled(making, block, *changes ? NUMBERS_CHANGED : NUMBERS_SAME, fills, 2));
}

static void add_count_notes(struct making *making, const struct agenda *agenda, struct box *column)
{
    for (int i = 0; i < agenda->steps.count; i++) {
        const struct agenda_step *step = &agenda->steps.items[i];
        if (!step->activity || step->slot->phase != PHASE_MAIN)
            continue;
        const char *note = messages_pick(making->language, step->activity->head_count);
        const char *label =
            arena_format(making->arena, "%s%s",
                         messages_pick(making->language, step->activity->name),
                         blocks_colon(making));
        box_add(column, blocks_labelled(making, STYLE_RUN_SMALL, label, note));
    }
}

static void add_numbers(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    enum { AROUND = 2, AROUND_ALL = 2 * AROUND + 1 };
    const struct run *run = own;
    int base = run->agenda.people;
    bool told[AROUND_ALL] = {false};
    struct buf text = buf_start(making->arena);
    for (int n = base - AROUND; n <= base + AROUND; n++)
        if (n >= 3 && n != base && !told[n - base + AROUND])
            add_number_line(making, &run->agenda, block, n, told, base, &text);
    const char *label = arena_format(making->arena, "%s%s", block_heading(making, block),
                                     blocks_colon(making));
    box_add(column, blocks_labelled(making, STYLE_RUN_SMALL, label, text.text));
    if (run->room.has_count_notes)
        add_count_notes(making, &run->agenda, column);
}

/* -- foot ------------------------------------------------------------------------------------ */

enum { FOOT_LEFT, FOOT_MIDDLE };

static void add_nothing(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    (void)making;
    (void)own;
    (void)block;
    (void)column;
}

static struct flow_furniture foot(struct making *making, const struct run *run)
{
    struct flow_furniture furniture = {.numbers = FLOW_NUMBERS_OF_ALL};
    for (int i = 0; i < making->template->block_count; i++) {
        const struct sheet_block *block = &making->template->blocks[i];
        if (block->kind != RUN_FOOT)
            continue;
        const char *mark = making->request->plan_mark;
        const struct fill fills[] = {
            {"session", run->agenda.session->code},
            {"plan", mark && *mark ? mark : "–"},
            {"today", date_copy(making->arena, making->request->today)},
        };
        furniture.foot_left = block_filled(making, block, FOOT_LEFT, fills, 3);
        furniture.foot_middle = block_filled(making, block, FOOT_MIDDLE, fills, 3);
    }
    return furniture;
}

/* -- fitting one side ------------------------------------------------------------------------ */

/* Lines at arm's length; the close ones still have a quarter of the type's size between them. */
static const struct theme *run_theme(struct making *making, bool has_wide_lines)
{
    struct theme *theme = arena_take(making->arena, 1, sizeof *theme);
    *theme = theme_standard;
    if (has_wide_lines)
        return theme;
    theme->styles[STYLE_TITLE].pitch = 24000;
    theme->styles[STYLE_RUN].pitch = 19000;
    theme->styles[STYLE_RUN_SMALL].pitch = 17500;
    theme->styles[STYLE_RUN_CLOCK].pitch = 24000;
    theme->gap = 2000;
    return theme;
}

static struct box *build(struct making *making, struct run *run)
{
    making->doc->theme = run_theme(making, run->room.has_wide_lines);
    struct box *column = box_column(making->doc, -1);
    run->longest_height = 0;
    sheet_add_blocks(making, run, column);
    return column;
}

static struct run_room all_room(const struct making *making, const struct agenda *agenda)
{
    struct run_room room = {
        .has_wide_lines = true, .has_say_boxes = true, .amounts = BLOCKS_TOTALS_AND_EACH,
        .has_count_notes = true, .has_own_safety_line = true, .has_ritual_briefs = true,
        .briefs = agenda->steps.count, .has_question_names = true, .has_ritual_safety = true,
        .has_children = true};
    for (int i = 0; i < agenda->steps.count; i++)
        room.says += *run_words_to_say(making, &agenda->steps.items[i]) != 0;
    return room;
}

/* Takes one step in the order above; false at its end. */
static bool say_less(struct run_room *room)
{
    if (room->has_wide_lines)
        room->has_wide_lines = false;
    else if (room->has_say_boxes)
        room->has_say_boxes = false;
    else if (room->amounts == BLOCKS_TOTALS_AND_EACH)
        room->amounts = BLOCKS_TOTALS;
    else if (room->has_count_notes)
        room->has_count_notes = false;
    else if (room->has_own_safety_line)
        room->has_own_safety_line = false;
    else if (room->says)
        room->says--;
    else if (room->has_question_names)
        room->has_question_names = false;
    else if (room->has_ritual_briefs)
        room->has_ritual_briefs = false;
    else if (room->has_ritual_safety)
        room->has_ritual_safety = false;
    else if (room->has_children)
        room->has_children = false;
    else if (room->briefs)
        room->briefs--;
    else
        return false;
    return true;
}

static bool refuse_length(struct making *making, const struct run *run, int excess)
{
    int one_mm = length_mm(1);
    return error_set(making->err, ERROR_INPUT,
                     N_("the run sheet of %s is %d mm too long even for two sides at 14 pt; its "
                        "longest step is '%s' (%d mm): shorten its safety line or adaptations, or "
                        "plan fewer pieces"),
                     run->agenda.session->code, excess / one_mm + 1, run->longest_name,
                     run->longest_height / one_mm);
}

/* Steps whose brief line went because steps were counted from the end. */
static int briefs_left_out(const struct run *run)
{
    int count = 0;
    for (int i = run->room.briefs; i < run->agenda.steps.count; i++)
        count += !run_keeps_brief(&run->agenda.steps.items[i]) &&
                 run->agenda.steps.items[i].slot &&
                 run->agenda.steps.items[i].slot->kind == SLOT_ACTIVITY;
    return count;
}

static void warn_shortened(struct making *making, const struct run *run, struct run_room all)
{
    const struct run_room *room = &run->room;
    const char *sheet = making->template->sheet;
    if (room->says < all.says)
        issues_add(making->warnings, ISSUE_WARNING, sheet, 0, 0,
                   N_("for lack of room the words to say of %d steps are left out; they stand on "
                      "the activity cards"),
                   all.says - room->says);
    if (!room->has_count_notes)
        issues_add(making->warnings, ISSUE_WARNING, sheet, 0, 0,
                   N_("for lack of room the activities' own notes on numbers are left out; they "
                      "stand on the activity cards"));
    if (!room->has_ritual_briefs)
        issues_add(making->warnings, ISSUE_WARNING, sheet, 0, 0,
                   N_("for lack of room the brief lines of rituals are left out"));
    if (briefs_left_out(run))
        issues_add(making->warnings, ISSUE_WARNING, sheet, 0, 0,
                   N_("for lack of room the brief lines of %d steps are left out; bring the "
                      "activity cards"),
                   briefs_left_out(run));
    if (!room->has_ritual_safety)
        issues_add(making->warnings, ISSUE_WARNING, sheet, 0, 0,
                   N_("for lack of room the safety lines of rituals are left out; bring their "
                      "cards"));
    if (!room->has_children)
        issues_add(making->warnings, ISSUE_WARNING, sheet, 0, 0,
                   N_("for lack of room the list of children is left out; bring the sign-in list"));
}

/* A paper being made to fit: the column that is known to, and how much it says. */
struct fitting {
    struct making *making;
    struct run *run;
    struct box *column;
    int height;
    int excess;         /* of the shortest, when even that is too long */
};

/* Says less until it fits; false with the excess when the shortest is too long. */
static bool shorten(struct fitting *fitting)
{
    struct run *run = fitting->run;
    const struct error *err = fitting->making->err;
    fitting->column = build(fitting->making, run);
    while (err->kind == ERROR_NONE) {
        int excess = box_measure(fitting->column, run->width) - fitting->height;
        if (excess <= 0)
            return true;
        fitting->excess = excess;
        if (!say_less(&run->room))
            return false;
        fitting->column = build(fitting->making, run);
    }
    return false;
}

/* Takes `room` when the paper still fits with it. */
static bool give_back(struct fitting *fitting, struct run_room room)
{
    struct run_room before = fitting->run->room;
    fitting->run->room = room;
    struct box *column = build(fitting->making, fitting->run);
    bool is_fitting = box_measure(column, fitting->run->width) <= fitting->height;
    if (is_fitting)
        fitting->column = column;
    else
        fitting->run->room = before;
    return is_fitting;
}

/* Sets one flag again, if the paper still fits with it. */
static void give_back_flag(struct fitting *fitting, size_t offset)
{
    struct run_room more = fitting->run->room;
    bool *flag = (bool *)((char *)&more + offset);
    if (*flag)
        return;
    *flag = true;
    give_back(fitting, more);
}

/* Counts up again as far as the paper fits. */
static void give_back_count(struct fitting *fitting, size_t offset, int all)
{
    for (;;) {
        struct run_room more = fitting->run->room;
        int *count = (int *)((char *)&more + offset);
        if (*count == all)
            return;
        ++*count;
        if (!give_back(fitting, more))
            return;
    }
}

/* What was left out last may have been long: shorter things that went before it come back. */
static void fill_up(struct fitting *fitting, struct run_room all)
{
    give_back_count(fitting, offsetof(struct run_room, briefs), all.briefs);
    give_back_flag(fitting, offsetof(struct run_room, has_children));
    give_back_flag(fitting, offsetof(struct run_room, has_ritual_safety));
    give_back_flag(fitting, offsetof(struct run_room, has_ritual_briefs));
    give_back_count(fitting, offsetof(struct run_room, says), all.says);
    give_back_flag(fitting, offsetof(struct run_room, has_question_names));
    give_back_flag(fitting, offsetof(struct run_room, has_count_notes));
    give_back_flag(fitting, offsetof(struct run_room, has_own_safety_line));
    if (fitting->run->room.says)
        give_back_flag(fitting, offsetof(struct run_room, has_say_boxes));
}

static struct flow *start_flow(struct making *making, const struct run *run)
{
    return flow_start(making->doc,
                      flow_geometry(FLOW_A4, FLOW_PORTRAIT, making->template->margin_mm),
                      foot(making, run));
}

/* Lays the column out on at most so many sides; what is read at arm's length should fill the
 * paper: the largest size that fits is taken. */
static struct display *lay_out(struct fitting *fitting, int sides, struct error *err)
{
    const struct flow_fit fit = {.pages = sides, .largest = RUN_LARGEST, .smallest = 1000,
                                 .smallest_style = STYLE_RUN_SMALL};
    struct flow *flow = start_flow(fitting->making, fitting->run);
    flow_add(flow, fitting->column);
    flow_set_fit(flow, fit);
    return page_lay_out(flow, err);
}

/* Two sides. Steps are not parted, so the end of the first side may stay empty: how much is known
 * only when it is laid out. Each try leaves a little more for that. */
static struct display *lay_out_overleaf(struct fitting *fitting, struct run_room all, int height)
{
    for (int lost = 0; lost < height / 2; lost += length_mm(RUN_LOST_STEP_MM)) {
        fitting->height = 2 * height - lost;
        fitting->run->room = all;
        if (!shorten(fitting))
            break;
        fill_up(fitting, all);
        struct error err = error_start(fitting->making->language);
        struct display *display = lay_out(fitting, 2, &err);
        if (display)
            return display;
    }
    if (fitting->making->err->kind == ERROR_NONE)
        refuse_length(fitting->making, fitting->run, fitting->excess);
    return NULL;
}

/* One side is the promise. Where many children need something of their own, a sheet that goes on
 * overleaf is better than none: then two, with a warning. */
static struct display *make_run_sheet(struct making *making)
{
    struct run run = {0};
    if (!agenda_make(making, &run.agenda))
        return NULL;
    struct run_room all = all_room(making, &run.agenda);
    struct flow *side = start_flow(making, &run);
    run.width = flow_body_width(side);
    run.room = all;
    struct fitting fitting = {.making = making, .run = &run, .height = flow_body_height(side)};
    bool is_one_side = shorten(&fitting);
    if (!is_one_side && making->err->kind != ERROR_NONE)
        return NULL;
    if (is_one_side)
        fill_up(&fitting, all);
    struct display *display = is_one_side
                                  ? lay_out(&fitting, 1, making->err)
                                  : lay_out_overleaf(&fitting, all, flow_body_height(side));
    if (!display)
        return NULL;
    warn_shortened(making, &run, all);
    if (!is_one_side)
        issues_add(making->warnings, ISSUE_WARNING, making->template->sheet, 0, 0,
                   N_("so many adaptations do not fit one side: the sheet goes on overleaf"));
    return display;
}

/* -- the sheet ------------------------------------------------------------------------------- */

static const struct sheet_block_kind kinds[RUN_KIND_COUNT] = {
    [RUN_HEAD] = {"head", false, true,
                  {{"title", "no of title"}, {"single", "title track"},
                   {"when", "programme day from until minutes"},
                   {"when_single", "programme day from until minutes"}}, {0}, run_add_head},
    [RUN_PLACE] = {"place", false, false,
                   {{"children", "children adults"}, {"adults", "children adults"}, {"room", ""},
                    {"leader", ""}, {"assistants", ""}}, {0}, run_add_place},
    [RUN_PEOPLE] = {"people", false, false, {{0}}, {0}, run_add_people},
    [RUN_STEPS] = {"steps", false, true,
                   {{"minutes", "minutes"}, {"break", ""}, {"headcount", ""}, {"elsewhere", ""},
                    {"together", ""}, {"debrief", ""}, {"materials", ""},
                    {"cut", "name minutes back"},
                    {"cut_nothing", "name minutes back"}}, {"clock"}, run_add_steps},
    [RUN_SPARE] = {"spare", true, false, {{"line", "name from until brief"}}, {0}, add_spare},
    [RUN_NUMBERS] = {"numbers", true, false,
                     {{"same", "people changes"}, {"changed", "people changes"}}, {0},
                     add_numbers},
    [RUN_FOOT] = {"foot", false, true,
                  {{"left", "session plan today"}, {"middle", "session plan today"}}, {0},
                  add_nothing},
};

const struct sheet sheet_run_sheet = {
    .entry = {
        .name = "run-sheet",
        .title = {"带领者单页", "Run sheet"},
        .summary = {"一次活动的时间、步骤、个别调整和安全提示，A4 一面",
                    "times, steps, adaptations and safety of one session, one side of A4"},
        .subject = SHEET_OF_SESSION,
    },
    .kinds = kinds,
    .kind_count = RUN_KIND_COUNT,
    .make = make_run_sheet,
};
