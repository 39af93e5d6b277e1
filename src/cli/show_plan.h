/* A plan on the screen. Every line of a trial plan carries the word 试排. */
#ifndef CLI_SHOW_PLAN_H
#define CLI_SHOW_PLAN_H

#include "app/verbs.h"
#include "cli/command.h"

/* Sessions with their steps; `code` is a session or series, "" all. */
bool show_plan(struct cli *cli, const struct app_judged *judged, const char *code);

/* Result, score, who is not placed and why, and the papers that are missing. */
bool show_plan_summary(struct cli *cli, const struct app_judged *judged);

/* What the judge found, worst first; with --json the whole verdict. */
bool show_findings(struct cli *cli, const struct app_judged *judged);

#endif
