/* What yaml_parse makes of the files named, one JSON list for a foreign hand to judge: each file
 * with its problems or with its tree. A text stands as ["plain" or "quoted", text], so that nobody
 * downstream can take one for the other. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/json.h"
#include "base/node.h"
#include "base/yaml.h"

#include <stdio.h>

static void write_node(struct json_writer *json, const char *key, const struct node *node)
{
    if (node->kind == NODE_TEXT) {
        json_open_inline_list(json, key);
        json_text(json, NULL, node->is_quoted ? "quoted" : "plain");
        json_text(json, NULL, node->text);
        json_close_list(json);
        return;
    }
    bool is_map = node->kind == NODE_MAP;
    json_open_map(json, key);
    if (is_map)
        json_open_map(json, "map");
    else
        json_open_list(json, "list");
    for (const struct node *child = node->first; child; child = child->next)
        write_node(json, is_map ? child->key : NULL, child);
    if (is_map)
        json_close_map(json);
    else
        json_close_list(json);
    json_close_map(json);
}

static void write_file(struct json_writer *json, struct arena *arena, const char *path)
{
    struct error err = error_start(LANGUAGE_EN);
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    size_t length;
    const char *bytes = file_read(arena, path, (size_t)2 << 20, &length, &err);
    if (!bytes) {
        fprintf(stderr, "%s\n", err.text);
        return;
    }
    const struct node *root = yaml_parse(arena, bytes, length, "f", &issues);
    json_open_map(json, NULL);
    json_text(json, "file", path);
    json_open_list(json, "problems");
    for (int i = 0; i < issues.list.count; i++)
        if (issues.list.items[i].severity == ISSUE_ERROR)
            json_text(json, NULL, issues.list.items[i].text);
    json_close_list(json);
    if (root)
        write_node(json, "tree", root);
    json_close_map(json);
}

int main(int count, char **paths)
{
    struct arena *arena = arena_open();
    struct buf out = buf_start(arena);
    struct json_writer json = json_start(&out);
    json_open_list(&json, NULL);
    for (int i = 1; i < count; i++) {
        fprintf(stderr, "%s\n", paths[i]);      /* a crash is named before it happens */
        write_file(&json, arena, paths[i]);
    }
    json_close_list(&json);
    json_end(&json);
    fputs(out.text, stdout);
    arena_close(arena);
    return 0;
}
