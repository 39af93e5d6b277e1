#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *folder = args_text(&cli->args, "out", "tuanfu-demo");
    struct app_demo demo = {0};
    bool is_done = app_demo(cli->call, folder, (uint64_t)args_number(&cli->args, "seed", 1), &demo,
                            cli->err);
    for (int i = 0; i < demo.steps.count; i++) {
        const struct app_demo_step *step = &demo.steps.items[i];
        const char *line = arena_format(cli->call->arena, "%s%s%s\n", step->text,
                                        step->file[0] ? ": " : "", step->file);
        if (!show_text(cli, line))
            return CLI_FAULT;
    }
    if (is_done)
        show_message(cli, N_("all of it lies in %s; try: tuanfu --db %s/tuanfu.db show A1"), folder,
                     folder);
    return is_done ? CLI_DONE : CLI_FINDINGS;
}

static const struct option options[] = {
    {.name = "out", .kind = OPTION_TEXT, .value = "DIR",
     .summary = N_("folder to fill (tuanfu-demo)")},
    {.name = "seed", .kind = OPTION_NUMBER, .value = "N", .min = 0, .max = INT64_MAX,
     .summary = N_("another seed, another of the good plans (1)")},
    {0},
};

static const struct command_example examples[] = {
    {"demo", N_("plans, papers, attendance and reports of a sample in tuanfu-demo/")},
    {"demo --out try --seed 2", N_("the same elsewhere, with another plan")},
    {0},
};

const struct command command_demo = {
    .name = "demo", .summary = N_("the whole line on a shipped sample"), .arguments = "",
    .examples = examples, .options = options, .run = run,
};
