#include "cli/help.h"

#include "base/buf.h"
#include "base/unicode.h"

#include <string.h>

enum { NAME_COLUMNS = 26, COMMAND_COLUMNS = 12 };

/* The left part, then blanks up to the column, so that the right parts stand in one line. */
static void add_row(struct buf *out, const char *left, int columns, const char *right)
{
    int width = unicode_width(left);
    buf_add_format(out, "  %s", left);
    buf_add_repeat(out, ' ', width < columns ? columns - width : 1);
    buf_add_format(out, "%s\n", right);
}

static void add_options(struct buf *out, enum language language, const struct option *options)
{
    for (; options && options->name; options++) {
        struct buf left = buf_start(out->arena);
        if (options->letter)
            buf_add_format(&left, "-%c, ", options->letter);
        buf_add_format(&left, "--%s", options->name);
        if (options->kind != OPTION_FLAG)
            buf_add_format(&left, " %s", options->value);
        add_row(out, left.text, NAME_COLUMNS, messages_find(language, options->summary));
    }
}

static void add_examples(struct buf *out, enum language language, const struct command *command)
{
    for (const struct command_example *example = command->examples; example->words; example++)
        buf_add_format(out, "  tuanfu %s\n      %s\n", example->words,
                       messages_find(language, example->meaning));
}

/* One row for the commands of a group, which stand together in the list; returns how many. */
static int add_group(struct buf *out, const struct command *const *commands, int count,
                     const char *group)
{
    struct buf verbs = buf_start(out->arena);
    int taken = 0;
    for (; taken < count && command_is_of_group(commands[taken], group); taken++)
        buf_add_format(&verbs, "%s%s", taken ? " · " : "",
                       commands[taken]->name + strlen(group) + 1);
    add_row(out, group, COMMAND_COLUMNS, verbs.text);
    return taken;
}

void help_group(struct buf *out, enum language language, const struct command *const *commands,
                int count, const char *group)
{
    buf_add_format(out, "%s\n", messages_find(language, N_("Commands:")));
    for (int i = 0; i < count; i++)
        if (command_is_of_group(commands[i], group))
            add_row(out, commands[i]->name, NAME_COLUMNS,
                    messages_find(language, commands[i]->summary));
    buf_add_format(out, "\n%s\n", messages_find(language, N_("Examples:")));
    for (int i = 0; i < count; i++)
        if (command_is_of_group(commands[i], group))
            buf_add_format(out, "  tuanfu %s\n", commands[i]->examples[0].words);
    buf_add_format(out, "\n%s\n", messages_find(language, N_("'tuanfu COMMAND --help' shows "
                                                             "examples and options of one.")));
}

void help_program(struct buf *out, enum language language, const struct command *const *commands,
                  int count, const struct option *common)
{
    buf_add_format(out, "%s\n\n", messages_find(language, N_("tuanfu plans psychological group "
                                                             "counselling for children.")));
    buf_add_format(out, "%s\n", messages_find(language, N_("Commands:")));
    for (int i = 0; i < count; i++) {
        const char *blank = strchr(commands[i]->name, ' ');
        if (!blank) {
            add_row(out, commands[i]->name, COMMAND_COLUMNS,
                    messages_find(language, commands[i]->summary));
            continue;
        }
        const char *group = arena_format(out->arena, "%.*s", (int)(blank - commands[i]->name),
                                         commands[i]->name);
        i += add_group(out, commands + i, count - i, group) - 1;
    }
    buf_add_format(out, "\n%s\n", messages_find(language, N_("Options of every command:")));
    add_options(out, language, common);
    buf_add_format(out, "\n%s\n", messages_find(language, N_("'tuanfu COMMAND --help' shows "
                                                             "examples and options of one.")));
}

void help_command(struct buf *out, enum language language, const struct command *command,
                  const struct option *common)
{
    buf_add_format(out, "%s\n\n", messages_find(language, command->summary));
    buf_add_format(out, "%s\n", messages_find(language, N_("Examples:")));
    add_examples(out, language, command);
    buf_add_format(out, "\n%s\n  tuanfu %s%s%s%s\n", messages_find(language, N_("Usage:")),
                   command->name, command->arguments[0] ? " " : "", command->arguments,
                   command->options ? " [OPTIONS]" : "");
    if (command->options) {
        buf_add_format(out, "\n%s\n", messages_find(language, N_("Options:")));
        add_options(out, language, command->options);
    }
    buf_add_format(out, "\n%s\n", messages_find(language, N_("Options of every command:")));
    add_options(out, language, common);
}
