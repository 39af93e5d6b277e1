/* Who did what: one row a verb, in the transaction of the verb itself. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include <stdbool.h>

struct db;
struct error;
struct store_actor;

struct audit_who {
    const char *county;
    const struct store_actor *actor;
};

bool audit_write(struct db *db, const struct audit_who *who, const char *verb, const char *what,
                 struct error *err);

#endif
