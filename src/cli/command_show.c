#include "app/verbs.h"
#include "base/error.h"
#include "cli/show.h"
#include "cli/show_activity.h"
#include "cli/show_plan.h"

static bool show_programme(struct cli *cli, const char *id)
{
    const struct programme *programme = app_find_programme(cli->call, id, cli->err);
    if (!programme)
        return false;
    enum language language = cli->call->language;
    struct table *table = table_start(cli->call->arena, language, "programme",
                                      messages_pick(language, programme->name));
    table_column(table, "no", N_("session"), TABLE_NUMBER);
    table_column(table, "title", N_("title"), TABLE_TEXT);
    table_column(table, "stage", N_("stage"), TABLE_TEXT);
    table_column(table, "trust_cap", N_("trust at most"), TABLE_NUMBER);
    table_column(table, "minutes", N_("minutes"), TABLE_NUMBER);
    for (int i = 0; i < programme->session_count; i++) {
        const struct programme_session *session = &programme->sessions[i];
        table_number(table, session->no);
        table_text(table, messages_pick(language, session->title));
        table_text(table, messages_pick(language, stage_words.list[session->stage].name));
        table_number(table, session->trust_cap);
        table_number(table, programme_session_minutes(session));
    }
    return show_table(cli, table);
}

static bool show_series(struct cli *cli, const char *code)
{
    struct app_judged judged = {0};
    return app_check(cli->call, code, &judged, cli->err) && show_plan(cli, &judged, code) &&
           show_plan_summary(cli, &judged);
}

static int run(struct cli *cli)
{
    const char *code = command_argument(cli, 0);
    bool is_shown = false;
    switch (app_recognise(cli->call, code, cli->err)) {
    case APP_ACTIVITY:
        is_shown = show_activity(cli, app_find_activity(cli->call, code, cli->err));
        break;
    case APP_PROGRAMME:
        is_shown = show_programme(cli, code);
        break;
    case APP_PLAN:
        is_shown = show_series(cli, code);
        break;
    case APP_CHILD: {
        const struct table *table = app_show_child(cli->call, code, cli->err);
        is_shown = table && show_table(cli, table);
        break;
    }
    case APP_NOTHING:
        break;
    }
    return is_shown ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"show A1", N_("all sessions of a series")},
    {"show A1-S2", N_("one session")},
    {"show C-0004", N_("one child: papers and answers")},
    {"show big-watermelon", N_("one activity")},
    {0},
};

const struct command command_show = {
    .name = "show", .summary = N_("one series, session, child, activity or programme"),
    .arguments = "CODE", .least_arguments = 1, .most_arguments = 1, .examples = examples,
    .run = run,
};
