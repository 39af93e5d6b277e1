/* A trainer begins an activity: from nothing, or from one that is there. */
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"

#include <string.h>

enum { YEAR_MONTHS = 12, ID_MOST = 40, NAME_MOST = 60, NO_AGE_MOST = 1199 };

static const char *list_keys(struct arena *arena, struct words words)
{
    struct buf keys = buf_start(arena);
    for (int i = 0; i < words.count; i++)
        buf_add_format(&keys, "%s%s", i ? ", " : "", words.list[i].key);
    return keys.text;
}

/* One reply while it is read. */
struct reply {
    struct call *call;
    const char *what;                   /* the option, for messages */
    const char *text;
    struct error *err;
};

static bool find_word(const struct reply *a, struct words words, const char *word, int *index)
{
    *index = words_find(words, word);
    return *index >= 0 ||
           error_set(a->err, ERROR_USAGE, N_("%s: unknown word '%.40s'; there are %s"), a->what,
                     word, list_keys(a->call->arena, words));
}

static bool name_one(const struct reply *a, struct words words)
{
    return error_set(a->err, ERROR_USAGE, N_("%s: name at least one of %s"), a->what,
                     list_keys(a->call->arena, words));
}

/* The next piece of "a,b,c" without blanks; NULL at the end. */
static const char *next_piece(struct arena *arena, const char **at)
{
    while (**at) {
        size_t length = strcspn(*at, ",");
        const char *piece = text_trim(arena, arena_copy_bytes(arena, *at, length));
        *at += length + ((*at)[length] == ',');
        if (piece[0])
            return piece;
    }
    return NULL;
}

static bool read_set(const struct reply *a, struct words words, uint64_t *set)
{
    uint64_t found = 0;
    const char *at = unicode_half_width(a->call->arena, a->text);
    for (const char *piece; (piece = next_piece(a->call->arena, &at));) {
        int index;
        if (!find_word(a, words, piece, &index))
            return false;
        found |= UINT64_C(1) << index;
    }
    if (!found)
        return name_one(a, words);
    *set = found;
    return true;
}

/* "6-12", "8" or "18+". */
static bool read_range(const struct reply *a, struct range limits, struct range *range)
{
    struct arena *arena = a->call->arena;
    char *copy = arena_copy(arena, text_trim(arena, unicode_half_width(arena, a->text)));
    size_t length = strlen(copy);
    bool is_open = length && copy[length - 1] == '+';
    if (is_open)
        copy[length - 1] = '\0';
    char *dash = strstr(copy, "–") ? strstr(copy, "–") : strchr(copy, '-');
    const char *after = copy;
    if (dash) {
        after = dash + (*dash == '-' ? 1 : strlen("–"));
        *dash = '\0';
    }
    int64_t min;
    int64_t max;
    if (!text_read_int(text_trim(arena, copy), limits.min, limits.max, &min) ||
        !text_read_int(text_trim(arena, after), min, limits.max, &max) || (is_open && dash))
        return error_set(a->err, ERROR_USAGE,
                         N_("%s: '%.40s' is no range; write two numbers from %d to %d, such as"
                            " 6-12"), a->what, a->text, limits.min, limits.max);
    *range = (struct range){(int)min, is_open ? limits.max : (int)max};
    return true;
}

static bool read_number(const struct reply *a, struct range limits, int *number)
{
    int64_t found;
    const char *digits = text_trim(a->call->arena, unicode_half_width(a->call->arena, a->text));
    if (!text_read_int(digits, limits.min, limits.max, &found))
        return error_set(a->err, ERROR_USAGE, N_("%s: '%.40s' is no number from %d to %d"),
                         a->what, a->text, limits.min, limits.max);
    *number = (int)found;
    return true;
}

/* "goal:3,other:1"; a goal without a number is practised: 2. */
static bool read_goals(const struct reply *a, int *goals)
{
    enum { PRACTISED = 2, STRENGTH_MOST = 3 };
    const struct words words = a->call->app->catalog->vocabulary->goal_words;
    int found[GOAL_MAX] = {0};
    const char *at = unicode_half_width(a->call->arena, a->text);
    bool has_any = false;
    for (const char *piece; (piece = next_piece(a->call->arena, &at)); has_any = true) {
        size_t length = strcspn(piece, ":");
        int index;
        if (!find_word(a, words, arena_copy_bytes(a->call->arena, piece, length), &index))
            return false;
        found[index] = PRACTISED;
        struct reply strength = *a;
        strength.text = piece + length + 1;
        if (piece[length] && !read_number(&strength, (struct range){1, STRENGTH_MOST},
                                          &found[index]))
            return false;
    }
    if (!has_any)
        return name_one(a, words);
    memcpy(goals, found, sizeof found);
    return true;
}

static bool read_id(struct call *call, const char *text, const char **id, struct error *err)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (!length || length > ID_MOST || text[length] || text[0] == '-')
        return error_set(err, ERROR_USAGE,
                         N_("the id '%.60s' must be of a-z, 0-9 and -, at most %d, such as"
                            " my-ball-game"), text, ID_MOST);
    const struct activity *other = catalog_activity(call->app->catalog, text);
    if (other)
        return error_set(err, ERROR_INPUT,
                         N_("the id '%s' is already that of %s; choose another, such as my-%s"),
                         text, other->file, text);
    *id = arena_copy(call->arena, text);
    return true;
}

static bool read_name(const struct reply *a, const char **name)
{
    const char *text = text_trim(a->call->arena, a->text);
    if (!text[0] || text_count(text) > NAME_MOST ||
        text_valid_bytes(text, strlen(text)) != strlen(text) || strpbrk(text, "\r\n\t") ||
        unicode_has_bidi_control(text))
        return error_set(a->err, ERROR_USAGE, N_("%s: a name has 1 to %d characters on one line"),
                         a->what, NAME_MOST);
    *name = unicode_nfc(a->call->arena, text);
    return true;
}

static bool read_age(const struct reply *a, struct range *age)
{
    struct range years;
    const struct range limits = {3, NO_AGE_MOST / YEAR_MONTHS};
    if (!read_range(a, limits, &years))
        return false;
    *age = (struct range){years.min * YEAR_MONTHS,
                          years.max == limits.max ? NO_AGE_MOST
                                                  : years.max * YEAR_MONTHS + YEAR_MONTHS - 1};
    return true;
}

static bool read_minutes(const struct reply *a, struct minutes_range *minutes)
{
    int typical;
    if (!read_number(a, (struct range){1, 120}, &typical))
        return false;
    *minutes = catalog_usual_minutes(typical);
    return true;
}

/* One of level, formation and posture. */
static bool read_word(const struct reply *a, struct activity *draft)
{
    bool is_level = text_equal(a->what, "level");
    bool is_formation = text_equal(a->what, "formation");
    int index;
    const struct vocabulary *vocabulary = a->call->app->catalog->vocabulary;
    struct words words = is_level ? level_words : is_formation ? vocabulary->formation_words
                                                               : vocabulary->posture_words;
    if (!find_word(a, words, a->text, &index))
        return false;
    if (is_level)
        draft->level = (enum level)index;
    else if (is_formation)
        draft->formation = index;
    else
        draft->posture = index;
    return true;
}

bool app_start_activity(struct call *call, const char *kind, struct activity *draft,
                        struct error *err)
{
    int index;
    if (!find_word(&(struct reply){call, "KIND", kind, err}, kind_words, kind, &index))
        return false;
    *draft = catalog_start_activity(call->app->catalog->vocabulary, (enum kind)index);
    return true;
}

bool app_set_activity(struct call *call, struct activity *draft, const char *what,
                      const char *value, struct error *err)
{
    const struct reply a = {call, what, value, err};
    int axis = words_find(axis_words, what);
    if (text_equal(what, "id"))
        return read_id(call, value, &draft->id, err);
    if (text_equal(what, "name-zh"))
        return read_name(&a, &draft->name.zh);
    if (text_equal(what, "name-en"))
        return read_name(&a, &draft->name.en);
    if (text_equal(what, "phase"))
        return read_set(&a, phase_words, &draft->phases);
    if (text_equal(what, "audience"))
        return read_set(&a, audience_words, &draft->audiences);
    if (text_equal(what, "age"))
        return read_age(&a, &draft->age);
    if (text_equal(what, "people"))
        return read_range(&a, (struct range){1, 400}, &draft->people);
    if (text_equal(what, "minutes"))
        return read_minutes(&a, &draft->minutes);
    if (text_equal(what, "goal"))
        return read_goals(&a, draft->goals);
    if (axis < 0)
        return read_word(&a, draft);
    const struct range scale = {axis == AXIS_ENERGY, axis_greatest((enum axis)axis)};
    return read_number(&a, scale, &draft->axis[axis]);
}

/* The folder of the kind below an own catalogue, which may also be named itself. */
static const char *kind_folder(struct call *call, const char *folder, enum kind kind)
{
    const char *name = catalog_kind_folder(kind);
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    folder = arena_copy_bytes(call->arena, folder, length);
    return text_equal(file_name(folder), name) ? folder : file_join(call->arena, folder, name);
}

/* Also a file of another kind with this id would be in the way. */
static bool is_free(struct call *call, const char *folder, const char *name, struct error *err)
{
    const char *catalogue = file_folder(call->arena, folder);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *other = file_join(call->arena, catalogue, catalog_kind_folder((enum kind)kind));
        const char *path = file_join(call->arena, other, name);
        if (file_exists(path))
            return error_set(err, ERROR_REFUSED,
                             N_("%s is there already and is not written over; choose another id or"
                                " another folder"), path);
    }
    return true;
}

static const char *write_new(struct call *call, const char *folder, const char *id,
                             const char *text, struct error *err)
{
    const char *name = arena_format(call->arena, "%s.yaml", id);
    const char *path = file_join(call->arena, folder, name);
    bool is_written = is_free(call, folder, name, err) && file_make_folder(folder, err) &&
                      file_write(path, text, strlen(text), err);
    return is_written ? path : NULL;
}

/* Only a path that holds from everywhere is written into a file. */
static const char *schema_path(struct call *call)
{
    const char *folder = call->app->places.catalog.folders[0];
    return folder[0] == '/' ? file_join(call->arena, folder, "schema/activity.schema.json") : "";
}

const char *app_write_activity(struct call *call, const struct activity *draft,
                               const char *folder, struct error *err)
{
    const char *text =
        catalog_write_skeleton(call->arena, call->app->catalog->vocabulary, draft,
                               schema_path(call), call->language);
    return write_new(call, kind_folder(call, folder, draft->kind), draft->id, text, err);
}

const char *app_copy_activity(struct call *call, const char *source, const char *id,
                              const char *folder, struct error *err)
{
    const struct activity *activity = app_find_activity(call, source, err);
    if (!activity)
        return NULL;
    const char *wanted = id[0] ? id : arena_format(call->arena, "my-%s", source);
    if (!read_id(call, wanted, &wanted, err))
        return NULL;
    const char *text = catalog_copy_activity(call->arena, call->app->catalog, activity, wanted,
                                             schema_path(call), err);
    return text ? write_new(call, kind_folder(call, folder, activity->kind), wanted, text, err)
                : NULL;
}
