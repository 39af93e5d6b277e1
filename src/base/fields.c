/* One row a key. `struct place` remembers on the stack how we came to a value ("people.per.min",
 * "steps[2].do"); its text is made only when there is something to complain about. */
#include "fields.h"

#include "arena.h"
#include "buf.h"
#include "issues.h"
#include "node.h"
#include "text.h"
#include "unicode.h"

#include <assert.h>
#include <string.h>

struct place {
    const struct place *outer;
    const char *name;           /* of a key, or NULL for an item of a list */
    int index;
};

struct filler {
    const struct fields_reader *reader;
    const struct field *field;
    const struct node *node;
    const struct place *place;
};

int words_find(struct words words, const char *key)
{
    for (int i = 0; i < words.count; i++)
        if (!strcmp(words.list[i].key, key))
            return i;
    return -1;
}

/* -- telling --------------------------------------------------------------------------------- */

static void add_place(struct buf *buf, const struct place *place)
{
    if (!place)
        return;
    add_place(buf, place->outer);
    if (!place->name)
        buf_add_format(buf, "[%d]", place->index + 1);
    else if (buf->length)
        buf_add_format(buf, ".%s", place->name);
    else
        buf_add(buf, place->name);
}

static const char *path(const struct filler *f)
{
    struct buf buf = buf_start(f->reader->arena);
    add_place(&buf, f->place);
    return buf.length ? buf.text : "-";
}

/* Where to point: at the value, or at the key when the value has no place of its own. */
static int line_of(const struct node *node)
{
    return node->line ? node->line : node->key_line;
}

static int column_of(const struct node *node)
{
    return node->line ? node->column : node->key_column;
}

/* A problem with the value; the text takes the path and up to one more text or two numbers. */
#define COMPLAIN(f, ...)                                                                           \
    issues_add((f)->reader->issues, ISSUE_ERROR, (f)->reader->file, line_of((f)->node),            \
               column_of((f)->node), __VA_ARGS__)

struct words field_words(const struct field *field, const struct words *vocabularies)
{
    if (field->words)
        return *field->words;
    assert(field->vocabulary >= 0 && vocabularies);
    return vocabularies[field->vocabulary];
}

static struct words words_of(const struct fields_reader *reader, const struct field *field)
{
    return field_words(field, reader->vocabularies);
}

/* The word that is nearest; `*is_sure` when no other is as near, so that it must be meant. */
static const char *nearest_of(const char *word, const char *const *candidates, int count,
                              bool *is_sure)
{
    const char *nearest = text_nearest(word, candidates, count);
    *is_sure = nearest;
    for (int i = 0; nearest && i < count; i++)
        if (candidates[i] != nearest &&
            text_distance(word, candidates[i]) <= text_distance(word, nearest))
            *is_sure = false;
    return nearest;
}

static const char *nearest_word(const struct fields_reader *reader, struct words words,
                                const char *key, bool *is_sure)
{
    const char **keys = arena_take(reader->arena, (size_t)words.count, sizeof *keys);
    for (int i = 0; i < words.count; i++)
        keys[i] = words.list[i].key;
    return nearest_of(key, keys, words.count, is_sure);
}

/* The words to choose from, for a message: all of a short list, the first of a long one. */
static const char *sample_words(const struct fields_reader *reader, struct words words)
{
    enum { SHOWN = 8 };
    struct buf buf = buf_start(reader->arena);
    for (int i = 0; i < words.count && i < SHOWN; i++)
        buf_add_format(&buf, "%s%s", i ? ", " : "", words.list[i].key);
    if (words.count > SHOWN)
        buf_add(&buf, ", …");
    return buf.text;
}

/* -- scalars --------------------------------------------------------------------------------- */

/* 010 is eight to some programs, +1 a text, and digits may be full-width. */
static bool is_oddly_written(const struct node *node)
{
    const char *digits = node->text + (node->text[0] == '-');
    bool is_wide = (unsigned char)*digits >= 0x80;
    return node->kind == NODE_TEXT &&
           (is_wide || *digits == '+' || (*digits == '0' && digits[1]));
}

static bool read_number(const struct filler *f, int *number)
{
    int64_t read;
    const struct node *node = f->node;
    bool is_plain = node->kind == NODE_TEXT && !node->is_quoted;
    bool is_wide = (unsigned char)node->text[0] >= 0x80;
    const char *half = is_wide ? unicode_half_width(f->reader->arena, node->text) : node->text;
    bool is_number = node->kind == NODE_NUMBER ||
                     (is_plain && text_read_int(half, INT64_MIN, INT64_MAX, &read));
    if (is_number && is_oddly_written(node)) {
        COMPLAIN(f, N_("%s is '%.20s'; write %lld"), path(f), node->text, (long long)read);
        return false;
    }
    if (!is_number) {
        COMPLAIN(f, N_("%s must be a whole number from %d to %d, without quotes"), path(f),
                 f->field->min, f->field->max);
        return false;
    }
    if (node->kind == NODE_NUMBER)
        read = node->number;
    if (f->field->min == f->field->max && read != f->field->min) {
        COMPLAIN(f, N_("%s is %lld; it must be %d"), path(f), (long long)read, f->field->min);
        return false;
    }
    if (read < f->field->min || read > f->field->max) {
        COMPLAIN(f, N_("%s is %lld; it must be from %d to %d"), path(f), (long long)read,
                 f->field->min, f->field->max);
        return false;
    }
    *number = (int)read;
    return true;
}

static void fill_int(const struct filler *f, void *value)
{
    int number;
    if (read_number(f, &number))
        memcpy(value, &number, sizeof number);
}

static void fill_bool(const struct filler *f, void *value)
{
    const struct node *node = f->node;
    bool is_plain = node->kind == NODE_TEXT && !node->is_quoted;
    bool truth = node->kind == NODE_BOOL ? node->truth : is_plain && !strcmp(node->text, "true");
    if (node->kind != NODE_BOOL && !truth && !(is_plain && !strcmp(node->text, "false"))) {
        COMPLAIN(f, N_("%s must be true or false"), path(f));
        return;
    }
    memcpy(value, &truth, sizeof truth);
}

/* The text without blanks at its ends, in the reader's arena; NULL when it is none, empty or too
 * long. */
static const char *read_text(const struct filler *f)
{
    if (f->node->kind != NODE_TEXT) {
        COMPLAIN(f, N_("%s must be a text"), path(f));
        return NULL;
    }
    const char *text = text_trim(f->reader->arena, f->node->text);
    size_t bytes = strlen(text);
    if (text == f->node->text)
        text = arena_copy_bytes(f->reader->arena, text, bytes);
    if (bytes && bytes <= (size_t)f->field->max)    /* no more characters than bytes */
        return text;
    int count = text_count(text);
    if (!count)
        COMPLAIN(f, N_("%s is empty; write it"), path(f));
    else if (count > f->field->max)
        COMPLAIN(f, N_("%s has %d characters; at most %d fit, shorten it"), path(f), count,
                 f->field->max);
    else
        return text;
    return NULL;
}

static void fill_text(const struct filler *f, void *value)
{
    const char *text = read_text(f);
    if (text)
        memcpy(value, &text, sizeof text);
}

static void fill_id(const struct filler *f, void *value)
{
    const char *text = read_text(f);
    if (!text)
        return;
    if (text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")]) {
        COMPLAIN(f, N_("%s is '%.60s'; use small letters, digits and - only"), path(f), text);
        return;
    }
    memcpy(value, &text, sizeof text);
}

static bool read_word(const struct filler *f, const struct node *node, const char *key,
                      bool at_key, int *index)
{
    struct words words = words_of(f->reader, f->field);
    *index = words_find(words, key);
    if (*index >= 0)
        return true;
    int line = at_key ? node->key_line : line_of(node);
    int column = at_key ? node->key_column : column_of(node);
    bool is_sure;
    const char *nearest = nearest_word(f->reader, words, key, &is_sure);
    if (nearest)
        issues_add(f->reader->issues, ISSUE_ERROR, f->reader->file, line, column,
                   N_("%s: unknown word '%.60s'; did you mean '%s'?"), path(f), key, nearest);
    else
        issues_add(f->reader->issues, ISSUE_ERROR, f->reader->file, line, column,
                   N_("%s: unknown word '%.60s'; there are: %s"), path(f), key,
                   sample_words(f->reader, words));
    if (is_sure)
        issues_edit(f->reader->issues, line, column, key, nearest);
    return false;
}

static void fill_word(const struct filler *f, void *value)
{
    int index;
    if (f->node->kind != NODE_TEXT)
        COMPLAIN(f, N_("%s must be one word of: %s"), path(f),
                 sample_words(f->reader, words_of(f->reader, f->field)));
    else if (read_word(f, f->node, f->node->text, false, &index))
        memcpy(value, &index, sizeof index);
}

/* -- lists and maps of words, ranges --------------------------------------------------------- */

static void fill_word_set(const struct filler *f, void *value)
{
    if (f->node->kind != NODE_LIST) {
        COMPLAIN(f, N_("%s must be a list of words, such as [%s]"), path(f),
                 sample_words(f->reader, words_of(f->reader, f->field)));
        return;
    }
    uint64_t set = 0;
    for (const struct node *item = f->node->first; item; item = item->next) {
        int index;
        struct filler one = *f;
        one.node = item;
        if (item->kind != NODE_TEXT)
            COMPLAIN(&one, N_("%s must be a list of words"), path(f));
        else if (read_word(f, item, item->text, false, &index)) {
            assert(index < 64);
            if (set >> index & 1)
                COMPLAIN(&one, N_("%s: '%s' stands twice; keep one"), path(f), item->text);
            set |= UINT64_C(1) << index;
        }
    }
    memcpy(value, &set, sizeof set);
}

static const char *sample_value(const struct fields_reader *reader, const struct field *field);

static bool is_map(const struct filler *f)
{
    if (f->node->kind == NODE_MAP)
        return true;
    bool is_text = f->field->kind == FIELD_BILINGUAL;
    COMPLAIN(f, N_("%s must be a map, such as %s"), path(f),
             is_text ? "{zh: 你好, en: Hello}" : sample_value(f->reader, f->field));
    return false;
}

static void fill_word_map(const struct filler *f, void *value)
{
    if (!is_map(f))
        return;
    for (const struct node *item = f->node->first; item; item = item->next) {
        int index;
        int number;
        struct place place = {.outer = f->place, .name = item->key};
        struct filler one = {f->reader, f->field, item, &place};
        if (read_word(f, item, item->key, true, &index) && read_number(&one, &number))
            memcpy((char *)value + sizeof(int) * (size_t)index, &number, sizeof number);
    }
}

static bool fill_map(const struct fields_reader *reader, const struct fields *fields,
                     const struct node *map, void *target, const struct place *outer);

void fields_exchange(struct issues *issues, const struct node *min, const struct node *max)
{
    if (!min || !max)
        return;
    issues_edit(issues, min->line, min->column, min->text, max->text);
    issues_edit(issues, max->line, max->column, max->text, min->text);
}

static void fill_range(const struct filler *f, void *value)
{
    const struct field rows[] = {
        {.name = "min", .kind = FIELD_INT, .offset = offsetof(struct range, min),
         .min = f->field->min, .max = f->field->max},
        {.name = "max", .kind = FIELD_INT, .offset = offsetof(struct range, max),
         .min = f->field->min, .max = f->field->max},
    };
    const struct fields fields = {rows, 2, sizeof(struct range)};
    struct range range = {0};
    if (!is_map(f) || !fill_map(f->reader, &fields, f->node, &range, f->place))
        return;
    if (range.min > range.max)
        COMPLAIN(f, N_("%s: min %d is above max %d; exchange them"), path(f), range.min, range.max);
    if (range.min > range.max)
        fields_exchange(f->reader->issues, node_find(f->node, "min"), node_find(f->node, "max"));
    else
        memcpy(value, &range, sizeof range);
}

static void fill_bilingual(const struct filler *f, void *value)
{
    const struct field rows[] = {
        {.name = "zh", .kind = FIELD_TEXT, .offset = offsetof(struct bilingual, zh),
         .max = f->field->max},
        {.name = "en", .kind = FIELD_TEXT, .offset = offsetof(struct bilingual, en),
         .max = f->field->max},
    };
    const struct fields fields = {rows, 2, sizeof(struct bilingual)};
    struct bilingual text = {"", ""};
    if (is_map(f))
        fill_map(f->reader, &fields, f->node, &text, f->place);
    memcpy(value, &text, sizeof text);
}

/* -- groups and lists ------------------------------------------------------------------------ */

static void fill_group(const struct filler *f, void *value)
{
    if (is_map(f))
        fill_map(f->reader, f->field->inner, f->node, value, f->place);
}

/* A list with a number of items inside the limits; NULL when it is none. */
static const struct node *read_list(const struct filler *f)
{
    if (f->node->kind != NODE_LIST) {
        COMPLAIN(f, N_("%s must be a list; begin each item with '- ', or write [one, two]"),
                 path(f));
        return NULL;
    }
    if (f->node->count < f->field->min || f->node->count > f->field->max) {
        COMPLAIN(f, N_("%s has %d items; it must have %d to %d"), path(f), f->node->count,
                 f->field->min, f->field->max);
        return NULL;
    }
    return f->node;
}

static void set_list(const struct filler *f, void *target, const void *items)
{
    memcpy((char *)target + f->field->offset, &items, sizeof items);
    memcpy((char *)target + f->field->count_offset, &f->node->count, sizeof f->node->count);
}

static bool is_item_map(const struct filler *f)
{
    if (f->node->kind == NODE_MAP)
        return true;
    COMPLAIN(f, N_("%s must be a map, such as %s"), path(f),
             arena_format(f->reader->arena, "{%s: …}", f->field->inner->list[0].name));
    return false;
}

static void fill_list(const struct filler *f, void *target)
{
    if (!read_list(f))
        return;
    size_t size = f->field->inner->item_size;
    char *items = arena_take(f->reader->arena, (size_t)f->node->count, size);
    int index = 0;
    for (const struct node *item = f->node->first; item; item = item->next, index++) {
        struct place place = {.outer = f->place, .index = index};
        struct filler one = {f->reader, f->field, item, &place};
        if (is_item_map(&one))
            fill_map(f->reader, f->field->inner, item, items + size * (size_t)index, &place);
    }
    set_list(f, target, items);
}

static void fill_texts(const struct filler *f, void *target)
{
    enum { TEXT_MAX = 2000 };
    if (!read_list(f))
        return;
    struct field text_field = *f->field;
    text_field.max = TEXT_MAX;
    const char **texts = arena_take(f->reader->arena, (size_t)f->node->count, sizeof *texts);
    int index = 0;
    for (const struct node *item = f->node->first; item; item = item->next, index++) {
        struct place place = {.outer = f->place, .index = index};
        struct filler one = {f->reader, &text_field, item, &place};
        const char *text = read_text(&one);
        texts[index] = text ? text : "";
    }
    set_list(f, target, texts);
}

/* -- one map --------------------------------------------------------------------------------- */

static void fill_value(const struct filler *f, void *target)
{
    void *value = (char *)target + f->field->offset;
    switch (f->field->kind) {
    case FIELD_INT: fill_int(f, value); break;
    case FIELD_BOOL: fill_bool(f, value); break;
    case FIELD_TEXT: fill_text(f, value); break;
    case FIELD_ID: fill_id(f, value); break;
    case FIELD_BILINGUAL: fill_bilingual(f, value); break;
    case FIELD_WORD: fill_word(f, value); break;
    case FIELD_WORD_SET: fill_word_set(f, value); break;
    case FIELD_WORD_MAP: fill_word_map(f, value); break;
    case FIELD_RANGE: fill_range(f, value); break;
    case FIELD_GROUP: fill_group(f, value); break;
    case FIELD_LIST: fill_list(f, target); break;
    case FIELD_TEXTS: fill_texts(f, target); break;
    case FIELD_NODE: memcpy(value, &f->node, sizeof f->node); break;
    }
}

/* Texts are "" rather than NULL, also where the file has none. */
static void clear_texts(const struct fields *fields, void *target)
{
    const char *empty = "";
    const struct bilingual none = {"", ""};
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        void *value = (char *)target + field->offset;
        if (field->kind == FIELD_TEXT || field->kind == FIELD_ID)
            memcpy(value, &empty, sizeof empty);
        else if (field->kind == FIELD_BILINGUAL)
            memcpy(value, &none, sizeof none);
        else if (field->kind == FIELD_GROUP)
            clear_texts(field->inner, value);
    }
}

static const char *sample_value(const struct fields_reader *reader, const struct field *field)
{
    bool has_words = field->kind == FIELD_WORD || field->kind == FIELD_WORD_SET ||
                     field->kind == FIELD_WORD_MAP;
    struct words words = has_words ? words_of(reader, field) : (struct words){0};
    const char *word = words.count ? words.list[0].key : "…";
    switch (field->kind) {
    case FIELD_INT: return arena_format(reader->arena, "%d", field->min);
    case FIELD_BOOL: return "false";
    case FIELD_TEXT: return "…";
    case FIELD_ID: return "big-melon";
    case FIELD_BILINGUAL: return "{zh: …, en: …}";
    case FIELD_WORD: return word;
    case FIELD_WORD_SET: return arena_format(reader->arena, "[%s]", word);
    case FIELD_WORD_MAP: return arena_format(reader->arena, "{%s: %d}", word, field->max);
    case FIELD_RANGE:
        return arena_format(reader->arena, "{min: %d, max: %d}", field->min, field->max);
    case FIELD_GROUP: return arena_format(reader->arena, "{%s: …}", field->inner->list[0].name);
    case FIELD_LIST: return arena_format(reader->arena, "[{%s: …}]", field->inner->list[0].name);
    case FIELD_TEXTS: return "[…]";
    case FIELD_NODE: break;
    }
    return "…";
}

/* Notes the field that was meant, so that nobody is told that it is missing. */
static void complain_unknown(const struct filler *f, const struct fields *fields, bool *is_meant)
{
    const char **names = arena_take(f->reader->arena, (size_t)fields->count, sizeof *names);
    for (int i = 0; i < fields->count; i++)
        names[i] = fields->list[i].name;
    bool is_sure;
    const char *nearest = nearest_of(f->node->key, names, fields->count, &is_sure);
    const struct node *node = f->node;
    for (int i = 0; i < fields->count; i++)
        is_meant[i] = is_meant[i] || names[i] == nearest;
    if (nearest)
        issues_add(f->reader->issues, ISSUE_ERROR, f->reader->file, node->key_line,
                   node->key_column, N_("unknown key '%.80s'; did you mean '%s'?"), path(f),
                   nearest);
    else
        issues_add(f->reader->issues, ISSUE_ERROR, f->reader->file, node->key_line,
                   node->key_column, N_("unknown key '%.80s'; delete it or correct its spelling"),
                   path(f));
    if (is_sure)
        issues_edit(f->reader->issues, node->key_line, node->key_column, node->key, nearest);
}

/* Index of the field of this name, or −1. Files mostly keep the order of the table, so `next`, the
 * one behind the last found, is looked at first. */
static int find_field(const struct fields *fields, const char *name, int next)
{
    for (int i = 0; i < fields->count; i++) {
        int index = next + i < fields->count ? next + i : next + i - fields->count;
        if (!strcmp(fields->list[index].name, name))
            return index;
    }
    return -1;
}

static bool fill_map(const struct fields_reader *reader, const struct fields *fields,
                     const struct node *map, void *target, const struct place *outer)
{
    uint64_t is_there = 0;
    assert(fields->count <= 64);
    int problems = reader->issues->error_count;
    bool *is_meant = NULL;
    int index = -1;
    bool is_lost = false;
    clear_texts(fields, target);
    for (const struct node *child = map->first; child; child = child->next) {
        int found = find_field(fields, child->key, index + 1);
        const struct field *field = found < 0 ? NULL : &fields->list[found];
        struct place place = {.outer = outer, .name = child->key};
        struct filler f = {reader, field, child, &place};
        if (!child->key[0]) {
            is_lost = true;     /* told by the reader of the file; which key was meant is open */
            continue;
        }
        if (!field) {
            if (!is_meant)
                is_meant = arena_take(reader->arena, (size_t)fields->count, sizeof *is_meant);
            complain_unknown(&f, fields, is_meant);
            continue;
        }
        index = found;
        is_there |= UINT64_C(1) << found;
        if (child->kind != NODE_NULL || !field->is_optional)
            fill_value(&f, target);
    }
    for (int i = 0; i < fields->count && !is_lost; i++) {
        const struct field *field = &fields->list[i];
        if (field->is_optional || (is_there >> i & 1) || (is_meant && is_meant[i]))
            continue;
        struct place place = {.outer = outer, .name = field->name};
        struct filler f = {reader, field, map, &place};
        COMPLAIN(&f, N_("'%s' is missing; add e.g. '%s: %s'"), path(&f), field->name,
                 sample_value(reader, field));
    }
    return problems == reader->issues->error_count;
}

bool fields_fill(const struct fields_reader *reader, const struct fields *fields,
                 const struct node *map, void *target)
{
    struct filler f = {.reader = reader, .node = map};
    if (map->kind == NODE_MAP)
        return fill_map(reader, fields, map, target, NULL);
    COMPLAIN(&f, N_("here must be a map of keys, such as '%s: %s'"), fields->list[0].name,
             sample_value(reader, &fields->list[0]));
    return false;
}

/* -- documentation --------------------------------------------------------------------------- */

static void document_words(const struct field *field, struct buf *out)
{
    if (!field->words)
        return;
    for (int i = 0; i < field->words->count; i++)
        buf_add_format(out, "%s`%s`", i ? ", " : ": ", field->words->list[i].key);
}

static void document_kind(const struct field *field, struct buf *out)
{
    switch (field->kind) {
    case FIELD_INT: buf_add_format(out, "%d–%d", field->min, field->max); return;
    case FIELD_BOOL: buf_add(out, "`true`, `false`"); return;
    case FIELD_TEXT: buf_add_format(out, "text, ≤ %d", field->max); return;
    case FIELD_ID: buf_add_format(out, "`a-z0-9-`, ≤ %d", field->max); return;
    case FIELD_BILINGUAL: buf_add_format(out, "`{zh: , en: }`, ≤ %d", field->max); return;
    case FIELD_WORD: buf_add(out, "word"); break;
    case FIELD_WORD_SET: buf_add(out, "words"); break;
    case FIELD_WORD_MAP: buf_add_format(out, "`{word: %d–%d}`", field->min, field->max); break;
    case FIELD_RANGE:
        buf_add_format(out, "`{min: , max: }`, %d–%d", field->min, field->max);
        return;
    case FIELD_GROUP: buf_add(out, "map"); return;
    case FIELD_LIST:
    case FIELD_TEXTS: buf_add_format(out, "list, %d–%d", field->min, field->max); return;
    case FIELD_NODE: buf_add(out, "–"); return;
    }
    document_words(field, out);
}

/* A bar would end the cell, a line break the row. */
static void add_cell(struct buf *out, const char *text)
{
    for (; text && *text; text++)
        if (*text == '|')
            buf_add(out, "\\|");
        else
            buf_add_char(out, *text == '\n' ? ' ' : *text);
    buf_add(out, " | ");
}

static void document_rows(const struct fields *fields, const char *prefix, struct buf *out)
{
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        buf_add_format(out, "| `%s%s` | ", prefix, field->name);
        document_kind(field, out);
        buf_add(out, field->is_optional ? " |  | " : " | ✓ | ");
        add_cell(out, field->doc.zh);
        add_cell(out, field->doc.en);
        out->text[--out->length] = '\0';
        buf_add_char(out, '\n');
        if (field->kind == FIELD_GROUP || field->kind == FIELD_LIST) {
            const char *mark = field->kind == FIELD_LIST ? "[]." : ".";
            document_rows(field->inner, arena_format(out->arena, "%s%s%s", prefix, field->name,
                                                     mark), out);
        }
    }
}

void fields_document(const struct fields *fields, struct buf *out)
{
    buf_add(out, "| 键 key | 值 value | 必填 needed | 说明 | What it is |\n"
                 "|---|---|---|---|---|\n");
    document_rows(fields, "", out);
}
