#include "app/verbs.h"
#include "cli/show.h"

#include <string.h>

static int run(struct cli *cli)
{
    const char *what = command_argument(cli, 0);
    const char *reason = args_text(&cli->args, "reason", "");
    const struct table *table = strcmp(what, "names")
                                    ? app_list(cli->call, what, cli->err)
                                    : app_list_names(cli->call, reason, cli->err);
    return table && show_table(cli, table) ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"list children", N_("the register by code, and who may take part today")},
    {"list names --reason 'calling the families'",
     N_("who is behind each code; the reason is kept")},
    {"list sessions --csv", N_("all sessions as CSV")},
    {0},
};

static const struct option options[] = {
    {.name = "reason", .kind = OPTION_TEXT, .value = "TEXT",
     .summary = N_("why the names are opened; needed for 'list names'")},
    {0},
};

const struct command command_list = {
    .name = "list", .summary = N_("lists of the record and of the catalogue"),
    .arguments = "children|names|series|sessions|activities|programmes|changes|backups",
    .least_arguments = 1, .most_arguments = 1, .examples = examples, .options = options, .run = run,
};
