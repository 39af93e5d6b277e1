/* Each kind of field is found to differ, and nothing else; lists are matched as they are read. */
#include "check.h"

#include "base/arena.h"
#include "base/fields_compare.h"

#include <stddef.h>

struct thing {
    int word;
    int count;
};

struct note {
    struct bilingual text;
};

struct everything {
    int number;
    bool truth;
    const char *text;
    struct bilingual name;
    int word;
    uint64_t set;
    int strengths[3];
    struct range range;
    const char *const *lines;
    int line_count;
    int inner;
    const struct thing *things;
    int thing_count;
    const struct note *notes;
    int note_count;
};

static const struct word colour_list[] = {
    {"red", {"红", "Red"}}, {"green", {"绿", "Green"}}, {"blue", {"蓝", "Blue"}},
};
static const struct words colours = {colour_list, 3};

#define THING(member) offsetof(struct thing, member)
static const struct field thing_rows[] = {
    {.name = "colour", .kind = FIELD_WORD, .offset = THING(word), .words = &colours,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"颜色，一个词", "its colour, a word"}},
    {.name = "count", .kind = FIELD_INT, .offset = THING(count), .doc = {"数量", "how many"}},
};
static const struct fields thing_fields = {thing_rows, 2, sizeof(struct thing)};

static const struct field note_rows[] = {
    {.name = "do", .kind = FIELD_BILINGUAL, .offset = offsetof(struct note, text),
     .doc = {"做什么", "what to do"}},
};
static const struct fields note_fields = {note_rows, 1, sizeof(struct note)};

#define AT(member) offsetof(struct everything, member)
static const struct field inner_rows[] = {
    {.name = "usual", .kind = FIELD_INT, .offset = AT(inner),
     .doc = {"通常：几分钟", "usual; in minutes"}},
};
static const struct fields inner_fields = {inner_rows, 1, 0};

static const struct field rows[] = {
    {.name = "number", .kind = FIELD_INT, .offset = AT(number), .doc = {"数", "number"}},
    {.name = "truth", .kind = FIELD_BOOL, .offset = AT(truth), .doc = {"真假", "truth"}},
    {.name = "text", .kind = FIELD_TEXT, .offset = AT(text), .doc = {"文字", "text"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = AT(name), .doc = {"名称", "name"}},
    {.name = "word", .kind = FIELD_WORD, .offset = AT(word), .vocabulary = 0,
     .doc = {"词", "word"}},
    {.name = "set", .kind = FIELD_WORD_SET, .offset = AT(set), .vocabulary = 0,
     .doc = {"几个词", "words"}},
    {.name = "strengths", .kind = FIELD_WORD_MAP, .offset = AT(strengths), .vocabulary = 0,
     .doc = {"强度", "strengths"}},
    {.name = "range", .kind = FIELD_RANGE, .offset = AT(range), .doc = {"范围", "range"}},
    {.name = "lines", .kind = FIELD_TEXTS, .offset = AT(lines), .count_offset = AT(line_count),
     .doc = {"几行", "lines"}},
    {.name = "minutes", .kind = FIELD_GROUP, .inner = &inner_fields, .doc = {"时长", "duration"}},
    {.name = "things", .kind = FIELD_LIST, .offset = AT(things),
     .count_offset = AT(thing_count), .inner = &thing_fields, .doc = {"东西", "things"}},
    {.name = "notes", .kind = FIELD_LIST, .offset = AT(notes), .count_offset = AT(note_count),
     .inner = &note_fields, .doc = {"步骤", "steps"}},
};
static const struct fields fields = {rows, sizeof rows / sizeof *rows, sizeof(struct everything)};

static struct arena *arena;

static struct field_changes compare(const struct everything *before,
                                    const struct everything *after)
{
    const struct fields_reader reader = {.arena = arena, .vocabularies = &colours};
    struct field_changes changes = {0};
    fields_compare(&reader, &fields, before, after, &changes);
    return changes;
}

static struct everything sample(void)
{
    static const char *const lines[] = {"one", "two"};
    static const struct thing things[] = {{0, 1}, {2, 3}};
    static const struct note notes[] = {
        {{"站好", "Stand"}}, {{"走动", "Walk"}}, {{"坐下", "Sit"}},
    };
    return (struct everything){
        .number = 8, .truth = true, .text = "own", .name = {"瓜", "Melon"}, .word = 1, .set = 5,
        .strengths = {2, 0, 3}, .range = {5, 10}, .lines = lines, .line_count = 2, .inner = 8,
        .things = things, .thing_count = 2, .notes = notes, .note_count = 3,
    };
}

/* Exactly one change, with this key and these two values. */
static void differs(const struct everything *after, const char *key, const char *old,
                    const char *new)
{
    struct everything before = sample();
    struct field_changes changes = compare(&before, after);
    CHECK_NUMBER(changes.list.count, 1);
    if (changes.list.count != 1)
        return;
    CHECK_TEXT(changes.list.items[0].key, key);
    CHECK_TEXT(changes.list.items[0].before, old);
    CHECK_TEXT(changes.list.items[0].after, new);
}

static void each_kind_of_value(void)
{
    struct everything other = sample();
    struct everything same = sample();
    CHECK_NUMBER(compare(&same, &other).list.count, 0);
#define EDIT(key, old, new, ...)                                                                   \
    other = sample();                                                                              \
    __VA_ARGS__;                                                                                   \
    differs(&other, key, old, new)
    EDIT("number", "8", "10", other.number = 10);
    EDIT("truth", "true", "false", other.truth = false);
    EDIT("text", "own", "folk", other.text = "folk");
    EDIT("name", "瓜", "大瓜", other.name.zh = "大瓜");
    EDIT("name", "Melon", "", other.name.en = "");
    EDIT("word", "green", "blue", other.word = 2);
    EDIT("set", "red, blue", "red", other.set = 1);
    EDIT("set", "red, blue", "", other.set = 0);
    EDIT("strengths.green", "", "1", other.strengths[1] = 1);
    EDIT("strengths.blue", "3", "", other.strengths[2] = 0);
    EDIT("range", "5–10", "5–11", other.range.max = 11);
    EDIT("range", "5–10", "", other.range = (struct range){0});
    EDIT("lines", "one, two", "one", other.line_count = 1);
    EDIT("minutes.usual", "8", "9", other.inner = 9);
#undef EDIT
}

static void words_and_labels(void)
{
    struct everything before = sample();
    struct everything after = sample();
    after.inner = 9;
    after.set = 3;
    after.name.zh = "大瓜";
    struct field_changes changes = compare(&before, &after);
    CHECK_NUMBER(changes.list.count, 3);
    CHECK_TEXT(changes.list.items[0].side, "zh");
    CHECK_TEXT(changes.list.items[1].after_name.zh, "红、绿");
    CHECK_TEXT(changes.list.items[1].after_name.en, "Red, Green");
    CHECK_TEXT(changes.list.items[2].label.zh, "时长 通常");
    CHECK_TEXT(changes.list.items[2].label.en, "duration, usual");
}

static void items_that_begin_with_a_word(void)
{
    static const struct thing turned[] = {{2, 3}, {0, 1}};
    static const struct thing changed[] = {{0, 1}, {2, 4}};
    static const struct thing other[] = {{1, 1}, {2, 3}};
    struct everything before = sample();
    struct everything after = sample();
    after.things = turned;
    differs(&after, "things", "red, blue", "blue, red");
    after.things = changed;
    differs(&after, "things[blue].count", "3", "4");
    after.things = other;
    struct field_changes changes = compare(&before, &after);
    CHECK_NUMBER(changes.list.count, 4);
    CHECK_TEXT(changes.list.items[0].key, "things[red].colour");
    CHECK_TEXT(changes.list.items[0].after, "");
    CHECK_TEXT(changes.list.items[2].key, "things[green].colour");
    CHECK_TEXT(changes.list.items[2].before, "");
    after.thing_count = 0;
    CHECK_NUMBER(compare(&before, &after).list.count, 4);
}

static void items_by_their_place(void)
{
    static const struct note longer[] = {
        {{"站好", "Stand"}}, {{"拍手", "Clap"}}, {{"走动", "Walk"}}, {{"坐下", "Sit"}},
    };
    static const struct note changed[] = {
        {{"站好", "Stand"}}, {{"跑动", "Walk"}}, {{"坐下", "Sit"}},
    };
    struct everything before = sample();
    struct everything after = sample();
    after.notes = longer;
    after.note_count = 4;
    struct field_changes changes = compare(&before, &after);
    CHECK_NUMBER(changes.list.count, 2);
    CHECK_TEXT(changes.list.items[0].key, "notes[2].do");
    CHECK_TEXT(changes.list.items[0].before, "");
    CHECK_TEXT(changes.list.items[0].after, "拍手");
    changes = compare(&after, &before);
    CHECK_NUMBER(changes.list.count, 2);
    CHECK_TEXT(changes.list.items[1].before, "Clap");
    CHECK_TEXT(changes.list.items[1].after, "");
    after.notes = changed;
    after.note_count = 3;
    differs(&after, "notes[2].do", "走动", "跑动");
}

int main(void)
{
    arena = arena_open();
    each_kind_of_value();
    words_and_labels();
    items_that_begin_with_a_word();
    items_by_their_place();
    arena_close(arena);
    return check_end();
}
