/* Numbers and dates as people see them, sheets as XML, and a child that is led astray. */
#define _DEFAULT_SOURCE

#include "check.h"
#include "base/buf.h"
#include "base/child.h"
#include "base/error.h"
#include "exchange/xlsx_format.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- numbers ---- */

struct number_case {
    int id;                     /* of a built-in format, or −1: `code` */
    const char *code;
    const char *stored;
    const char *text;
    enum import_trouble trouble;
};

static const struct number_case numbers[] = {
    {0, "", "42", "42", TROUBLE_NONE},
    {0, "", "42.0", "42", TROUBLE_NONE},
    {0, "", "0.1", "0.1", TROUBLE_NONE},
    {0, "", "-0", "0", TROUBLE_NONE},
    {0, "", "4.2434E4", "42434", TROUBLE_NONE},
    {0, "", "123456789012345", "123456789012345", TROUBLE_NONE},
    {0, "", "1234567890123456", "1234567890123456", TROUBLE_DIGITS},
    {0, "", "4.2280120160305124E+17", "4.2280120160305124E+17", TROUBLE_DIGITS},
    {0, "", "x", "x", TROUBLE_ERROR},
    {0, "", "0x10", "0x10", TROUBLE_ERROR},
    {0, "", "1e999", "1e999", TROUBLE_ERROR},
    {2, "", "2016.1", "2016.10", TROUBLE_NONE},
    {-1, "000000", "42", "000042", TROUBLE_NONE},
    {-1, "General", "42434", "42434", TROUBLE_NONE},
    {-1, "#,##0.00E+00", "42434", "42434", TROUBLE_NONE},
    {-1, "0\"年\"", "2016", "2016", TROUBLE_NONE},
    {-1, "@", "42434", "42434", TROUBLE_NONE},
    {14, "", "42434", "2016-03-05", TROUBLE_NONE},
    {14, "", "1", "1900-01-01", TROUBLE_NONE},
    {14, "", "59", "1900-02-28", TROUBLE_NONE},
    {14, "", "60", "60", TROUBLE_DATE},
    {14, "", "61", "1900-03-01", TROUBLE_NONE},
    {14, "", "0", "0", TROUBLE_DATE},
    {14, "", "-1", "-1", TROUBLE_DATE},
    {14, "", "2958466", "2958466", TROUBLE_DATE},
    {22, "", "42434.5", "2016-03-05 12:00", TROUBLE_NONE},
    {22, "", "42434", "2016-03-05", TROUBLE_NONE},
    {20, "", "0.375", "09:00", TROUBLE_NONE},
    {20, "", "42434", "2016-03-05", TROUBLE_NONE},
    {-1, "yyyy\"年\"m\"月\"d\"日\"", "42434", "2016-03-05", TROUBLE_NONE},
    {-1, "yyyy\"年\"m\"月\"", "42434", "2016-03", TROUBLE_NONE},
    {-1, "[$-804]yyyy-mm-dd;@", "42434", "2016-03-05", TROUBLE_NONE},
    {-1, "[h]:mm", "0.5", "12:00", TROUBLE_NONE},
    {-1, "\"day\"0", "42434", "42434", TROUBLE_NONE},
    {-1, "[Red]0.0", "1.5", "1.5", TROUBLE_NONE},
};

static void check_numbers(struct arena *arena)
{
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        const struct number_case *c = &numbers[i];
        struct xlsx_format format =
            c->id < 0 ? xlsx_custom_format(c->code) : xlsx_built_in_format(c->id);
        enum import_trouble trouble;
        CHECK_TEXT(xlsx_number_text(arena, c->stored, &format, false, &trouble), c->text);
        CHECK_NUMBER(trouble, c->trouble);
    }
}

/* Chinese Excel keeps dates under numbers that no table in English names. */
static void check_built_in_dates(struct arena *arena)
{
    for (int id = 27; id <= 58; id++) {
        if (id > 36 && id < 50)
            continue;
        struct xlsx_format format = xlsx_built_in_format(id);
        bool is_month = id == 27 || id == 36 || id == 50 || id == 52 || id == 57;
        enum import_trouble trouble;
        CHECK_TEXT(xlsx_number_text(arena, "42434", &format, false, &trouble),
                   is_month ? "2016-03" : "2016-03-05");
        CHECK_TEXT(xlsx_number_text(arena, "40972", &format, true, &trouble),
                   is_month ? "2016-03" : "2016-03-05");
        CHECK_NUMBER(trouble, TROUBLE_NONE);
    }
}

/* ---- sheets ---- */

/* The cells between bars, rows with their line; or the error. */
static const char *shown(struct arena *arena, const char *rows)
{
    struct error err = error_start(LANGUAGE_EN);
    struct buf out = buf_start(arena);
    const char *xml = arena_format(arena, "<worksheet><sheetData>%s</worksheet>", rows);
    const struct xlsx_source source = {"f", xml, strlen(xml)};
    if (!xlsx_write_sheet_stream(&source, &out, &err))
        return arena_copy(arena, err.text);
    const struct xlsx_book *book = xlsx_take_stream(arena, out.text, out.length, "f");
    if (!CHECK(book && book->sheets.count == 1))
        return "";
    const struct import_table *table = &book->sheets.items[0].table;
    struct buf text = buf_start(arena);
    for (int i = 0; i < table->rows.count; i++) {
        buf_add_format(&text, "%s%d", i ? " " : "", table->rows.items[i].line);
        for (int j = 0; j < table->rows.items[i].cells.count; j++)
            buf_add_format(&text, "|%s", table->rows.items[i].cells.items[j]);
    }
    for (int i = 0; i < table->merges.count; i++)
        buf_add_format(&text, " %d-%d:%d-%d", table->merges.items[i].first_line,
                       table->merges.items[i].last_line, table->merges.items[i].first_cell,
                       table->merges.items[i].last_cell);
    return text.text;
}

#define DAMAGED \
    "f: the part sheet is damaged (line 1); open the file in Excel or WPS and save it again"

static void check_sheets(struct arena *arena)
{
    CHECK_TEXT(shown(arena, "</sheetData>"), "");
    CHECK_TEXT(shown(arena, "<row r='3'><c r='B3'><v>7</v></c></row></sheetData>"), "3||7");
    CHECK_TEXT(shown(arena, "<row><c><v>7</v></c><c/><c t='b'><v>1</v></c></row><row><c t='str'>"
                            "<f>A1</f><v>x</v></c></row></sheetData>"), "1|7||TRUE 2|x");
    CHECK_TEXT(shown(arena, "<row><c t='inlineStr'><is><r><t>甲</t></r><r><t xml:space='preserve'> "
                            "一</t></r><rPh><t>jia</t></rPh></is></c></row></sheetData>"),
               "1|甲 一");
    CHECK_TEXT(shown(arena, "<row><c t='str'><v>a_x000D_\nb_x005F_x000D_</v></c></row>"
                            "</sheetData>"), "1|a\nb_x000D_");
    CHECK_TEXT(shown(arena, "<row r='1'><c r='A1' t='d'><v>2016-03-05T00:00:00</v></c></row>"
                            "</sheetData>"), "1|2016-03-05");
    CHECK_TEXT(shown(arena, "<row r='1'><c r='A1'><v>1</v></c></row></sheetData><mergeCells>"
                            "<mergeCell ref='A1:C2'/></mergeCells>"), "1|1 1-2:0-2");
    CHECK_TEXT(shown(arena, "<row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData>"), DAMAGED);
    CHECK_TEXT(shown(arena, "<row r='2'/><row r='1'/></sheetData>"), DAMAGED);
    CHECK_TEXT(shown(arena, "<row r='1'><c r='B1'/><c r='A1'/></row></sheetData>"), DAMAGED);
    CHECK_TEXT(shown(arena, "<row r='1'><c r='A2'/></row></sheetData>"), DAMAGED);
    CHECK_TEXT(shown(arena, "<row r='1048577'/></sheetData>"), DAMAGED);
    CHECK_TEXT(shown(arena, "<row r='1'><c r='XFE1'/></row></sheetData>"), DAMAGED);
    CHECK_TEXT(shown(arena, "<row>"), DAMAGED);
}

/* What the child says is not believed: cut off anywhere, or changed, it is refused or sound. */
static void check_stream(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    struct buf out = buf_start(arena);
    const char *xml = "<worksheet><sheetData><row r='2'><c r='B2'><v>7</v></c></row></sheetData>"
                      "<mergeCells><mergeCell ref='A1:C2'/></mergeCells></worksheet>";
    const struct xlsx_source source = {"f", xml, strlen(xml)};
    if (!CHECK(xlsx_write_sheet_stream(&source, &out, &err)))
        return;
    for (size_t i = 0; i < out.length; i++)
        CHECK(!xlsx_take_stream(arena, out.text, i, "f"));
    int sound = 0;
    for (size_t i = 0; i < out.length; i++)
        for (int bit = 0; bit < 8; bit++) {
            char *copy = arena_copy_bytes(arena, out.text, out.length);
            copy[i] = (char)(copy[i] ^ (1 << bit));
            sound += xlsx_take_stream(arena, copy, out.length, "f") != NULL;
        }
    CHECK(sound > 0 && sound < (int)out.length * 8);
}

/* ---- the child ---- */

static bool echo(const void *given, struct buf *out, struct error *err)
{
    (void)err;
    buf_add(out, given);
    return true;
}

static bool fail(const void *given, struct buf *out, struct error *err)
{
    (void)out;
    return error_set_text(err, ERROR_INPUT, given);
}

static bool end_itself(const void *given, struct buf *out, struct error *err)
{
    (void)given, (void)err;
    buf_add(out, "half");
    raise(SIGKILL);
    return true;
}

static bool sleep_long(const void *given, struct buf *out, struct error *err)
{
    (void)given, (void)out, (void)err;
    sleep(60);
    return true;
}

static bool take_all(const void *given, struct buf *out, struct error *err)
{
    (void)given, (void)err;
    buf_add_repeat(out, 'x', 400 << 20);
    buf_clear(out);
    return true;
}

static bool say_too_much(const void *given, struct buf *out, struct error *err)
{
    (void)given, (void)err;
    buf_add_repeat(out, 'x', 4096);
    return true;
}

/* "ok" when no file can be opened, read or written. */
static bool open_files(const void *given, struct buf *out, struct error *err)
{
    (void)err;
    bool has_opened = open("/dev/null", O_RDONLY) >= 0 || open(given, O_RDWR | O_CREAT, 0600) >= 0;
    buf_add(out, has_opened ? "opened" : "ok");
    return true;
}

static const char *run(struct arena *arena,
                       bool (*work)(const void *, struct buf *, struct error *), const char *given)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct child_job job = {.subject = "f", .work = work, .given = given,
                                  .memory_bytes = 64 << 20, .cpu_seconds = 2, .wait_ms = 1500,
                                  .result_bytes = 1024};
    size_t length;
    const char *bytes = child_run(arena, &job, &length, &err);
    CHECK((bytes != NULL) == (err.kind == ERROR_NONE));
    return bytes ? bytes : arena_copy(arena, err.text);
}

static void check_child(struct arena *arena)
{
    static const char broken_off[] =
        "f: reading it needs too much memory or time, and was broken off";
    CHECK_TEXT(run(arena, echo, "hello"), "hello");
    CHECK_TEXT(run(arena, echo, ""), "");
    CHECK_TEXT(run(arena, fail, "f: no"), "f: no");
    CHECK_TEXT(run(arena, end_itself, ""), broken_off);
    CHECK_TEXT(run(arena, sleep_long, ""), "f: reading it took too long and was broken off");
    CHECK_TEXT(run(arena, say_too_much, ""), broken_off);
    if (ARENA_BLOCK_BYTES) {            /* sanitizers need their memory and their files */
        CHECK_TEXT(run(arena, take_all, ""), broken_off);
        CHECK_TEXT(run(arena, open_files, "child-was-here"), "ok");
    }
    CHECK(access("child-was-here", F_OK) != 0 && errno == ENOENT);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_numbers(arena);
    check_built_in_dates(arena);
    check_sheets(arena);
    check_stream(arena);
    check_child(arena);
    arena_close(arena);
    return check_end();
}
