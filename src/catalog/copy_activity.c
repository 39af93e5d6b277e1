/* An own version begins as a copy: three places of the text change and nothing else, so comments,
 * order and wording stay the author's. The places come from the tree of the file; whether the
 * change did what it should is seen by reading the result. */
#include "catalog/catalog.h"
#include "catalog/loading.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"

#include <string.h>

/* One stretch of the old text and what takes its place. */
struct change {
    size_t start, end;
    const char *text;
};

enum { CHANGES_MOST = 5 };

struct changes {
    struct change list[CHANGES_MOST];
    int count;
};

/* The offset of a place; columns count characters. */
static size_t offset_of(const char *text, int line, int column)
{
    const char *at = text;
    for (int i = 1; i < line && *at; i++) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    for (int i = 1; i < column && *at && *at != '\n'; i++) {
        int bytes;
        text_next(at, &bytes);
        at += bytes;
    }
    return (size_t)(at - text);
}

/* The end of the scalar that begins here: ids, numbers and short words. */
static size_t scalar_end(const char *text, size_t start)
{
    char quote = text[start];
    if (quote != '"' && quote != '\'')
        return start + strcspn(text + start, " ,}\r\n");
    const char *end = strchr(text + start + 1, quote);
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

static void replace_value(struct changes *changes, const char *text, const struct node *node,
                          const char *value)
{
    size_t start = offset_of(text, node->line, node->column);
    changes->list[changes->count++] = (struct change){start, scalar_end(text, start), value};
}

/* `key: value` behind the last key of the map, on the same line or on one more as the map is. */
static void append_key(struct arena *arena, struct changes *changes, const char *text,
                       const struct node *map, const char *addition, const char *indented)
{
    const struct node *last = map->first;
    while (last->next)
        last = last->next;
    bool is_flow = text[offset_of(text, map->line, map->column)] == '{';
    size_t at = scalar_end(text, offset_of(text, last->line, last->column));
    if (is_flow) {
        changes->list[changes->count++] =
            (struct change){at, at, arena_format(arena, ", %s", addition)};
        return;
    }
    at += strcspn(text + at, "\n");
    at -= at && text[at - 1] == '\r';
    changes->list[changes->count++] = (struct change){at, at, indented};
}

/* from and from_version become those of the source, whether it has them or not. */
static void change_origin(struct arena *arena, struct changes *changes, const char *text,
                          const struct node *origin, const struct activity *source)
{
    const char *version = arena_format(arena, "%d", source->version);
    const struct node *from = node_find(origin, "from");
    const struct node *from_version = node_find(origin, "from_version");
    if (from && from_version) {
        replace_value(changes, text, from, source->id);
        replace_value(changes, text, from_version, version);
        return;
    }
    int column = origin->first->key_column;
    const char *end = strchr(text, '\r') ? "\r\n" : "\n";
    append_key(arena, changes, text, origin,
               arena_format(arena, "from: %s, from_version: %s", source->id, version),
               arena_format(arena, "%s%*sfrom: %s%s%*sfrom_version: %s", end, column - 1, "",
                            source->id, end, column - 1, "", version));
}

static void sort_changes(struct changes *changes)
{
    struct change *list = changes->list;
    for (int i = 1; i < changes->count; i++)
        for (int j = i; j > 0 && list[j - 1].start > list[j].start; j--) {
            struct change other = list[j];
            list[j] = list[j - 1];
            list[j - 1] = other;
        }
}

static const char *apply(struct arena *arena, const char *text, struct changes *changes)
{
    struct buf out = buf_start(arena);
    size_t at = 0;
    sort_changes(changes);
    for (int i = 0; i < changes->count; i++) {
        buf_add_bytes(&out, text + at, changes->list[i].start - at);
        buf_add(&out, changes->list[i].text);
        at = changes->list[i].end;
    }
    buf_add(&out, text + at);
    return out.text;
}

/* The line that names the schema for editors points from the old folder; it gets a path that holds
 * in the new one, or goes. */
static const char *move_schema(struct arena *arena, const char *text, const char *schema)
{
    const char *mark = "# yaml-language-server:";
    if (!text_starts_with(text, mark))
        return text;
    const char *rest = text + strcspn(text, "\n");
    rest += *rest == '\n';
    return schema[0] ? arena_format(arena, "%s $schema=%s\n%s", mark, schema, rest) : rest;
}

/* True when the copy says the same but for what was to change. */
static bool is_as_wanted(const struct activity *copy, const struct activity *source,
                         const char *id)
{
    return copy && text_equal(copy->id, id) && copy->version == 1 &&
           text_equal(copy->from, source->id) && copy->from_version == source->version &&
           text_equal(copy->licence, source->licence);
}

const char *catalog_copy_activity(struct arena *arena, const struct catalog *catalog,
                                  const struct activity *activity, const char *id,
                                  const char *schema, struct error *err)
{
    struct issues issues = issues_start(arena, err->language);
    const char *text = activity->bytes;
    const struct node *root = yaml_parse(arena, text, activity->length, activity->file, &issues);
    if (root) {
        struct changes changes = {0};
        replace_value(&changes, text, node_find(root, "id"), id);
        replace_value(&changes, text, node_find(root, "version"), "1");
        change_origin(arena, &changes, text, node_find(root, "origin"), activity);
        const char *copy = move_schema(arena, apply(arena, text, &changes), schema);
        if (is_as_wanted(catalog_read_bytes(arena, catalog, id, copy, strlen(copy), &issues),
                         activity, id))
            return copy;
    }
    error_set(err, ERROR_INPUT,
              N_("%s is written in an unusual way and cannot be copied; run 'catalog fmt' on it"
                 " first"), activity->file);
    return NULL;
}
