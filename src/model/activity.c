#include "model/activity.h"

#include "base/arena.h"
#include "base/crypto.h"

#include <assert.h>

static_assert((int)CRYPTO_HASH_TEXT_BYTES == (int)ACTIVITY_HASH_BYTES, "the hash fits");

static const struct word material_per_list[] = {
    {"person", {"每人", "each"}},
    {"pair", {"每对", "each pair"}},
    {"group", {"每组", "each group"}},
    {"session", {"每次", "each session"}},
};
static_assert(sizeof material_per_list / sizeof material_per_list[0] == PER_COUNT, "one for each");
const struct words material_per_words = {.list = material_per_list, .count = PER_COUNT};

const char *activity_hash(struct arena *arena, const struct activity *activity)
{
    if (activity->given_hash[0] || !activity->bytes)
        return activity->given_hash;
    char *hash = arena_take(arena, CRYPTO_HASH_TEXT_BYTES, 1);
    crypto_hash_hex(activity->bytes, activity->length, hash);
    return hash;
}

bool activity_fits_people(const struct activity *activity, int people)
{
    if (people < activity->people.min || people > activity->people.max)
        return false;
    if (activity->parity == PARITY_EVEN && people % 2)
        return false;
    if (!activity->per.max)
        return true;
    int fewest_groups = (people + activity->per.max - 1) / activity->per.max;
    return fewest_groups >= 1 && fewest_groups * activity->per.min <= people;
}

int activity_first_excess(const struct activity *activity, const struct flag *flag, int people)
{
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        if (flag->axis_most[axis] >= 0 && activity->axis[axis] > flag->axis_most[axis])
            return axis;
    if (activity->topics & flag->topics || item_set_common(&activity->items, &flag->items) >= 0 ||
        (flag->people_most && people > flag->people_most))
        return AXIS_COUNT;
    return -1;
}

bool activity_keeps_flag(const struct activity *activity, const struct flag *flag, int people)
{
    return activity_first_excess(activity, flag, people) < 0;
}

const struct adaptation *activity_adaptation(const struct activity *activity, int flag)
{
    for (int i = 0; i < activity->adaptation_count; i++)
        if (activity->adaptations[i].flag == flag)
            return &activity->adaptations[i];
    return NULL;
}

bool activity_is_never_scheduled(const struct activity *activity)
{
    return activity->is_refused || activity->axis[AXIS_TOUCH] >= 4 ||
           activity->axis[AXIS_TRUST] >= 4 || activity->axis[AXIS_ELIMINATION] >= 2;
}
