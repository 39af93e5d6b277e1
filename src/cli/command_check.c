#include "app/verbs.h"
#include "cli/show.h"
#include "cli/show_plan.h"

static bool check_one(struct cli *cli, const char *code, bool *is_clean)
{
    struct app_judged judged = {0};
    if (!app_check(cli->call, code, &judged, cli->err))
        return false;
    if (judged.verdict->broken || judged.plan->is_trial)
        *is_clean = false;
    if (judged.has_become_draft)
        show_message(cli, N_("all papers are there: the trial plan is now a draft; next:"
                             " 'tuanfu publish %s'"), code);
    return show_findings(cli, &judged) && show_plan_summary(cli, &judged);
}

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    struct code_list codes = {.codes = &code, .count = 1};
    if (!code[0] && !app_list_plans(cli->call, &codes, cli->err))
        return CLI_FINDINGS;
    bool is_clean = true;
    for (int i = 0; i < codes.count; i++)
        if (!check_one(cli, codes.codes[i], &is_clean))
            return CLI_FINDINGS;
    if (!codes.count)
        show_message(cli, N_("there is no plan yet; 'tuanfu plan' makes one"));
    return is_clean ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"check", N_("all plans against every rule, as of today")},
    {"check A1", N_("one series")},
    {0},
};

const struct command command_check = {
    .name = "check", .summary = N_("judge the plans by every rule"), .arguments = "[SERIES]",
    .most_arguments = 1, .examples = examples, .run = run,
};
