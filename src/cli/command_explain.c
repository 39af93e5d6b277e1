#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    const char *activity = command_argument(cli, 1);
    const char *text = NULL;
    if (activity[0])
        text = app_explain_activity(cli->call, code, activity, cli->err);
    else if (app_recognise(cli->call, code, cli->err) == APP_CHILD)
        text = app_explain_child(cli->call, code, cli->err);
    else if (cli->err->kind == ERROR_NONE)
        text = app_explain_session(cli->call, code, cli->err);
    return text && show_text(cli, text) ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"explain A1-S2", N_("each step: what spoke for it, and the best other piece")},
    {"explain A1-S2 picture-clues", N_("why an activity is not in a session")},
    {"explain C-0004", N_("where a child is placed, or why it is not")},
    {0},
};

const struct command command_explain = {
    .name = "explain", .summary = N_("why the plan is as it is"),
    .arguments = "SESSION [ACTIVITY] | CHILD", .least_arguments = 1, .most_arguments = 2,
    .examples = examples, .run = run,
};
