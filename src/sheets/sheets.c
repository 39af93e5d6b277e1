#include "sheets.h"

#include "making.h"

#include "base/error.h"
#include "base/text.h"

#include <assert.h>

#define SHEET(identifier) extern const struct sheet identifier;
#include "sheets/sheets.def"
#undef SHEET

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

enum { SHEET_COUNT = sizeof entries / sizeof entries[0] };

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
        names[i] = entries[i]->name;
    return text_nearest(name, names, SHEET_COUNT);
}

static enum page_format page_format_of(enum sheet_format format)
{
    static const enum page_format formats[] = {
        [SHEET_PDF] = PAGE_PDF, [SHEET_PNG] = PAGE_PNG, [SHEET_TEXT] = PAGE_TEXT,
        [SHEET_DISPLAY] = PAGE_DISPLAY,
    };
    return formats[format];
}

static bool make_files(const struct display *display, const struct page_options *options,
                       struct sheet_result *result, struct error *err)
{
    struct arena *arena = result->warnings.arena;
    result->page_count = display->pages.count;
    result->file_count = options->format == PAGE_PNG ? display->pages.count : 1;
    struct sheet_file *files = arena_take(arena, (size_t)result->file_count, sizeof *files);
    for (int i = 0; i < result->file_count; i++) {
        files[i].bytes = page_bytes(arena, display, i, options, &files[i].length, err);
        if (!files[i].bytes)
            return false;
    }
    result->files = files;
    return true;
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
        .sheet = sheet,
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
    return make_files(display, &options, result, err);
}
