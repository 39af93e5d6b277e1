/* What went wrong, as a value: a kind, and a text that names the thing and the way out.
 *
 * An error is made with the language of the call, filled once where the trouble is known, given
 * its surroundings on the way up and printed in one place. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "messages.h"

#include <stdbool.h>
#include <stdint.h>

enum error_kind {
    ERROR_NONE,
    ERROR_INPUT,        /* what was given is wrong */
    ERROR_MISSING,      /* what was named is not there */
    ERROR_REFUSED,      /* a rule, a right or the record's state refuses the step */
    ERROR_USAGE,        /* the command line or the request has the wrong form */
    ERROR_CLASH,        /* no plan keeps the hard rules */
    ERROR_SYSTEM,       /* disk, database, memory, font */
    ERROR_KIND_COUNT
};

struct error {
    enum language language;
    enum error_kind kind;
    char text[1200];
};

struct error error_start(enum language language);

/* Fills the error with the translated msgid and returns false. A second call keeps the first
 * error: what broke first is what the user must mend. */
bool error_set(struct error *err, enum error_kind kind, const char *msgid, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for errors whose text is already in the user's language (or a name). */
bool error_set_text(struct error *err, enum error_kind kind, const char *text);

/* Puts where we are in front: "<msgid>: <text>". Returns false. */
bool error_add(struct error *err, const char *msgid, ...) __attribute__((format(printf, 2, 3)));

/* Exit status of the command line and status of the web face, and the kind's name in JSON. */
int error_exit_status(enum error_kind kind);
int error_http_status(enum error_kind kind);
const char *error_name(enum error_kind kind);

/* Narrows a count; the assert is a bug of ours, never input. */
int error_checked_int(int64_t number);

#endif
