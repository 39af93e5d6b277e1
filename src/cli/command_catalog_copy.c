#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *source = command_argument(cli, 0);
    const char *path = app_copy_activity(cli->call, source, args_text(&cli->args, "id", ""),
                                         args_text(&cli->args, "output", "my-activities"),
                                         cli->err);
    if (!path || !show_text(cli, arena_format(cli->call->arena, "%s\n", path)))
        return CLI_FAULT;
    show_message(cli, N_("an own version of %s: change what you like but its licence; 'tuanfu"
                         " catalog check %s' looks it over"), source, path);
    return CLI_DONE;
}

static const struct option options[] = {
    {.name = "id", .kind = OPTION_TEXT, .value = "NEW-ID", .summary = N_("the new id (my-ID)")},
    {.name = "output", .letter = 'o', .kind = OPTION_TEXT, .value = "DIR",
     .summary = N_("folder of your own activities (my-activities)")},
    {0},
};

static const struct command_example examples[] = {
    {"catalog copy big-watermelon", N_("my-activities/games/my-big-watermelon.yaml")},
    {"catalog copy big-watermelon --id our-melon -o ours", N_("ours/games/our-melon.yaml")},
    {0},
};

const struct command command_catalog_copy = {
    .name = "catalog copy", .summary = N_("begin with an activity that is there"),
    .arguments = "ID", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .options = options, .run = run,
};
