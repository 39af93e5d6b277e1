/* Who did what: one row a verb, in the transaction of the verb itself. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

struct error;
struct store;

#include <stdbool.h>

bool audit_write(struct store *store, const char *verb, const char *what, struct error *err);

#endif
