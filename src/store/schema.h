/* The steps that a database file has gone through. Each is a row and is never changed once it has
 * shipped; new ones are added at the end. Comments in the SQL are the documentation. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/db.h"

struct arena;
struct buf;

/* How many steps there are: the user_version of a file of today. */
int schema_steps(void);

struct schema_file {
    struct arena *arena;
    const char *path;
    const char *day;                /* of the call, for the name of a copy */
    const char *copy;               /* made by schema_bring_to; NULL: none was needed */
};

/* Brings the file to the step (usually schema_steps()). A file of a newer program is refused, and
 * so is a file of another one. A file that holds something is copied first, beside itself, to
 * "PATH.step-N.DAY" (with a number behind when that is there); each step is one transaction, after
 * which the file was checked whole. When a step fails, the file is as before the step and the copy
 * goes. Processes that open one file at once wait for each other. */
bool schema_bring_to(struct db *db, struct schema_file *file, int step, struct error *err);

/* The tables as Markdown, from the steps' own text. */
void schema_document(struct buf *out);

#endif
