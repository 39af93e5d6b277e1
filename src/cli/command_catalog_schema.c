#include "app/verbs.h"
#include "cli/show.h"

/* Both languages unless one is asked for by name: the shipped files have both. */
static int run(struct cli *cli)
{
    const char *kind = cli->args.positional.count ? command_argument(cli, 0) : "activity";
    const enum language *only = args_has(&cli->args, "lang") ? &cli->call->language : NULL;
    const char *schema = app_write_schema(cli->call, kind, only, cli->err);
    return schema && show_text(cli, schema) ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"catalog schema activity", N_("the keys of an activity, for editors of YAML")},
    {"catalog schema programme --lang zh", N_("those of a programme, explained in Chinese")},
    {0},
};

const struct command command_catalog_schema = {
    .name = "catalog schema", .summary = N_("what may stand in a file, as JSON Schema"),
    .arguments = "[activity|programme]", .most_arguments = 1, .examples = examples, .run = run,
};
