#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    if (!app_step_session(cli->call, code, SESSION_SIGNED, "", cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("%s is signed"), code);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"sign A1-S1", N_("later changes are corrections with a reason")},
    {0},
};

const struct command command_sign = {
    .name = "sign", .summary = N_("sign a held session off"),
    .arguments = "SESSION", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .run = run,
};
