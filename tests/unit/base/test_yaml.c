#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/issues.h"
#include "base/node.h"
#include "base/yaml.h"

#include <time.h>

/* Parses and gives the problems as text; "" when there are none. */
static const char *problems_of(struct arena *arena, const char *bytes, size_t length,
                               const struct node **root)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    *root = yaml_parse(arena, bytes, length, "f", &issues);
    CHECK(!*root == (issues.error_count > 0));
    issues_sort(&issues);
    struct buf out = buf_start(arena);
    issues_write(&issues, &out);
    return out.text;
}

static const struct node *parse(struct arena *arena, const char *text)
{
    const struct node *root;
    CHECK_TEXT(problems_of(arena, text, strlen(text), &root), "");
    return root;
}

static void test_shapes(struct arena *arena)
{
    const struct node *root = parse(arena,
        "schema: 1\n"
        "no: no\n"
        "name: {zh: 大西瓜，小西瓜, en: \"Hello, 'friends'\"}\n"
        "must: {1: [[a, b], []]}\n"
        "steps:\n"
        "  - do: 围圈站好：先跟口令\n"
        "    minutes: 2   # two\n"
        "  - do: 'it''s'\n"
        "text: |\n"
        "  一\n"
        "  二: 三\n"
        "fold: >\n"
        "  one\n"
        "  two\n"
        "long: \"first\n"
        "  second\"\n"
        "time: 12:30\n"
        "url: http://example.org/a:b\n"
        "below:\n"
        "  他说：好\n"
        "empty: \"\"\n");
    if (!root)
        return;
    CHECK_NUMBER(root->kind, NODE_MAP);
    CHECK_NUMBER(root->count, 12);
    CHECK_TEXT(node_find(root, "schema")->text, "1");
    CHECK_TEXT(node_find(root, "no")->text, "no");
    CHECK_TEXT(node_find(node_find(root, "name"), "zh")->text, "大西瓜，小西瓜");
    CHECK_TEXT(node_find(node_find(root, "name"), "en")->text, "Hello, 'friends'");
    CHECK(node_find(node_find(root, "name"), "en")->is_quoted);
    CHECK(!node_find(node_find(root, "name"), "zh")->is_quoted);
    const struct node *must = node_find(node_find(root, "must"), "1");
    CHECK_NUMBER(must->count, 2);
    CHECK_TEXT(node_at(node_at(must, 0), 1)->text, "b");
    CHECK_NUMBER(node_at(must, 1)->count, 0);
    const struct node *steps = node_find(root, "steps");
    CHECK_NUMBER(steps->kind, NODE_LIST);
    CHECK_TEXT(node_find(node_at(steps, 0), "do")->text, "围圈站好：先跟口令");
    CHECK_TEXT(node_find(node_at(steps, 1), "do")->text, "it's");
    CHECK_TEXT(node_find(root, "text")->text, "一\n二: 三\n");
    CHECK_TEXT(node_find(root, "fold")->text, "one two\n");
    CHECK_TEXT(node_find(root, "long")->text, "first second");
    CHECK_TEXT(node_find(root, "time")->text, "12:30");
    CHECK_TEXT(node_find(root, "url")->text, "http://example.org/a:b");
    CHECK_TEXT(node_find(root, "below")->text, "他说：好");
    CHECK_TEXT(node_find(root, "empty")->text, "");
}

/* What the rules about lines that go on and about comments leave alone. */
static void test_layout(struct arena *arena)
{
    const struct node *root = parse(arena, "l: [a, # one\n# two\n\n  b] # three\n"
                                           "m:\n- \"x # no comment\n\n  y\"\n- {c: 1,\n d: 2}\n");
    if (root) {
        CHECK_NUMBER(node_find(root, "l")->count, 2);
        CHECK_TEXT(node_at(node_find(root, "m"), 0)->text, "x # no comment\ny");
        CHECK_TEXT(node_find(node_at(node_find(root, "m"), 1), "d")->text, "2");
    }
    root = parse(arena, "t: |\n  一\n  　　二\nu: 👨\u200D👩\nv: a # b\nw: a#b\n");
    CHECK(root && root->count == 4);        /* blanks of a paragraph, one emoji of two */
    const char *cut = "a: Call #3 now\n";
    CHECK_TEXT(problems_of(arena, cut, strlen(cut), &root),
               "f:1:9: warning: from # on this is a comment; put the text in double quotes if # "
               "belongs to it, else write '# ' with a blank\n");
    root = parse(arena, "[a,\nb]");     /* the root has nothing to be deeper than */
    CHECK(root && root->count == 2);
    root = parse(arena, "a: |\n  x\n   ");   /* blanks at the end, without a line end */
    if (root)
        CHECK_TEXT(node_find(root, "a")->text, "x\n \n");
}

/* Columns count characters, not bytes and not the width on a screen. */
static void test_places(struct arena *arena)
{
    const struct node *root = parse(arena, "a: 1\nname: {zh: 团𠮷é, en: x}\nl:\n  - 二\n");
    if (!root)
        return;
    const struct node *english = node_find(node_find(root, "name"), "en");
    CHECK_NUMBER(english->line, 2);
    CHECK_NUMBER(english->key_column, 17);
    CHECK_NUMBER(english->column, 21);
    const struct node *item = node_at(node_find(root, "l"), 0);
    CHECK_NUMBER(item->line, 4);
    CHECK_NUMBER(item->column, 5);
    CHECK_NUMBER(item->key_line, 0);
    CHECK_TEXT(item->key, "");
    CHECK_NUMBER(node_find(root, "l")->key_line, 3);
}

static void test_encodings(struct arena *arena)
{
    const struct node *root = parse(arena, "a: 1\r\nb: |\r\n  一\r\n  二\r\nc: [x,\r\n  y]\r\n");
    if (root) {
        CHECK_TEXT(node_find(root, "b")->text, "一\n二\n");
        CHECK_NUMBER(node_find(root, "c")->key_line, 5);
    }
    const char *marked = "\xEF\xBB\xBF" "a: 1\n";
    const char *said = problems_of(arena, marked, strlen(marked), &root);
    CHECK_TEXT(said, "f:1:1: warning: the file begins with an invisible byte order mark, which is "
                     "passed over; save it as UTF-8 without BOM\n");
    CHECK(root && root->column == 1 && root->first->column == 4);
    root = parse(arena, "a: \"e\\u0301\"\nb: e\xCC\x81\n");
    if (root) {
        CHECK_TEXT(node_find(root, "a")->text, "é");
        CHECK_TEXT(node_find(root, "b")->text, "é");
    }
}

struct broken {
    const char *text;
    const char *said;       /* each line of it, in order, begins a problem */
};

static const struct broken broken_files[] = {
    {"", "1:1: error: the file is empty"},
    {"# 只有注释\n", "1:1: error: the file is empty"},
    {"---\n", "1:1: error: the file is empty"},
    {"你好\n", "1:1: error: only a text"},
    {"name：x", "1:5: error: full-width colon ：; write ': ' with a space after it"},
    {"a: 1\nname：大西瓜\nb: 2\n", "2:5: error: full-width colon"},
    {"age：\n  min：6\n  max：12\n",
     "1:4: error: full-width colon\n2:6: error: full-width colon\n3:6: error: full-width colon"},
    {"age:\n  min：6\n", "2:6: error: full-width colon"},
    {"age: {min：3, max:5}\n", "1:10: error: full-width colon\n1:17: error: no space after"},
    {"l:\n  - flag：x\n    do：y\n", "2:9: error: full-width colon\n3:7: error: full-width colon"},
    {"age:3\nb: 1\n", "1:4: error: no space after the colon; write ': '"},
    {"名字: {zh: 团辅,en:x}\n", "1:15: error: no space after"},
    {"q: “你好”\n", "1:4: error: Chinese quotes “ ”"},
    {"l: [warmup，main]\n", "1:11: error: full-width comma"},
    {"l: [warmup、main]\n", "1:11: error: full-width comma"},
    {"m: {a: 3，b: 2}\n", "1:9: error: full-width comma"},
    {"m: {zh: 问: 好, en: x}\n", "1:10: error: a colon that does not fit"},
    {"m: {zh: 问, en: \"x \"y\" z\"}\n", "1:20: error: the text in quotes ends before this"},
    {"m: \"x\" y\n", "1:8: error: this does not fit"},
    {"m: \"x\"y\n", "1:7: error: the text in quotes ends before this"},
    {"q: “你好\"\n", "1:4: error: Chinese quotes “ ”"},
    {"a:\n　　b: 1\n", "2:1: error: a full-width blank at the start"},
    {"a:\n\xC2\xA0 b: 1\n", "2:1: error: a full-width blank at the start"},
    {"a: ga\u200Bme\n", "1:6: error: an invisible character without width (U+200B)"},
    {"a: ga\xC2\xADme\n", "1:6: error: an invisible character without width (U+00AD)"},
    {"a: 你\u200D好\n", "1:5: error: an invisible character without width (U+200D)"},
    {"a: \"\\u200B\"\n", "1:4: error: an escape that gives an invisible"},
    {"l:\n  － a: 1\n    b: 2\n", "2:3: error: full-width －"},
    {"l: ［warmup, main］\n", "1:4: error: full-width ［"},
    {"a: {en: Slip, then speed up}\n", "1:15: error: a comma cuts the text"},
    {"a: &x 1\nb: *x\n", "1:4: error: anchors (&x)\n2:4: error: aliases (*x)"},
    {"a: !t 2\n", "1:4: error: tags (!t)"},
    {"a: !!int 2\n", "1:4: error: tags (!!int)"},
    {"<<: {a: 1}\n", "1:1: error: merge keys"},
    {"%YAML 1.1\n---\na: 1\n", "1:1: error: lines that begin with %"},
    {"a: 1\n---\nb: 2\n", "2:1: error: a second document"},
    {"a: 1\nb: 2\na: 3\n", "3:1: error: the key 'a' stands twice, before this in line 1; keep one"},
    {"x: {a: 1, b: 2, a: 3, a: 4}\n", "1:17: error: the key 'a'\n1:23: error: the key 'a'"},
    {"a: 1\nage:\n", "2:1: error: no value for 'age'; write one or delete the line"},
    {"{a, b: 1}\n", "1:2: error: no value for 'a'"},
    {"l:\n  - 1\n  -\n", "3:4: error: an empty item"},
    {"\"k\": 1\n", "1:1: error: a key in quotes; write 'k'"},
    {"my key: 1\n", "1:1: error: 'my key' cannot be a key"},
    {"{: 1}\n", "1:2: error: a value is missing here"},
    {"{a: 1, ? : 2}\n", "1:8: error: a '?' before a key"},
    {": 1\n", "1:1: error: this does not fit"},
    {"[a]: 1\n", "1:1: error: a list or map as key"},
    {"? a\n: 1\n", "1:1: error: a '?' before a key is not used here"},
    {"{?a: 1}\n", "1:2: error: a '?' before a key"},
    {"l: [-]\n", "1:5: error: a lone '-'"},
    {"l: [a, -, b]\n", "1:8: error: a lone '-'"},
    {"a: \"x\"# y\n", "1:7: error: no blank before the #"},
    {"a: [x]#y\n", "1:7: error: no blank before the #"},
    {"a: {b: 1}#y\n", "1:10: error: no blank before the #"},
    {"a: [#y\n  x]\n", "1:5: error: no blank before the #"},
    {"a: [x,#y\n  z]\n", "1:7: error: no blank before the #"},
    {"a: [x\n  ,#y\n  z]\n", "2:4: error: no blank before the #"},
    {"a: |#y\n  x\n", "1:5: error: no blank before the #"},
    {"a: >2-#y\n  x\n", "1:7: error: no blank before the #"},
    {"a: [x,\ny]\n", "2:1: error: this line goes on with what stands above"},
    {"a:\n  b: {c: 1,\n # note\n  d: 2}\n", "4:3: error: this line goes on"},
    {"a: \"x\ny\"\n", "1:4: error: the quote that begins here ends in line 2"},
    {"- - \"x\n  y\"\n", "1:5: error: the quote that begins here ends in line 2"},
    {"l: [a: 1]\n", "1:5: error: a key inside [ ]"},
    {"a: one\n  two\n", "1:4: error: a text of several lines"},
    {"a:\t1\n", "1:3: error: a tab; use spaces"},
    {"a:\n\tb: 1\n", "2:1: error: a tab; use spaces"},
    {"a: 你\xE2\x80\xAE好\nb：1\n", "1:5: error: an invisible character that turns the direction of "
                                    "text (U+202E)\n2:2: error: full-width colon"},
    {"a: \"\\u202E\"\n", "1:4: error: an escape that gives an invisible"},
    {"a: \"\\0\"\n", "1:4: error: an escape that gives no character"},
    {"a: \"\\ud800\"\n", "1:"},
    {"a: x\x01y\n", "1:5: error: an invisible control character (U+0001)"},
    {"a: x\xEF\xBB\xBFy\n", "1:5: error: an invisible control character (U+FEFF)"},
    {"a: x\xE2\x80\xA8y\n", "1:5: error: a foreign line end (U+2028)"},
    {"a: 1\rb: 2\n", "1:5: error: a foreign line end (U+000D)"},
    {"a: 你好 # \xFF\n", "1:9: error: this character is not UTF-8"},
    {"a: \xC4\xE3\xBA\xC3\n", "1:4: error: this character is not UTF-8"},
    {"\xFF\xFE" "a", "1:1: error: this file is UTF-16"},
    {"a: \"open\nb: 2\n", "1:4: error: this quote is never closed"},
    {"a: \"open\nb: 2\nc: \"x\"\n", "1:4: error: the quote that begins here ends in line 3"},
    {"a: 'open\n", "1:4: error: this quote is never closed"},
    {"a: \"\\x\"\n", "1:7: error: a backslash that means nothing"},
    {"a: [1, 2\n", "1:4: error: this list is not closed"},
    {"a: {b: 1\n", "1:4: error: this map is not closed"},
    {"a: [1,,2]\n", "1:7: error: a value is missing here"},
    {"a: 他说: 好\n", "1:6: error: a colon that does not fit"},
    {"a: - b\n", "1:4: error: a list cannot begin here"},
    {"a: @x\n", "1:4: error: a text cannot begin with this character"},
    {"a: %5\n", "1:4: error: a text cannot begin with this character"},
    {"a: `x`\n", "1:4: error: a text cannot begin with this character"},
    {"a: *你\n", "1:4: error: a text cannot begin with *"},
    {"a: 1\nb\nc: 2\n", "2:1: error: no colon after this word"},
    {"a: \"x\" y\n", "1:8: error: this does not fit"},
    {"a: 1\n b: 2\n", "1:4: error: a text of several lines\n2:3: error: a colon that does not fit"},
    {"a:\n  - 1\n - 2\n", "3:2: error: this does not fit"},
    {"a: |x\n  y\n", "1:4: error: after '|' or '>'"},
    {"a: 1\n]\n", "2:1: error: "},
};

static void check_broken(struct arena *arena, const struct broken *broken)
{
    const struct node *root;
    const char *said = problems_of(arena, broken->text, strlen(broken->text), &root);
    const char *wanted = broken->said;
    const char *line = said;
    bool is_same = true;
    while (is_same && *wanted) {
        size_t length = strcspn(wanted, "\n");
        is_same = !strncmp(line, "f:", 2) && !strncmp(line + 2, wanted, length);
        wanted += length + (wanted[length] == '\n');
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    if (!CHECK(is_same && !*line && !root))
        printf("    in:     %s\n    said:   %s    wanted: %s\n", broken->text, said, broken->said);
}

/* One run finds what it can, over the whole file. */
static void test_all_at_once(struct arena *arena)
{
    const struct node *root;
    const char *text = "phases: [warmup，main]\nname：x\na: &x 1\nb: 1\nb: 2\nc:\nd:3\ne: 他: 好\n";
    CHECK_TEXT(problems_of(arena, text, strlen(text), &root),
               "f:1:16: error: full-width comma ， or 、; write ', ' between the words of a list\n"
               "f:2:5: error: full-width colon ：; write ': ' with a space after it\n"
               "f:3:4: error: anchors (&x) are not used here; write the value again where it is "
               "needed, or put a text that begins with & in double quotes\n"
               "f:6:1: error: no value for 'c'; write one or delete the line\n"
               "f:7:2: error: no space after the colon; write ': '\n"
               "f:8:5: error: a colon that does not fit: put a text that contains ': ' in double "
               "quotes, and align keys that belong together\n");
    CHECK(!root);
}

static const char *repeat(struct arena *arena, const char *start, const char *part, int count)
{
    struct buf buf = buf_start(arena);
    buf_add(&buf, start);
    for (int i = 0; i < count; i++)
        buf_add(&buf, part);
    return buf.text;
}

/* Processor time in microseconds for reading the text; *found becomes what was said. */
static int64_t time_reading(const char *text, struct arena *arena, const char **found)
{
    struct arena *scratch = arena_open();
    const struct node *root;
    clock_t start = clock();
    const char *said = problems_of(scratch, text, strlen(text), &root);
    int64_t time = (int64_t)(clock() - start) * 1000000 / CLOCKS_PER_SEC;
    *found = arena_copy(arena, said);
    arena_close(scratch);
    return time;
}

/* What an honest file of 1 MiB takes on this machine in this build: hostile ones are held against
 * it, so that neither sanitizers nor a busy machine make the test fail. */
static int64_t time_normal(struct arena *arena)
{
    struct buf buf = buf_start(arena);
    for (int i = 0; i < 3300; i++)
        buf_add_format(&buf, "- {zh: 大家围成一圈坐好, en: \"%0240d\"}\n", i);
    int64_t least = INT64_MAX;
    for (int i = 0; i < 3; i++) {
        const char *found;
        int64_t time = time_reading(buf.text, arena, &found);
        CHECK_TEXT(found, "");
        least = time < least ? time : least;
    }
    return least;
}

struct hostile {
    struct arena *arena;
    int64_t normal;
};

/* Says this ("": nothing is wrong) in at most ten times the time of an honest file. A quadratic
 * step takes a hundred times and more. */
static void check_hostile(const struct hostile *hostile, const char *text, const char *said)
{
    const char *found = "";
    int64_t least = INT64_MAX;
    for (int tries = 0; tries < 3 && least > hostile->normal * 10; tries++) {
        int64_t time = time_reading(text, hostile->arena, &found);
        least = time < least ? time : least;
    }
    if (!CHECK(*said ? strstr(found, said) != NULL : !*found))
        printf("    %.40s…: %.200s\n", text, found);
    if (!CHECK(least <= hostile->normal * 10))
        printf("    %.40s…: %lld µs, an honest file takes %lld\n", text, (long long)least,
               (long long)hostile->normal);
}

/* Keys, marks and lines in great number. */
static void test_hostile_many(const struct hostile *h)
{
    struct arena *arena = h->arena;
    struct buf keys = buf_start(arena);
    struct buf tags = buf_start(arena);
    struct buf anchors = buf_start(arena);
    struct buf deep = buf_start(arena);
    struct buf quotes = buf_start(arena);
    for (int i = 0; i < 20000; i++) {
        buf_add_format(&keys, "key-%d: 1\n", i);
        buf_add_format(&tags, "%%TAG !a%d! b\n", i);
        buf_add_format(&anchors, "- &a%d x\n", i);
    }
    for (int i = 0; i < 1000; i++)
        buf_add_format(&deep, "%*sa:\n", i, "");
    for (int i = 0; i < 9900; i++)
        buf_add_format(&quotes, "k%d: \"x\n  %080d\"\n", i, i);
    check_hostile(h, keys.text, "more than 20000 values");
    check_hostile(h, tags.text, "lines that begin with %");
    check_hostile(h, anchors.text, "more than 50 problems");
    check_hostile(h, deep.text, "nested deeper than 16");
    check_hostile(h, quotes.text, "");
    check_hostile(h, repeat(arena, "x: [{a: 1}", ", {a: 1}", 4800), "this list is not closed");
    check_hostile(h, repeat(arena, "", "#\n", 520000), "the file is empty");
    check_hostile(h, repeat(arena, repeat(arena, "", "#\n", 500000), "key：x\n", 60), "full-width");
    check_hostile(h, repeat(arena, "a: x", "\u0301\u0327", 250000), "");
    check_hostile(h, repeat(arena, "", "k", 1000000), "only a text");
    check_hostile(h, repeat(arena, repeat(arena, "", "k", 1000000), "：x", 1), "full-width");
    check_hostile(h, repeat(arena, "a: \"", "\\n", 500000), "never closed");
    check_hostile(h, repeat(arena, "a: |\n", "  x\n", 260000), "");
    check_hostile(h, repeat(arena, "a: x\n", "  x\n", 260000), "a text of several lines");
    check_hostile(h, repeat(arena, "", "\r", 1000000), "foreign line end");
}

static void test_hostile(struct arena *arena)
{
    const struct hostile *h = &(struct hostile){arena, time_normal(arena)};
    test_hostile_many(h);
    check_hostile(h, repeat(arena, "", "[", 100000), "f:1:17: error: nested deeper than 16");
    check_hostile(h, repeat(arena, "", "[\n", 100000), "nested deeper than 16");
    check_hostile(h, repeat(arena, "", "{a: ", 100000), "nested deeper than 16");
    check_hostile(h, repeat(arena, "", "- ", 100000), "nested deeper than 16");
    check_hostile(h, repeat(arena, "", "? ", 100000), "nested deeper than 16");
    check_hostile(h, repeat(arena, "a: \"", "x", 1000000), "never closed");
    check_hostile(h, repeat(arena, "a: ", "x", 1048576), "larger than 1 MiB; split the file");
    check_hostile(h, repeat(arena, "", "- x\n", 30000), "more than 20000 values");
    check_hostile(h, repeat(arena, "", "- &a x\n", 60000), "more than 50 problems");
    check_hostile(h, repeat(arena, "", "a: 1\n", 9000), "the key 'a' stands twice");
    check_hostile(h, repeat(arena, "", "\t", 100000), "a tab");
    check_hostile(h, repeat(arena, "", "\n", 1000000), "the file is empty");
    struct buf bomb = buf_start(arena);
    buf_add(&bomb, "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (char name = 'b'; name <= 'i'; name++) {
        buf_add_format(&bomb, "%c: &%c [*%c", name, name, name - 1);
        for (int i = 0; i < 8; i++)
            buf_add_format(&bomb, ", *%c", name - 1);
        buf_add(&bomb, "]\n");
    }
    check_hostile(h, bomb.text, "f:1:4: error: anchors (&a)");
    const struct node *root;
    CHECK(strstr(problems_of(arena, "a: 1\0b", 6, &root), "f:1:5: error: a NUL byte"));
    const char *zeros = arena_take(arena, (1 << 20) + 1, 1);
    CHECK_TEXT(problems_of(arena, zeros, 1 << 20, &root),
               "f:1:1: error: a NUL byte; this is not a text file\n");
}

/* The largest file that is allowed is read, and not slowly. */
static void test_large(struct arena *arena)
{
    struct buf large = buf_start(arena);
    for (int i = 0; i < 9900; i++)
        buf_add_format(&large, "key-%d: 团辅\n", i);
    const struct node *root = parse(arena, large.text);
    CHECK(root && root->count == 9900);
    root = parse(arena, "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]");     /* 16 deep */
    CHECK(root && root->count == 1);
}

int main(void)
{
    struct arena *arena = arena_open();
    test_shapes(arena);
    test_layout(arena);
    test_places(arena);
    test_encodings(arena);
    for (size_t i = 0; i < sizeof broken_files / sizeof broken_files[0]; i++)
        check_broken(arena, &broken_files[i]);
    test_all_at_once(arena);
    test_hostile(arena);
    test_large(arena);
    arena_close(arena);
    return check_end();
}
