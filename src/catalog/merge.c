/* An own version that changes parts of an activity which is there.
 *
 *     shipped file              own file                  what is planned, printed and kept
 *     schema: 1                 schema: 1
 *     id: big-watermelon        id: big-watermelon        own
 *     version: 1                version: 1                own
 *                               replaces: 1               (goes: it was the version looked at)
 *     minutes: {…}              minutes: {…}              own
 *     steps: …                                            shipped
 *     origin: {…}                                         shipped, with from and from_version
 *
 * Two things are merged side by side: the trees, which the reader then judges as one activity, and
 * the source lines, whole blocks of them, because a held session keeps the text and reads it again.
 * That both say the same is seen by reading the merged text. A problem of the whole is shown in the
 * own file, since that is the one its author can change. */
#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "catalog/loading.h"
#include "catalog/source_blocks.h"

#include <string.h>

struct side {
    const struct node *root;
    struct source source;
    const struct source_blocks *blocks;
};

struct merge {
    struct loading *loading;
    const char *path;
    struct side base, own;
    struct node *tree;
    struct node *last;                  /* of the tree's keys */
    struct buf text;
};

/* Where a problem of a shipped key is shown: at the own key that it has to fit. */
static const char *const related[][2] = {
    {"steps", "minutes"}, {"minutes", "steps"}, {"adapt", "avoid"}, {"avoid", "adapt"},
    {"moves", "kind"}, {"kind", "moves"}, {"ritual", "kind"}, {"kind", "ritual"},
    {"status", "instead"}, {"status", "refused_because"}, {"instead", "status"},
    {"refused_because", "status"},
};

static const struct node *place_of(const struct merge *m, const char *key)
{
    for (size_t i = 0; i < sizeof related / sizeof related[0]; i++)
        if (!strcmp(related[i][0], key) && node_find(m->own.root, related[i][1]))
            return node_find(m->own.root, related[i][1]);
    return node_find(m->own.root, "replaces");
}

static void add_node(struct merge *m, struct node *node)
{
    node->next = NULL;
    if (m->last)
        m->last->next = node;
    else
        m->tree->first = node;
    m->last = node;
    m->tree->count++;
}

static void add_block(struct merge *m, const struct side *side, const struct node *node)
{
    for (int i = 0; i < side->blocks->count; i++)
        if (side->blocks->list[i].node == node)
            source_add_lines(&m->text, &side->source, side->blocks->list[i].first,
                             side->blocks->list[i].last);
}

static void add_own(struct merge *m, const struct node *node)
{
    struct node *copy = arena_take(m->loading->arena, 1, sizeof *copy);
    *copy = *node;
    add_node(m, copy);
    add_block(m, &m->own, node);
}

static int row_of(const char *key)
{
    for (int i = 0; i < activity_fields.count; i++)
        if (!strcmp(activity_fields.list[i].name, key))
            return i;
    return activity_fields.count;
}

/* Own keys that the shipped file does not have, up to a row of the field table. */
static void add_new_keys(struct merge *m, int from, int until)
{
    for (const struct node *own = m->own.root->first; own; own = own->next) {
        int row = row_of(own->key);
        if (row >= from && row < until && strcmp(own->key, "replaces") &&
            !node_find(m->base.root, own->key))
            add_own(m, own);
    }
}

static void merge_keys(struct merge *m)
{
    int reached = 0;
    source_add_lines(&m->text, &m->base.source, 1, m->base.blocks->head_last);
    for (const struct node *base = m->base.root->first; base; base = base->next) {
        int row = row_of(base->key);
        if (row > reached) {
            add_new_keys(m, reached, row);
            reached = row;
        }
        const struct node *own = node_find(m->own.root, base->key);
        if (own) {
            add_own(m, own);
            continue;
        }
        add_node(m, node_copy(m->loading->arena, base, place_of(m, base->key)));
        add_block(m, &m->base, base);
    }
    add_new_keys(m, reached, activity_fields.count + 1);
    source_add_lines(&m->text, &m->base.source, m->base.blocks->tail_first,
                     m->base.source.line_count);
}

static bool is_same(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->is_quoted != b->is_quoted || a->count != b->count ||
        strcmp(a->text, b->text) || strcmp(a->key, b->key))
        return false;
    const struct node *other = b->first;
    for (const struct node *child = a->first; child; child = child->next, other = other->next)
        if (!is_same(child, other))
            return false;
    return true;
}

/* -- what may stand in the own file ---------------------------------------------------------- */

#define COMPLAIN(m, node_line, node_column, ...)                                                   \
    issues_add((m)->loading->issues, ISSUE_ERROR, (m)->path, node_line, node_column, __VA_ARGS__)

/* The activity that the file names; the shipped one also when this very file is already merged. */
static const struct activity *find_base(const struct merge *m)
{
    const struct node *id = node_find(m->own.root, "id");
    const struct node *place = id ? id : node_find(m->own.root, "replaces");
    const struct activity *base = id ? loading_find_activity(m->loading, id->text) : NULL;
    if (!id)
        COMPLAIN(m, place->line, place->column,
                 N_("'replaces' without 'id'; add the id of the activity that is changed"));
    else if (!base)
        loading_unknown_activity(m->loading, m->path, id);
    else if (base->replaced && !file_is_same(base->file, m->path)) {
        COMPLAIN(m, place->line, place->column,
                 N_("'%s' is already changed by %s; put the changes into one file"), base->id,
                 base->file);
        return NULL;
    }
    return base && base->replaced ? base->replaced : base;
}

static bool check_keys(const struct merge *m, const struct activity *base)
{
    int errors = m->loading->issues->error_count;
    const struct node *origin = node_find(m->own.root, "origin");
    const struct node *replaces = node_find(m->own.root, "replaces");
    int64_t version;
    if (origin)
        COMPLAIN(m, origin->key_line, origin->key_column,
                 N_("origin and licence stay those of %s; delete origin"), base->id);
    if (!node_find(m->own.root, "schema"))
        COMPLAIN(m, 1, 1, N_("'schema' is missing; add 'schema: 1'"));
    if (!node_find(m->own.root, "version"))
        COMPLAIN(m, 1, 1, N_("'version' is missing; your own changes are counted too, begin with"
                             " 'version: 1'"));
    if (replaces->kind != NODE_TEXT || replaces->is_quoted ||
        !text_read_int(replaces->text, 1, INT16_MAX, &version))
        COMPLAIN(m, replaces->line, replaces->column,
                 N_("replaces is the version of %s that you looked at; write 'replaces: %d'"),
                 base->id, base->version);
    else if (version != base->version)
        issues_add(m->loading->issues, ISSUE_WARNING, m->path, replaces->line, replaces->column,
                   N_("%s has version %d now, these changes were made for version %d; compare the"
                      " two and write 'replaces: %d'"), base->id, base->version, (int)version,
                   base->version);
    if (!m->own.blocks)
        COMPLAIN(m, 1, 1, N_("begin each key on a line of its own; the file is merged line by"
                             " line"));
    return m->loading->issues->error_count == errors;
}

/* The shipped text, which now says in its origin what it is. */
static bool open_base(struct merge *m, const struct activity *base)
{
    struct arena *arena = m->loading->arena;
    const char *text = copy_text(arena, base, NULL, m->loading->issues);
    if (!text)
        return false;
    m->base.source = source_read(arena, text, strlen(text));
    m->base.root = yaml_parse(arena, text, strlen(text), base->file, m->loading->issues);
    if (m->base.root)
        m->base.blocks = source_split(arena, &m->base.source, m->base.root);
    return m->base.blocks != NULL;
}

const struct node *merge_with_base(struct loading *loading, const char *path,
                                   const struct node *root, struct activity *activity)
{
    struct merge m = {.loading = loading, .path = path, .text = buf_start(loading->arena)};
    m.own.root = root;
    m.own.source = source_read(loading->arena, activity->bytes, activity->length);
    m.own.blocks = source_split(loading->arena, &m.own.source, root);
    const struct activity *base = find_base(&m);
    if (!base || !check_keys(&m, base))
        return NULL;
    m.tree = arena_take(loading->arena, 1, sizeof *m.tree);
    *m.tree = *root;
    m.tree->first = NULL;
    m.tree->count = 0;
    if (!open_base(&m, base))
        return NULL;
    merge_keys(&m);
    const struct node *again =
        yaml_parse(loading->arena, m.text.text, m.text.length, path, loading->issues);
    if (!again || !is_same(again, m.tree)) {
        COMPLAIN(&m, 1, 1, N_("this file and %s cannot be put together line by line; run 'catalog"
                              " fmt' on it"), base->file);
        return NULL;
    }
    activity->bytes = m.text.text;
    activity->length = m.text.length;
    activity->replaced = base;
    return m.tree;
}
