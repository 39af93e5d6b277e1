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
static struct node *copy(struct arena *arena, const struct node *node)
{
    struct node *made = arena_take(arena, 1, sizeof *made);
    *made = *node;
    made->text = arena_copy(arena, node->text);
    made->key = arena_copy(arena, node->key);
    const struct node **tail = &made->first;
    for (const struct node *child = node->first; child; child = child->next) {
        struct node *child_made = copy(arena, child);
        *tail = child_made;
        tail = &child_made->next;
    }
    *tail = NULL;
    return made;
}

const struct node *node_copy(struct arena *arena, const struct node *node)
{
    struct node *made = copy(arena, node);
    made->next = NULL;
    return made;
}
