/* What a command says: data on standard output, messages on standard error. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "base/issues.h"
#include "base/table.h"
#include "cli/command.h"

/* Writes to standard output; a disk that is full is an error, never silence. */
bool show_text(struct cli *cli, const char *text);
bool show_bytes(struct cli *cli, const void *bytes, size_t length);

/* The table in the form that --json or --csv ask for. */
bool show_table(struct cli *cli, const struct table *table);

/* A list of problems as data, in lines or as --json asks. */
bool show_problems(struct cli *cli, const struct issues *issues);

/* A translated line on standard error. */
void show_message(struct cli *cli, const char *msgid, ...) __attribute__((format(printf, 2, 3)));

/* The lines of a list of problems on standard error. */
void show_issues(struct cli *cli, const struct issues *issues);

#endif
