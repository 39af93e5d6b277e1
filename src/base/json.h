/* JSON in (jansson: whole numbers only, duplicate keys refused, depth ≤ 64) and out (a streaming
 * writer with two-space indentation). */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct node;

/* The root, or NULL with `err` filled ("file:line:column: …"). Texts are NFC and live in the arena;
 * nodes carry no places. */
const struct node *json_parse(struct arena *arena, const char *bytes, size_t length,
                              const char *file, struct error *err);

enum { JSON_DEPTH_MAX = 32 };

struct json_writer {
    struct buf *out;
    int depth;
    bool has_items[JSON_DEPTH_MAX];
    bool is_inline[JSON_DEPTH_MAX];
};

struct json_writer json_start(struct buf *out);

/* `key` is NULL inside a list and at the root. An inline list or map stays on one line. */
void json_open_map(struct json_writer *json, const char *key);
void json_open_inline_map(struct json_writer *json, const char *key);
void json_close_map(struct json_writer *json);
void json_open_list(struct json_writer *json, const char *key);
void json_open_inline_list(struct json_writer *json, const char *key);
void json_close_list(struct json_writer *json);
void json_text(struct json_writer *json, const char *key, const char *text);
void json_number(struct json_writer *json, const char *key, int64_t number);
void json_bool(struct json_writer *json, const char *key, bool truth);

/* jansson has a json_null of its own, and ours would take its place at run time: the symbol must
 * have another name. */
void json_write_null(struct json_writer *json, const char *key);
#define json_null json_write_null

/* Ends the document with a newline; every map and list must be closed. */
void json_end(struct json_writer *json);

#endif
