/* The door of page: boxes in, files out.
 *
 *     struct fonts *fonts = font_open(arena, folder, err);
 *     struct document *doc = box_document(arena, fonts, &theme_standard);
 *     struct flow *flow = flow_start(doc, flow_geometry(FLOW_A4, FLOW_PORTRAIT, 14), furniture);
 *     flow_add(flow, box_text(doc, STYLE_BODY, "…"));
 *     const struct display *display = page_lay_out(flow, err);
 *     page_write(display, "plan.pdf", &(struct page_options){.format = PAGE_PDF, …}, err);
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/date.h"
#include "base/messages.h"
#include "box.h"
#include "display.h"
#include "flow.h"
#include "font.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct issues;

enum page_format { PAGE_PDF, PAGE_PNG, PAGE_TEXT, PAGE_DISPLAY };

struct page_options {
    enum page_format format;
    int dpi;                    /* PNG only; 0: 96 */
    const char *title;          /* of the document; "" or NULL: none */
    enum language language;
    struct date date;           /* written into a PDF, so that the same plan gives the same bytes */
};

/* The pages of a flow, with its fit. NULL with `err` when it cannot be laid out. */
struct display *page_lay_out(struct flow *flow, struct error *err);

/* Puts the pages of `other` behind those of `display` (a pack of several papers). */
void page_append(struct display *display, const struct display *other);

/* One warning per character that was printed as a ruled box, with its code point. */
void page_report_missing(const struct document *doc, struct issues *issues, const char *sheet);

/* The file's bytes (a PNG shows page `page`, from 0); NULL with `err`. */
const char *page_bytes(struct arena *arena, const struct display *display, int page,
                       const struct page_options *options, size_t *length, struct error *err);

/* Writes the file, all or nothing. PNG of several pages: "plan.png" becomes plan-1.png,
 * plan-2.png, …; one page keeps the name. */
bool page_write(const struct display *display, const char *path,
                const struct page_options *options, struct error *err);

#endif
