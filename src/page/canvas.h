/* Draws a display list: into the bytes of a PDF or into the picture of one page. */
#ifndef PAGE_CANVAS_H
#define PAGE_CANVAS_H

#include "base/date.h"
#include "display.h"

struct buf;
struct error;

struct canvas_document {
    const char *title;          /* NULL or "": none */
    struct date date;           /* date of making; the clock is never asked */
};

/* Adds the PDF's bytes to `out`; the same list and document give the same bytes. */
bool canvas_pdf(const struct display *display, const struct canvas_document *document,
                struct buf *out, struct error *err);

/* Adds the PNG of one page, black on white. */
bool canvas_png(const struct display *display, int page, int dpi, struct buf *out,
                struct error *err);

#endif
