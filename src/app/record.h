/* Inside app: the record and the facts of a call. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/call.h"
#include "model/facts.h"
#include "store/store.h"

struct error;

/* Makes the file of the call; `node` as in struct store_place. */
bool record_make(struct call *call, const char *area, const char *name, int64_t node,
                 struct error *err);

/* Who acts, as the store wants to know it. */
struct store_actor record_actor(struct call *call);

/* Opens the record of the call once. */
bool record_open(struct call *call, struct error *err);

/* Everything the planner and the judge may know for a programme of the catalogue. */
const struct facts *record_facts(struct call *call, const struct programme *programme,
                                 struct error *err);

/* The same for a stored plan: with the activities as the plan keeps them, whatever the catalogue
 * says today. */
const struct facts *record_facts_of_plan(struct call *call, const struct plan *plan,
                                         struct error *err);

#endif
