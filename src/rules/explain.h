/* Why the plan is as it is, in words: what was found, what spoke for a piece, and why another one
 * is not there. Everything is asked of the judge: a piece is put in, the changed plan is judged,
 * and the two verdicts are compared. Persons are named by their codes only. */
#ifndef RULES_EXPLAIN_H
#define RULES_EXPLAIN_H

#include "base/messages.h"
#include "model/facts.h"
#include "model/plan.h"
#include "model/verdict.h"

struct arena;
struct buf;

/* Indices into the plan. */
struct explain_place {
    int session;
    int block;
    int track;
    int slot;
};

/* A goal that a piece serves, and how many children of its track have it among their aims. */
struct explain_goal {
    int goal;
    int strength;
    int children;
};

/* What would change if another activity stood in a slot. */
struct explain_change {
    const struct activity *activity;
    struct explain_place place;
    const struct finding *broken;   /* hard rules that only the changed plan breaks */
    int broken_count;
    int mended;                     /* hard rules that only the plan as it is breaks */
    int64_t cost_of[RULE_COUNT];    /* points more than now; negative: fewer */
    int64_t cost;                   /* their sum */
};

struct explanation {
    struct explain_place place;
    const struct activity *activity;    /* NULL: the debrief, or an id that nobody knows */
    const struct explain_goal *goals;   /* those that it serves, by the vocabulary's order */
    int goal_count;
    int64_t points_of[RULE_COUNT];  /* of this slot alone */
    const struct explain_change *alternative;   /* the best other one; NULL: none fits the phase */
};

enum explain_outcome {
    EXPLAIN_TRIED,                  /* `best` says what it would change */
    EXPLAIN_NO_SESSION,             /* nobody knows the session's code */
    EXPLAIN_NO_ACTIVITY,            /* nobody knows the id */
    EXPLAIN_IS_THERE,               /* it stands in this session */
    EXPLAIN_NO_PHASE                /* the session has no step in a phase that it fits */
};

struct explain_why_not {
    enum explain_outcome outcome;
    int session;                    /* −1: not known */
    const char *session_code;       /* as asked */
    const char *id;                 /* as asked */
    const struct activity *activity;
    const struct explain_change *best;
};

/* One sentence: the rule's code and words, the place, the numbers and the code that is protected.
 * Without a newline. */
void explain_finding(struct buf *buf, enum language language, const struct facts *facts,
                     const struct plan *plan, const struct finding *finding);

/* What spoke for the piece in this slot and what the best other one of the catalogue would cost. */
const struct explanation *explain_slot(struct arena *arena, const struct facts *facts,
                                       const struct plan *plan, struct explain_place place);

/* Tries the activity in every slot of the session whose phase it fits, with the slot's minutes,
 * and keeps the best try (ties: the first slot). */
const struct explain_why_not *explain_why_not(struct arena *arena, const struct facts *facts,
                                              const struct plan *plan, const char *session,
                                              const char *activity);

/* The same in words, one line for each thing, each with its newline. */
void explain_write_slot(struct buf *buf, enum language language, const struct facts *facts,
                        const struct plan *plan, const struct explanation *explanation);
void explain_write_why_not(struct buf *buf, enum language language, const struct facts *facts,
                           const struct plan *plan, const struct explain_why_not *why_not);

#endif
