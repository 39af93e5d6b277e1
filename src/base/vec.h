/* A growing array of anything: `struct { T *items; int count, capacity; }` inside any struct,
 * grown by VEC_ADD from an arena. The old room stays with the arena until it ends. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "arena.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        int count, capacity;                                                                       \
    }

/* Adds one zeroed item and gives a pointer to it; the pointer is good until the next add. */
#define VEC_ADD(arena, vec)                                                                        \
    ((vec)->items = vec_grow((arena), (vec)->items, (vec)->count, &(vec)->capacity,                \
                             sizeof *(vec)->items),                                                \
     &(vec)->items[(vec)->count++])

static inline void *vec_grow(struct arena *arena, void *items, int count, int *capacity,
                             size_t size)
{
    if (count < *capacity)
        return items;
    assert(*capacity <= INT_MAX / 2);
    *capacity = *capacity ? *capacity * 2 : 8;
    void *grown = arena_take(arena, (size_t)*capacity, size);
    if (count)
        memcpy(grown, items, (size_t)count * size);
    return grown;
}

#endif
