#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    struct app_checked checked = {0};
    const char *const *paths = cli->args.positional.items;
    if (!app_check_catalog(cli->call, paths, cli->args.positional.count, &checked, cli->err))
        return CLI_FINDINGS;
    if (!show_problems(cli, &checked.issues))
        return CLI_FAULT;
    const struct catalog *catalog = cli->call->app->catalog;
    int errors = checked.issues.error_count;
    int warnings = checked.issues.list.count - errors;
    if (cli->args.positional.count == 0)
        show_message(cli, N_("%d activities, %d programmes: %d errors, %d warnings"),
                     catalog->activity_count, catalog->programme_count, errors, warnings);
    else if (warnings && !errors)
        show_message(cli, N_("no errors (files read: %d), %d warnings"), checked.files, warnings);
    else if (!errors)
        show_message(cli, N_("no problems (files read: %d)"), checked.files);
    return errors ? CLI_FINDINGS : CLI_DONE;
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
