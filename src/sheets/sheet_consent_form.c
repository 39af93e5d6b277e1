/* The consent form 同意书: what a guardian and a child read and sign before the child takes part.
 *
 * A4, at most two sides for each child, so that each form is one sheet of paper; a document has one
 * form behind the other, by code. It bears the child's code and nickname; the name is written by
 * hand. Every answer has two boxes of one size, side by side, in columns of one width: neither
 * answer is made easier than the other. Text is large and shrinks only as far as older eyes allow.
 * All that it says stands in the template. */
#include "blocks.h"
#include "making.h"

enum form_kind {
    FORM_HEAD, FORM_WHO, FORM_GROUP, FORM_WRITTEN, FORM_KEPT, FORM_PHOTOS, FORM_WORRY, FORM_FREE,
    FORM_CHILD, FORM_WITHDRAW, FORM_ANSWERS, FORM_SIGNATURES, FORM_FOOT, FORM_KIND_COUNT
};

enum { FORM_PAGES = 2, FORM_SMALLEST = 780, FORM_GAP = 3500 };

struct form {
    const char *child;          /* code */
};

static void add_heading(struct making *making, const struct sheet_block *block, struct box *column)
{
    box_add(column, box_keep_with_next(box_space(making->doc, 1000)));
    box_add(column, box_heading(making->doc, STYLE_CHILD_STRONG, 2,
                                block_heading(making, block)));
}

static void add_text(struct making *making, const char *text, struct box *column)
{
    box_add(column, box_text(making->doc, STYLE_RUN_SMALL, text));
}

/* Fields to fill in, side by side. */
static void add_fields(struct making *making, const char *const *labels, int count,
                       struct box *column)
{
    enum { MOST = 3, BETWEEN = 10000 };
    struct box_width widths[MOST];
    for (int i = 0; i < count; i++)
        widths[i] = box_fraction(count == MOST && i == 0 ? 2 : 1);
    struct box *row = box_row(making->doc, BETWEEN, widths, count);
    for (int i = 0; i < count; i++)
        box_add(row, blocks_to_fill_in(making, STYLE_RUN_SMALL, labels[i]));
    box_add(column, box_keep_together(row));
}

/* -- what is said ---------------------------------------------------------------------------- */

enum { HEAD_CHILD, HEAD_NAME, HEAD_READ };

static void add_head(struct making *making, void *own, const struct sheet_block *block,
                     struct box *column)
{
    const struct form *form = own;
    box_add(column, box_heading(making->doc, STYLE_TITLE, 1,
                                messages_pick(making->language, making->template->title)));
    const struct fill fills[] = {{"child", blocks_person(making, form->child)}};
    struct box_width widths[] = {box_fraction(2), box_fraction(3)};
    struct box *row = box_row(making->doc, 10000, widths, 2);
    const char *child = block_filled(making, block, HEAD_CHILD, fills, 1);
    box_add(row, blocks_labelled(making, STYLE_RUN_SMALL, child, ""));
    box_add(row, blocks_to_fill_in(making, STYLE_RUN_SMALL,
                                   block_word(making, block, HEAD_NAME)));
    box_add(column, row);
    add_text(making, block_word(making, block, HEAD_READ), column);
}

enum { WHO_TEXT, WHO_CONTACT, WHO_PHONE };

static void add_who(struct making *making, void *own, const struct sheet_block *block,
                    struct box *column)
{
    (void)own;
    add_heading(making, block, column);
    const struct fill fills[] = {{"place", making->request->place}};
    add_text(making, block_filled(making, block, WHO_TEXT, fills, 1), column);
    const char *labels[] = {block_word(making, block, WHO_CONTACT),
                            block_word(making, block, WHO_PHONE)};
    add_fields(making, labels, 2, column);
}

/* A heading and a paragraph for each word of the block. */
static void add_paragraphs(struct making *making, void *own, const struct sheet_block *block,
                           struct box *column)
{
    (void)own;
    add_heading(making, block, column);
    const struct sheet_block_kind *kind = &making->sheet->kinds[block->kind];
    for (int i = 0; i < BLOCK_WORDS_MOST && kind->words[i].name; i++)
        add_text(making, block_word(making, block, i), column);
}

enum { KEPT_TEXT, KEPT_UNTIL, KEPT_RULES };

static void add_kept(struct making *making, void *own, const struct sheet_block *block,
                     struct box *column)
{
    (void)own;
    add_heading(making, block, column);
    add_text(making, block_word(making, block, KEPT_TEXT), column);
    const char *labels[] = {block_word(making, block, KEPT_UNTIL),
                            block_word(making, block, KEPT_RULES)};
    for (int i = 0; i < 2; i++)
        add_fields(making, &labels[i], 1, column);
}

/* -- what is answered ------------------------------------------------------------------------ */

enum {
    ANSWERS_YES, ANSWERS_NO, ANSWERS_REGISTER, ANSWERS_GROUP, ANSWERS_PHOTO_INSIDE,
    ANSWERS_PHOTO_PUBLIC, ANSWERS_EMERGENCY, ANSWERS_ASKED, ANSWERS_CHILD_YES, ANSWERS_CHILD_NO,
    ANSWERS_UNTIL
};

static void add_answer(struct making *making, struct box *table, const char *scope,
                       const char *yes, const char *no)
{
    struct box *cells[] = {
        box_text(making->doc, STYLE_RUN_SMALL, scope),
        box_middle(box_tick(making->doc, STYLE_RUN_SMALL, yes)),
        box_middle(box_tick(making->doc, STYLE_RUN_SMALL, no)),
    };
    box_table_row(table, cells);
}

static void add_answers(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    (void)own;
    add_heading(making, block, column);
    const struct box_column_look columns[] = {
        {.width = box_fraction(10), .head = ""},
        {.width = box_fraction(4), .head = ""},
        {.width = box_fraction(4), .head = ""},
    };
    struct box *table = box_table(making->doc, columns, 3,
                                  (struct box_table_options){.look = BOX_TABLE_GRID});
    for (int word = ANSWERS_REGISTER; word <= ANSWERS_EMERGENCY; word++)
        add_answer(making, table, block_word(making, block, word),
                   block_word(making, block, ANSWERS_YES), block_word(making, block, ANSWERS_NO));
    add_answer(making, table, block_word(making, block, ANSWERS_ASKED),
               block_word(making, block, ANSWERS_CHILD_YES),
               block_word(making, block, ANSWERS_CHILD_NO));
    box_add(column, box_keep_with_next(box_keep_together(table)));
    const char *until = block_word(making, block, ANSWERS_UNTIL);
    add_fields(making, &until, 1, column);
}

enum { SIGN_GUARDIAN, SIGN_RELATION, SIGN_CHILD, SIGN_RECEIVED, SIGN_DATE };

/* A line high enough for a hand, with its label and others behind it. */
static void add_signing(struct making *making, const struct sheet_block *block, int first,
                        int second, struct box *column)
{
    enum { ROOM = 8000 };
    box_add(column, box_keep_with_next(box_space(making->doc, ROOM)));
    const char *labels[] = {block_word(making, block, first),
                            block_word(making, block, second < 0 ? SIGN_DATE : second),
                            block_word(making, block, SIGN_DATE)};
    add_fields(making, labels, second < 0 ? 2 : 3, column);
}

static void add_signatures(struct making *making, void *own, const struct sheet_block *block,
                           struct box *column)
{
    (void)own;
    struct box *whole = box_column(making->doc, FORM_GAP);
    add_heading(making, block, whole);
    add_signing(making, block, SIGN_GUARDIAN, SIGN_RELATION, whole);
    add_signing(making, block, SIGN_CHILD, -1, whole);
    add_signing(making, block, SIGN_RECEIVED, -1, whole);
    box_add(column, box_keep_together(whole));
}

/* -- pages ----------------------------------------------------------------------------------- */

enum { FOOT_LEFT };

static void add_nothing(struct making *making, void *own, const struct sheet_block *block,
                        struct box *column)
{
    (void)making;
    (void)own;
    (void)block;
    (void)column;
}

static struct flow_furniture foot(struct making *making, const char *code)
{
    char today[DATE_TEXT_BYTES];
    const struct fill fills[] = {{"code", code},
                                 {"today", date_write(making->request->today, today)}};
    struct flow_furniture furniture = {.numbers = FLOW_NUMBERS_OF_ALL};
    for (int i = 0; i < making->template->block_count; i++)
        if (making->template->blocks[i].kind == FORM_FOOT)
            furniture.foot_left =
                block_filled(making, &making->template->blocks[i], FOOT_LEFT, fills, 2);
    return furniture;
}

static struct display *make_form(struct making *making, const char *code)
{
    struct form form = {.child = code};
    struct flow *flow = flow_start(
        making->doc, flow_geometry(FLOW_A4, FLOW_PORTRAIT, making->template->margin_mm),
        foot(making, code));
    struct box *column = box_column(making->doc, FORM_GAP);
    sheet_add_blocks(making, &form, column);
    flow_add(flow, column);
    flow_set_fit(flow, (struct flow_fit){.pages = FORM_PAGES, .largest = 1000,
                                         .smallest = FORM_SMALLEST,
                                         .smallest_style = STYLE_RUN_SMALL});
    return page_lay_out(flow, making->err);
}

static struct display *make_forms(struct making *making)
{
    struct code_list children = making->request->children;
    struct display *whole = NULL;
    for (int i = 0; i < children.count; i++) {
        struct display *form = make_form(making, children.codes[i]);
        if (!form)
            return NULL;
        if (whole)
            page_append(whole, form);
        else
            whole = form;
    }
    return whole;
}

/* -- the sheet ------------------------------------------------------------------------------- */

static const struct sheet_block_kind kinds[FORM_KIND_COUNT] = {
    [FORM_HEAD] = {"head", false, true, {{"child", "child"}, {"name", ""}, {"read", ""}}, {0},
                   add_head},
    [FORM_WHO] = {"who", true, true, {{"text", "place"}, {"contact", ""}, {"phone", ""}}, {0},
                  add_who},
    [FORM_GROUP] = {"group", true, true, {{"text", ""}}, {0}, add_paragraphs},
    [FORM_WRITTEN] = {"written", true, true, {{"what", ""}, {"why", ""}, {"who", ""}}, {0},
                      add_paragraphs},
    [FORM_KEPT] = {"kept", true, true, {{"text", ""}, {"until", ""}, {"rules", ""}}, {0},
                   add_kept},
    [FORM_PHOTOS] = {"photos", true, true, {{"text", ""}}, {0}, add_paragraphs},
    [FORM_WORRY] = {"worry", true, true, {{"text", ""}}, {0}, add_paragraphs},
    [FORM_FREE] = {"free", true, true, {{"text", ""}}, {0}, add_paragraphs},
    [FORM_CHILD] = {"child", true, true, {{"text", ""}}, {0}, add_paragraphs},
    [FORM_WITHDRAW] = {"withdraw", true, true, {{"text", ""}}, {0}, add_paragraphs},
    [FORM_ANSWERS] = {"answers", true, true,
                      {{"yes", ""}, {"no", ""}, {"register", ""}, {"group", ""},
                       {"photo_inside", ""}, {"photo_public", ""}, {"emergency", ""},
                       {"asked", ""}, {"child_yes", ""}, {"child_no", ""}, {"until", ""}}, {0},
                      add_answers},
    [FORM_SIGNATURES] = {"signatures", true, true,
                         {{"guardian", ""}, {"relation", ""}, {"child", ""}, {"received", ""},
                          {"date", ""}}, {0}, add_signatures},
    [FORM_FOOT] = {"foot", false, true, {{"left", "code today"}}, {0}, add_nothing},
};

const struct sheet sheet_consent_form = {
    .entry = {
        .name = "consent-form",
        .title = {"同意书", "Consent form"},
        .summary = {"给监护人和孩子看、签的同意书，每个孩子一张 A4 正反面",
                    "what guardian and child read and sign, one sheet of A4 for each child"},
        .subject = SHEET_OF_CHILDREN,
    },
    .kinds = kinds,
    .kind_count = FORM_KIND_COUNT,
    .make = make_forms,
};
