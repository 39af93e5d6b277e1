/* The form of a whole file, and the proof that nothing but form was changed: the tree is the same
 * but for the order of keys, and so are the bytes but for blanks, line ends and commas. */
#include "base/issues.h"
#include "base/text.h"
#include "base/yaml.h"
#include "catalog/catalog.h"
#include "catalog/formatting.h"
#include "catalog/loading.h"

#include <string.h>

const struct fields *formatting_fields(const struct node *root)
{
    if (root->kind != NODE_MAP)
        return NULL;
    if (node_find(root, "format"))
        return &programme_fields;
    bool is_activity = node_find(root, "kind") || node_find(root, "version") ||
                       node_find(root, "steps");
    return is_activity ? &activity_fields : NULL;
}

static bool is_same_tree(const struct node *left, const struct node *right)
{
    if (left->kind != right->kind || left->is_quoted != right->is_quoted ||
        left->count != right->count || !text_equal(left->text, right->text))
        return false;
    const struct node *other = right->first;
    for (const struct node *child = left->first; child; child = child->next) {
        const struct node *twin = left->kind == NODE_MAP ? node_find(right, child->key) : other;
        if (!twin || !is_same_tree(child, twin))
            return false;
        other = other->next;
    }
    return true;
}

/* How often each byte stands in the text; what form may change is not counted. */
static void count_bytes(const char *bytes, size_t length, int counts[256])
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \r\n,", bytes[i]))
            counts[(unsigned char)bytes[i]]++;
}

static bool has_same_bytes(const char *left, size_t left_length, const struct buf *right)
{
    int lefts[256] = {0};
    int rights[256] = {0};
    count_bytes(left, left_length, lefts);
    count_bytes(right->text, right->length, rights);
    return !memcmp(lefts, rights, sizeof lefts);
}

/* The file without its byte order mark, its last line ended: where a text after | is the last of a
 * file, that line end is a part of it. */
static struct buf read_plain(struct arena *arena, const struct catalog_source *source)
{
    bool has_mark = source->length >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3);
    size_t skipped = has_mark ? 3 : 0;
    struct buf plain = buf_start(arena);
    buf_add_bytes(&plain, source->bytes + skipped, source->length - skipped);
    if (plain.length && plain.text[plain.length - 1] != '\n')
        buf_add_char(&plain, '\n');
    return plain;
}

static enum catalog_form refuse(const struct catalog_source *source, struct issues *issues)
{
    issues_add(issues, ISSUE_ERROR, source->file, 0, 0,
               N_("cannot be put in order without changing what it says; write each key on a line "
                  "of its own, as in the shipped activities"));
    return CATALOG_FORM_BROKEN;
}

static bool keeps_meaning(const struct formatting *formatting, const struct node *root,
                          const struct catalog_source *source)
{
    struct issues unheard = issues_start(formatting->arena, LANGUAGE_EN);
    const struct node *again = yaml_parse(formatting->arena, formatting->out.text,
                                          formatting->out.length, source->file, &unheard);
    return again && is_same_tree(root, again) &&
           has_same_bytes(formatting->source.bytes, formatting->source.length, &formatting->out);
}

static const struct node *parse(struct arena *arena, const struct buf *plain,
                                const struct catalog_source *source, struct issues *issues)
{
    struct issues found = issues_start(arena, issues->language);
    const struct node *root = yaml_parse(arena, plain->text, plain->length, source->file, &found);
    for (int i = 0; !root && i < found.list.count; i++)
        issues_copy(issues, &found.list.items[i]);
    return root;
}

enum catalog_form catalog_format(struct arena *arena, const struct catalog_source *source,
                                 struct buf *out, struct issues *issues)
{
    struct buf plain = read_plain(arena, source);
    const struct node *root = parse(arena, &plain, source, issues);
    if (!root)
        return CATALOG_FORM_BROKEN;
    const struct fields *fields = formatting_fields(root);
    if (!fields)
        return CATALOG_FORM_OTHER;
    struct formatting formatting = {.arena = arena, .out = buf_start(arena)};
    formatting.source = source_read(arena, plain.text, plain.length);
    if (!formatting_file(&formatting, fields, root) || !keeps_meaning(&formatting, root, source))
        return refuse(source, issues);
    *out = formatting.out;
    bool is_kept = out->length == source->length &&
                   !memcmp(out->text, source->bytes, source->length);
    return is_kept ? CATALOG_FORM_KEPT : CATALOG_FORM_NEW;
}
