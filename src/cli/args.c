#include "cli/args.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

struct reading {
    struct arena *arena;
    const char *const *words;
    int count;
    int at;                         /* the next word */
    const struct option *own;
    const struct option *common;
    struct args *args;
    struct error *err;
};

static const struct option *find_option(const struct option *list, const char *name, char letter)
{
    for (; list && list->name; list++)
        if (letter ? list->letter == letter : !strcmp(list->name, name))
            return list;
    return NULL;
}

static int count_options(const struct option *list)
{
    int count = 0;
    while (list && list[count].name)
        count++;
    return count;
}

static bool unknown_option(struct reading *reading, const char *name)
{
    int own_count = count_options(reading->own);
    int common_count = count_options(reading->common);
    const char **names =
        arena_take(reading->arena, (size_t)(own_count + common_count), sizeof *names);
    for (int i = 0; i < own_count; i++)
        names[i] = reading->own[i].name;
    for (int i = 0; i < common_count; i++)
        names[own_count + i] = reading->common[i].name;
    const char *nearest = text_nearest(name, names, own_count + common_count);
    if (nearest)
        return error_set(reading->err, ERROR_USAGE,
                         N_("unknown option --%.60s; did you mean --%s?"), name, nearest);
    return error_set(reading->err, ERROR_USAGE,
                     N_("unknown option --%.60s; --help shows those there are"), name);
}

/* Proves the form of a value by the option's kind. */
static bool read_value(struct reading *reading, struct option_value *value)
{
    const struct option *option = value->option;
    switch (option->kind) {
    case OPTION_NUMBER:
        if (!text_read_int(value->text, option->min, option->max, &value->number))
            return error_set(reading->err, ERROR_USAGE,
                             N_("--%s is '%.40s'; give a whole number from %lld to %lld"),
                             option->name, value->text, (long long)option->min,
                             (long long)option->max);
        return true;
    case OPTION_DATE:
        if (!date_read(value->text, &value->date))
            return error_set(reading->err, ERROR_USAGE,
                             N_("--%s is '%.40s'; give a day like 2026-03-01"), option->name,
                             value->text);
        return true;
    case OPTION_CLOCK: {
        int minutes = 0;
        if (!date_read_clock(value->text, &minutes))
            return error_set(reading->err, ERROR_USAGE,
                             N_("--%s is '%.40s'; give a time like 16:30"), option->name,
                             value->text);
        value->number = minutes;
        return true;
    }
    case OPTION_TEXT:
        if (!text_trim(reading->arena, value->text)[0])
            return error_set(reading->err, ERROR_USAGE, N_("--%s is empty; give %s"),
                             option->name, option->value);
        return true;
    case OPTION_FLAG:
        break;
    }
    return true;
}

/* `given` is what stood behind "=", or NULL. */
static bool add_option(struct reading *reading, const struct option *option, const char *given)
{
    struct option_value value = {.option = option, .text = given};
    if (option->kind == OPTION_FLAG && given)
        return error_set(reading->err, ERROR_USAGE, N_("--%s takes no value; leave =%.40s out"),
                         option->name, given);
    if (option->kind != OPTION_FLAG && !given) {
        if (reading->at >= reading->count)
            return error_set(reading->err, ERROR_USAGE, N_("--%s needs a value: --%s %s"),
                             option->name, option->name, option->value);
        value.text = reading->words[reading->at++];
    }
    if (!read_value(reading, &value))
        return false;
    *VEC_ADD(reading->arena, &reading->args->options) = value;
    return true;
}

static bool read_long(struct reading *reading, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const char *name = arena_copy_bytes(reading->arena, word, length);
    const struct option *option = find_option(reading->own, name, 0);
    if (!option)
        option = find_option(reading->common, name, 0);
    if (!option)
        return unknown_option(reading, name);
    return add_option(reading, option, equals ? equals + 1 : NULL);
}

static bool read_short(struct reading *reading, const char *word)
{
    const struct option *option = find_option(reading->own, "", word[0]);
    if (!option)
        option = find_option(reading->common, "", word[0]);
    if (!option)
        return error_set(reading->err, ERROR_USAGE,
                         N_("unknown option -%.20s; --help shows those there are"), word);
    if (word[1] && option->kind == OPTION_FLAG)
        return error_set(reading->err, ERROR_USAGE, N_("write short options apart, as -%c"),
                         word[0]);
    return add_option(reading, option, word[1] ? word + 1 : NULL);
}

bool args_read(struct arena *arena, const char *const *words, int count,
               const struct option *own, const struct option *common, struct args *args,
               struct error *err)
{
    struct reading reading = {.arena = arena, .words = words, .count = count, .own = own,
                              .common = common, .args = args, .err = err};
    bool has_ended = false;
    while (reading.at < count) {
        const char *word = words[reading.at++];
        bool is_long = !has_ended && word[0] == '-' && word[1] == '-';
        bool is_short = !has_ended && !is_long && word[0] == '-' && word[1];
        if (is_long && !word[2])
            has_ended = true;
        else if (is_long ? !read_long(&reading, word + 2)
                         : is_short && !read_short(&reading, word + 1))
            return false;
        else if (!is_long && !is_short)
            *VEC_ADD(arena, &args->positional) = word;
    }
    return true;
}

static const struct option_value *find_value(const struct args *args, const char *name)
{
    for (int i = args->options.count; i-- > 0;)
        if (!strcmp(args->options.items[i].option->name, name))
            return &args->options.items[i];
    return NULL;
}

bool args_has(const struct args *args, const char *name)
{
    return find_value(args, name) != NULL;
}

const char *args_text(const struct args *args, const char *name, const char *otherwise)
{
    const struct option_value *value = find_value(args, name);
    return value ? value->text : otherwise;
}

int64_t args_number(const struct args *args, const char *name, int64_t otherwise)
{
    const struct option_value *value = find_value(args, name);
    return value ? value->number : otherwise;
}

struct date args_date(const struct args *args, const char *name, struct date otherwise)
{
    const struct option_value *value = find_value(args, name);
    return value ? value->date : otherwise;
}
