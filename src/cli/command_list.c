#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const struct table *table = app_list(cli->call, command_argument(cli, 0), cli->err);
    return table && show_table(cli, table) ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"list children", N_("the register by code, and who may take part today")},
    {"list sessions --csv", N_("all sessions as CSV")},
    {0},
};

const struct command command_list = {
    .name = "list", .summary = N_("lists of the record and of the catalogue"),
    .arguments = "children|series|sessions|activities|programmes|changes", .least_arguments = 1,
    .most_arguments = 1, .examples = examples, .run = run,
};
