/* How far long work is, on a terminal, and an end to it by Ctrl-C. */
#ifndef CLI_SHOW_PROGRESS_H
#define CLI_SHOW_PROGRESS_H

#include "base/progress.h"
#include "cli/command.h"

enum show_progress_of { SHOW_PERCENTS, SHOW_BEST_TOO };

struct show_progress {
    struct progress progress;
    enum show_progress_of what;
    bool is_terminal;
    int64_t shown_ms;
};

/* From here on the call's long work shows its percents, and the points of the best so far where
 * there are some; Ctrl-C stops it. */
void show_progress_start(struct show_progress *show, struct cli *cli, enum show_progress_of what);

/* Clears the line; true when Ctrl-C was pressed. */
bool show_progress_end(struct show_progress *show);

#endif
