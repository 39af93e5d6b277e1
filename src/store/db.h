/* SQLite behind a thin layer: every setting of an open in one place, statements whose parameters
 * are bound by name, and trouble that is remembered until it is asked for once:
 *
 *     struct query *query = db_query(db, "SELECT code FROM child WHERE county IN area");
 *     while (db_next(query))
 *         use(db_text(query, arena, 0));
 *     if (!db_end(query, err))
 *         return NULL;
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/date.h"
#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct db;
struct query;

enum db_mode { DB_OPEN, DB_CREATE };

/* "TUAN" in the file's header: what tells our files from other databases. */
enum { DB_APPLICATION_ID = 0x5455414E };

/* Opens the file with all settings made and read back; DB_CREATE refuses a file that is there and
 * makes one that only its owner may read. A database of another program is refused and left as it
 * is. NULL with `err` filled. Closed with the arena at last. */
struct db *db_open(struct arena *arena, const char *path, enum db_mode mode, struct error *err);

/* Others on the computer could read or write the file until it was opened now. */
bool db_was_open_to_others(const struct db *db);

void db_close(struct db *db);

/* Several statements without parameters or rows: steps of the schema, settings. */
bool db_execute(struct db *db, const char *sql, struct error *err);

/* One statement, ready to be bound. `sql` is a literal: statements are kept and found again by its
 * address. Never NULL: trouble comes out at db_end. */
struct query *db_query(struct db *db, const char *sql);

/* `name` with its $; a name that the statement has not is a bug. */
void db_bind_text(struct query *query, const char *name, const char *text);
void db_bind_number(struct query *query, const char *name, int64_t number);
void db_bind_bytes(struct query *query, const char *name, const void *bytes, size_t length);
void db_bind_null(struct query *query, const char *name);

/* NULL for no date; a month alone when the day is not known. */
void db_bind_date(struct query *query, const char *name, struct date date);

/* The next row; false at the end and at trouble. */
bool db_next(struct query *query);

/* Columns of the row, from 0. NULL reads as 0, "" or no date. */
int64_t db_number(struct query *query, int column);
int db_int(struct query *query, int column);
bool db_is_null(struct query *query, int column);
const char *db_text(struct query *query, struct arena *arena, int column);
const char *db_bytes(struct query *query, struct arena *arena, int column, size_t *length);
struct date db_date(struct query *query, int column);

/* Gives the statement back; false with `err` when anything since db_query went wrong. */
bool db_end(struct query *query, struct error *err);

/* A statement that gives no rows: db_next and db_end in one. */
bool db_run(struct query *query, struct error *err);

/* The one number of a statement without parameters; `otherwise` when there is no row. */
bool db_read_number(struct db *db, const char *sql, int64_t otherwise, int64_t *number,
                    struct error *err);

/* Rows changed by the last statement. */
int db_changes(struct db *db);

/* BEGIN IMMEDIATE; then COMMIT when `is_good`, else (and when COMMIT fails) ROLLBACK and false. */
bool db_begin(struct db *db, struct error *err);
bool db_finish(struct db *db, bool is_good, struct error *err);
bool db_is_writing(struct db *db);

/* A compact copy of the database as it is, whole or not there at all; the file must not be there
 * yet (ERROR_REFUSED). */
bool db_copy(struct db *db, const char *path, struct error *err);

/* The same into an empty file that is there, whose rights it keeps. */
bool db_copy_into(struct db *db, const char *path, struct error *err);

/* Only whole, proven pages and rows: PRAGMA quick_check and foreign_key_check. */
bool db_check(struct db *db, struct error *err);

#endif
