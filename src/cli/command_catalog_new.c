#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "cli/questions.h"
#include "cli/show.h"

enum { GOALS_MOST = 3, YEAR_MONTHS = 12, GROWN_MONTHS = 1188 };

/* What options may say, and what is not asked. */
static const char *const settings[] = {
    "name-zh", "name-en", "phase", "audience", "age", "people", "minutes", "goal", "energy",
    "trust", "touch", "level", "formation", "posture",
};
enum { SETTING_COUNT = sizeof settings / sizeof settings[0] };

static bool apply_options(struct cli *cli, struct activity *draft)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        if (args_has(&cli->args, settings[i]) &&
            !app_set_activity(cli->call, draft, settings[i],
                              args_text(&cli->args, settings[i], ""), cli->err))
            return false;
    return true;
}

/* -- asking ---------------------------------------------------------------------------------- */

/* Sets what was answered; false after saying why not, and the question comes again. */
static bool accept(struct cli *cli, struct activity *draft, const char *what, const char *answer)
{
    struct error own = error_start(cli->call->language);
    if (app_set_activity(cli->call, draft, what, answer, &own))
        return true;
    show_message(cli, "%s", own.text);
    return false;
}

/* False when the person gives up. */
static bool ask_text(struct cli *cli, struct activity *draft, const char *what,
                     const char *question, const char *otherwise)
{
    const char *words = messages_find(cli->call->language, question);
    if (args_has(&cli->args, what))
        return true;
    for (;;) {
        const char *answer = questions_ask(cli, words, otherwise);
        if (!answer || accept(cli, draft, what, answer))
            return answer != NULL;
    }
}

static const char *keys_of(struct arena *arena, struct words words, uint64_t set)
{
    struct buf keys = buf_start(arena);
    for (int i = 0; i < words.count; i++)
        if (set >> i & 1)
            buf_add_format(&keys, "%s%s", keys.length ? "," : "", words.list[i].key);
    return keys.text;
}

static bool ask_words(struct cli *cli, struct activity *draft, const char *what,
                      const char *question, struct words words)
{
    const uint64_t set = words.list == phase_words.list ? draft->phases : draft->audiences;
    if (args_has(&cli->args, what))
        return true;
    const char *answer =
        questions_choose(cli, messages_find(cli->call->language, question), words, words.count,
                         keys_of(cli->call->arena, words, set));
    return answer && accept(cli, draft, what, answer);
}

/* The first that is named is the main one. */
static bool ask_goals(struct cli *cli, struct activity *draft)
{
    const struct words words = cli->call->app->catalog->vocabulary->goal_words;
    if (args_has(&cli->args, "goal"))
        return true;
    const char *answer = questions_choose(
        cli, messages_find(cli->call->language, N_("Goals, one to three, the main one first")),
        words, GOALS_MOST, "");
    if (!answer)
        return false;
    struct buf goals = buf_start(cli->call->arena);
    for (int strength = GOALS_MOST; *answer; strength--) {
        size_t length = strcspn(answer, ",");
        buf_add_format(&goals, "%.*s:%d,", (int)length, answer, strength);
        answer += length + (answer[length] == ',');
    }
    return accept(cli, draft, "goal", goals.text);
}

static const char *years_of(struct arena *arena, struct range age)
{
    if (age.max >= GROWN_MONTHS)
        return arena_format(arena, "%d+", age.min / YEAR_MONTHS);
    return arena_format(arena, "%d-%d", age.min / YEAR_MONTHS, age.max / YEAR_MONTHS);
}

/* "Wind in the Trees" to "wind-in-the-trees"; "" for a name without letters of a-z. */
static const char *id_of(struct arena *arena, const char *name)
{
    struct buf id = buf_start(arena);
    for (const char *at = text_lower(arena, name); *at; at++) {
        bool is_letter = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        if (is_letter)
            buf_add_char(&id, *at);
        else if (id.length && id.text[id.length - 1] != '-')
            buf_add_char(&id, '-');
    }
    if (id.length && id.text[id.length - 1] == '-')
        id.text[--id.length] = '\0';
    return id.text;
}

static bool ask_names(struct cli *cli, struct activity *draft)
{
    if (!ask_text(cli, draft, "name-zh", N_("Name in Chinese"), "") ||
        !ask_text(cli, draft, "name-en", N_("Name in English"), ""))
        return false;
    const char *id = command_argument(cli, 1);
    return (id[0] && accept(cli, draft, "id", id)) ||
           ask_text(cli, draft, "id", N_("Id, the name of the file: letters a-z, digits and -"),
                    id_of(cli->call->arena, draft->name.en));
}

static bool ask_rest(struct cli *cli, struct activity *draft)
{
    struct arena *arena = cli->call->arena;
    const char *people =
        arena_format(arena, "%d-%d", draft->people.min, draft->people.max);
    const char *minutes = arena_format(arena, "%d", draft->minutes.typical);
    const char *energy = arena_format(arena, "%d", draft->axis[AXIS_ENERGY]);
    return ask_words(cli, draft, "phase", N_("Where in a session it fits"), phase_words) &&
           ask_words(cli, draft, "audience", N_("For whom"), audience_words) &&
           ask_text(cli, draft, "age", N_("Age in years"), years_of(arena, draft->age)) &&
           ask_text(cli, draft, "people", N_("How many people"), people) &&
           ask_text(cli, draft, "minutes", N_("Minutes, as usual"), minutes) &&
           ask_goals(cli, draft) &&
           ask_text(cli, draft, "energy",
                    N_("Energy, from 1 (breathing) to 5 (running and shouting)"), energy);
}

static bool ask_kind(struct cli *cli, const char **kind)
{
    *kind = command_argument(cli, 0);
    if (!(*kind)[0])
        *kind = questions_choose(cli, messages_find(cli->call->language, N_("Kind of activity")),
                                 kind_words, 1, "game");
    return *kind != NULL;
}

/* -- the command ----------------------------------------------------------------------------- */

static int give_up(struct cli *cli)
{
    show_message(cli, N_("given up; nothing was written"));
    return CLI_FINDINGS;
}

static int write_draft(struct cli *cli, const struct activity *draft)
{
    const char *path = app_write_activity(cli->call, draft,
                                          args_text(&cli->args, "output", "my-activities"),
                                          cli->err);
    if (!path || !show_text(cli, arena_format(cli->call->arena, "%s\n", path)))
        return CLI_FAULT;
    show_message(cli, N_("open it in an editor and write; 'tuanfu catalog check %s' says what is"
                         " still missing"), path);
    return CLI_DONE;
}

static int run(struct cli *cli)
{
    const char *kind = command_argument(cli, 0);
    const char *id = command_argument(cli, 1);
    struct activity draft = {0};
    bool asks = !id[0];
    if (asks && !questions_may_ask()) {
        error_set(cli->err, ERROR_USAGE,
                  N_("catalog new needs KIND and ID when nobody can be asked, such as"
                     " 'catalog new game my-ball'"));
        return CLI_USAGE;
    }
    if (asks)
        show_message(cli, N_("Enter takes what stands in [ ]; q gives up and writes nothing"));
    if (asks && !ask_kind(cli, &kind))
        return give_up(cli);
    if (!app_start_activity(cli->call, kind, &draft, cli->err) || !apply_options(cli, &draft) ||
        (!asks && !app_set_activity(cli->call, &draft, "id", id, cli->err)))
        return CLI_USAGE;
    if (asks && (!ask_names(cli, &draft) || !ask_rest(cli, &draft)))
        return give_up(cli);
    return write_draft(cli, &draft);
}

static const struct option options[] = {
    {.name = "name-zh", .kind = OPTION_TEXT, .value = "TEXT", .summary = N_("name in Chinese")},
    {.name = "name-en", .kind = OPTION_TEXT, .value = "TEXT", .summary = N_("name in English")},
    {.name = "phase", .kind = OPTION_TEXT, .value = "WORD,…",
     .summary = N_("checkin, warmup, bridge, main, share, close")},
    {.name = "audience", .kind = OPTION_TEXT, .value = "WORD,…",
     .summary = N_("children, carers, mixed")},
    {.name = "age", .kind = OPTION_TEXT, .value = "YEARS",
     .summary = N_("such as 6-12, 8 or 18+")},
    {.name = "people", .kind = OPTION_TEXT, .value = "N-M", .summary = N_("such as 4-12")},
    {.name = "minutes", .kind = OPTION_TEXT, .value = "N", .summary = N_("how long as usual")},
    {.name = "goal", .kind = OPTION_TEXT, .value = "GOAL:N,…",
     .summary = N_("goals with their strength 1-3")},
    {.name = "energy", .kind = OPTION_TEXT, .value = "N", .summary = N_("1 to 5")},
    {.name = "trust", .kind = OPTION_TEXT, .value = "N", .summary = N_("0 to 3")},
    {.name = "touch", .kind = OPTION_TEXT, .value = "N", .summary = N_("0 to 3")},
    {.name = "level", .kind = OPTION_TEXT, .value = "WORD",
     .summary = N_("who may lead it: volunteer, trained, counsellor, specialist")},
    {.name = "formation", .kind = OPTION_TEXT, .value = "WORD",
     .summary = N_("circle, pairs, small_groups, line, scatter, rows")},
    {.name = "posture", .kind = OPTION_TEXT, .value = "WORD",
     .summary = N_("sit, stand, floor, move, mixed")},
    {.name = "output", .letter = 'o', .kind = OPTION_TEXT, .value = "DIR",
     .summary = N_("folder of your own activities (my-activities)")},
    {0},
};

static const struct command_example examples[] = {
    {"catalog new", N_("asks on a terminal what it must know")},
    {"catalog new game my-ball --name-zh 我的球 --name-en \"My Ball\"",
     N_("my-activities/games/my-ball.yaml, every key explained")},
    {"catalog new calm my-breath --minutes 4 --age 6-9 --goal regulate:3 --lang en",
     N_("with numbers of your own and comments in English")},
    {0},
};

const struct command command_catalog_new = {
    .name = "catalog new", .summary = N_("begin an activity of your own"),
    .arguments = "[KIND ID]", .most_arguments = 2, .examples = examples, .options = options,
    .run = run,
};
