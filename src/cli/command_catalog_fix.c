#define _POSIX_C_SOURCE 200809L

#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "cli/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { AROUND = 3 };                /* lines shown above and below a change */

/* Both texts line by line: cures never add or take away a line. */
struct lines {
    VEC(const char *) old;
    VEC(const char *) new;
};

struct drawing {
    struct buf *out;
    bool has_colour;
};

static bool has_colour(void)
{
    const char *no = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no && no[0]) && terminal && strcmp(terminal, "dumb");
}

/* The next line without its line end, CR or LF; moves `*at` behind it. */
static const char *take_line(struct arena *arena, const char **at)
{
    size_t length = strcspn(*at, "\n");
    const char *start = *at;
    *at += length + (start[length] == '\n');
    return arena_copy_bytes(arena, start, length && start[length - 1] == '\r' ? length - 1
                                                                             : length);
}

static struct lines take_lines(struct arena *arena, const struct app_fixed *fixed)
{
    struct lines lines = {0};
    for (const char *at = fixed->before; *at;)
        *VEC_ADD(arena, &lines.old) = take_line(arena, &at);
    for (const char *at = fixed->mended.bytes.text; *at;)
        *VEC_ADD(arena, &lines.new) = take_line(arena, &at);
    return lines;
}

static bool is_changed(const struct lines *lines, int index)
{
    return index < lines->old.count && index < lines->new.count &&
           strcmp(lines->old.items[index], lines->new.items[index]);
}

static void draw(const struct drawing *drawing, char mark, const char *line)
{
    const char *colour = mark == '-' ? "\033[31m" : mark == '+' ? "\033[32m" : "";
    bool is_coloured = drawing->has_colour && colour[0];
    buf_add_format(drawing->out, "%s%c%s%s\n", is_coloured ? colour : "", mark, line,
                   is_coloured ? "\033[0m" : "");
}

/* Changed lines that stand together: the old ones, then the new ones. */
static void draw_hunk(const struct drawing *drawing, const struct lines *lines, int first, int end)
{
    buf_add_format(drawing->out, "@@ -%d,%d +%d,%d @@\n", first + 1, end - first, first + 1,
                   end - first);
    for (int i = first; i < end;) {
        int stop = i;
        while (stop < end && is_changed(lines, stop))
            stop++;
        for (int j = i; j < stop; j++)
            draw(drawing, '-', lines->old.items[j]);
        for (int j = i; j < stop; j++)
            draw(drawing, '+', lines->new.items[j]);
        if (stop == i)
            draw(drawing, ' ', lines->old.items[stop++]);
        i = stop;
    }
}

static void draw_diff(const struct drawing *drawing, const struct app_fixed *fixed,
                      struct arena *arena)
{
    struct lines lines = take_lines(arena, fixed);
    int count = lines.old.count < lines.new.count ? lines.old.count : lines.new.count;
    bool is_begun = false;
    for (int i = 0; i < count; i++) {
        if (!is_changed(&lines, i))
            continue;
        int first = i > AROUND ? i - AROUND : 0;
        int last = i;
        for (int j = i; j < count && j <= last + 2 * AROUND; j++)
            last = is_changed(&lines, j) ? j : last;
        int end = last + AROUND + 1 < count ? last + AROUND + 1 : count;
        if (!is_begun)
            buf_add_format(drawing->out, "--- %s\n+++ %s\n", fixed->file, fixed->file);
        is_begun = true;
        draw_hunk(drawing, &lines, first, end);
        i = end - 1;
    }
}

static bool show_fixes(struct cli *cli, const struct app_fixes *fixes)
{
    struct buf out = buf_start(cli->call->arena);
    struct drawing drawing = {&out, has_colour()};
    const char *cured = messages_find(cli->call->language, N_("cured"));
    for (int i = 0; i < fixes->list.count; i++) {
        const struct app_fixed *fixed = &fixes->list.items[i];
        for (int j = 0; j < fixed->mended.cures.count; j++) {
            const struct catalog_cure *cure = &fixed->mended.cures.items[j];
            buf_add_format(&out, "%s:%d:", fixed->file, cure->line);
            if (cure->column)
                buf_add_format(&out, "%d:", cure->column);
            buf_add_format(&out, " %s: %s\n", cured, cure->text);
        }
        if (fixed->is_changed)
            draw_diff(&drawing, fixed, cli->call->arena);
        issues_write(&fixed->mended.left, &out);
    }
    return show_text(cli, out.text);
}

static bool show_list(struct cli *cli, const struct app_fixes *fixes)
{
    struct table *table = table_start(cli->call->arena, cli->call->language, "problems",
                                      N_("Problems, cured and left"));
    table_column(table, "file", N_("File"), TABLE_TEXT);
    table_column(table, "line", N_("Line"), TABLE_NUMBER);
    table_column(table, "state", N_("State"), TABLE_TEXT);
    table_column(table, "text", N_("Text"), TABLE_TEXT);
    for (int i = 0; i < fixes->list.count; i++) {
        const struct app_fixed *fixed = &fixes->list.items[i];
        for (int j = 0; j < fixed->mended.cures.count; j++) {
            table_text(table, fixed->file);
            table_number(table, fixed->mended.cures.items[j].line);
            table_text(table, "cured");
            table_text(table, fixed->mended.cures.items[j].text);
        }
        for (int j = 0; j < fixed->mended.left.list.count; j++) {
            table_text(table, fixed->file);
            table_number(table, fixed->mended.left.list.items[j].line);
            table_text(table, "left");
            table_text(table, fixed->mended.left.list.items[j].text);
        }
    }
    return show_table(cli, table);
}

static int run(struct cli *cli)
{
    bool is_dry = args_has(&cli->args, "dry-run");
    struct app_fixes fixes = {0};
    struct app_fix_request request = {cli->args.positional.items, cli->args.positional.count,
                                      is_dry};
    bool is_done = app_fix_catalog(cli->call, &request, &fixes, cli->err);
    bool is_data = args_has(&cli->args, "json") || args_has(&cli->args, "csv");
    if (!(is_data ? show_list(cli, &fixes) : show_fixes(cli, &fixes)))
        return CLI_FAULT;
    if (!is_done)
        return CLI_FINDINGS;
    show_message(cli, is_dry ? N_("%d files: %d problems can be cured, %d errors are left to you; "
                                  "nothing was written")
                             : N_("%d files: %d problems cured, %d errors are left to you"),
                 fixes.list.count, fixes.cure_count, fixes.error_count);
    return fixes.error_count || (is_dry && fixes.cure_count) ? CLI_FINDINGS : CLI_DONE;
}

static const struct option options[] = {
    {.name = "dry-run", .kind = OPTION_FLAG,
     .summary = N_("only show what would be cured; exit 1 when there is something")},
    {0},
};

static const struct command_example examples[] = {
    {"catalog fix my-ball.yaml", N_("mend what is certain, show each change")},
    {"catalog fix --dry-run my-activities", N_("only look, at all files of a folder")},
    {0},
};

const struct command command_catalog_fix = {
    .name = "catalog fix", .summary = N_("mend slips of the keyboard and misspelt words"),
    .arguments = "PATH …", .least_arguments = 1, .most_arguments = -1, .examples = examples,
    .options = options, .run = run,
};
