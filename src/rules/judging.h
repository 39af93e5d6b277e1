/* Inside the judge: a plan with everything looked up once, so that a rule reads like its line in
 * the rule book.
 *
 *   session → scene (one track of one block, with its template) → piece (one slot)
 *                   └ present (one child on that day)
 *
 * Rules walk over these flat lists, all in the order of the plan, and add what they find. */
#ifndef RULES_JUDGING_H
#define RULES_JUDGING_H

#include "base/vec.h"
#include "model/facts.h"
#include "model/plan.h"
#include "model/verdict.h"

struct judging;

/* One function for each rule, in a file of the same name. */
#define RULE(identifier, function, code, class, scope, zh, en, source)                             \
    void function(struct judging *judging);
#include "model/rules.def"
#undef RULE

/* A child of a track on the day of the session. */
struct present {
    const char *code;
    const struct child *child;      /* NULL: nobody knows this code; then the rest is 0 */
    int age;                        /* whole months */
    uint64_t flags;
    uint64_t aims;
};

/* A slot with its activity. */
struct piece {
    const struct scene *scene;
    int index;                      /* in the track */
    const struct slot *slot;
    const struct activity *activity;    /* NULL: the debrief, or an id that nobody knows */
    int energy;                     /* the debrief has 2 and the trust of the main pieces */
    int trust;
};

/* A track of a block of a session. */
struct scene {
    int session_index;
    int block_index;
    int track_index;
    const struct session *session;
    const struct block *block;
    const struct track *track;
    const struct programme_session *programme_session;  /* NULL: the programme has none such */
    const struct programme_track *programme_track;      /* NULL: the programme has none such */
    int people;                     /* n(t): children and carers */
    const struct present *children;
    int child_count;
    const struct piece *pieces;
    int piece_count;
};

/* A child in a session, once however many tracks it is in. */
struct stay {
    int session;
    const char *code;
    const struct child *child;      /* NULL: nobody knows this code */
};

/* A child in a series (or event), once however many sessions it is in. */
struct member {
    int series;                     /* index into judging.series */
    const char *code;
    const struct child *child;
    int first_session;
};

/* The sessions of one series stand together in the plan. */
struct series {
    const char *code;
    int first;                      /* index of its first session */
    int count;
};

struct judging {
    struct arena *arena;
    const struct facts *facts;
    const struct plan *plan;
    const struct programme *programme;
    bool is_series;                 /* the programme's format: else an event */
    struct scene *scenes;
    int scene_count;
    int *first_scene;               /* of each session, and one more for the end */
    struct piece *pieces;
    int piece_count;
    struct stay *stays;             /* by session, then code */
    int stay_count;
    struct member *members;         /* by code, then series */
    int member_count;
    struct series *series;
    int series_count;
    uint64_t *goals_met;            /* of each session: bits */
    VEC(struct finding) findings;
    int missing_papers;
};

/* Looks everything up. */
struct judging judging_start(struct arena *arena, const struct facts *facts,
                             const struct plan *plan);

/* A new finding of the rule's class about nothing, a session, a track or a slot; the caller adds
 * person, word, numbers and points. Good until the next one is added. */
struct finding *judging_add(struct judging *judging, enum rule_code rule);
struct finding *judging_add_session(struct judging *judging, enum rule_code rule, int session);
struct finding *judging_add_scene(struct judging *judging, enum rule_code rule,
                                  const struct scene *scene);
struct finding *judging_add_piece(struct judging *judging, enum rule_code rule,
                                  const struct piece *piece);

/* A finding about a row of attendance; its session may be in the standing plan only. */
struct finding *judging_add_row(struct judging *judging, enum rule_code rule,
                                const struct attendance_row *row);

/* The same with points; nothing is added when there are none. */
void judging_add_points(struct judging *judging, enum rule_code rule, const struct scene *scene,
                        int64_t points);
void judging_add_piece_points(struct judging *judging, enum rule_code rule,
                              const struct piece *piece, int64_t points);

/* A child in a session whose paper is only missing: a warning in a trial, else as hard as the
 * rule. */
void judging_add_missing_paper(struct judging *judging, enum rule_code rule,
                               const struct stay *stay);

/* The same for a track. */
void judging_add_scene_paper(struct judging *judging, enum rule_code rule,
                             const struct scene *scene, const char *code);

/* True when the child is in a track of the session. */
bool judging_is_placed(const struct judging *judging, int session, const char *code);

/* The template of a session, or NULL. */
const struct programme_session *judging_programme_session(const struct judging *judging,
                                                          const struct session *session);

/* Bonds of this kind whose `person` is this one; they stand together in the facts. */
const struct bond *judging_bonds(const struct judging *judging, enum bond_kind kind,
                                 const char *person, int *count);

/* How many sessions of its series come after this one. */
int judging_sessions_ahead(const struct judging *judging, int session);

/* An activity slot of the phase main whose activity is known. */
bool judging_is_main(const struct piece *piece);

/* A ritual may stand only where the programme names it. */
bool judging_is_ritual(const struct activity *activity);

/* The first excluded item of the programme that the activity needs, from `from` on; −1 none. */
int judging_excluded_item(const struct judging *judging, const struct activity *activity,
                          int from);

/* C-ABSOLUTE for the children of the track. */
bool judging_is_absolute(const struct scene *scene, const struct activity *activity);

/* C-PLACE: fit for an event, and for the last session or block. */
bool judging_fits_place(const struct judging *judging, const struct scene *scene,
                        const struct activity *activity);

/* Minutes above `allowed`, summed over runs of neighbouring slots of one value. A slot without one
 * (JUDGING_NO_RUN) ends a run and belongs to none. */
enum { JUDGING_NO_RUN = -1 };
int judging_long_runs(const struct judging *judging, const struct scene *scene,
                      int (*value_of)(const struct judging *, const struct piece *),
                      int allowed);

/* Order of findings, for qsort: rule, session, block, track, slot, person, other, word; then the
 * numbers, so that it is total and does not depend on how the rules walked. */
int judging_compare_findings(const void *a, const void *b);

/* Stage number that an activity must not be earlier than (C-STAGE); events count as forming. */
enum stage judging_stage(const struct judging *judging, const struct scene *scene);

#endif
