/* Plans by chance, and plans that were right until chance met them. */
#ifndef TESTS_PLANS_RANDOM_PLANS_H
#define TESTS_PLANS_RANDOM_PLANS_H

#include "tests/plans/random_facts.h"

/* A series plan that no planner made: pieces that fit their phase, and little else. */
struct plan *plan_by_chance(struct world *world);

/* Changes the plan (a copy that may be changed) at so many places. */
void plan_damage(struct world *world, struct plan *plan, int changes);

/* Breaks, pairs and islands of an event: what plan_damage seldom meets. */
void plan_damage_event(struct world *world, struct plan *plan);

#endif
