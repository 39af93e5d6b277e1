/* Shared by the planner's files and its tests; nobody else includes it. */
#ifndef PLANNER_PLANNER_PARTS_H
#define PLANNER_PLANNER_PARTS_H

#include "base/vec.h"
#include "planner/planner.h"
#include "search/composition.h"

/* The price tables of the composition, each the claim of one rule. */
enum { PRICE_FIT, PRICE_ADAPT, PRICE_ODD, PRICE_CHANGES, PRICE_COUNT };
enum { RUN_POSTURE, RUN_FORMATION, RUN_COUNT };

/* What a child's papers say about all sessions of the series. */
struct candidate {
    const struct child *child;
    bool lacks_consent;
    bool lacks_answer_of_family;        /* still only invited */
    bool lacks_birth;                   /* the birth month is not known */
};

struct people {
    VEC(struct candidate) eligible;     /* by age, oldest last; ties by code */
    VEC(struct unplaced) unplaced;
};

struct group {
    const char *series;
    VEC(const struct child *) children; /* by code */
};

struct groups {
    VEC(struct group) list;
};

/* An activity in one of its uses; the debrief has none. */
struct use {
    const struct activity *activity;
    enum slot_kind kind;
};

/* What a place of a strip means. */
struct place_use {
    enum phase phase;
    enum filler filler;
};

/* One group's series in numbers, and what the numbers mean. */
struct lowered {
    const struct facts *facts;
    const struct group *group;
    const struct date *dates;           /* of each session */
    struct code_list children;
    const struct use *uses;             /* of each piece */
    const struct place_use (*places)[COMPOSITION_PLACES_MAX];   /* of each strip */
    uint64_t farewell_tag;              /* the tag that S-FAREWELL asks for; 0: none */
    struct composition_problem problem;
};

/* Dates of the sessions, or NULL with `err`. Each is the same weekday a week on where that is
 * open, else the next open day within gap_days (two weeks on first, then the nearest to a week). */
const struct date *lower_dates(struct arena *arena, const struct facts *facts, struct date from,
                               struct error *err);

/* Everybody in the facts is either eligible for the sessions on these dates or listed with the
 * rule that keeps the child out. Missing papers do not keep out: they make a trial. */
struct people lower_people(struct arena *arena, const struct facts *facts,
                           const struct date *dates);

/* Divides the eligible children: as few groups as the size allows, equal sizes, by age, keep-apart
 * links kept by changing children over. Children that no group can take go to people->unplaced. */
struct groups lower_groups(struct arena *arena, const struct facts *facts,
                           const struct planner_request *request, const struct date *dates,
                           struct people *people);

/* Points of the grouping rules (G-TARGET, G-LONE) for one group. */
int64_t lower_target_points(const struct programme *programme, const struct group *group);
int64_t lower_lone_points(const struct group *group);

/* Every rule about one piece in one session of the group: may it stand in this phase? */
bool lower_piece_fits(const struct lowered *lowered, const struct activity *activity, int session,
                      enum phase phase, int people);

/* No child of the group did the activity within 365 days before the session (S-REPEAT). */
bool lower_is_new(const struct lowered *lowered, const struct activity *activity, int session);

/* Adaptations that would be printed for the activity in the session. */
const struct printed *lower_printed(struct arena *arena, const struct lowered *lowered,
                                    const struct activity *activity, int session, int people,
                                    int *count);

/* The pieces, with levels, classes and marks, and their price tables, put into the problem; they
 * are returned for the tags. */
struct composition_piece *lower_pieces(struct arena *arena, struct lowered *lowered);

/* The whole problem of one group. */
struct lowered *lower_series(struct arena *arena, const struct facts *facts,
                             const struct group *group, const struct date *dates);

/* The sessions of one group, from a state of its problem. */
void raise_sessions(struct arena *arena, const struct lowered *lowered,
                    const struct composition_state *state, int start, struct session *sessions);

/* Adds what the search claims for each rule. */
void raise_claims(const struct lowered *lowered, const struct composition_account *account,
                  int64_t *claimed);

/* The rules behind breaches of the account that no override sets aside. */
int raise_clash(struct arena *arena, const struct lowered *lowered,
                const struct composition_state *state,
                const struct composition_account *account, const enum rule_code **clash);

#endif
