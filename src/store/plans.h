/* Plans in and out of their tables. */
#ifndef STORE_PLANS_H
#define STORE_PLANS_H

#include <stdbool.h>

struct arena;
struct error;
struct plan;
struct store;

/* All sessions that are published, held or signed, as one plan; NULL in `*standing` when there are
 * none. */
bool plans_load_standing(struct store *store, struct arena *arena, const struct plan **standing,
                         struct error *err);

#endif
