#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/show.h"

#include <string.h>

enum { FILE_BYTES_MAX = 64 << 20 };

static int write_template(struct cli *cli)
{
    const char *text = app_import_template(cli->call, command_argument(cli, 0), cli->err);
    return text && show_text(cli, text) ? CLI_DONE : CLI_FINDINGS;
}

static bool write_rejects(struct cli *cli, const struct app_import_outcome *outcome)
{
    const char *path = args_text(&cli->args, "rejects", "");
    if (!path[0] || !outcome->rejected)
        return true;
    if (!file_write(path, outcome->rejects, strlen(outcome->rejects), cli->err))
        return false;
    show_message(cli, N_("rows left out, with their reasons: %s"), path);
    return true;
}

static void say_outcome(struct cli *cli, const struct app_import_request *request,
                        const struct app_import_outcome *outcome)
{
    show_issues(cli, &outcome->issues);
    if (request->is_trial)
        show_message(cli, N_("trial run, nothing was kept: %d new, %d changed, %d the same, %d rows"
                             " left out"), outcome->added, outcome->changed, outcome->same,
                     outcome->rejected);
    else
        show_message(cli, N_("%d new, %d changed, %d the same, %d rows left out"), outcome->added,
                     outcome->changed, outcome->same, outcome->rejected);
}

static bool is_workbook_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && (!strcmp(dot, ".xlsx") || !strcmp(dot, ".XLSX"));
}

static int run(struct cli *cli)
{
    if (args_has(&cli->args, "template"))
        return write_template(cli);
    const char *path = command_argument(cli, 1);
    if (!path[0]) {
        error_set(cli->err, ERROR_USAGE, N_("import needs a FILE; '-' is standard input"));
        return CLI_USAGE;
    }
    if (!app_import_template(cli->call, command_argument(cli, 0), cli->err))
        return CLI_USAGE;       /* a kind that is not known */
    if (file_is_same(path, args_text(&cli->args, "rejects", ""))) {
        error_set(cli->err, ERROR_USAGE, N_("--rejects names the list itself, whose good rows would"
                                            " be lost; give another name"));
        return CLI_USAGE;
    }
    if (is_workbook_name(args_text(&cli->args, "rejects", ""))) {
        error_set(cli->err, ERROR_USAGE, N_("--rejects writes CSV, which no spreadsheet opens under"
                                            " the ending .xlsx; give a name that ends in .csv"));
        return CLI_USAGE;
    }
    struct app_import_request request = {.file = path,
                                         .is_trial = args_has(&cli->args, "dry-run")};
    request.bytes =
        strcmp(path, "-") ? file_read(cli->call->arena, path, FILE_BYTES_MAX, &request.length,
                                      cli->err)
                          : file_read_input(cli->call->arena, FILE_BYTES_MAX, &request.length,
                                            cli->err);
    struct app_import_outcome outcome;
    if (!request.bytes || !app_import_children(cli->call, &request, &outcome, cli->err))
        return CLI_FINDINGS;
    say_outcome(cli, &request, &outcome);
    if (!write_rejects(cli, &outcome))
        return CLI_FAULT;
    return outcome.rejected ? CLI_FINDINGS : CLI_DONE;
}

static const struct option options[] = {
    {.name = "dry-run", .kind = OPTION_FLAG, .summary = N_("look only, keep nothing")},
    {.name = "rejects", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("write the rows left out to this file")},
    {.name = "template", .kind = OPTION_FLAG, .summary = N_("print an empty table to fill in")},
    {0},
};

static const struct command_example examples[] = {
    {"import children list.xlsx --dry-run", N_("what would come in, and what is wrong with it")},
    {"import children list.csv --rejects back.csv", N_("good rows in, bad rows back")},
    {"import children --template > list.csv", N_("an empty table with the headings")},
    {0},
};

const struct command command_import = {
    .name = "import", .summary = N_("children from a table (Excel or CSV)"),
    .arguments = "children FILE",
    .least_arguments = 1, .most_arguments = 2, .examples = examples, .options = options,
    .run = run,
};
