/* Where a value ends is asked of the tree alone: a line of a text may look like a comment, and a
 * comment like a text. Only then is what stands between two values blanks and comments for sure. */
#include "catalog/source_blocks.h"

#include "base/buf.h"
#include "base/node.h"
#include "base/text.h"
#include "base/vec.h"

#define MARK "\xEF\xBB\xBF"         /* byte order mark, which columns do not count */

struct source source_read(struct arena *arena, const char *bytes, size_t length)
{
    VEC(size_t) starts = {0};
    *VEC_ADD(arena, &starts) = 0;
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '\n' && i + 1 < length)
            *VEC_ADD(arena, &starts) = i + 1;
    int count = starts.count;
    *VEC_ADD(arena, &starts) = length;
    return (struct source){bytes, length, starts.items, count};
}

size_t source_offset_of(const struct source *source, int line, int column)
{
    if (line > source->line_count)
        return source->length;
    size_t at = source->starts[line - 1];
    if (line == 1 && source->length >= strlen(MARK) && !memcmp(source->bytes, MARK, strlen(MARK)))
        at += strlen(MARK);
    for (int bytes; column > 1 && at < source->length; column--) {
        text_next(source->bytes + at, &bytes);
        at += (size_t)bytes;
    }
    return at;
}

int source_line_at(const struct source *source, size_t at)
{
    int low = 1;
    int high = source->line_count;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (source->starts[middle - 1] <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The first character of the line that is no blank; '\n' for a blank line. */
static char first_character(const struct source *source, int line)
{
    for (size_t at = source_offset_of(source, line, 1); at < source->starts[line]; at++)
        if (!strchr(" \r", source->bytes[at]))
            return source->bytes[at];
    return '\n';
}

bool source_is_blank(const struct source *source, int line)
{
    return first_character(source, line) == '\n';
}

bool source_is_comment(const struct source *source, int line)
{
    return first_character(source, line) == '#';
}

size_t source_start_of(const struct source *source, const struct node *node)
{
    return source_offset_of(source, node->line, node->column);
}

bool source_is_flow(const struct source *source, const struct node *node)
{
    size_t at = source_start_of(source, node);
    return node->kind == NODE_LIST ? source->bytes[at] == '['
                                   : node->kind == NODE_MAP && source->bytes[at] == '{';
}

/* A text after | or >: libyaml ends it at the next line that is not blank. Blank lines are part of
 * it after |+, or when their blanks go deeper than the text; the last line of a file may have no
 * end. */
static size_t end_of_block_text(const struct source *source, const struct node *node)
{
    size_t start = source_start_of(source, node);
    size_t end = source_offset_of(source, node->end_line, node->end_column);
    size_t header = strcspn(source->bytes + start, "#\n");
    if (memchr(source->bytes + start, '+', header))
        return end;
    int last = source_line_at(source, end ? end - 1 : 0);
    int first = node->line + 1;
    while (first < last && source_is_blank(source, first))
        first++;
    size_t depth = strspn(source->bytes + source->starts[first - 1], " ");
    while (last > node->line && source_is_blank(source, last) &&
           strspn(source->bytes + source->starts[last - 1], " ") <= depth)
        last--;
    return source->starts[last];
}

size_t source_end_of(const struct source *source, const struct node *node)
{
    size_t start = source_start_of(source, node);
    if ((node->kind == NODE_LIST || node->kind == NODE_MAP) && !source_is_flow(source, node))
        return node->count ? source_end_of(source, node_at(node, node->count - 1)) : start;
    if (node->kind == NODE_TEXT && node->is_quoted && strchr("|>", source->bytes[start]))
        return end_of_block_text(source, node);
    return source_offset_of(source, node->end_line, node->end_column);
}

/* The next dash from `at` on, past blanks and comments. */
static size_t find_dash(const struct source *source, size_t at)
{
    while (at < source->length && source->bytes[at] != '-') {
        if (source->bytes[at] == '#')
            at += strcspn(source->bytes + at, "\n");
        else
            at++;
    }
    return at;
}

/* The last line of a value that ends before the byte `end`. */
static int last_line(const struct source *source, size_t end)
{
    return source_line_at(source, end ? end - 1 : 0);
}

const struct source_blocks *source_split_inside(struct arena *arena, const struct source *source,
                                                const struct node *node, int first_line)
{
    struct source_block *list = arena_take(arena, (size_t)node->count, sizeof *list);
    size_t end = source_start_of(source, node);
    int first = first_line;
    int count = 0;
    for (const struct node *child = node->first; child; child = child->next, count++) {
        int line = node->kind == NODE_LIST ? source_line_at(source, find_dash(source, end))
                                           : child->key_line;
        end = source_end_of(source, child);
        list[count] = (struct source_block){child, first < line ? first : line, line,
                                            last_line(source, end)};
        first = list[count].last + 1;
    }
    struct source_blocks *blocks = arena_take(arena, 1, sizeof *blocks);
    *blocks = (struct source_blocks){.list = list, .count = count, .tail_first = first};
    return blocks;
}

/* The lines above the first key that are about the file and not about that key. */
static int find_head(const struct source *source, int key_line)
{
    int head = 0;
    for (int line = 1; line < key_line; line++) {
        size_t at = source_offset_of(source, line, 1);
        at += strspn(source->bytes + at, " ");
        bool is_editors = text_starts_with(source->bytes + at, "# yaml-language-server");
        if (is_editors || source->bytes[at] != '#')
            head = line;
    }
    return head;
}

const struct source_blocks *source_split(struct arena *arena, const struct source *source,
                                         const struct node *root)
{
    if (root->kind != NODE_MAP || source_is_flow(source, root) || !root->count)
        return NULL;
    size_t key = source_offset_of(source, root->first->key_line, root->first->key_column);
    for (size_t at = source_offset_of(source, root->first->key_line, 1); at < key; at++)
        if (source->bytes[at] != ' ')
            return NULL;
    int head = find_head(source, root->first->key_line);
    struct source_blocks *blocks = arena_take(arena, 1, sizeof *blocks);
    *blocks = *source_split_inside(arena, source, root, head + 1);
    blocks->head_last = head;
    return blocks;
}

void source_add_lines(struct buf *out, const struct source *source, int first, int last)
{
    for (int line = first; line <= last; line++) {
        size_t start = source->starts[line - 1];
        size_t end = source->starts[line];
        if (end > start && source->bytes[end - 1] == '\n')
            end--;
        if (end > start && source->bytes[end - 1] == '\r')
            end--;
        buf_add_bytes(out, source->bytes + start, end - start);
        buf_add_char(out, '\n');
    }
}
