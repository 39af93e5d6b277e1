#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const struct table *table =
        app_list_activities(cli->call, args_text(&cli->args, "kind", ""), cli->err);
    return table && show_table(cli, table) ? CLI_DONE : CLI_FINDINGS;
}

static const struct option options[] = {
    {.name = "kind", .kind = OPTION_TEXT, .value = "KIND",
     .summary = N_("list only this kind, such as game")},
    {0},
};

static const struct command_example examples[] = {
    {"catalog list --kind game", N_("the games of the catalogue")},
    {0},
};

const struct command command_catalog_list = {
    .name = "catalog list", .summary = N_("find activities"), .arguments = "",
    .examples = examples, .options = options, .run = run,
};
