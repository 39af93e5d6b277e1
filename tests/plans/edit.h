/* Edits of a JSON document: a violation of a rule is a few values changed at named places. The
 * document that was read stays as it is; each edit gives a new root. */
#ifndef TESTS_PLANS_EDIT_H
#define TESTS_PLANS_EDIT_H

struct arena;
struct buf;
struct node;

enum edit_verb {
    EDIT_SET,       /* the value at the path becomes `value`; the place must exist */
    EDIT_INSERT,    /* `value` comes before the item at the path (or at the end of the list) */
    EDIT_COPY,      /* the same with what stands at the path `value` */
    EDIT_REMOVE     /* the item at the path goes */
};

/* A path is "sessions[2].blocks[0].minutes"; an item of a list is named by its index or by its
 * "id" or "code": "activities[charades].axes.trust". `value` is JSON. NULL when the path leads
 * nowhere, so that a mutator which no longer edits anything is seen. */
const struct node *edit_node(struct arena *arena, const struct node *root, enum edit_verb verb,
                             const char *path, const char *value);

/* What stands at the path, or NULL. */
const struct node *edit_find(const struct node *root, const char *path);

/* The tree as JSON again. */
void edit_write(struct buf *out, const struct node *root);

#endif
