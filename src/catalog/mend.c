/* Cures come from the checks themselves: an issue that knows what was meant carries the edits. One
 * issue is cured at a time and the file judged again, so that no cure relies on a place that
 * another has moved, and none is kept that does not lead on. What no check complains about (blanks
 * at line ends, line ends of Windows, characters that have a shorter form) is put right before. */
#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/yaml.h"
#include "catalog/catalog.h"
#include "catalog/formatting.h"
#include "catalog/loading.h"

#include <stdlib.h>
#include <string.h>

enum { CURES_MOST = 500 };

struct mending {
    struct arena *arena;
    const struct catalog *catalog;
    const char *file;
    struct catalog_mended *mended;
    int line;                       /* that is being cleaned */
};

/* How far the reading of a file came. */
struct judgement {
    struct issues issues;
    bool is_readable;
};

static void add_cure(struct mending *m, int line, int column, const char *text)
{
    *VEC_ADD(m->arena, &m->mended->cures) = (struct catalog_cure){line, column, text};
}

static const char *say(const struct mending *m, const char *msgid)
{
    return messages_find(m->mended->left.language, msgid);
}

/* -- what no check complains about ----------------------------------------------------------- */

static bool is_valid(const struct catalog_source *source)
{
    return text_valid_bytes(source->bytes, source->length) == source->length;
}

/* A line without its line end: no blanks at its end, but for those that a backslash keeps. */
static void add_line(struct mending *m, struct buf *out, const char *start, size_t length)
{
    int line = m->line;
    size_t kept = length;
    while (kept && strchr(" \t", start[kept - 1]))
        kept--;
    if (kept < length && !(kept && start[kept - 1] == '\\')) {
        add_cure(m, line, text_count_bytes(start, kept) + 1,
                 say(m, N_("blanks at the end of the line are deleted")));
        length = kept;
    }
    const char *text = arena_copy_bytes(m->arena, start, length);
    const char *composed = unicode_nfc(m->arena, text);
    if (!text_equal(text, composed))
        add_cure(m, line, 0, say(m, N_("characters made of several parts become the usual ones "
                                       "(NFC)")));
    buf_add(out, composed);
}

static struct buf clean(struct mending *m, const struct catalog_source *source)
{
    struct buf out = buf_start(m->arena);
    bool has_mark = source->length >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3);
    size_t at = has_mark ? 3 : 0;
    if (has_mark)
        add_cure(m, 1, 1, say(m, N_("the invisible byte order mark is deleted")));
    bool has_returns = false;
    for (m->line = 1; at < source->length; m->line++) {
        const char *start = source->bytes + at;
        const char *stop = memchr(start, '\n', source->length - at);
        size_t length = stop ? (size_t)(stop - start) : source->length - at;
        at += length + (stop != NULL);
        bool has_return = stop && length && start[length - 1] == '\r';
        if (has_return && !has_returns)
            add_cure(m, m->line, 0, say(m, N_("line ends of Windows become those of Unix, from "
                                              "this line on")));
        has_returns = has_returns || has_return;
        add_line(m, &out, start, length - has_return);
        if (stop)
            buf_add_char(&out, '\n');
    }
    return out;
}

/* -- what the checks know -------------------------------------------------------------------- */

static struct judgement judge(struct mending *m, const struct buf *bytes)
{
    struct judgement judgement = {
        .issues = issues_start(m->arena, m->mended->left.language)};
    const struct node *root = yaml_parse(m->arena, bytes->text, bytes->length, m->file,
                                         &judgement.issues);
    judgement.is_readable = root;
    if (!root || !formatting_fields(root)) {
        issues_sort(&judgement.issues);
        return judgement;
    }
    judgement.issues = issues_start(m->arena, m->mended->left.language);
    struct catalog_source given = {m->file, bytes->text, bytes->length};
    loading_judge(m->arena, m->catalog, &given, &judgement.issues);
    return judgement;
}

/* The bytes with the edits of an issue; false when the text is not what the issue speaks of. */
static bool apply(struct mending *m, const struct issue *issue, const struct buf *bytes,
                  struct buf *out)
{
    struct buf now = *bytes;
    for (const struct issue_edit *edit = issue->edits; edit; edit = edit->next) {
        struct source source = source_read(m->arena, now.text, now.length);
        size_t at = source_offset_of(&source, edit->line, edit->column);
        if (!text_starts_with(now.text + at, edit->old_text))
            return false;
        const char *after = now.text + at + strlen(edit->old_text);
        size_t length = strlen(edit->new_text);
        bool has_blank = length && edit->new_text[length - 1] == ' ' && strchr(" \n", *after);
        struct buf next = buf_start(m->arena);
        buf_add_bytes(&next, now.text, at);
        buf_add_bytes(&next, edit->new_text, length - has_blank);
        buf_add(&next, after);
        now = next;
    }
    *out = now;
    return issue->edits;
}

/* A file that can be read must stay so and have fewer errors. One that cannot be read shows its
 * problems layer by layer: there the problem itself must be gone. */
static bool leads_on(const struct judgement *before, const struct judgement *after,
                     const struct issue *cured)
{
    if (before->is_readable)
        return after->is_readable && after->issues.error_count < before->issues.error_count;
    for (int i = 0; i < after->issues.list.count; i++) {
        const struct issue *issue = &after->issues.list.items[i];
        if (issue->line == cured->line && issue->column == cured->column &&
            text_equal(issue->text, cured->text))
            return false;
    }
    return true;
}

/* Makes the first cure that leads on; false when there is none. */
static bool cure_one(struct mending *m, struct judgement *now)
{
    for (int i = 0; i < now->issues.list.count; i++) {
        const struct issue *issue = &now->issues.list.items[i];
        struct buf next;
        if (!apply(m, issue, &m->mended->bytes, &next))
            continue;
        struct judgement after = judge(m, &next);
        if (!leads_on(now, &after, issue))
            continue;
        add_cure(m, issue->line, issue->column, issue->text);
        m->mended->bytes = next;
        *now = after;
        return true;
    }
    return false;
}

static int compare_cures(const void *left, const void *right)
{
    const struct catalog_cure *a = left;
    const struct catalog_cure *b = right;
    int order = (a->line > b->line) - (a->line < b->line);
    if (!order)
        order = (a->column > b->column) - (a->column < b->column);
    return order ? order : strcmp(a->text, b->text);
}

/* A wrong name is never guessed at: which of the two is meant is not certain. */
static void check_name(struct mending *m)
{
    struct issues unheard = issues_start(m->arena, LANGUAGE_EN);
    const struct buf *bytes = &m->mended->bytes;
    const struct node *root = yaml_parse(m->arena, bytes->text, bytes->length, m->file, &unheard);
    const struct node *id = root && root->kind == NODE_MAP ? node_find(root, "id") : NULL;
    if (!id || !formatting_fields(root))
        return;
    const char *name = file_name(m->file);
    if (!text_equal(name, arena_format(m->arena, "%s.yaml", id->text)))
        issues_add(&m->mended->left, ISSUE_WARNING, m->file, id->line, id->column,
                   N_("the id is '%s' but the file is %s; give both the same name"), id->text,
                   name);
}

void catalog_mend(struct arena *arena, const struct catalog *catalog,
                  const struct catalog_source *source, struct catalog_mended *mended)
{
    enum language language = mended->left.language;
    *mended = (struct catalog_mended){.bytes = buf_start(arena),
                                      .left = issues_start(arena, language)};
    struct mending m = {arena, catalog, source->file, mended, 0};
    if (is_valid(source))
        mended->bytes = clean(&m, source);
    else
        buf_add_bytes(&mended->bytes, source->bytes, source->length);
    struct judgement now = judge(&m, &mended->bytes);
    while (mended->cures.count < CURES_MOST && cure_one(&m, &now))
        continue;
    if (mended->cures.count)
        qsort(mended->cures.items, (size_t)mended->cures.count, sizeof *mended->cures.items,
              compare_cures);
    mended->left = now.issues;
    check_name(&m);
    issues_sort(&mended->left);
}
