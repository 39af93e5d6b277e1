/* Inside the catalogue: how a file is put into canonical form. Everything but blanks, line ends
 * and the order of keys is copied from the source byte for byte. */
#ifndef CATALOG_FORMATTING_H
#define CATALOG_FORMATTING_H

#include "base/buf.h"
#include "base/fields.h"
#include "base/node.h"
#include "catalog/source_blocks.h"

enum { FORMATTING_STEP = 2 };       /* blanks of one level */

struct formatting {
    struct arena *arena;
    struct source source;
    struct buf out;
    int dashes;                     /* "- " to be written before the next value */
};

/* The rows for the keys of a file; NULL when it is neither an activity nor a programme. */
const struct fields *formatting_fields(const struct node *root);

/* The whole file; false when its keys do not each begin a line. */
bool formatting_file(struct formatting *formatting, const struct fields *fields,
                     const struct node *root);

/* The children of a map in the order of the rows; unknown keys come last, as they stood. `fields`
 * NULL: all as they stood. */
const struct node *const *formatting_order(struct arena *arena, const struct fields *fields,
                                           const struct node *map);

/* The rows for the keys inside the value of the key; NULL when any order is as good. */
const struct fields *formatting_inner(const struct fields *fields, const char *key);

/* The value's own text with what follows it on its last line. `indent`: blanks before the key or
 * dash that it belongs to. Not for maps and lists of several keys and dashes. */
void formatting_value(struct formatting *formatting, const struct node *node,
                      const struct fields *fields, int indent);

/* The comment that begins at the byte or behind blanks there, with one blank before it. */
void formatting_remark(struct formatting *formatting, size_t at);

/* The key's own bytes, and a colon. */
void formatting_key(struct formatting *formatting, const struct node *node);

/* The byte behind the key's colon. */
size_t formatting_behind_colon(const struct formatting *formatting, const struct node *node);

#endif
