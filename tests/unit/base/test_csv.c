#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/unicode.h"

/* The whole file in one line: cells between bars, rows with their line. */
static const char *shown(struct arena *arena, const char *bytes, size_t length)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct csv_file *file = csv_parse(arena, bytes, length, "f", &err);
    CHECK(!file == (err.kind == ERROR_INPUT));
    if (!file)
        return arena_copy(arena, err.text);
    struct buf out = buf_start(arena);
    for (int i = 0; i < file->rows.count; i++) {
        const struct csv_row *row = &file->rows.items[i];
        buf_add_format(&out, "%s%d", i ? " " : "", row->line);
        for (int j = 0; j < row->cells.count; j++)
            buf_add_format(&out, "|%s", row->cells.items[j]);
    }
    return out.text;
}

static void check_shown(struct arena *arena, const char *text, const char *wanted)
{
    CHECK_TEXT(shown(arena, text, strlen(text)), wanted);
}

static void test_shapes(struct arena *arena)
{
    check_shown(arena, "", "");
    check_shown(arena, "\n\n\r\n", "");
    check_shown(arena, "a,b\n1,2\n", "1|a|b 2|1|2");
    check_shown(arena, "a,b\n1,2", "1|a|b 2|1|2");
    check_shown(arena, "a,b\r\n1,2\r\n", "1|a|b 2|1|2");
    check_shown(arena, "a,b\r1,2\r", "1|a|b 2|1|2");
    check_shown(arena, "a,b\n\n,\n , \n1,2\n", "1|a|b 5|1|2");
    check_shown(arena, "a,b,\n1\n1,2,3,4\n", "1|a|b| 2|1 3|1|2|3|4");
    check_shown(arena, "a;b;c\n1,5;2\n", "1|a|b|c 2|1,5|2");
    check_shown(arena, "a\tb\n\"x\ty\"\tz\n", "1|a|b 2|x\ty|z");
    check_shown(arena, "\"a;b;c\",d\n1,2\n", "1|a;b;c|d 2|1|2");
    check_shown(arena, "a\n1;2\n", "1|a 2|1;2");
    check_shown(arena, " a , 　团 辅　\n", "1|a|团 辅");
    check_shown(arena, "\"a \"\"b\"\"\",\"\"\n", "1|a \"b\"|");
    check_shown(arena, "\"one\r\ntwo\n\",x\ny,z\n", "1|one\ntwo|x 4|y|z");
    check_shown(arena, "  \"a\"  ,b\n", "1|a|b");
    check_shown(arena, "a\"b,5\" x\n", "1|a\"b|5\" x");
    check_shown(arena, "e\xCC\x81\n", "1|é");
    check_shown(arena, "\xEF\xBB\xBF" "姓名,年龄\n张三,9\n", "1|姓名|年龄 2|张三|9");
}

static void test_encodings(struct arena *arena)
{
    static const char gb[] = "\xD0\xD5\xC3\xFB,\xC4\xEA\xC1\xE4\r\n\xD5\xC5\x95\x34\xB2\x35,9\r\n";
    struct error err = error_start(LANGUAGE_EN);
    const struct csv_file *file = csv_parse(arena, gb, sizeof gb - 1, "f", &err);
    if (CHECK(file)) {
        CHECK_TEXT(file->encoding, "GB18030");
        CHECK_NUMBER(file->separator, ',');
        CHECK_TEXT(file->rows.items[0].cells.items[0], "姓名");
        CHECK_TEXT(file->rows.items[1].cells.items[0], "张𠮷");
    }
    file = csv_parse(arena, "张𠮷;9\n", 10, "f", &err);
    if (CHECK(file)) {
        CHECK_TEXT(file->encoding, "UTF-8");
        CHECK_NUMBER(file->separator, ';');
        CHECK_TEXT(file->rows.items[0].cells.items[0], "张𠮷");
    }
    /* one invisible mark costs its row, which the importer decides, never the file */
    file = csv_parse(arena, "\xE2\x80\xAD" "13900000000\xE2\x80\xAC,a\n", 18, "f", &err);
    CHECK(file && unicode_has_bidi_control(file->rows.items[0].cells.items[0]));
}

static void test_broken(struct arena *arena)
{
    static const struct { const char *bytes; size_t length; const char *said; } cases[] = {
        {"a,\"open\nb,c\n", 11, "f:1:3: this quote is never closed"},
        {"a,b\n1,\"x\"\"\n", 10, "f:2:3: this quote is never closed"},
        {"\"", 1, "f:1:1: this quote is never closed"},
        {"a\n\"\n\n\n", 6, "f:2:1: this quote is never closed"},
        {"a,\"b\" c\n", 8, "f:1:7: text after a closing quote"},
        {"姓名,\"张\"三\n", 16, "f:1:7: text after a closing quote"},
        {"a\n\"x\ny\"z\n", 9, "f:3:3: text after a closing quote"},
        {"\"a\"\"b\"c\n", 8, "f:1:7: text after a closing quote"},
        {"a,b\n1\0,2\n", 9, "f:2:2: a NUL byte"},
        {"\0", 1, "f:1:1: a NUL byte"},
        {"\xFF\xFE" "a\0,\0", 6, "f:1:1: this file is UTF-16"},
        {"\xFE\xFF\0a", 4, "f:1:1: this file is UTF-16"},
        {"PK\x03\x04rest", 8, "f:1:1: this is a workbook"},
        {"a,b\n\xFF,2\n", 8, "f:2:1: this byte is neither"},
        {"\xD5\xC5,\x80\x20\n", 6, "f:1:4: this byte is neither"},
        {"\xD5\xC5\xC8", 3, "f:1:3: this byte is neither"},
        {"\xEF\xBB\xBF\xD5\xC5\n", 6, "f:1:4: this byte is neither"},
        {"a\n\x95\x34\xB2,b\n", 8, "f:2:1: this byte is neither"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *said = shown(arena, cases[i].bytes, cases[i].length);
        if (!CHECK(!strncmp(said, cases[i].said, strlen(cases[i].said))))
            printf("    case %zu: %s\n", i, said);
    }
}

static void test_limits(struct arena *arena)
{
    struct buf wide = buf_start(arena);
    for (int i = 0; i < 255; i++)
        buf_add(&wide, "x,");
    buf_add(&wide, "x\n");
    struct error err = error_start(LANGUAGE_EN);
    const struct csv_file *file = csv_parse(arena, wide.text, wide.length, "f", &err);
    CHECK(file && file->rows.items[0].cells.count == 256);
    wide.text[wide.length - 1] = ',';
    CHECK(!csv_parse(arena, wide.text, wide.length, "f", &err));
    CHECK_TEXT(err.text, "f:1:513: more than 256 columns; delete the empty columns at the right");
    char cell[201];
    memset(cell, 'x', 200);
    cell[200] = '\0';
    check_shown(arena, cell, arena_format(arena, "1|%s", cell));
    struct buf many = buf_start(arena);
    for (int i = 0; i < 5000; i++)
        buf_add_format(&many, "%d,团辅,\"%d\"\n", i, i);
    err = error_start(LANGUAGE_EN);
    file = csv_parse(arena, many.text, many.length, "f", &err);
    CHECK(file && file->rows.count == 5000 && file->rows.items[4999].line == 5000);
}

static void test_writing(struct arena *arena)
{
    static const struct { const char *text, *wanted; } cases[] = {
        {"", ""}, {"团辅", "团辅"}, {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""},
        {"a\nb", "\"a\nb\""}, {"a;b", "\"a;b\""}, {" a", "\" a\""}, {"a ", "\"a \""},
        {"=1+1", "'=1+1"}, {"+SUM(A1)", "'+SUM(A1)"}, {"-A1", "'-A1"}, {"@x", "'@x"},
        {"|x", "'|x"}, {"%x", "'%x"}, {"＝1", "'＝1"}, {"＋a", "'＋a"}, {"－a", "'－a"},
        {"＠a", "'＠a"}, {"｜a", "'｜a"}, {"％a", "'％a"}, {"\xEF\xBB\xBF=1", "'\xEF\xBB\xBF=1"},
        {"　=1", "'　=1"}, {"\x01=1", "'\x01=1"}, {"\xE2\x80\x8E=1", "'\xE2\x80\x8E=1"},
        {"\xC2\xA0@x", "'\xC2\xA0@x"}, {"\t=1", "\"'\t=1\""}, {"\n-a", "\"'\n-a\""},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
        {"-5", "-5"}, {"+5", "+5"}, {"5", "5"}, {"-5.25", "-5.25"}, {"-", "'-"}, {"-5.", "'-5."},
        {"-5-5", "'-5-5"}, {"-5%", "'-5%"}, {"5%", "5%"}, {"2026-03-01", "2026-03-01"},
        {"--5", "'--5"}, {"–", "–"}, {"'a", "'a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = buf_start(arena);
        csv_write_cell(&out, cases[i].text);
        CHECK_TEXT(out.text, cases[i].wanted);
    }
}

/* What is written is read back as it was, but for the guard. */
static void test_round(struct arena *arena)
{
    static const char *const cells[] = {"a,b;c\td", "\"q\"", "line\nbreak", "𠮷🇨🇳", "-7", "x"};
    struct buf out = buf_start(arena);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        csv_write_cell(&out, cells[i]);
        buf_add_char(&out, i + 1 < sizeof cells / sizeof cells[0] ? ',' : '\n');
    }
    check_shown(arena, out.text, "1|a,b;c\td|\"q\"|line\nbreak|𠮷🇨🇳|-7|x");
}

int main(void)
{
    struct arena *arena = arena_open();
    test_shapes(arena);
    test_encodings(arena);
    test_broken(arena);
    test_limits(arena);
    test_writing(arena);
    test_round(arena);
    arena_close(arena);
    return check_end();
}
