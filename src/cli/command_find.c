#include "app/verbs.h"
#include "base/buf.h"
#include "cli/show.h"

/* All words are one text: `find zhang s`; so no message ever quotes a name as a word too many. */
static const char *typed(struct cli *cli)
{
    struct buf text = buf_start(cli->call->arena);
    for (int i = 0; i < cli->args.positional.count; i++)
        buf_add_format(&text, "%s%s", i ? " " : "", command_argument(cli, i));
    return text.text;
}

static int run(struct cli *cli)
{
    const char *reason = args_text(&cli->args, "reason", "");
    const struct table *table =
        app_find_children(cli->call, typed(cli), reason, cli->err);
    if (!table || !show_table(cli, table))
        return CLI_FINDINGS;
    if (!reason[0])
        show_message(cli, N_("looked at codes and nicknames alone; names are searched with"
                             " --reason TEXT, which is kept"));
    return CLI_DONE;
}

static const struct option options[] = {
    {.name = "reason", .kind = OPTION_TEXT, .value = "TEXT",
     .summary = N_("why names are searched and shown; it is kept with the codes found")},
    {0},
};

static const struct command_example examples[] = {
    {"find 42", N_("by code: C-0042")},
    {"find zs --reason 'a mother is on the phone'",
     N_("by initials, pinyin or a part of the name")},
    {0},
};

const struct command command_find = {
    .name = "find", .summary = N_("find a child by code, nickname or name"),
    .arguments = "TEXT …", .least_arguments = 1, .most_arguments = -1, .examples = examples,
    .options = options, .run = run,
};
