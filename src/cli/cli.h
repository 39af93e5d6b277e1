/* The command line's face: arguments in, text out. Data goes to standard output, messages to
 * standard error; no rule, no SQL and no drawing here. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "app/call.h"
#include "base/table.h"
#include "cli/args.h"

struct buf;
struct error;

/* What the build knows of the program. */
struct cli_build {
    const char *version;
    const char *installed_data;
    const char *source_data;
};

enum { CLI_DONE = 0, CLI_FINDINGS = 1, CLI_USAGE = 2, CLI_CLASH = 3, CLI_FAULT = 4 };

/* One command while it runs. */
struct cli {
    struct call *call;
    struct args args;
    bool has_colour;                /* on standard error */
    struct error *err;
};

struct command_example {
    const char *words;              /* after "tuanfu " */
    const char *meaning;
};

struct command {
    const char *name;
    const char *summary;            /* one line for the list of commands */
    const char *arguments;          /* "SERIES [ACTIVITY]", "" none */
    int least_arguments, most_arguments;    /* most −1: any number */
    const struct command_example *examples; /* `words` NULL ends */
    const struct option *options;           /* `name` NULL ends */
    /* The exit status; with `cli->err` filled the status of the error is taken instead. */
    int (*run)(struct cli *cli);
};

/* Runs the program; returns its exit status. */
int cli_run(int argc, const char *const *argv, const struct cli_build *build);

/* Writes to standard output; a disk that is full is an error, never silence. */
bool cli_write(struct cli *cli, const char *text);
bool cli_write_bytes(struct cli *cli, const void *bytes, size_t length);

/* The table in the form that --json or --csv ask for. */
bool cli_show_table(struct cli *cli, const struct table *table);

/* A translated line on standard error. */
void cli_say(struct cli *cli, const char *msgid, ...) __attribute__((format(printf, 2, 3)));

/* "a warning: …" lines of a list of problems, on standard error. */
void cli_say_issues(struct cli *cli, const struct issues *issues);

/* The argument with this number, or "". */
const char *cli_argument(const struct cli *cli, int index);

#endif
