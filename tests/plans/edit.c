#include "tests/plans/edit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/node.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 80 };

/* One step of a path: a key of a map, or an item of a list. */
struct path_step {
    bool is_item;
    char name[NAME_BYTES];
    const char *rest;       /* the path after this step; "" at the end */
};

static struct path_step next_step(const char *path)
{
    struct path_step step = {.is_item = *path == '['};
    const char *start = path + (*path == '[' || *path == '.');
    size_t length = strcspn(start, step.is_item ? "]" : ".[");
    if (length >= sizeof step.name)
        length = sizeof step.name - 1;
    memcpy(step.name, start, length);
    step.rest = start + length + (step.is_item && start[length] == ']');
    return step;
}

static bool has_name(const struct node *item, const char *name)
{
    const char *const keys[] = {"id", "code"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const struct node *value = item->kind == NODE_MAP ? node_find(item, keys[i]) : NULL;
        if (value && !strcmp(value->text, name))
            return true;
    }
    return false;
}

/* The place of the step among the children: their count when it is one behind the last item of a
 * list; −1 when there is none. */
static int index_of(const struct node *node, struct path_step step)
{
    if (node->kind != (step.is_item ? NODE_LIST : NODE_MAP))
        return -1;
    if (step.is_item && isdigit((unsigned char)step.name[0])) {
        long index = strtol(step.name, NULL, 10);
        return index <= node->count ? (int)index : -1;
    }
    int index = 0;
    for (const struct node *child = node->first; child; child = child->next, index++)
        if (step.is_item ? has_name(child, step.name) : !strcmp(child->key, step.name))
            return index;
    return -1;
}

const struct node *edit_find(const struct node *root, const char *path)
{
    const struct node *node = root;
    while (node && *path) {
        struct path_step step = next_step(path);
        int index = index_of(node, step);
        node = index >= 0 && index < node->count ? node_at(node, index) : NULL;
        path = step.rest;
    }
    return node;
}

/* The node with other children: those before the index, `fresh` (may be NULL), and those after;
 * `skip` of the old ones fall out. */
static const struct node *with_child(struct arena *arena, const struct node *node, int index,
                                     const struct node *fresh, int skip)
{
    int count = node->count - skip + (fresh ? 1 : 0);
    struct node *copy = arena_take(arena, 1, sizeof *copy);
    struct node *children = arena_take(arena, (size_t)count, sizeof *children);
    *copy = *node;
    for (int i = 0; i < count; i++) {
        bool is_fresh = fresh && i == index;
        int old = i < index ? i : i - (fresh ? 1 : 0) + skip;
        children[i] = is_fresh ? *fresh : *node_at(node, old);
        children[i].next = i + 1 < count ? &children[i + 1] : NULL;
        if (is_fresh && skip)
            children[i].key = node_at(node, index)->key;
    }
    copy->count = count;
    copy->first = count ? children : NULL;
    return copy;
}

static const struct node *apply(struct arena *arena, const struct node *node, enum edit_verb verb,
                                const char *path, const struct node *value)
{
    struct path_step step = next_step(path);
    int index = index_of(node, step);
    bool is_behind = index == node->count;
    if (index < 0)
        return NULL;
    if (*step.rest) {
        if (is_behind)
            return NULL;
        const struct node *child = apply(arena, node_at(node, index), verb, step.rest, value);
        return child ? with_child(arena, node, index, child, 1) : NULL;
    }
    if (verb == EDIT_INSERT || verb == EDIT_COPY)
        return step.is_item ? with_child(arena, node, index, value, 0) : NULL;
    if (is_behind)
        return NULL;
    return with_child(arena, node, index, verb == EDIT_REMOVE ? NULL : value, 1);
}

/* JSON documents are maps or lists: the value is read inside a list. */
static const struct node *read_value(struct arena *arena, const char *value)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *text = arena_format(arena, "[%s]", value);
    const struct node *list = json_parse(arena, text, strlen(text), "value", &err);
    return list && list->count == 1 ? node_at(list, 0) : NULL;
}

const struct node *edit_node(struct arena *arena, const struct node *root, enum edit_verb verb,
                             const char *path, const char *value)
{
    const struct node *fresh = NULL;
    if (verb == EDIT_COPY)
        fresh = edit_find(root, value);
    else if (verb != EDIT_REMOVE)
        fresh = read_value(arena, value);
    if (!fresh && verb != EDIT_REMOVE)
        return NULL;
    return apply(arena, root, verb, path, fresh);
}

static void write_node(struct json_writer *json, const char *key, const struct node *node)
{
    switch (node->kind) {
    case NODE_NULL:
        json_null(json, key);
        return;
    case NODE_BOOL:
        json_bool(json, key, node->truth);
        return;
    case NODE_NUMBER:
        json_number(json, key, node->number);
        return;
    case NODE_TEXT:
        json_text(json, key, node->text);
        return;
    case NODE_LIST:
        json_open_list(json, key);
        for (const struct node *child = node->first; child; child = child->next)
            write_node(json, NULL, child);
        json_close_list(json);
        return;
    case NODE_MAP:
        json_open_map(json, key);
        for (const struct node *child = node->first; child; child = child->next)
            write_node(json, child->key, child);
        json_close_map(json);
    }
}

void edit_write(struct buf *out, const struct node *root)
{
    struct json_writer json = json_start(out);
    write_node(&json, NULL, root);
    json_end(&json);
}
