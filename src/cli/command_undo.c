#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *text = command_argument(cli, 0);
    int64_t number = 0;
    if (text[0] && !text_read_int(text, 1, INT64_MAX, &number)) {
        error_set(cli->err, ERROR_USAGE,
                  N_("'%.40s' is no number of a change; 'list changes' shows them"), text);
        return CLI_USAGE;
    }
    struct app_undone undone;
    if (!app_undo(cli->call, number, &undone, cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("change %lld (%s, %s) is taken back: children gone: %d, back: %d, as they"
                         " were before: %d"),
                 (long long)undone.change, undone.verb, undone.what, undone.gone, undone.back,
                 undone.changed);
    return CLI_DONE;
}

static const struct command_example examples[] = {
    {"undo", N_("the last import or 'set' of whoever acts")},
    {"undo 12", N_("change 12, if nobody touched the same rows since")},
    {0},
};

const struct command command_undo = {
    .name = "undo", .summary = N_("take back your last change of the register"),
    .arguments = "[CHANGE]", .most_arguments = 1, .examples = examples, .run = run,
};
