/* Facts by chance: children with flags, needs and papers; a part of the real catalogue, some of
 * it changed; dates, bonds, history, overrides, attendance. The same seed gives the same facts. */
#ifndef TESTS_PLANS_RANDOM_FACTS_H
#define TESTS_PLANS_RANDOM_FACTS_H

#include "base/rng.h"
#include "model/facts.h"

#include <stdbool.h>

struct arena;

/* Facts whose parts may be changed. `facts` points to the other members. */
struct world {
    struct arena *arena;
    struct rng rng;
    struct facts facts;
    struct programme programme;
    struct vocabulary vocabulary;
    struct activity *activities;
    struct child *children;
};

bool world_chance(struct world *world, int percent);

/* from … until, both included. */
int world_between(struct world *world, int from, int until);

/* A changeable copy of the facts. */
struct world *world_copy(struct arena *arena, uint64_t seed, const struct facts *facts);

/* Leaves a part of the activities out; `share` percent of those that nobody names stay. */
void world_thin_activities(struct world *world, int share);

/* Puts children by chance in the place of those that are there; `tame`: all may take part. */
void world_invent_children(struct world *world, int count, bool is_tame);

/* Bonds, history, openings, closed days that fit the children and the dates. */
void world_invent_surroundings(struct world *world);

/* Changes the programme, some activities, some flags: rules meet what no file would say. */
void world_bend(struct world *world, int changes);

/* Attendance rows and overrides for the sessions of a plan. */
void world_invent_rows(struct world *world, const struct plan *plan);

#endif
