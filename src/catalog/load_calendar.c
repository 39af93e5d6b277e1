/* Calendars of several years are one calendar: a series may run over New Year. */
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "catalog/loading.h"

#include <stdlib.h>

struct calendar_parts {
    struct buf id;
    VEC(struct closed_span) closed;
    VEC(struct swapped_day) swapped;
};

static struct date read_day(struct loading *loading, const char *path, const struct node *row,
                            const char *key)
{
    struct date date = {0};
    const struct node *node = node_find(row, key);
    if (!date_read(node->text, &date))
        issues_add(loading->issues, ISSUE_ERROR, path, node->line, node->column,
                   N_("%s: '%.20s' is no day; write it like 2026-10-01"), key, node->text);
    return date;
}

static void add_closed(struct loading *loading, const char *path, const struct node *list,
                       const struct calendar_file *file, struct calendar_parts *parts)
{
    for (int i = 0; i < file->closed_count; i++) {
        const struct node *row = node_at(list, i);
        struct closed_span span = {.from = read_day(loading, path, row, "from"),
                                   .until = read_day(loading, path, row, "until"),
                                   .name = file->closed[i].name};
        if (date_compare(span.from, span.until) > 0)
            issues_add(loading->issues, ISSUE_ERROR, path, row->line, row->column,
                       N_("the span ends before it begins; exchange from and until"));
        *VEC_ADD(loading->arena, &parts->closed) = span;
    }
}

static void add_swapped(struct loading *loading, const char *path, const struct node *list,
                        const struct calendar_file *file, struct calendar_parts *parts)
{
    for (int i = 0; i < file->swapped_count; i++) {
        struct swapped_day day = {.date = read_day(loading, path, node_at(list, i), "date"),
                                  .as = (enum weekday)file->swapped[i].as,
                                  .name = file->swapped[i].name};
        *VEC_ADD(loading->arena, &parts->swapped) = day;
    }
}

static void read_calendar(struct loading *loading, const char *path, struct calendar_parts *parts)
{
    const struct node *root = loading_parse(loading, path);
    struct calendar_file file = {0};
    struct fields_reader reader = loading_reader(loading, path);
    if (!root || !fields_fill(&reader, &calendar_fields, root, &file))
        return;
    buf_add(&parts->id, parts->id.length ? "+" : "");
    buf_add(&parts->id, file.id);
    add_closed(loading, path, node_find(root, "closed"), &file, parts);
    add_swapped(loading, path, node_find(root, "swapped"), &file, parts);
}

static int compare_closed(const void *left, const void *right)
{
    const struct closed_span *a = left;
    const struct closed_span *b = right;
    int order = date_compare(a->from, b->from);
    return order ? order : date_compare(a->until, b->until);
}

static int compare_swapped(const void *left, const void *right)
{
    return date_compare(((const struct swapped_day *)left)->date,
                        ((const struct swapped_day *)right)->date);
}

const struct calendar *loading_calendars(struct loading *loading, const char *folder)
{
    struct calendar_parts parts = {.id = buf_start(loading->arena)};
    struct file_names names = {0};
    struct error err = error_start(loading->issues->language);
    if (!file_is_folder(folder))
        issues_add(loading->issues, ISSUE_WARNING, folder, 0, 0,
                   N_("no calendars: holidays are not known"));
    else if (!file_list(loading->arena, folder, &names, &err))
        issues_add(loading->issues, ISSUE_ERROR, folder, 0, 0, "%s", err.text);
    for (int i = 0; i < names.list.count; i++)
        if (loading_is_yaml(names.list.items[i]))
            read_calendar(loading, file_join(loading->arena, folder, names.list.items[i]), &parts);
    if (parts.closed.count)
        qsort(parts.closed.items, (size_t)parts.closed.count, sizeof *parts.closed.items,
              compare_closed);
    if (parts.swapped.count)
        qsort(parts.swapped.items, (size_t)parts.swapped.count, sizeof *parts.swapped.items,
              compare_swapped);
    struct calendar *calendar = arena_take(loading->arena, 1, sizeof *calendar);
    *calendar = (struct calendar){
        .id = parts.id.text, .closed = parts.closed.items, .closed_count = parts.closed.count,
        .swapped = parts.swapped.items, .swapped_count = parts.swapped.count,
    };
    return calendar;
}
