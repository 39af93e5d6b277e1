#define _POSIX_C_SOURCE 200809L

#include "cli/show_progress.h"

#include "base/clock.h"
#include "cli/interrupt.h"

#include <stdio.h>
#include <unistd.h>

enum { WAIT_MS = 200 };

static bool report(void *listener, int64_t done, int64_t all, int64_t best)
{
    struct show_progress *show = listener;
    int64_t now = clock_stopwatch();
    if (show->is_terminal && now - show->shown_ms > WAIT_MS) {
        show->shown_ms = now;
        fprintf(stderr, "\r%3d %% ", (int)(100 * done / (all ? all : 1)));
        if (show->what == SHOW_BEST_TOO)
            fprintf(stderr, " %lld  ", (long long)best);
        fflush(stderr);
    }
    return !interrupt_seen();
}

void show_progress_start(struct show_progress *show, struct cli *cli, enum show_progress_of what)
{
    *show = (struct show_progress){.progress = {.report = report, .listener = show}, .what = what,
                                   .is_terminal = isatty(STDERR_FILENO)};
    cli->call->progress = &show->progress;
    interrupt_listen();
}

bool show_progress_end(struct show_progress *show)
{
    if (show->shown_ms)
        fputs("\r                              \r", stderr);
    return interrupt_seen();
}
