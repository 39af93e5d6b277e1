#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/node.h"
#include "base/text.h"
#include "base/yaml.h"
#include "catalog/source_blocks.h"

static const struct node *parse(struct arena *arena, const char *text)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct node *root = yaml_parse(arena, text, strlen(text), "f", &issues);
    CHECK(root && !issues.list.count);
    return root;
}

/* "head 1|key 2-3-4|…|tail 5" of the blocks; "none" when there are none. */
static const char *describe(struct arena *arena, const char *text)
{
    const struct node *root = parse(arena, text);
    struct source source = source_read(arena, text, strlen(text));
    const struct source_blocks *blocks = root ? source_split(arena, &source, root) : NULL;
    if (!blocks)
        return "none";
    struct buf out = buf_start(arena);
    buf_add_format(&out, "head %d", blocks->head_last);
    for (int i = 0; i < blocks->count; i++)
        buf_add_format(&out, "|%s %d-%d-%d", blocks->list[i].node->key, blocks->list[i].first,
                       blocks->list[i].line, blocks->list[i].last);
    if (blocks->tail_first <= source.line_count)
        buf_add_format(&out, "|tail %d", blocks->tail_first);
    return out.text;
}

static void test_comments_belong_to_the_key_below(struct arena *arena)
{
    CHECK_TEXT(describe(arena, "a: 1\n# of b\n\nb: 2\nc: 3\n"), "head 0|a 1-1-1|b 2-4-4|c 5-5-5");
    CHECK_TEXT(describe(arena, "# yaml-language-server: $schema=x\n# of a\na: 1\n# end\n"),
               "head 1|a 2-3-3|tail 4");
    CHECK_TEXT(describe(arena, "# licence\n\n# of a\n---\na: 1\n...\n"),
               "head 4|a 5-5-5|tail 6");
    CHECK_TEXT(describe(arena, "a: 1   # one\nb:\n  # inner\n  c: 1\n  # of d\nd: 2"),
               "head 0|a 1-1-1|b 2-2-4|d 5-6-6");
}

/* Lines of a text are not comments, and comments are not lines of a text. */
static void test_texts_end_where_they_end(struct arena *arena)
{
    CHECK_TEXT(describe(arena, "a: |\n  # text\n\n  text\n\n# of b\nb: 1\n"),
               "head 0|a 1-1-4|b 5-7-7");
    CHECK_TEXT(describe(arena, "a: |+\n  text\n\nb: >-\n  x\n  # y\n"),
               "head 0|a 1-1-3|b 4-4-6");
    CHECK_TEXT(describe(arena, "a: |+ # c\n  text\n\n# of b\nb: '\n  # y\n  '\nc: 1\n"),
               "head 0|a 1-1-3|b 4-5-7|c 8-8-8");
    CHECK_TEXT(describe(arena, "a: | # + is no sign here\n  text\n\nb: \"x\n  # y\"\n# of c\n"
                               "c: [1,\n  # in the list\n  2]\nd: 1\n"),
               "head 0|a 1-1-2|b 3-4-5|c 6-7-9|d 10-10-10");
    CHECK_TEXT(describe(arena, "a: |\n  last line without an end"), "head 0|a 1-1-2");
    CHECK_TEXT(describe(arena, "a:\n- 1\n- b: 大\n  c: {x: 1}\n# of d\nd: 小\n"),
               "head 0|a 1-1-4|d 5-6-6");
}

static void test_line_ends_and_marks(struct arena *arena)
{
    CHECK_TEXT(describe(arena, "# x\r\n\r\na: |\r\n  大\r\n\r\nb: '二'\r\n"),
               "head 2|a 3-3-4|b 5-6-6");
    const char *text = "\xEF\xBB\xBF" "a: \"一\"\nb: 2";
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct node *root = yaml_parse(arena, text, strlen(text), "f", &issues);
    struct source source = source_read(arena, text, strlen(text));
    if (!CHECK(root))
        return;
    size_t start = source_start_of(&source, root->first);
    size_t end = source_end_of(&source, root->first);
    CHECK_TEXT(arena_copy_bytes(arena, text + start, end - start), "\"一\"");
    struct buf out = buf_start(arena);
    source_add_lines(&out, &source, 2, 2);
    CHECK_TEXT(out.text, "b: 2\n");
}

static void test_one_line_is_no_block(struct arena *arena)
{
    CHECK_TEXT(describe(arena, "{a: 1, b: 2}\n"), "none");
    CHECK_TEXT(describe(arena, "- a: 1\n"), "none");
}

static void test_inner_blocks(struct arena *arena)
{
    const char *text = "steps:\n"
                       "  # first\n"
                       "  - minutes: 2\n"
                       "    # why\n"
                       "    do: x\n"
                       "\n"
                       "  # second\n"
                       "  -\n"
                       "    # inner\n"
                       "    do: y\n"
                       "  - - a\n"
                       "    - b\n";
    const struct node *root = parse(arena, text);
    struct source source = source_read(arena, text, strlen(text));
    const struct node *steps = root->first;
    const struct source_blocks *items = source_split_inside(arena, &source, steps, 2);
    struct buf out = buf_start(arena);
    for (int i = 0; i < items->count; i++)
        buf_add_format(&out, "%d-%d-%d|", items->list[i].first, items->list[i].line,
                       items->list[i].last);
    CHECK_TEXT(out.text, "2-3-5|6-8-10|11-11-12|");
    const struct source_blocks *keys = source_split_inside(arena, &source, node_at(steps, 1), 9);
    CHECK_NUMBER(keys->list[0].first, 9);
    CHECK_NUMBER(keys->list[0].line, 10);
    const struct source_blocks *inner = source_split_inside(arena, &source, node_at(steps, 2), 11);
    CHECK_NUMBER(inner->list[1].line, 12);
}

/* Head, blocks and tail are the whole file, once and in order. */
static void check_cover(struct arena *arena, const char *path)
{
    struct error err = error_start(LANGUAGE_EN);
    size_t length;
    char *bytes = file_read(arena, path, 1 << 20, &length, &err);
    if (!CHECK(bytes))
        return;
    const struct node *root = parse(arena, bytes);
    struct source source = source_read(arena, bytes, length);
    const struct source_blocks *blocks = source_split(arena, &source, root);
    struct buf out = buf_start(arena);
    source_add_lines(&out, &source, 1, blocks->head_last);
    for (int i = 0; i < blocks->count; i++) {
        const struct source_block *block = &blocks->list[i];
        CHECK(text_starts_with(bytes + source.starts[block->line - 1], block->node->key));
        source_add_lines(&out, &source, block->first, block->last);
    }
    source_add_lines(&out, &source, blocks->tail_first, source.line_count);
    CHECK_TEXT(out.text, bytes);
}

static void test_shipped_files_in_blocks(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    struct file_names folders = {0};
    CHECK(file_list(arena, "activities", &folders, &err));
    *VEC_ADD(arena, &folders.list) = "../templates/programmes";
    int files = 0;
    for (int i = 0; i < folders.list.count; i++) {
        const char *folder = file_join(arena, "activities", folders.list.items[i]);
        struct file_names names = {0};
        if (!file_is_folder(folder) || !file_list(arena, folder, &names, &err))
            continue;
        for (int j = 0; j < names.list.count; j++)
            if (strstr(names.list.items[j], ".yaml")) {
                check_cover(arena, file_join(arena, folder, names.list.items[j]));
                files++;
            }
    }
    CHECK(files > 100);
}

int main(void)
{
    struct arena *arena = arena_open();
    test_comments_belong_to_the_key_below(arena);
    test_texts_end_where_they_end(arena);
    test_line_ends_and_marks(arena);
    test_one_line_is_no_block(arena);
    test_inner_blocks(arena);
    test_shipped_files_in_blocks(arena);
    arena_close(arena);
    return check_end();
}
