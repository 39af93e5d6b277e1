#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"

#include <string.h>

static int run(struct cli *cli)
{
    if (args_has(&cli->args, "list"))
        return show_table(cli, app_list_sheets(cli->call)) ? CLI_DONE : CLI_FAULT;
    struct app_print_request request = {.sheet = command_argument(cli, 0),
                                        .subject = command_argument(cli, 1)};
    if (!request.subject[0]) {
        error_set(cli->err, ERROR_USAGE, N_("print needs a paper and its subject, such as"
                                            " 'print run-sheet A1-S1'; 'print --list' shows the"
                                            " papers"));
        return CLI_USAGE;
    }
    request.path = args_text(&cli->args, "output",
                             arena_format(cli->call->arena, "%s-%s.pdf", request.sheet,
                                          request.subject));
    struct app_printed printed = {0};
    if (!app_print(cli->call, &request, &printed, cli->err))
        return CLI_FINDINGS;
    if (printed.warnings.list.count)
        show_issues(cli, &printed.warnings);
    if (printed.has_page_files) {
        int stem = (int)(strlen(request.path) - strlen(".png"));
        show_message(cli, N_("%.*s-1.png to %.*s-%d.png: %d pages, one picture each"), stem,
                     request.path, stem, request.path, printed.page_count, printed.page_count);
    } else
        show_message(cli, N_("%s: %d pages"), request.path, printed.page_count);
    return CLI_DONE;
}

static const struct option options[] = {
    {.name = "output", .letter = 'o', .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("write to this file (.pdf, .png or .txt)")},
    {.name = "list", .kind = OPTION_FLAG, .summary = N_("the papers there are")},
    {0},
};

static const struct command_example examples[] = {
    {"print run-sheet A1-S1", N_("one side for the leader: run-sheet-A1-S1.pdf")},
    {"print activity-card big-watermelon -o card.png", N_("a card as a picture for the phone")},
    {"print --list", N_("all papers")},
    {0},
};

const struct command command_print = {
    .name = "print", .summary = N_("papers as PDF, picture or text"),
    .arguments = "PAPER SUBJECT", .most_arguments = 2, .examples = examples, .options = options,
    .run = run,
};
