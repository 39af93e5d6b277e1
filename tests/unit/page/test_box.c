#include "base/rng.h"
#include "check.h"
#include "page/box.h"
#include "page_fonts.h"

static struct document *doc_for(struct arena *arena, const struct fonts *fonts)
{
    return box_document(arena, fonts, &theme_standard);
}

static struct display_page *page_for(struct document *doc)
{
    return display_add_page(display_start(doc->arena, doc->fonts), 595276, 841890);
}

static const char *const sentence =
    "请孩子们围成圆圈坐下，每人用一种天气"
    "说自己今天的心情：晴、多云、小雨，可以跳过。";

static void check_heights(struct document *doc)
{
    struct box *box = box_text(doc, STYLE_BODY, sentence);
    CHECK_NUMBER(box_measure(box, 9200 * 100), 13100);
    CHECK_NUMBER(box_measure(box, 9200 * 20), 2 * 13100);
    CHECK_NUMBER(box_measure(box_text(doc, STYLE_BODY, ""), 9200), 13100);
    CHECK_NUMBER(box_natural_width(box_text(doc, STYLE_BODY, "一二三")), 3 * 9200);
    CHECK_TEXT(box_first_text(box), sentence);
    struct box *counted = box_format(doc, STYLE_SMALL, "%d／%d", 3, 8);
    CHECK_TEXT(box_first_text(counted), "3／8");
}

static void check_split(struct document *doc)
{
    struct box *head = NULL, *tail = NULL;
    struct box *box = box_text(doc, STYLE_BODY, sentence);
    CHECK_NUMBER(box_measure(box, 9200 * 5), 9 * 13100);
    CHECK(!box_split(box, 13100, &head, &tail));                /* one line alone: never */
    CHECK(box_split(box, 13100 * 3 + 50, &head, &tail));
    CHECK_NUMBER(box_measure(head, 9200 * 5), 3 * 13100);
    CHECK_NUMBER(box_measure(tail, 9200 * 5), 6 * 13100);
    CHECK(box_split(box, 13100 * 7, &head, &tail));
    CHECK_NUMBER(box_measure(tail, 9200 * 5), 2 * 13100);       /* two lines stay for the tail */
    struct box *again_head = NULL, *again_tail = NULL;
    CHECK(box_split(head, 13100 * 3, &again_head, &again_tail));
    struct display_page *page = page_for(doc);
    box_place(again_tail, page, 0, 0);
    box_place(again_head, page, 0, 0);
    CHECK(page->items.count > 6);
    CHECK(!box_split(box_keep_together(box), 13100 * 4, &head, &tail));
    struct box *four = box_text(doc, STYLE_BODY, sentence);
    CHECK_NUMBER(box_measure(four, 9200 * 11), 4 * 13100);
    CHECK(!box_split(four, 13100 * 2, &head, &tail));           /* four lines stay whole */
}

static void check_row_widths(struct document *doc)
{
    struct box_width widths[] = {box_fixed(50000), box_fraction(1), box_auto(), box_fraction(2)};
    struct box *row = box_row(doc, 1000, widths, 4);
    box_add(row, box_text(doc, STYLE_BODY, "一"));
    box_add(row, box_text(doc, STYLE_BODY, "二"));
    box_add(row, box_text(doc, STYLE_BODY, "三三三"));
    box_add(row, box_rule(doc, 700));
    CHECK_NUMBER(box_measure(row, 50000 + 27600 + 3000 + 30001), 13100);
    struct display_page *page = page_for(doc);
    box_place(row, page, 10000, 0);
    int x[4] = {0}, found = 0, rule = 0;
    for (int i = 0; i < page->items.count; i++) {
        const struct display_item *item = &page->items.items[i];
        if (item->kind == DISPLAY_TEXT)
            x[found++] = item->text.x;
        if (item->kind == DISPLAY_LINE)
            rule = item->line.x2;
    }
    CHECK_NUMBER(found, 3);
    CHECK_NUMBER(x[0], 10000);
    CHECK_NUMBER(x[1], 10000 + 51000);
    CHECK_NUMBER(x[2], 10000 + 51000 + 10000 + 1000);
    CHECK_NUMBER(rule, 10000 + 50000 + 27600 + 3000 + 30001);   /* rounding loses nothing */
}

static void check_frame_and_space(struct document *doc)
{
    struct box *frame = box_frame(doc, box_text(doc, STYLE_BODY, "一"),
                                  (struct box_frame_look){1000, DISPLAY_TINT, 5000, 0});
    CHECK_NUMBER(box_measure(frame, 60000), 13100 + 12000);
    CHECK_NUMBER(box_natural_width(frame), 9200 + 12000);
    struct display_page *page = page_for(doc);
    box_place(frame, page, 0, 0);
    CHECK_NUMBER(page->items.items[0].kind, DISPLAY_RECTANGLE);
    CHECK_NUMBER(page->items.items[0].rectangle.width, 60000);
    CHECK_NUMBER(page->items.items[2].text.x, 6000);
    struct box *column = box_column(doc, 3000);
    box_add(column, box_space(doc, 7000));
    box_add(column, box_space(doc, 0));
    box_add(column, box_space(doc, 5000));
    CHECK_NUMBER(box_measure(column, 1000), 7000 + 3000 + 5000);
    CHECK_NUMBER(box_measure(box_least_height(box_space(doc, 10), 900), 1), 900);
    CHECK_NUMBER(box_measure(box_writing_lines(doc, 4, 30000), 100), 120000);
}

static void check_bar(struct document *doc)
{
    struct box *bar = box_bar(doc, 2, 5, 5000);
    box_measure(bar, 100000);
    struct display_page *page = page_for(doc);
    box_place(bar, page, 0, 0);
    CHECK_NUMBER(page->items.count, 5);
    for (int i = 0; i < 5; i++) {
        CHECK_NUMBER(page->items.items[i].rectangle.fill, i < 2 ? DISPLAY_BLACK : DISPLAY_WHITE);
        CHECK(page->items.items[i].rectangle.border > 0);
    }
}

static void check_fitted(struct document *doc)
{
    static const char *const names[] = {"小宇", "欧阳小小宇", "阿依古丽·买买提江",
                                        "Christopher Lee"};
    for (int i = 0; i < 4; i++) {
        struct box *name = box_fitted(doc, STYLE_NAME, 20000, 60000, names[i]);
        box_measure(name, 220000);
        struct display *display = display_start(doc->arena, doc->fonts);
        struct display_page *page = display_add_page(display, 595276, 841890);
        box_place(name, page, 0, 0);
        const struct display_text *text = &page->items.items[1].text;
        CHECK_NUMBER(page->items.count, 3);                     /* one line, tagged */
        CHECK(text->width <= 220000 && text->size >= 20000 && text->size <= 60000);
        CHECK(text->size == 60000 || text->width > 200000);     /* as large as fits */
    }
}

static void check_too_wide(struct document *doc)
{
    doc->too_wide = NULL;
    box_measure(box_text(doc, STYLE_BODY, "宽"), 9000);
    CHECK_TEXT(doc->too_wide, "宽");
    doc->too_wide = NULL;
    struct box_width widths[] = {box_fixed(50000), box_fixed(50000)};
    struct box *row = box_row(doc, 0, widths, 2);
    box_add(row, box_text(doc, STYLE_BODY, "左"));
    box_add(row, box_text(doc, STYLE_BODY, "右"));
    box_measure(row, 100000);
    CHECK(!doc->too_wide);
    box_measure(row, 99999);
    CHECK_TEXT(doc->too_wide, "左");
    doc->too_wide = NULL;
    box_measure(box_picture(doc, 1000, 1000, NULL, 0), 999);
    CHECK(doc->too_wide);
    doc->too_wide = NULL;
}

static void check_links(struct document *doc)
{
    struct box *link = box_link(doc, STYLE_BODY, "说明", "https://example.org/说");
    box_measure(link, 100000);
    struct display_page *page = page_for(doc);
    box_place(link, page, 0, 0);
    CHECK_NUMBER(page->items.items[0].kind, DISPLAY_LINK);
    CHECK_TEXT(page->items.items[0].link.url, "https://example.org/%E8%AF%B4");
    struct box *none = box_link(doc, STYLE_BODY, "说明", "http://example.org");
    box_measure(none, 100000);
    page = page_for(doc);
    box_place(none, page, 0, 0);
    for (int i = 0; i < page->items.count; i++)
        CHECK(page->items.items[i].kind != DISPLAY_LINK);
}

/* A table of six rows, one of ten lines, cut at every height: rows are whole, or leave two lines
 * on each side; the tail repeats the head; no text is lost. */
static void check_table_split(struct document *doc)
{
    struct box_column_look columns[] = {{box_fixed(60000), PARAGRAPH_NATURAL, "时间"},
                                        {box_fraction(1), PARAGRAPH_NATURAL, "步骤"}};
    struct box_table_options options = {.continued = "（续）"};
    struct box *table = box_table(doc, columns, 2, options);
    for (int i = 0; i < 6; i++) {
        struct box *cells[] = {box_format(doc, STYLE_CELL, "第%d段", i + 1),
                               box_text(doc, STYLE_BODY, i == 3 ? sentence : "一行")};
        box_table_row(table, cells);
    }
    int height = box_measure(table, 60000 + 9200 * 5), cuts = 0;
    for (int at = 1000; at < height; at += 1700) {
        struct box *head = NULL, *tail = NULL;
        if (!box_split(table, at, &head, &tail))
            continue;
        cuts++;
        CHECK(box_measure(head, 60000 + 9200 * 5) <= at);
        struct display *display = display_start(doc->arena, doc->fonts);
        box_place(head, display_add_page(display, 595276, 841890), 0, 0);
        box_place(tail, display_add_page(display, 595276, 841890), 0, 0);
        const char *text = display_text(doc->arena, display);
        const char *rest = strchr(text, '\f');
        const char *top = "\f（续）\n时间\n步骤\n";
        CHECK(!strncmp(rest, top, strlen(top)));
        CHECK(strstr(text, "第1段") && strstr(text, "第6段"));
        CHECK(strstr(text, "第4段"));
        struct display_bounds_list bounds = display_text_bounds(doc->arena, display);
        CHECK_NUMBER(bounds.list.count, 2 * 2 + 1 + 6 + 5 + 11);
        CHECK(!display_overlap(&bounds, 0));
    }
    CHECK(cuts > 20);
}

int main(void)
{
    struct arena *arena = arena_open();
    struct document *doc = doc_for(arena, fonts_for_test(arena));
    check_heights(doc);
    check_split(doc);
    check_row_widths(doc);
    check_frame_and_space(doc);
    check_bar(doc);
    check_fitted(doc);
    check_too_wide(doc);
    check_links(doc);
    check_table_split(doc);
    arena_close(arena);
    return check_end();
}
