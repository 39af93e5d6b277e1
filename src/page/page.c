#include "page.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/text.h"
#include "canvas.h"

#include <assert.h>
#include <string.h>

struct display *page_lay_out(struct flow *flow, struct error *err)
{
    struct flow_fit fit = flow_fit_of(flow);
    if (!fit.pages)
        return flow_lay_out(flow, fit.largest ? fit.largest : 1000, err);
    enum { STEP = 20 };
    int largest = fit.largest ? fit.largest : 1000;
    int smallest = fit.smallest ? fit.smallest : 1000;
    for (int scale = largest;; scale = scale - STEP > smallest ? scale - STEP : smallest) {
        struct error own = error_start(err->language);
        struct display *display = flow_lay_out(flow, scale, &own);
        if (display && display->pages.count <= fit.pages)
            return display;
        if (scale > smallest)
            continue;
        if (!display)
            error_set_text(err, own.kind, own.text);
        else
            flow_refuse_fit(flow, display->pages.count, err);
        return NULL;
    }
}

void page_append(struct display *display, const struct display *other)
{
    assert(display->fonts == other->fonts);
    for (int i = 0; i < other->pages.count; i++)
        *VEC_ADD(display->arena, &display->pages) = other->pages.items[i];
}

void page_report_missing(const struct document *doc, struct issues *issues, const char *sheet)
{
    for (int i = 0; i < doc->missing.list.count; i++) {
        struct buf character = buf_start(doc->arena);
        uint32_t code_point = doc->missing.list.items[i].code_point;
        buf_add_code_point(&character, code_point);
        issues_add(issues, ISSUE_WARNING, sheet, 0, 0,
                   N_("the font has no '%s' (U+%04X): an empty box is printed; write it by hand"),
                   character.text, (unsigned)code_point);
    }
}

const char *page_bytes(struct arena *arena, const struct display *display, int page,
                       const struct page_options *options, size_t *length, struct error *err)
{
    struct buf out = buf_start(arena);
    bool is_good = true;
    switch (options->format) {
    case PAGE_PDF:
        is_good = canvas_pdf(display,
                             &(struct canvas_document){options->title, options->date}, &out, err);
        break;
    case PAGE_PNG:
        is_good = canvas_png(display, page, options->dpi ? options->dpi : 96, &out, err);
        break;
    case PAGE_TEXT:
        buf_add(&out, display_text(arena, display));
        break;
    case PAGE_DISPLAY:
        display_write(display, &out);
        break;
    }
    *length = out.length;
    return is_good ? out.text : NULL;
}

static bool write_page(const struct display *display, const char *path, int page,
                       const struct page_options *options, struct error *err)
{
    struct arena *scratch = arena_open();
    size_t length = 0;
    const char *bytes = page_bytes(scratch, display, page, options, &length, err);
    if (options->format == PAGE_PNG && display->pages.count > 1)
        path = file_numbered(scratch, path, page + 1);
    bool is_good = bytes && file_write(path, bytes, length, err);
    arena_close(scratch);
    return is_good;
}

bool page_write(const struct display *display, const char *path,
                const struct page_options *options, struct error *err)
{
    int files = options->format == PAGE_PNG ? display->pages.count : 1;
    for (int i = 0; i < files; i++)
        if (!write_page(display, path, i, options, err))
            return false;
    return true;
}
