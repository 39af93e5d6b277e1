/* Who did what: one row a verb, in the transaction of the verb itself. The rows are a chain: each
 * holds the hash of the one before and its own over all that it says, so that a row that was
 * changed, taken out or put in between is found. Rows cut off at the end are found only by who has
 * written down the last hash. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include <stdbool.h>

struct db;
struct error;
struct store_actor;
struct store_chain;

struct audit_who {
    const char *county;
    const struct store_actor *actor;
};

struct audit_entry {
    const char *verb;
    const char *what;               /* codes and counts, never names */
    const char *purpose;            /* why, where a reason is asked for; NULL: none */
    int count;                      /* how many persons, sessions or marks it is about */
};

/* The one function that writes changes. */
bool audit_write(struct db *db, const struct audit_who *who, const struct audit_entry *entry,
                 struct error *err);

/* Makes the chain for rows that were written before there was one; a step of the schema. */
bool audit_link_old(struct db *db, struct error *err);

/* The whole chain, or (cheap) its last link alone. False with `err` only when it cannot be read. */
bool audit_verify(struct db *db, struct store_chain *chain, struct error *err);
bool audit_verify_last(struct db *db, struct store_chain *chain, struct error *err);

#endif
