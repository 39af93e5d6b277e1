#include "base/buf.h"
#include "base/rng.h"
#include "check.h"
#include "page/display.h"
#include "page_fonts.h"

static struct display_step steps[] = {
    {DISPLAY_MOVE, {1000}, {2000}},
    {DISPLAY_TO, {3000}, {-4000}},
    {DISPLAY_CURVE, {1, 2, 3}, {4, 5, 6}},
    {DISPLAY_CLOSE, {0}, {0}},
};
static struct display_glyph glyphs[] = {{5, 0, 0}, {6, 9200, 0}, {7, 18400, -120}};
static struct display_cluster plain[] = {{3, 1}, {3, 1}, {1, 1}};
static struct display_cluster joined[] = {{6, 2}, {1, 1}};
static struct display_cluster quoted[] = {{3, 2}, {2, 1}};

static struct display *sample(struct arena *arena, const struct fonts *fonts)
{
    struct display *display = display_start(arena, fonts);
    struct display_page *page = display_add_page(display, 595276, 841890);
    display_add(arena, page, DISPLAY_TAG_START)->tag = DISPLAY_TAG_P;
    display_add(arena, page, DISPLAY_TEXT)->text = (struct display_text){
        FONT_REGULAR, 9200, 40000, 50000, 20000, "你好!", glyphs, 3, plain, 3};
    display_add(arena, page, DISPLAY_TEXT)->text = (struct display_text){
        FONT_BOLD, 9200, 40000, 63100, 20000, "“\"\\", glyphs, 3, quoted, 2};
    display_add(arena, page, DISPLAY_TAG_END)->tag = DISPLAY_TAG_P;
    display_add(arena, page, DISPLAY_TEXT)->text = (struct display_text){
        FONT_BOLD, 12000, 40000, 100000, 20000, "温度x", glyphs, 3, joined, 2};
    display_add(arena, page, DISPLAY_RECTANGLE)->rectangle =
        (struct display_rectangle){1, 2, 3, 4, DISPLAY_TINT, 500};
    display_add(arena, page, DISPLAY_LINE)->line =
        (struct display_line){0, 0, 100000, 0, 500, 4000};
    display_add(arena, page, DISPLAY_PATH)->path =
        (struct display_path){DISPLAY_BLACK, 700, steps, 4};
    display_add(arena, page, DISPLAY_HATCH)->hatch =
        (struct display_hatched){0, 0, 50000, 50000, DISPLAY_HATCH_CROSSED, 3000};
    display_add(arena, page, DISPLAY_LINK)->link =
        (struct display_link){0, 0, 50000, 10000, "https://example.org/%E8%AF%B4"};
    display_add(arena, page, DISPLAY_OUTLINE)->outline = (struct display_outline){1, 0, "第3次"};
    display_add_page(display, 419528, 595276);
    return display;
}

static const char *written(struct arena *arena, const struct display *display)
{
    struct buf out = buf_start(arena);
    display_write(display, &out);
    return out.text;
}

static struct display *reread(struct arena *arena, const struct fonts *fonts, const char *text,
                              struct error *err)
{
    *err = error_start(LANGUAGE_EN);
    return display_read(arena, fonts, text, strlen(text), err);
}

static void check_round_trip(struct arena *arena, const struct fonts *fonts)
{
    const char *text = written(arena, sample(arena, fonts));
    struct error err;
    struct display *again = reread(arena, fonts, text, &err);
    if (!CHECK(again)) {
        printf("%s\n", err.text);
        return;
    }
    CHECK_TEXT(written(arena, again), text);
    CHECK_NUMBER(again->pages.count, 2);
    CHECK_NUMBER(again->pages.items[0].items.count, 11);
    CHECK(strstr(text, "\ntext regular 9200 40000 50000 20000 \"你好!\" = "
                       "5@0 6@9200 7@18400,-120\n"));
    CHECK(strstr(text, "\ntext bold 12000 40000 100000 20000 \"温度x\" 6:2,1:1 5@0"));
}

/* `from` replaced by `to` must be refused on line `line`. */
static void refuses(struct arena *arena, const struct fonts *fonts, const char *from,
                    const char *to, int line)
{
    const char *text = written(arena, sample(arena, fonts));
    const char *at = strstr(text, from);
    if (!CHECK(at))
        return;
    const char *changed =
        arena_format(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    struct error err;
    CHECK(!reread(arena, fonts, changed, &err));
    const char *place = arena_format(arena, "line %d ", line);
    if (!CHECK(!strncmp(err.text, place, strlen(place))))
        printf("    %s -> %s: %s\n", from, to, err.text);
    CHECK_NUMBER(err.kind, ERROR_INPUT);
}

static void check_refusals(struct arena *arena, const struct fonts *fonts)
{
    refuses(arena, fonts, "display 1", "display 2", 1);
    refuses(arena, fonts, font_hash(fonts, FONT_REGULAR), "0123456789abcdef", 2);
    refuses(arena, fonts, "page 595276 841890", "page 0 841890", 4);
    refuses(arena, fonts, "page 595276", "page 595276 ", 4);
    refuses(arena, fonts, "tag P", "tag Q", 5);
    refuses(arena, fonts, "text regular", "text  regular", 6);
    refuses(arena, fonts, "text regular 9200", "text regular 09200", 6);
    refuses(arena, fonts, "text regular 9200", "text regular -0", 6);
    refuses(arena, fonts, "40000", "99999999999999999999", 6);
    refuses(arena, fonts, "5@0", "99999@0", 6);
    refuses(arena, fonts, "5@0", "5@0,0", 6);
    refuses(arena, fonts, "5@0 ", "", 6);
    refuses(arena, fonts, "\"你好!\"", "\"你好!", 6);
    refuses(arena, fonts, "\"你好!\"", "\"你好\\x41!\"", 6);
    refuses(arena, fonts, "untag P", "untag TD", 8);
    refuses(arena, fonts, "untag P\n", "", 15);
    refuses(arena, fonts, "6:2,1:1", "5:2,2:1", 9);
    refuses(arena, fonts, "6:2,1:1", "6:2,1:2", 9);
    refuses(arena, fonts, "6:2,1:1", "6:2", 9);
    refuses(arena, fonts, "tint", "grey", 10);
    refuses(arena, fonts, "black 700", "black -1", 12);
    refuses(arena, fonts, "https:", "http:", 14);
    refuses(arena, fonts, "%E8", "(", 14);
    refuses(arena, fonts, "outline 1", "outline 4", 15);
    refuses(arena, fonts, "end\n", "", 17);
    refuses(arena, fonts, "end\n", "end\nmore", 18);
    refuses(arena, fonts, "crossed 3000", "crossed 10", 13);
    refuses(arena, fonts, "你", "\xff\xfe", 1);
}

/* No byte changed, dropped or doubled may crash the reader; what it takes it writes the same. */
static void check_damage(struct arena *arena, const struct fonts *fonts)
{
    const char *text = written(arena, sample(arena, fonts));
    size_t length = strlen(text);
    struct rng rng = rng_start(1, 0);
    int taken = 0, changed_again = 0;
    for (int round = 0; round < 3000; round++) {
        struct arena_mark mark = arena_mark(arena);
        char *damaged = arena_copy(arena, text);
        damaged[rng_below(&rng, (int)length)] = (char)(1 + rng_below(&rng, 126));
        struct error err = error_start(LANGUAGE_EN);
        struct display *read = display_read(arena, fonts, damaged, length, &err);
        if (read) {
            taken++;
            changed_again += strcmp(written(arena, read), damaged) != 0;
        } else if (err.kind != ERROR_INPUT)
            changed_again++;
        arena_back(arena, mark);
    }
    CHECK(taken > 100 && taken < 2900);
    CHECK_NUMBER(changed_again, 0);
    for (size_t cut = 0; cut < length; cut++) {
        struct arena_mark mark = arena_mark(arena);
        struct error err = error_start(LANGUAGE_EN);
        changed_again += display_read(arena, fonts, text, cut, &err) != NULL;
        arena_back(arena, mark);
    }
    CHECK_NUMBER(changed_again, 0);
}

static void check_urls(struct arena *arena)
{
    CHECK_TEXT(display_url(arena, "https://a.example/b?c=d&e#f"), "https://a.example/b?c=d&e#f");
    CHECK_TEXT(display_url(arena, "https://a/说(')\\\" "),
               "https://a/%E8%AF%B4%28%27%29%5C%22%20");
    CHECK(!display_url(arena, "http://a"));
    CHECK(!display_url(arena, "https://"));
    CHECK(!display_url(arena, "javascript:alert(1)"));
    CHECK(!display_url(arena, "HTTPS://a"));
    CHECK(!display_url(arena, ""));
}

static void check_questions(struct arena *arena, const struct fonts *fonts)
{
    struct display *display = sample(arena, fonts);
    CHECK_TEXT(display_text(arena, display), "你好!\n“\"\\\n温度x\n\f");
    CHECK_NUMBER(display_smallest_size(display), 9200);
    struct display_bounds_list bounds = display_text_bounds(arena, display);
    CHECK_NUMBER(bounds.list.count, 3);
    CHECK_NUMBER(bounds.list.items[0].top, 50000 - 8096);
    CHECK(!display_outside(&bounds, display, 40000));
    CHECK(display_outside(&bounds, display, 40001) == &bounds.list.items[0]);
    CHECK(!display_overlap(&bounds, 0));
    struct display_item *second = &display->pages.items[0].items.items[2];
    *second = display_moved(arena, second, 10, -10000);
    bounds = display_text_bounds(arena, display);
    CHECK(display_overlap(&bounds, 0) == &bounds.list.items[1]);
    CHECK(!display_overlap(&bounds, 9000));
    for (int i = 0; i < display->pages.items[0].items.count; i++) {
        struct display_item *item = &display->pages.items[0].items.items[i];
        *item = display_moved(arena, item, 500, 700);
    }
    CHECK_NUMBER(display->pages.items[0].items.items[7].path.steps[1].y[0], -3300);
    CHECK_NUMBER(steps[1].y[0], -4000);
}

int main(void)
{
    struct arena *arena = arena_open();
    const struct fonts *fonts = fonts_for_test(arena);
    check_round_trip(arena, fonts);
    check_refusals(arena, fonts);
    check_damage(arena, fonts);
    check_urls(arena);
    check_questions(arena, fonts);
    arena_close(arena);
    return check_end();
}
