#include "../check.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"
#include "base/node.h"

static void test_tree(struct arena *arena)
{
    const char *text = "{\"name\": \"团辅\", \"z\": [1, -2, true, false, null, \"\\u00e9\"],\n"
                       " \"a\": {\"big\": 9223372036854775807, \"e\\u0301\": {}}}";
    struct error err = error_start(LANGUAGE_EN);
    const struct node *root = json_parse(arena, text, strlen(text), "f.json", &err);
    if (!CHECK(root))
        return;
    CHECK_NUMBER(root->kind, NODE_MAP);
    CHECK_NUMBER(root->count, 3);
    CHECK_TEXT(root->first->key, "name");
    CHECK_TEXT(root->first->text, "团辅");
    CHECK_TEXT(root->first->next->key, "z");        /* the order of the file */
    const struct node *list = node_find(root, "z");
    CHECK_NUMBER(list->count, 6);
    CHECK_NUMBER(node_at(list, 1)->number, -2);
    CHECK(node_at(list, 2)->truth && !node_at(list, 3)->truth);
    CHECK_NUMBER(node_at(list, 3)->kind, NODE_BOOL);
    CHECK_NUMBER(node_at(list, 4)->kind, NODE_NULL);
    CHECK_TEXT(node_at(list, 5)->text, "é");
    CHECK_TEXT(node_at(list, 5)->key, "");
    const struct node *map = node_find(root, "a");
    CHECK(node_find(map, "big")->number == INT64_MAX);
    CHECK(node_find(map, "é"));                     /* NFC */
    CHECK(!node_find(map, "none"));
    CHECK_NUMBER(err.kind, ERROR_NONE);
}

static void test_refused(struct arena *arena)
{
    static const struct { const char *text, *place; } cases[] = {
        {"", "f:1:1: the file ends"}, {"[1,", "f:1:3: the file ends"},
        {"[1] 2", "f:1:5: something follows"}, {"{\"a\": 1.5}", "f:1:7: a number with a fraction"},
        {"[\n  -1e3]", "f:2:3: a number with a fraction"}, {"[1E0]", "f:1:2: "},
        {"{\"a\": 1, \"a\": 2}", "f:1:12: this key stands twice"},
        {"{\"é\": 1, \"e\xCC\x81\": 2}", "f: the key 'é' stands twice"},
        {"[99999999999999999999]", "f:1:21: this number is too large"},
        {"[\"你\xE2\x80\xAE\"]", "f:1:4: an invisible"}, {"[\"\\u202e\"]", "f: an escape"},
        {"{\"\\u2066\": 1}", "f: an escape"}, {"[\"\\u0000\"]", "f:1:9: a NUL"},
        {"[1,\n  \xFF]", "f:2:3: this character is not UTF-8"}, {"\"\xED\xA0\x80\"", "f:1:2: "},
        {"\"\\ud800\"", "f:1:8: not readable"}, {"[01]", "f:1:"}, {"[tru]", "f:1:"},
        {"[1,]", "f:1:"}, {"{a: 1}", "f:1:"}, {"{\"a\" 1}", "f:1:"}, {"'a'", "f:1:"},
        {"[NaN]", "f:1:"}, {"[Infinity]", "f:1:"}, {"[+1]", "f:1:"}, {"// x\n1", "f:1:"},
        {"[\"a\nb\"]", "f:1:"}, {"]", "f:1:"}, {"\"\\x\"", "f:1:"}, {"\"", "f:1:"}, {"\\", "f:1:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error err = error_start(LANGUAGE_EN);
        bool is_refused = !json_parse(arena, cases[i].text, strlen(cases[i].text), "f", &err);
        if (!CHECK(is_refused && err.kind == ERROR_INPUT &&
                   !strncmp(err.text, cases[i].place, strlen(cases[i].place))))
            printf("    %s\n    %s\n", cases[i].text, err.text);
    }
    struct error err = error_start(LANGUAGE_EN);
    CHECK(!json_parse(arena, "[1\0]", 4, "f", &err));
    CHECK_TEXT(err.text, "f:1:3: a NUL byte; this is not a text file");
}

static void test_depth(struct arena *arena)
{
    struct buf deep = buf_start(arena);
    buf_add_repeat(&deep, '[', 64);
    buf_add_repeat(&deep, ']', 64);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(json_parse(arena, deep.text, deep.length, "f", &err));
    buf_clear(&deep);
    buf_add_repeat(&deep, '[', 100000);
    CHECK(!json_parse(arena, deep.text, deep.length, "f", &err));
    CHECK_TEXT(err.text, "f:1:65: nested deeper than 64; the file may be damaged");
}

static void write_sample(struct buf *out)
{
    struct json_writer json = json_start(out);
    json_open_map(&json, NULL);
    json_text(&json, "name", "\"a\\b\"\n\t\x01\x7F团");
    json_number(&json, "least", INT64_MIN);
    json_bool(&json, "is", false);
    json_null(&json, "none");
    json_open_list(&json, "empty");
    json_close_list(&json);
    json_open_inline_list(&json, "line");
    json_number(&json, NULL, 1);
    json_open_map(&json, NULL);
    json_text(&json, "k", "v");
    json_number(&json, "l", 2);
    json_close_map(&json);
    json_close_list(&json);
    json_open_list(&json, "rows");
    json_open_inline_map(&json, NULL);
    json_number(&json, "a", 1);
    json_close_map(&json);
    json_open_map(&json, NULL);
    json_number(&json, "a", 2);
    json_close_map(&json);
    json_close_list(&json);
    json_close_map(&json);
    json_end(&json);
}

static void test_writing(struct arena *arena)
{
    struct buf out = buf_start(arena);
    write_sample(&out);
    CHECK_TEXT(out.text, "{\n"
                         "  \"name\": \"\\\"a\\\\b\\\"\\n\\u0009\\u0001\\u007f团\",\n"
                         "  \"least\": -9223372036854775808,\n"
                         "  \"is\": false,\n"
                         "  \"none\": null,\n"
                         "  \"empty\": [],\n"
                         "  \"line\": [1, {\"k\": \"v\", \"l\": 2}],\n"
                         "  \"rows\": [\n"
                         "    {\"a\": 1},\n"
                         "    {\n"
                         "      \"a\": 2\n"
                         "    }\n"
                         "  ]\n"
                         "}\n");
    struct error err = error_start(LANGUAGE_EN);
    const struct node *root = json_parse(arena, out.text, out.length, "f", &err);
    if (!CHECK(root))
        return;
    CHECK_TEXT(node_find(root, "name")->text, "\"a\\b\"\n\t\x01\x7F团");
    CHECK(node_find(root, "least")->number == INT64_MIN);
    CHECK_NUMBER(node_find(root, "none")->kind, NODE_NULL);
}

int main(void)
{
    struct arena *arena = arena_open();
    test_tree(arena);
    test_refused(arena);
    test_depth(arena);
    test_writing(arena);
    arena_close(arena);
    return check_end();
}
