/* Values: texts as they are written, maps in { } and lists in [ ] with one blank where it
 * belongs. */
#include "base/vec.h"
#include "catalog/formatting.h"

#include <string.h>

/* Where the order of keys is known without a table of ours. */
static const struct field language_rows[] = {{.name = "zh"}, {.name = "en"}};
static const struct field range_rows[] = {{.name = "min"}, {.name = "max"}};
static const struct fields language_order = {language_rows, 2, 0};
static const struct fields range_order = {range_rows, 2, 0};

static int rank_of(const struct fields *fields, const char *key)
{
    int rank = 0;
    while (rank < fields->count && strcmp(fields->list[rank].name, key))
        rank++;
    return rank;
}

const struct fields *formatting_inner(const struct fields *fields, const char *key)
{
    int rank = fields ? rank_of(fields, key) : 0;
    if (!fields || rank == fields->count)
        return NULL;
    switch (fields->list[rank].kind) {
    case FIELD_BILINGUAL: return &language_order;
    case FIELD_RANGE: return &range_order;
    case FIELD_GROUP:
    case FIELD_LIST: return fields->list[rank].inner;
    default: return NULL;
    }
}

const struct node *const *formatting_order(struct arena *arena, const struct fields *fields,
                                           const struct node *map)
{
    const struct node **ordered = arena_take(arena, (size_t)map->count, sizeof *ordered);
    int count = 0;
    for (int rank = 0; fields && rank < fields->count; rank++)
        for (const struct node *child = map->first; child; child = child->next)
            if (!strcmp(child->key, fields->list[rank].name))
                ordered[count++] = child;
    for (const struct node *child = map->first; child; child = child->next)
        if (!fields || rank_of(fields, child->key) == fields->count)
            ordered[count++] = child;
    assert(count == map->count);
    return ordered;
}

size_t formatting_behind_colon(const struct formatting *f, const struct node *node)
{
    size_t at = source_offset_of(&f->source, node->key_line, node->key_column);
    return at + strcspn(f->source.bytes + at, ":") + 1;
}

void formatting_key(struct formatting *f, const struct node *node)
{
    size_t at = source_offset_of(&f->source, node->key_line, node->key_column);
    buf_add_bytes(&f->out, f->source.bytes + at, strcspn(f->source.bytes + at, " :"));
    buf_add_char(&f->out, ':');
}

void formatting_remark(struct formatting *f, size_t at)
{
    const char *comment = f->source.bytes + at + strspn(f->source.bytes + at, " ");
    if (*comment != '#')
        return;
    size_t length = strcspn(comment, "\r\n");
    while (comment[length - 1] == ' ')
        length--;
    buf_add_char(&f->out, ' ');
    buf_add_bytes(&f->out, comment, length);
}

/* A line of a text in quotes, or of a list or map over several lines, without blanks at its end. A
 * blank that a backslash keeps is no such blank. */
static size_t length_without_blanks(const char *line, size_t length)
{
    size_t kept = length;
    while (kept && strchr(" \r", line[kept - 1]))
        kept--;
    bool is_escaped = kept && kept < length && line[kept - 1] == '\\' && line[kept] == ' ';
    return is_escaped ? kept + 1 : kept;
}

/* Bytes of several lines: how far a line of them is indented says nothing. */
static void add_lines(struct formatting *f, size_t start, size_t end, int indent)
{
    const char *bytes = f->source.bytes;
    for (bool is_first = true; start < end; is_first = false) {
        const char *stop = memchr(bytes + start, '\n', end - start);
        size_t next = stop ? (size_t)(stop - bytes) : end;
        if (!is_first)
            start += strspn(bytes + start, " ");
        size_t length = length_without_blanks(bytes + start, next > start ? next - start : 0);
        if (!is_first && length)
            buf_add_repeat(&f->out, ' ', indent);
        buf_add_bytes(&f->out, bytes + start, length);
        if (stop)
            buf_add_char(&f->out, '\n');
        start = next + 1;
    }
}

static void add_flow(struct formatting *f, const struct node *node, const struct fields *fields)
{
    if (!source_is_flow(&f->source, node)) {
        size_t start = source_start_of(&f->source, node);
        buf_add_bytes(&f->out, f->source.bytes + start,
                      source_end_of(&f->source, node) - start);
        return;
    }
    bool is_map = node->kind == NODE_MAP;
    const struct node *const *ordered =
        formatting_order(f->arena, is_map ? fields : NULL, node);
    buf_add_char(&f->out, is_map ? '{' : '[');
    for (int i = 0; i < node->count; i++) {
        if (i)
            buf_add(&f->out, ", ");
        if (is_map) {
            formatting_key(f, ordered[i]);
            buf_add_char(&f->out, ' ');
        }
        add_flow(f, ordered[i], is_map ? formatting_inner(fields, ordered[i]->key) : fields);
    }
    buf_add_char(&f->out, is_map ? '}' : ']');
}

/* The digit after | or >, which says how deep the text begins; 0: its first line says it. */
static int said_depth(const char *header, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (header[i] >= '1' && header[i] <= '9')
            return header[i] - '0';
    return 0;
}

/* Blanks before the text's first line that has words. */
static int seen_depth(const struct source *source, int first, int last)
{
    for (int line = first; line <= last; line++)
        if (!source_is_blank(source, line))
            return (int)strspn(source->bytes + source->starts[line - 1], " ");
    return 0;
}

/* The depth from which the digit after | or > counts: that of the key or of the dash before it. */
static int depth_before(const struct source *source, const struct node *node)
{
    if (node->key_column)
        return node->key_column - 1;
    size_t line = source->starts[node->line - 1];
    size_t at = source_start_of(source, node);
    while (at > line && source->bytes[at] != '-')
        at--;
    return (int)(at - line);
}

/* A text after | or >, each line as deep as before in proportion to its key. */
static void add_block_text(struct formatting *f, const struct node *node, int indent)
{
    const struct source *source = &f->source;
    size_t start = source_start_of(source, node);
    size_t header = strspn(source->bytes + start, "|>+-0123456789");
    buf_add_bytes(&f->out, source->bytes + start, header);
    formatting_remark(f, start + header);
    buf_add_char(&f->out, '\n');
    int last = source_line_at(source, source_end_of(source, node) - 1);
    int digit = said_depth(source->bytes + start, header);
    int depth = digit ? depth_before(source, node) + digit
                      : seen_depth(source, node->line + 1, last);
    for (int line = node->line + 1; line <= last; line++) {
        size_t at = source->starts[line - 1];
        size_t length = strcspn(source->bytes + at, "\r\n");
        if (length > (size_t)depth) {
            buf_add_repeat(&f->out, ' ', indent + (digit ? digit : FORMATTING_STEP));
            buf_add_bytes(&f->out, source->bytes + at + depth, length - (size_t)depth);
        }
        buf_add_char(&f->out, '\n');
    }
}

void formatting_value(struct formatting *f, const struct node *node, const struct fields *fields,
                      int indent)
{
    size_t start = source_start_of(&f->source, node);
    size_t end = source_end_of(&f->source, node);
    bool is_text = node->kind == NODE_TEXT;
    if (is_text && node->is_quoted && strchr("|>", f->source.bytes[start])) {
        add_block_text(f, node, indent);
        return;
    }
    if (is_text || memchr(f->source.bytes + start, '\n', end - start))
        add_lines(f, start, end, indent + FORMATTING_STEP);
    else
        add_flow(f, node, fields);
    formatting_remark(f, end);
    buf_add_char(&f->out, '\n');
}
