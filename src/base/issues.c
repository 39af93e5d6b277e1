#include "issues.h"

#include "buf.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct issues issues_start(struct arena *arena, enum language language)
{
    return (struct issues){.arena = arena, .language = language};
}

void issues_add(struct issues *issues, enum issue_severity severity, const char *file, int line,
                int column, const char *msgid, ...)
{
    const char *format = messages_find(issues->language, msgid);
    va_list args;
    va_start(args, msgid);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    char *text = arena_take(issues->arena, (size_t)length + 1, 1);
    va_start(args, msgid);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    text_drop_broken(text);
    issues_copy(issues, &(struct issue){.severity = severity, .file = file, .line = line,
                                        .column = column, .text = text});
}

void issues_copy(struct issues *issues, const struct issue *issue)
{
    *VEC_ADD(issues->arena, &issues->list) = *issue;
    issues->error_count += issue->severity == ISSUE_ERROR;
}

void issues_edit(struct issues *issues, int line, int column, const char *old_text,
                 const char *new_text)
{
    assert(issues->list.count > 0);
    struct issue *issue = &issues->list.items[issues->list.count - 1];
    struct issue_edit *edit = arena_take(issues->arena, 1, sizeof *edit);
    *edit = (struct issue_edit){line, column, arena_copy(issues->arena, old_text),
                                arena_copy(issues->arena, new_text), issue->edits};
    issue->edits = edit;
}

static int compare_issues(const void *left, const void *right)
{
    const struct issue *a = left;
    const struct issue *b = right;
    int order = strcmp(a->file, b->file);
    if (!order)
        order = (a->line > b->line) - (a->line < b->line);
    if (!order)
        order = (a->column > b->column) - (a->column < b->column);
    if (!order)
        order = (int)a->severity - (int)b->severity;
    return order ? order : strcmp(a->text, b->text);
}

void issues_sort(struct issues *issues)
{
    if (issues->list.count < 2)
        return;
    struct issue *items = issues->list.items;
    qsort(items, (size_t)issues->list.count, sizeof *items, compare_issues);
    int kept = 1;
    for (int i = 1; i < issues->list.count; i++) {
        if (!compare_issues(&items[i], &items[kept - 1])) {
            issues->error_count -= items[i].severity == ISSUE_ERROR;
            continue;
        }
        items[kept++] = items[i];
    }
    issues->list.count = kept;
}

/* 1 is A, 27 is AA. */
static void write_column(struct buf *out, int column)
{
    if (column > 26)
        write_column(out, (column - 1) / 26);
    buf_add_char(out, (char)('A' + (column - 1) % 26));
}

void issues_write_place(struct buf *out, const struct issue *issue, bool has_cells)
{
    buf_add(out, issue->file);
    if (!issue->line)
        return;
    buf_add_char(out, ':');
    if (has_cells && issue->column)
        write_column(out, issue->column);
    buf_add_format(out, "%d", issue->line);
    if (!has_cells && issue->column)
        buf_add_format(out, ":%d", issue->column);
}

void issues_write(const struct issues *issues, struct buf *out)
{
    for (int i = 0; i < issues->list.count; i++) {
        const struct issue *issue = &issues->list.items[i];
        issues_write_place(out, issue, issues->has_cells);
        const char *word = issue->severity == ISSUE_ERROR ? N_("error") : N_("warning");
        buf_add_format(out, ": %s: %s\n", messages_find(issues->language, word), issue->text);
    }
}
