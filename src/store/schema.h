/* The steps that a database file has gone through. Each is a row and is never changed once it has
 * shipped; new ones are added at the end. Comments in the SQL are the documentation. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/db.h"

struct buf;

/* How many steps there are: the user_version of a file of today. */
int schema_steps(void);

/* Brings the file to the step (usually schema_steps()). A file of a newer program is refused, and
 * so is a file of another one. A file that holds something is copied first, beside itself, to
 * "PATH.step-N"; each step is one transaction. */
bool schema_bring_to(struct db *db, const char *path, int step, struct error *err);

/* The tables as Markdown, from the steps' own text. */
void schema_document(struct buf *out);

#endif
