#include "app/verbs.h"
#include "cli/show.h"

#include <string.h>

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    if (!app_step_session(cli->call, code, SESSION_PUBLISHED, "", cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("%s is published"), code);
    if (strchr(code, '-'))
        show_message(cli, N_("next: 'tuanfu print run-sheet %s', and on the day 'tuanfu hold %s'"),
                     code, code);
    else
        show_message(cli, N_("next: 'tuanfu print run-sheet %s-S1', and so for each session"),
                     code);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"publish A1", N_("all draft sessions of the series A1")},
    {"publish A1-S1", N_("one session")},
    {0},
};

const struct command command_publish = {
    .name = "publish", .summary = N_("fix a plan: from now on it is only replaced on purpose"),
    .arguments = "SERIES|SESSION", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .run = run,
};
