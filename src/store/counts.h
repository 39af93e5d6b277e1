/* The views that every number comes from, made for each handle over its own area. */
#ifndef STORE_COUNTS_H
#define STORE_COUNTS_H

#include <stdbool.h>

struct buf;
struct db;
struct error;

bool counts_make_views(struct db *db, struct error *err);
void counts_document(struct buf *out);

#endif
