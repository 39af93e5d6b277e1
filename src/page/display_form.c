/* The text form of a display list. One line per item:
 *
 *     tuanfu display 1
 *     face regular 6f0c…            16 hex digits
 *     face bold 91aa…
 *     page 595276 841890
 *     text regular 9200 39685 52000 18400 "你好" = 312@0 871@9200
 *     rectangle 0 0 1000 1000 tint 500
 *     end
 *
 * After a text stand its clusters ("=": each character has one glyph; else bytes:glyphs joined by
 * commas) and its glyphs with their x, and ",y" where a glyph is raised. The reader takes exactly
 * what the writer writes, nothing looser, so that the bytes are one to one. */
#include "display.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

static const char version_line[] = "tuanfu display 1";

enum {
    LENGTH_LIMIT = 20000000,        /* 7 m of paper */
    PAGE_LIMIT = 5000,
    ITEM_LIMIT = 200000,            /* in one page */
    TEXT_LIMIT = 100000,            /* bytes, glyphs, steps of one item */
};

static const char *const kind_names[DISPLAY_KIND_COUNT] = {
    "text", "rectangle", "line", "path", "hatch", "link", "outline", "tag", "untag",
};
static const char *const fill_names[] = {"none", "white", "tint", "black"};
static const char *const hatch_names[] = {"rising", "falling", "crossed", "dots"};
static const char *const tag_names[DISPLAY_TAG_COUNT] = {"H1", "H2", "H3", "P", "Table",
                                                         "TR", "TH", "TD"};
static const char *const face_names[FONT_FACE_COUNT] = {"regular", "bold"};

enum { FILL_COUNT = sizeof fill_names / sizeof *fill_names };
enum { HATCH_COUNT = sizeof hatch_names / sizeof *hatch_names };

/* ---- writing ---- */

static void write_quoted(struct buf *out, const char *text)
{
    buf_add_char(out, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            buf_add_char(out, '\\');
        if (byte < 0x20 || byte == 0x7f)
            buf_add_format(out, "\\x%02x", (unsigned)byte);
        else
            buf_add_char(out, *text);
    }
    buf_add_char(out, '"');
}

static int character_bytes(const char *text)
{
    int bytes = 0;
    text_next(text, &bytes);
    return bytes;
}

static bool has_plain_clusters(const struct display_text *text)
{
    const char *at = text->text;
    for (int i = 0; i < text->cluster_count; i++) {
        if (text->clusters[i].glyphs != 1 || text->clusters[i].bytes != character_bytes(at))
            return false;
        at += text->clusters[i].bytes;
    }
    return true;
}

static void write_text(struct buf *out, const struct display_text *text)
{
    buf_add_format(out, " %s %d %d %d %d ", face_names[text->face], text->size, text->x, text->y,
                   text->width);
    write_quoted(out, text->text);
    buf_add_char(out, ' ');
    if (has_plain_clusters(text))
        buf_add_char(out, '=');
    else
        for (int i = 0; i < text->cluster_count; i++)
            buf_add_format(out, "%s%d:%d", i ? "," : "", text->clusters[i].bytes,
                           text->clusters[i].glyphs);
    for (int i = 0; i < text->glyph_count; i++) {
        buf_add_format(out, " %u@%d", (unsigned)text->glyphs[i].glyph, text->glyphs[i].x);
        if (text->glyphs[i].y)
            buf_add_format(out, ",%d", text->glyphs[i].y);
    }
}

static void write_path(struct buf *out, const struct display_path *path)
{
    static const char letters[] = "MLCZ";
    buf_add_format(out, " %s %d", fill_names[path->fill], path->thickness);
    for (int i = 0; i < path->step_count; i++) {
        const struct display_step *step = &path->steps[i];
        int points = step->kind == DISPLAY_CURVE ? 3 : step->kind == DISPLAY_CLOSE ? 0 : 1;
        buf_add_format(out, " %c", letters[step->kind]);
        for (int k = 0; k < points; k++)
            buf_add_format(out, " %d %d", step->x[k], step->y[k]);
    }
}

static void write_item(struct buf *out, const struct display_item *item)
{
    buf_add(out, kind_names[item->kind]);
    switch (item->kind) {
    case DISPLAY_TEXT:
        write_text(out, &item->text);
        break;
    case DISPLAY_RECTANGLE:
        buf_add_format(out, " %d %d %d %d %s %d", item->rectangle.x, item->rectangle.y,
                       item->rectangle.width, item->rectangle.height,
                       fill_names[item->rectangle.fill], item->rectangle.border);
        break;
    case DISPLAY_LINE:
        buf_add_format(out, " %d %d %d %d %d %d", item->line.x1, item->line.y1, item->line.x2,
                       item->line.y2, item->line.thickness, item->line.dash);
        break;
    case DISPLAY_PATH:
        write_path(out, &item->path);
        break;
    case DISPLAY_HATCH:
        buf_add_format(out, " %d %d %d %d %s %d", item->hatch.x, item->hatch.y, item->hatch.width,
                       item->hatch.height, hatch_names[item->hatch.pattern], item->hatch.pitch);
        break;
    case DISPLAY_LINK:
        buf_add_format(out, " %d %d %d %d ", item->link.x, item->link.y, item->link.width,
                       item->link.height);
        write_quoted(out, item->link.url);
        break;
    case DISPLAY_OUTLINE:
        buf_add_format(out, " %d %d ", item->outline.level, item->outline.y);
        write_quoted(out, item->outline.title);
        break;
    case DISPLAY_TAG_START:
    case DISPLAY_TAG_END:
        buf_add_format(out, " %s", tag_names[item->tag]);
        break;
    case DISPLAY_KIND_COUNT:
        assert(false);
    }
    buf_add_char(out, '\n');
}

void display_write(const struct display *display, struct buf *out)
{
    buf_add_format(out, "%s\n", version_line);
    for (int i = 0; i < FONT_FACE_COUNT; i++)
        buf_add_format(out, "face %s %s\n", face_names[i],
                       font_hash(display->fonts, (enum font_face)i));
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        buf_add_format(out, "page %d %d\n", page->width, page->height);
        for (int k = 0; k < page->items.count; k++)
            write_item(out, &page->items.items[k]);
    }
    buf_add(out, "end\n");
}

/* ---- reading ---- */

/* A place in the bytes, which end in zero. Once something is wrong all further reads do nothing
 * and `is_good` says so: an item reads as a plain list of its parts. */
struct reader {
    struct arena *arena;
    const struct fonts *fonts;
    const char *at;
    int line;
    bool is_good;
    struct error *err;
};

static void fail(struct reader *reader, const char *reason)
{
    if (!reader->is_good)
        return;
    reader->is_good = false;
    error_set(reader->err, ERROR_INPUT, N_("line %d of the display list: %s; print the paper anew"),
              reader->line, messages_find(reader->err->language, reason));
}

static bool has_char(const struct reader *reader, char byte)
{
    return reader->is_good && *reader->at == byte;
}

static bool take_char(struct reader *reader, char byte)
{
    if (!has_char(reader, byte))
        return false;
    reader->at++;
    return true;
}

static void want_char(struct reader *reader, char byte)
{
    if (!take_char(reader, byte))
        fail(reader, byte == '\n' ? N_("the line is too long") : N_("something is missing"));
}

static int read_number(struct reader *reader, int least, int most)
{
    bool is_negative = take_char(reader, '-');
    const char *start = reader->at;
    int64_t number = 0;
    while (reader->is_good && *reader->at >= '0' && *reader->at <= '9') {
        number = number * 10 + (*reader->at++ - '0');
        if (number > LENGTH_LIMIT)
            fail(reader, N_("a number is out of range"));
    }
    if (reader->at == start || (*start == '0' && (reader->at - start > 1 || is_negative)))
        fail(reader, N_("a number is malformed"));
    if (is_negative)
        number = -number;
    if (number < least || number > most)
        fail(reader, N_("a number is out of range"));
    return reader->is_good ? (int)number : least;
}

static int read_length(struct reader *reader)
{
    want_char(reader, ' ');
    return read_number(reader, -LENGTH_LIMIT, LENGTH_LIMIT);
}

static int read_size(struct reader *reader)
{
    want_char(reader, ' ');
    return read_number(reader, 0, LENGTH_LIMIT);
}

/* One of `names`, up to a blank or the end of the line. */
static int read_word(struct reader *reader, const char *const *names, int count)
{
    if (!reader->is_good)
        return 0;
    size_t length = strcspn(reader->at, " \n");
    for (int i = 0; i < count; i++)
        if (strlen(names[i]) == length && !memcmp(names[i], reader->at, length)) {
            reader->at += length;
            return i;
        }
    fail(reader, N_("an unknown word"));
    return 0;
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static void read_escape(struct reader *reader, struct buf *out)
{
    reader->at++;
    if (*reader->at == '"' || *reader->at == '\\') {
        buf_add_char(out, *reader->at++);
        return;
    }
    int high = *reader->at == 'x' ? hex_digit(reader->at[1]) : -1;
    int low = high >= 0 ? hex_digit(reader->at[2]) : -1;
    int byte = high * 16 + low;
    if (low < 0 || byte == 0 || (byte >= 0x20 && byte != 0x7f)) {
        fail(reader, N_("an unknown escape in a text"));
        return;
    }
    buf_add_char(out, (char)byte);
    reader->at += 3;
}

static const char *read_quoted(struct reader *reader)
{
    want_char(reader, ' ');
    want_char(reader, '"');
    struct buf out = buf_start(reader->arena);
    while (reader->is_good && *reader->at != '"') {
        unsigned char byte = (unsigned char)*reader->at;
        if (byte == '\\')
            read_escape(reader, &out);
        else if (byte < 0x20 || byte == 0x7f)
            fail(reader, N_("a text does not end"));
        else
            buf_add_char(&out, *reader->at++);
        if (out.length > TEXT_LIMIT)
            fail(reader, N_("a text is too long"));
    }
    want_char(reader, '"');
    return out.text;
}

struct clusters {
    VEC(struct display_cluster) list;
};

struct glyphs {
    VEC(struct display_glyph) list;
};

struct steps {
    VEC(struct display_step) list;
};

static void read_plain_clusters(struct reader *reader, const char *text, struct clusters *clusters)
{
    for (const char *at = text; *at; at += character_bytes(at))
        *VEC_ADD(reader->arena, &clusters->list) =
            (struct display_cluster){character_bytes(at), 1};
}

/* Clusters must end where characters end and cover the whole text. */
static void read_listed_clusters(struct reader *reader, const char *text, struct clusters *clusters)
{
    const char *at = text;
    do {
        int bytes = read_number(reader, 1, TEXT_LIMIT);
        want_char(reader, ':');
        int glyphs = read_number(reader, 0, TEXT_LIMIT);
        *VEC_ADD(reader->arena, &clusters->list) = (struct display_cluster){bytes, glyphs};
        const char *end = at;
        while (reader->is_good && *end && end < at + bytes)
            end += character_bytes(end);
        if (end != at + bytes)
            fail(reader, N_("clusters do not match their text"));
        at = end;
    } while (take_char(reader, ','));
    if (*at)
        fail(reader, N_("clusters do not match their text"));
}

static void read_glyphs(struct reader *reader, uint32_t glyph_count, struct glyphs *glyphs)
{
    while (take_char(reader, ' ')) {
        struct display_glyph *glyph = VEC_ADD(reader->arena, &glyphs->list);
        glyph->glyph = (uint32_t)read_number(reader, 0, (int)glyph_count - 1);
        want_char(reader, '@');
        glyph->x = read_number(reader, -LENGTH_LIMIT, LENGTH_LIMIT);
        if (!take_char(reader, ','))
            continue;
        glyph->y = read_number(reader, -LENGTH_LIMIT, LENGTH_LIMIT);
        if (!glyph->y)
            fail(reader, N_("a number is malformed"));
        if (glyphs->list.count > TEXT_LIMIT)
            fail(reader, N_("a text is too long"));
    }
}

static void read_text(struct reader *reader, struct display_text *text)
{
    want_char(reader, ' ');
    text->face = (enum font_face)read_word(reader, face_names, FONT_FACE_COUNT);
    text->size = read_size(reader);
    text->x = read_length(reader);
    text->y = read_length(reader);
    text->width = read_length(reader);
    text->text = read_quoted(reader);
    struct clusters clusters = {0};
    want_char(reader, ' ');
    if (reader->is_good && take_char(reader, '='))
        read_plain_clusters(reader, text->text, &clusters);
    else if (reader->is_good)
        read_listed_clusters(reader, text->text, &clusters);
    struct glyphs glyphs = {0};
    read_glyphs(reader, font_glyph_count(reader->fonts, text->face), &glyphs);

    int64_t wanted = 0;
    for (int i = 0; i < clusters.list.count; i++)
        wanted += clusters.list.items[i].glyphs;
    if (wanted != glyphs.list.count)
        fail(reader, N_("clusters do not match their glyphs"));
    text->clusters = clusters.list.items;
    text->cluster_count = clusters.list.count;
    text->glyphs = glyphs.list.items;
    text->glyph_count = glyphs.list.count;
}

static void read_step(struct reader *reader, struct display_step *step)
{
    static const char *const letters[] = {"M", "L", "C", "Z"};
    step->kind = (enum display_step_kind)read_word(reader, letters, 4);
    int points = step->kind == DISPLAY_CURVE ? 3 : step->kind == DISPLAY_CLOSE ? 0 : 1;
    for (int k = 0; k < points; k++) {
        step->x[k] = read_length(reader);
        step->y[k] = read_length(reader);
    }
}

static void read_path(struct reader *reader, struct display_path *path)
{
    want_char(reader, ' ');
    path->fill = (enum display_fill)read_word(reader, fill_names, FILL_COUNT);
    path->thickness = read_size(reader);
    struct steps steps = {0};
    while (take_char(reader, ' ')) {
        read_step(reader, VEC_ADD(reader->arena, &steps.list));
        if (steps.list.count > TEXT_LIMIT)
            fail(reader, N_("a path is too long"));
    }
    if (reader->is_good && (!steps.list.count || steps.list.items[0].kind != DISPLAY_MOVE))
        fail(reader, N_("a path does not begin anywhere"));
    path->steps = steps.list.items;
    path->step_count = steps.list.count;
}

static void read_link(struct reader *reader, struct display_link *link)
{
    link->x = read_length(reader);
    link->y = read_length(reader);
    link->width = read_size(reader);
    link->height = read_size(reader);
    link->url = read_quoted(reader);
    const char *proper = reader->is_good ? display_url(reader->arena, link->url) : NULL;
    if (!proper || strcmp(proper, link->url))
        fail(reader, N_("a link is not a plain https address"));
}

static void read_area(struct reader *reader, int *x, int *y, int *width, int *height)
{
    *x = read_length(reader);
    *y = read_length(reader);
    *width = read_size(reader);
    *height = read_size(reader);
    want_char(reader, ' ');
}

static void read_item(struct reader *reader, struct display_item *item)
{
    switch (item->kind) {
    case DISPLAY_TEXT:
        read_text(reader, &item->text);
        break;
    case DISPLAY_RECTANGLE:
        read_area(reader, &item->rectangle.x, &item->rectangle.y, &item->rectangle.width,
                  &item->rectangle.height);
        item->rectangle.fill = (enum display_fill)read_word(reader, fill_names, FILL_COUNT);
        item->rectangle.border = read_size(reader);
        break;
    case DISPLAY_LINE:
        item->line.x1 = read_length(reader);
        item->line.y1 = read_length(reader);
        item->line.x2 = read_length(reader);
        item->line.y2 = read_length(reader);
        item->line.thickness = read_size(reader);
        item->line.dash = read_size(reader);
        break;
    case DISPLAY_PATH:
        read_path(reader, &item->path);
        break;
    case DISPLAY_HATCH:
        read_area(reader, &item->hatch.x, &item->hatch.y, &item->hatch.width, &item->hatch.height);
        item->hatch.pattern = (enum display_hatch)read_word(reader, hatch_names, HATCH_COUNT);
        want_char(reader, ' ');
        item->hatch.pitch = read_number(reader, 500, LENGTH_LIMIT);
        break;
    case DISPLAY_LINK:
        read_link(reader, &item->link);
        break;
    case DISPLAY_OUTLINE:
        want_char(reader, ' ');
        item->outline.level = read_number(reader, 1, 3);
        item->outline.y = read_length(reader);
        item->outline.title = read_quoted(reader);
        break;
    case DISPLAY_TAG_START:
    case DISPLAY_TAG_END:
        want_char(reader, ' ');
        item->tag = (enum display_tag)read_word(reader, tag_names, DISPLAY_TAG_COUNT);
        break;
    case DISPLAY_KIND_COUNT:
        assert(false);
    }
}

static bool take_word(struct reader *reader, const char *word)
{
    if (!reader->is_good || !text_starts_with(reader->at, word))
        return false;
    reader->at += strlen(word);
    return true;
}

static void end_line(struct reader *reader)
{
    want_char(reader, '\n');
    reader->line++;
}

static void read_head(struct reader *reader)
{
    if (!take_word(reader, version_line))
        fail(reader, N_("it is not a display list of this version"));
    end_line(reader);
    for (int i = 0; i < FONT_FACE_COUNT; i++) {
        if (!take_word(reader, "face ") || !take_word(reader, face_names[i]))
            fail(reader, N_("a face is missing"));
        want_char(reader, ' ');
        if (!take_word(reader, font_hash(reader->fonts, (enum font_face)i)))
            fail(reader, N_("it was laid out with another font"));
        end_line(reader);
    }
}

/* Tags open on this page, innermost last. */
struct open_tags {
    enum display_tag tags[16];
    int count;
};

static void check_tag(struct reader *reader, const struct display_item *item,
                      struct open_tags *open)
{
    enum { DEPTH_LIMIT = sizeof open->tags / sizeof *open->tags };
    if (item->kind == DISPLAY_TAG_START && open->count < DEPTH_LIMIT)
        open->tags[open->count++] = item->tag;
    else if (item->kind == DISPLAY_TAG_END && open->count &&
             open->tags[open->count - 1] == item->tag)
        open->count--;
    else if (item->kind == DISPLAY_TAG_START || item->kind == DISPLAY_TAG_END)
        fail(reader, N_("tags do not nest"));
}

static void read_page(struct reader *reader, struct display *display)
{
    want_char(reader, ' ');
    int width = read_number(reader, 1, LENGTH_LIMIT);
    want_char(reader, ' ');
    int height = read_number(reader, 1, LENGTH_LIMIT);
    end_line(reader);
    struct display_page *page = display_add_page(display, width, height);
    struct open_tags open = {.count = 0};
    while (reader->is_good && !text_starts_with(reader->at, "page ") &&
           !text_starts_with(reader->at, "end\n")) {
        int kind = read_word(reader, kind_names, DISPLAY_KIND_COUNT);
        struct display_item *item = display_add(reader->arena, page, (enum display_kind)kind);
        read_item(reader, item);
        check_tag(reader, item, &open);
        end_line(reader);
        if (page->items.count > ITEM_LIMIT)
            fail(reader, N_("a page holds too much"));
    }
    if (open.count)
        fail(reader, N_("tags do not nest"));
}

struct display *display_read(struct arena *arena, const struct fonts *fonts, const char *bytes,
                             size_t length, struct error *err)
{
    struct reader reader = {arena, fonts, NULL, 1, true, err};
    if (text_valid_bytes(bytes, length) != length)
        fail(&reader, N_("it is not UTF-8 text"));
    if (!reader.is_good)
        return NULL;
    reader.at = arena_copy_bytes(arena, bytes, length);
    read_head(&reader);
    struct display *display = display_start(arena, fonts);
    while (take_word(&reader, "page")) {
        read_page(&reader, display);
        if (display->pages.count > PAGE_LIMIT)
            fail(&reader, N_("there are too many pages"));
    }
    if (!take_word(&reader, "end"))
        fail(&reader, N_("it does not end"));
    end_line(&reader);
    if (reader.is_good && *reader.at)
        fail(&reader, N_("something follows the end"));
    return reader.is_good ? display : NULL;
}
