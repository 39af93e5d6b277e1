/* Boxes of text: paragraphs, headings, links, fitted names, list entries. */
#include "box.h"

#include "base/buf.h"
#include "box_kinds.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Up to so many lines a text is never parted; a longer one leaves two lines on each side. */
enum { WHOLE_LINES = 4, LEAST_LINES = 2 };

static struct paragraph_style style_of(const struct box *box, int size)
{
    struct theme_style numbers = theme_scaled(box->doc->theme, box->text.style, box->doc->scale);
    struct paragraph_style style = {numbers.size, numbers.pitch, numbers.align, numbers.fill};
    if (box->text.has_align)
        style.align = box->text.align;
    if (size) {
        style.pitch = (int)((int64_t)style.pitch * size / style.size);
        style.size = size;
    }
    return style;
}

static void shape(struct box *box, int size)
{
    box->text.paragraph =
        paragraph_shape(box->doc->arena, box->doc->fonts, box->text.spans, box->text.span_count,
                        style_of(box, size), &box->doc->missing);
    box->text.shaped_scale = box->doc->scale;
}

/* A fitted text is shaped at its largest size, then made smaller by tenths of a point. */
static void shape_fitted(struct box *box, int width)
{
    int size = box_scaled(box, box->text.largest);
    int smallest = box_scaled(box, box->text.smallest);
    shape(box, size);
    int wanted = paragraph_natural_width(box->text.paragraph);
    if (wanted <= width)
        return;
    size = (int)((int64_t)size * width / wanted) / 100 * 100;
    for (size = size > smallest ? size : smallest; size >= smallest; size -= 100) {
        shape(box, size);
        if (paragraph_natural_width(box->text.paragraph) <= width || size - 100 < smallest)
            return;
    }
}

static int measure_text(struct box *box, int width)
{
    if (box->text.is_part)
        return box->text.count * paragraph_pitch(box->text.paragraph);
    if (box->text.largest)
        shape_fitted(box, width);
    else if (box->text.shaped_scale != box->doc->scale)
        shape(box, 0);
    box->text.lines = paragraph_break(box->doc->arena, box->text.paragraph, width);
    box_check_width(box, box->text.lines.widest, width);
    box->text.first = 0;
    box->text.count = box->text.lines.count;
    return box->text.count * paragraph_pitch(box->text.paragraph);
}

static int natural_text(struct box *box)
{
    if (box->text.shaped_scale != box->doc->scale)
        shape(box, box_scaled(box, box->text.largest));
    return paragraph_natural_width(box->text.paragraph);
}

static const char *whole_text(const struct box *box)
{
    if (box->text.span_count == 1)
        return box->text.spans[0].text;
    struct buf all = buf_start(box->doc->arena);
    for (int i = 0; i < box->text.span_count; i++)
        buf_add(&all, box->text.spans[i].text);
    return all.text;
}

static void add_links(struct box *box, struct display_page *page, int x, int y)
{
    int pitch = paragraph_pitch(box->text.paragraph);
    for (int i = 0; i < box->text.count; i++) {
        int start = 0, width = 0;
        paragraph_line_text(box->doc->arena, &box->text.lines, box->text.first + i, &start, &width);
        display_add(box->doc->arena, page, DISPLAY_LINK)->link =
            (struct display_link){x + start, y + i * pitch, width, pitch, box->text.url};
    }
}

static void place_text(struct box *box, struct display_page *page, int x, int y)
{
    int level = box->text.heading_level;
    enum display_tag tag = level ? (enum display_tag)(DISPLAY_TAG_H1 + level - 1) : DISPLAY_TAG_P;
    if (level && !box->text.first)
        display_add(box->doc->arena, page, DISPLAY_OUTLINE)->outline =
            (struct display_outline){level, y, whole_text(box)};
    if (box->text.url)
        add_links(box, page, x, y);
    box_add_tag(box, page, DISPLAY_TAG_START, tag);
    paragraph_place(&box->text.lines, box->text.first, box->text.count, box->doc->arena, page, x,
                    y);
    box_add_tag(box, page, DISPLAY_TAG_END, tag);
}

static struct box *lines_of(const struct box *box, int first, int count)
{
    struct box *part = box_part(box);
    part->text.is_part = true;
    part->text.first = first;
    part->text.count = count;
    return part;
}

static bool split_text(struct box *box, int height, struct box **head, struct box **tail)
{
    int count = box->text.count;
    int fitting = height / paragraph_pitch(box->text.paragraph);
    if (count <= WHOLE_LINES || box->text.heading_level)
        return false;
    if (fitting > count - LEAST_LINES)
        fitting = count - LEAST_LINES;
    if (fitting < LEAST_LINES)
        return false;
    *head = lines_of(box, box->text.first, fitting);
    *tail = lines_of(box, box->text.first + fitting, count - fitting);
    return true;
}

static const struct box_kind text_kind = {
    .measure = measure_text,
    .natural = natural_text,
    .place = place_text,
    .split = split_text,
    .first_text = whole_text,
};

struct box *box_spans(struct document *doc, enum style style, const struct paragraph_span *spans,
                      int count)
{
    struct box *box = box_new(doc, &text_kind);
    box->text.style = style;
    box->text.spans = arena_take(doc->arena, (size_t)count, sizeof *spans);
    memcpy(box->text.spans, spans, (size_t)count * sizeof *spans);
    box->text.span_count = count;
    return box;
}

struct box *box_text(struct document *doc, enum style style, const char *text)
{
    struct paragraph_span span = {text, doc->theme->styles[style].face};
    return box_spans(doc, style, &span, 1);
}

struct box *box_format(struct document *doc, enum style style, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    char *text = arena_take(doc->arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return box_text(doc, style, text);
}

struct box *box_text_aligned(struct document *doc, enum style style, enum paragraph_align align,
                             const char *text)
{
    struct box *box = box_text(doc, style, text);
    box->text.align = align;
    box->text.has_align = align != PARAGRAPH_NATURAL;
    return box;
}

struct box *box_heading(struct document *doc, enum style style, int level, const char *text)
{
    assert(level >= 1 && level <= 3);
    struct box *box = box_text(doc, style, text);
    box->text.heading_level = level;
    return box_keep_with_next(box);
}

struct box *box_link(struct document *doc, enum style style, const char *text, const char *url)
{
    struct box *box = box_text(doc, style, text);
    box->text.url = display_url(doc->arena, url);
    return box;
}

struct box *box_fitted(struct document *doc, enum style style, int smallest, int largest,
                       const char *text)
{
    assert(smallest > 0 && smallest <= largest);
    struct box *box = box_text(doc, style, text);
    box->text.smallest = smallest;
    box->text.largest = largest;
    return box;
}

struct box *box_entry(struct document *doc, enum style style, const char *mark, const char *text)
{
    struct theme_style numbers = theme_scaled(doc->theme, style, 1000);
    struct box_width widths[] = {box_auto(), box_fraction(1)};
    struct box *row = box_row(doc, numbers.size / 2, widths, 2);
    box_add(row, box_text_aligned(doc, style, PARAGRAPH_LEFT, mark));
    return box_add(row, box_text(doc, style, text));
}
