#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/issues.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/show.h"
#include "cli/show_activity.h"

#include <string.h>

/* -- check ----------------------------------------------------------------------------------- */

static void write_issues_json(const struct issues *issues, struct buf *out)
{
    struct json_writer json = json_start(out);
    json_open_map(&json, NULL);
    json_number(&json, "errors", issues->error_count);
    json_open_list(&json, "problems");
    for (int i = 0; i < issues->list.count; i++) {
        const struct issue *issue = &issues->list.items[i];
        json_open_map(&json, NULL);
        json_text(&json, "file", issue->file);
        json_number(&json, "line", issue->line);
        json_number(&json, "column", issue->column);
        json_text(&json, "severity", issue->severity == ISSUE_ERROR ? "error" : "warning");
        json_text(&json, "text", issue->text);
        json_close_map(&json);
    }
    json_close_list(&json);
    json_close_map(&json);
    json_end(&json);
}

static int run_check(struct cli *cli)
{
    struct issues issues = issues_start(cli->call->arena, cli->call->language);
    const char *const *paths = cli->args.positional.items + 1;
    if (!app_check_catalog(cli->call, paths, cli->args.positional.count - 1, &issues, cli->err))
        return CLI_FINDINGS;
    struct buf out = buf_start(cli->call->arena);
    if (args_has(&cli->args, "json"))
        write_issues_json(&issues, &out);
    else
        issues_write(&issues, &out);
    if (!show_text(cli, out.text))
        return CLI_FAULT;
    const struct catalog *catalog = cli->call->app->catalog;
    if (cli->args.positional.count == 1)
        show_message(cli, N_("%d activities, %d programmes: %d errors, %d warnings"),
                catalog->activity_count, catalog->programme_count, issues.error_count,
                issues.list.count - issues.error_count);
    else if (!issues.list.count)
        show_message(cli, N_("no problems"));
    return issues.error_count ? CLI_FINDINGS : CLI_DONE;
}

/* -- list and show --------------------------------------------------------------------------- */

static int run_list(struct cli *cli)
{
    const struct table *table =
        app_list_activities(cli->call, args_text(&cli->args, "kind", ""), cli->err);
    return table && show_table(cli, table) ? CLI_DONE : CLI_FINDINGS;
}

static int run_show(struct cli *cli)
{
    if (cli->args.positional.count < 2) {
        error_set(cli->err, ERROR_USAGE, N_("catalog show needs an ID; 'catalog list' shows all"));
        return CLI_USAGE;
    }
    const struct activity *activity =
        app_find_activity(cli->call, command_argument(cli, 1), cli->err);
    if (!activity)
        return CLI_FINDINGS;
    return show_activity(cli, activity) ? CLI_DONE : CLI_FAULT;
}

static int run(struct cli *cli)
{
    static const char *const verbs[] = {"check", "list", "show"};
    static int (*const runs[])(struct cli *cli) = {run_check, run_list, run_show};
    const char *verb = command_argument(cli, 0);
    for (int i = 0; i < 3; i++)
        if (!strcmp(verb, verbs[i]))
            return runs[i](cli);
    const char *nearest = text_nearest(verb, verbs, 3);
    error_set(cli->err, ERROR_USAGE, N_("no 'catalog %.40s'; did you mean 'catalog %s'?"), verb,
              nearest ? nearest : "list");
    return CLI_USAGE;
}

static const struct option options[] = {
    {.name = "kind", .kind = OPTION_TEXT, .value = "KIND",
     .summary = N_("list only this kind, such as game")},
    {0},
};

static const struct command_example examples[] = {
    {"catalog list --kind game", N_("the games of the catalogue")},
    {"catalog show big-watermelon", N_("one activity with its steps")},
    {"catalog check", N_("all problems of all files")},
    {"catalog check my-game.yaml", N_("the problems of one file, with line and column")},
    {0},
};

const struct command command_catalog = {
    .name = "catalog", .summary = N_("check, list and show the activities"),
    .arguments = "check|list|show [PATH|ID]", .least_arguments = 1, .most_arguments = -1,
    .examples = examples, .options = options, .run = run,
};
