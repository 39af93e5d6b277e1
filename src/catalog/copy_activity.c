/* An own version begins as a copy: three places of the text change and nothing else, so comments,
 * order and wording stay the author's. The places come from the tree of the file; whether the
 * change did what it should is seen by reading the result. */
#include "catalog/catalog.h"
#include "catalog/loading.h"
#include "catalog/source_blocks.h"

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

static void replace_value(struct changes *changes, const struct source *source,
                          const struct node *node, const char *value)
{
    changes->list[changes->count++] =
        (struct change){source_start_of(source, node), source_end_of(source, node), value};
}

/* Keys behind the last one of the map: on the same line, or on lines of their own. */
static void append_keys(struct changes *changes, const struct source *source,
                        const struct node *map, const char *in_flow, const char *in_lines)
{
    size_t at = source_end_of(source, node_at(map, map->count - 1));
    bool is_flow = source_is_flow(source, map);
    if (!is_flow) {
        at += strcspn(source->bytes + at, "\n");
        at -= at && source->bytes[at - 1] == '\r';
    }
    changes->list[changes->count++] = (struct change){at, at, is_flow ? in_flow : in_lines};
}

/* from and from_version become those of the activity, whether it has them or not. */
static void change_origin(struct arena *arena, struct changes *changes,
                          const struct source *source, const struct node *origin,
                          const struct activity *activity)
{
    const char *version = arena_format(arena, "%d", activity->version);
    const struct node *from = node_find(origin, "from");
    const struct node *from_version = node_find(origin, "from_version");
    if (from && from_version) {
        replace_value(changes, source, from, activity->id);
        replace_value(changes, source, from_version, version);
        return;
    }
    int blanks = origin->first->key_column - 1;
    const char *end = strchr(source->bytes, '\r') ? "\r\n" : "\n";
    append_keys(changes, source, origin,
                arena_format(arena, ", from: %s, from_version: %s", activity->id, version),
                arena_format(arena, "%s%*sfrom: %s%s%*sfrom_version: %s", end, blanks, "",
                             activity->id, end, blanks, "", version));
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

const char *copy_text(struct arena *arena, const struct activity *activity, const char *id,
                      struct issues *issues)
{
    const struct node *root =
        yaml_parse(arena, activity->bytes, activity->length, activity->file, issues);
    if (!root)
        return NULL;
    const struct source source = source_read(arena, activity->bytes, activity->length);
    struct changes changes = {0};
    if (id) {
        replace_value(&changes, &source, node_find(root, "id"), id);
        replace_value(&changes, &source, node_find(root, "version"), "1");
    }
    change_origin(arena, &changes, &source, node_find(root, "origin"), activity);
    return apply(arena, activity->bytes, &changes);
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
    const char *text = copy_text(arena, activity, id, &issues);
    const char *copy = text ? move_schema(arena, text, schema) : NULL;
    if (copy && is_as_wanted(catalog_read_bytes(arena, catalog, id, copy, strlen(copy), &issues),
                             activity, id))
        return copy;
    error_set(err, ERROR_INPUT,
              N_("%s is written in an unusual way and cannot be copied; run 'catalog fmt' on it"
                 " first"), activity->file);
    return NULL;
}
