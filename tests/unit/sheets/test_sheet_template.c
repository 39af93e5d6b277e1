/* Templates: the shipped ones are good; every kind of slip is told with its line and the cure. */
#include "paper.h"

static char *replaced(struct arena *arena, const char *text, const char *old, const char *new)
{
    const char *found = strstr(text, old);
    if (!found)
        give_up(old);
    return arena_format(arena, "%.*s%s%s", (int)(found - text), text, new, found + strlen(old));
}

static int line_of(const char *text, const char *part)
{
    int line = 1;
    for (const char *at = text; at < strstr(text, part); at++)
        line += *at == '\n';
    return line;
}

/* One slip in the shipped run sheet: exactly one error, on the line of `part`, that says `cure`. */
static void check_slip(struct arena *arena, const char *old, const char *new, const char *part,
                       const char *cure)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    char *text = replaced(arena, shipped_template_text(arena, "run-sheet"), old, new);
    CHECK(read_template(arena, text, &issues) == NULL);
    bool is_told = false;
    for (int i = 0; i < issues.list.count; i++)
        is_told = is_told || (issues.list.items[i].line == line_of(text, part) &&
                              strstr(issues.list.items[i].text, cure));
    if (!CHECK(is_told)) {
        struct buf buf = buf_start(arena);
        issues_write(&issues, &buf);
        printf("    wanted line %d and “%s” in:\n%s", line_of(text, part), cure, buf.text);
    }
}

static void test_slips(struct arena *arena)
{
    check_slip(arena, "block: steps", "block: stepps", "stepps", "'steps'");
    check_slip(arena, "block: spare", "block: coffee", "coffee", "head");
    check_slip(arena, "      room:", "      rom:", "rom:", "'room'");
    check_slip(arena, "      leader: {zh: 带领, en: Leader}\n", "", "block: place", "leader");
    check_slip(arena, "{zh: 休息, en: Break}", "{zh: 休息}", "zh: 休息}", "en");
    check_slip(arena, "{people} 人照原计划", "{peple} 人照原计划", "{peple}", "people");
    check_slip(arena, "{people} 人照原计划", "{people 人照原计划", "{people 人", "{");
    check_slip(arena, "{clock: 22}", "{clok: 22}", "clok", "'clock'");
    check_slip(arena, "{clock: 22}", "{clock: wide}", "clock: wide", "clock");
    check_slip(arena, "margin_mm: 10", "margin_mm: 1", "margin_mm", "margin_mm");
    check_slip(arena, "sheet: run-sheet", "sheet: run-shet", "run-shet", "'run-sheet'");
    check_slip(arena, "    heading: {zh: 备用, en: Spare}\n", "", "block: spare", "heading");
    check_slip(arena, "  - block: place\n", "  - block: place\n    heading: {zh: 甲, en: A}\n",
               "block: place", "heading");
    check_slip(arena, "schema: 1", "schema: 2", "schema", "schema");
}

static void test_must_stand(struct arena *arena)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    CHECK(!read_template(arena,
                         "schema: 1\nsheet: activity-card\ntitle: {zh: 卡, en: Card}\n"
                         "margin_mm: 10\nblocks:\n  - block: head\n  - block: head\n",
                         &issues));
    bool has_missing = false, has_double = false;
    for (int i = 0; i < issues.list.count; i++) {
        has_missing = has_missing || strstr(issues.list.items[i].text, "block safety must stand");
        has_double = has_double || strstr(issues.list.items[i].text, "head stands here 2 times");
    }
    CHECK(has_missing && has_double);
}

/* Blocks print in the order of the template, and an optional one may go. */
static void test_order(struct shop *shop)
{
    char *text = shipped_template_text(shop->arena, "activity-card");
    const char *time = strstr(text, "  - block: time");
    const char *people = strstr(text, "  - block: people");
    const char *steps = strstr(text, "  - block: steps");
    char *turned = arena_format(
        shop->arena, "%.*s%.*s%.*s%s", (int)(time - text), text, (int)(steps - people), people,
        (int)(people - time), time, steps);
    struct issues issues = issues_start(shop->arena, LANGUAGE_EN);
    const struct sheet_template *template = read_template(shop->arena, turned, &issues);
    const struct activity *activity = catalog_activity(shop->catalog, "charades");
    if (!CHECK(template && activity))
        return;
    struct paper paper = print_paper(shop, (struct sheet_request){
        .template = template, .activity = activity, .language = LANGUAGE_ZH});
    CHECK(paper.is_made &&
          strstr(paper.body, "【适合人数】") < strstr(paper.body, "【活动时间】"));
}

static void test_list(void)
{
    int count;
    const struct sheet_entry *const *list = sheets_list(&count);
    CHECK(count >= 2);
    for (int i = 0; i < count; i++) {
        CHECK(sheets_find(list[i]->name) == list[i]);
        CHECK(*list[i]->title.zh && *list[i]->title.en && *list[i]->summary.zh);
    }
    CHECK(sheets_find("nothing") == NULL);
    CHECK_TEXT(sheets_nearest("runsheet"), "run-sheet");
    CHECK(sheets_nearest("zzzzzzzz") == NULL);
}

int main(void)
{
    struct arena *arena = arena_open();
    struct shop shop = shop_open(arena);
    CHECK(shipped_template(arena, "run-sheet") != NULL);
    CHECK(shipped_template(arena, "activity-card") != NULL);
    test_slips(arena);
    test_must_stand(arena);
    test_order(&shop);
    test_list();
    arena_close(arena);
    return check_end();
}
