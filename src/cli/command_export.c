#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/show.h"

#include <string.h>

static int run(struct cli *cli)
{
    const char *what = command_argument(cli, 0);
    const char *text = NULL;
    if (text_equal(what, "facts"))
        text = app_export_facts(cli->call, command_argument(cli, 1), cli->err);
    else if (text_equal(what, "plan"))
        text = app_export_plan(cli->call, command_argument(cli, 1), cli->err);
    else
        error_set(cli->err, ERROR_USAGE, N_("no export '%.40s'; there are facts and plan"), what);
    if (!text)
        return CLI_FINDINGS;
    const char *path = args_text(&cli->args, "output", "");
    bool is_written = path[0] ? file_write(path, text, strlen(text), cli->err)
                              : show_text(cli, text);
    return is_written ? CLI_DONE : CLI_FAULT;
}

static const struct option options[] = {
    {.name = "output", .letter = 'o', .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("write to this file")},
    {0},
};

static const struct command_example examples[] = {
    {"export plan A1 -o plan.json", N_("a plan for other programs")},
    {"export facts s4x45", N_("all that the planner knows, by code")},
    {0},
};

const struct command command_export = {
    .name = "export", .summary = N_("facts and plans as JSON"),
    .arguments = "facts PROGRAMME | plan SERIES", .least_arguments = 2, .most_arguments = 2,
    .examples = examples, .options = options, .run = run,
};
