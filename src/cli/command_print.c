#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/show.h"

#include <string.h>

static void tell_pages(struct cli *cli, const char *path, const struct app_printed *printed)
{
    struct arena *arena = cli->call->arena;
    if (printed->has_page_files) {
        show_message(cli, N_("%s to %s: %d pages, one picture each"),
                     file_numbered(arena, path, 1),
                     file_numbered(arena, path, printed->page_count), printed->page_count);
    } else if (printed->page_count) {
        show_message(cli, N_("%s: %d pages"), path, printed->page_count);
    }
}

/* How many forms, and who got none: by code, never by name. */
static void tell_forms(struct cli *cli, const struct app_printed *printed)
{
    if (!printed->children)
        show_message(cli, N_("nobody needs this form; nothing was printed"));
    else
        show_message(cli, N_("%d forms, one for each child"), printed->children);
    for (int i = 0; i < printed->left_out.count; i++) {
        const struct app_left_out *part = &printed->left_out.items[i];
        show_message(cli, N_("left out, %s: %d (%s)"), part->reason, part->count, part->codes);
    }
}

static int print(struct cli *cli, const struct app_print_request *request)
{
    struct app_printed printed = {0};
    if (!app_print(cli->call, request, &printed, cli->err))
        return CLI_FINDINGS;
    if (printed.warnings.list.count)
        show_issues(cli, &printed.warnings);
    tell_pages(cli, request->path, &printed);
    if (printed.children || printed.left_out.count || !printed.page_count)
        tell_forms(cli, &printed);
    return CLI_DONE;
}

static int run(struct cli *cli)
{
    if (args_has(&cli->args, "list"))
        return show_table(cli, app_list_sheets(cli->call)) ? CLI_DONE : CLI_FAULT;
    struct app_print_request request = {.sheet = command_argument(cli, 0),
                                        .subject = command_argument(cli, 1),
                                        .is_missing = args_has(&cli->args, "missing")};
    if (!request.sheet[0] || (!request.subject[0] && !request.is_missing)) {
        error_set(cli->err, ERROR_USAGE, N_("print needs a paper and its subject, such as"
                                            " 'print run-sheet A1-S1'; 'print --list' shows the"
                                            " papers"));
        return CLI_USAGE;
    }
    const char *subject = request.subject[0] ? request.subject : "missing";
    request.path = args_text(&cli->args, "output",
                             arena_format(cli->call->arena, "%s-%s.pdf", request.sheet, subject));
    return print(cli, &request);
}

static const struct option options[] = {
    {.name = "output", .letter = 'o', .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("write to this file (.pdf, .png or .txt)")},
    {.name = "missing", .kind = OPTION_FLAG,
     .summary = N_("consent-form: for all whose paper is missing, or those of a programme's age")},
    {.name = "list", .kind = OPTION_FLAG, .summary = N_("the papers there are")},
    {0},
};

static const struct command_example examples[] = {
    {"print run-sheet A1-S1", N_("one side for the leader: run-sheet-A1-S1.pdf")},
    {"print activity-card big-watermelon -o card.png", N_("a card as a picture for the phone")},
    {"print consent-form A1", N_("for those of the plan A1 whose consent is missing")},
    {"print consent-form --missing", N_("for all children whose consent is missing")},
    {"print --list", N_("all papers")},
    {0},
};

const struct command command_print = {
    .name = "print", .summary = N_("papers as PDF, picture or text"),
    .arguments = "PAPER SUBJECT", .most_arguments = 2, .examples = examples, .options = options,
    .run = run,
};
