/* All verbs. Each has its own file; each returns what it found and prints nothing. */
#ifndef APP_VERBS_H
#define APP_VERBS_H

#include "app/call.h"
#include "base/table.h"

struct error;

/* -- the catalogue: no record is opened ------------------------------------------------------ */

/* All problems of the catalogue, or of the named files and folders alone. The list is in the
 * call's language; false with `err` only when a named path is not there. */
bool app_check_catalog(struct call *call, const char *const *paths, int count,
                       struct issues *issues, struct error *err);

/* The activities; `kind` is a word of kind_words, "" for all. NULL with `err` when unknown. */
const struct table *app_list_activities(struct call *call, const char *kind, struct error *err);
const struct table *app_list_programmes(struct call *call);

/* By id; NULL with `err`, which names the nearest known one. */
const struct activity *app_find_activity(struct call *call, const char *id, struct error *err);
const struct programme *app_find_programme(struct call *call, const char *id, struct error *err);

/* An age in months as people say it: "9", "9½", "9岁5个月" where it matters; "" from 99 years. */
const char *app_write_age(struct call *call, int months);

#endif
