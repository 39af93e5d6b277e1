/* Keys and items in canonical order and depth. A comment is written before the line it stands
 * above; when that line begins with the dash of an item, before the dash. */
#include "base/text.h"
#include "catalog/formatting.h"

#include <string.h>

static void start_line(struct formatting *f, int indent)
{
    buf_add_repeat(&f->out, ' ', indent - FORMATTING_STEP * f->dashes);
    for (; f->dashes > 0; f->dashes--)
        buf_add(&f->out, "- ");
}

/* From the sign # to the end of its line. */
static void add_comment(struct formatting *f, size_t at, int indent)
{
    size_t length = strcspn(f->source.bytes + at, "\r\n");
    while (length && f->source.bytes[at + length - 1] == ' ')
        length--;
    buf_add_repeat(&f->out, ' ', indent - FORMATTING_STEP * f->dashes);
    buf_add_bytes(&f->out, f->source.bytes + at, length);
    buf_add_char(&f->out, '\n');
}

/* Lines between values (comments, blanks, the '...' of an end): of several blank lines above a
 * comment one stays, of those above a key none. */
static void add_comment_lines(struct formatting *f, int first, int last, int indent)
{
    bool has_gap = false;
    for (int line = first; line <= last; line++) {
        if (source_is_blank(&f->source, line)) {
            has_gap = true;
            continue;
        }
        if (has_gap)
            buf_add_char(&f->out, '\n');
        has_gap = false;
        size_t at = source_offset_of(&f->source, line, 1);
        add_comment(f, at + strspn(f->source.bytes + at, " "), indent);
    }
}

/* Comments between a colon or dash and its value, which is moved up to it. */
static void add_comments_between(struct formatting *f, size_t at, size_t end, int indent)
{
    while (at < end) {
        if (f->source.bytes[at] == '#') {
            add_comment(f, at, indent);
            at += strcspn(f->source.bytes + at, "\n");
        } else
            at++;
    }
}

static bool is_several_lines(const struct formatting *f, const struct node *node)
{
    return (node->kind == NODE_MAP || node->kind == NODE_LIST) &&
           !source_is_flow(&f->source, node);
}

static void add_children(struct formatting *f, const struct node *node,
                         const struct fields *fields, int first_line, int indent);

static void add_key(struct formatting *f, const struct source_block *block,
                    const struct fields *inner, int indent)
{
    const struct node *node = block->node;
    add_comment_lines(f, block->first, block->line - 1, indent);
    size_t behind = formatting_behind_colon(f, node);
    if (is_several_lines(f, node)) {
        start_line(f, indent);
        formatting_key(f, node);
        formatting_remark(f, behind);
        buf_add_char(&f->out, '\n');
        add_children(f, node, inner, block->line + 1, indent + FORMATTING_STEP);
        return;
    }
    add_comments_between(f, behind, source_start_of(&f->source, node), indent);
    start_line(f, indent);
    formatting_key(f, node);
    buf_add_char(&f->out, ' ');
    formatting_value(f, node, inner, indent);
}

static void add_item(struct formatting *f, const struct source_block *block,
                     const struct fields *fields, int indent)
{
    const struct node *node = block->node;
    add_comment_lines(f, block->first, block->line - 1, indent);
    bool is_several = is_several_lines(f, node);
    size_t start = source_start_of(&f->source, node);
    size_t line_end = f->source.starts[block->line];
    add_comments_between(f, f->source.starts[block->line - 1],
                         is_several && line_end < start ? line_end : start, indent);
    f->dashes++;
    if (is_several)
        add_children(f, node, fields, block->line + 1, indent + FORMATTING_STEP);
    else {
        start_line(f, indent + FORMATTING_STEP);
        formatting_value(f, node, fields, indent);
    }
}

static const struct source_block *find_block(const struct source_blocks *blocks,
                                             const struct node *node)
{
    const struct source_block *block = blocks->list;
    while (block->node != node)
        block++;
    return block;
}

static void add_blocks(struct formatting *f, const struct source_blocks *blocks,
                       const struct node *map, const struct fields *fields, int indent)
{
    const struct node *const *ordered = formatting_order(f->arena, fields, map);
    for (int i = 0; i < map->count; i++)
        add_key(f, find_block(blocks, ordered[i]), formatting_inner(fields, ordered[i]->key),
                indent);
}

static void add_children(struct formatting *f, const struct node *node,
                         const struct fields *fields, int first_line, int indent)
{
    const struct source_blocks *blocks =
        source_split_inside(f->arena, &f->source, node, first_line);
    if (node->kind == NODE_MAP) {
        add_blocks(f, blocks, node, fields, indent);
        return;
    }
    for (int i = 0; i < blocks->count; i++)
        add_item(f, &blocks->list[i], fields, indent);
}

/* The head as it stands, without the blank line below an editor's line. */
static void add_head(struct formatting *f, int last)
{
    bool has_words = false;
    bool has_gap = false;
    for (int line = 1; line <= last; line++) {
        size_t at = source_offset_of(&f->source, line, 1);
        at += strspn(f->source.bytes + at, " ");
        if (source_is_blank(&f->source, line)) {
            has_gap = true;
            continue;
        }
        if (has_gap && f->out.length)
            buf_add_char(&f->out, '\n');
        has_gap = false;
        has_words = f->source.bytes[at] == '#' &&
                    !text_starts_with(f->source.bytes + at, "# yaml-language-server");
        add_comment(f, at, 0);
    }
    if (has_gap && has_words)
        buf_add_char(&f->out, '\n');
}

bool formatting_file(struct formatting *f, const struct fields *fields, const struct node *root)
{
    const struct source_blocks *blocks = source_split(f->arena, &f->source, root);
    if (!blocks)
        return false;
    add_head(f, blocks->head_last);
    size_t head = f->out.length;
    add_blocks(f, blocks, root, fields, 0);
    if (f->out.text[head] == '\n') {            /* a blank line here would end the head */
        memmove(f->out.text + head, f->out.text + head + 1, f->out.length - head);
        f->out.length--;
    }
    add_comment_lines(f, blocks->tail_first, f->source.line_count, 0);
    return true;
}
