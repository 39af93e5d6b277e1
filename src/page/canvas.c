/* Cairo lives here and nowhere else.
 *
 * What was learnt of it: text goes through cairo_show_text_glyphs with clusters, or copied text is
 * wrong for one Han character in eight; each face object is one embedded font, so there is one
 * per face and document; shapes leave a current point behind, so each begins with a new path;
 * links are not escaped, so only addresses that display_url passes are tagged; the Document tag
 * must begin after the size of the first page is set, or Cairo 1.16 fails; the date of making comes
 * out without the "D:" that the format asks for; errors are known for certain only after
 * finishing. */
#include "canvas.h"

#include "base/buf.h"
#include "base/error.h"

#include <assert.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <stdio.h>
#include <string.h>

enum { DPI_MOST = 1200, PIXELS_MOST = 100000000 };

struct canvas {
    struct arena *arena;
    cairo_t *cairo;
    cairo_font_face_t *faces[FONT_FACE_COUNT];
    cairo_font_options_t *options;
    int face;                   /* that is set, and its size; −1: none */
    int size;
    bool has_structure;         /* tags, links, outline: PDF only */
};

static double points(int length)
{
    return length / 1000.0;
}

static void set_ink(struct canvas *canvas, enum display_fill fill)
{
    static const double grey[] = {
        [DISPLAY_NO_FILL] = 0, [DISPLAY_WHITE] = 1, [DISPLAY_TINT] = 0.93, [DISPLAY_BLACK] = 0};
    cairo_set_source_rgb(canvas->cairo, grey[fill], grey[fill], grey[fill]);
}

/* ---- items ---- */

static void set_font(struct canvas *canvas, const struct display_text *text)
{
    if (canvas->face == (int)text->face && canvas->size == text->size)
        return;
    cairo_set_font_face(canvas->cairo, canvas->faces[text->face]);
    cairo_set_font_size(canvas->cairo, points(text->size));
    canvas->face = (int)text->face;
    canvas->size = text->size;
}

static void draw_text(struct canvas *canvas, const struct display_text *text)
{
    if (!text->glyph_count)
        return;
    struct arena_mark mark = arena_mark(canvas->arena);
    cairo_glyph_t *glyphs = arena_take(canvas->arena, (size_t)text->glyph_count, sizeof *glyphs);
    for (int i = 0; i < text->glyph_count; i++)
        glyphs[i] = (cairo_glyph_t){text->glyphs[i].glyph, points(text->x + text->glyphs[i].x),
                                    points(text->y + text->glyphs[i].y)};
    cairo_text_cluster_t *clusters =
        arena_take(canvas->arena, (size_t)text->cluster_count, sizeof *clusters);
    for (int i = 0; i < text->cluster_count; i++)
        clusters[i] = (cairo_text_cluster_t){text->clusters[i].bytes, text->clusters[i].glyphs};
    set_font(canvas, text);
    cairo_new_path(canvas->cairo);
    cairo_show_text_glyphs(canvas->cairo, text->text, (int)strlen(text->text), glyphs,
                           text->glyph_count, clusters, text->cluster_count,
                           (cairo_text_cluster_flags_t)0);
    arena_back(canvas->arena, mark);
}

/* The border lies inside the edge. */
static void draw_rectangle(struct canvas *canvas, const struct display_rectangle *rectangle)
{
    double x = points(rectangle->x), y = points(rectangle->y);
    double width = points(rectangle->width), height = points(rectangle->height);
    if (rectangle->fill != DISPLAY_NO_FILL) {
        cairo_new_path(canvas->cairo);
        set_ink(canvas, rectangle->fill);
        cairo_rectangle(canvas->cairo, x, y, width, height);
        cairo_fill(canvas->cairo);
        set_ink(canvas, DISPLAY_BLACK);
    }
    if (!rectangle->border)
        return;
    double border = points(rectangle->border);
    cairo_new_path(canvas->cairo);
    cairo_set_line_width(canvas->cairo, border);
    cairo_rectangle(canvas->cairo, x + border / 2, y + border / 2, width - border,
                    height - border);
    cairo_stroke(canvas->cairo);
}

static void draw_line(struct canvas *canvas, const struct display_line *line)
{
    double dash = points(line->dash);
    cairo_new_path(canvas->cairo);
    cairo_set_line_width(canvas->cairo, points(line->thickness));
    if (line->dash)
        cairo_set_dash(canvas->cairo, &dash, 1, 0);
    cairo_move_to(canvas->cairo, points(line->x1), points(line->y1));
    cairo_line_to(canvas->cairo, points(line->x2), points(line->y2));
    cairo_stroke(canvas->cairo);
    if (line->dash)
        cairo_set_dash(canvas->cairo, NULL, 0, 0);
}

static void trace_step(cairo_t *cairo, const struct display_step *step)
{
    double x[3], y[3];
    for (int k = 0; k < 3; k++) {
        x[k] = points(step->x[k]);
        y[k] = points(step->y[k]);
    }
    switch (step->kind) {
    case DISPLAY_MOVE:
        cairo_move_to(cairo, x[0], y[0]);
        break;
    case DISPLAY_TO:
        cairo_line_to(cairo, x[0], y[0]);
        break;
    case DISPLAY_CURVE:
        cairo_curve_to(cairo, x[0], y[0], x[1], y[1], x[2], y[2]);
        break;
    case DISPLAY_CLOSE:
        cairo_close_path(cairo);
        break;
    }
}

static void draw_path(struct canvas *canvas, const struct display_path *path)
{
    cairo_new_path(canvas->cairo);
    for (int i = 0; i < path->step_count; i++)
        trace_step(canvas->cairo, &path->steps[i]);
    if (path->fill != DISPLAY_NO_FILL) {
        set_ink(canvas, path->fill);
        cairo_fill_preserve(canvas->cairo);
        set_ink(canvas, DISPLAY_BLACK);
    }
    if (path->thickness) {
        cairo_set_line_width(canvas->cairo, points(path->thickness));
        cairo_stroke_preserve(canvas->cairo);
    }
    cairo_new_path(canvas->cairo);
}

static void draw_slanted(struct canvas *canvas, const struct display_hatched *hatch, bool is_rising)
{
    double left = points(hatch->x), top = points(hatch->y);
    double height = points(hatch->height), right = left + points(hatch->width);
    for (int at = -hatch->height; at < hatch->width; at += hatch->pitch) {
        double x = left + points(at);
        cairo_move_to(canvas->cairo, x, is_rising ? top + height : top);
        cairo_line_to(canvas->cairo, x + height, is_rising ? top : top + height);
        if (x > right)
            break;
    }
}

static void draw_dots(struct canvas *canvas, const struct display_hatched *hatch)
{
    double radius = points(hatch->pitch) / 5;
    for (int y = hatch->pitch / 2; y < hatch->height; y += hatch->pitch)
        for (int x = hatch->pitch / 2; x < hatch->width; x += hatch->pitch) {
            cairo_new_sub_path(canvas->cairo);
            cairo_arc(canvas->cairo, points(hatch->x + x), points(hatch->y + y), radius, 0,
                      6.283185307179586);
        }
    cairo_fill(canvas->cairo);
}

static void draw_hatch(struct canvas *canvas, const struct display_hatched *hatch)
{
    /* A pattern without number of lines is none: the list may come from outside. */
    if (hatch->width / hatch->pitch > 2000 || hatch->height / hatch->pitch > 2000)
        return;
    cairo_save(canvas->cairo);
    cairo_new_path(canvas->cairo);
    cairo_rectangle(canvas->cairo, points(hatch->x), points(hatch->y), points(hatch->width),
                    points(hatch->height));
    cairo_clip(canvas->cairo);
    cairo_new_path(canvas->cairo);
    cairo_set_line_width(canvas->cairo, 0.5);
    if (hatch->pattern == DISPLAY_HATCH_DOTS)
        draw_dots(canvas, hatch);
    if (hatch->pattern == DISPLAY_HATCH_RISING || hatch->pattern == DISPLAY_HATCH_CROSSED)
        draw_slanted(canvas, hatch, true);
    if (hatch->pattern == DISPLAY_HATCH_FALLING || hatch->pattern == DISPLAY_HATCH_CROSSED)
        draw_slanted(canvas, hatch, false);
    cairo_stroke(canvas->cairo);
    cairo_restore(canvas->cairo);
}

static void add_link(struct canvas *canvas, const struct display_link *link)
{
    struct arena_mark mark = arena_mark(canvas->arena);
    const char *url = display_url(canvas->arena, link->url);
    if (canvas->has_structure && url && link->x >= 0 && link->y >= 0) {
        const char *attributes = arena_format(
            canvas->arena, "rect=[%d.%03d %d.%03d %d.%03d %d.%03d] uri='%s'", link->x / 1000,
            link->x % 1000, link->y / 1000, link->y % 1000, link->width / 1000, link->width % 1000,
            link->height / 1000, link->height % 1000, url);
        cairo_tag_begin(canvas->cairo, CAIRO_TAG_LINK, attributes);
        cairo_tag_end(canvas->cairo, CAIRO_TAG_LINK);
    }
    arena_back(canvas->arena, mark);
}

static void add_tag(struct canvas *canvas, const struct display_item *item)
{
    static const char *const names[DISPLAY_TAG_COUNT] = {"H1", "H2", "H3", "P", "Table",
                                                         "TR", "TH", "TD"};
    if (!canvas->has_structure)
        return;
    if (item->kind == DISPLAY_TAG_START)
        cairo_tag_begin(canvas->cairo, names[item->tag], NULL);
    else
        cairo_tag_end(canvas->cairo, names[item->tag]);
}

static void draw_item(struct canvas *canvas, const struct display_item *item)
{
    switch (item->kind) {
    case DISPLAY_TEXT:
        draw_text(canvas, &item->text);
        break;
    case DISPLAY_RECTANGLE:
        draw_rectangle(canvas, &item->rectangle);
        break;
    case DISPLAY_LINE:
        draw_line(canvas, &item->line);
        break;
    case DISPLAY_PATH:
        draw_path(canvas, &item->path);
        break;
    case DISPLAY_HATCH:
        draw_hatch(canvas, &item->hatch);
        break;
    case DISPLAY_LINK:
        add_link(canvas, &item->link);
        break;
    case DISPLAY_TAG_START:
    case DISPLAY_TAG_END:
        add_tag(canvas, item);
        break;
    case DISPLAY_OUTLINE:       /* of the document, not of the page */
    case DISPLAY_KIND_COUNT:
        break;
    }
}

static void draw_page(struct canvas *canvas, const struct display_page *page)
{
    canvas->face = -1;
    set_ink(canvas, DISPLAY_BLACK);
    for (int i = 0; i < page->items.count; i++)
        draw_item(canvas, &page->items.items[i]);
}

/* ---- opening and closing ---- */

/* Cairo keeps the fonts it has used; before the faces go, it must let go of them. */
static void release_fonts(void)
{
    cairo_debug_reset_static_data();
}

static struct canvas open_canvas(const struct display *display, cairo_surface_t *surface)
{
    struct canvas canvas = {.arena = arena_open(), .cairo = cairo_create(surface), .face = -1};
    for (int i = 0; i < FONT_FACE_COUNT; i++)
        canvas.faces[i] = cairo_ft_font_face_create_for_ft_face(
            font_handle(display->fonts, (enum font_face)i), 0);
    font_before_close(display->fonts, release_fonts);
    canvas.options = cairo_font_options_create();
    cairo_font_options_set_hint_style(canvas.options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(canvas.options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(canvas.options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(canvas.cairo, canvas.options);
    return canvas;
}

/* False when anything went wrong since the canvas was opened. */
static bool close_canvas(struct canvas *canvas, cairo_surface_t *surface, struct error *err)
{
    cairo_status_t status = cairo_status(canvas->cairo);
    cairo_destroy(canvas->cairo);
    cairo_surface_finish(surface);
    if (!status)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    for (int i = 0; i < FONT_FACE_COUNT; i++)
        cairo_font_face_destroy(canvas->faces[i]);
    cairo_font_options_destroy(canvas->options);
    arena_close(canvas->arena);
    if (!status)
        return true;
    return error_set(err, ERROR_SYSTEM,
                     N_("the page could not be drawn (%s); nothing was written; free some memory "
                        "and try again"),
                     cairo_status_to_string(status));
}

static cairo_status_t add_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    buf_add_bytes(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* ---- PDF ---- */

static struct date date_made(const struct canvas_document *document)
{
    return date_is_set(document->date) ? document->date : (struct date){2000, 1, 1};
}

/* The hour makes room for mend_date. */
static void set_metadata(cairo_surface_t *surface, const struct canvas_document *document)
{
    char day[DATE_TEXT_BYTES];
    char made[DATE_TEXT_BYTES + 16];
    snprintf(made, sizeof made, "%sT00", date_write(date_made(document), day));
    if (document->title && *document->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, "tuanfu");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
}

/* Cairo 1.16 writes (2026031600), a reader expects (D:20260316): as many bytes, so every offset in
 * the file stays true. Later versions write the D: themselves and are left as they are. */
static void mend_date(const struct canvas_document *document, char *bytes, size_t length)
{
    struct date date = date_made(document);
    char wrong[64], right[64];
    snprintf(wrong, sizeof wrong, "/CreationDate (%04d%02d%02d00)", date.year, date.month,
             date.day);
    snprintf(right, sizeof right, "/CreationDate (D:%04d%02d%02d)", date.year, date.month,
             date.day);
    size_t size = strlen(wrong);
    assert(size == strlen(right));
    for (size_t i = 0; i + size <= length; i++)
        if (bytes[i] == '/' && !memcmp(bytes + i, wrong, size))
            memcpy(bytes + i, right, size);
}

/* The parents of the next entry at each level; level 0 is the root. */
struct outline_path {
    int ids[4];
};

static void add_outline(struct canvas *canvas, cairo_surface_t *surface, int page,
                        const struct display_outline *entry, struct outline_path *parents)
{
    struct arena_mark mark = arena_mark(canvas->arena);
    int y = entry->y > 0 ? entry->y : 0;
    const char *link = arena_format(canvas->arena, "page=%d pos=[0 %d.%03d]", page + 1, y / 1000,
                                    y % 1000);
    int id = cairo_pdf_surface_add_outline(surface, parents->ids[entry->level - 1], entry->title,
                                           link, (cairo_pdf_outline_flags_t)0);
    for (int i = entry->level; i < 4; i++)
        parents->ids[i] = id;
    arena_back(canvas->arena, mark);
}

static void add_outlines(struct canvas *canvas, cairo_surface_t *surface,
                         const struct display *display)
{
    struct outline_path parents = {{CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                                    CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT}};
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (int k = 0; k < page->items.count; k++)
            if (page->items.items[k].kind == DISPLAY_OUTLINE)
                add_outline(canvas, surface, i, &page->items.items[k].outline, &parents);
    }
}

bool canvas_pdf(const struct display *display, const struct canvas_document *document,
                struct buf *out, struct error *err)
{
    if (!display->pages.count)
        return error_set(err, ERROR_INPUT, N_("there is no page to print"));
    const struct display_page *first = &display->pages.items[0];
    size_t start = out->length;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        add_bytes, out, points(first->width), points(first->height));
    set_metadata(surface, document);
    struct canvas canvas = open_canvas(display, surface);
    canvas.has_structure = true;
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        cairo_pdf_surface_set_size(surface, points(page->width), points(page->height));
        if (!i)
            cairo_tag_begin(canvas.cairo, "Document", NULL);
        draw_page(&canvas, page);
        if (i + 1 < display->pages.count)
            cairo_show_page(canvas.cairo);
    }
    cairo_tag_end(canvas.cairo, "Document");
    cairo_show_page(canvas.cairo);
    add_outlines(&canvas, surface, display);
    if (!close_canvas(&canvas, surface, err))
        return false;
    mend_date(document, out->text + start, out->length - start);
    return true;
}

/* ---- PNG ---- */

bool canvas_png(const struct display *display, int page, int dpi, struct buf *out,
                struct error *err)
{
    assert(page >= 0 && page < display->pages.count);
    const struct display_page *one = &display->pages.items[page];
    double scale = dpi / 72.0;
    double width = points(one->width) * scale + 0.5, height = points(one->height) * scale + 0.5;
    if (dpi < 1 || dpi > DPI_MOST || width < 1 || height < 1 || width * height > PIXELS_MOST)
        return error_set(err, ERROR_USAGE,
                         N_("a picture of %d dots per inch is too large or too small; "
                            "choose from 30 to 600"),
                         dpi);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    struct canvas canvas = open_canvas(display, surface);
    set_ink(&canvas, DISPLAY_WHITE);
    cairo_paint(canvas.cairo);
    cairo_scale(canvas.cairo, scale, scale);
    draw_page(&canvas, one);
    cairo_surface_flush(surface);
    cairo_status_t status = cairo_status(canvas.cairo);
    if (!status)
        status = cairo_surface_write_to_png_stream(surface, add_bytes, out);
    bool is_closed = close_canvas(&canvas, surface, err);
    if (is_closed && status)
        return error_set(err, ERROR_SYSTEM, N_("the picture could not be made (%s); try again"),
                         cairo_status_to_string(status));
    return is_closed;
}
