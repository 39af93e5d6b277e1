/* The activity card 活动卡: everything an activity's file says, so that a stranger can lead from it.
 *
 * A5 pages, two side by side on A4 landscape to be cut apart; as many as the text needs, and the
 * handout on a page of its own. Nothing is left out and nothing is made smaller. It names no child,
 * so the adaptations may be headed by what is respected. */
#include "blocks.h"
#include "making.h"

#include "base/error.h"

#include <string.h>

enum card_kind {
    CARD_HEAD, CARD_LEVELS, CARD_PURPOSE, CARD_PLACE, CARD_TIME, CARD_PEOPLE, CARD_STEPS,
    CARD_MOVES, CARD_QUESTIONS, CARD_SAFETY, CARD_ADAPTATIONS, CARD_TROUBLES, CARD_NUMBERS,
    CARD_FOOT, CARD_KIND_COUNT
};

struct card {
    const struct activity *activity;
    int handout_page;           /* where the handout begins */
};

static const struct activity *activity_of(const void *own)
{
    return ((const struct card *)own)->activity;
}

static const char *pick(const struct making *making, struct bilingual text)
{
    return messages_pick(making->language, text);
}

static const char *number(const struct making *making, int value)
{
    return arena_format(making->arena, "%d", value);
}

/* A heading in 【】 that stays with what follows. */
static void add_heading(struct making *making, const struct sheet_block *block, struct box *column)
{
    enum { ABOVE = 2000 };
    box_add(column, box_keep_with_next(box_space(making->doc, ABOVE)));
    box_add(column, box_keep_with_next(
                        box_heading(making->doc, STYLE_HEADING, 2, block_heading(making, block))));
}

/* A heading and one paragraph, as most parts of a card are. */
static void add_part(struct making *making, const struct sheet_block *block, const char *text,
                     struct box *column)
{
    add_heading(making, block, column);
    box_add(column, box_text(making->doc, STYLE_BODY, text));
}

/* -- head and levels ------------------------------------------------------------------------- */

enum { HEAD_REFUSED, HEAD_INSTEAD };

/* Whoever finds a refused entry in print must see first why it is not done, and what is. */
static void add_refusal(struct making *making, const struct activity *activity,
                        const struct sheet_block *block, struct box *column)
{
    const char *colon = blocks_colon(making);
    const char *because = arena_format(making->arena, "%s%s%s",
                                       block_word(making, block, HEAD_REFUSED), colon,
                                       pick(making, activity->refused_because));
    box_add(column, blocks_safety(making, STYLE_BODY, because));
    struct buf names = buf_start(making->arena);
    for (int i = 0; activity->replacements && i < activity->instead_count; i++)
        buf_add_format(&names, "%s%s", names.length ? blocks_comma(making) : "",
                       pick(making, activity->replacements[i]->name));
    const char *label =
        arena_format(making->arena, "%s%s", block_word(making, block, HEAD_INSTEAD), colon);
    if (names.length)
        box_add(column, blocks_labelled(making, STYLE_BODY, label, names.text));
}

static void add_head(struct making *making, void *own, const struct sheet_block *block,
                     struct box *column)
{
    const struct activity *activity = activity_of(own);
    const char *kind =
        blocks_capital(making, blocks_name(making, kind_words, (int)activity->kind));
    const char *phases = blocks_names(making, phase_words, activity->phases);
    box_add(column, box_heading(making->doc, STYLE_TITLE, 1, pick(making, activity->name)));
    box_add(column, box_format(making->doc, STYLE_LABEL, "%s · %s", kind, phases));
    if (activity->is_refused)
        add_refusal(making, activity, block, column);
    box_add(column, box_text(making->doc, STYLE_BODY, pick(making, activity->brief)));
}

enum {
    LEVEL_ENERGY, LEVEL_TRUST, LEVEL_TOUCH, LEVEL_AGE, LEVEL_PEOPLE, LEVEL_BAR_COUNT,
    LEVEL_LEGEND = LEVEL_BAR_COUNT
};
enum { BANDS_MOST = 8 };

/* The first value of each band; the last is open above. */
struct bands {
    int starts[BANDS_MOST];
    int count;
};

/* Ages in months: 5, 7, 9, 11, 13, 16, grown up. */
static const struct bands age_bands = {{60, 84, 108, 132, 156, 192, 216}, 7};
static const struct bands people_bands = {{1, 4, 7, 13, 21, 41, 101}, 7};

/* Squares of a scale: black from one to another, so that it survives grey and photocopies. */
static struct box *squares(struct making *making, int from, int until, int of)
{
    enum { SIZE = 7000, STEP = 8750, LINE = 700 };
    struct display_item *items = arena_take(making->arena, (size_t)of, sizeof *items);
    for (int i = 0; i < of; i++)
        items[i] = (struct display_item){
            .kind = DISPLAY_RECTANGLE,
            .rectangle = {i * STEP + LINE / 2, LINE / 2, SIZE - LINE, SIZE - LINE,
                          i >= from && i < until ? DISPLAY_BLACK : DISPLAY_NO_FILL, LINE}};
    return box_picture(making->doc, of * STEP - (STEP - SIZE), SIZE, items, of);
}

/* The bands that a range meets. */
static struct box *range_squares(struct making *making, const struct bands *bands,
                                 struct range range)
{
    int from = 0, until = 0;
    for (int i = 0; i < bands->count; i++) {
        if (range.max >= bands->starts[i])
            until = i + 1;
        if (range.min >= bands->starts[i])
            from = i;
    }
    return squares(making, from, until, bands->count);
}

static struct box *level_cell(struct making *making, const char *label, const char *value,
                              struct box *bar)
{
    struct box *cell = box_column(making->doc, 1000);
    box_add(cell, bar);
    return box_add(cell, blocks_labelled(making, STYLE_SMALL, label,
                                         arena_format(making->arena, " %s", value)));
}

/* "5, 7, 9, 11, 13, 16, 18": where each square begins. */
static const char *band_starts(const struct making *making, const struct bands *bands, int unit)
{
    struct buf starts = buf_start(making->arena);
    for (int i = 0; i < bands->count; i++)
        buf_add_format(&starts, "%s%d", i ? blocks_comma(making) : "", bands->starts[i] / unit);
    return starts.text;
}

static const char *people_range(const struct making *making, struct range people)
{
    return people.min == people.max
               ? number(making, people.min)
               : arena_format(making->arena, "%d–%d", people.min, people.max);
}

static void add_levels(struct making *making, void *own, const struct sheet_block *block,
                       struct box *column)
{
    enum { ENERGY_MOST = 5, TRUST_MOST = 3, TOUCH_MOST = 3 };
    const struct activity *activity = activity_of(own);
    const int *axis = activity->axis;
    struct box_width widths[LEVEL_BAR_COUNT] = {box_fraction(5), box_fraction(4), box_fraction(4),
                                                box_fraction(7), box_fraction(7)};
    struct box *row = box_row(making->doc, 6000, widths, LEVEL_BAR_COUNT);
    box_add(row, level_cell(making, block_word(making, block, LEVEL_ENERGY),
                            number(making, axis[AXIS_ENERGY]),
                            squares(making, 0, axis[AXIS_ENERGY], ENERGY_MOST)));
    box_add(row, level_cell(making, block_word(making, block, LEVEL_TRUST),
                            number(making, axis[AXIS_TRUST]),
                            squares(making, 0, axis[AXIS_TRUST], TRUST_MOST)));
    box_add(row, level_cell(making, block_word(making, block, LEVEL_TOUCH),
                            number(making, axis[AXIS_TOUCH]),
                            squares(making, 0, axis[AXIS_TOUCH], TOUCH_MOST)));
    box_add(row, level_cell(making, block_word(making, block, LEVEL_AGE),
                            blocks_ages(making, activity->age),
                            range_squares(making, &age_bands, activity->age)));
    box_add(row, level_cell(making, block_word(making, block, LEVEL_PEOPLE),
                            people_range(making, activity->people),
                            range_squares(making, &people_bands, activity->people)));
    enum { MONTHS = 12 };
    const struct fill starts[] = {{"ages", band_starts(making, &age_bands, MONTHS)},
                                  {"people", band_starts(making, &people_bands, 1)}};
    box_add(column, box_rule(making->doc, making->doc->theme->box_rule));
    box_add(column, row);
    box_add(column, box_text(making->doc, STYLE_SMALL,
                             block_filled(making, block, LEVEL_LEGEND, starts, 2)));
    box_add(column, box_rule(making->doc, making->doc->theme->box_rule));
}

/* -- purpose, place, time, people ------------------------------------------------------------ */

enum { PURPOSE_GOALS };

static void add_purpose(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    const struct activity *activity = activity_of(own);
    const struct vocabulary *vocabulary = making->request->vocabulary;
    struct buf goals = buf_start(making->arena);
    for (int strength = 3; strength > 0; strength--)
        for (int i = 0; i < vocabulary->goal_words.count; i++)
            if (activity->goals[i] == strength)
                buf_add_format(&goals, "%s%s\u00A0%d", goals.length ? blocks_comma(making) : "",
                               pick(making, vocabulary->goals[i].name), strength);
    add_part(making, block, pick(making, activity->purpose), column);
    if (!goals.length)
        return;
    const char *label =
        arena_format(making->arena, "%s%s", block_word(making, block, PURPOSE_GOALS),
                     blocks_colon(making));
    box_add(column, blocks_labelled(making, STYLE_BODY, label, goals.text));
}

enum { PLACE_FORM, PLACE_AMOUNT, PLACE_REUSED, PLACE_INSTEAD, PLACE_HANDOUT };

static void add_material(struct making *making, const struct sheet_block *block,
                         const struct material *material, struct box *column)
{
    const struct item *item = &making->request->vocabulary->items[material->item];
    const struct fill amount[] = {
        {"per", blocks_name(making, material_per_words, (int)material->per)},
        {"quantity", number(making, material->quantity)}};
    const struct fill instead = {"instead", pick(making, item->substitute)};
    struct buf text = buf_start(making->arena);
    buf_add_format(&text, "%s%s%s", pick(making, item->name), blocks_colon(making),
                   block_filled(making, block, PLACE_AMOUNT, amount, 2));
    if (material->is_reused)
        buf_add(&text, block_word(making, block, PLACE_REUSED));
    if (*instead.value)
        buf_add(&text, block_filled(making, block, PLACE_INSTEAD, &instead, 1));
    box_add(column, box_entry(making->doc, STYLE_BODY, "·", text.text));
}

static void add_place(struct making *making, void *own, const struct sheet_block *block,
                      struct box *column)
{
    const struct activity *activity = activity_of(own);
    add_part(making, block, pick(making, activity->preparation), column);
    const struct fill fills[] = {
        {"formation", blocks_name(making, making->request->vocabulary->formation_words,
                                  activity->formation)},
        {"posture", blocks_name(making, making->request->vocabulary->posture_words,
                                activity->posture)}};
    box_add(column, box_text(making->doc, STYLE_BODY,
                             block_filled(making, block, PLACE_FORM, fills, 2)));
    for (int i = 0; i < activity->material_count; i++)
        add_material(making, block, &activity->materials[i], column);
    const char *title = pick(making, activity->handout.title);
    const struct fill handout[] = {
        {"title", title}, {"page", number(making, ((const struct card *)own)->handout_page)}};
    if (*title)
        box_add(column, box_entry(making->doc, STYLE_BODY, "·",
                                  block_filled(making, block, PLACE_HANDOUT, handout, 2)));
}

enum { TIME_LINE };

static void add_time(struct making *making, void *own, const struct sheet_block *block,
                     struct box *column)
{
    const struct minutes_range *minutes = &activity_of(own)->minutes;
    const struct fill fills[] = {{"typical", number(making, minutes->typical)},
                                 {"from", number(making, minutes->min)},
                                 {"until", number(making, minutes->max)}};
    add_part(making, block, block_filled(making, block, TIME_LINE, fills, 3), column);
}

enum {
    PEOPLE_LINE, PEOPLE_GROUPS, PEOPLE_PARITY, PEOPLE_LEADER,
    PEOPLE_VOLUNTEER            /* and what the further levels mean, in their order */
};

static void add_people(struct making *making, void *own, const struct sheet_block *block,
                       struct box *column)
{
    const struct activity *activity = activity_of(own);
    const struct fill fills[] = {
        {"people", people_range(making, activity->people)},
        {"ages", blocks_ages(making, activity->age)},
        {"audience", blocks_names(making, audience_words, activity->audiences)},
        {"group", people_range(making, activity->per)},
        {"parity", blocks_name(making, parity_words, (int)activity->parity)},
        {"level", blocks_name(making, level_words, (int)activity->level)},
    };
    enum { COUNT = sizeof fills / sizeof fills[0] };
    bool is_any = activity->parity == PARITY_ANY;
    bool is_grouped = activity->per.max && activity->parity != PARITY_PAIRS;  /* says it too */
    const bool is_said[] = {true, is_grouped, !is_any, true};
    const char *space = making->language == LANGUAGE_ZH ? "" : " ";
    struct buf text = buf_start(making->arena);
    for (int word = PEOPLE_LINE; word <= PEOPLE_LEADER; word++)
        if (is_said[word])
            buf_add_format(&text, "%s%s", text.length ? space : "",
                           block_filled(making, block, word, fills, COUNT));
    buf_add_format(&text, "%s%s", space,
                   block_word(making, block, PEOPLE_VOLUNTEER + (int)activity->level));
    add_part(making, block, text.text, column);
}

/* -- steps and moves ------------------------------------------------------------------------- */

static void add_steps(struct making *making, void *own, const struct sheet_block *block,
                      struct box *column)
{
    const struct activity *activity = activity_of(own);
    add_heading(making, block, column);
    for (int i = 0; i < activity->step_count; i++) {
        const struct step *step = &activity->steps[i];
        struct box_width widths[] = {box_fixed(34000), box_fraction(1)};
        struct box *row = box_row(making->doc, 4000, widths, 2);
        box_add(row, blocks_labelled(making, STYLE_BODY,
                                     arena_format(making->arena, "%d　%d′", i + 1, step->minutes),
                                     ""));
        struct box *text = box_column(making->doc, 2000);
        box_add(text, box_text(making->doc, STYLE_BODY, pick(making, step->text)));
        const char *say = pick(making, step->say);
        if (*say)
            box_add(text, blocks_said(making, STYLE_BODY, say));
        box_add(row, text);
        box_add(column, box_keep_together(row));
    }
}

enum { MOVES_LINE, MOVES_BEATS, MOVES_MOVE, MOVES_SEATED, MOVES_ONE_HAND, MOVES_CONTINUED,
       MOVES_COLUMNS = 5 };

static void add_moves(struct making *making, void *own, const struct sheet_block *block,
                      struct box *column)
{
    const struct activity *activity = activity_of(own);
    if (!activity->move_count)
        return;
    struct box_column_look looks[MOVES_COLUMNS];
    for (int i = 0; i < MOVES_COLUMNS; i++)
        looks[i] = (struct box_column_look){.width = box_fraction(4),
                                            .head = block_word(making, block, i)};
    looks[MOVES_BEATS].width = box_auto();
    looks[MOVES_BEATS].align = PARAGRAPH_CENTRE;
    const struct box_table_options options = {
        .look = BOX_TABLE_RULED, .cell_padding_x = 2500,
        .continued = block_word(making, block, MOVES_CONTINUED)};
    struct box *table = box_table(making->doc, looks, MOVES_COLUMNS, options);
    for (int i = 0; i < activity->move_count; i++) {
        const struct move *move = &activity->moves[i];
        const char *texts[MOVES_COLUMNS] = {
            pick(making, move->line), number(making, move->beats), pick(making, move->text),
            pick(making, move->seated), pick(making, move->one_hand)};
        box_table_texts(table, STYLE_CELL, texts);
    }
    add_heading(making, block, column);
    box_add(column, table);
}

/* -- talking, safety, adapting, trouble ------------------------------------------------------ */

static void add_pair(struct making *making, const char *label, const char *text,
                     struct box *column)
{
    box_add(column, blocks_labelled(making, STYLE_BODY,
                                    arena_format(making->arena, "%s%s",
                                                 blocks_capital(making, label),
                                                 blocks_colon(making)), text));
}

enum { QUESTIONS_MAIN, QUESTIONS_OTHER };

static void add_questions(struct making *making, void *own, const struct sheet_block *block,
                          struct box *column)
{
    const struct activity *activity = activity_of(own);
    if (!activity->question_count)
        return;
    struct box *together = box_keep_together(box_column(making->doc, 3000));
    add_heading(making, block, together);
    bool is_talked_about = activity->phases >> PHASE_MAIN & 1;  /* only main pieces are asked on */
    box_add(together, box_text(making->doc, STYLE_BODY,
                               block_word(making, block,
                                          is_talked_about ? QUESTIONS_MAIN : QUESTIONS_OTHER)));
    for (int i = 0; i < activity->question_count; i++)
        add_pair(making, blocks_name(making, lens_words, (int)activity->questions[i].lens),
                 pick(making, activity->questions[i].text), together);
    box_add(column, together);
}

enum { SAFETY_RISK, SAFETY_AVOID };

static const char *flag_names(const struct making *making, uint64_t flags)
{
    const struct vocabulary *vocabulary = making->request->vocabulary;
    struct buf buf = buf_start(making->arena);
    for (int i = 0; i < vocabulary->flag_words.count; i++)
        if (flags >> i & 1)
            buf_add_format(&buf, "%s%s", buf.length ? blocks_comma(making) : "",
                           pick(making, vocabulary->flags[i].name));
    return buf.text;
}

static void add_safety(struct making *making, void *own, const struct sheet_block *block,
                       struct box *column)
{
    const struct activity *activity = activity_of(own);
    struct box *together = box_keep_together(box_column(making->doc, 3000));
    add_heading(making, block, together);
    const char *safety = pick(making, activity->safety);
    if (*safety)
        box_add(together, blocks_safety(making, STYLE_BODY, safety));
    const struct fill risks[] = {{"physical", number(making, activity->risk_physical)},
                                 {"emotional", number(making, activity->risk_emotional)}};
    box_add(together, box_text(making->doc, STYLE_BODY,
                               block_filled(making, block, SAFETY_RISK, risks, 2)));
    if (activity->avoid)
        add_pair(making, block_word(making, block, SAFETY_AVOID),
                 flag_names(making, activity->avoid), together);
    box_add(column, together);
}

enum { ADAPTATIONS_READY };

static void add_adaptations(struct making *making, void *own, const struct sheet_block *block,
                            struct box *column)
{
    const struct activity *activity = activity_of(own);
    if (!activity->adaptation_count)
        return;
    add_part(making, block, block_word(making, block, ADAPTATIONS_READY), column);
    for (int i = 0; i < activity->adaptation_count; i++) {
        const struct adaptation *adaptation = &activity->adaptations[i];
        const struct flag *flag = &making->request->vocabulary->flags[adaptation->flag];
        add_pair(making, pick(making, flag->name), pick(making, adaptation->text), column);
    }
}

static void add_troubles(struct making *making, void *own, const struct sheet_block *block,
                         struct box *column)
{
    const struct activity *activity = activity_of(own);
    if (!activity->trouble_count)
        return;
    add_heading(making, block, column);
    for (int i = 0; i < activity->trouble_count; i++)
        add_pair(making, pick(making, activity->troubles[i].when),
                 pick(making, activity->troubles[i].text), column);
}

static void add_numbers(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    const char *text = pick(making, activity_of(own)->head_count);
    if (*text)
        add_part(making, block, text, column);
}

/* -- foot, handout, pages -------------------------------------------------------------------- */

enum { FOOT_LEFT, FOOT_OWN };

static void add_nothing(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    (void)making;
    (void)own;
    (void)block;
    (void)column;
}

/* The halves of a sheet are cut apart and mixed up: each says whose it is. */
static struct flow_furniture furniture_of(struct making *making, const struct activity *activity)
{
    enum { HASH_SHOWN = 8 };
    struct flow_furniture furniture = {.head_left = pick(making, activity->name),
                                       .numbers = FLOW_NUMBERS_OF_ALL};
    for (int i = 0; i < making->template->block_count; i++) {
        const struct sheet_block *block = &making->template->blocks[i];
        if (block->kind != CARD_FOOT)
            continue;
        const struct fill fills[] = {
            {"id", activity->id},
            {"version", number(making, activity->version)},
            {"hash", arena_format(making->arena, "%.*s", HASH_SHOWN,
                                  activity_hash(making->arena, activity))},
            {"licence", activity->licence},
            {"source", activity->source},
            {"from", activity->from},
            {"from_version", number(making, activity->from_version)},
        };
        enum { COUNT = sizeof fills / sizeof fills[0] };
        furniture.foot_left = block_filled(making, block,
                                           activity->from[0] ? FOOT_OWN : FOOT_LEFT, fills, COUNT);
    }
    return furniture;
}

static bool ends_in_colon(const char *line, size_t length)
{
    return (length >= 1 && line[length - 1] == ':') ||
           (length >= 3 && !memcmp(line + length - 3, "：", 3));
}

/* "Our leader:" is to be written on when nothing belongs to it: the next line is empty, another
 * such line or the end. */
static bool is_to_fill_in(const char *line, size_t length)
{
    if (!ends_in_colon(line, length))
        return false;
    const char *next = line + length + (line[length] == '\n');
    size_t next_length = strcspn(next, "\n");
    return !next_length || ends_in_colon(next, next_length);
}

/* What is copied for the wall or the children: larger, alone on its page. A line of the file is a
 * paragraph. */
static void add_handout(struct making *making, const struct handout *handout, struct flow *flow)
{
    const char *title = pick(making, handout->title);
    if (!*title)
        return;
    enum { EMPTY_LINE = 8000 };
    flow_page_break(flow);
    flow_add(flow, box_keep_with_next(box_heading(making->doc, STYLE_CHILD_STRONG, 1, title)));
    bool is_first = false;      /* of a stanza: its heading stays with it */
    for (const char *line = pick(making, handout->text); *line;) {
        size_t length = strcspn(line, "\n");
        const char *text = arena_copy_bytes(making->arena, line, length);
        bool has_more = line[length] && line[length + 1] && line[length + 1] != '\n';
        struct box *box = !length ? box_space(making->doc, EMPTY_LINE)
                          : is_to_fill_in(line, length)
                              ? blocks_to_fill_in(making, STYLE_CHILD, text)
                              : box_text(making->doc, STYLE_CHILD, text);
        flow_add(flow, is_first && length && has_more ? box_keep_with_next(box) : box);
        is_first = !length;
        line += length;
        line += *line == '\n';
    }
}

/* The pages of the whole card, or of its handout alone. */
enum card_part { WHOLE_CARD, HANDOUT_ALONE };

static struct flow *start_card(struct making *making, struct card *card, enum card_part part)
{
    struct flow_furniture furniture = furniture_of(making, card->activity);
    furniture.first_has_no_head = part == WHOLE_CARD;
    struct flow *flow = flow_start(
        making->doc, flow_geometry(FLOW_A5, FLOW_PORTRAIT, making->template->margin_mm),
        furniture);
    if (part == WHOLE_CARD) {
        struct box *column = box_column(making->doc, 3000);
        sheet_add_blocks(making, card, column);
        flow_add(flow, column);
    }
    add_handout(making, &card->activity->handout, flow);
    return flow;
}

/* The largest type that takes no more pages than the usual size: a card is read standing. */
static const struct display *lay_out_large(struct flow *flow, int *scale, struct error *err)
{
    enum { USUAL = 1000, LARGEST = 1200, STEP = 50 };
    const struct display *usual = flow_lay_out(flow, USUAL, err);
    if (!usual)
        return NULL;
    for (*scale = LARGEST; *scale > USUAL; *scale -= STEP) {
        struct error own = error_start(err->language);      /* too large is no error of the card */
        const struct display *display = flow_lay_out(flow, *scale, &own);
        if (display && display->pages.count <= usual->pages.count)
            return display;
    }
    return usual;
}

/* The page where the handout begins is known when all is laid out, and named before it. */
static const struct display *lay_out_card(struct making *making, struct card *card)
{
    enum { TRIES = 3 };         /* a longer number may move what comes behind it */
    const struct display *pages = NULL;
    card->handout_page = 1;
    for (int i = 0; i < TRIES; i++) {
        int scale;
        pages = lay_out_large(start_card(making, card, WHOLE_CARD), &scale, making->err);
        if (!pages || !*pick(making, card->activity->handout.title))
            return pages;
        const struct display *handout =
            flow_lay_out(start_card(making, card, HANDOUT_ALONE), scale, making->err);
        if (!handout)
            return NULL;
        int page = pages->pages.count - handout->pages.count + 1;
        if (page == card->handout_page)
            return pages;
        card->handout_page = page;
    }
    return pages;
}

static struct display *make_card(struct making *making)
{
    struct card card = {.activity = making->request->activity};
    const struct display *pages = lay_out_card(making, &card);
    return pages ? flow_impose(pages, flow_two_up(), making->err) : NULL;
}

/* -- the sheet ------------------------------------------------------------------------------- */

static const struct sheet_block_kind kinds[CARD_KIND_COUNT] = {
    [CARD_HEAD] = {"head", false, true, {{"refused", ""}, {"instead", ""}}, {0}, add_head},
    [CARD_LEVELS] = {"levels", false, false,
                     {{"energy", ""}, {"trust", ""}, {"touch", ""}, {"age", ""}, {"people", ""},
                      {"legend", "ages people"}},
                     {0}, add_levels},
    [CARD_PURPOSE] = {"purpose", true, true, {{"goals", ""}}, {0}, add_purpose},
    [CARD_PLACE] = {"place", true, true,
                    {{"form", "formation posture"}, {"amount", "per quantity"}, {"reused", ""},
                     {"instead", "instead"}, {"handout", "title page"}}, {0}, add_place},
    [CARD_TIME] = {"time", true, true, {{"line", "typical from until"}}, {0}, add_time},
    [CARD_PEOPLE] = {"people", true, true,
                     {{"line", "people ages audience group parity level"},
                      {"groups", "people ages audience group parity level"},
                      {"parity", "people ages audience group parity level"},
                      {"leader", "people ages audience group parity level"},
                      {"volunteer", ""}, {"trained", ""}, {"counsellor", ""},
                      {"specialist", ""}}, {0}, add_people},
    [CARD_STEPS] = {"steps", true, true, {{0}}, {0}, add_steps},
    [CARD_MOVES] = {"moves", true, true,
                    {{"line", ""}, {"beats", ""}, {"move", ""}, {"seated", ""}, {"single", ""},
                     {"continued", ""}}, {0}, add_moves},
    [CARD_QUESTIONS] = {"questions", true, true, {{"main", ""}, {"other", ""}}, {0},
                        add_questions},
    [CARD_SAFETY] = {"safety", true, true, {{"risk", "physical emotional"}, {"avoid", ""}}, {0},
                     add_safety},
    [CARD_ADAPTATIONS] = {"adaptations", true, true, {{"ready", ""}}, {0}, add_adaptations},
    [CARD_TROUBLES] = {"troubles", true, true, {{0}}, {0}, add_troubles},
    [CARD_NUMBERS] = {"numbers", true, true, {{0}}, {0}, add_numbers},
    [CARD_FOOT] = {"foot", false, true,
                   {{"left", "id version hash licence source"},
                    {"own", "id version hash licence source from from_version"}}, {0},
                   add_nothing},
};

const struct sheet sheet_activity_card = {
    .entry = {
        .name = "activity-card",
        .title = {"活动卡", "Activity card"},
        .summary = {"一个活动的全部内容，A5，两页一张 A4 横放",
                    "all an activity says, A5 pages, two on a sheet of A4 landscape"},
        .subject = SHEET_OF_ACTIVITY,
    },
    .kinds = kinds,
    .kind_count = CARD_KIND_COUNT,
    .make = make_card,
};
