/* What rows of the register were before a change, so that it can be taken back.
 *
 * While a handle writes, triggers on the tables below keep the row as it was into `change_before`,
 * once for each change and row. The triggers are made from the columns that the tables have, at the
 * first write of a handle: no verb and no new column can forget them. */
#ifndef STORE_BEFORE_H
#define STORE_BEFORE_H

#include "base/date.h"

#include <stdint.h>

struct db;
struct error;

/* Names of the tables whose rows are kept, NULL behind the last; each has a key of one number and
 * a county. */
const char *before_table_at(int index);

bool before_watch(struct db *db, struct error *err);

/* Deletes what was kept more than 30 days before the day. */
bool before_forget(struct db *db, struct date today, struct error *err);

/* Inside a write: makes the rows that the change touched what they were before it. */
bool before_put_back(struct db *db, int64_t change, struct error *err);

#endif
