/* What the judge found: the truth about a plan. */
#ifndef MODEL_VERDICT_H
#define MODEL_VERDICT_H

#include "model/plan.h"

struct finding {
    enum rule_code rule;
    enum rule_class class;      /* as it counts here: a missing paper in a trial is a warning */
    bool is_overridden;         /* class O, set aside by a valid override */
    int64_t points;             /* class S only */
    int session;                /* indices into the plan; −1: not about one */
    int block;
    int track;
    int slot;
    const char *person;         /* codes; "" none */
    const char *other;
    const char *word;           /* flag, goal, topic, item or activity id; "" none */
    int amount;                 /* what is */
    int limit;                  /* what may be */
};

struct verdict {
    const struct finding *findings;     /* by rule, session, block, track, slot, person, other */
    int finding_count;
    int64_t points_of[RULE_COUNT];
    int broken;                 /* H, and O without override; not the missing papers of a trial */
    int missing_papers;
    int unplaced;
    int64_t points;
};

/* Order of two verdicts: broken, unplaced, points; negative when a is better. */
int verdict_compare(const struct verdict *a, const struct verdict *b);

#endif
