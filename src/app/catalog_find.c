/* The words of a search become a choice; every activity is asked once. When nothing is found, each
 * filter is taken away in turn, then each two, to say which one stands in the way. */
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"

enum {
    YEAR_MONTHS = 12, YEARS_LEAST = 3, YEARS_MOST = 99, PEOPLE_MOST = 400, MINUTES_MOST = 120,
    STRENGTH_MOST = 3, WORDS_BYTES_MOST = 800
};

struct reading {
    struct call *call;
    const struct app_filter *filter;
    struct choice *choice;
    struct error *err;
};

/* -- one word or number ---------------------------------------------------------------------- */

/* All words of a list, as far as a message holds them. */
static const char *list_words(struct arena *arena, struct words words)
{
    struct buf buf = buf_start(arena);
    for (int i = 0; i < words.count && buf.length < WORDS_BYTES_MOST; i++)
        buf_add_format(&buf, "%s%s", i ? ", " : "", words.list[i].key);
    if (buf.length >= WORDS_BYTES_MOST)
        buf_add(&buf, ", …");
    return buf.text;
}

static bool read_word(const struct reading *r, struct words words, const char *text, int *index)
{
    *index = words_find(words, text);
    if (*index >= 0)
        return true;
    struct arena *arena = r->call->arena;
    const char **keys = arena_take(arena, (size_t)words.count, sizeof *keys);
    for (int i = 0; i < words.count; i++)
        keys[i] = words.list[i].key;
    const char *nearest = text_nearest(text, keys, words.count);
    if (nearest)
        return error_set(r->err, ERROR_USAGE,
                         N_("--%s: unknown word '%.40s'; did you mean '%s'? There are: %s"),
                         r->filter->name, text, nearest, list_words(arena, words));
    return error_set(r->err, ERROR_USAGE, N_("--%s: unknown word '%.40s'; there are: %s"),
                     r->filter->name, text, list_words(arena, words));
}

static bool read_word_bit(const struct reading *r, struct words words, uint64_t *set)
{
    int index;
    if (!read_word(r, words, r->filter->text, &index))
        return false;
    *set |= UINT64_C(1) << index;
    return true;
}

static bool read_number(const struct reading *r, int min, int max, int *number)
{
    int64_t read;
    if (!text_read_int(r->filter->text, min, max, &read))
        return error_set(r->err, ERROR_USAGE,
                         N_("--%s is '%.40s'; give a whole number from %lld to %lld"),
                         r->filter->name, r->filter->text, (long long)min, (long long)max);
    *number = (int)read;
    return true;
}

/* "9" or "9-11", also with the longer dash that lists show. */
static bool read_range(const struct reading *r, int min, int max, struct range *range)
{
    const char *text = r->filter->text;
    const char *dash = strchr(text, '-');
    const char *behind = dash ? dash + 1 : text;
    if (!dash && (dash = strstr(text, "–")))
        behind = dash + strlen("–");
    size_t length = dash ? (size_t)(dash - text) : strlen(text);
    int64_t first;
    int64_t last;
    if (!text_read_int(arena_copy_bytes(r->call->arena, text, length), min, max, &first) ||
        !text_read_int(behind, min, max, &last) || first > last)
        return error_set(r->err, ERROR_USAGE,
                         N_("--%s is '%.40s'; give a whole number from %d to %d, or two such as"
                            " %d-%d"), r->filter->name, text, min, max, min, max);
    *range = (struct range){.min = (int)first, .max = (int)last};
    return true;
}

/* -- the filters ----------------------------------------------------------------------------- */

static bool read_kind(const struct reading *r)
{
    int index;
    if (!read_word(r, kind_words, r->filter->text, &index))
        return false;
    r->choice->kind = (enum kind)index;
    return true;
}

static bool read_phase(const struct reading *r)
{
    return read_word_bit(r, phase_words, &r->choice->phases);
}

static bool read_audience(const struct reading *r)
{
    return read_word_bit(r, audience_words, &r->choice->audiences);
}

/* A child is nine until the day before it is ten. */
static bool read_age(const struct reading *r)
{
    struct range years;
    if (!read_range(r, YEARS_LEAST, YEARS_MOST, &years))
        return false;
    r->choice->age = (struct range){.min = years.min * YEAR_MONTHS,
                                    .max = years.max * YEAR_MONTHS + YEAR_MONTHS - 1};
    return true;
}

static bool read_people(const struct reading *r)
{
    return read_number(r, 1, PEOPLE_MOST, &r->choice->people);
}

static bool read_minutes(const struct reading *r)
{
    return read_number(r, 1, MINUTES_MOST, &r->choice->minutes);
}

/* "empathy", or "empathy:2" for at least that strength. */
static bool read_goal(const struct reading *r)
{
    const char *text = r->filter->text;
    const char *colon = strchr(text, ':');
    int64_t least = 1;
    int goal;
    if (colon && !text_read_int(colon + 1, 1, STRENGTH_MOST, &least))
        return error_set(r->err, ERROR_USAGE,
                         N_("--%s is '%.40s'; behind the colon stands a strength from 1 to %d"),
                         r->filter->name, text, STRENGTH_MOST);
    if (colon)
        text = arena_copy_bytes(r->call->arena, text, (size_t)(colon - text));
    if (!read_word(r, r->call->app->catalog->vocabulary->goal_words, text, &goal))
        return false;
    if (r->choice->goals[goal] < least)
        r->choice->goals[goal] = (int)least;
    return true;
}

static bool read_energy(const struct reading *r)
{
    return read_range(r, 1, axis_greatest(AXIS_ENERGY), &r->choice->energy);
}

static bool read_trust(const struct reading *r)
{
    return read_number(r, 0, axis_greatest(AXIS_TRUST), &r->choice->trust_most);
}

static bool read_touch(const struct reading *r)
{
    return read_number(r, 0, axis_greatest(AXIS_TOUCH), &r->choice->touch_most);
}

static bool read_item(const struct reading *r)
{
    int item;
    if (!read_word(r, r->call->app->catalog->vocabulary->item_words, r->filter->text, &item))
        return false;
    item_set_add(&r->choice->items, item);
    return true;
}

static bool read_flag(const struct reading *r)
{
    return read_word_bit(r, r->call->app->catalog->vocabulary->flag_words, &r->choice->flags);
}

static bool read_nothing(const struct reading *r)
{
    (void)r;
    return true;
}

/* In the order of enum choice_part. */
static const struct filter_row {
    const char *name;
    bool may_repeat;
    bool (*read)(const struct reading *r);
} rows[] = {
    [CHOICE_KIND] = {"kind", false, read_kind},
    [CHOICE_PHASE] = {"phase", true, read_phase},
    [CHOICE_AUDIENCE] = {"audience", true, read_audience},
    [CHOICE_AGE] = {"age", false, read_age},
    [CHOICE_PEOPLE] = {"people", false, read_people},
    [CHOICE_MINUTES] = {"minutes", false, read_minutes},
    [CHOICE_GOALS] = {"goal", true, read_goal},
    [CHOICE_ENERGY] = {"energy", false, read_energy},
    [CHOICE_TRUST] = {"trust", false, read_trust},
    [CHOICE_TOUCH] = {"touch", false, read_touch},
    [CHOICE_ITEMS] = {"item", true, read_item},
    [CHOICE_RITUAL] = {"ritual", true, read_nothing},
    [CHOICE_FLAGS] = {"for-flag", true, read_flag},
    [CHOICE_REFUSED] = {"refused", true, read_nothing},
};
static_assert(sizeof rows / sizeof *rows == CHOICE_PART_COUNT, "one for each part");

static bool read_filter(const struct reading *r)
{
    for (int part = 0; part < CHOICE_PART_COUNT; part++) {
        if (!text_equal(rows[part].name, r->filter->name))
            continue;
        if (choice_asks(r->choice, (enum choice_part)part) && !rows[part].may_repeat)
            return error_set(r->err, ERROR_USAGE, N_("--%s stands twice; give it once"),
                             r->filter->name);
        r->choice->asked |= UINT64_C(1) << part;
        return rows[part].read(r);
    }
    return error_set(r->err, ERROR_USAGE, N_("there is no filter '%.40s'"), r->filter->name);
}

/* -- finding --------------------------------------------------------------------------------- */

static int count_found(const struct catalog *catalog, const struct choice *choice)
{
    int count = 0;
    uint64_t adapted;
    for (int i = 0; i < catalog->activity_count; i++)
        count += choice_holds(choice, catalog->vocabulary, catalog->activities[i], &adapted);
    return count;
}

/* Keeps what there would be without these parts, if that is anything. */
static void try_without(struct call *call, struct app_found *found, uint64_t parts)
{
    struct choice looser = found->choice;
    looser.asked &= ~parts;
    int count = count_found(call->app->catalog, &looser);
    if (!count)
        return;
    struct buf names = buf_start(call->arena);
    for (uint64_t left = parts; left; left &= left - 1)
        buf_add_format(&names, "%s--%s", names.length ? " " : "",
                       rows[__builtin_ctzll(left)].name);
    *VEC_ADD(call->arena, &found->looser) =
        (struct app_looser){.filters = names.text, .count = count};
}

static void find_looser(struct call *call, struct app_found *found)
{
    uint64_t asked = found->choice.asked;
    for (uint64_t one = asked; one; one &= one - 1)
        try_without(call, found, one & -one);
    if (found->looser.count)
        return;
    for (uint64_t one = asked; one; one &= one - 1)
        for (uint64_t two = one & (one - 1); two; two &= two - 1)
            try_without(call, found, (one & -one) | (two & -two));
}

const struct app_found *app_find_activities(struct call *call, const struct app_filter *filters,
                                            int count, struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    struct app_found *found = arena_take(call->arena, 1, sizeof *found);
    for (int i = 0; i < count; i++) {
        const struct reading reading = {call, &filters[i], &found->choice, err};
        if (!read_filter(&reading))
            return NULL;
    }
    for (int i = 0; i < catalog->activity_count; i++) {
        const struct activity *activity = catalog->activities[i];
        uint64_t adapted;
        found->refused_count += activity->is_refused;
        if (choice_holds(&found->choice, catalog->vocabulary, activity, &adapted))
            *VEC_ADD(call->arena, &found->list) = (struct app_found_activity){activity, adapted};
    }
    found->used_count = catalog->activity_count - found->refused_count;
    if (!found->list.count)
        find_looser(call, found);
    return found;
}
