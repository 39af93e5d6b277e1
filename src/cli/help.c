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

void help_program(struct buf *out, enum language language, const struct command *const *commands,
                  int count, const struct option *common)
{
    buf_add_format(out, "%s\n\n", messages_find(language, N_("tuanfu plans psychological group "
                                                             "counselling for children.")));
    buf_add_format(out, "%s\n", messages_find(language, N_("Commands:")));
    for (int i = 0; i < count; i++)
        add_row(out, commands[i]->name, COMMAND_COLUMNS,
                messages_find(language, commands[i]->summary));
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
