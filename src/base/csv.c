#include "csv.h"

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "text.h"
#include "unicode.h"

#include <string.h>

enum { ROWS_MAX = 1000000, CELLS_MAX = 256 };

struct reader {
    struct arena *arena;
    struct arena *scratch;      /* of one cell */
    const char *text;           /* UTF-8 without BOM */
    size_t at;
    int line;
    size_t line_start;
    const char *name;
    struct csv_file *file;
    struct buf cell;
    struct error *err;
};

/* -- encoding -------------------------------------------------------------------------------- */

static bool refuse_at(const struct reader *reader, size_t at, const char *msgid)
{
    int column = 1 + text_count_bytes(reader->text + reader->line_start,
                                      at - reader->line_start);
    return error_set(reader->err, ERROR_INPUT, "%s:%d:%d: %s", reader->name, reader->line, column,
                     messages_find(reader->err->language, msgid));
}

/* Line and column of an offset in bytes of no known encoding: columns count bytes. */
static bool refuse_byte(const char *bytes, size_t at, const char *name, const char *msgid,
                        struct error *err)
{
    int line = 1;
    size_t column = 1;
    for (size_t i = 0; i < at; i++) {
        column++;
        if (bytes[i] == '\n') {
            line++;
            column = 1;
        }
    }
    return error_set(err, ERROR_INPUT, "%s:%d:%zu: %s", name, line, column,
                     messages_find(err->language, msgid));
}

/* The bytes as UTF-8, or NULL. */
static const char *decode(struct arena *arena, const char *bytes, size_t length, const char *name,
                          struct csv_file *file, struct error *err)
{
    if (length >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2))) {
        refuse_byte(bytes, 0, name, N_("this file is UTF-16; save it as 'CSV UTF-8'"), err);
        return NULL;
    }
    if (length >= 4 && !memcmp(bytes, "PK\x03\x04", 4)) {
        refuse_byte(bytes, 0, name, N_("this is a workbook (XLSX), not CSV; give it its ending "
                                       ".xlsx, or save it as 'CSV UTF-8'"), err);
        return NULL;
    }
    const char *nul = length ? memchr(bytes, '\0', length) : NULL;
    if (nul) {
        refuse_byte(bytes, (size_t)(nul - bytes), name, N_("a NUL byte; this is not a text file"),
                    err);
        return NULL;
    }
    bool has_mark = length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
    size_t valid = text_valid_bytes(bytes, length);
    file->encoding = "UTF-8";
    if (valid == length)
        return arena_copy_bytes(arena, bytes + (has_mark ? 3 : 0), length - (has_mark ? 3 : 0));
    size_t bad_at = valid;
    file->encoding = "GB18030";
    const char *text = has_mark ? NULL : unicode_from_gb18030(arena, bytes, length, &bad_at);
    if (!text)
        refuse_byte(bytes, bad_at, name, N_("this byte is neither UTF-8 nor GB18030 (GBK); save "
                                            "the file again as 'CSV UTF-8'"), err);
    return text;
}

/* -- rows ------------------------------------------------------------------------------------ */

/* The separator that stands most often, outside quotes, in the first line that holds anything. */
static char find_separator(const char *text)
{
    static const char separators[] = {',', ';', '\t'};
    int counts[sizeof separators] = {0};
    text += strspn(text, "\r\n");
    bool is_quoted = false;
    for (; *text && (is_quoted || (*text != '\n' && *text != '\r')); text++) {
        if (*text == '"')
            is_quoted = !is_quoted;
        const char *found = is_quoted ? NULL : memchr(separators, *text, sizeof separators);
        if (found)
            counts[found - separators]++;
    }
    int most = 0;
    for (int i = 1; i < (int)sizeof separators; i++)
        if (counts[i] > counts[most])
            most = i;
    return separators[most];
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r' || !byte;
}

/* Moves behind \n, \r\n or \r. */
static void end_line(struct reader *reader)
{
    if (reader->text[reader->at] == '\r' && reader->text[reader->at + 1] == '\n')
        reader->at++;
    reader->at++;
    reader->line++;
    reader->line_start = reader->at;
}

/* The inside of a quoted cell, from behind its quote to behind the closing one. A line break in
 * it becomes \n. */
static bool read_quoted(struct reader *reader)
{
    struct reader start = *reader;
    size_t quote = reader->at++;
    for (;;) {
        size_t plain = strcspn(reader->text + reader->at, "\"\r\n");
        buf_add_bytes(&reader->cell, reader->text + reader->at, plain);
        reader->at += plain;
        if (!reader->text[reader->at])
            return refuse_at(&start, quote, N_("this quote is never closed; add the closing \", "
                                               "or write \"\" for a quote inside a cell"));
        if (reader->text[reader->at] != '"') {
            buf_add_char(&reader->cell, '\n');
            end_line(reader);
            continue;
        }
        if (reader->text[++reader->at] != '"')
            return true;
        buf_add_char(&reader->cell, '"');
        reader->at++;
    }
}

/* One cell into reader->cell; stops at the separator or line end behind it. */
static bool read_cell(struct reader *reader)
{
    buf_clear(&reader->cell);
    const char ends[] = {reader->file->separator, '\r', '\n', '\0'};
    size_t blanks = strspn(reader->text + reader->at, " ");
    if (reader->text[reader->at + blanks] != '"') {
        size_t plain = strcspn(reader->text + reader->at, ends);
        buf_add_bytes(&reader->cell, reader->text + reader->at, plain);
        reader->at += plain;
        return true;
    }
    reader->at += blanks;
    if (!read_quoted(reader))
        return false;
    reader->at += strspn(reader->text + reader->at, " ");
    char byte = reader->text[reader->at];
    return byte == reader->file->separator || is_line_end(byte) ||
           refuse_at(reader, reader->at, N_("text after a closing quote; write \"\" for a quote "
                                            "inside a cell"));
}

static const char *keep_cell(struct reader *reader)
{
    struct arena_mark mark = arena_mark(reader->scratch);
    const char *cell = unicode_nfc(reader->arena, text_trim(reader->scratch, reader->cell.text));
    arena_back(reader->scratch, mark);
    return cell;
}

/* `expected` cells get their room at once: most rows are as wide as the one before. */
static bool read_row(struct reader *reader, struct csv_row *row, int expected)
{
    *row = (struct csv_row){.line = reader->line};
    row->cells.items = arena_take(reader->arena, (size_t)expected, sizeof *row->cells.items);
    row->cells.capacity = expected;
    for (;;) {
        size_t start = reader->at;
        if (row->cells.count == CELLS_MAX)
            return refuse_at(reader, start, N_("more than 256 columns; delete the empty columns "
                                               "at the right"));
        if (!read_cell(reader))
            return false;
        *VEC_ADD(reader->arena, &row->cells) = keep_cell(reader);
        if (reader->text[reader->at] != reader->file->separator || !reader->text[reader->at])
            break;
        reader->at++;
    }
    if (reader->text[reader->at])
        end_line(reader);
    return true;
}

static bool is_empty(const struct csv_row *row)
{
    for (int i = 0; i < row->cells.count; i++)
        if (row->cells.items[i][0])
            return false;
    return true;
}

static bool read_rows(struct reader *reader)
{
    struct csv_file *table = reader->file;
    table->separator = find_separator(reader->text);
    int expected = 8;
    while (reader->text[reader->at]) {
        struct csv_row row;
        size_t start = reader->at;
        if (!read_row(reader, &row, expected))
            return false;
        expected = row.cells.count;
        if (is_empty(&row))
            continue;
        if (table->rows.count == ROWS_MAX) {
            reader->line = row.line;
            reader->line_start = start;
            return refuse_at(reader, start, N_("more than 1,000,000 rows; split the file"));
        }
        *VEC_ADD(reader->arena, &table->rows) = row;
    }
    return true;
}

const struct csv_file *csv_parse(struct arena *arena, const char *bytes, size_t length,
                                 const char *file, struct error *err)
{
    struct arena *scratch = arena_open();
    struct csv_file *table = arena_take(arena, 1, sizeof *table);
    struct reader reader = {.arena = arena, .scratch = scratch, .line = 1, .name = file,
                            .file = table, .cell = buf_start(scratch), .err = err};
    reader.text = decode(scratch, bytes, length, file, table, err);
    bool is_read = reader.text && read_rows(&reader);
    arena_close(scratch);
    return is_read ? table : NULL;
}

/* -- writing --------------------------------------------------------------------------------- */

static bool is_plain_number(const char *text)
{
    text += *text == '-' || *text == '+';
    size_t digits = strspn(text, "0123456789");
    text += digits;
    if (digits && *text == '.') {
        size_t fraction = strspn(text + 1, "0123456789");
        digits = fraction;
        text += 1 + fraction;
    }
    return digits && !*text;
}

/* What a spreadsheet passes over before it looks for a formula: blanks and what is not seen. */
static bool is_passed_over(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0x61C || c == 0x180E || c == 0x1680;
}

static bool looks_like_formula(const char *text)
{
    if (is_plain_number(text))
        return false;
    int bytes = 0;
    uint32_t c = text_next(text, &bytes);
    while (c && is_passed_over(c)) {
        text += bytes;
        c = text_next(text, &bytes);
    }
    uint32_t half = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c;
    return half && half < 0x80 && strchr("=+-@|%", (int)half);
}

void csv_write_cell(struct buf *out, const char *text)
{
    bool is_guarded = looks_like_formula(text);
    size_t length = strlen(text);
    bool is_quoted = strpbrk(text, "\",;\t\r\n") ||
                     (length && (text[0] == ' ' || text[length - 1] == ' '));
    if (is_quoted)
        buf_add_char(out, '"');
    if (is_guarded)
        buf_add_char(out, '\'');
    for (; *text; text++) {
        if (*text == '"')
            buf_add_char(out, '"');
        buf_add_char(out, *text);
    }
    if (is_quoted)
        buf_add_char(out, '"');
}
