/* The source of a file as blocks of whole lines: one for each key, so that lines can be moved or
 * exchanged while everything that a person wrote in them stays. The comment and blank lines
 * directly above a key belong to it. Inside the catalogue.
 *
 *     # yaml-language-server: …      head
 *     schema: 1                      block "schema"
 *     # who may join                 block "people": first (its comments) …
 *     people:                        … line (the key) …
 *       min: 5                       … last
 *     # the end                      tail
 *
 * Works on the bytes and on the tree that yaml_parse made of exactly these bytes without an
 * error. Lines count from 1; CR LF and a missing last line end are as good as LF. */
#ifndef CATALOG_SOURCE_BLOCKS_H
#define CATALOG_SOURCE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct node;

struct source {
    const char *bytes;              /* borrowed; a zero follows the last */
    size_t length;
    const size_t *starts;           /* of each line, and the length as one more */
    int line_count;
};

/* Lines first … last. `line` holds the key, or the dash of a list's item. */
struct source_block {
    const struct node *node;
    int first, line, last;
};

struct source_blocks {
    const struct source_block *list;    /* in order of the file */
    int count;
    int head_last;                  /* last line of the head; 0: no head */
    int tail_first;                 /* first line behind the last block; line_count + 1: no tail */
};

struct source source_read(struct arena *arena, const char *bytes, size_t length);

/* The blocks of a whole file. NULL when its root is no map with each key at the start of a line
 * (one { } or a list). The head ends with the editor's line (# yaml-language-server), a '---', or
 * the last blank line above the first key. */
const struct source_blocks *source_split(struct arena *arena, const struct source *source,
                                         const struct node *root);

/* The blocks inside a block map or block list; its first block begins at `first_line` or below.
 * Without head and tail. */
const struct source_blocks *source_split_inside(struct arena *arena, const struct source *source,
                                                const struct node *node, int first_line);

/* True for a list or map in [ ] or { }. */
bool source_is_flow(const struct source *source, const struct node *node);

/* The byte at a place of the tree. */
size_t source_offset_of(const struct source *source, int line, int column);

/* Offsets of the value's first byte and of the byte behind it. A text after | or > ends with the
 * line end of its last line, with blank lines below it only where they are part of it. */
size_t source_start_of(const struct source *source, const struct node *node);
size_t source_end_of(const struct source *source, const struct node *node);

/* The line that holds the byte, from 1. */
int source_line_at(const struct source *source, size_t at);

/* True when the line holds nothing, or a comment alone. */
bool source_is_blank(const struct source *source, int line);
bool source_is_comment(const struct source *source, int line);

/* Adds the lines first … last, each ended by LF. */
void source_add_lines(struct buf *out, const struct source *source, int first, int last);

#endif
