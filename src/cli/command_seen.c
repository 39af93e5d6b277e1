#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const struct table *table = app_seen(cli->call, command_argument(cli, 0), cli->err);
    return table && show_table(cli, table) ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"seen C-0042", N_("who opened the name or printed it, when and what for")},
    {"seen 42 --csv", N_("the same for a spreadsheet")},
    {0},
};

const struct command command_seen = {
    .name = "seen", .summary = N_("who has seen the name of a child"),
    .arguments = "CHILD", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .run = run,
};
