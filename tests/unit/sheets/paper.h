/* Papers for tests: the project's own activities and templates, the worked plans of tests/golden,
 * printed as a display list and read back. Everybody in them is invented. */
#ifndef TESTS_PAPER_H
#define TESTS_PAPER_H

#include "../check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/json.h"
#include "base/text.h"
#include "base/yaml.h"
#include "catalog/catalog.h"
#include "exchange/exchange.h"
#include "model/facts.h"
#include "model/names.h"
#include "page/display.h"
#include "page/font.h"
#include "page/length.h"
#include "sheets/sheets.h"

#include <stdio.h>
#include <stdlib.h>

enum { SIZE_LIMIT = 16 * 1024 * 1024 };

struct shop {
    struct arena *arena;
    const struct catalog *catalog;
    struct fonts *fonts;
};

/* What one print gave. */
struct paper {
    bool is_made;
    struct sheet_result result;
    struct error err;
    int margin;                 /* of the template */
    const struct display *display;
    struct display_bounds_list bounds;
    const char *body;           /* all text but head and foot, in order, without white space */
};

/* The same files with the same bytes. */
static inline bool is_same_result(const struct sheet_result *a, const struct sheet_result *b)
{
    bool is_same = a->file_count == b->file_count;
    for (int i = 0; is_same && i < a->file_count; i++)
        is_same = a->files[i].length == b->files[i].length &&
                  !memcmp(a->files[i].bytes, b->files[i].bytes, a->files[i].length);
    return is_same;
}

static inline void give_up(const char *text)
{
    printf("cannot start the test: %s\n", text);
    exit(1);
}

static inline struct shop shop_open(struct arena *arena)
{
    static const char *const folders[] = {"activities"};
    const struct catalog_places places = {.folders = folders, .folder_count = 1,
                                          .programmes = "templates/programmes",
                                          .calendars = "templates/calendars"};
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct error err = error_start(LANGUAGE_EN);
    struct shop shop = {.arena = arena, .catalog = catalog_load(arena, &places, &issues),
                        .fonts = font_open(arena, "templates/fonts", &err)};
    if (!shop.catalog || !shop.fonts)
        give_up("run it from the top of the project");
    return shop;
}

static inline const struct sheet_template *read_template(struct arena *arena, const char *yaml,
                                                         struct issues *issues)
{
    const struct node *root = yaml_parse(arena, yaml, strlen(yaml), "sheet.yaml", issues);
    return root ? sheet_template_read(arena, root, "sheet.yaml", issues) : NULL;
}

static inline char *shipped_template_text(struct arena *arena, const char *sheet)
{
    struct error err = error_start(LANGUAGE_EN);
    size_t length;
    const char *path = arena_format(arena, "templates/sheets/%s.yaml", sheet);
    char *text = file_read(arena, path, SIZE_LIMIT, &length, &err);
    if (!text)
        give_up(err.text);
    return text;
}

static inline const struct sheet_template *shipped_template(struct arena *arena, const char *sheet)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct sheet_template *made =
        read_template(arena, shipped_template_text(arena, sheet), &issues);
    if (!made)
        give_up("a shipped template has errors");
    return made;
}

static inline const struct node *golden_json(struct arena *arena, const char *name,
                                             const char *file)
{
    struct error err = error_start(LANGUAGE_EN);
    size_t length;
    const char *path = arena_format(arena, "tests/golden/%s/%s.json", name, file);
    const char *bytes = file_read(arena, path, SIZE_LIMIT, &length, &err);
    const struct node *root = bytes ? json_parse(arena, bytes, length, path, &err) : NULL;
    if (!root)
        give_up(err.text);
    return root;
}

/* The worked case's facts with the catalogue's own activities, which have all their texts. */
static inline struct facts *golden_facts(const struct shop *shop, const char *name)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *read =
        exchange_read_facts(shop->arena, golden_json(shop->arena, name, "facts"), &err);
    if (!read)
        give_up(err.text);
    struct facts *facts = arena_take(shop->arena, 1, sizeof *facts);
    *facts = *read;
    facts->vocabulary = shop->catalog->vocabulary;
    facts->activities = shop->catalog->activities;
    facts->activity_count = shop->catalog->activity_count;
    const struct programme *programme =
        catalog_programme(shop->catalog, read->programme->id);
    if (programme)
        facts->programme = programme;
    return facts;
}

static inline struct plan *golden_plan(const struct shop *shop, const char *name)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct plan *read =
        exchange_read_plan(shop->arena, NULL, golden_json(shop->arena, name, "plan"), &err);
    if (!read)
        give_up(err.text);
    return plan_copy(shop->arena, read);
}

static inline bool is_blank(const char *at, int *bytes)
{
    uint32_t code_point = text_next(at, bytes);
    return code_point == ' ' || code_point == '\n' || code_point == 0xA0 || code_point == 0x3000;
}

static inline void add_without_blanks(struct buf *buf, const char *text)
{
    int bytes = 0;
    for (const char *at = text; *at; at += bytes)
        if (!is_blank(at, &bytes))
            buf_add_bytes(buf, at, (size_t)bytes);
}

static inline const char *without_blanks(struct arena *arena, const char *text)
{
    struct buf buf = buf_start(arena);
    add_without_blanks(&buf, text);
    return buf.text;
}

/* The foot stands in the last 4 mm above the margin. */
static inline bool is_foot(const struct paper *paper, const struct display_bounds *item)
{
    int bottom = paper->display->pages.items[item->page].height - paper->margin;
    return item->size < 8000 && item->bottom > bottom - length_mm(4);
}

/* Further pages of a card begin with its name, as small as a foot. */
static inline bool is_head(const struct paper *paper, const struct display_bounds *item)
{
    return item->size < 8000 && item->top < paper->margin + length_mm(4);
}

static inline const char *body_text(struct arena *arena, const struct paper *paper)
{
    struct buf buf = buf_start(arena);
    for (int i = 0; i < paper->bounds.list.count; i++)
        if (!is_foot(paper, &paper->bounds.list.items[i]) &&
            !is_head(paper, &paper->bounds.list.items[i]))
            add_without_blanks(&buf, paper->bounds.list.items[i].text);
    return buf.text;
}

static inline struct paper print_paper(const struct shop *shop, struct sheet_request request)
{
    struct paper paper = {.err = error_start(request.language),
                          .margin = length_mm(request.template->margin_mm)};
    request.format = SHEET_DISPLAY;
    request.font_folder = "templates/fonts";
    request.vocabulary = shop->catalog->vocabulary;
    request.today = (struct date){2026, 9, 1};
    paper.is_made = sheet_print(shop->arena, &request, &paper.result, &paper.err);
    if (!paper.is_made)
        return paper;
    struct error err = error_start(LANGUAGE_EN);
    paper.display = display_read(shop->arena, shop->fonts, paper.result.files[0].bytes,
                                 paper.result.files[0].length, &err);
    if (!paper.display)
        give_up(err.text);
    paper.bounds = display_text_bounds(shop->arena, paper.display);
    paper.body = body_text(shop->arena, &paper);
    return paper;
}

/* Whether `text` comes at or behind *at; moves *at behind it. */
static inline bool comes_next(struct arena *arena, const char **at, const char *text)
{
    const char *wanted = without_blanks(arena, text);
    const char *found = strstr(*at, wanted);
    if (!found) {
        printf("    not found from here on: %.120s\n", wanted);
        return false;
    }
    *at = found + strlen(wanted);
    return true;
}

static inline bool has_warning(const struct paper *paper, const char *part)
{
    for (int i = 0; i < paper->result.warnings.list.count; i++)
        if (strstr(paper->result.warnings.list.items[i].text, part))
            return true;
    return false;
}

/* Inside the margins, nothing over anything else. */
static inline bool is_tidy(const struct paper *paper, const char *what)
{
    enum { SLACK = 400 };
    const struct display_bounds *outside =
        display_outside(&paper->bounds, paper->display, paper->margin - SLACK);
    const struct display_bounds *over = display_overlap(&paper->bounds, SLACK);
    if (outside)
        printf("    %s: outside the margins: %s\n", what, outside->text);
    if (over)
        printf("    %s: lies over another text: %s\n", what, over->text);
    return !outside && !over;
}

#endif
