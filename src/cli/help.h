/* What --help shows: examples first, then arguments and options, all from the tables. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/messages.h"
#include "cli/command.h"

struct buf;

/* The list of commands, those of one group ("catalog"), and one command with its options. */
void help_program(struct buf *out, enum language language, const struct command *const *commands,
                  int count, const struct option *common);
void help_group(struct buf *out, enum language language, const struct command *const *commands,
                int count, const char *group);
void help_command(struct buf *out, enum language language, const struct command *command,
                  const struct option *common);

#endif
