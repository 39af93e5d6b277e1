#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"

#include <string.h>

static bool read_mark(struct cli *cli, const char *text, struct app_mark *mark)
{
    const char *equals = strchr(text, '=');
    if (!equals || equals == text)
        return error_set(cli->err, ERROR_USAGE,
                         N_("'%.60s' must be CHILD=STATUS, such as C-0004=present"), text);
    mark->child = arena_copy_bytes(cli->call->arena, text, (size_t)(equals - text));
    if (!app_read_attendance(equals + 1, &mark->status))
        return error_set(cli->err, ERROR_USAGE,
                         N_("'%.40s' is no status; there are present, late, left_early, excused,"
                            " absent"), equals + 1);
    return true;
}

static int run(struct cli *cli)
{
    int count = cli->args.positional.count - 1;
    struct app_mark *marks = arena_take(cli->call->arena, (size_t)count, sizeof *marks);
    for (int i = 0; i < count; i++)
        if (!read_mark(cli, command_argument(cli, i + 1), &marks[i]))
            return CLI_USAGE;
    if (!app_attend(cli->call, command_argument(cli, 0), marks, count,
                    args_text(&cli->args, "reason", ""), cli->err))
        return CLI_FINDINGS;
    show_message(cli, N_("%d marks kept"), count);
    return CLI_DONE;
}

static const struct option options[] = {
    {.name = "reason", .kind = OPTION_TEXT, .value = "TEXT",
     .summary = N_("why; needed once the session is signed")},
    {0},
};

static const struct command_example examples[] = {
    {"attend A1-S1 C-0001=present C-0002=late C-0003=absent", N_("mark three children")},
    {"attend A1-S1 1=到 2=迟到 3=缺席", N_("the same in Chinese and in short")},
    {"attend A1-S1 3=excused --reason 'mother rang'", N_("a correction after signing")},
    {0},
};

const struct command command_attend = {
    .name = "attend", .summary = N_("who came to a held session"),
    .arguments = "SESSION CHILD=STATUS …", .least_arguments = 2, .most_arguments = -1,
    .examples = examples, .options = options, .run = run,
};
