/* One activity on the screen, as somebody would lead from it. */
#ifndef CLI_SHOW_ACTIVITY_H
#define CLI_SHOW_ACTIVITY_H

#include "cli/command.h"

bool show_activity(struct cli *cli, const struct activity *activity);

#endif
