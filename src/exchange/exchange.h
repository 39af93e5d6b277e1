/* Foreign files in and out: facts and plans as JSON (docs/plan-json.md), registers as tables. */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "base/issues.h"
#include "model/person.h"

struct arena;
struct buf;
struct error;
struct facts;
struct node;
struct plan;

/* One JSON document with a newline at its end. Equal facts and plans give equal bytes. */
void exchange_write_facts(struct buf *out, const struct facts *facts);
void exchange_write_plan(struct buf *out, const struct plan *plan);

/* Reads what the two functions above write; NULL with `err` naming the JSON path. Keys that are
 * unknown or missing are errors, and so are lists out of order: persons are found by their order.
 * Writing again what was read gives the same bytes. */
const struct facts *exchange_read_facts(struct arena *arena, const struct node *root,
                                        struct error *err);

/* With facts (NULL: not asked) every activity, child and flag that the plan names must be there. */
const struct plan *exchange_read_plan(struct arena *arena, const struct facts *facts,
                                      const struct node *root, struct error *err);

#endif
