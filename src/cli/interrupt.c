#define _POSIX_C_SOURCE 200809L

#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

/* The one writable variable of the program: a signal handler has no other place to write to. */
static volatile sig_atomic_t has_been_seen;

static void note(int number)
{
    (void)number;
    has_been_seen = 1;
}

void interrupt_listen(void)
{
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

bool interrupt_seen(void)
{
    return has_been_seen != 0;
}
