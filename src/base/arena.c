#define _DEFAULT_SOURCE

#include "arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The size of a huge page: what the machine gives as one. */
enum { HUGE_BYTES = 2 << 20 };

struct block {
    struct block *older;
    size_t size;
    size_t used;
    max_align_t bytes[];
};

struct deferred {
    struct deferred *older;
    void (*close)(void *handle);
    void *handle;
};

struct arena {
    struct block *newest;
    struct deferred *deferred;
};

static _Noreturn void end_without_memory(void)
{
    fputs("tuanfu: out of memory; nothing was changed\n", stderr);
    _Exit(4);
}

static void *get_memory(size_t bytes)
{
    void *memory = malloc(bytes);
    if (!memory)
        end_without_memory();
    return memory;
}

struct arena *arena_open(void)
{
    struct arena *arena = get_memory(sizeof *arena);
    *arena = (struct arena){0};
    return arena;
}

static void run_deferred(struct arena *arena, const struct deferred *until)
{
    while (arena->deferred != until) {
        struct deferred *last = arena->deferred;
        arena->deferred = last->older;      /* first: a close may look at the arena */
        last->close(last->handle);
    }
}

static void free_blocks(struct arena *arena, const struct block *until)
{
    while (arena->newest != until) {
        struct block *block = arena->newest;
        arena->newest = block->older;
        free(block);
    }
}

void arena_close(struct arena *arena)
{
    if (!arena)
        return;
    run_deferred(arena, NULL);
    free_blocks(arena, NULL);
    free(arena);
}

/* One huge page. Touching memory for the first time is dear, page by page: an arena that outgrows
 * its first block, as that of the catalogue, would pay for hundreds of small ones. */
static struct block *get_huge(void)
{
    struct block *block = aligned_alloc(HUGE_BYTES, HUGE_BYTES);
    if (!block)
        end_without_memory();
    madvise(block, HUGE_BYTES, MADV_HUGEPAGE);  /* a wish: small pages are as good, but slower */
    return block;
}

static struct block *add_block(struct arena *arena, size_t bytes)
{
    size_t size = bytes > ARENA_BLOCK_BYTES ? bytes : ARENA_BLOCK_BYTES;
    if (size > SIZE_MAX - sizeof(struct block))
        end_without_memory();
    bool is_huge = ARENA_BLOCK_BYTES && arena->newest && size <= HUGE_BYTES - sizeof(struct block);
    struct block *block = is_huge ? get_huge() : get_memory(sizeof *block + size);
    if (is_huge)
        size = HUGE_BYTES - sizeof *block;
    *block = (struct block){.older = arena->newest, .size = size};
    arena->newest = block;
    return block;
}

/* Not zeroed. */
static void *take(struct arena *arena, size_t length)
{
    assert(arena);
    size_t align = _Alignof(max_align_t);
    size_t bytes = (length + align - 1) / align * align;
    struct block *block = arena->newest;
    if (!block || block->size - block->used < bytes)
        block = add_block(arena, bytes);
    void *memory = (char *)block->bytes + block->used;
    block->used += bytes;
    return memory;
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        end_without_memory();
    return memset(take(arena, count * size), 0, count * size);
}

char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t length)
{
    if (length > SIZE_MAX / 2)
        end_without_memory();
    char *copy = take(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
    return arena_copy_bytes(arena, text, strlen(text));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    char *text = arena_take(arena, (size_t)length + 1, 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}

struct arena_mark arena_mark(struct arena *arena)
{
    return (struct arena_mark){
        .block = arena->newest,
        .used = arena->newest ? arena->newest->used : 0,
        .deferred = arena->deferred,
    };
}

void arena_back(struct arena *arena, struct arena_mark mark)
{
    run_deferred(arena, mark.deferred);
    free_blocks(arena, mark.block);
    if (arena->newest)
        arena->newest->used = mark.used;
}

void arena_defer(struct arena *arena, void (*close)(void *handle), void *handle)
{
    struct deferred *deferred = arena_take(arena, 1, sizeof *deferred);
    *deferred = (struct deferred){.older = arena->deferred, .close = close, .handle = handle};
    arena->deferred = deferred;
}
