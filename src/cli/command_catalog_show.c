#include "app/verbs.h"
#include "cli/show.h"
#include "cli/show_activity.h"

static int run(struct cli *cli)
{
    const struct activity *activity =
        app_find_activity(cli->call, command_argument(cli, 0), cli->err);
    if (!activity)
        return CLI_FINDINGS;
    return show_activity(cli, activity) ? CLI_DONE : CLI_FAULT;
}

static const struct command_example examples[] = {
    {"catalog show big-watermelon", N_("one activity with its steps")},
    {0},
};

const struct command command_catalog_show = {
    .name = "catalog show", .summary = N_("one activity with all its words"), .arguments = "ID",
    .least_arguments = 1, .most_arguments = 1, .examples = examples, .run = run,
};
