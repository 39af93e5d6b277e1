#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    struct app_lint lint;
    if (!app_lint_catalog(cli->call, cli->args.positional.items, cli->args.positional.count, &lint,
                          cli->err))
        return CLI_FINDINGS;
    if (!show_problems(cli, &lint.issues))
        return CLI_FAULT;
    int count = lint.issues.list.count;
    if (count)
        show_message(cli, N_("%d activities read, %d findings; docs/lint.md has the reasons"),
                     lint.read_count, count);
    else
        show_message(cli, N_("%d activities read, nothing to say"), lint.read_count);
    return count ? CLI_FINDINGS : CLI_DONE;
}

static const struct command_example examples[] = {
    {"catalog lint", N_("what an editor would say to all activities")},
    {"catalog lint big-watermelon", N_("to one of the catalogue")},
    {"catalog lint my-activities/games/my-ball.yaml", N_("to one file of your own")},
    {0},
};

const struct command command_catalog_lint = {
    .name = "catalog lint", .summary = N_("what a good editor would send back"),
    .arguments = "[PATH|ID …]", .most_arguments = -1, .examples = examples, .run = run,
};
