/* What somebody looks for among activities, and whether one of them is that. */
#ifndef MODEL_CHOICE_H
#define MODEL_CHOICE_H

#include "model/activity.h"

/* What can be asked. */
enum choice_part {
    CHOICE_KIND, CHOICE_PHASE, CHOICE_AUDIENCE, CHOICE_AGE, CHOICE_PEOPLE, CHOICE_MINUTES,
    CHOICE_GOALS, CHOICE_ENERGY, CHOICE_TRUST, CHOICE_TOUCH, CHOICE_ITEMS, CHOICE_RITUAL,
    CHOICE_FLAGS, CHOICE_REFUSED, CHOICE_PART_COUNT
};

struct choice {
    uint64_t asked;             /* bits of enum choice_part; a value counts only with its bit */
    enum kind kind;
    uint64_t phases;            /* it fits each of them */
    uint64_t audiences;         /* and each of these */
    struct range age;           /* months: right for a child of every age in the range */
    int people;
    int minutes;
    int goals[GOAL_MAX];        /* least strength of each goal; 0 not asked */
    struct range energy;
    int trust_most;
    int touch_most;
    struct item_set items;      /* it uses each of them */
    uint64_t flags;             /* of one child that takes part */
};

static inline bool choice_asks(const struct choice *choice, enum choice_part part)
{
    return choice->asked >> part & 1;
}

/* True when the activity is all that is asked. Refused entries are so only when they are asked for,
 * and then alone. `adapted` receives the flags whose limit it keeps by its adaptation only.
 *
 * Flags are the questions of the judge (C-ABSOLUTE, C-AVOID, C-AXIS), asked for the given number of
 * people, or for the fewest with whom the activity can be done. Ages are C-AGE and the age of
 * C-ABSOLUTE, the number of people is C-SIZE. */
bool choice_holds(const struct choice *choice, const struct vocabulary *vocabulary,
                  const struct activity *activity, uint64_t *adapted);

#endif
