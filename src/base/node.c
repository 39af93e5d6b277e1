#include "node.h"

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
