#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/node.h"
#include "base/table.h"
#include "base/text.h"

static struct table *sample(struct arena *arena)
{
    struct table *table = table_start(arena, LANGUAGE_EN, "children", "Children");
    table_column(table, "code", "Code", TABLE_TEXT);
    table_column(table, "times", "Times", TABLE_NUMBER);
    table_column(table, "site", "Site", TABLE_TEXT);
    table_text(table, "C-0042");
    table_number(table, 7);
    table_text(table, "河东小学");
    table_text(table, "张𠮷🇨🇳");
    table_number(table, -1200);
    table_unknown(table);
    table_text(table, "=1+1");
    table_unknown(table);
    table_text(table, "a\nb\x1B[31m\xE2\x80\xAE\"c\"");
    table_note(table, "Times: sessions held in which the child was present");
    return table;
}

static void test_text(struct arena *arena)
{
    struct table *table = sample(arena);
    struct buf out = buf_start(arena);
    CHECK_NUMBER(table_rows(table), 3);
    CHECK_TEXT(table_cell(table, 1, 0)->text, "张𠮷🇨🇳");
    CHECK_NUMBER(table_cell(table, 1, 1)->number, -1200);
    table_write_text(table, &out);
    CHECK_TEXT(out.text, "Children\n"
                         "Code    Times  Site\n"
                         "──────────────────────────\n"
                         "C-0042      7  河东小学\n"
                         "张𠮷🇨🇳  -1200  –\n"
                         "=1+1        –  a b [31m\"c\"\n"
                         "Times: sessions held in which the child was present\n");
}

static void test_json(struct arena *arena)
{
    struct buf out = buf_start(arena);
    table_write_json(sample(arena), &out);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(text_starts_with(out.text,
                           "{\n  \"name\": \"children\",\n  \"title\": \"Children\",\n"
                           "  \"columns\": [\n    {\"key\": \"code\", \"heading\": \"Code\"},\n"));
    CHECK(strstr(out.text, "    {\"code\": \"张𠮷🇨🇳\", \"times\": -1200, \"site\": null},\n"));
    CHECK(strstr(out.text, "  \"notes\": [\n    \"Times: sessions"));
    char *bidi = strstr(out.text, "\xE2\x80\xAE");      /* JSON keeps every byte */
    CHECK(bidi && !json_parse(arena, out.text, out.length, "f", &err));
    if (bidi)
        memcpy(bidi, "...", 3);
    err = error_start(LANGUAGE_EN);
    const struct node *root = json_parse(arena, out.text, out.length, "f", &err);
    CHECK(root && node_find(root, "rows")->count == 3 && node_find(root, "columns")->count == 3);
}

static void test_csv(struct arena *arena)
{
    struct buf out = buf_start(arena);
    table_write_csv(sample(arena), &out);
    CHECK_TEXT(out.text, "code,times,site\n"
                         "C-0042,7,河东小学\n"
                         "张𠮷🇨🇳,-1200,\n"
                         "'=1+1,,\"a\nb\x1B[31m\xE2\x80\xAE\"\"c\"\"\"\n");
}

static void test_edges(struct arena *arena)
{
    struct table *table = table_start(arena, LANGUAGE_EN, "n", "Nothing");
    table_column(table, "a", "A", TABLE_TEXT);
    table_column(table, "b", "B", TABLE_NUMBER);
    struct buf out = buf_start(arena);
    table_write_text(table, &out);
    table_write_csv(table, &out);
    table_write_json(table, &out);
    CHECK(text_starts_with(out.text, "Nothing\nA  B\n────\n(no rows)\na,b\n{\n"));
    CHECK(strstr(out.text, "\"rows\": [],\n  \"notes\": []\n}\n"));
    char wide[601];
    for (int i = 0; i < 200; i++)
        memcpy(wide + 3 * i, "字", 4);
    table_text(table, wide);
    table_number(table, 1);
    table_text(table, "x");
    table_number(table, INT64_MAX);
    buf_clear(&out);
    table_write_text(table, &out);
    const char *row = strstr(out.text, "x ");
    CHECK(row && strlen(row) == 1 + 399 + 2 + 19 + 1);     /* 200 wide characters are 400 columns */
    CHECK(strstr(out.text, "字                    1\n"));
}

int main(void)
{
    struct arena *arena = arena_open();
    test_text(arena);
    test_json(arena);
    test_csv(arena);
    test_edges(arena);
    arena_close(arena);
    return check_end();
}
