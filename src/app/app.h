/* The verbs of the program, shared by all faces: a verb loads, asks and saves; it prints nothing,
 * knows no SQL and does no arithmetic. What a verb finds is a struct of the model or a table.
 *
 * `struct app` is what all commands and requests share and nobody writes; what belongs to one of
 * them is a `struct call` (call.h). */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/issues.h"
#include "base/messages.h"
#include "catalog/catalog.h"

struct arena;
struct error;

/* Where things lie on this machine. */
struct app_places {
    const char *data;                       /* folder with activities/ and templates/ */
    struct catalog_places catalog;
    const char *sheets;                     /* templates of the papers */
    const char *fonts;
    const char *sample;                     /* the shipped sample */
};

struct app {
    const char *version;
    struct app_places places;
    const struct catalog *catalog;
    struct issues issues;                   /* what is wrong with files of the catalogue */
};

/* How the places are found: the first of the three data folders that is one. */
struct app_settings {
    const char *version;
    const char *named_data;                 /* of the environment, "" when not named */
    const char *installed_data;
    const char *source_data;
    const char *const *catalogs;            /* further catalogue folders */
    int catalog_count;
    enum language language;
};

/* Finds the folders and reads the catalogue; lives in the arena. A broken file is no failure: it
 * is left out and listed in `issues`. NULL with `err` when there is no data folder or its
 * vocabulary cannot be read. */
const struct app *app_open(struct arena *arena, const struct app_settings *settings,
                           struct error *err);

#endif
