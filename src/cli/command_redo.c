#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    struct app_undone undone;
    if (!app_redo(cli->call, &undone, cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("done again (%s): children gone: %d, back: %d, changed: %d"),
                 undone.what, undone.gone, undone.back, undone.changed);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"redo", N_("what your last 'undo' took back is there again")},
    {0},
};

const struct command command_redo = {
    .name = "redo", .arguments = "", .summary = N_("do again what 'undo' took back"),
    .examples = examples, .run = run,
};
