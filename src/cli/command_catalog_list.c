#include "app/verbs.h"
#include "cli/show.h"
#include "cli/show_found.h"

static const struct option options[] = {
    {.name = "kind", .kind = OPTION_TEXT, .value = "KIND", .summary = N_("of this kind: game …")},
    {.name = "phase", .kind = OPTION_TEXT, .value = "PHASE",
     .summary = N_("fit for this phase: checkin, warmup, bridge, main, share, close")},
    {.name = "audience", .kind = OPTION_TEXT, .value = "WHO",
     .summary = N_("for children, carers or mixed")},
    {.name = "age", .kind = OPTION_TEXT, .value = "YEARS",
     .summary = N_("right for children of 9, or of every age in 9-11")},
    {.name = "people", .kind = OPTION_TEXT, .value = "N",
     .summary = N_("so many people can do it, sub-groups and even numbers included")},
    {.name = "minutes", .kind = OPTION_TEXT, .value = "N",
     .summary = N_("so many minutes lie within its range")},
    {.name = "goal", .kind = OPTION_TEXT, .value = "GOAL[:N]",
     .summary = N_("serves this goal, with :2 at least at that strength; may be repeated")},
    {.name = "energy", .kind = OPTION_TEXT, .value = "N",
     .summary = N_("energy 1 to 5, one number or 1-2")},
    {.name = "trust", .kind = OPTION_TEXT, .value = "N", .summary = N_("trust at most N")},
    {.name = "touch", .kind = OPTION_TEXT, .value = "N", .summary = N_("touch at most N")},
    {.name = "item", .kind = OPTION_TEXT, .value = "ITEM",
     .summary = N_("uses this item; may be repeated")},
    {.name = "ritual", .kind = OPTION_FLAG, .summary = N_("may be repeated as a ritual")},
    {.name = "for-flag", .kind = OPTION_TEXT, .value = "FLAG",
     .summary = N_("what a child with this flag may do; may be repeated for one child")},
    {.name = "refused", .kind = OPTION_FLAG,
     .summary = N_("only what is never used ('catalog show ID' says why)")},
    {0},
};

static bool is_filter(const struct option *option)
{
    for (const struct option *own = options; own->name; own++)
        if (own == option)
            return true;
    return false;
}

static const struct app_found *find(struct cli *cli)
{
    int given = cli->args.options.count;
    struct app_filter *filters = arena_take(cli->call->arena, (size_t)given, sizeof *filters);
    int count = 0;
    for (int i = 0; i < given; i++) {
        const struct option_value *value = &cli->args.options.items[i];
        if (is_filter(value->option))
            filters[count++] = (struct app_filter){
                .name = value->option->name, .text = value->text ? value->text : "",
            };
    }
    return app_find_activities(cli->call, filters, count, cli->err);
}

static int run(struct cli *cli)
{
    const struct app_found *found = find(cli);
    if (!found)
        return CLI_FINDINGS;
    bool is_shown = args_has(&cli->args, "json")  ? show_found_json(cli, found)
                    : args_has(&cli->args, "csv") ? show_found_csv(cli, found)
                                        : show_table(cli, app_table_activities(cli->call, found));
    return is_shown ? CLI_DONE : CLI_FAULT;
}

static const struct command_example examples[] = {
    {"catalog list --phase warmup --age 9-11 --people 12 --touch 1",
     N_("warm-ups without hand-holding for twelve children of 9 to 11")},
    {"catalog list --goal empathy:2 --for-flag no_touch --for-flag quiet",
     N_("for a child with these two flags; what needs its adaptation is marked")},
    {"catalog list --goal words", N_("a wrong word lists the words there are")},
    {"catalog list --refused", N_("what is never used")},
    {0},
};

const struct command command_catalog_list = {
    .name = "catalog list", .summary = N_("find activities"), .arguments = "",
    .examples = examples, .options = options, .run = run,
};
