/* What one command or one request carries through the verbs. */
#ifndef APP_CALL_H
#define APP_CALL_H

#include "app/app.h"
#include "base/date.h"
#include "base/messages.h"
#include "base/progress.h"
#include "base/vec.h"

#include <stdint.h>

struct store;

struct call {
    struct arena *arena;
    const struct app *app;
    const char *database;                   /* file of the record */
    struct store *store;                    /* NULL until the first verb needs it */
    VEC(const char *) notices;              /* what the user should hear beside the answer */
    struct date today;
    int64_t now;
    enum language language;
    const char *actor;                      /* who acts */
    const struct progress *progress;        /* who listens to long work; may be NULL */
};

#endif
