/* From the words of the command line to one command and its exit status. */
#define _POSIX_C_SOURCE 200809L

#include "cli/cli.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COMMAND(identifier) extern const struct command identifier;
#include "cli/commands.def"
#undef COMMAND

#define COMMAND(identifier) &identifier,
static const struct command *const commands[] = {
#include "cli/commands.def"
};
#undef COMMAND

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const struct option common_options[] = {
    {.name = "db", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("the record; else $TUANFU_DB, else the user's data folder")},
    {.name = "today", .kind = OPTION_DATE, .value = "DATE", .summary = N_("act as on this day")},
    {.name = "as", .kind = OPTION_TEXT, .value = "NAME", .summary = N_("who acts")},
    {.name = "lang", .kind = OPTION_TEXT, .value = "zh|en", .summary = N_("language")},
    {.name = "json", .kind = OPTION_FLAG, .summary = N_("lists as JSON")},
    {.name = "csv", .kind = OPTION_FLAG, .summary = N_("lists as CSV")},
    {.name = "catalog", .kind = OPTION_TEXT, .value = "DIR",
     .summary = N_("one more catalogue of activities; may be repeated")},
    {.name = "help", .letter = 'h', .kind = OPTION_FLAG, .summary = N_("show this help")},
    {0},
};

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* The language must be known before anything can be said: --lang is looked for first. */
static bool find_language(int argc, const char *const *argv, enum language *language)
{
    const char *text = NULL;
    *language = messages_default(environment("LC_ALL"), environment("LC_MESSAGES"),
                                 environment("LANG"));
    for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
        if (!strcmp(argv[i], "--lang") && i + 1 < argc)
            text = argv[i + 1];
        else if (!strncmp(argv[i], "--lang=", 7))
            text = argv[i] + 7;
    }
    return !text || messages_language(text, language);
}

static int fail(const struct error *err)
{
    bool has_colour = isatty(STDERR_FILENO) && !environment("NO_COLOR")[0] &&
                      strcmp(environment("TERM"), "dumb");
    fprintf(stderr, has_colour ? "tuanfu: \033[1;31m%s\033[0m\n" : "tuanfu: %s\n", err->text);
    return error_exit_status(err->kind);
}

static const struct command *find_command(struct arena *arena, const char *name,
                                          struct error *err)
{
    const char **names = arena_take(arena, COMMAND_COUNT, sizeof *names);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (!strcmp(commands[i]->name, name))
            return commands[i];
        names[i] = commands[i]->name;
    }
    const char *nearest = text_nearest(name, names, COMMAND_COUNT);
    if (nearest)
        error_set(err, ERROR_USAGE, N_("no command '%.60s'; did you mean '%s'?"), name, nearest);
    else
        error_set(err, ERROR_USAGE, N_("no command '%.60s'; 'tuanfu --help' shows all"), name);
    return NULL;
}

/* True for the first word of commands that have two. */
static bool is_group(const char *word)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (command_is_of_group(commands[i], word))
            return true;
    return false;
}

static const char *find_database(struct arena *arena, const struct args *args)
{
    const char *named = args_text(args, "db", environment("TUANFU_DB"));
    if (named[0])
        return named;
    const char *data = environment("XDG_DATA_HOME");
    if (data[0])
        return file_join(arena, data, "tuanfu/tuanfu.db");
    return file_join(arena, environment("HOME"), ".local/share/tuanfu/tuanfu.db");
}

static struct app_settings make_settings(struct arena *arena, const struct args *args,
                                         const struct cli_build *build, enum language language)
{
    struct app_settings settings = {
        .version = build->version, .named_data = environment("TUANFU_DATA"),
        .installed_data = build->installed_data, .source_data = build->source_data,
        .language = language,
    };
    const char **catalogs = arena_take(arena, (size_t)args->options.count, sizeof *catalogs);
    for (int i = 0; i < args->options.count; i++)
        if (!strcmp(args->options.items[i].option->name, "catalog"))
            catalogs[settings.catalog_count++] = args->options.items[i].text;
    settings.catalogs = catalogs;
    return settings;
}

static bool check_arguments(const struct command *command, const struct args *args,
                            struct error *err)
{
    int count = args->positional.count;
    if (count < command->least_arguments)
        return error_set(err, ERROR_USAGE, N_("%s needs %s; 'tuanfu %s --help' shows examples"),
                         command->name, command->arguments, command->name);
    if (command->most_arguments >= 0 && count > command->most_arguments)
        return error_set(err, ERROR_USAGE,
                         N_("%s does not take '%.60s'; 'tuanfu %s --help' shows examples"),
                         command->name, args->positional.items[command->most_arguments],
                         command->name);
    if (args_has(args, "json") && args_has(args, "csv"))
        return error_set(err, ERROR_USAGE, N_("--json and --csv together; choose one"));
    return true;
}

static struct call make_call(struct arena *arena, const struct args *args, enum language language)
{
    int64_t now = clock_now();
    return (struct call){
        .arena = arena, .database = find_database(arena, args), .now = now,
        .today = args_date(args, "today", clock_today(now)), .language = language,
        .actor = args_text(args, "as", environment("USER")[0] ? environment("USER") : "?"),
    };
}

static int run_command(struct arena *arena, const struct command *command, struct args args,
                       const struct cli_build *build, struct error *err)
{
    if (!check_arguments(command, &args, err))
        return fail(err);
    struct call call = make_call(arena, &args, err->language);
    struct app_settings settings = make_settings(arena, &args, build, err->language);
    call.app = app_open(arena, &settings, err);
    if (!call.app)
        return fail(err);
    struct cli cli = {.call = &call, .args = args, .err = err};
    int status = command->run(&cli);
    for (int i = 0; i < call.notices.count; i++)
        fprintf(stderr, "tuanfu: %s\n", call.notices.items[i]);
    return err->kind == ERROR_NONE ? status : fail(err);
}

static int tell(struct arena *arena, const char *text, struct error *err)
{
    struct call call = {.arena = arena, .language = err->language};
    struct cli cli = {.call = &call, .err = err};
    return show_text(&cli, text) ? CLI_DONE : fail(err);
}

/* Words without a command: help, the version, or a mistake. */
static int run_bare(struct arena *arena, int argc, const char *const *argv,
                    const struct cli_build *build, struct error *err)
{
    if (argc > 1 && !strcmp(argv[1], "--version"))
        return tell(arena, arena_format(arena, "tuanfu %s\n", build->version), err);
    struct args args = {0};
    if (!args_read(arena, argv + 1, argc - 1, NULL, common_options, &args, err))
        return fail(err);
    struct buf out = buf_start(arena);
    help_program(&out, err->language, commands, COMMAND_COUNT, common_options);
    if (args_has(&args, "help"))
        return tell(arena, out.text, err);
    fputs(out.text, stderr);
    return CLI_USAGE;
}

static bool takes_value(const char *word)
{
    if (strncmp(word, "--", 2))
        return false;
    for (const struct option *option = common_options; option->name; option++)
        if (!strcmp(word + 2, option->name))
            return option->kind != OPTION_FLAG;
    return false;
}

/* The first word from `at` on that is no option and no option's value; −1: none. */
static int find_word(int argc, const char *const *argv, int at)
{
    for (int i = at; i < argc; i++) {
        if (argv[i][0] != '-')
            return i;
        if (takes_value(argv[i]))
            i++;
    }
    return -1;
}

/* A group alone: its commands, or the question which of them. */
static int run_group(struct arena *arena, int argc, const char *const *argv, struct error *err)
{
    const char *group = argv[find_word(argc, argv, 1)];
    struct buf out = buf_start(arena);
    help_group(&out, err->language, commands, COMMAND_COUNT, group);
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return tell(arena, out.text, err);
    struct args args = {0};
    if (!args_read(arena, argv + 1, argc - 1, NULL, common_options, &args, err))
        return fail(err);
    fputs(out.text, stderr);
    return CLI_USAGE;
}

/* `words` are those of the line without the command's own. */
static int run_read(struct arena *arena, const struct command *command, const char *const *words,
                    int count, const struct cli_build *build, struct error *err)
{
    struct args args = {0};
    if (!args_read(arena, words, count, command->options, common_options, &args, err))
        return fail(err);
    if (!args_has(&args, "help"))
        return run_command(arena, command, args, build, err);
    struct buf out = buf_start(arena);
    help_command(&out, err->language, command, common_options);
    return tell(arena, out.text, err);
}

static int run_words(struct arena *arena, int argc, const char *const *argv,
                     const struct cli_build *build, struct error *err)
{
    int first = find_word(argc, argv, 1);
    if (first < 0)
        return run_bare(arena, argc, argv, build, err);
    int second = is_group(argv[first]) ? find_word(argc, argv, first + 1) : first;
    if (second < 0)
        return run_group(arena, argc, argv, err);
    const char *name = second == first ? argv[first]
                                       : arena_format(arena, "%s %s", argv[first], argv[second]);
    const struct command *command = find_command(arena, name, err);
    if (!command)
        return fail(err);
    const char **words = arena_take(arena, (size_t)argc, sizeof *words);
    int count = 0;
    for (int i = 1; i < argc; i++)
        if (i != first && i != second)
            words[count++] = argv[i];
    return run_read(arena, command, words, count, build, err);
}

int cli_run(int argc, const char *const *argv, const struct cli_build *build)
{
    struct arena *arena = arena_open();
    enum language language;
    bool is_known = find_language(argc, argv, &language);
    struct error err = error_start(language);
    int status;
    if (is_known)
        status = run_words(arena, argc, argv, build, &err);
    else {
        error_set(&err, ERROR_USAGE, N_("--lang must be zh or en"));
        status = fail(&err);
    }
    arena_close(arena);
    return status;
}
