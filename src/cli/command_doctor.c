#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    struct app_health health;
    if (!app_doctor(cli->call, &health, cli->err) || !show_table(cli, health.table))
        return CLI_FINDINGS;
    return health.finding_count ? CLI_FINDINGS : CLI_DONE;
}

static const struct command_example examples[] = {
    {"doctor", N_("each line OK or what to do")},
    {0},
};

const struct command command_doctor = {
    .name = "doctor", .arguments = "", .summary = N_("look whether the record is sound"),
    .examples = examples, .run = run,
};
