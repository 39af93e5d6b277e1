#include "app/verbs.h"
#include "base/clock.h"
#include "base/error.h"
#include "cli/show.h"
#include "cli/show_plan.h"
#include "cli/show_progress.h"

enum { START_USUAL = 16 * 60 + 30, TRIAL_STEPS = 20000, STEPS_LEAST = 1000 };

/* A time limit becomes a number of steps before the run, so that the run can be repeated: a short
 * trial run says how many steps a second this machine does. */
static bool calibrate(struct cli *cli, struct app_plan_request *request)
{
    int64_t seconds = args_number(&cli->args, "time-limit", 0);
    if (!seconds)
        return true;
    struct app_plan_request trial = *request;
    trial.budget = TRIAL_STEPS;
    trial.stop_at = 0;
    trial.is_calibration = true;
    struct app_judged outcome = {0};
    int64_t begun = clock_stopwatch();
    if (!app_plan_series(cli->call, &trial, &outcome, cli->err))
        return false;
    int64_t took = clock_stopwatch() - begun;
    request->budget = TRIAL_STEPS * seconds * 1000 / (took > 0 ? took : 1);
    if (request->budget < STEPS_LEAST)
        request->budget = STEPS_LEAST;
    show_message(cli, N_("%lld seconds are %lld steps here; --steps %lld repeats this run"),
                 (long long)seconds, (long long)request->budget, (long long)request->budget);
    return true;
}

static bool read_request(struct cli *cli, struct app_plan_request *request)
{
    const struct args *args = &cli->args;
    *request = (struct app_plan_request){
        .programme = command_argument(cli, 0), .series = args_text(args, "series", ""),
        .from = args_date(args, "from", cli->call->today),
        .start = (int)args_number(args, "at", START_USUAL),
        .groups_most = (int)args_number(args, "groups", 0),
        .seed = (uint64_t)args_number(args, "seed", 1),
        .budget = args_number(args, "steps", 0), .stop_at = args_number(args, "stop-at", 0),
    };
    if (request->budget && args_has(args, "time-limit"))
        return error_set(cli->err, ERROR_USAGE,
                         N_("--steps and --time-limit together; choose one"));
    if (request->stop_at && !request->budget)
        return error_set(cli->err, ERROR_USAGE, N_("--stop-at needs --steps, the steps of the run"
                                                   " that it repeats"));
    return true;
}

static int run(struct cli *cli)
{
    struct app_plan_request request;
    if (!read_request(cli, &request))
        return CLI_USAGE;
    if (!calibrate(cli, &request))
        return CLI_FINDINGS;
    struct show_progress show;
    show_progress_start(&show, cli, SHOW_BEST_TOO);
    struct app_judged outcome = {0};
    bool is_kept = app_plan_series(cli->call, &request, &outcome, cli->err);
    bool is_stopped = show_progress_end(&show);
    if (!is_kept) {
        if (cli->err->kind == ERROR_CLASH && outcome.verdict)
            show_plan_summary(cli, &outcome);
        return CLI_CLASH;
    }
    if (is_stopped)
        show_message(cli, N_("stopped; the best plan so far is kept: --steps %lld --stop-at %lld"
                             " repeats it"), (long long)outcome.plan->budget,
                     (long long)outcome.plan->steps);
    return show_plan(cli, &outcome, "") && show_plan_summary(cli, &outcome) ? CLI_DONE
                                                                            : CLI_FAULT;
}

static const struct option options[] = {
    {.name = "from", .kind = OPTION_DATE, .value = "DATE",
     .summary = N_("first session not before this day (today)")},
    {.name = "at", .kind = OPTION_CLOCK, .value = "HH:MM", .summary = N_("time of day (16:30)")},
    {.name = "groups", .kind = OPTION_NUMBER, .value = "N", .min = 1, .max = 100,
     .summary = N_("at most so many groups")},
    {.name = "series", .kind = OPTION_TEXT, .value = "LETTERS",
     .summary = N_("letters of the series' codes, such as B for B1, B2")},
    {.name = "seed", .kind = OPTION_NUMBER, .value = "N", .min = 0, .max = INT64_MAX,
     .summary = N_("another seed, another of the good plans (1)")},
    {.name = "steps", .kind = OPTION_NUMBER, .value = "N", .min = 1, .max = 1000000000,
     .summary = N_("steps of the search for each group")},
    {.name = "stop-at", .kind = OPTION_NUMBER, .value = "N", .min = 1, .max = 1000000000,
     .summary = N_("repeat a run that was stopped after so many steps")},
    {.name = "time-limit", .kind = OPTION_NUMBER, .value = "SEC", .min = 1, .max = 86400,
     .summary = N_("about so many seconds, turned into steps")},
    {0},
};

static const struct command_example examples[] = {
    {"plan s4x45 --from 2026-09-01 --at 16:30", N_("groups and sessions for all who may come")},
    {"plan s4x45 --from 2026-09-01 --seed 2", N_("another plan for the same children")},
    {"plan s4x45 --from 2026-09-01 --time-limit 10", N_("search for about ten seconds")},
    {0},
};

const struct command command_plan = {
    .name = "plan", .summary = N_("make a plan for a programme"), .arguments = "PROGRAMME",
    .least_arguments = 1, .most_arguments = 1, .examples = examples, .options = options,
    .run = run,
};
