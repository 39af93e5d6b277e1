#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *reason = args_text(&cli->args, "reason", "");
    if (!reason[0]) {
        error_set(cli->err, ERROR_USAGE, N_("cancel needs --reason TEXT"));
        return CLI_USAGE;
    }
    const char *code = command_argument(cli, 0);
    if (!app_step_session(cli->call, code, SESSION_CANCELLED, reason, cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("%s is cancelled"), code);
    return CLI_DONE;
}

static const struct option options[] = {
    {.name = "reason", .kind = OPTION_TEXT, .value = "TEXT", .summary = N_("why; it is kept")},
    {0},
};

static const struct command_example examples[] = {
    {"cancel A1-S2 --reason 'storm warning'", N_("a published session does not take place")},
    {0},
};

const struct command command_cancel = {
    .name = "cancel", .summary = N_("a published session does not take place"),
    .arguments = "SESSION", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .options = options, .run = run,
};
