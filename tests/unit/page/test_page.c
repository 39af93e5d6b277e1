#include "base/buf.h"
#include "base/issues.h"
#include "base/rng.h"
#include "check.h"
#include "page/page.h"
#include "page_fonts.h"

static const struct page_options pdf = {
    .format = PAGE_PDF, .title = "活动方案", .date = {2026, 3, 16}};

static struct flow *flow_for(struct document *doc, enum flow_paper paper, enum flow_turn turn)
{
    return flow_start(doc, flow_geometry(paper, turn, 14),
                      (struct flow_furniture){"成长营", "2026-03-16", "版本 1", NULL,
                                              FLOW_NUMBERS_OF_ALL, false});
}

static const char *const words[] = {
    "请孩子们围成圆圈", "，", "每人用1种天气说", "心情", "。", "leader's ",
    "（可以跳过）", "“高兴”", "3–5岁", "——"};

static const char *random_text(struct document *doc, struct rng *rng, int most)
{
    struct buf out = buf_start(doc->arena);
    int count = 1 + rng_below(rng, most);
    for (int i = 0; i < count; i++)
        buf_add(&out, words[rng_below(rng, (int)(sizeof words / sizeof *words))]);
    return out.text;
}

static struct box *random_table(struct document *doc, struct rng *rng)
{
    struct box_column_look columns[] = {{box_auto(), PARAGRAPH_NATURAL, "时间"},
                                        {box_fraction(2), PARAGRAPH_NATURAL, "步骤"},
                                        {box_fraction(1), PARAGRAPH_CENTRE, "调整"}};
    struct box_table_options options = {.continued = "（续）"};
    options.look = rng_below(rng, 2) ? BOX_TABLE_GRID : BOX_TABLE_RULED;
    struct box *table = box_table(doc, columns, 3, options);
    for (int i = rng_below(rng, 30); i >= 0; i--) {
        if (!rng_below(rng, 5))
            box_table_part(table, STYLE_LABEL, "一部分");
        const char *steps = random_text(doc, rng, 60);
        bool has_note = rng_below(rng, 3) > 0;
        struct box *cells[] = {box_format(doc, STYLE_CELL, "15:%02d", i),
                               box_text(doc, STYLE_CELL, steps),
                               has_note ? box_text(doc, STYLE_CELL, "坐着做") : NULL};
        box_table_row(table, cells);
    }
    return table;
}

static struct box *random_box(struct document *doc, struct rng *rng)
{
    struct box_width halves[] = {box_fraction(1), box_fraction(1)};
    struct box *row = NULL;
    switch (rng_below(rng, 8)) {
    case 0:
        return box_heading(doc, STYLE_HEADING, 2, "小标题");
    case 1:
        return random_table(doc, rng);
    case 2:
        return box_frame(doc, box_text(doc, STYLE_BODY, random_text(doc, rng, 200)),
                         (struct box_frame_look){-1, DISPLAY_TINT, -1, 5000});
    case 3:
        row = box_row(doc, -1, halves, 2);
        box_add(row, box_text(doc, STYLE_BODY, random_text(doc, rng, 40)));
        return box_add(row, box_tick(doc, STYLE_BODY, random_text(doc, rng, 20)));
    case 4:
        return box_entry(doc, STYLE_BODY, "1", random_text(doc, rng, 100));
    case 5:
        return box_writing_lines(doc, 1 + rng_below(rng, 8), length_mm(9));
    case 6:
        return box_cut_line(doc);
    default:
        return box_text(doc, STYLE_BODY, random_text(doc, rng, 300));
    }
}

/* Nothing is drawn between the page's last heading and its foot. */
static bool ends_in_heading(const struct display_page *page)
{
    bool is_after_heading = false;
    for (int i = 0; i < page->items.count; i++) {
        const struct display_item *item = &page->items.items[i];
        if (item->kind == DISPLAY_TEXT && strchr(item->text.text, '/'))
            return is_after_heading;        /* the number of the page */
        if (item->kind == DISPLAY_TEXT)
            is_after_heading = !strcmp(item->text.text, "小标题");
        else if (item->kind == DISPLAY_LINE || item->kind == DISPLAY_PATH)
            is_after_heading = false;
    }
    return true;
}

/* Papers made at random: every text lies inside the margins, none over another, headings are
 * never last on their page, pages are numbered, and the text form keeps everything. */
static void check_random_papers(struct arena *arena, const struct fonts *fonts)
{
    struct rng rng = rng_start(3, 0);
    int pages_seen = 0;
    for (int round = 0; round < 40; round++) {
        const struct theme *theme = round % 2 ? &theme_large : &theme_standard;
        struct document *doc = box_document(arena, fonts, theme);
        struct flow *flow = flow_for(doc, round % 3 ? FLOW_A4 : FLOW_A5,
                                     round % 5 ? FLOW_PORTRAIT : FLOW_LANDSCAPE);
        for (int i = 0; i < 15; i++)
            flow_add(flow, random_box(doc, &rng));
        flow_add(flow, box_text(doc, STYLE_BODY, "完"));
        struct error err = error_start(LANGUAGE_EN);
        struct display *display = page_lay_out(flow, &err);
        if (!CHECK(display)) {
            printf("    %s\n", err.text);
            continue;
        }
        pages_seen += display->pages.count;
        struct display_bounds_list bounds = display_text_bounds(arena, display);
        CHECK(!display_outside(&bounds, display, length_mm(14)));
        const struct display_bounds *over = display_overlap(&bounds, 300);
        if (!CHECK(!over))
            printf("    %d, page %d: %s\n", round, over->page, over->text);
        for (int i = 0; i < display->pages.count; i++)
            CHECK(!ends_in_heading(&display->pages.items[i]));
        CHECK(strstr(display_text(arena, display),
                     arena_format(arena, "\n%d/%d\n", display->pages.count, display->pages.count)));
        struct buf out = buf_start(arena), again = buf_start(arena);
        display_write(display, &out);
        const struct display *read = display_read(arena, fonts, out.text, out.length, &err);
        if (CHECK(read))
            display_write(read, &again);
        CHECK(!strcmp(out.text, again.text));
        CHECK_NUMBER(display_smallest_size(display), round % 2 ? 8970 : 7800);
    }
    CHECK(pages_seen > 100);
}

static void check_refusals(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    struct flow *flow = flow_for(doc, FLOW_A4, FLOW_PORTRAIT);
    flow_add(flow, box_frame(doc, box_space(doc, 900000), (struct box_frame_look){0}));
    struct error err = error_start(LANGUAGE_EN);
    CHECK(!page_lay_out(flow, &err));
    CHECK(strstr(err.text, "higher than the page"));
    flow = flow_for(doc, FLOW_A4, FLOW_PORTRAIT);
    struct box_width widths[] = {box_fixed(5000), box_fraction(1)};
    flow_add(flow, box_add(box_add(box_row(doc, 0, widths, 2), box_text(doc, STYLE_BODY, "窄")),
                           box_text(doc, STYLE_BODY, "宽")));
    err = error_start(LANGUAGE_EN);
    CHECK(!page_lay_out(flow, &err));
    CHECK(strstr(err.text, "wider than its place: '窄'"));
}

/* Long heads and feet end in "…" before they meet each other. */
static void check_furniture(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    struct buf much = buf_start(arena);
    for (int i = 0; i < 90; i++)
        buf_add(&much, "很长的页眉");
    struct flow *flow =
        flow_start(doc, flow_geometry(FLOW_A5, FLOW_PORTRAIT, 14),
                   (struct flow_furniture){much.text, much.text, much.text, much.text,
                                           FLOW_NUMBERS_OF_ALL, false});
    flow_add(flow, box_text(doc, STYLE_BODY, "完"));
    struct error err = error_start(LANGUAGE_EN);
    struct display *display = page_lay_out(flow, &err);
    if (!CHECK(display))
        return;
    struct display_bounds_list bounds = display_text_bounds(arena, display);
    CHECK_NUMBER(bounds.list.count, 6);
    CHECK(!display_overlap(&bounds, 0));
    CHECK(!display_outside(&bounds, display, length_mm(14)));
    int shortened = 0;
    for (int i = 0; i < bounds.list.count; i++)
        shortened += strstr(bounds.list.items[i].text, "…") != NULL;
    CHECK_NUMBER(shortened, 4);
}

static struct flow *run_sheet(struct document *doc, int lines)
{
    struct flow *flow = flow_for(doc, FLOW_A4, FLOW_PORTRAIT);
    for (int i = 0; i < lines; i++)
        flow_add(flow, box_format(doc, STYLE_RUN, "%d 围成圆圈坐下", i));
    flow_set_fit(flow, (struct flow_fit){1, 1250, 875, STYLE_RUN});
    return flow;
}

static void check_fit(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    int before = 100000;
    for (int lines = 5; lines < 33; lines++) {
        struct error err = error_start(LANGUAGE_EN);
        struct display *display = page_lay_out(run_sheet(doc, lines), &err);
        if (!CHECK(display || lines > 30))
            printf("    %d lines: %s\n", lines, err.text);
        if (!display)
            continue;
        CHECK_NUMBER(display->pages.count, 1);
        struct display_bounds_list bounds = display_text_bounds(arena, display);
        int size = bounds.list.items[3].size;
        CHECK(size >= 14000 && size <= 20000 && size <= before);
        before = size;
    }
    struct error err = error_start(LANGUAGE_EN);
    CHECK(!page_lay_out(run_sheet(doc, 40), &err));
    CHECK(strstr(err.text, "14.0 pt"));
    CHECK(strstr(err.text, "2 pages"));
}

static void check_imposing(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    struct flow *flow = flow_for(doc, FLOW_A5, FLOW_PORTRAIT);
    for (int i = 0; i < 3; i++) {
        flow_add(flow, box_heading(doc, STYLE_TITLE, 1, "卡片"));
        flow_page_break(flow);
    }
    struct error err = error_start(LANGUAGE_EN);
    struct display *pages = page_lay_out(flow, &err);
    CHECK(pages && pages->pages.count == 3);                /* no empty page at the end */
    struct display *sheets = flow_impose(pages, flow_two_up(), &err);
    CHECK_NUMBER(sheets->pages.count, 2);
    CHECK_NUMBER(sheets->pages.items[0].width, 841890);
    struct display_bounds_list bounds = display_text_bounds(arena, sheets);
    CHECK(!display_outside(&bounds, sheets, length_mm(13)));
    CHECK(!display_overlap(&bounds, 0));
    int right = 0;
    for (int i = 0; i < bounds.list.count; i++)
        right += bounds.list.items[i].left > 841890 / 2;
    CHECK_NUMBER(right, bounds.list.count / 3);
    CHECK(!flow_impose(sheets, flow_four_up(), &err));
    CHECK_NUMBER(err.kind, ERROR_INPUT);
}

static struct display *small_paper(struct document *doc)
{
    struct flow *flow = flow_for(doc, FLOW_A4, FLOW_PORTRAIT);
    flow_add(flow, box_heading(doc, STYLE_TITLE, 1, "第3次　情绪温度计"));
    flow_add(flow, box_text(doc, STYLE_BODY, "王一䶮、𬭳老师，缺𢧐。"));
    flow_add(flow, box_link(doc, STYLE_BODY, "说明", "https://example.org/a'/JS(b)"));
    flow_page_break(flow);
    flow_add(flow, box_heading(doc, STYLE_HEADING, 2, "记录"));
    flow_add(flow, box_cut_line(doc));
    struct error err = error_start(LANGUAGE_EN);
    return page_lay_out(flow, &err);
}

static bool holds(const char *bytes, size_t length, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= length; i++)
        if (!memcmp(bytes + i, word, size))
            return true;
    return false;
}

/* The same list gives the same PDF: twice, and after reading its text form. */
static void check_pdf(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    struct error err = error_start(LANGUAGE_EN);
    const struct display *display = small_paper(doc);
    size_t length = 0, again = 0;
    const char *bytes = page_bytes(arena, display, 0, &pdf, &length, &err);
    if (!CHECK(bytes)) {
        printf("    %s\n", err.text);
        return;
    }
    const char *twice = page_bytes(arena, display, 0, &pdf, &again, &err);
    CHECK(twice && again == length && !memcmp(bytes, twice, length));
    struct buf out = buf_start(arena);
    display_write(display, &out);
    const struct display *read = display_read(arena, fonts, out.text, out.length, &err);
    twice = read ? page_bytes(arena, read, 0, &pdf, &again, &err) : NULL;
    CHECK(twice && again == length && !memcmp(bytes, twice, length));
    CHECK(!memcmp(bytes, "%PDF-1.", 7));
    CHECK(holds(bytes, length, "/CreationDate (D:20260316)"));
    CHECK(holds(bytes, length, "/Marked true"));
    CHECK(holds(bytes, length, "https://example.org/a%27/JS%28b%29"));
    static const char *const never[] = {"/JavaScript", "/Launch", "/OpenAction", "/EmbeddedFile",
                                        "/JS ", "/JS("};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        CHECK(!holds(bytes, length, never[i]));
    CHECK(length < 60000);
}

static void check_missing(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    small_paper(doc);
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    page_report_missing(doc, &issues, "session-plan");
    CHECK_NUMBER(issues.list.count, 1);
    CHECK_NUMBER(issues.error_count, 0);
    CHECK(strstr(issues.list.items[0].text, "'𢧐' (U+229D0)"));
}

static void check_files(struct arena *arena, const struct fonts *fonts)
{
    struct document *doc = box_document(arena, fonts, &theme_standard);
    const struct display *display = small_paper(doc);
    struct error err = error_start(LANGUAGE_EN);
    struct page_options picture = {.format = PAGE_PNG, .dpi = 72};
    size_t length = 0;
    const char *bytes = page_bytes(arena, display, 1, &picture, &length, &err);
    CHECK(bytes && !memcmp(bytes, "\x89PNG", 4));
    /* Width and height stand at byte 16: A4 at 72 dpi. */
    CHECK(bytes && (unsigned char)bytes[18] == 595 / 256 && (unsigned char)bytes[19] == 595 % 256);
    picture.dpi = 5000;
    CHECK(!page_bytes(arena, display, 0, &picture, &length, &err));
    CHECK_NUMBER(err.kind, ERROR_USAGE);
    struct page_options text = {.format = PAGE_TEXT};
    bytes = page_bytes(arena, display, 0, &text, &length, &err);
    CHECK(bytes && strstr(bytes, "第3次　情绪温度计\n"));
    err = error_start(LANGUAGE_EN);
    CHECK(!page_write(display, "/nonexistent/plan.pdf", &pdf, &err));
    CHECK(strstr(err.text, "/nonexistent"));
    struct display *pack = display_start(arena, fonts);
    page_append(pack, display);
    page_append(pack, display);
    CHECK_NUMBER(pack->pages.count, 4);
    CHECK(page_bytes(arena, pack, 0, &pdf, &length, &err) != NULL);
    err = error_start(LANGUAGE_EN);
    CHECK(!page_bytes(arena, display_start(arena, fonts), 0, &pdf, &length, &err));
}

int main(void)
{
    struct arena *arena = arena_open();
    const struct fonts *fonts = fonts_for_test(arena);
    check_random_papers(arena, fonts);
    check_refusals(arena, fonts);
    check_furniture(arena, fonts);
    check_fit(arena, fonts);
    check_imposing(arena, fonts);
    check_pdf(arena, fonts);
    check_missing(arena, fonts);
    check_files(arena, fonts);
    arena_close(arena);
    return check_end();
}
