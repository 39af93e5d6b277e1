/* The consent form: two sides a child, every word of the template, answers that weigh the same. */
#include "paper.h"

enum { A4_WIDTH = 595276, A4_HEIGHT = 841890, BODY_LEAST = 10900, SIDES = 2, ANSWERS = 6 };

static const struct person_name people[] = {
    {"C-0001", "小宇"}, {"C-0002", ""}, {"C-0003", "一个很长很长很长很长的小名"},
};
static const struct names nicknames = {people, 3};
static const char *const codes[] = {"C-0001", "C-0002", "C-0003"};

static struct sheet_request request_of(const struct sheet_template *template, int count,
                                       enum language language)
{
    return (struct sheet_request){
        .template = template, .language = language, .children = {codes, count},
        .place = "青禾镇", .names = &nicknames};
}

/* Every word that has no placeholder, heading by heading, in the order of the file. */
static void check_words(const struct shop *shop, const struct paper *paper,
                        const struct sheet_template *template, enum language language)
{
    const char *at = paper->body;
    for (int i = 0; i < template->block_count; i++) {
        const struct sheet_block *block = &template->blocks[i];
        const char *heading = messages_pick(language, block->heading);
        if (*heading)
            CHECK(comes_next(shop->arena, &at, heading));
        const char *text = messages_pick(language, block->words[0]);
        if (*heading && !strchr(text, '{'))
            CHECK(comes_next(shop->arena, &at, text));
    }
}

static void check_sizes(const struct paper *paper)
{
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        CHECK(is_foot(paper, item) || item->size >= BODY_LEAST);
    }
}

/* One page's empty squares, which must all be of one size and stand in two columns. */
static int check_boxes(const struct display_page *page)
{
    const struct display_rectangle *first = NULL;
    int count = 0, columns[2] = {-1, -1};
    for (int i = 0; i < page->items.count; i++) {
        const struct display_item *item = &page->items.items[i];
        const struct display_rectangle *square = &item->rectangle;
        if (item->kind != DISPLAY_RECTANGLE || square->width != square->height)
            continue;
        first = first ? first : square;
        CHECK_NUMBER(square->width, first->width);
        CHECK_NUMBER(square->border, first->border);
        int column = count++ % 2;
        columns[column] = columns[column] < 0 ? square->x : columns[column];
        CHECK_NUMBER(square->x, columns[column]);
    }
    return count;
}

static void test_one_child(const struct shop *shop, const struct sheet_template *template)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct paper paper =
            print_paper(shop, request_of(template, 1, (enum language)language));
        if (!CHECK(paper.is_made))
            continue;
        CHECK_NUMBER(paper.result.page_count, SIDES);
        CHECK_NUMBER(paper.display->pages.items[0].width, A4_WIDTH);
        CHECK_NUMBER(paper.display->pages.items[0].height, A4_HEIGHT);
        CHECK(is_tidy(&paper, "consent form"));
        check_sizes(&paper);
        check_words(shop, &paper, template, (enum language)language);
        CHECK(strstr(paper.body, "C-0001小宇") != NULL);
        CHECK(strstr(paper.body, "青禾镇") != NULL);
        CHECK_NUMBER(paper.result.warnings.list.count, 0);
        int boxes = 0;
        for (int i = 0; i < paper.display->pages.count; i++)
            boxes += check_boxes(&paper.display->pages.items[i]);
        CHECK_NUMBER(boxes, 2 * ANSWERS);
    }
}

/* Each child has a sheet of its own with its own code in the foot, numbered on its own. */
static void test_several_children(const struct shop *shop, const struct sheet_template *template)
{
    struct paper paper = print_paper(shop, request_of(template, 3, LANGUAGE_ZH));
    if (!CHECK(paper.is_made))
        return;
    CHECK_NUMBER(paper.result.page_count, 3 * SIDES);
    bool has_code[3 * SIDES] = {false}, has_number[3 * SIDES] = {false};
    for (int i = 0; i < paper.bounds.list.count; i++) {
        const struct display_bounds *item = &paper.bounds.list.items[i];
        int child = item->page / SIDES;
        for (int other = 0; other < 3; other++)
            CHECK(other == child || !strstr(item->text, codes[other]));
        if (!is_foot(&paper, item))
            continue;
        has_code[item->page] |= strstr(item->text, codes[child]) != NULL;
        has_number[item->page] |= text_equal(item->text, item->page % SIDES ? "2/2" : "1/2");
    }
    for (int page = 0; page < 3 * SIDES; page++)
        CHECK(has_code[page] && has_number[page]);
    CHECK(has_warning(&paper, "C-0003"));
    CHECK(!strstr(paper.body, people[2].nickname));
}

/* A long name of the place and a long nickname still make two sides. */
static void test_worst(const struct shop *shop, const struct sheet_template *template)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct sheet_request request = request_of(template, 3, (enum language)language);
        request.place = "某某市某某区某某街道办事处暨某某社区未成年人关爱保护与心理健康辅导服务中心联合会";
        struct paper paper = print_paper(shop, request);
        if (!CHECK(paper.is_made))
            continue;
        CHECK_NUMBER(paper.result.page_count, 3 * SIDES);
        CHECK(is_tidy(&paper, "long names"));
        check_sizes(&paper);
    }
}

/* Text that no side can hold is refused, never cut off. */
static void test_too_much(const struct shop *shop, const struct sheet_template *template)
{
    struct sheet_request request = request_of(template, 1, LANGUAGE_ZH);
    struct buf place = buf_start(shop->arena);
    for (int i = 0; i < 400; i++)
        buf_add(&place, "很长的名字");
    request.place = place.text;
    struct paper paper = print_paper(shop, request);
    CHECK(!paper.is_made && *paper.err.text);
}

int main(void)
{
    struct arena *arena = arena_open();
    struct shop shop = shop_open(arena);
    const struct sheet_template *template = shipped_template(arena, "consent-form");
    test_one_child(&shop, template);
    test_several_children(&shop, template);
    test_worst(&shop, template);
    test_too_much(&shop, template);
    arena_close(arena);
    return check_end();
}
