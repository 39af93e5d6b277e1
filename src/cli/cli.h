/* The command line's face: arguments in, text out. Data goes to standard output, messages to
 * standard error; no rule, no SQL and no drawing here. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* What the build knows of the program. */
struct cli_build {
    const char *version;
    const char *installed_data;
    const char *source_data;
};

/* Runs the program; returns its exit status. */
int cli_run(int argc, const char *const *argv, const struct cli_build *build);

#endif
