#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    struct span days = {.from = args_date(&cli->args, "from", (struct date){0}),
                        .until = args_date(&cli->args, "to", (struct date){0})};
    const struct table *table =
        app_report(cli->call, command_argument(cli, 0), days, cli->err);
    return table && show_table(cli, table) ? CLI_DONE : CLI_FINDINGS;
}

static const struct option options[] = {
    {.name = "from", .kind = OPTION_DATE, .value = "DATE", .summary = N_("first day")},
    {.name = "to", .kind = OPTION_DATE, .value = "DATE", .summary = N_("last day")},
    {0},
};

static const struct command_example examples[] = {
    {"report participation --from 2026-09-01 --to 2026-12-31", N_("numbers with definitions")},
    {"report left-out", N_("who was not reached, and why")},
    {0},
};

const struct command command_report = {
    .name = "report", .summary = N_("numbers, each with the list behind it"),
    .arguments = "participation|left-out|MEASURE", .least_arguments = 1, .most_arguments = 1,
    .examples = examples, .options = options, .run = run,
};
