/* What a command is, and what it holds while it runs. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "app/call.h"
#include "base/text.h"
#include "cli/args.h"

#include <string.h>

struct error;

enum { CLI_DONE = 0, CLI_FINDINGS = 1, CLI_USAGE = 2, CLI_CLASH = 3, CLI_FAULT = 4 };

/* One command while it runs. */
struct cli {
    struct call *call;
    struct args args;
    struct error *err;
};

/* The argument with this number, or "". */
static inline const char *command_argument(const struct cli *cli, int index)
{
    return index < cli->args.positional.count ? cli->args.positional.items[index] : "";
}

struct command_example {
    const char *words;              /* after "tuanfu " */
    const char *meaning;
};

struct command {
    const char *name;               /* one word, or group and verb: "catalog list" */
    const char *summary;            /* one line for the list of commands */
    const char *arguments;          /* "SERIES [ACTIVITY]", "" none */
    int least_arguments, most_arguments;    /* most −1: any number */
    const struct command_example *examples; /* `words` NULL ends */
    const struct option *options;           /* `name` NULL ends */
    /* The exit status; with `cli->err` filled the status of the error is taken instead. */
    int (*run)(struct cli *cli);
};

/* True when the command's name is this group and a verb. */
static inline bool command_is_of_group(const struct command *command, const char *group)
{
    return text_starts_with(command->name, group) && command->name[strlen(group)] == ' ';
}

#endif
