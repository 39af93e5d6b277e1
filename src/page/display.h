/* The display list: what stands where on each page. Layout ends in it; PDF, PNG, text and the
 * golden files of tests all come from it.
 *
 * Coordinates are thousandths of a point from the upper left corner, y downwards. Its text form
 * has a version line and one line per item; written, read and written again it has the same bytes.
 * Faces are named by the hash of their file, so a list is never drawn with another font. */
#ifndef PAGE_DISPLAY_H
#define PAGE_DISPLAY_H

#include "base/vec.h"
#include "font.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct error;

enum display_kind {
    DISPLAY_TEXT,
    DISPLAY_RECTANGLE,
    DISPLAY_LINE,
    DISPLAY_PATH,
    DISPLAY_HATCH,
    DISPLAY_LINK,
    DISPLAY_OUTLINE,
    DISPLAY_TAG_START,
    DISPLAY_TAG_END,
    DISPLAY_KIND_COUNT
};

/* Ink of an area: paper white, 7 % (the most that may lie behind text), black. */
enum display_fill { DISPLAY_NO_FILL, DISPLAY_WHITE, DISPLAY_TINT, DISPLAY_BLACK };

enum display_hatch {
    DISPLAY_HATCH_RISING,
    DISPLAY_HATCH_FALLING,
    DISPLAY_HATCH_CROSSED,
    DISPLAY_HATCH_DOTS,
};

/* Structure for readers; tags nest within a page. */
enum display_tag {
    DISPLAY_TAG_H1,
    DISPLAY_TAG_H2,
    DISPLAY_TAG_H3,
    DISPLAY_TAG_P,
    DISPLAY_TAG_TABLE,
    DISPLAY_TAG_TR,
    DISPLAY_TAG_TH,
    DISPLAY_TAG_TD,
    DISPLAY_TAG_COUNT
};

struct display_glyph {
    uint32_t glyph;
    int x, y;                   /* from the run's origin, y downwards */
};

/* So many bytes of the text are shown by so many glyphs. */
struct display_cluster {
    int bytes;
    int glyphs;
};

struct display_text {
    enum font_face face;
    int size;
    int x, y;                   /* origin: left end of the base line */
    int width;                  /* as set, without a blank at the end of a line */
    const char *text;
    struct display_glyph *glyphs;
    int glyph_count;
    struct display_cluster *clusters;
    int cluster_count;
};

struct display_rectangle {
    int x, y, width, height;
    enum display_fill fill;
    int border;                 /* thickness of a black border on the edge; 0: none */
};

struct display_line {
    int x1, y1, x2, y2;
    int thickness;
    int dash;                   /* length of dashes and of gaps; 0: solid */
};

enum display_step_kind { DISPLAY_MOVE, DISPLAY_TO, DISPLAY_CURVE, DISPLAY_CLOSE };

/* One step of a path; a curve has two handles and its end in x[2], y[2]; others use x[0], y[0]. */
struct display_step {
    enum display_step_kind kind;
    int x[3], y[3];
};

struct display_path {
    enum display_fill fill;
    int thickness;              /* of a black outline; 0: none */
    struct display_step *steps;
    int step_count;
};

struct display_hatched {
    int x, y, width, height;
    enum display_hatch pattern;
    int pitch;                  /* distance between lines or dots */
};

struct display_link {
    int x, y, width, height;
    const char *url;            /* https only */
};

struct display_outline {
    int level;                  /* 1–3 */
    int y;
    const char *title;
};

struct display_item {
    enum display_kind kind;
    union {
        struct display_text text;
        struct display_rectangle rectangle;
        struct display_line line;
        struct display_path path;
        struct display_hatched hatch;
        struct display_link link;
        struct display_outline outline;
        enum display_tag tag;   /* start and end */
    };
};

struct display_page {
    int width, height;
    VEC(struct display_item) items;
};

struct display {
    struct arena *arena;
    const struct fonts *fonts;
    VEC(struct display_page) pages;
};

struct display *display_start(struct arena *arena, const struct fonts *fonts);
struct display_page *display_add_page(struct display *display, int width, int height);

/* Adds an item of the kind with all else zero; the pointer is good until the next add. */
struct display_item *display_add(struct arena *arena, struct display_page *page,
                                 enum display_kind kind);

/* An item moved by x, y (glyphs, clusters, text are shared; the steps of a path are copied). */
struct display_item display_moved(struct arena *arena, const struct display_item *item, int x,
                                  int y);

/* Only https addresses are links; bytes outside [A-Za-z0-9._~:/?#@!$&*+,;=%-] are
 * percent-encoded. NULL for any other address. */
const char *display_url(struct arena *arena, const char *url);

/* ---- text form ---- */

void display_write(const struct display *display, struct buf *out);

/* Reads the text form. Refused with line number and reason: another version, a face whose hash is
 * not that of `fonts`, glyphs the face does not have, clusters that do not add up, tags that do
 * not nest, text that is not UTF-8, numbers and counts beyond any paper. */
struct display *display_read(struct arena *arena, const struct fonts *fonts, const char *bytes,
                             size_t length, struct error *err);

/* ---- questions, above all for tests ---- */

/* The plain text in order of reading: a line per text item, a form feed between pages. */
const char *display_text(struct arena *arena, const struct display *display);

/* Where a text item lies: from its left to its right end, from ascender (0.88 em above the base
 * line) to descender (0.12 em below). */
struct display_bounds {
    int page;                   /* from 0 */
    int left, top, right, bottom;
    int size;
    enum font_face face;
    const char *text;
};

struct display_bounds_list {
    VEC(struct display_bounds) list;
};

struct display_bounds_list display_text_bounds(struct arena *arena, const struct display *display);

/* The first text that reaches outside these margins, or NULL. */
const struct display_bounds *display_outside(const struct display_bounds_list *bounds,
                                             const struct display *display, int margin);

/* The first text that lies over an earlier one by more than `slack` both ways, or NULL. */
const struct display_bounds *display_overlap(const struct display_bounds_list *bounds, int slack);

/* The smallest type size of any text with visible characters; 0 when there is none. */
int display_smallest_size(const struct display *display);

#endif
