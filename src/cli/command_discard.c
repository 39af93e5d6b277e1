#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *series = command_argument(cli, 0);
    if (!app_discard(cli->call, series, cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("the drafts of %s are gone"), series);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"discard A1", N_("the drafts of one series")},
    {0},
};

const struct command command_discard = {
    .name = "discard", .summary = N_("throw the drafts of a series away"), .arguments = "SERIES",
    .least_arguments = 1, .most_arguments = 1, .examples = examples, .run = run,
};
