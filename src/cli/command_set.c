#include "app/verbs.h"
#include "cli/show.h"

static int run(struct cli *cli)
{
    const char *const *assignments = cli->args.positional.items + 1;
    return app_set_child(cli->call, command_argument(cli, 0), assignments,
                         cli->args.positional.count - 1, cli->err) ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"set C-0004 consent=given until=2027-08-31", N_("the signed consent has come")},
    {"set C-0004 answer=yes", N_("the child's own answer")},
    {"set 4 enrolment=accepted", N_("the family accepted; 4 is C-0004")},
    {0},
};

const struct command command_set = {
    .name = "set", .summary = N_("enter an answer or a paper of a child"),
    .arguments = "CHILD FIELD=VALUE …", .least_arguments = 2, .most_arguments = -1,
    .examples = examples, .run = run,
};
