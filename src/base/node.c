#include "node.h"

#include "arena.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

const struct node *node_find(const struct node *map, const char *key)
{
    for (const struct node *child = map->first; child; child = child->next)
        if (!strcmp(child->key, key))
            return child;
    return NULL;
}

const struct node *node_at(const struct node *list, int index)
{
    assert(index >= 0 && index < list->count);
    const struct node *child = list->first;
    while (index-- > 0)
        child = child->next;
    return child;
}

/* Recursion ends with the depth of the reader that made the tree. */
struct node *node_copy(struct arena *arena, const struct node *node, const struct node *place)
{
    struct node *made = arena_take(arena, 1, sizeof *made);
    *made = *node;
    made->text = arena_copy(arena, node->text);
    made->key = arena_copy(arena, node->key);
    made->next = NULL;
    if (place) {
        made->line = made->key_line = place->line;
        made->column = made->key_column = place->column;
    }
    const struct node **tail = &made->first;
    for (const struct node *child = node->first; child; child = child->next) {
        struct node *copy = node_copy(arena, child, place);
        *tail = copy;
        tail = &copy->next;
    }
    return made;
}
