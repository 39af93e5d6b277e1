#include "app/verbs.h"
#include "base/buf.h"
#include "base/issues.h"
#include "base/json.h"
#include "cli/show.h"

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

static int run(struct cli *cli)
{
    struct issues issues = issues_start(cli->call->arena, cli->call->language);
    const char *const *paths = cli->args.positional.items;
    if (!app_check_catalog(cli->call, paths, cli->args.positional.count, &issues, cli->err))
        return CLI_FINDINGS;
    struct buf out = buf_start(cli->call->arena);
    if (args_has(&cli->args, "json"))
        write_issues_json(&issues, &out);
    else
        issues_write(&issues, &out);
    if (!show_text(cli, out.text))
        return CLI_FAULT;
    const struct catalog *catalog = cli->call->app->catalog;
    if (cli->args.positional.count == 0)
        show_message(cli, N_("%d activities, %d programmes: %d errors, %d warnings"),
                catalog->activity_count, catalog->programme_count, issues.error_count,
                issues.list.count - issues.error_count);
    else if (!issues.list.count)
        show_message(cli, N_("no problems"));
    return issues.error_count ? CLI_FINDINGS : CLI_DONE;
}

static const struct command_example examples[] = {
    {"catalog check", N_("all problems of all files")},
    {"catalog check my-game.yaml", N_("the problems of one file, with line and column")},
    {0},
};

const struct command command_catalog_check = {
    .name = "catalog check", .summary = N_("every problem of activities and programmes"),
    .arguments = "[PATH …]", .most_arguments = -1, .examples = examples, .run = run,
};
