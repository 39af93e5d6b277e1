#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/fields.h"
#include "base/issues.h"
#include "base/json.h"
#include "base/node.h"
#include "base/yaml.h"

struct step {
    int minutes;
    struct bilingual text;
    const char *remark;
};

struct sample {
    int schema;
    const char *id;
    struct bilingual name;
    int kind;
    uint64_t phases;
    uint64_t goals;
    int effects[3];
    struct range age;
    struct { struct range size; int parity; } people;
    bool is_ritual;
    const struct step *steps;
    int step_count;
    const char *const *notes;
    int note_count;
    const struct node *more;
    const char *remark;
    struct bilingual title;
};

static const struct word kind_list[] = {{"game", {"游戏", "game"}}, {"dance", {"舞", "dance"}}};
static const struct words kind_words = {kind_list, 2};
static const struct word phase_list[] = {{"checkin", {"签到", "check-in"}},
                                         {"warmup", {"热身", "warm-up"}},
                                         {"main", {"主活动", "main"}}};
static const struct words phase_words = {phase_list, 3};
static const struct word goal_list[] = {{"impulse", {"冲动", "impulse"}}, {"belong", {"归属", "b"}},
                                        {"cooperate", {"合作", "cooperate"}}};
static const struct words vocabularies[] = {{NULL, 0}, {goal_list, 3}};

#define AT(member) offsetof(struct sample, member)

static const struct field size_rows[] = {
    {.name = "min", .kind = FIELD_INT, .offset = AT(people.size.min), .min = 1, .max = 300},
    {.name = "max", .kind = FIELD_INT, .offset = AT(people.size.max), .min = 1, .max = 300},
    {.name = "parity", .kind = FIELD_INT, .is_optional = true, .offset = AT(people.parity),
     .max = 2, .doc = {"单|双", "odd | even"}},
};
static const struct fields size_fields = {size_rows, 3, sizeof(struct sample)};

static const struct field step_rows[] = {
    {.name = "minutes", .kind = FIELD_INT, .offset = offsetof(struct step, minutes), .min = 1,
     .max = 60},
    {.name = "do", .kind = FIELD_BILINGUAL, .offset = offsetof(struct step, text), .max = 20},
    {.name = "remark", .kind = FIELD_TEXT, .is_optional = true,
     .offset = offsetof(struct step, remark), .max = 20},
};
static const struct fields step_fields = {step_rows, 3, sizeof(struct step)};

static const struct field rows[] = {
    {.name = "schema", .kind = FIELD_INT, .offset = AT(schema), .min = 1, .max = 1,
     .doc = {"格式版本", "format of the file"}},
    {.name = "id", .kind = FIELD_ID, .offset = AT(id), .max = 20},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = AT(name), .max = 10},
    {.name = "kind", .kind = FIELD_WORD, .offset = AT(kind), .words = &kind_words},
    {.name = "phases", .kind = FIELD_WORD_SET, .offset = AT(phases), .words = &phase_words},
    {.name = "goals", .kind = FIELD_WORD_SET, .is_optional = true, .offset = AT(goals),
     .vocabulary = 1},
    {.name = "effects", .kind = FIELD_WORD_MAP, .is_optional = true, .offset = AT(effects),
     .vocabulary = 1, .min = 1, .max = 3},
    {.name = "age", .kind = FIELD_RANGE, .is_optional = true, .offset = AT(age), .min = 36,
     .max = 1199},
    {.name = "people", .kind = FIELD_GROUP, .is_optional = true, .inner = &size_fields},
    {.name = "ritual", .kind = FIELD_BOOL, .is_optional = true, .offset = AT(is_ritual)},
    {.name = "steps", .kind = FIELD_LIST, .is_optional = true, .offset = AT(steps),
     .count_offset = AT(step_count), .min = 1, .max = 3, .inner = &step_fields},
    {.name = "notes", .kind = FIELD_TEXTS, .is_optional = true, .offset = AT(notes),
     .count_offset = AT(note_count), .min = 0, .max = 2},
    {.name = "more", .kind = FIELD_NODE, .is_optional = true, .offset = AT(more)},
    {.name = "remark", .kind = FIELD_TEXT, .is_optional = true, .offset = AT(remark), .max = 5},
    {.name = "title", .kind = FIELD_BILINGUAL, .is_optional = true, .offset = AT(title), .max = 5},
};
static const struct fields sample_fields = {rows, sizeof rows / sizeof rows[0],
                                            sizeof(struct sample)};

/* Fills a sample from YAML and gives the problems as text. */
static const char *fill(struct arena *arena, const char *text, struct sample *sample)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct node *root = yaml_parse(arena, text, strlen(text), "f", &issues);
    struct fields_reader reader = {arena, "f", vocabularies, &issues};
    *sample = (struct sample){0};
    if (CHECK(root)) {
        bool is_filled = fields_fill(&reader, &sample_fields, root, sample);
        CHECK(is_filled == !issues.error_count);
    }
    issues_sort(&issues);
    struct buf out = buf_start(arena);
    issues_write(&issues, &out);
    return out.text;
}

#define START "schema: 1\nid: big-melon\nname: {zh: 大西瓜, en: Melon}\nkind: dance\n" \
              "phases: [warmup, main]\n"

static void test_good(struct arena *arena)
{
    struct sample s;
    CHECK_TEXT(fill(arena, START "goals: [cooperate, impulse]\neffects: {belong: 2}\n"
                           "age: {min: 72, max: 1199}\npeople: {min: 5, max: 60, parity: 2}\n"
                           "ritual: true\nsteps:\n  - minutes: 2\n    do: {zh: 站好, en: ' Stand '}\n"
                           "  - {minutes: 60, do: {zh: 坐下, en: Sit}, remark: x}\n"
                           "notes: [一, \"二\"]\nmore: {any: [thing]}\nremark: |\n  五个字\n", &s), "");
    CHECK_NUMBER(s.schema, 1);
    CHECK_TEXT(s.id, "big-melon");
    CHECK_TEXT(s.name.zh, "大西瓜");
    CHECK_NUMBER(s.kind, 1);
    CHECK_NUMBER(s.phases, 6);
    CHECK_NUMBER(s.goals, 5);
    CHECK(s.effects[0] == 0 && s.effects[1] == 2 && s.effects[2] == 0);
    CHECK(s.age.min == 72 && s.age.max == 1199);
    CHECK(s.people.size.min == 5 && s.people.size.max == 60 && s.people.parity == 2);
    CHECK(s.is_ritual);
    CHECK_NUMBER(s.step_count, 2);
    CHECK_TEXT(s.steps[0].text.en, "Stand");
    CHECK_TEXT(s.steps[0].remark, "");
    CHECK_NUMBER(s.steps[1].minutes, 60);
    CHECK_TEXT(s.steps[1].remark, "x");
    CHECK_NUMBER(s.note_count, 2);
    CHECK_TEXT(s.notes[1], "二");
    CHECK(s.more && s.more->kind == NODE_MAP);
    CHECK_TEXT(s.remark, "五个字");
}

static void test_optional(struct arena *arena)
{
    struct sample s;
    CHECK_TEXT(fill(arena, START, &s), "");
    CHECK_TEXT(s.remark, "");
    CHECK_TEXT(s.title.zh, "");
    CHECK_TEXT(s.title.en, "");
    CHECK(!s.steps && !s.step_count && !s.notes && !s.more && !s.goals && !s.is_ritual);
}

static void test_broken(struct arena *arena)
{
    static const struct { const char *text, *said; } cases[] = {
        {"people: {min: 0, max: 60}", "f:6:15: error: people.min is 0; it must be from 1 to 300"},
        {"people: {min: 1, max: 301}",
         "f:6:23: error: people.max is 301; it must be from 1 to 300"},
        {"people: {min: 5}", "f:6:9: error: 'people.max' is missing; add e.g. 'max: 1'"},
        {"people: 5", "f:6:9: error: people must be a map, such as {min: …}"},
        {"people: {min: \"5\", max: 6}",
         "f:6:15: error: people.min must be a whole number from 1 to 300, without quotes"},
        {"people: {min: 五, max: 6}",
         "f:6:15: error: people.min must be a whole number from 1 to 300, without quotes"},
        {"people: {min: 99999999999999999999, max: 6}",
         "f:6:15: error: people.min must be a whole"},
        {"people: {min: 05, max: 9}", "f:6:15: error: people.min is '05'; write 5"},
        {"people: {min: +5, max: 9}", "f:6:15: error: people.min is '+5'; write 5"},
        {"people: {min: ５, max: 9}", "f:6:15: error: people.min is '５'; write 5"},
        {"people: {min: -05, max: 9}", "f:6:15: error: people.min is '-05'; write -5"},
        {"people: {mim: 5, max: 9}",
         "f:6:10: error: unknown key 'people.mim'; did you mean 'min'?"},
        {"phase: [main]", "f:6:1: error: unknown key 'phase'; did you mean 'phases'?"},
        {"people: {min: 1, max: 2, paritiy: 1}",
         "f:6:26: error: unknown key 'people.paritiy'; did you mean 'parity'?"},
        {"colour: red", "f:6:1: error: unknown key 'colour'; delete it or correct its spelling"},
        {"goals: [cooperat]",
         "f:6:9: error: goals: unknown word 'cooperat'; did you mean 'cooperate'?"},
        {"goals: [x]", "f:6:9: error: goals: unknown word 'x'; there are: impulse, belong, "
                       "cooperate"},
        {"goals: [belong, belong]", "f:6:17: error: goals: 'belong' stands twice; keep one"},
        {"goals: belong", "f:6:8: error: goals must be a list of words, such as [impulse, belong, "
                          "cooperate]"},
        {"goals: [[belong]]", "f:6:9: error: goals must be a list of words"},
        {"effects: {belong: 4}", "f:6:19: error: effects.belong is 4; it must be from 1 to 3"},
        {"effects: {belongs: 2}",
         "f:6:11: error: effects: unknown word 'belongs'; did you mean 'belong'?"},
        {"effects: [belong]", "f:6:10: error: effects must be a map, such as {impulse: 3}"},
        {"age: {min: 100, max: 90}",
         "f:6:6: error: age: min 100 is above max 90; exchange them"},
        {"age: {min: 100}", "f:6:6: error: 'age.max' is missing; add e.g. 'max: 36'"},
        {"age: {min: 35, max: 90}", "f:6:12: error: age.min is 35; it must be from 36 to 1199"},
        {"ritual: yes", "f:6:9: error: ritual must be true or false"},
        {"ritual: \"true\"", "f:6:9: error: ritual must be true or false"},
        {"steps: []", "f:6:8: error: steps has 0 items; it must have 1 to 3"},
        {"steps: [x]", "f:6:9: error: steps[1] must be a map, such as {minutes: …}"},
        {"steps: {a: 1}", "f:6:8: error: steps must be a list; begin each item with '- '"},
        {"steps: [{minutes: 1, do: {zh: 好, en: ok}}, {minutes: 61, do: {zh: 好, en: ok}}]",
         "f:6:54: error: steps[2].minutes is 61; it must be from 1 to 60"},
        {"steps: [{minutes: 1, do: {zh: 好}}]", "f:6:26: error: 'steps[1].do.en' is missing; add "
                                               "e.g. 'en: …'"},
        {"notes: [一, 二, 三]", "f:6:8: error: notes has 3 items; it must have 0 to 2"},
        {"notes: [一, \" \"]", "f:6:12: error: notes[2] is empty; write it"},
        {"notes: [[一]]", "f:6:9: error: notes[1] must be a text"},
        {"remark: 一二三四五六", "f:6:9: error: remark has 6 characters; at most 5 fit, shorten it"},
        {"remark: \"\"", "f:6:9: error: remark is empty; write it"},
        {"title: 好", "f:6:8: error: title must be a map, such as {zh: 你好, en: Hello}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sample s;
        const char *text = arena_format(arena, "%s%s\n", START, cases[i].text);
        const char *said = fill(arena, text, &s);
        bool is_one = strchr(said, '\n') && !strchr(said, '\n')[1];
        if (!CHECK(is_one && !strncmp(said, cases[i].said, strlen(cases[i].said))))
            printf("    %s\n    said:   %s    wanted: %s\n", cases[i].text, said, cases[i].said);
    }
}

static void test_missing(struct arena *arena)
{
    struct sample s;
    CHECK_TEXT(fill(arena, "id: Big_Melon\nkind: gane\n", &s),
               "f:1:1: error: 'name' is missing; add e.g. 'name: {zh: …, en: …}'\n"
               "f:1:1: error: 'phases' is missing; add e.g. 'phases: [checkin]'\n"
               "f:1:1: error: 'schema' is missing; add e.g. 'schema: 1'\n"
               "f:1:5: error: id is 'Big_Melon'; use small letters, digits and - only\n"
               "f:2:7: error: kind: unknown word 'gane'; did you mean 'game'?\n");
    CHECK_TEXT(fill(arena, "- 1\n", &s),
               "f:1:1: error: here must be a map of keys, such as 'schema: 1'\n");
    CHECK_TEXT(fill(arena, "schema: 1\nid: x\nname: {zh: 一, en: x}\nphases: []\n", &s),
               "f:1:1: error: 'kind' is missing; add e.g. 'kind: game'\n");
    CHECK_NUMBER(words_find(kind_words, "dance"), 1);
    CHECK_NUMBER(words_find(kind_words, "danc"), -1);
    CHECK_NUMBER(words_find((struct words){0}, "dance"), -1);
}

/* The same rows read JSON, whose values have kinds and no places. */
static void test_json(struct arena *arena)
{
    const char *text = "{\"schema\": 1, \"id\": \"x\", \"name\": {\"zh\": \"一\", \"en\": \"one\"},"
                       "\"kind\": \"game\", \"phases\": [\"main\"], \"ritual\": true,"
                       "\"remark\": null, \"age\": {\"min\": 40, \"max\": \"50\"}}";
    struct error err = error_start(LANGUAGE_EN);
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct node *root = json_parse(arena, text, strlen(text), "f", &err);
    struct fields_reader reader = {arena, "f", vocabularies, &issues};
    struct sample s = {0};
    CHECK(root && !fields_fill(&reader, &sample_fields, root, &s));
    CHECK(s.schema == 1 && s.is_ritual && s.phases == 4);
    CHECK_TEXT(s.remark, "");
    struct buf out = buf_start(arena);
    issues_write(&issues, &out);
    CHECK_TEXT(out.text, "f: error: age.max must be a whole number from 36 to 1199, without "
                         "quotes\n");
}

static void test_document(struct arena *arena)
{
    struct buf out = buf_start(arena);
    fields_document(&sample_fields, &out);
    CHECK(!strncmp(out.text, "| 键 key | 值 value | 必填 needed | 说明 | What it is |\n"
                             "|---|---|---|---|---|\n"
                             "| `schema` | 1–1 | ✓ | 格式版本 | format of the file |\n", 120));
    CHECK(strstr(out.text, "\n| `kind` | word: `game`, `dance` | ✓ |  |  |\n"));
    CHECK(strstr(out.text, "\n| `people.parity` | 0–2 |  | 单\\|双 | odd \\| even |\n"));
    CHECK(strstr(out.text, "\n| `steps[].do` | `{zh: , en: }`, ≤ 20 | ✓ |  |  |\n"));
    int lines = 0;
    for (const char *at = out.text; *at; at++)
        lines += *at == '\n';
    CHECK_NUMBER(lines, 2 + 15 + 3 + 3);
}

int main(void)
{
    struct arena *arena = arena_open();
    test_good(arena);
    test_optional(arena);
    test_broken(arena);
    test_missing(arena);
    test_json(arena);
    test_document(arena);
    arena_close(arena);
    return check_end();
}
