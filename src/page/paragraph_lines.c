/* From pieces to lines. Lines are filled greedily: with the rules of paragraph_shape.c that is what
 * readers of Chinese expect, and a change in one line stays near it. Two things are mended
 * afterwards: a lone character at the end, and lines of unlike length where balance is asked. */
#include "paragraph.h"

#include "base/buf.h"
#include "display.h"
#include "length.h"
#include "paragraph_pieces.h"

#include <assert.h>
#include <string.h>

/* Flush lines need room to spread into: at least so many characters to a line. */
enum { JUSTIFY_LEAST_EMS = 10, BALANCE_MOST_LINES = 4, STRETCH_MOST = 3 };

struct paragraph_line {
    int start, visible, end;    /* pieces; [visible, end) are blanks and the line end */
    int x;
    int width;                  /* as set */
    int stretch_gap, stretch_gap_left;      /* added to each gap, and 1 more to the first few */
    int stretch_even, stretch_even_left;    /* added between characters */
};

struct line_list {
    VEC(struct paragraph_line) list;
};

static int half_em(const struct paragraph *paragraph)
{
    return paragraph->style.size / 2;
}

static int visible_end(const struct paragraph *paragraph, int start, int end)
{
    while (end > start && (paragraph->pieces[end - 1].kind == PIECE_SPACE ||
                           paragraph->pieces[end - 1].kind == PIECE_END))
        end--;
    return end;
}

/* Width of [start, end) on a line of its own: blank halves at both ends are not counted. */
static int64_t natural_width(const struct paragraph *paragraph, int start, int end)
{
    if (end <= start)
        return 0;
    const struct piece *last = &paragraph->pieces[end - 1];
    int64_t width = paragraph->position[end] - paragraph->position[start] - last->gap;
    if (paragraph->pieces[start].kind == PIECE_OPEN)
        width -= half_em(paragraph);
    if (last->kind == PIECE_CLOSE)
        width -= half_em(paragraph);
    return width;
}

int paragraph_natural_width(const struct paragraph *paragraph)
{
    int64_t widest = 0;
    int start = 0;
    for (int i = 0; i <= paragraph->piece_count; i++) {
        if (i < paragraph->piece_count && paragraph->pieces[i].kind != PIECE_END)
            continue;
        int64_t width = natural_width(paragraph, start, visible_end(paragraph, start, i));
        if (width > widest)
            widest = width;
        start = i + 1;
    }
    return widest < INT32_MAX / 4 ? (int)widest : INT32_MAX / 4;
}

int paragraph_base_line(const struct paragraph *paragraph)
{
    int size = paragraph->style.size;
    return (paragraph->style.pitch - size) / 2 + (int)((int64_t)size * 88 / 100);
}

int paragraph_pitch(const struct paragraph *paragraph)
{
    return paragraph->style.pitch;
}

/* ---- breaking ---- */

/* A word longer than the line: cut before piece `at`, or earlier where no mark would be torn
 * from what it belongs to. */
static int forced_break(const struct paragraph *paragraph, int start, int at)
{
    if (at <= start)
        return start + 1;
    for (int end = at; end > start && end > at - 4; end--)
        if (!paragraph_forbids_start(paragraph->pieces[end].code_point) &&
            !paragraph_forbids_end(paragraph->pieces[end - 1].code_point))
            return end;
    return at;
}

/* The piece that the next line starts with. `stop` is one behind the last piece of the stretch
 * between two line ends. */
static int fill_line(const struct paragraph *paragraph, int start, int stop, int width)
{
    int fitting = start;
    for (int i = start; i < stop; i++) {
        if (i > start && paragraph->pieces[i].may_start)
            fitting = i;
        enum piece_kind kind = paragraph->pieces[i].kind;
        if (kind == PIECE_SPACE || kind == PIECE_END)
            continue;
        if (natural_width(paragraph, start, i + 1) > width)
            return fitting > start ? fitting : forced_break(paragraph, start, i);
    }
    return stop;
}

static int count_lines(const struct paragraph *paragraph, int start, int stop, int width, int most)
{
    int count = 0;
    do {
        start = fill_line(paragraph, start, stop, width);
        count++;
    } while (start < stop && count <= most);
    return count;
}

/* The least width at which the stretch still has as few lines. */
static int balanced_width(const struct paragraph *paragraph, int start, int stop, int width)
{
    int lines = count_lines(paragraph, start, stop, width, BALANCE_MOST_LINES);
    if (lines < 2 || lines > BALANCE_MOST_LINES)
        return width;
    int low = width / (lines + 1), high = width;
    while (high - low > 100) {
        int middle = low + (high - low) / 2;
        if (count_lines(paragraph, start, stop, middle, lines) > lines)
            low = middle;
        else
            high = middle;
    }
    return high;
}

/* Characters of weight in [start, end): a mark or a blank does not keep a character company. */
static int count_company(const struct paragraph *paragraph, int start, int end)
{
    int count = 0;
    for (int i = start; i < end; i++)
        count += paragraph->pieces[i].kind != PIECE_CLOSE &&
                 paragraph->pieces[i].kind != PIECE_OPEN &&
                 paragraph->pieces[i].kind != PIECE_SPACE && paragraph->pieces[i].kind != PIECE_END;
    return count;
}

/* Takes from the last line but one what the last line needs. */
static void mend_lone_end(const struct paragraph *paragraph, struct paragraph_line *lines,
                          int count, int width)
{
    if (count < 2)
        return;
    struct paragraph_line *before = &lines[count - 2], *last = &lines[count - 1];
    if (count_company(paragraph, last->start, last->end) > 1)
        return;
    for (int i = last->start - 1; i > before->start; i--) {
        if (!paragraph->pieces[i].may_start)
            continue;
        int visible = visible_end(paragraph, i, last->end);
        if (natural_width(paragraph, i, visible) > width)
            return;
        if (count_company(paragraph, i, last->end) < 2)
            continue;
        before->end = last->start = i;
        before->visible = visible_end(paragraph, before->start, i);
        last->visible = visible;
        return;
    }
}

/* ---- setting ---- */

static bool is_inside_word(const struct piece *piece)
{
    return piece->kind == PIECE_LETTER || piece->kind == PIECE_OTHER;
}

static bool is_stroke(const struct piece *piece)
{
    return piece->code_point == 0x2014 || piece->code_point == 0x2026;
}

static bool takes_gap(const struct piece *piece)
{
    return piece->gap > 0 || (piece->kind == PIECE_SPACE && piece->advance > 0);
}

/* Whether room may be put between this piece and the next on its line. */
static bool takes_even(const struct piece *piece)
{
    const struct piece *next = piece + 1;
    if (next->kind == PIECE_SPACE || (is_inside_word(piece) && is_inside_word(next)))
        return false;
    return !(is_stroke(piece) && is_stroke(next));
}

static void justify(const struct paragraph *paragraph, struct paragraph_line *line, int width)
{
    int room = width - line->width;
    int gaps = 0, evens = 0;
    for (int i = line->start; i + 1 < line->visible; i++) {
        gaps += takes_gap(&paragraph->pieces[i]);
        evens += takes_even(&paragraph->pieces[i]);
    }
    if (room <= 0 || (int64_t)room > (int64_t)evens * paragraph->style.size / STRETCH_MOST)
        return;
    int first = gaps * (paragraph->style.size / 8);
    if (first > room)
        first = room;
    if (gaps) {
        line->stretch_gap = first / gaps;
        line->stretch_gap_left = first % gaps;
    }
    line->stretch_even = (room - first) / evens;
    line->stretch_even_left = (room - first) % evens;
    line->width = width;
}

static bool is_justified(const struct paragraph *paragraph, int width)
{
    return paragraph->style.align == PARAGRAPH_NATURAL &&
           paragraph->style.fill == PARAGRAPH_FULL && paragraph->has_han &&
           width / JUSTIFY_LEAST_EMS >= paragraph->style.size;
}

static void align(const struct paragraph *paragraph, struct paragraph_line *line, int width)
{
    int room = width - line->width;
    if (room <= 0)
        return;
    if (paragraph->style.align == PARAGRAPH_CENTRE)
        line->x = room / 2;
    else if (paragraph->style.align == PARAGRAPH_RIGHT)
        line->x = room;
}

/* The lines of one stretch between two line ends. */
static void break_stretch(struct arena *arena, const struct paragraph *paragraph, int start,
                          int stop, int width, struct line_list *lines)
{
    int first = lines->list.count;
    int wanted = paragraph->style.fill == PARAGRAPH_BALANCED
                     ? balanced_width(paragraph, start, stop, width)
                     : width;
    do {
        int next = fill_line(paragraph, start, stop, wanted);
        *VEC_ADD(arena, &lines->list) = (struct paragraph_line){
            .start = start, .visible = visible_end(paragraph, start, next), .end = next};
        start = next;
    } while (start < stop);
    int count = lines->list.count - first;
    mend_lone_end(paragraph, lines->list.items + first, count, width);
    for (int i = first; i < lines->list.count; i++) {
        struct paragraph_line *line = &lines->list.items[i];
        line->width = (int)natural_width(paragraph, line->start, line->visible);
        if (i + 1 < lines->list.count && is_justified(paragraph, width))
            justify(paragraph, line, width);
        align(paragraph, line, width);
    }
}

struct paragraph_lines paragraph_break(struct arena *arena, const struct paragraph *paragraph,
                                       int width)
{
    struct line_list lines = {0};
    int start = 0;
    for (int i = 0; i < paragraph->piece_count; i++) {
        if (paragraph->pieces[i].kind != PIECE_END)
            continue;
        break_stretch(arena, paragraph, start, i + 1, width, &lines);
        start = i + 1;
    }
    break_stretch(arena, paragraph, start, paragraph->piece_count, width, &lines);
    struct paragraph_lines broken = {
        .paragraph = paragraph,
        .width = width,
        .count = lines.list.count,
        .items = lines.list.items,
    };
    for (int i = 0; i < broken.count; i++)
        if (broken.items[i].width > broken.widest)
            broken.widest = broken.items[i].width;
    return broken;
}

/* ---- placing ---- */

/* A stretch of one line in one face on its way to the page. */
struct run {
    struct arena *arena;
    const struct paragraph *paragraph;
    struct display_page *page;
    int x, y;
};

static void add_missing_box(struct run *run, int x)
{
    int size = run->paragraph->style.size;
    struct display_item *item = display_add(run->arena, run->page, DISPLAY_RECTANGLE);
    item->rectangle = (struct display_rectangle){
        .x = x + length_of(size, 60), .y = run->y - length_of(size, 820),
        .width = length_of(size, 880), .height = length_of(size, 880), .border = 500};
}

static void add_glyphs(const struct run *run, const struct piece *piece, int x,
                       struct display_text *text)
{
    int size = run->paragraph->style.size;
    for (int k = 0; k < piece->glyph_count; k++) {
        const struct font_glyph *glyph = &run->paragraph->glyphs[piece->first_glyph + k];
        text->glyphs[text->glyph_count++] = (struct display_glyph){
            .glyph = glyph->glyph,
            .x = x - run->x + length_of(size, glyph->x_offset),
            .y = -length_of(size, glyph->y_offset),
        };
        x += length_of(size, glyph->advance);
    }
    text->clusters[text->cluster_count++] =
        (struct display_cluster){piece->bytes, piece->glyph_count};
}

/* Pieces [start, end) with their left ends at x[i − start]; what is seen of the run reaches from
 * `left` to `right`. */
static void add_run(struct run *run, int start, int end, const int *x, int left, int right)
{
    const struct piece *pieces = run->paragraph->pieces;
    int glyph_count = 0;
    for (int i = start; i < end; i++)
        glyph_count += pieces[i].glyph_count;
    int offset = pieces[start].offset;
    int bytes = pieces[end - 1].offset + pieces[end - 1].bytes - offset;
    run->x = left;
    struct display_text text = {
        .face = pieces[start].face,
        .size = run->paragraph->style.size,
        .x = run->x,
        .y = run->y,
        .width = right - run->x,
        .text = arena_copy_bytes(run->arena, run->paragraph->text + offset, (size_t)bytes),
        .glyphs = arena_take(run->arena, (size_t)glyph_count, sizeof *text.glyphs),
        .clusters = arena_take(run->arena, (size_t)(end - start), sizeof *text.clusters),
    };
    for (int i = start; i < end; i++)
        add_glyphs(run, &pieces[i], x[i - start], &text);
    display_add(run->arena, run->page, DISPLAY_TEXT)->text = text;
    for (int i = start; i < end; i++)
        if (pieces[i].is_missing)
            add_missing_box(run, x[i - start]);
}

/* Left ends of the pieces of a line; x[visible] is the right end of what is seen. */
static int set_pieces(const struct paragraph *paragraph, const struct paragraph_line *line, int x,
                      int *left)
{
    int gaps = 0, evens = 0, right = x;
    const struct piece *pieces = paragraph->pieces;
    if (line->visible > line->start && pieces[line->start].kind == PIECE_OPEN)
        x -= half_em(paragraph);
    for (int i = line->start; i < line->end; i++) {
        left[i - line->start] = x;
        x += pieces[i].advance;
        if (i < line->visible)
            right = x - (pieces[i].kind == PIECE_CLOSE ? half_em(paragraph) : 0);
        x += pieces[i].gap;
        if (i + 1 >= line->visible)
            continue;
        if (takes_gap(&pieces[i]))
            x += line->stretch_gap + (gaps++ < line->stretch_gap_left);
        if (takes_even(&pieces[i]))
            x += line->stretch_even + (evens++ < line->stretch_even_left);
    }
    return right;
}

static void place_line(struct run *run, const struct paragraph_line *line, int x)
{
    const struct piece *pieces = run->paragraph->pieces;
    int end = line->end;
    if (end > line->start && pieces[end - 1].kind == PIECE_END)
        end--;
    if (end == line->start)
        return;
    int *left = arena_take(run->arena, (size_t)(line->end - line->start), sizeof *left);
    int right = set_pieces(run->paragraph, line, x + line->x, left);
    for (int start = line->start; start < end;) {
        int next = start + 1;
        while (next < end && pieces[next].face == pieces[start].face)
            next++;
        bool is_last = next >= line->visible;
        const int *lefts = left + (start - line->start);
        int from = start == line->start ? x + line->x : lefts[0];
        int to = is_last ? right : left[next - line->start];
        add_run(run, start, next, lefts, from, to > from ? to : from);
        start = next;
    }
}

void paragraph_place(const struct paragraph_lines *lines, int first, int count,
                     struct arena *arena, struct display_page *page, int x, int y)
{
    assert(first >= 0 && count >= 0 && first + count <= lines->count);
    const struct paragraph *paragraph = lines->paragraph;
    struct run run = {.arena = arena, .paragraph = paragraph, .page = page,
                      .y = y + paragraph_base_line(paragraph)};
    for (int i = 0; i < count; i++) {
        place_line(&run, &lines->items[first + i], x);
        run.y += paragraph->style.pitch;
    }
}

const char *paragraph_line_text(struct arena *arena, const struct paragraph_lines *lines, int line,
                                int *x, int *width)
{
    const struct paragraph *paragraph = lines->paragraph;
    const struct paragraph_line *one = &lines->items[line];
    *x = one->x;
    *width = one->width;
    if (one->visible == one->start)
        return "";
    int start = paragraph->pieces[one->start].offset;
    const struct piece *last = &paragraph->pieces[one->visible - 1];
    return arena_copy_bytes(arena, paragraph->text + start,
                            (size_t)(last->offset + last->bytes - start));
}
