#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    if (command_argument(cli, 0)[0])
        cli->call->database = command_argument(cli, 0);
    const char *area = args_text(&cli->args, "area", "");
    const char *name = args_text(&cli->args, "name", "");
    if (!area[0] || !name[0]) {
        error_set(cli->err, ERROR_USAGE, N_("init needs --area CODE and --name TEXT"));
        return CLI_USAGE;
    }
    if (!app_init(cli->call, area, name, cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("made the record %s; next: tuanfu import children FILE"),
                 cli->call->database);
    return CLI_DONE;
}

static const struct option options[] = {
    {.name = "area", .kind = OPTION_TEXT, .value = "CODE", .summary = N_("code of the county")},
    {.name = "name", .kind = OPTION_TEXT, .value = "TEXT", .summary = N_("what it is called")},
    {0},
};

static const struct command_example examples[] = {
    {"init --area 422801 --name '利川试点'", N_("a new record in the user's data folder")},
    {"init town.db --area 422801 --name Town", N_("a new record in the file town.db")},
    {0},
};

const struct command command_init = {
    .name = "init", .summary = N_("make a new, empty record"), .arguments = "[FILE]",
    .most_arguments = 1, .examples = examples, .options = options, .run = run,
};
