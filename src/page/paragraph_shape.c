/* From text to pieces: runs are shaped, every piece gets its class, and the places between pieces
 * get their gap and the answer whether a line may end there. Lines are made in
 * paragraph_lines.c. */
#include "paragraph.h"

#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "length.h"
#include "paragraph_pieces.h"

#include <assert.h>
#include <string.h>

/* While a paragraph is shaped: all of it lies in `scratch`, what stays is copied to `arena` at the
 * end, without the room for growing. `faces` has the face of each byte of the text. */
struct shaping {
    struct arena *arena;
    struct arena *scratch;
    const struct fonts *fonts;
    struct paragraph_missing_list *missing;
    int size;
    const char *text;
    size_t length;
    const unsigned char *faces;
    bool has_han;
    uint32_t space_glyph[FONT_FACE_COUNT];
    VEC(struct piece) pieces;
    VEC(struct font_glyph) glyphs;
};

/* Letters, digits and ideographs are in no set: most characters are answered at once. */
static bool is_one_of(uint32_t code_point, const char *set)
{
    bool is_plain = (code_point >= 0x3100 && code_point < 0xFF00) ||
                    (code_point >= '0' && code_point <= '9') ||
                    (code_point >= 'a' && code_point <= 'z');
    int bytes = 0;
    if (is_plain)
        return false;
    for (uint32_t one; (one = text_next(set, &bytes)); set += bytes)
        if (one == code_point)
            return true;
    return false;
}

bool paragraph_forbids_start(uint32_t code_point)
{
    return is_one_of(code_point, "、。，．：；！？）〕】〗》〉」』］｝”’"
                                 "…—～·‧•％‰℃℉°′″!),.:;?]}%");
}

bool paragraph_forbids_end(uint32_t code_point)
{
    return is_one_of(code_point, "（〔【〖《〈「『［｛“‘￥([{$¥€#");
}

static bool is_opening(uint32_t code_point)
{
    return is_one_of(code_point, "（〔【〖《〈「『［｛“‘");
}

static bool is_closing(uint32_t code_point)
{
    return is_one_of(code_point, "、。，．：；！？）〕】〗》〉」』］｝”’");
}

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

/* ---- putting the text together ---- */

/* Blanks become spaces; other controls have no shape and are dropped. */
static void add_clean(struct buf *text, const char *from)
{
    for (; *from; from++) {
        unsigned char byte = (unsigned char)*from;
        if (byte == '\t')
            buf_add_char(text, ' ');
        else if (byte == '\n' || (byte >= 0x20 && byte != 0x7f))
            buf_add_char(text, *from);
    }
}

static void join_spans(struct shaping *shaping, const struct paragraph_span *spans, int count)
{
    struct buf text = buf_start(shaping->scratch);
    size_t total = 0;
    for (int i = 0; i < count; i++)
        total += strlen(spans[i].text);
    assert(total < INT32_MAX / 4);
    unsigned char *faces = arena_take(shaping->scratch, total + 1, 1);
    for (int i = 0; i < count; i++) {
        size_t before = text.length;
        add_clean(&text, spans[i].text);
        memset(faces + before, (int)spans[i].face, text.length - before);
    }
    shaping->text = arena_copy(shaping->arena, text.text);
    shaping->length = text.length;
    shaping->faces = faces;
}

static bool text_has_han(const char *text)
{
    int bytes = 0;
    for (uint32_t one; (one = text_next(text, &bytes)); text += bytes)
        if (one >= 0x2E80 && unicode_is_han(one))
            return true;
    return false;
}

/* ---- shaping runs ---- */

/* Quotation marks, dashes and ellipses have two widths. They are narrow in an English paragraph,
 * and in a Chinese one between words of English: the nearest characters on both sides decide. */
static bool is_ambiguous(uint32_t code_point)
{
    return code_point >= 0x2014 && is_one_of(code_point, "“”‘’—…");
}

static bool is_latin(uint32_t code_point)
{
    return code_point < 0x2000 && code_point != 0xB7 && code_point != 0xD7 && code_point != 0xF7;
}

/* The first character that is neither blank nor ambiguous; 0 at the end. */
static uint32_t next_certain(const char *text)
{
    int bytes = 0;
    uint32_t one = 0;
    while ((one = text_next(text, &bytes)) == ' ' || is_ambiguous(one))
        text += bytes;
    return one;
}

/* `before` is the last character that was neither blank nor ambiguous. */
static enum font_script script_of(const struct shaping *shaping, uint32_t before, uint32_t one,
                                  const char *after)
{
    if (!is_ambiguous(one))
        return is_latin(one) ? FONT_LATIN : FONT_HAN;
    bool is_narrow = !shaping->has_han || (is_latin(before) && is_latin(next_certain(after)));
    return is_narrow ? FONT_LATIN : FONT_HAN;
}

static void report_missing(struct shaping *shaping, const struct piece *piece)
{
    if (!shaping->missing)
        return;
    const char *at = shaping->text + piece->offset;
    const char *end = at + piece->bytes;
    for (int bytes = 0; at < end; at += bytes) {
        uint32_t one = text_next(at, &bytes);
        if (font_covers(shaping->fonts, piece->face, one) || unicode_is_mark(one))
            continue;
        bool is_known = false;
        for (int i = 0; i < shaping->missing->list.count; i++)
            is_known = is_known || shaping->missing->list.items[i].code_point == one;
        if (!is_known)
            *VEC_ADD(shaping->arena, &shaping->missing->list) =
                (struct paragraph_missing){one, shaping->text};
    }
}

/* A blank stands where the character is missing, so that copied text still holds it; the ruled
 * box is drawn around it. */
static void make_missing(struct shaping *shaping, struct piece *piece)
{
    report_missing(shaping, piece);
    piece->is_missing = true;
    piece->kind = PIECE_WIDE;
    piece->advance = shaping->size;
    piece->glyph_count = 1;
    shaping->glyphs.count = piece->first_glyph + 1;
    shaping->glyphs.items[piece->first_glyph] =
        (struct font_glyph){.glyph = shaping->space_glyph[piece->face]};
}

static enum piece_kind kind_of(const struct shaping *shaping, const struct piece *piece)
{
    uint32_t one = piece->code_point;
    bool is_full = piece->advance >= shaping->size;
    if (one == ' ' || one == 0x3000)
        return PIECE_SPACE;
    if (is_full && is_opening(one))
        return PIECE_OPEN;
    if (is_full && is_closing(one))
        return PIECE_CLOSE;
    if (one >= 0x2E80 && unicode_is_han(one))
        return PIECE_HAN;
    if (one < 0x2000 && (unicode_is_letter_or_digit(one) || one == '%'))
        return PIECE_LETTER;
    return piece->advance < shaping->size * 4 / 5 ? PIECE_OTHER : PIECE_WIDE;
}

static void add_piece(struct shaping *shaping, const struct font_glyph *glyphs, int count,
                      enum font_face face, int offset, int bytes)
{
    struct piece *piece = VEC_ADD(shaping->scratch, &shaping->pieces);
    int length = 0;
    *piece = (struct piece){
        .face = face,
        .offset = offset,
        .bytes = bytes,
        .first_glyph = shaping->glyphs.count,
        .glyph_count = count,
        .code_point = text_next(shaping->text + offset, &length),
    };
    bool is_missing = false;
    for (int i = 0; i < count; i++) {
        *VEC_ADD(shaping->scratch, &shaping->glyphs) = glyphs[i];
        piece->advance += length_of(shaping->size, glyphs[i].advance);
        is_missing = is_missing || !glyphs[i].glyph;
    }
    piece->kind = kind_of(shaping, piece);
    if (is_missing)
        make_missing(shaping, piece);
}

static void shape_run(struct shaping *shaping, size_t start, size_t end, enum font_script script)
{
    enum font_face face = (enum font_face)shaping->faces[start];
    int count = 0;
    const struct font_glyph *glyphs = font_shape(shaping->fonts, shaping->scratch, face, script,
                                                 shaping->text + start, end - start, &count);
    for (int i = 0; i < count;) {
        int next = i + 1;
        while (next < count && glyphs[next].cluster == glyphs[i].cluster)
            next++;
        int stop = next < count ? glyphs[next].cluster : (int)(end - start);
        add_piece(shaping, glyphs + i, next - i, face, (int)start + glyphs[i].cluster,
                  stop - glyphs[i].cluster);
        i = next;
    }
}

static void add_line_end(struct shaping *shaping, size_t at)
{
    *VEC_ADD(shaping->scratch, &shaping->pieces) = (struct piece){
        .kind = PIECE_END,
        .code_point = '\n',
        .face = (enum font_face)shaping->faces[at],
        .offset = (int)at,
        .bytes = 1,
        .first_glyph = shaping->glyphs.count,
    };
}

/* Cuts the text into runs of one face and script, and shapes each. Marks belong to the run of
 * what they stand on. */
static void shape_text(struct shaping *shaping)
{
    size_t start = 0;
    enum font_script script = FONT_HAN;
    uint32_t before = 0;
    for (size_t at = 0; at < shaping->length;) {
        int bytes = 0;
        uint32_t one = text_next(shaping->text + at, &bytes);
        enum font_script own = script_of(shaping, before, one, shaping->text + at + bytes);
        bool is_mark = at > start && one >= 0x300 && unicode_is_mark(one);
        bool is_other_face = at > start && shaping->faces[at] != shaping->faces[start];
        if (at > start && (one == '\n' || is_other_face || (own != script && !is_mark))) {
            shape_run(shaping, start, at, script);
            start = at;
        }
        if (at == start)
            script = own;
        if (one != ' ' && !is_ambiguous(one))
            before = one == '\n' ? 0 : one;
        if (one == '\n')
            add_line_end(shaping, at);
        at += (size_t)bytes;
        if (one == '\n')
            start = at;
    }
    if (shaping->length > start)
        shape_run(shaping, start, shaping->length, script);
}

/* ---- between pieces ---- */

static uint32_t code_at(const struct shaping *shaping, int i)
{
    return i >= 0 && i < shaping->pieces.count ? shaping->pieces.items[i].code_point : 0;
}

/* What ICU allows and Chinese typesetting does not: a number stays with its unit and its sign,
 * a span of numbers in one piece, marks stay with what they follow. */
static bool is_kept_together(const struct shaping *shaping, int i)
{
    uint32_t one = code_at(shaping, i);
    uint32_t before = code_at(shaping, i - 1);
    uint32_t second = code_at(shaping, i - 2);
    bool is_han = shaping->pieces.items[i].kind == PIECE_HAN;
    bool follows_space = before == ' ' || before == 0x3000;
    if (paragraph_forbids_start(one) && !(follows_space && one < 0x80))
        return true;
    if (paragraph_forbids_end(before) || before == 0x7B2C /* 第 */)
        return true;
    if (is_han && (is_digit(before) || (before == ' ' && is_digit(second))))
        return true;
    if (!is_digit(one))
        return is_digit(before) && is_one_of(one, "–-~～×∶:/+");
    return (is_digit(second) && is_one_of(before, "–—-~～×∶:/+.")) ||
           (is_digit(code_at(shaping, i - 3)) && second == 0x2014 && before == 0x2014);
}

static void mark_breaks(struct shaping *shaping)
{
    bool *allowed = arena_take(shaping->scratch, shaping->length + 1, sizeof *allowed);
    unicode_line_breaks(shaping->text, allowed);
    for (int i = 1; i < shaping->pieces.count; i++) {
        struct piece *piece = &shaping->pieces.items[i];
        piece->may_start = piece[-1].kind == PIECE_END ||
                           (piece->kind != PIECE_END && piece->kind != PIECE_SPACE &&
                            allowed[piece->offset] && !is_kept_together(shaping, i));
    }
}

static bool is_beside(enum piece_kind a, enum piece_kind b, enum piece_kind one,
                      enum piece_kind other)
{
    return (a == one && b == other) || (a == other && b == one);
}

static int gap_between(enum piece_kind a, enum piece_kind b, int size)
{
    if (is_beside(a, b, PIECE_HAN, PIECE_LETTER))
        return size / 4;
    bool has_two_halves = (a == PIECE_CLOSE && (b == PIECE_CLOSE || b == PIECE_OPEN)) ||
                          (a == PIECE_OPEN && b == PIECE_OPEN);
    return has_two_halves ? -(size / 2) : 0;
}

/* A typed space between Han and a letter is the gap that would stand there anyhow; beside a
 * blank half it is nothing. */
static int space_advance(const struct piece *piece, enum piece_kind before, enum piece_kind after,
                         int size)
{
    if (piece->code_point != ' ')
        return piece->advance;
    if (before == PIECE_CLOSE || after == PIECE_OPEN)
        return 0;
    return is_beside(before, after, PIECE_HAN, PIECE_LETTER) ? size / 4 : piece->advance;
}

static void set_gaps(struct shaping *shaping)
{
    struct piece *pieces = shaping->pieces.items;
    for (int i = 0; i + 1 < shaping->pieces.count; i++) {
        pieces[i].gap = gap_between(pieces[i].kind, pieces[i + 1].kind, shaping->size);
        if (i && pieces[i].kind == PIECE_SPACE)
            pieces[i].advance = space_advance(&pieces[i], pieces[i - 1].kind, pieces[i + 1].kind,
                                              shaping->size);
    }
}

static const int64_t *positions(struct shaping *shaping)
{
    int64_t *position = arena_take(shaping->arena, (size_t)shaping->pieces.count + 1,
                                   sizeof *position);
    for (int i = 0; i < shaping->pieces.count; i++)
        position[i + 1] =
            position[i] + shaping->pieces.items[i].advance + shaping->pieces.items[i].gap;
    return position;
}

static const void *kept(struct arena *arena, const void *items, int count, size_t size)
{
    void *copy = arena_take(arena, (size_t)count, size);
    if (count)
        memcpy(copy, items, (size_t)count * size);
    return copy;
}

const struct paragraph *paragraph_shape(struct arena *arena, const struct fonts *fonts,
                                        const struct paragraph_span *spans, int count,
                                        struct paragraph_style style,
                                        struct paragraph_missing_list *missing)
{
    struct shaping shaping = {.arena = arena, .scratch = arena_open(), .fonts = fonts,
                              .missing = missing, .size = style.size};
    join_spans(&shaping, spans, count);
    shaping.has_han = text_has_han(shaping.text);
    for (int i = 0; i < FONT_FACE_COUNT; i++)
        shaping.space_glyph[i] = font_glyph_of(fonts, (enum font_face)i, ' ');
    shape_text(&shaping);
    mark_breaks(&shaping);
    set_gaps(&shaping);

    struct paragraph *paragraph = arena_take(arena, 1, sizeof *paragraph);
    *paragraph = (struct paragraph){
        .style = style,
        .text = shaping.text,
        .pieces = kept(arena, shaping.pieces.items, shaping.pieces.count, sizeof(struct piece)),
        .piece_count = shaping.pieces.count,
        .glyphs = kept(arena, shaping.glyphs.items, shaping.glyphs.count,
                       sizeof(struct font_glyph)),
        .position = positions(&shaping),
        .has_han = shaping.has_han,
    };
    arena_close(shaping.scratch);
    return paragraph;
}
