/* Whatever the bytes are: a tree inside its limits, or an error with a place. A tree that was read
 * is written, read again and must be the same. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/node.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int depth_of(const struct node *node)
{
    int deepest = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        int depth = depth_of(child);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest + 1;
}

static void write_node(struct json_writer *json, const char *key, const struct node *node)
{
    switch (node->kind) {
    case NODE_NULL: json_null(json, key); return;
    case NODE_BOOL: json_bool(json, key, node->truth); return;
    case NODE_NUMBER: json_number(json, key, node->number); return;
    case NODE_TEXT: json_text(json, key, node->text); return;
    case NODE_LIST: json_open_list(json, key); break;
    case NODE_MAP: json_open_map(json, key); break;
    }
    for (const struct node *child = node->first; child; child = child->next)
        write_node(json, node->kind == NODE_MAP ? child->key : NULL, child);
    if (node->kind == NODE_LIST)
        json_close_list(json);
    else
        json_close_map(json);
}

static void compare(const struct node *a, const struct node *b)
{
    assert(a->kind == b->kind && a->truth == b->truth && a->number == b->number);
    assert(a->count == b->count && !strcmp(a->text, b->text) && !strcmp(a->key, b->key));
    assert(text_valid_bytes(a->text, strlen(a->text)) == strlen(a->text));
    const struct node *right = b->first;
    for (const struct node *left = a->first; left; left = left->next, right = right->next)
        compare(left, right);
    assert(!right);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const struct node *root = json_parse(arena, (const char *)data, size, "f", &err);
    assert((root != NULL) == (err.kind == ERROR_NONE));
    assert(root || text_starts_with(err.text, "f:"));
    assert(!root || depth_of(root) <= 65);
    if (root && depth_of(root) < JSON_DEPTH_MAX) {
        struct buf out = buf_start(arena);
        struct json_writer json = json_start(&out);
        write_node(&json, NULL, root);
        json_end(&json);
        const struct node *again = json_parse(arena, out.text, out.length, "g", &err);
        assert(again);
        compare(root, again);
    }
    arena_close(arena);
    return 0;
}
