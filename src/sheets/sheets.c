#include "sheets.h"

#include "making.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

#define SHEET(identifier) &identifier,
static const struct sheet *const sheets[] = {
#include "sheets/sheets.def"
};
#undef SHEET

#define SHEET(identifier) &identifier.entry,
static const struct sheet_entry *const entries[] = {
#include "sheets/sheets.def"
};
#undef SHEET

enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0] };

const struct sheet_entry *const *sheets_list(int *count)
{
    *count = SHEET_COUNT;
    return entries;
}

const struct sheet *sheet_find(const char *name)
{
    for (int i = 0; i < SHEET_COUNT; i++)
        if (text_equal(sheets[i]->entry.name, name))
            return sheets[i];
    return NULL;
}

const struct sheet_entry *sheets_find(const char *name)
{
    const struct sheet *sheet = sheet_find(name);
    return sheet ? &sheet->entry : NULL;
}

const char *sheets_nearest(const char *name)
{
    const char *names[SHEET_COUNT];
    for (int i = 0; i < SHEET_COUNT; i++)
        names[i] = sheets[i]->entry.name;
    return text_nearest(name, names, SHEET_COUNT);
}

/* -- blocks and their words ------------------------------------------------------------------ */

void sheet_add_blocks(struct making *making, const struct sheet *sheet, void *own,
                      struct box *column)
{
    for (int i = 0; i < making->template->block_count; i++) {
        const struct sheet_block *block = &making->template->blocks[i];
        sheet->kinds[block->kind].add(making, own, block, column);
    }
}

const char *block_heading(const struct making *making, const struct sheet_block *block)
{
    return messages_pick(making->language, block->heading);
}

const char *block_word(const struct making *making, const struct sheet_block *block, int word)
{
    return messages_pick(making->language, block->words[word]);
}

static const char *value_of(const struct fill *fills, int count, const char *name, size_t length)
{
    for (int i = 0; i < count; i++)
        if (strlen(fills[i].name) == length && !memcmp(fills[i].name, name, length))
            return fills[i].value;
    return NULL;
}

const char *block_filled(const struct making *making, const struct sheet_block *block, int word,
                         const struct fill *fills, int count)
{
    struct buf buf = buf_start(making->arena);
    const char *at = block_word(making, block, word);
    const char *open;
    while ((open = strchr(at, '{'))) {
        const char *close = strchr(open, '}');
        assert(close);          /* sheet_template_read has looked */
        const char *value = value_of(fills, count, open + 1, (size_t)(close - open - 1));
        assert(value);
        buf_add_bytes(&buf, at, (size_t)(open - at));
        buf_add(&buf, value);
        at = close + 1;
    }
    buf_add(&buf, at);
    return buf.text;
}

/* -- printing -------------------------------------------------------------------------------- */

static enum page_format page_format_of(enum sheet_format format)
{
    static const enum page_format formats[] = {
        [SHEET_PDF] = PAGE_PDF, [SHEET_PNG] = PAGE_PNG, [SHEET_TEXT] = PAGE_TEXT,
        [SHEET_DISPLAY] = PAGE_DISPLAY,
    };
    return formats[format];
}

bool sheet_print(struct arena *arena, const struct sheet_request *request,
                 struct sheet_result *result, struct error *err)
{
    const struct sheet *sheet = sheet_find(request->template->sheet);
    assert(sheet);              /* sheet_template_read has looked */
    *result = (struct sheet_result){.warnings = issues_start(arena, request->language)};
    struct making making = {
        .arena = arena,
        .request = request,
        .template = request->template,
        .language = request->language,
        .warnings = &result->warnings,
        .err = err,
    };
    making.fonts = font_open(arena, request->font_folder, err);
    if (!making.fonts)
        return false;
    making.doc = box_document(arena, making.fonts, &theme_standard);
    struct display *display = sheet->make(&making);
    if (!display)
        return false;
    page_report_missing(making.doc, &result->warnings, sheet->entry.name);
    const struct page_options options = {
        .format = page_format_of(request->format),
        .dpi = request->dpi,
        .title = messages_pick(request->language, request->template->title),
        .language = request->language,
        .date = request->today,
    };
    result->page_count = display->pages.count;
    result->bytes = page_bytes(arena, display, request->page, &options, &result->length, err);
    return result->bytes != NULL;
}
