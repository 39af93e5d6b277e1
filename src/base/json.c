/* Reading: one look at the bytes finds what jansson would not place or would let pass (depth,
 * reals, invisible characters); jansson proves the grammar; its values become nodes. Writing: a
 * stream of items with two blanks a level. */
#include "json.h"

#undef json_null        /* from here on jansson's own */

#include "arena.h"
#include "error.h"
#include "node.h"
#include "text.h"
#include "unicode.h"

#include <assert.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { NESTING_MAX = 64 };

/* -- reading --------------------------------------------------------------------------------- */

struct scan {
    const char *bytes;
    size_t at, length;
    int line, column;
    int depth;
    const char *file;
};

static bool refuse_at(const struct scan *scan, struct error *err, const char *msgid)
{
    return error_set(err, ERROR_INPUT, "%s:%d:%d: %s", scan->file, scan->line, scan->column,
                     messages_find(err->language, msgid));
}

static void step(struct scan *scan)
{
    int bytes;
    uint32_t c = text_next(scan->bytes + scan->at, &bytes);
    scan->at += (size_t)bytes;
    scan->column++;
    if (c == '\n') {
        scan->line++;
        scan->column = 1;
    }
}

/* Moves behind a string; an open one is jansson's to tell. */
static bool scan_string(struct scan *scan, struct error *err)
{
    step(scan);
    while (scan->at < scan->length && scan->bytes[scan->at] != '"' &&
           scan->bytes[scan->at] != '\n') {
        int bytes;
        if (unicode_is_bidi_control(text_next(scan->bytes + scan->at, &bytes)))
            return refuse_at(scan, err, N_("an invisible character that turns the direction of "
                                           "text; delete it"));
        if (scan->bytes[scan->at] == '\\' && scan->at + 1 < scan->length)
            step(scan);
        step(scan);
    }
    if (scan->at < scan->length)
        step(scan);
    return true;
}

static bool scan_number(struct scan *scan, struct error *err)
{
    struct scan start = *scan;
    while (scan->at < scan->length && strchr("+-.0123456789eE", scan->bytes[scan->at])) {
        if (strchr(".eE", scan->bytes[scan->at]))
            return refuse_at(&start, err, N_("a number with a fraction or exponent; write a whole "
                                             "number"));
        step(scan);
    }
    return true;
}

static bool scan_one(struct scan *scan, struct error *err)
{
    char byte = scan->bytes[scan->at];
    if (byte == '"')
        return scan_string(scan, err);
    if (byte == '-' || (byte >= '0' && byte <= '9'))
        return scan_number(scan, err);
    if ((byte == '[' || byte == '{') && ++scan->depth > NESTING_MAX)
        return refuse_at(scan, err, N_("nested deeper than 64; the file may be damaged"));
    if (byte == ']' || byte == '}')
        scan->depth--;
    step(scan);
    return true;
}

static bool scan_all(const char *bytes, size_t length, const char *file, struct error *err)
{
    size_t valid = text_valid_bytes(bytes, length);     /* ends before a NUL: strchr may be used */
    struct scan scan = {.bytes = bytes, .length = valid, .line = 1, .column = 1, .file = file};
    while (scan.at < valid)
        if (!scan_one(&scan, err))
            return false;
    if (valid == length)
        return true;
    return refuse_at(&scan, err, bytes[valid]
                     ? N_("this character is not UTF-8; save the file again with the encoding "
                          "UTF-8")
                     : N_("a NUL byte; this is not a text file"));
}

/* What jansson says, in the user's words where it happens often. */
static const char *explain(const json_error_t *trouble)
{
    switch (json_error_code(trouble)) {
    case json_error_premature_end_of_input:
        return N_("the file ends too early; a bracket or quote is not closed, or the file was "
                  "cut off");
    case json_error_end_of_input_expected:
        return N_("something follows the end of the value; delete it");
    case json_error_duplicate_key: return N_("this key stands twice; keep one");
    case json_error_numeric_overflow: return N_("this number is too large; write a smaller one");
    case json_error_null_character:
    case json_error_null_byte_in_key: return N_("a NUL character (\\u0000); delete it");
    default: return N_("not readable as JSON; check commas, quotes and brackets around here");
    }
}

static const char *read_text(struct arena *arena, const char *text, const char *file,
                             struct error *err)
{
    if (!unicode_has_bidi_control(text))
        return unicode_nfc(arena, text);
    error_set(err, ERROR_INPUT, N_("%s: an escape (\\u202e or the like) that turns the direction "
                                   "of text; delete it"), file);
    return NULL;
}

static struct node *read_value(struct arena *arena, json_t *value, const char *file,
                               struct error *err);

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Two keys may be one in NFC, which jansson cannot know. */
static bool check_doubles(struct arena *arena, const struct node *map, const char *file,
                          struct error *err)
{
    const char **keys = arena_take(arena, (size_t)map->count, sizeof *keys);
    int count = 0;
    for (const struct node *child = map->first; child; child = child->next)
        keys[count++] = child->key;
    qsort(keys, (size_t)count, sizeof *keys, compare_texts);
    for (int i = 1; i < count; i++)
        if (!strcmp(keys[i], keys[i - 1]))
            return error_set(err, ERROR_INPUT, N_("%s: the key '%.80s' stands twice; keep one"),
                             file, keys[i]);
    return true;
}

static bool read_map(struct arena *arena, json_t *map, struct node *node, const char *file,
                     struct error *err)
{
    const struct node **tail = &node->first;
    bool has_changed = false;
    const char *key;
    json_t *value;
    json_object_foreach(map, key, value) {
        struct node *child = read_value(arena, value, file, err);
        if (!child || !(child->key = read_text(arena, key, file, err)))
            return false;
        has_changed = has_changed || strcmp(key, child->key) != 0;
        *tail = child;
        tail = &child->next;
        node->count++;
    }
    return !has_changed || check_doubles(arena, node, file, err);
}

static bool read_list(struct arena *arena, json_t *list, struct node *node, const char *file,
                      struct error *err)
{
    const struct node **tail = &node->first;
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct node *child = read_value(arena, json_array_get(list, i), file, err);
        if (!child)
            return false;
        *tail = child;
        tail = &child->next;
        node->count++;
    }
    return true;
}

static struct node *read_value(struct arena *arena, json_t *value, const char *file,
                               struct error *err)
{
    struct node *node = arena_take(arena, 1, sizeof *node);
    *node = (struct node){.text = "", .key = ""};
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        node->kind = NODE_MAP;
        return read_map(arena, value, node, file, err) ? node : NULL;
    case JSON_ARRAY:
        node->kind = NODE_LIST;
        return read_list(arena, value, node, file, err) ? node : NULL;
    case JSON_STRING:
        node->kind = NODE_TEXT;
        node->is_quoted = true;
        node->text = read_text(arena, json_string_value(value), file, err);
        return node->text ? node : NULL;
    case JSON_INTEGER:
        node->kind = NODE_NUMBER;
        node->number = json_integer_value(value);
        return node;
    case JSON_TRUE:
    case JSON_FALSE:
        node->kind = NODE_BOOL;
        node->truth = json_is_true(value);
        return node;
    case JSON_NULL:
        node->kind = NODE_NULL;
        return node;
    case JSON_REAL:
        break;
    }
    error_set(err, ERROR_INPUT, N_("%s: a number with a fraction; write a whole number"), file);
    return NULL;
}

const struct node *json_parse(struct arena *arena, const char *bytes, size_t length,
                              const char *file, struct error *err)
{
    if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
        bytes += 3;
        length -= 3;
    }
    if (!scan_all(bytes, length, file, err))
        return NULL;
    json_error_t trouble;
    json_t *value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &trouble);
    if (!value) {
        if (json_error_code(&trouble) == json_error_out_of_memory)
            arena_take(arena, SIZE_MAX, 2);     /* says so and ends */
        error_set(err, ERROR_INPUT, "%s:%d:%d: %s", file, trouble.line,
                  trouble.column > 0 ? trouble.column : 1,
                  messages_find(err->language, explain(&trouble)));
        return NULL;
    }
    const struct node *root = read_value(arena, value, file, err);
    json_decref(value);
    return root;
}

/* -- writing --------------------------------------------------------------------------------- */

struct json_writer json_start(struct buf *out)
{
    return (struct json_writer){.out = out};
}

static void add_string(struct buf *out, const char *text)
{
    buf_add_char(out, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            buf_add_format(out, "\\%c", byte);
        else if (byte == '\n')
            buf_add(out, "\\n");
        else if (byte < ' ' || byte == 0x7F)
            buf_add_format(out, "\\u%04x", byte);
        else
            buf_add_char(out, *text);
    }
    buf_add_char(out, '"');
}

static void break_line(struct json_writer *json)
{
    buf_add_char(json->out, '\n');
    buf_add_repeat(json->out, ' ', 2 * json->depth);
}

/* Comma, line break and key before an item. */
static void begin_item(struct json_writer *json, const char *key)
{
    bool is_inline = json->is_inline[json->depth];
    if (json->has_items[json->depth])
        buf_add(json->out, is_inline ? ", " : ",");
    if (json->depth > 0 && !is_inline)
        break_line(json);
    json->has_items[json->depth] = true;
    if (!key)
        return;
    add_string(json->out, key);
    buf_add(json->out, ": ");
}

/* What stands inside an inline list or map is inline too. */
static void open_level(struct json_writer *json, const char *key, char bracket, bool is_inline)
{
    begin_item(json, key);
    buf_add_char(json->out, bracket);
    bool is_inside_inline = json->is_inline[json->depth];
    json->depth++;
    assert(json->depth < JSON_DEPTH_MAX);
    json->has_items[json->depth] = false;
    json->is_inline[json->depth] = is_inline || is_inside_inline;
}

static void close_level(struct json_writer *json, char bracket)
{
    assert(json->depth > 0);
    bool breaks = json->has_items[json->depth] && !json->is_inline[json->depth];
    json->depth--;
    if (breaks)
        break_line(json);
    buf_add_char(json->out, bracket);
}

void json_open_map(struct json_writer *json, const char *key)
{
    open_level(json, key, '{', false);
}

void json_open_inline_map(struct json_writer *json, const char *key)
{
    open_level(json, key, '{', true);
}

void json_close_map(struct json_writer *json)
{
    close_level(json, '}');
}

void json_open_list(struct json_writer *json, const char *key)
{
    open_level(json, key, '[', false);
}

void json_open_inline_list(struct json_writer *json, const char *key)
{
    open_level(json, key, '[', true);
}

void json_close_list(struct json_writer *json)
{
    close_level(json, ']');
}

void json_text(struct json_writer *json, const char *key, const char *text)
{
    begin_item(json, key);
    add_string(json->out, text);
}

void json_number(struct json_writer *json, const char *key, int64_t number)
{
    begin_item(json, key);
    buf_add_format(json->out, "%" PRId64, number);
}

void json_bool(struct json_writer *json, const char *key, bool truth)
{
    begin_item(json, key);
    buf_add(json->out, truth ? "true" : "false");
}

void json_write_null(struct json_writer *json, const char *key)
{
    begin_item(json, key);
    buf_add(json->out, "null");
}

void json_end(struct json_writer *json)
{
    assert(json->depth == 0);
    buf_add_char(json->out, '\n');
}
