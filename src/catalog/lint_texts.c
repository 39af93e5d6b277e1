/* All texts of a file with their places. */
#include "base/text.h"
#include "catalog/linting.h"

#include <string.h>

static void collect(struct arena *arena, const struct node *node, const char *top, const char *key,
                    struct lint_texts *texts)
{
    const struct node *zh = node->kind == NODE_MAP ? node_find(node, "zh") : NULL;
    const struct node *en = node->kind == NODE_MAP ? node_find(node, "en") : NULL;
    if (zh && en && zh->kind == NODE_TEXT && en->kind == NODE_TEXT) {
        *VEC_ADD(arena, &texts->list) = (struct lint_text){.top = top, .key = key, zh, en};
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        const char *name = child->key[0] ? child->key : key;
        collect(arena, child, top[0] ? top : name, name, texts);
    }
}

struct lint_texts lint_collect_texts(struct arena *arena, const struct node *root)
{
    struct lint_texts texts = {0};
    collect(arena, root, "", "", &texts);
    return texts;
}

bool lint_is_label(const struct lint_text *text)
{
    static const char *const labels[] = {"name", "title", "brief", "when"};
    if (text_equal(text->top, "moves"))
        return true;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (text_equal(text->key, labels[i]))
            return true;
    return false;
}

/* The line of the file with this number, from 1; "" behind the end. */
static const char *find_line(const struct activity *activity, int number)
{
    const char *line = activity->bytes;
    for (; number > 1 && line; number--) {
        line = memchr(line, '\n', (size_t)(activity->bytes + activity->length - line));
        line = line ? line + 1 : NULL;
    }
    return line ? line : "";
}

static const char *find_in_line(const char *line, const char *part, size_t length)
{
    for (; length && *line && *line != '\n'; line++)
        if (!strncmp(line, part, length))
            return line;
    return NULL;
}

struct lint_place lint_find_place(const struct linting *linting, const struct node *node,
                                  size_t offset)
{
    enum { LONGEST_PART = 40 };
    struct lint_place place = {node->line, node->column};
    const char *part = node->text + offset;
    size_t length = strcspn(part, "\n");
    for (const char *at = node->text; at < part; at++)
        place.line += *at == '\n';
    length = length < LONGEST_PART ? length : LONGEST_PART;
    for (int more = 0; more < 2; more++) {      /* a block text begins on the next line */
        const char *line = find_line(linting->activity, place.line + more);
        const char *found = find_in_line(line, part, length);
        if (found)
            return (struct lint_place){place.line + more,
                                       1 + text_count_bytes(line, (size_t)(found - line))};
    }
    return (struct lint_place){node->line, node->column};
}
