/* Whatever the bytes are: a tree of proven text inside its limits, or at least one error with a
 * place; and the same again from the same bytes. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/issues.h"
#include "base/node.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/yaml.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
    size_t length = strlen(text);
    assert(text_valid_bytes(text, length) == length);
    assert(!unicode_has_bidi_control(text));
}

static void check_node(const struct node *node, int depth)
{
    assert(depth <= 16 && node->line >= 1 && node->column >= 1);
    assert(node->kind == NODE_TEXT || node->kind == NODE_LIST || node->kind == NODE_MAP);
    check_text(node->text);
    check_text(node->key);
    int count = 0;
    for (const struct node *child = node->first; child; child = child->next, count++) {
        check_node(child, depth + 1);
        assert((node->kind == NODE_MAP) == (child->key[0] != '\0'));
        assert(node->kind != NODE_MAP || node_find(node, child->key) == child);
    }
    assert(count == node->count && (node->kind != NODE_TEXT || !count));
}

static const char *read_once(struct arena *arena, const uint8_t *data, size_t size)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct node *root = yaml_parse(arena, (const char *)data, size, "f", &issues);
    assert((root != NULL) == (issues.error_count == 0));
    assert(issues.list.count < 200);
    if (root)
        check_node(root, 1);
    struct buf out = buf_start(arena);
    issues_write(&issues, &out);
    assert(text_valid_bytes(out.text, out.length) == out.length);
    issues_sort(&issues);
    return out.text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open();
    char *ended = arena_copy_bytes(arena, data, size);
    const char *first = read_once(arena, (const uint8_t *)ended, size);
    const char *second = read_once(arena, (const uint8_t *)ended, size);
    assert(!strcmp(first, second));
    arena_close(arena);
    return 0;
}
