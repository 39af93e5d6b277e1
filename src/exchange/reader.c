#include "exchange/reader.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

enum { PATH_DEPTH_MAX = 64 };

bool reader_is_well(const struct reader *reader)
{
    return reader->err->kind == ERROR_NONE;
}

static const char *write_path(struct arena *arena, const struct place *place)
{
    const struct place *path[PATH_DEPTH_MAX];
    int depth = 0;
    for (; place && place->up && depth < PATH_DEPTH_MAX; place = place->up)
        path[depth++] = place;
    struct buf buf = buf_start(arena);
    while (depth--) {
        if (path[depth]->index >= 0)
            buf_add_format(&buf, "[%d]", path[depth]->index);
        else
            buf_add_format(&buf, "%s%s", buf.length ? "." : "", path[depth]->node->key);
    }
    return buf.length ? buf.text : "(root)";
}

/* Puts the path in front of the problem just set. */
static bool add_path(struct reader *reader, const struct place *place)
{
    return error_add(reader->err, "%s", write_path(reader->arena, place));
}

bool reader_fail(struct reader *reader, const struct place *place, const char *text)
{
    if (!reader_is_well(reader))
        return false;
    error_set(reader->err, ERROR_INPUT, "%s", messages_find(reader->err->language, text));
    return add_path(reader, place);
}

static const char *nearest_word(struct reader *reader, const char *word, struct words words)
{
    const char **keys = arena_take(reader->arena, (size_t)words.count, sizeof *keys);
    for (int i = 0; i < words.count; i++)
        keys[i] = words.list[i].key;
    return text_count(word) <= 100 ? text_nearest(word, keys, words.count) : NULL;
}

bool reader_fail_word(struct reader *reader, const struct place *place, const char *word,
                      struct words words)
{
    if (!reader_is_well(reader))
        return false;
    const char *nearest = nearest_word(reader, word, words);
    if (nearest)
        error_set(reader->err, ERROR_INPUT, N_("unknown word '%.100s'; did you mean '%s'?"), word,
                  nearest);
    else if (words.count && words.count <= 12) {
        struct buf all = buf_start(reader->arena);
        for (int i = 0; i < words.count; i++)
            buf_add_format(&all, "%s%s", i ? ", " : "", words.list[i].key);
        error_set(reader->err, ERROR_INPUT, N_("unknown word '%.100s'; known are: %s"), word,
                  all.text);
    } else
        error_set(reader->err, ERROR_INPUT,
                  N_("unknown word '%.100s'; use one of the document's own list"), word);
    return add_path(reader, place);
}

static bool fail_key(struct reader *reader, const struct place *place, const char *key,
                     const char *const *keys)
{
    int count = 0;
    while (keys[count])
        count++;
    const char *nearest = text_count(key) <= 100 ? text_nearest(key, keys, count) : NULL;
    if (nearest)
        error_set(reader->err, ERROR_INPUT, N_("unknown key '%.100s'; did you mean '%s'?"), key,
                  nearest);
    else
        error_set(reader->err, ERROR_INPUT, N_("unknown key '%.100s'; take it out"), key);
    return add_path(reader, place);
}

static bool is_among(const char *key, const char *const *keys)
{
    for (int i = 0; keys[i]; i++)
        if (text_equal(keys[i], key))
            return true;
    return false;
}

bool reader_map(struct reader *reader, const struct place *place, const char *const *keys)
{
    if (!reader_is_well(reader))
        return false;
    if (place->node->kind != NODE_MAP)
        return reader_fail(reader, place, N_("not a map; write { … }"));
    for (const struct node *node = place->node->first; node; node = node->next)
        if (!is_among(node->key, keys))
            return fail_key(reader, place, node->key, keys);
    for (int i = 0; keys[i]; i++) {
        if (node_find(place->node, keys[i]))
            continue;
        error_set(reader->err, ERROR_INPUT, N_("the key '%s' is missing; add it"), keys[i]);
        return add_path(reader, place);
    }
    return true;
}

struct place reader_at(const struct place *map, const char *key)
{
    const struct node *node = node_find(map->node, key);
    assert(node);
    return (struct place){.up = map, .node = node, .index = -1};
}

bool reader_fail_order(struct reader *reader, const struct place *list, int index,
                       const char *code)
{
    struct place place = {.up = list, .node = node_at(list->node, index), .index = index};
    if (!reader_is_well(reader))
        return false;
    error_set(reader->err, ERROR_INPUT, N_("'%.100s' stands twice or out of order; sort the list"),
              code);
    return add_path(reader, &place);
}

static const char *text_at(struct reader *reader, const struct place *place)
{
    if (place->node->kind == NODE_TEXT)
        return place->node->text;
    reader_fail(reader, place, N_("not a text; put it in quotes"));
    return "";
}

const char *reader_text(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    return text_at(reader, &place);
}

const char *reader_code(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    const char *text = text_at(reader, &place);
    if (!text[0])
        reader_fail(reader, &place, N_("empty; a code or id must stand here"));
    return text;
}

static int64_t number_at(struct reader *reader, const struct place *place, int64_t min,
                         int64_t max)
{
    if (place->node->kind != NODE_NUMBER) {
        reader_fail(reader, place, N_("not a whole number"));
        return min;
    }
    int64_t number = place->node->number;
    if (number >= min && number <= max)
        return number;
    if (reader_is_well(reader)) {
        error_set(reader->err, ERROR_INPUT, N_("%lld is outside %lld to %lld"), (long long)number,
                  (long long)min, (long long)max);
        add_path(reader, place);
    }
    return min;
}

int64_t reader_number(struct reader *reader, const struct place *map, const char *key, int64_t min,
                      int64_t max)
{
    struct place place = reader_at(map, key);
    return number_at(reader, &place, min, max);
}

int reader_int(struct reader *reader, const struct place *map, const char *key, int min, int max)
{
    return error_checked_int(reader_number(reader, map, key, min, max));
}

bool reader_bool(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    if (place.node->kind != NODE_BOOL)
        reader_fail(reader, &place, N_("neither true nor false"));
    return place.node->truth;
}

static int word_at(struct reader *reader, const struct place *place, struct words words)
{
    int index = words_find(words, text_at(reader, place));
    if (index < 0)
        reader_fail_word(reader, place, place->node->text, words);
    return index < 0 ? 0 : index;
}

int reader_word(struct reader *reader, const struct place *map, const char *key,
                struct words words)
{
    struct place place = reader_at(map, key);
    return word_at(reader, &place, words);
}

bool reader_is_null(const struct place *map, const char *key)
{
    return reader_at(map, key).node->kind == NODE_NULL;
}

enum rule_code reader_rule_at(struct reader *reader, const struct place *place)
{
    const char *code = text_at(reader, place);
    enum rule_code rule = rule_find(code);
    if (rule != RULE_COUNT)
        return rule;
    struct word words[RULE_COUNT];
    for (int i = 0; i < RULE_COUNT; i++)
        words[i] = (struct word){.key = rule_get((enum rule_code)i)->code};
    reader_fail_word(reader, place, code, (struct words){.list = words, .count = RULE_COUNT});
    return (enum rule_code)0;
}

enum rule_code reader_rule(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    return reader_rule_at(reader, &place);
}

struct date reader_date(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    struct date date = {0};
    if (place.node->kind == NODE_NULL)
        return date;
    if (!date_read(text_at(reader, &place), &date) || strlen(place.node->text) != 10)
        reader_fail(reader, &place, N_("not a day; write it as \"2026-09-01\", or null"));
    return date;
}

struct date reader_month(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    struct date date = {0};
    if (place.node->kind == NODE_NULL)
        return date;
    if (!date_read_month(text_at(reader, &place), &date))
        reader_fail(reader, &place,
                    N_("not a month or day; write it as \"2016-03\" or \"2016-03-01\", or null"));
    return date;
}

int reader_clock(struct reader *reader, const struct place *map, const char *key)
{
    struct place place = reader_at(map, key);
    int minutes = 0;
    if (!date_read_clock(text_at(reader, &place), &minutes))
        reader_fail(reader, &place, N_("not a time of day; write it as \"16:30\""));
    return minutes;
}

struct range reader_range(struct reader *reader, const struct place *map, const char *key, int min,
                          int max)
{
    static const char *const keys[] = {"min", "max", NULL};
    struct place place = reader_at(map, key);
    struct range range = {0};
    if (!reader_map(reader, &place, keys))
        return range;
    range.min = reader_int(reader, &place, "min", min, max);
    range.max = reader_int(reader, &place, "max", min, max);
    if (range.min > range.max)
        reader_fail(reader, &place, N_("min is above max"));
    return range;
}

static bool is_list(struct reader *reader, const struct place *place, int most)
{
    if (place->node->kind != NODE_LIST)
        return reader_fail(reader, place, N_("not a list; write [ … ]"));
    if (place->node->count > most)
        return reader_fail(reader, place, N_("the list is too long"));
    return true;
}

uint64_t reader_word_set(struct reader *reader, const struct place *map, const char *key,
                         struct words words)
{
    struct place list = reader_at(map, key);
    uint64_t bits = 0;
    assert(words.count <= 64);
    if (!is_list(reader, &list, words.count))
        return 0;
    int index = 0;
    for (const struct node *node = list.node->first; node; node = node->next, index++) {
        struct place place = {.up = &list, .node = node, .index = index};
        uint64_t bit = UINT64_C(1) << word_at(reader, &place, words);
        if (bits & bit)
            reader_fail(reader, &place, N_("the word stands twice; take one out"));
        bits |= bit;
    }
    return bits;
}

enum { CODES_MAX = 100000 };

struct code_list reader_codes(struct reader *reader, const struct place *map, const char *key)
{
    struct place list = reader_at(map, key);
    if (!is_list(reader, &list, CODES_MAX))
        return (struct code_list){0};
    const char **codes = arena_take(reader->arena, (size_t)list.node->count, sizeof *codes);
    int count = 0;
    for (const struct node *node = list.node->first; node; node = node->next) {
        struct place place = {.up = &list, .node = node, .index = count};
        codes[count++] = text_at(reader, &place);
    }
    return (struct code_list){.codes = codes, .count = count};
}

void *reader_list(struct reader *reader, const struct place *map, const char *key, size_t size,
                  int most, int *count, reader_item read)
{
    struct place list = reader_at(map, key);
    *count = 0;
    if (!is_list(reader, &list, most))
        return NULL;
    char *items = arena_take(reader->arena, (size_t)list.node->count, size);
    for (const struct node *node = list.node->first; node; node = node->next) {
        struct place place = {.up = &list, .node = node, .index = *count};
        read(reader, &place, items + (size_t)*count * size);
        if (!reader_is_well(reader))
            break;
        ++*count;
    }
    return items;
}

void reader_word_map(struct reader *reader, const struct place *map, const char *key,
                     struct words words, int min, int max, int *values)
{
    struct place inner = reader_at(map, key);
    if (inner.node->kind != NODE_MAP) {
        reader_fail(reader, &inner, N_("not a map; write { … }"));
        return;
    }
    for (const struct node *node = inner.node->first; node; node = node->next) {
        struct place place = {.up = &inner, .node = node, .index = -1};
        int word = words_find(words, node->key);
        if (word < 0) {
            reader_fail_word(reader, &place, node->key, words);
            return;
        }
        values[word] = error_checked_int(number_at(reader, &place, min, max));
    }
}
