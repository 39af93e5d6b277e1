/* Inside explain: trying another piece, and small words. */
#ifndef RULES_EXPLAIN_PARTS_H
#define RULES_EXPLAIN_PARTS_H

#include "base/messages.h"

struct activity;
struct arena;
struct buf;
struct explain_change;
struct explain_place;
struct facts;
struct finding;
struct plan;
struct slot;
struct verdict;

/* The slot at the place. */
const struct slot *explain_slot_at(const struct plan *plan, struct explain_place place);

/* The plan with the activity in the slot and its adaptations printed. Where the activity was the
 * spare of the series, the piece that gives way becomes the spare. */
const struct plan *explain_try(struct arena *arena, const struct facts *facts,
                               const struct plan *plan, struct explain_place place,
                               const struct activity *activity);

/* What the try changes, compared with the verdict of the plan as it is. */
const struct explain_change *explain_compare(struct arena *arena, const struct facts *facts,
                                             const struct plan *plan,
                                             const struct verdict *verdict,
                                             const struct explain_change *tried);

/* The msgid of the finding's sentence, with names in braces to be filled in. */
const char *explain_wording(const struct facts *facts, const struct finding *finding);

/* "session 2, step 3 “name”": as much of it as the finding has. */
void explain_add_place(struct buf *buf, enum language language, const struct facts *facts,
                       const struct plan *plan, struct explain_place place);

/* The name of the activity; its id when there is none. */
void explain_add_activity(struct buf *buf, enum language language, const struct facts *facts,
                          const char *id);

/* "8 years 11 months" */
void explain_add_age(struct buf *buf, enum language language, int months);

#endif
