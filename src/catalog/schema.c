/* JSON Schema (draft-07) from the rows that the reader itself goes by: what one field can say
 * alone. What several fields say together (minutes add up …) is told by `catalog check`. */
#include "base/buf.h"
#include "base/json.h"
#include "catalog/catalog.h"
#include "catalog/loading.h"

#include <string.h>

enum { ID_MOST = 40, TEXTS_MOST = 2000 };

struct schema {
    struct json_writer *json;
    struct arena *arena;
    struct words vocabularies[LOADING_VOCABULARY_COUNT];
    const enum language *only;          /* NULL: both */
};

static const struct {
    const char *name;
    const struct fields *fields;
    struct bilingual title;
} kinds[] = {
    [CATALOG_SCHEMA_ACTIVITY] = {"activity", &activity_fields, {"活动", "activity"}},
    [CATALOG_SCHEMA_PROGRAMME] = {"programme", &programme_fields, {"方案模板", "programme"}},
};
static_assert(sizeof kinds / sizeof *kinds == CATALOG_SCHEMA_COUNT, "one for each kind of file");

static void write_fields(const struct schema *schema, const struct fields *fields);

static const char *in_words(const struct schema *schema, struct bilingual text, const char *between)
{
    if (schema->only)
        return messages_pick(*schema->only, text);
    return arena_format(schema->arena, "%s%s%s", text.zh, between, text.en);
}

static void describe(const struct schema *schema, struct bilingual doc)
{
    json_text(schema->json, "description", in_words(schema, doc, "\n\n"));
}

static void write_type(const struct schema *schema, const char *type)
{
    json_text(schema->json, "type", type);
}

static void write_limits(const struct schema *schema, const char *least, const char *most,
                         const struct field *field)
{
    json_number(schema->json, least, field->min);
    json_number(schema->json, most, field->max);
}

static void write_number(const struct schema *schema, const struct field *field)
{
    write_type(schema, "integer");
    if (field->min == field->max)
        json_number(schema->json, "const", field->min);
    else
        write_limits(schema, "minimum", "maximum", field);
}

/* A text of more than blanks. */
static void write_text(const struct schema *schema, int most)
{
    write_type(schema, "string");
    json_text(schema->json, "pattern", "\\S");
    json_number(schema->json, "maxLength", most);
}

static void write_id(const struct schema *schema, int most)
{
    write_type(schema, "string");
    json_text(schema->json, "pattern", "^[a-z0-9-]+$");
    json_number(schema->json, "maxLength", most);
}

static struct words words_of(const struct schema *schema, const struct field *field)
{
    return field_words(field, schema->vocabularies);
}

/* The words and, for the list that an editor offers, their names. */
static void write_words(const struct schema *schema, struct words words)
{
    write_type(schema, "string");
    json_open_list(schema->json, "enum");
    for (int i = 0; i < words.count; i++)
        json_text(schema->json, NULL, words.list[i].key);
    json_close_list(schema->json);
    json_open_list(schema->json, "enumDescriptions");
    for (int i = 0; i < words.count; i++)
        json_text(schema->json, NULL, in_words(schema, words.list[i].name, " · "));
    json_close_list(schema->json);
}

static void write_word_set(const struct schema *schema, const struct field *field)
{
    write_type(schema, "array");
    if (field->min)
        json_number(schema->json, "minItems", field->min);
    json_bool(schema->json, "uniqueItems", true);
    json_open_map(schema->json, "items");
    write_words(schema, words_of(schema, field));
    json_close_map(schema->json);
}

static void close_properties(const struct schema *schema)
{
    json_close_map(schema->json);
    json_bool(schema->json, "additionalProperties", false);
}

static void write_word_map(const struct schema *schema, const struct field *field)
{
    struct words words = words_of(schema, field);
    write_type(schema, "object");
    json_open_map(schema->json, "properties");
    for (int i = 0; i < words.count; i++) {
        json_open_map(schema->json, words.list[i].key);
        describe(schema, words.list[i].name);
        write_number(schema, field);
        json_close_map(schema->json);
    }
    close_properties(schema);
}

/* Both keys of {zh: , en: } or {min: , max: }. */
static void write_pair(const struct schema *schema, const struct field *field,
                       const struct word keys[2],
                       void (*write)(const struct schema *schema, const struct field *field))
{
    write_type(schema, "object");
    json_open_map(schema->json, "properties");
    for (int i = 0; i < 2; i++) {
        json_open_map(schema->json, keys[i].key);
        describe(schema, keys[i].name);
        write(schema, field);
        json_close_map(schema->json);
    }
    json_close_map(schema->json);
    json_open_inline_list(schema->json, "required");
    json_text(schema->json, NULL, keys[0].key);
    json_text(schema->json, NULL, keys[1].key);
    json_close_list(schema->json);
    json_bool(schema->json, "additionalProperties", false);
}

static void write_side(const struct schema *schema, const struct field *field)
{
    write_text(schema, field->max);
}

static void write_list(const struct schema *schema, const struct field *field)
{
    write_type(schema, "array");
    write_limits(schema, "minItems", "maxItems", field);
    json_open_map(schema->json, "items");
    if (field->kind == FIELD_LIST)
        write_fields(schema, field->inner);
    else
        write_text(schema, TEXTS_MOST);
    json_close_map(schema->json);
}

/* -- what the owner of a node reads by itself -------------------------------------------------- */

static void write_id_list(const struct schema *schema)
{
    write_type(schema, "array");
    json_open_map(schema->json, "items");
    write_id(schema, ID_MOST);
    json_close_map(schema->json);
}

static void write_alternatives(const struct schema *schema)
{
    write_type(schema, "array");
    json_open_map(schema->json, "items");
    write_id_list(schema);
    json_close_map(schema->json);
}

static void write_alternatives_by_session(const struct schema *schema)
{
    write_type(schema, "object");
    json_open_map(schema->json, "patternProperties");
    json_open_map(schema->json, "^[1-9][0-9]?$");
    write_alternatives(schema);
    json_close_map(schema->json);
    close_properties(schema);
}

static void write_filler_list(const struct schema *schema)
{
    write_type(schema, "array");
    json_open_map(schema->json, "items");
    write_words(schema, filler_words);
    json_close_map(schema->json);
}

static void write_by_phase(const struct schema *schema,
                           void (*write)(const struct schema *schema))
{
    write_type(schema, "object");
    json_open_map(schema->json, "properties");
    for (int i = 0; i < phase_words.count; i++) {
        json_open_map(schema->json, phase_words.list[i].key);
        describe(schema, phase_words.list[i].name);
        write(schema);
        json_close_map(schema->json);
    }
    close_properties(schema);
}

static void write_items(const struct schema *schema)
{
    write_type(schema, "array");
    json_open_map(schema->json, "items");
    write_words(schema, schema->vocabularies[LOADING_ITEMS]);
    json_close_map(schema->json);
}

static void write_node(const struct schema *schema, const struct field *field)
{
    switch ((enum loading_shape)field->shape) {
    case SHAPE_ANY: break;
    case SHAPE_IDS_BY_PHASE: write_by_phase(schema, write_id_list); break;
    case SHAPE_ALTERNATIVES: write_alternatives(schema); break;
    case SHAPE_ALTERNATIVES_BY_SESSION: write_alternatives_by_session(schema); break;
    case SHAPE_FILLERS_BY_PHASE: write_by_phase(schema, write_filler_list); break;
    case SHAPE_ITEMS: write_items(schema); break;
    }
}

/* -- fields ------------------------------------------------------------------------------------ */

static const struct word sides[2] = {
    {"zh", {"中文", "in Chinese"}}, {"en", {"英文", "in English"}}};
static const struct word ends[2] = {{"min", {"最小", "least"}}, {"max", {"最大", "most"}}};

static void write_value(const struct schema *schema, const struct field *field)
{
    switch (field->kind) {
    case FIELD_INT: write_number(schema, field); break;
    case FIELD_BOOL: write_type(schema, "boolean"); break;
    case FIELD_TEXT: write_text(schema, field->max); break;
    case FIELD_ID: write_id(schema, field->max); break;
    case FIELD_BILINGUAL: write_pair(schema, field, sides, write_side); break;
    case FIELD_WORD: write_words(schema, words_of(schema, field)); break;
    case FIELD_WORD_SET: write_word_set(schema, field); break;
    case FIELD_WORD_MAP: write_word_map(schema, field); break;
    case FIELD_RANGE: write_pair(schema, field, ends, write_number); break;
    case FIELD_GROUP: write_fields(schema, field->inner); break;
    case FIELD_LIST:
    case FIELD_TEXTS: write_list(schema, field); break;
    case FIELD_NODE: write_node(schema, field); break;
    }
}

static void write_required(const struct schema *schema, const struct fields *fields)
{
    bool has_required = false;
    for (int i = 0; i < fields->count; i++)
        has_required = has_required || !fields->list[i].is_optional;
    if (!has_required)
        return;
    json_open_list(schema->json, "required");
    for (int i = 0; i < fields->count; i++)
        if (!fields->list[i].is_optional)
            json_text(schema->json, NULL, fields->list[i].name);
    json_close_list(schema->json);
}

/* The inside of a map: its keys and no others. */
static void write_keys(const struct schema *schema, const struct fields *fields)
{
    struct json_writer *json = schema->json;
    write_type(schema, "object");
    json_open_map(json, "properties");
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        json_open_map(json, field->name);
        describe(schema, field->doc);
        write_value(schema, field);
        json_close_map(json);
    }
    close_properties(schema);
}

static void write_fields(const struct schema *schema, const struct fields *fields)
{
    write_keys(schema, fields);
    write_required(schema, fields);
}

/* A file with the key `replaces` has only what it changes, and the keys of every file. */
static void write_file(const struct schema *schema, const struct fields *fields)
{
    static const char *const always[] = {"schema", "id", "version"};
    struct json_writer *json = schema->json;
    write_keys(schema, fields);
    json_open_inline_list(json, "required");
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        json_text(json, NULL, always[i]);
    json_close_list(json);
    json_open_map(json, "if");
    json_open_map(json, "not");
    json_open_inline_list(json, "required");
    json_text(json, NULL, "replaces");
    json_close_list(json);
    json_close_map(json);
    json_close_map(json);
    json_open_map(json, "then");
    write_required(schema, fields);
    json_close_map(json);
}

bool catalog_find_schema(const char *name, enum catalog_schema *found)
{
    for (int i = 0; i < CATALOG_SCHEMA_COUNT; i++)
        if (!strcmp(kinds[i].name, name)) {
            *found = (enum catalog_schema)i;
            return true;
        }
    return false;
}

void catalog_write_schema(const struct vocabulary *vocabulary, enum catalog_schema kind,
                          const enum language *only, struct buf *out)
{
    struct json_writer json = json_start(out);
    struct schema schema = {.json = &json, .arena = out->arena, .only = only};
    loading_words(vocabulary, schema.vocabularies);
    json_open_map(&json, NULL);
    json_text(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_text(&json, "$comment",
              arena_format(out->arena, "written by: tuanfu catalog schema %s", kinds[kind].name));
    json_text(&json, "title",
              arena_format(out->arena, "tuanfu: %s", in_words(&schema, kinds[kind].title, " · ")));
    if (kind == CATALOG_SCHEMA_ACTIVITY)
        write_file(&schema, kinds[kind].fields);
    else
        write_fields(&schema, kinds[kind].fields);
    json_close_map(&json);
    json_end(&json);
}
