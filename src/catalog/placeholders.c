/* A skeleton is a sound file but for the texts that nobody wrote yet. Each of them begins with a
 * mark that no real text has, so that none is forgotten: no plan uses a file with a mark in it. */
#include "base/text.h"
#include "catalog/loading.h"

#include <string.h>

const struct bilingual placeholder_mark = {"（请写）", "(WRITE)"};

static bool has_mark(const char *text)
{
    return strstr(text, placeholder_mark.zh) || strstr(text, placeholder_mark.en);
}

bool placeholders_check(struct loading *loading, const char *file, const struct node *root)
{
    bool is_written = true;
    if (root->kind == NODE_TEXT && has_mark(root->text)) {
        issues_add(loading->issues, ISSUE_ERROR, file, root->line, root->column,
                   N_("still to be written: '%.120s'; put your own words in its place"),
                   text_trim(loading->arena, root->text));
        return false;
    }
    for (const struct node *child = root->first; child; child = child->next)
        is_written = placeholders_check(loading, file, child) && is_written;
    return is_written;
}
