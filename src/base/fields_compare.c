/* Values are compared as they would stand in a file: one way of writing serves the comparison and
 * whoever reads of it. A struct that is not there is NULL; nothing in it is there then. */
#include "fields_compare.h"

#include "arena.h"
#include "buf.h"
#include "text.h"

#include <assert.h>
#include <string.h>

struct comparing {
    const struct fields_reader *reader;
    struct field_changes *changes;
};

/* How we came to a value. */
struct trail {
    const char *key;
    struct bilingual label;
};

/* A value as written: words by key, and by name in both languages. */
struct written {
    const char *key;
    struct bilingual name;
};

/* -- the trail ------------------------------------------------------------------------------- */

/* The first clause of a sentence is the name of what it explains. */
static const char *first_clause(struct arena *arena, const char *doc)
{
    static const char *const ends[] = {"，", "：", "；", "（", "、", ",", ":", ";", " ("};
    size_t length = strlen(doc);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = strstr(doc, ends[i]);
        if (end && end > doc && (size_t)(end - doc) < length)
            length = (size_t)(end - doc);
    }
    return arena_copy_bytes(arena, doc, length);
}

static struct bilingual join(struct arena *arena, struct bilingual left, struct bilingual right)
{
    if (!left.zh[0])
        return right;
    return (struct bilingual){arena_format(arena, "%s %s", left.zh, right.zh),
                              arena_format(arena, "%s, %s", left.en, right.en)};
}

static struct trail enter_field(const struct comparing *c, const struct trail *outer,
                                const struct field *field)
{
    struct arena *arena = c->reader->arena;
    const struct bilingual name = {first_clause(arena, field->doc.zh),
                                   first_clause(arena, field->doc.en)};
    return (struct trail){
        .key = arena_format(arena, "%s%s%s", outer->key, outer->key[0] ? "." : "", field->name),
        .label = join(arena, outer->label, name),
    };
}

/* An item of a list by number (from 1) or by its word. */
static struct trail enter_item(const struct comparing *c, const struct trail *outer,
                               const char *key, struct bilingual name)
{
    struct arena *arena = c->reader->arena;
    return (struct trail){.key = arena_format(arena, "%s[%s]", outer->key, key),
                          .label = join(arena, outer->label, name)};
}

static struct trail enter_number(const struct comparing *c, const struct trail *outer, int index)
{
    const char *number = arena_format(c->reader->arena, "%d", index + 1);
    return enter_item(c, outer, number, (struct bilingual){number, number});
}

/* -- values as written ----------------------------------------------------------------------- */

static const struct written nothing = {"", {"", ""}};

static struct written same_text(const char *text)
{
    return (struct written){text, {text, text}};
}

static struct words words_of(const struct comparing *c, const struct field *field)
{
    return field_words(field, c->reader->vocabularies);
}

static struct written write_word_set(const struct comparing *c, const struct field *field,
                                     uint64_t set)
{
    struct words words = words_of(c, field);
    struct buf key = buf_start(c->reader->arena);
    struct buf zh = buf_start(c->reader->arena);
    struct buf en = buf_start(c->reader->arena);
    for (int i = 0; i < words.count; i++) {
        if (!(set >> i & 1))
            continue;
        buf_add_format(&key, "%s%s", key.length ? ", " : "", words.list[i].key);
        buf_add_format(&zh, "%s%s", zh.length ? "、" : "", words.list[i].name.zh);
        buf_add_format(&en, "%s%s", en.length ? ", " : "", words.list[i].name.en);
    }
    return (struct written){key.text, {zh.text, en.text}};
}

static struct written write_texts(const struct comparing *c, const char *const *texts, int count)
{
    struct buf buf = buf_start(c->reader->arena);
    for (int i = 0; i < count; i++)
        buf_add_format(&buf, "%s%s", i ? ", " : "", texts[i]);
    return same_text(buf.text);
}

static struct written write_range(const struct comparing *c, struct range range)
{
    if (!range.min && !range.max)
        return nothing;
    return same_text(arena_format(c->reader->arena, "%d–%d", range.min, range.max));
}

static struct written write_number(const struct comparing *c, int number)
{
    return same_text(arena_format(c->reader->arena, "%d", number));
}

static struct written write_word(const struct comparing *c, const struct field *field, int index)
{
    const struct word *word = &words_of(c, field).list[index];
    return (struct written){word->key, word->name};
}

/* A field that is one value; a missing struct has none. */
static struct written write_value(const struct comparing *c, const struct field *field,
                                  const void *target)
{
    if (!target)
        return nothing;
    const void *value = (const char *)target + field->offset;
    switch (field->kind) {
    case FIELD_INT: return write_number(c, *(const int *)value);
    case FIELD_BOOL:
        return *(const bool *)value ? (struct written){"true", {"是", "yes"}}
                                    : (struct written){"false", {"否", "no"}};
    case FIELD_TEXT:
    case FIELD_ID: return same_text(*(const char *const *)value);
    case FIELD_WORD: return write_word(c, field, *(const int *)value);
    case FIELD_WORD_SET: return write_word_set(c, field, *(const uint64_t *)value);
    case FIELD_RANGE: return write_range(c, *(const struct range *)value);
    case FIELD_TEXTS:
        return write_texts(c, *(const char *const *const *)value,
                           *(const int *)(const void *)((const char *)target +
                                                        field->count_offset));
    case FIELD_BILINGUAL:
    case FIELD_WORD_MAP:
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_NODE: break;
    }
    assert(false && "not one value");
    return nothing;
}

static void add_change(const struct comparing *c, const struct trail *trail, const char *side,
                       const struct written *before, const struct written *after)
{
    if (text_equal(before->key, after->key))
        return;
    *VEC_ADD(c->reader->arena, &c->changes->list) = (struct field_change){
        .key = trail->key, .label = trail->label, .side = side, .before = before->key,
        .after = after->key, .before_name = before->name, .after_name = after->name,
    };
}

/* -- maps and lists -------------------------------------------------------------------------- */

static void compare_map(const struct comparing *c, const struct fields *fields, const void *before,
                        const void *after, const struct trail *outer);

static void compare_bilingual(const struct comparing *c, const struct field *field,
                              const void *before, const void *after, const struct trail *trail)
{
    const struct bilingual none = {"", ""};
    struct bilingual old = none;
    struct bilingual new = none;
    if (before)
        memcpy(&old, (const char *)before + field->offset, sizeof old);
    if (after)
        memcpy(&new, (const char *)after + field->offset, sizeof new);
    /* what no file gave may be NULL in structs of a list */
    const struct written sides[] = {
        same_text(old.zh ? old.zh : ""), same_text(new.zh ? new.zh : ""),
        same_text(old.en ? old.en : ""), same_text(new.en ? new.en : ""),
    };
    add_change(c, trail, "zh", &sides[0], &sides[1]);
    add_change(c, trail, "en", &sides[2], &sides[3]);
}

/* One change a word; 0 is a word that is not there. */
static void compare_word_map(const struct comparing *c, const struct field *field,
                             const void *before, const void *after, const struct trail *outer)
{
    struct words words = words_of(c, field);
    const int *old = before ? (const int *)(const void *)((const char *)before + field->offset)
                            : NULL;
    const int *new = after ? (const int *)(const void *)((const char *)after + field->offset)
                           : NULL;
    for (int i = 0; i < words.count; i++) {
        struct trail trail = {
            .key = arena_format(c->reader->arena, "%s.%s", outer->key, words.list[i].key),
            .label = join(c->reader->arena, outer->label, words.list[i].name),
        };
        struct written left = old && old[i] ? write_number(c, old[i]) : nothing;
        struct written right = new && new[i] ? write_number(c, new[i]) : nothing;
        add_change(c, &trail, "", &left, &right);
    }
}

/* The two lists under one field. */
struct lists {
    const struct fields *inner;
    const char *before;
    const char *after;
    int before_count;
    int after_count;
};

static const char *items_of(const struct field *field, const void *target, int *count)
{
    const char *items = NULL;
    *count = 0;
    if (target) {
        memcpy(&items, (const char *)target + field->offset, sizeof items);
        memcpy(count, (const char *)target + field->count_offset, sizeof *count);
    }
    return items;
}

static const void *item_at(const char *items, const struct lists *lists, int index)
{
    return items + (size_t)index * lists->inner->item_size;
}

static bool items_are_equal(const struct comparing *c, const struct lists *lists, int old, int new)
{
    struct field_changes found = {0};
    const struct comparing quiet = {.reader = c->reader, .changes = &found};
    const struct trail trail = {"", {"", ""}};
    compare_map(&quiet, lists->inner, item_at(lists->before, lists, old),
                item_at(lists->after, lists, new), &trail);
    return !found.list.count;
}

static void compare_by_place(const struct comparing *c, const struct lists *lists,
                             const struct trail *outer)
{
    int first = 0;
    int old_end = lists->before_count;
    int new_end = lists->after_count;
    while (first < old_end && first < new_end && items_are_equal(c, lists, first, first))
        first++;
    while (old_end > first && new_end > first &&
           items_are_equal(c, lists, old_end - 1, new_end - 1)) {
        old_end--;
        new_end--;
    }
    for (int i = first; i < old_end || i < new_end; i++) {
        struct trail trail = enter_number(c, outer, i);
        compare_map(c, lists->inner, i < old_end ? item_at(lists->before, lists, i) : NULL,
                    i < new_end ? item_at(lists->after, lists, i) : NULL, &trail);
    }
}

static int word_at(const struct lists *lists, const char *items, int index)
{
    int word;
    memcpy(&word, (const char *)item_at(items, lists, index) + lists->inner->list[0].offset,
           sizeof word);
    return word;
}

static const void *find_item(const struct lists *lists, const char *items, int count, int word)
{
    for (int i = 0; i < count; i++)
        if (word_at(lists, items, i) == word)
            return item_at(items, lists, i);
    return NULL;
}

/* Their words in the order of the list, without those that the other list has not. */
static struct written write_order(const struct comparing *c, const struct lists *lists, bool is_old)
{
    const char *own = is_old ? lists->before : lists->after;
    const char *other = is_old ? lists->after : lists->before;
    int own_count = is_old ? lists->before_count : lists->after_count;
    int other_count = is_old ? lists->after_count : lists->before_count;
    struct buf key = buf_start(c->reader->arena);
    struct buf zh = buf_start(c->reader->arena);
    struct buf en = buf_start(c->reader->arena);
    for (int i = 0; i < own_count; i++) {
        if (!find_item(lists, other, other_count, word_at(lists, own, i)))
            continue;
        struct written word = write_word(c, &lists->inner->list[0], word_at(lists, own, i));
        buf_add_format(&key, "%s%s", key.length ? ", " : "", word.key);
        buf_add_format(&zh, "%s%s", zh.length ? "、" : "", word.name.zh);
        buf_add_format(&en, "%s%s", en.length ? ", " : "", word.name.en);
    }
    return (struct written){key.text, {zh.text, en.text}};
}

static void compare_by_word(const struct comparing *c, const struct lists *lists,
                            const struct trail *outer)
{
    struct written old_order = write_order(c, lists, true);
    struct written new_order = write_order(c, lists, false);
    const struct trail order = {
        outer->key, join(c->reader->arena, outer->label, (struct bilingual){"次序", "order"})};
    add_change(c, &order, "", &old_order, &new_order);
    for (int i = 0; i < lists->before_count + lists->after_count; i++) {
        bool is_old = i < lists->before_count;
        int word = is_old ? word_at(lists, lists->before, i)
                          : word_at(lists, lists->after, i - lists->before_count);
        const void *old = find_item(lists, lists->before, lists->before_count, word);
        if (!is_old && old)
            continue;
        struct written name = write_word(c, &lists->inner->list[0], word);
        struct trail trail = enter_item(c, outer, name.key, name.name);
        compare_map(c, lists->inner, old,
                    find_item(lists, lists->after, lists->after_count, word), &trail);
    }
}

static void compare_list(const struct comparing *c, const struct field *field, const void *before,
                         const void *after, const struct trail *trail)
{
    struct lists lists = {.inner = field->inner};
    lists.before = items_of(field, before, &lists.before_count);
    lists.after = items_of(field, after, &lists.after_count);
    if (field->inner->list[0].kind == FIELD_WORD)
        compare_by_word(c, &lists, trail);
    else
        compare_by_place(c, &lists, trail);
}

static void compare_map(const struct comparing *c, const struct fields *fields, const void *before,
                        const void *after, const struct trail *outer)
{
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        struct trail trail = enter_field(c, outer, field);
        if (field->kind == FIELD_GROUP)
            compare_map(c, field->inner, before ? (const char *)before + field->offset : NULL,
                        after ? (const char *)after + field->offset : NULL, &trail);
        else if (field->kind == FIELD_LIST)
            compare_list(c, field, before, after, &trail);
        else if (field->kind == FIELD_BILINGUAL)
            compare_bilingual(c, field, before, after, &trail);
        else if (field->kind == FIELD_WORD_MAP)
            compare_word_map(c, field, before, after, &trail);
        else {
            struct written old = write_value(c, field, before);
            struct written new = write_value(c, field, after);
            add_change(c, &trail, "", &old, &new);
        }
    }
}

void fields_compare(const struct fields_reader *reader, const struct fields *fields,
                    const void *before, const void *after, struct field_changes *changes)
{
    const struct comparing comparing = {.reader = reader, .changes = changes};
    const struct trail start = {"", {"", ""}};
    compare_map(&comparing, fields, before, after, &start);
}
