#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    if (!app_step_session(cli->call, code, SESSION_HELD, "", cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("%s was held; next: tuanfu attend"), code);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"hold A1-S1", N_("attendance can be entered from now on")},
    {0},
};

const struct command command_hold = {
    .name = "hold", .summary = N_("say that a session has taken place"),
    .arguments = "SESSION", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .run = run,
};
