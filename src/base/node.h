/* A tree of values with their places: what YAML and JSON files become before anybody knows what
 * they mean. Read-only once made. */
#ifndef BASE_NODE_H
#define BASE_NODE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum node_kind { NODE_NULL, NODE_BOOL, NODE_NUMBER, NODE_TEXT, NODE_LIST, NODE_MAP };

/* YAML gives only TEXT, LIST and MAP: what a scalar means is said by the schema, so that `no`,
 * `否` and `12:30` never change kind. JSON gives all kinds; its numbers are whole. */
struct node {
    enum node_kind kind;
    bool is_quoted;             /* the text stood in quotes or in a block: it is no number */
    bool truth;                 /* BOOL */
    int64_t number;             /* NUMBER */
    const char *text;           /* TEXT; "" otherwise */
    const char *key;            /* the name under which it stands in its map; "" in a list */
    int line, column;           /* of the value, from 1; 0 when the reader does not know */
    int end_line, end_column;   /* directly behind the value, but for a block map or block list,
                                 * which ends with its last child; 0 like `line` */
    int key_line, key_column;
    int count;                  /* children */
    const struct node *first;   /* children in order of the file */
    const struct node *next;    /* sibling */
};

/* The child of a map with this key, or NULL. */
const struct node *node_find(const struct node *map, const char *key);

/* The child at the index 0 … count−1. */
const struct node *node_at(const struct node *list, int index);

/* The whole tree below the node, copied with its texts; all its places become that of `place`, or
 * stay as they are when that is NULL. */
struct node *node_copy(struct arena *arena, const struct node *node, const struct node *place);

#endif
