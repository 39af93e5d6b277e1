/* The canonical form. Every shipped file is scrambled (keys in another order, other depths and
 * blanks, comments put in, other line ends) and formatted again: it must mean the same, each
 * comment must stand once, at the key where it was put, and a second formatting must change
 * nothing. */
#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/node.h"
#include "base/rng.h"
#include "base/text.h"
#include "base/vec.h"
#include "base/yaml.h"
#include "catalog/catalog.h"
#include "catalog/source_blocks.h"

#include <stdlib.h>

enum { SCRAMBLES = 8 };     /* of each file; the first argument says another number */

/* -- given and wanted ------------------------------------------------------------------------ */

static enum catalog_form format(struct arena *arena, const char *bytes, size_t length,
                                struct buf *out, const char **problems)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct catalog_source source = {"f", bytes, length};
    enum catalog_form form = catalog_format(arena, &source, out, &issues);
    struct buf text = buf_start(arena);
    issues_write(&issues, &text);
    *problems = text.text;
    return form;
}

/* The formatted text, which a second formatting leaves as it is. */
static const char *formatted(struct arena *arena, const char *text)
{
    struct buf out = buf_start(arena);
    const char *problems;
    enum catalog_form form = format(arena, text, strlen(text), &out, &problems);
    CHECK_TEXT(problems, "");
    if (form == CATALOG_FORM_KEPT)
        return text;
    CHECK(form == CATALOG_FORM_NEW);
    struct buf again = buf_start(arena);
    CHECK(format(arena, out.text, out.length, &again, &problems) == CATALOG_FORM_KEPT);
    return out.text;
}

static void test_keys_go_in_order_with_their_comments(struct arena *arena)
{
    CHECK_TEXT(formatted(arena, "# mine\n"
                                "version: 1   # the first\n"
                                "\n"
                                "# what it is called\n"
                                "# in both languages\n"
                                "name:\n"
                                "    en: Melon\n"
                                "    # Chinese last\n"
                                "    zh:   西瓜\n"
                                "odd: 1\n"
                                "kind: game\n"
                                "id: melon\n"
                                "# the end"),
               "id: melon\n"
               "# mine\n"
               "version: 1 # the first\n"
               "\n"
               "# what it is called\n"
               "# in both languages\n"
               "name:\n"
               "  # Chinese last\n"
               "  zh: 西瓜\n"
               "  en: Melon\n"
               "kind: game\n"
               "odd: 1\n"
               "# the end\n");
}

static void test_the_head_stays_on_top(struct arena *arena)
{
    CHECK_TEXT(formatted(arena, "# yaml-language-server: $schema=x\n\n# of kind\nkind: game\n"
                                "id: a\n"),
               "# yaml-language-server: $schema=x\nid: a\n# of kind\nkind: game\n");
    CHECK_TEXT(formatted(arena, "# CC0\n\n\nkind: game\n\n# of id\nid: a\n"),
               "# CC0\n\n# of id\nid: a\nkind: game\n");
    CHECK_TEXT(formatted(arena, "---\nkind: game\n...\n# end\n"), "---\nkind: game\n...\n# end\n");
}

static void test_blanks_in_flow_maps(struct arena *arena)
{
    CHECK_TEXT(formatted(arena, "kind: game\nage: { max : 9,min:   6 , }\ntopics: [ a,b ]\n"
                                "items:  [ ]\nname: {en: \"a, b: {c}\", zh: 一、二}   \n"),
               "name: {zh: 一、二, en: \"a, b: {c}\"}\nkind: game\nage: {min: 6, max: 9}\n"
               "topics: [a, b]\nitems: []\n");
    CHECK_TEXT(formatted(arena, "kind: game\ngoals: {zoo: 1,\n # least\n      also:    2 }\n"),
               "kind: game\ngoals: {zoo: 1,\n  # least\n  also:    2 }\n");
}

static void test_items_keep_their_comments(struct arena *arena)
{
    CHECK_TEXT(formatted(arena, "kind: game\n"
                                "steps:\n"
                                "# one\n"
                                "- do: {zh: 做, en: do}\n"
                                "  # how long\n"
                                "  minutes: 2\n"
                                "-   # two\n"
                                "    minutes: 3\n"
                                "    do:\n"
                                "     # words\n"
                                "     \"做\"\n"
                                "instead: # these\n"
                                "  - a\n"
                                "  # b is better\n"
                                "  -   b  # truly\n"),
               "kind: game\n"
               "instead: # these\n"
               "  - a\n"
               "  # b is better\n"
               "  - b # truly\n"
               "steps:\n"
               "  # one\n"
               "  # how long\n"
               "  - minutes: 2\n"
               "    do: {zh: 做, en: do}\n"
               "  # two\n"
               "  - minutes: 3\n"
               "    # words\n"
               "    do: \"做\"\n");
}

static void test_texts_are_not_touched(struct arena *arena)
{
    CHECK_TEXT(formatted(arena, "kind: game\n"
                                "handout:\n"
                                "     text:\n"
                                "          en: >-\n"
                                "              # no comment\n"
                                "\n"
                                "                deeper  \n"
                                "              end\n"
                                "\n"
                                "          zh: |2+ # kept\n"
                                "             one deeper\n"
                                "            least\n"
                                "\n"
                                "     title: {zh: 'it''s', en: \"a\n"
                                "\n"
                                "             b \\\n"
                                "         c\"}\n"),
               "kind: game\n"
               "handout:\n"
               "  title: {zh: 'it''s', en: \"a\n"
               "\n"
               "    b \\\n"
               "    c\"}\n"
               "  text:\n"
               "    zh: |2+ # kept\n"
               "       one deeper\n"
               "      least\n"
               "\n"
               "    en: >-\n"
               "      # no comment\n"
               "\n"
               "        deeper  \n"
               "      end\n");
    CHECK_TEXT(formatted(arena, "name: |\n   a\n    \n  \n\nkind: game\n"),
               "name: |\n  a\n   \nkind: game\n");
    CHECK_TEXT(formatted(arena, "\xEF\xBB\xBFkind: game\r\nname: |\r\n    一\r\n\r\n    二"),
               "name: |\n  一\n\n  二\nkind: game\n");
}

static void test_what_is_not_touched(struct arena *arena)
{
    struct buf out = buf_start(arena);
    const char *problems;
    const char *wide = "kind：game\nid: a\n";
    CHECK(format(arena, wide, strlen(wide), &out, &problems) == CATALOG_FORM_BROKEN);
    CHECK(text_starts_with(problems, "f:1:5: error: full-width colon"));
    const char *flow = "{kind: game, id: a}\n";
    CHECK(format(arena, flow, strlen(flow), &out, &problems) == CATALOG_FORM_BROKEN);
    CHECK(text_starts_with(problems, "f: error: cannot be put in order"));
    const char *other = "goals: [a]\n";
    CHECK(format(arena, other, strlen(other), &out, &problems) == CATALOG_FORM_OTHER);
    CHECK_NUMBER(out.length, 0);
}

/* -- scrambles ------------------------------------------------------------------------------- */

/* A comment that was put in, and where: "steps[2].do". */
struct note {
    const char *text;
    const char *path;
    bool is_above;
};

struct scramble {
    struct arena *arena;
    struct rng rng;
    struct source source;
    struct buf out;
    size_t top;                     /* where the first key begins */
    bool is_behind_text;            /* what is indented here would belong to the text above */
    VEC(struct note) notes;
};

static bool chance(struct scramble *s, int of)
{
    return !rng_below(&s->rng, of);
}

static void add_blanks(struct scramble *s, int least)
{
    buf_add_repeat(&s->out, ' ', least + (chance(s, 3) ? rng_below(&s->rng, 4) : 0));
}

static void add_note(struct scramble *s, const char *path, bool is_above)
{
    const char *text = arena_format(s->arena, "# note %d of \"%s\": - [1", s->notes.count, path);
    *VEC_ADD(s->arena, &s->notes) = (struct note){text, path, is_above};
    buf_add(&s->out, text);
}

static void add_line_end(struct scramble *s, const char *path)
{
    if (chance(s, 12)) {
        add_blanks(s, 1);
        add_note(s, path, false);
    }
    add_blanks(s, 0);
    buf_add_char(&s->out, '\n');
}

static void add_notes_above(struct scramble *s, const char *path)
{
    bool is_top = s->out.length == s->top;      /* blank lines here would make a head */
    while (chance(s, 8)) {
        if (!is_top && chance(s, 3))
            buf_add(&s->out, chance(s, 2) || s->is_behind_text ? "\n" : "   \n");
        if (!s->is_behind_text)
            add_blanks(s, rng_below(&s->rng, 5));
        add_note(s, path, true);
        buf_add_char(&s->out, '\n');
    }
    if (!is_top && chance(s, 12))
        buf_add(&s->out, "\n\n");
    s->is_behind_text = false;
}

static const struct node **shuffle(struct scramble *s, const struct node *node)
{
    const struct node **list = arena_take(s->arena, (size_t)node->count, sizeof *list);
    int count = 0;
    for (const struct node *child = node->first; child; child = child->next)
        list[count++] = child;
    for (int i = count - 1; i > 0 && node->kind == NODE_MAP && chance(s, 2) == (i % 2 == 0); i--) {
        int other = rng_below(&s->rng, i + 1);
        const struct node *kept = list[i];
        list[i] = list[other];
        list[other] = kept;
    }
    return list;
}

static void add_text(struct scramble *s, const struct node *node, int depth)
{
    size_t start = source_start_of(&s->source, node);
    size_t end = source_end_of(&s->source, node);
    const char *bytes = s->source.bytes;
    for (size_t at = start; at < end; at++) {
        bool may_fold = bytes[start] == '"' && at > start + 1 && at + 2 < end &&
                        bytes[at] == ' ' && bytes[at - 1] != ' ' && bytes[at + 1] != ' ';
        if (may_fold && chance(s, 30)) {
            add_blanks(s, 0);
            buf_add_char(&s->out, '\n');
            add_blanks(s, depth + 1);
        } else
            buf_add_char(&s->out, bytes[at]);
    }
}

static void add_flow(struct scramble *s, const struct node *node, int depth)
{
    if (!source_is_flow(&s->source, node)) {
        add_text(s, node, depth);
        return;
    }
    const struct node **list = shuffle(s, node);
    buf_add_char(&s->out, node->kind == NODE_MAP ? '{' : '[');
    for (int i = 0; i < node->count; i++) {
        if (i)
            buf_add(&s->out, ",");
        add_blanks(s, i > 0 && chance(s, 2));
        if (node->kind == NODE_MAP) {
            buf_add_format(&s->out, "%s:", list[i]->key);
            add_blanks(s, 1);
        }
        add_flow(s, list[i], depth);
        add_blanks(s, 0);
    }
    buf_add_char(&s->out, node->kind == NODE_MAP ? '}' : ']');
}

/* A text after | or >, `depth` blanks deep. */
static void add_block_text(struct scramble *s, const struct node *node, int depth)
{
    size_t start = source_start_of(&s->source, node);
    buf_add_bytes(&s->out, s->source.bytes + start, strcspn(s->source.bytes + start, "\n"));
    buf_add_char(&s->out, '\n');
    int last = source_line_at(&s->source, source_end_of(&s->source, node) - 1);
    size_t old = strspn(s->source.bytes + s->source.starts[node->line], " ");
    for (int line = node->line + 1; line <= last; line++) {
        const char *words = s->source.bytes + s->source.starts[line - 1];
        size_t length = strcspn(words, "\n");
        if (length > old) {
            buf_add_repeat(&s->out, ' ', depth);
            buf_add_bytes(&s->out, words + old, length - old);
        }
        buf_add_char(&s->out, '\n');
    }
}

static void add_children(struct scramble *s, const struct node *node, const char *path, int depth,
                         bool is_begun);

/* What follows a colon or dash, with the end of its last line. */
static void add_value(struct scramble *s, const struct node *node, const char *path, int depth)
{
    bool is_block_text = node->kind == NODE_TEXT && node->is_quoted &&
                         strchr("|>", s->source.bytes[source_start_of(&s->source, node)]);
    if (is_block_text) {
        add_blanks(s, 1);
        add_block_text(s, node, depth + 1 + rng_below(&s->rng, 4));
        s->is_behind_text = true;
        return;
    }
    if (chance(s, 10) && (node->kind != NODE_TEXT || node->is_quoted)) {
        buf_add_char(&s->out, '\n');
        buf_add_repeat(&s->out, ' ', depth);
    }
    add_blanks(s, 1);
    add_flow(s, node, depth);
    add_line_end(s, path);
}

static bool is_several_lines(const struct scramble *s, const struct node *node)
{
    return (node->kind == NODE_MAP || node->kind == NODE_LIST) &&
           !source_is_flow(&s->source, node);
}

static void add_entry(struct scramble *s, const struct node *node, const char *path, int depth)
{
    buf_add_format(&s->out, "%s:", node->key);
    if (!is_several_lines(s, node)) {
        add_value(s, node, path, depth);
        return;
    }
    add_line_end(s, path);
    int least = node->kind == NODE_LIST ? 0 : 1;
    add_children(s, node, path, depth + least + rng_below(&s->rng, 4), false);
}

/* `is_begun`: the first child goes on in a line that has its dash already. */
static void add_children(struct scramble *s, const struct node *node, const char *path, int depth,
                         bool is_begun)
{
    const struct node **list = shuffle(s, node);
    for (int i = 0; i < node->count; i++) {
        const char *name =
            node->kind == NODE_LIST ? arena_format(s->arena, "%s[%d]", path, i + 1)
            : path[0] ? arena_format(s->arena, "%s.%s", path, list[i]->key) : list[i]->key;
        if (i || !is_begun) {
            add_notes_above(s, name);
            buf_add_repeat(&s->out, ' ', depth);
        }
        if (node->kind == NODE_MAP) {
            add_entry(s, list[i], name, depth);
            continue;
        }
        buf_add_char(&s->out, '-');
        int blanks = 1 + rng_below(&s->rng, 3);
        if (!is_several_lines(s, list[i]))
            add_value(s, list[i], name, depth);
        else {
            buf_add_repeat(&s->out, ' ', blanks);
            add_children(s, list[i], name, depth + 1 + blanks, true);
        }
    }
}

static void write_scramble(struct scramble *s, const struct node *root)
{
    buf_add(&s->out, "# yaml-language-server: $schema=x\n");
    s->top = s->out.length;
    add_children(s, root, "", 0, false);
}

/* The same with the line ends of Windows, a mark before it or no line end behind it. */
static const char *change_ends(struct scramble *s, size_t *length)
{
    struct buf out = buf_start(s->arena);
    bool is_windows = chance(s, 3);
    if (chance(s, 5))
        buf_add(&out, "\xEF\xBB\xBF");
    for (const char *at = s->out.text; *at; at++) {
        if (*at == '\n' && is_windows)
            buf_add_char(&out, '\r');
        buf_add_char(&out, *at);
    }
    if (!is_windows && chance(s, 5))
        out.text[--out.length] = '\0';
    *length = out.length;
    return out.text;
}

/* -- what must hold -------------------------------------------------------------------------- */

static bool is_same(const struct node *left, const struct node *right)
{
    if (left->kind != right->kind || left->count != right->count ||
        strcmp(left->text, right->text))
        return false;
    const struct node *other = right->first;
    for (const struct node *child = left->first; child; child = child->next) {
        const struct node *twin = left->kind == NODE_MAP ? node_find(right, child->key) : other;
        if (!twin || !is_same(child, twin))
            return false;
        other = other->next;
    }
    return true;
}

/* Does the value of the path begin in the line? */
static bool is_at(struct arena *arena, const struct node *node, const char *here, const char *path,
                  int line)
{
    int index = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        const char *name = node->kind == NODE_LIST ? arena_format(arena, "%s[%d]", here, ++index)
                           : here[0] ? arena_format(arena, "%s.%s", here, child->key) : child->key;
        if (!strcmp(name, path))
            return (child->key_line ? child->key_line : child->line) == line;
        if (text_starts_with(path, name) && is_at(arena, child, name, path, line))
            return true;
    }
    return false;
}

static bool is_note_kept(struct scramble *s, const struct node *root, const struct source *result,
                         const struct note *note)
{
    const char *wanted = arena_format(s->arena, "%s\n", note->text);
    const char *found = strstr(result->bytes, wanted);
    if (!found || strstr(found + 1, wanted))
        return false;
    int line = source_line_at(result, (size_t)(found - result->bytes));
    if (source_is_comment(result, line) != note->is_above) {
        /* what stood beside a value of several lines may only stand beside its end */
        return false;
    }
    if (!note->is_above) {
        const char *key = strrchr(note->path, '.') ? strrchr(note->path, '.') + 1 : note->path;
        const char *start = result->bytes + result->starts[line - 1];
        bool is_item = key[strlen(key) - 1] == ']';
        if (is_item || is_at(s->arena, root, "", note->path, line))
            return true;
        return *(start + strspn(start, " ")) && strchr(start, '"') < found; /* end of a long text */
    }
    while (source_is_comment(result, line) || source_is_blank(result, line))
        line++;
    return is_at(s->arena, root, "", note->path, line);
}

static bool check_scramble(struct scramble *s, const struct node *root, const char *expected)
{
    size_t length;
    const char *text = change_ends(s, &length);
    struct issues issues = issues_start(s->arena, LANGUAGE_EN);
    struct buf out = buf_start(s->arena);
    const char *problems;
    enum catalog_form form = format(s->arena, text, length, &out, &problems);
    if (form != CATALOG_FORM_NEW)
        return CHECK_TEXT(problems, "") && CHECK(!strcmp(text, expected));
    const struct node *again = yaml_parse(s->arena, out.text, out.length, "f", &issues);
    if (!CHECK(again) || !CHECK(is_same(root, again)))
        return false;
    struct buf second = buf_start(s->arena);
    if (!CHECK(format(s->arena, out.text, out.length, &second, &problems) == CATALOG_FORM_KEPT))
        return false;
    struct source result = source_read(s->arena, out.text, out.length);
    for (int i = 0; i < s->notes.count; i++)
        if (!check_one(is_note_kept(s, again, &result, &s->notes.items[i]), __FILE__, __LINE__,
                       s->notes.items[i].text))
            return false;
    return true;
}

static void check_file(struct arena *arena, const char *path, int scrambles)
{
    struct error err = error_start(LANGUAGE_EN);
    size_t length;
    char *bytes = file_read(arena, path, 1 << 20, &length, &err);
    struct buf out = buf_start(arena);
    const char *problems;
    enum catalog_form form = format(arena, bytes, length, &out, &problems);
    if (form == CATALOG_FORM_OTHER)
        return;
    check_one(form == CATALOG_FORM_KEPT, path, 1, "the shipped file has the canonical form");
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct node *root = yaml_parse(arena, bytes, length, path, &issues);
    for (int i = 0; i < scrambles; i++) {
        struct arena_mark mark = arena_mark(arena);
        struct scramble s = {.arena = arena, .rng = rng_start((uint64_t)i, length),
                             .source = source_read(arena, bytes, length),
                             .out = buf_start(arena)};
        write_scramble(&s, root);
        bool is_sound = check_scramble(&s, root, bytes);
        if (!is_sound)
            printf("    %s, scramble %d:\n%s\n", path, i, s.out.text);
        arena_back(arena, mark);
        if (!is_sound)
            break;
    }
}

static int check_folder(struct arena *arena, const char *folder, int scrambles)
{
    struct error err = error_start(LANGUAGE_EN);
    struct file_names names = {0};
    int files = 0;
    if (!CHECK(file_list(arena, folder, &names, &err)))
        return 0;
    for (int i = 0; i < names.list.count; i++) {
        const char *path = file_join(arena, folder, names.list.items[i]);
        if (file_is_folder(path))
            files += check_folder(arena, path, scrambles);
        else if (strstr(path, ".yaml")) {
            check_file(arena, path, scrambles);
            files++;
        }
    }
    return files;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_open();
    test_keys_go_in_order_with_their_comments(arena);
    test_the_head_stays_on_top(arena);
    test_blanks_in_flow_maps(arena);
    test_items_keep_their_comments(arena);
    test_texts_are_not_touched(arena);
    test_what_is_not_touched(arena);
    int scrambles = argc > 1 ? (int)strtol(argv[1], NULL, 10) : SCRAMBLES;
    CHECK(check_folder(arena, "activities", scrambles) > 100);
    CHECK(check_folder(arena, "templates/programmes", scrambles) >= 5);
    arena_close(arena);
    return check_end();
}
