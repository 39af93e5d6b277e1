#include "yaml_text.h"

#include "arena.h"
#include "buf.h"
#include "issues.h"
#include "text.h"
#include "unicode.h"

#include <string.h>

#define COLON "：" /* U+FF1A, what a Chinese keyboard gives */

static struct yaml_place place_of(const char *text, size_t at)
{
    struct yaml_place place = {1, 1};
    size_t line_start = 0;
    for (size_t i = 0; i < at; i++)
        if (text[i] == '\n') {
            place.line++;
            line_start = i + 1;
        }
    place.column += text_count_bytes(text + line_start, at - line_start);
    return place;
}

static void refuse_encoding(struct yaml_text *source, size_t at)
{
    const char *bytes = source->text;
    struct yaml_place place = place_of(bytes, at);
    bool is_wide = at == 0 && source->length >= 2 &&
                   (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2));
    if (is_wide)
        issues_add(source->issues, ISSUE_ERROR, source->file, 1, 1,
                   N_("this file is UTF-16; save it again with the encoding UTF-8"));
    else if (!bytes[at])
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("a NUL byte; this is not a text file"));
    else
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("this character is not UTF-8; save the file again with the encoding UTF-8"));
}

/* Not seen, and yet a `game` with one inside is no `game`. */
static bool is_zero_width(uint32_t c)
{
    return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200D) ||
           (c >= 0x2060 && c <= 0x2064);
}

/* A joiner holds the parts of one emoji together; the next part begins with one of two bytes. */
static bool is_in_emoji(uint32_t c, char next)
{
    return c == 0x200D && (next == '\xF0' || next == '\xE2');
}

static bool is_in_indentation(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        if (text[at - 1] != ' ' && text[at - 1] != '\t')
            return false;
        else
            at--;
    return true;
}

static void delete_character(struct yaml_text *source, uint32_t c, struct yaml_place place)
{
    struct buf text = buf_start(source->arena);
    buf_add_code_point(&text, c);
    issues_edit(source->issues, place.line, place.column, text.text, "");
}

/* A tab is a level when the line begins with it; tabs behind blanks go as deep as somebody's editor
 * shows them, and nobody knows how deep that is. */
static void mend_tab(struct yaml_text *source, const char *tab, bool is_indentation,
                     struct yaml_place place)
{
    size_t count = is_indentation ? strspn(tab, "\t") : 1;
    if (is_indentation && place.column > 1)
        return;
    struct buf blanks = buf_start(source->arena);
    buf_add_repeat(&blanks, ' ', is_indentation ? 2 * (int)count : 1);
    issues_edit(source->issues, place.line, place.column,
                arena_copy_bytes(source->arena, tab, count), blanks.text);
}

/* A character that may not stand in our files: says so, blanks it where that is harmless, and
 * returns false when the file cannot be read on. */
static bool refuse_character(struct yaml_text *source, char *copy, size_t at, uint32_t c,
                             struct yaml_place place)
{
    if (c == '\t') {
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("a tab; use spaces"));
        bool is_indentation = is_in_indentation(copy, at);
        mend_tab(source, copy + at, is_indentation, place);
        copy[at] = ' ';
        return !is_indentation;
    }
    if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("a foreign line end (U+%04X); save the file with line ends of Unix or "
                      "Windows"), (unsigned)c);
        return false;
    }
    if (unicode_is_bidi_control(c) || is_zero_width(c)) {
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   is_zero_width(c)
                       ? N_("an invisible character without width (U+%04X); delete it")
                       : N_("an invisible character that turns the direction of text (U+%04X); "
                            "delete it"), (unsigned)c);
        delete_character(source, c, place);
        memcpy(copy + at, c < 0x800 ? "·" : "…", c < 0x800 ? 2 : 3);    /* said once is enough */
        return true;
    }
    issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
               N_("an invisible control character (U+%04X); delete it"), (unsigned)c);
    delete_character(source, c, place);
    if (c < ' ' || c == 0x7F)
        copy[at] = ' ';
    return c < ' ' || c == 0x7F;
}

bool yaml_text_is_refused(uint32_t c, char next)
{
    if (c < ' ')
        return c != '\n' && !(c == '\r' && next == '\n');
    if (c < 0x7F)
        return false;
    if (is_zero_width(c))
        return !is_in_emoji(c, next);
    return c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF ||
           unicode_is_bidi_control(c);
}

/* False when the file cannot be read on. A directive becomes a comment: libyaml takes quadratic
 * time over many of them. */
static bool check_line_start(struct yaml_text *source, char *at, uint32_t c,
                             struct yaml_place place)
{
    bool is_wide_blank = c == 0x3000 || c == 0xA0;
    if (is_wide_blank)
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("a full-width blank at the start of the line; use ordinary spaces"));
    if (c == '%') {
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("lines that begin with %% are not used here; delete it"));
        *at = '#';
    }
    return !is_wide_blank;
}

/* Bytes of the wide character at `at` when it is one of those that nearly all our files are made
 * of: it may stand in a file and no composition touches it. 0: it must be looked at closely. */
static size_t plain_wide_bytes(const unsigned char *at, size_t room)
{
    bool is_latin = room >= 2 && ((at[0] == 0xC3 && (at[1] & 0xC0) == 0x80) ||
                                  (at[0] == 0xC2 && at[1] == 0xB7));   /* À … ÿ and · */
    if (is_latin)
        return 2;
    if (at[0] < 0xE2 || room < 3 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80)
        return 0;
    if (at[0] >= 0xE5 && at[0] <= 0xE9)                 /* U+5000 … U+9FFF, Han */
        return 3;
    uint32_t c = (at[0] & 0xFU) << 12 | (at[1] & 0x3FU) << 6 | (at[2] & 0x3FU);
    bool is_plain = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2010 && c <= 0x2027) ||
                    (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E);
    return at[0] < 0xF0 && is_plain ? 3 : 0;
}

/* U+5000 … U+9FFF at the three bytes. */
static bool is_common_han(const unsigned char *at)
{
    bool is_wide = ((at[1] ^ 0x80) | (at[2] ^ 0x80)) < 0x40;
    return is_wide && (unsigned char)(*at - 0xE5) <= 0xE9 - 0xE5;
}

/* Eight bytes at once: all printable ASCII, none a backslash. Each byte of `w` that is not lifts
 * the top bit of its place in one of the four terms. */
static bool are_plain(const unsigned char *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t tops = ones * 0x80;
    uint64_t w;
    memcpy(&w, at, sizeof w);
    uint64_t backslash = w ^ ones * '\\';
    uint64_t delete = w ^ ones * 0x7F;
    return !((w | (w - ones * ' ') | (backslash - ones) | (delete - ones)) & tops);
}

/* False for what may not begin a line: a directive, a full-width blank. */
static bool is_plain_start(const unsigned char *at, size_t room)
{
    return !room || (*at != '%' && (room < 3 || memcmp(at, "\u3000", 3)));
}

/* True when every character is plain: then there is nothing to refuse, to copy or to compose, and
 * without a backslash no escape brings anything in. One quick pass, because every start of the
 * program reads the whole catalogue. */
static bool is_plain(const struct yaml_text *source)
{
    const unsigned char *at = (const unsigned char *)source->text;
    const unsigned char *end = at + source->length;
    if (at < end && (!is_plain_start(at, source->length) || end[-1] == ' '))
        return false;
    while (at < end) {
        while (end - at >= 8 && are_plain(at))
            at += 8;
        while (at < end && *at >= ' ' && *at < 0x7F && *at != '\\')
            at++;
        if (at == end)
            break;
        size_t step = *at == '\n' ? 1 : plain_wide_bytes(at, (size_t)(end - at));
        if (!step || (*at == '\n' && !is_plain_start(at + 1, (size_t)(end - at) - 1)))
            return false;
        at += step;
        while (end - at >= 3 && is_common_han(at))
            at += 3;
    }
    return true;
}

bool yaml_text_check(struct yaml_text *source)
{
    source->is_plain = is_plain(source);
    if (source->is_plain)
        return true;
    size_t valid = text_valid_bytes(source->text, source->length);
    if (valid < source->length) {
        refuse_encoding(source, valid);
        return false;
    }
    /* blanks that end the file without a line end would be lost from a text in a block */
    bool lacks_end = source->length && source->text[source->length - 1] == ' ';
    char *copy = arena_take(source->arena, source->length + 2, 1);
    memcpy(copy, source->text, source->length);
    if (lacks_end)
        copy[source->length++] = '\n';
    source->text = copy;
    bool is_readable = true;
    struct yaml_place place = {1, 1};
    int bytes;
    for (size_t at = 0; at < source->length; at += (size_t)bytes) {
        uint32_t c = text_next(copy + at, &bytes);
        if (yaml_text_is_refused(c, copy[at + (size_t)bytes]))
            is_readable = refuse_character(source, copy, at, c, place) && is_readable;
        if (place.column == 1)
            is_readable = check_line_start(source, copy + at, c, place) && is_readable;
        if (yaml_text_is_full(source))
            return false;
        place.column++;
        if (c == '\n')
            place = (struct yaml_place){place.line + 1, 1};
    }
    return is_readable;
}

/* Bytes of a word that looks like a key of ours (`least` letters or more) at the start; 0: none. */
static size_t key_bytes(const char *text, size_t least)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz_0123456789-");
    return length >= least && *text != '-' && !(*text >= '0' && *text <= '9') ? length : 0;
}

enum yaml_slip yaml_text_find_slip(const char *text, size_t least, size_t *at)
{
    size_t length = key_bytes(text, least);
    if (!length)
        return SLIP_NONE;
    *at = length;
    if (text[length] == ':')
        return strchr(" \r\n", text[length + 1]) || text[length + 1] == '/' ? SLIP_NONE
                                                                           : SLIP_NO_SPACE;
    *at += strspn(text + length, " ");
    return text_starts_with(text + *at, COLON) ? SLIP_WIDE_COLON : SLIP_NONE;
}

void yaml_text_say_slip(struct yaml_text *source, enum yaml_slip slip, struct yaml_place place)
{
    if (slip == SLIP_WIDE_COLON)
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("full-width colon ：; write ': ' with a space after it"));
    else
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("no space after the colon; write ': '"));
    issues_edit(source->issues, place.line, place.column,
                slip == SLIP_WIDE_COLON ? COLON : ":", ": ");
}

int yaml_text_find_wide_comma(const char *text)
{
    for (const char *at = text; *at && *at != '\n'; at++) {
        if (at == text || !(text_starts_with(at, "，") || text_starts_with(at, "、")))
            continue;
        const char *after = at + strlen("，");
        after += strspn(after, " ");
        if (yaml_text_is_word_byte(at[-1]) && yaml_text_is_word_byte(*after))
            return (int)(at - text);
    }
    return -1;
}

/* A whole ［list］ or ｛map｝ of the Chinese keyboard: its marks in half width, commas only where a
 * key or a word of a list follows. */
static void mend_brackets(struct yaml_text *source, const char *text, struct yaml_place place)
{
    static const char *const wide[] = {"［", "］", "｛", "｝", "：", "，"};
    static const char *const half[] = {"[", "]", "{", "}", ": ", ", "};
    enum { MARKS = sizeof wide / sizeof *wide, COMMA = MARKS - 1 };
    size_t mark = strlen(wide[0]);
    size_t length = strlen(text);
    bool is_whole = length > 2 * mark && ((text_starts_with(text, wide[0]) &&
                                           !strcmp(text + length - mark, wide[1])) ||
                                          (text_starts_with(text, wide[2]) &&
                                           !strcmp(text + length - mark, wide[3])));
    if (!is_whole || strpbrk(text, "\"'\\#"))
        return;
    bool is_map = text_starts_with(text, wide[2]);
    struct buf mended = buf_start(source->arena);
    for (const char *at = text; *at;) {
        int i = 0;
        while (i < MARKS && !text_starts_with(at, wide[i]))
            i++;
        size_t at_key = 0;
        const char *after = at + mark;
        bool is_text = i == MARKS || (i == COMMA && is_map &&
                                      yaml_text_find_slip(after + strspn(after, " "), 1,
                                                          &at_key) == SLIP_NONE);
        if (is_text)
            buf_add_char(&mended, *at++);
        else {
            buf_add(&mended, half[i]);
            at += mark;
        }
    }
    issues_edit(source->issues, place.line, place.column, text, mended.text);
}

bool yaml_text_check_wide_marks(struct yaml_text *source, const char *text,
                                struct yaml_place place)
{
    bool is_wide = (unsigned char)text[0] == 0xE2 || (unsigned char)text[0] == 0xEF;
    if (!is_wide)                       /* the first byte of all marks below */
        return true;
    size_t length = strlen(text);
    bool is_half = length && text[length - 1] == '"';      /* “ at the start, " at the end */
    bool is_in_quotes = text_starts_with(text, "“") && length >= 2 * strlen("“") &&
                        (is_half || !strcmp(text + length - strlen("”"), "”"));
    if (is_in_quotes) {
        issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                   N_("Chinese quotes “ ” around a value; use \" instead, or put \" around them "
                      "when they belong to the text"));
        if (!strpbrk(text, "\"\\")) {
            issues_edit(source->issues, place.line, place.column, "“", "\"");
            issues_edit(source->issues, place.line, place.column + text_count(text) - 1, "”",
                        "\"");
        }
        return false;
    }
    static const char *const marks[] = {"［", "｛", "－", "＂", "＇", "＃", "＆", "＊"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (text_starts_with(text, marks[i])) {
            issues_add(source->issues, ISSUE_ERROR, source->file, place.line, place.column,
                       N_("full-width %s; type it in half width, or put the text in double "
                          "quotes"), marks[i]);
            mend_brackets(source, text, place);
            return false;
        }
    return true;
}

const char *yaml_text_line(const struct yaml_text *source, size_t line)
{
    const char *at = source->text;
    while (line-- > 0) {
        const char *end = strchr(at, '\n');
        if (!end)
            return at + strlen(at);
        at = end + 1;
    }
    return at;
}

const char *yaml_text_line_before(const struct yaml_text *source, const char *line)
{
    while (line > source->text) {
        line--;
        while (line > source->text && line[-1] != '\n')
            line--;
        if (!strchr("\r\n#", line[strspn(line, " ")]))
            return line;
    }
    return NULL;
}

bool yaml_text_mend(struct yaml_text *source, const char *start)
{
    if (!start)
        return false;
    const char *key = start + strspn(start, " ");
    while (key[0] == '-' && key[1] == ' ')
        key += 1 + strspn(key + 1, " ");
    size_t at;
    enum yaml_slip slip = yaml_text_find_slip(key, 1, &at);
    if (slip == SLIP_NONE)
        return false;
    const char *colon = key + at;
    yaml_text_say_slip(source, slip, place_of(source->text, (size_t)(colon - source->text)));
    struct buf mended = buf_start(source->arena);
    buf_add_bytes(&mended, source->text, (size_t)(colon - source->text));
    buf_add(&mended, ": ");
    buf_add(&mended, colon + (slip == SLIP_WIDE_COLON ? strlen(COLON) : 1));
    source->text = mended.text;
    source->length = mended.length;
    return true;
}

