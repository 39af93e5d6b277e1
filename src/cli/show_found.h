/* Activities that were found, for a program: keys of the files, never translated. */
#ifndef CLI_SHOW_FOUND_H
#define CLI_SHOW_FOUND_H

#include "app/verbs.h"
#include "cli/command.h"

/* JSON: each activity as a map with lists and maps inside. */
bool show_found_json(struct cli *cli, const struct app_found *found);

/* CSV: one row each; words of a list stand with a blank between them, goals as "empathy:2". */
bool show_found_csv(struct cli *cli, const struct app_found *found);

#endif
