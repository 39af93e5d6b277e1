#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "cli/show.h"

/* What became of a file: for --json and --csv. */
static const char *state_of(enum catalog_form form, bool is_check)
{
    if (form == CATALOG_FORM_BROKEN)
        return "broken";
    return form == CATALOG_FORM_KEPT ? "kept" : is_check ? "not in form" : "formatted";
}

static bool show_states(struct cli *cli, const struct app_forms *forms, bool is_check)
{
    struct table *table = table_start(cli->call->arena, cli->call->language, "files",
                                      N_("Form of the files"));
    table_column(table, "file", N_("File"), TABLE_TEXT);
    table_column(table, "state", N_("State"), TABLE_TEXT);
    for (int i = 0; i < forms->list.count; i++) {
        table_text(table, forms->list.items[i].file);
        table_text(table, state_of(forms->list.items[i].form, is_check));
    }
    return show_table(cli, table);
}

/* One line for each file that was changed or would be. */
static bool show_files(struct cli *cli, const struct app_forms *forms)
{
    struct buf out = buf_start(cli->call->arena);
    for (int i = 0; i < forms->list.count; i++)
        if (forms->list.items[i].form == CATALOG_FORM_NEW)
            buf_add_format(&out, "%s\n", forms->list.items[i].file);
    return show_text(cli, out.text);
}

static int run(struct cli *cli)
{
    bool is_check = args_has(&cli->args, "check");
    struct app_forms forms = {0};
    struct app_format_request request = {cli->args.positional.items, cli->args.positional.count,
                                         is_check};
    bool is_done = app_format_catalog(cli->call, &request, &forms, cli->err);
    bool is_data = args_has(&cli->args, "json") || args_has(&cli->args, "csv");
    if (is_done || forms.list.count) {
        bool is_shown = is_data ? show_states(cli, &forms, is_check) : show_files(cli, &forms);
        if (!is_shown)
            return CLI_FAULT;
    }
    show_issues(cli, &forms.issues);
    if (!is_done)
        return CLI_FINDINGS;
    show_message(cli, is_check ? N_("%d files: %d not in form, %d cannot be read")
                               : N_("%d files: %d formatted, %d left as they are because they "
                                    "cannot be read"),
                 forms.list.count, forms.new_count, forms.broken_count);
    return forms.broken_count || (is_check && forms.new_count) ? CLI_FINDINGS : CLI_DONE;
}

static const struct option options[] = {
    {.name = "check", .kind = OPTION_FLAG,
     .summary = N_("change nothing; name the files that are not in form, exit 1")},
    {0},
};

static const struct command_example examples[] = {
    {"catalog fmt my-activities", N_("all activities and programmes of a folder")},
    {"catalog fmt --catalog my-activities",
     N_("the same; without a name the folders of --catalog, never the installed ones")},
    {"catalog fmt --check my-ball.yaml", N_("is the file in form?")},
    {0},
};

const struct command command_catalog_fmt = {
    .name = "catalog fmt", .summary = N_("keys in order and tidy blanks; comments stay with them"),
    .arguments = "[PATH …]", .most_arguments = -1, .examples = examples, .options = options,
    .run = run,
};
