/* The activity card: every text of every activity of the catalogue, in order, on tidy A5 pages. */
#include "paper.h"

enum { A4_LONG = 841890, A4_SHORT = 595276 };

static struct sheet_request request_of(const struct sheet_template *template,
                                       const struct activity *activity, enum language language)
{
    return (struct sheet_request){
        .template = template, .language = language, .activity = activity};
}

struct reading {
    struct arena *arena;
    enum language language;
    const char *at;             /* how far the card is read */
};

static void check_next(struct reading *reading, struct bilingual text)
{
    const char *line = messages_pick(reading->language, text);
    CHECK(comes_next(reading->arena, &reading->at, line));
}

/* Words to say stand in quotes; quotes within them are single ones. */
static void check_said(struct reading *reading, struct bilingual text)
{
    const char *line = messages_pick(reading->language, text);
    struct buf quoted = buf_start(reading->arena);
    for (int bytes = 0; *line; line += bytes) {
        text_next(line, &bytes);
        bool is_open = text_starts_with(line, "“"), is_close = text_starts_with(line, "”");
        buf_add_bytes(&quoted, is_open ? "‘" : is_close ? "’" : line, (size_t)bytes);
    }
    if (quoted.length)
        line = arena_format(reading->arena, "“%s”", quoted.text);
    CHECK(comes_next(reading->arena, &reading->at, line));
}

static void check_steps(struct reading *reading, const struct activity *activity)
{
    for (int i = 0; i < activity->step_count; i++) {
        CHECK(comes_next(reading->arena, &reading->at,
                         arena_format(reading->arena, "%d′", activity->steps[i].minutes)));
        check_next(reading, activity->steps[i].text);
        check_said(reading, activity->steps[i].say);
    }
    for (int i = 0; i < activity->move_count; i++) {
        const struct move *move = &activity->moves[i];
        check_next(reading, move->line);
        CHECK(comes_next(reading->arena, &reading->at,
                         arena_format(reading->arena, "%d", move->beats)));
        check_next(reading, move->text);
        check_next(reading, move->seated);
        check_next(reading, move->one_hand);
    }
}

static void check_rest(struct reading *reading, const struct activity *activity,
                       const struct vocabulary *vocabulary)
{
    CHECK_NUMBER(activity->question_count, 4);
    for (int i = 0; i < activity->question_count; i++)
        check_next(reading, activity->questions[i].text);
    check_next(reading, activity->safety);
    for (int i = 0; i < activity->adaptation_count; i++) {
        check_next(reading, vocabulary->flags[activity->adaptations[i].flag].name);
        check_next(reading, activity->adaptations[i].text);
    }
    for (int i = 0; i < activity->trouble_count; i++) {
        check_next(reading, activity->troubles[i].when);
        check_next(reading, activity->troubles[i].text);
    }
    check_next(reading, activity->head_count);
    check_next(reading, activity->handout.title);
    check_next(reading, activity->handout.text);
}

static void check_texts(const struct shop *shop, const struct paper *paper,
                        const struct activity *activity, enum language language)
{
    struct reading reading = {shop->arena, language, paper->body};
    check_next(&reading, activity->name);
    check_next(&reading, activity->brief);
    check_next(&reading, activity->purpose);
    check_next(&reading, activity->preparation);
    for (int i = 0; i < activity->material_count; i++)
        check_next(&reading, shop->catalog->vocabulary->items[activity->materials[i].item].name);
    check_steps(&reading, activity);
    check_rest(&reading, activity, shop->catalog->vocabulary);
}

/* A card is cut in the middle: no text may come near. */
static void check_middle(const struct paper *paper)
{
    int room = paper->margin - 400;
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        CHECK(item->right <= A4_LONG / 2 - room || item->left >= A4_LONG / 2 + room);
    }
}

static void check_foot(const struct shop *shop, const struct paper *paper,
                       const struct activity *activity)
{
    const char *text = display_text(shop->arena, paper->display);
    CHECK(strstr(text, activity->id) != NULL);
    CHECK(strstr(text, activity->licence) != NULL);
    const char *hash = activity_hash(shop->arena, activity);
    CHECK(strstr(text, arena_format(shop->arena, "%.8s", hash)) != NULL);
    CHECK(strstr(text, arena_format(shop->arena, "%.9s", hash)) == NULL);
}

/* Which A5 page of the card a text stands on, from 1. */
static int page_of(const struct display_bounds *item)
{
    return 2 * item->page + (item->left > A4_LONG / 2) + 1;
}

/* Cut apart, every page still says whose it is; the first has the title. */
static void check_heads(const struct paper *paper, const char *name)
{
    int heads = 0, last = 0;
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        last = page_of(item) > last ? page_of(item) : last;
        if (!is_head(paper, item))
            continue;
        CHECK(page_of(item) > 1 && !strcmp(item->text, name));
        heads++;
    }
    CHECK_NUMBER(heads, last - 1);
}

/* The page that is named for the handout is the one where it begins. */
static void check_handout_page(const struct shop *shop, const struct paper *paper,
                               const char *title, enum language language)
{
    enum { LARGE = 12000 };
    int page = 0;
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        if (page_of(item) > 1 && item->size > LARGE && *item->text &&
            text_starts_with(title, item->text))
            page = page_of(item);
    }
    const char *words = language == LANGUAGE_ZH ? arena_format(shop->arena, "见第%d页。", page)
                                                : arena_format(shop->arena, "seepage%d.", page);
    CHECK(page > 1);
    CHECK(strstr(paper->body, words) != NULL);
}

static void check_card(const struct shop *shop, const struct sheet_template *template,
                       const struct activity *activity, enum language language)
{
    struct paper paper = print_paper(shop, request_of(template, activity, language));
    if (!CHECK(paper.is_made)) {
        printf("    %s: %s\n", activity->id, paper.err.text);
        return;
    }
    for (int i = 0; i < paper.display->pages.count; i++) {
        CHECK_NUMBER(paper.display->pages.items[i].width, A4_LONG);
        CHECK_NUMBER(paper.display->pages.items[i].height, A4_SHORT);
    }
    CHECK(is_tidy(&paper, activity->id));
    CHECK(display_smallest_size(paper.display) >= 7800);
    check_middle(&paper);
    check_texts(shop, &paper, activity, language);
    check_foot(shop, &paper, activity);
    check_heads(&paper, messages_pick(language, activity->name));
    const char *handout = messages_pick(language, activity->handout.title);
    if (*handout)
        check_handout_page(shop, &paper, handout, language);
    CHECK_NUMBER(paper.result.warnings.list.count, 0);
}

static void test_whole_catalogue(const struct shop *shop, const struct sheet_template *template)
{
    CHECK(shop->catalog->activity_count >= 25);
    for (int i = 0; i < shop->catalog->activity_count; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            struct arena_mark mark = arena_mark(shop->arena);
            check_card(shop, template, shop->catalog->activities[i], (enum language)language);
            arena_back(shop->arena, mark);
        }
}

/* The Chinese headings are those that every practitioner knows, in their order. */
static void test_headings(const struct shop *shop, const struct sheet_template *template)
{
    static const char *const headings[] = {
        "【活动目的】", "【场地材料】", "【活动时间】", "【适合人数】", "【步骤】", "【讨论要点】",
        "【安全与停止】", "【个别调整】", "【出状况时】", "【人数变化】"};
    const struct activity *activity = catalog_activity(shop->catalog, "big-watermelon");
    struct paper paper = print_paper(shop, request_of(template, activity, LANGUAGE_ZH));
    const char *at = paper.is_made ? paper.body : "";
    for (int i = 0; i < 10; i++)
        CHECK(comes_next(shop->arena, &at, headings[i]));
}

static bool holds(const struct sheet_result *result, const char *text)
{
    size_t length = strlen(text);
    const struct sheet_file *file = &result->files[0];
    for (size_t i = 0; i + length <= file->length; i++)
        if (!memcmp(file->bytes + i, text, length))
            return true;
    return false;
}

/* The same bytes twice, as PDF and as PNG too. */
static void test_formats(const struct shop *shop, const struct sheet_template *template)
{
    static const enum sheet_format formats[] = {SHEET_PDF, SHEET_PNG, SHEET_TEXT, SHEET_DISPLAY};
    const struct activity *activity = catalog_activity(shop->catalog, "slow-down-chant");
    struct sheet_request request = request_of(template, activity, LANGUAGE_EN);
    request.font_folder = "templates/fonts";
    request.vocabulary = shop->catalog->vocabulary;
    request.today = (struct date){2026, 9, 1};
    for (int i = 0; i < 4; i++) {
        struct error err = error_start(LANGUAGE_EN);
        struct sheet_result a, b;
        request.format = formats[i];
        bool are_made = sheet_print(shop->arena, &request, &a, &err) &&
                        sheet_print(shop->arena, &request, &b, &err);
        if (CHECK(are_made)) {
            CHECK(a.files[0].length > 100 && is_same_result(&a, &b));
            CHECK_NUMBER(a.file_count, formats[i] == SHEET_PNG ? a.page_count : 1);
            CHECK(formats[i] != SHEET_PDF || holds(&a, "%PDF-"));
            CHECK(formats[i] != SHEET_PDF || holds(&a, "20260901"));
        }
    }
    request.font_folder = "templates/nowhere";
    struct error err = error_start(LANGUAGE_EN);
    struct sheet_result none;
    CHECK(!sheet_print(shop->arena, &request, &none, &err) && *err.text);
}

/* Ten times the steps: more pages, nothing lost. */
static void test_long_activity(const struct shop *shop, const struct sheet_template *template)
{
    enum { MANY = 60 };
    struct activity longer = *catalog_activity(shop->catalog, "big-watermelon");
    struct step *steps = arena_take(shop->arena, MANY, sizeof *steps);
    for (int i = 0; i < MANY; i++) {
        steps[i] = longer.steps[i % longer.step_count];
        steps[i].text.zh = arena_format(shop->arena, "步骤甲%d乙：%s", i, steps[i].text.zh);
    }
    longer.steps = steps;
    longer.step_count = MANY;
    struct paper paper = print_paper(shop, request_of(template, &longer, LANGUAGE_ZH));
    if (!CHECK(paper.is_made))
        return;
    CHECK(paper.result.page_count > 2);
    CHECK(is_tidy(&paper, "long activity"));
    check_texts(shop, &paper, &longer, LANGUAGE_ZH);
}

int main(void)
{
    struct arena *arena = arena_open();
    struct shop shop = shop_open(arena);
    const struct sheet_template *template = shipped_template(arena, "activity-card");
    test_whole_catalogue(&shop, template);
    test_headings(&shop, template);
    test_formats(&shop, template);
    test_long_activity(&shop, template);
    arena_close(arena);
    return check_end();
}
