#include "model/choice.h"

enum { EYES_CLOSED_NEEDED = 2, EYES_CLOSED_FROM_MONTHS = 120 };

/* C-AGE, and what C-ABSOLUTE says of eyes that must be closed. */
static bool suits_ages(const struct activity *activity, struct range age)
{
    if (activity->axis[AXIS_EYES_CLOSED] >= EYES_CLOSED_NEEDED &&
        age.min < EYES_CLOSED_FROM_MONTHS)
        return false;
    return activity->age.min <= age.min && age.max <= activity->age.max;
}

static bool serves_goals(const struct activity *activity, const int *least)
{
    for (int goal = 0; goal < GOAL_MAX; goal++)
        if (activity->goals[goal] < least[goal])
            return false;
    return true;
}

static bool uses_items(const struct activity *activity, const struct item_set *items)
{
    for (int item = 0; item < ITEM_MAX; item++)
        if (item_set_has(items, item) && !item_set_has(&activity->items, item))
            return false;
    return true;
}

/* A limit on the number of people holds for more people only if it holds for the fewest. */
static int fewest_people(const struct activity *activity)
{
    int people = activity->people.min;
    while (people < activity->people.max && !activity_fits_people(activity, people))
        people++;
    return people;
}

static bool suits_flags(const struct choice *choice, const struct vocabulary *vocabulary,
                        const struct activity *activity, uint64_t *adapted)
{
    if (activity_is_never_scheduled(activity) || activity->avoid & choice->flags)
        return false;
    int people = choice_asks(choice, CHOICE_PEOPLE) ? choice->people : fewest_people(activity);
    for (uint64_t left = choice->flags; left; left &= left - 1) {
        int flag = __builtin_ctzll(left);
        if (activity_keeps_flag(activity, &vocabulary->flags[flag], people))
            continue;
        if (!(activity->adapt >> flag & 1))
            return false;
        *adapted |= UINT64_C(1) << flag;
    }
    return true;
}

static bool part_holds(const struct choice *choice, const struct activity *activity,
                       enum choice_part part)
{
    const int *axis = activity->axis;
    switch (part) {
    case CHOICE_KIND: return activity->kind == choice->kind;
    case CHOICE_PHASE: return !(choice->phases & ~activity->phases);
    case CHOICE_AUDIENCE: return !(choice->audiences & ~activity->audiences);
    case CHOICE_AGE: return suits_ages(activity, choice->age);
    case CHOICE_PEOPLE: return activity_fits_people(activity, choice->people);
    case CHOICE_MINUTES:
        return activity->minutes.min <= choice->minutes && choice->minutes <= activity->minutes.max;
    case CHOICE_GOALS: return serves_goals(activity, choice->goals);
    case CHOICE_ENERGY:
        return choice->energy.min <= axis[AXIS_ENERGY] && axis[AXIS_ENERGY] <= choice->energy.max;
    case CHOICE_TRUST: return axis[AXIS_TRUST] <= choice->trust_most;
    case CHOICE_TOUCH: return axis[AXIS_TOUCH] <= choice->touch_most;
    case CHOICE_ITEMS: return uses_items(activity, &choice->items);
    case CHOICE_RITUAL: return activity->is_ritual;
    case CHOICE_FLAGS:
    case CHOICE_REFUSED:
    case CHOICE_PART_COUNT: break;
    }
    return true;
}

bool choice_holds(const struct choice *choice, const struct vocabulary *vocabulary,
                  const struct activity *activity, uint64_t *adapted)
{
    *adapted = 0;
    if (activity->is_refused != choice_asks(choice, CHOICE_REFUSED))
        return false;
    for (int part = 0; part < CHOICE_PART_COUNT; part++)
        if (choice_asks(choice, (enum choice_part)part) &&
            !part_holds(choice, activity, (enum choice_part)part))
            return false;
    return !choice_asks(choice, CHOICE_FLAGS) ||
           suits_flags(choice, vocabulary, activity, adapted);
}
