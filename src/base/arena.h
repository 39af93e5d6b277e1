/* Memory by lifetime: everything taken from an arena ends when the arena ends.
 *
 * There are five lifetimes (program, catalogue, call, solve, scratch) and each is one arena.
 * Out of memory is not an error to handle: the process says so and ends with status 4, because
 * only COMMIT and rename change the world. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/* Size of the blocks that small takes are cut from. A sanitizer build sets it to 0: then every
 * take has its own block and an overrun is seen. */
#ifndef ARENA_BLOCK_BYTES
#define ARENA_BLOCK_BYTES 65536
#endif

struct arena;

/* A point in an arena's life to come back to. */
struct arena_mark {
    void *block;
    size_t used;
    void *deferred;
};

struct arena *arena_open(void);

/* Runs what was deferred, newest first, and frees all. NULL is allowed. */
void arena_close(struct arena *arena);

/* `count` zeroed items of `size` bytes, aligned for any type. Never NULL; count 0 gives a valid
 * pointer to nothing. The product is checked for overflow. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/* Copies of text; the result ends in zero. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t length);

/* printf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Everything taken (and deferred) after the mark ends at arena_back. */
struct arena_mark arena_mark(struct arena *arena);
void arena_back(struct arena *arena, struct arena_mark mark);

/* The net beneath a handle that is normally closed by hand: `close(handle)` runs when the arena
 * ends or goes back behind this point. */
void arena_defer(struct arena *arena, void (*close)(void *handle), void *handle);

#endif
