#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    if (!app_step_session(cli->call, code, SESSION_DRAFT, "", cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("%s is a draft again"), code);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"withdraw A1-S2", N_("while nothing of it is printed, within a day")},
    {0},
};

const struct command command_withdraw = {
    .name = "withdraw", .summary = N_("take a published session back to draft"),
    .arguments = "SERIES|SESSION", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .run = run,
};
