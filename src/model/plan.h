/* A plan: sessions → blocks in time → tracks side by side → slots. A session of a series is one
 * whole block with one track; an event uses the same structs. Everything refers by code, so that a
 * plan can be stored, printed as JSON, read again and compared. */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "base/date.h"
#include "model/rule.h"
#include "model/vocabulary.h"

#include <stdint.h>

struct arena;

enum plan_outcome { PLAN_PROVED_BEST, PLAN_BEST_SO_FAR, PLAN_IMPOSSIBLE, PLAN_OUTCOME_COUNT };
extern const struct words plan_outcome_words;   /* proved_best, best_so_far, impossible */

enum slot_kind { SLOT_ACTIVITY, SLOT_RITUAL, SLOT_DEBRIEF, SLOT_KIND_COUNT };
extern const struct words slot_kind_words;      /* activity, ritual, debrief */

struct code_list {
    const char *const *codes;
    int count;
};

bool code_list_has(struct code_list list, const char *code);

/* An adaptation that is printed beside the step: for whom and which. */
struct printed {
    const char *child;
    const char *flag;               /* id */
};

struct slot {
    enum phase phase;
    enum slot_kind kind;
    const char *activity;           /* id; "" for the debrief */
    int start;                      /* minutes after the start of the session */
    int minutes;
    const struct printed *printed;  /* by child, then flag */
    int printed_count;
    const char *locked_by;          /* who locked it; "" when free */
};

struct pair {
    const char *child;
    const char *adult;
    enum pair_role role;
};

struct track {
    const char *code;               /* the programme's code; islands: island-1, … */
    enum audience audience;
    int island;                     /* number from 1; 0: no island */
    const char *room;               /* code; "" not known */
    const char *leader;             /* code; "" not known */
    struct code_list assistants;
    struct code_list children;      /* by code */
    struct code_list carers;        /* taking part, by code */
    const struct pair *pairs;       /* joint blocks */
    int pair_count;
    const struct slot *slots;       /* in order of time */
    int slot_count;
    const char *spare;              /* id of the spare main piece; "" none */
};

struct block {
    const char *code;
    enum block_kind kind;
    int start;                      /* minutes after the start of the session */
    int minutes;
    bool has_headcount;
    struct code_list stage_leaders;
    const struct track *tracks;
    int track_count;
};

/* What to do when `people` come instead of those planned: the session's blocks once more. */
struct variant {
    int people;
    const struct block *blocks;
    int block_count;
};

struct session {
    const char *code;               /* series code + "-S" + number */
    const char *series;             /* code of the series or event */
    int no;                         /* from 1 */
    struct date date;
    int start;                      /* minutes after midnight */
    enum session_state state;
    bool is_pinned;
    const struct block *blocks;
    int block_count;
    const struct variant *variants;
    int variant_count;
};

/* Somebody who is not in the plan, and why. */
struct unplaced {
    const char *person;
    enum rule_code rule;            /* the first rule that keeps the person out */
    const char *change;             /* smallest change that would place the person; "" none known */
};

struct missing_paper {
    const char *person;
    enum rule_code rule;            /* K-CONSENT, K-ASSENT or K-ENROLLED */
};

struct plan {
    const char *programme;          /* id */
    enum plan_outcome outcome;
    uint64_t seed;
    int64_t budget;                 /* steps allowed, shared equally by the groups */
    int64_t steps;                  /* steps done, over all groups in their order */
    int64_t bound;                  /* no plan has fewer points; INT64_MIN: none known */
    int64_t claimed[RULE_COUNT];    /* points that the search claims for each rule */
    bool is_trial;
    const struct missing_paper *papers;     /* by person, then rule */
    int paper_count;
    const struct session *sessions; /* by series, then number */
    int session_count;
    const struct unplaced *unplaced;        /* by person */
    int unplaced_count;
    const enum rule_code *clash;    /* when impossible */
    int clash_count;
};

/* Minutes of a track's slots in one phase. */
int track_phase_minutes(const struct track *track, enum phase phase);

/* Children and carers taking part: n(t). */
int track_people(const struct track *track);

/* A session by its code, or NULL. */
const struct session *plan_find_session(const struct plan *plan, const char *code);

/* A deep copy that may be changed; its arrays are the arena's own. */
struct plan *plan_copy(struct arena *arena, const struct plan *plan);

#endif
