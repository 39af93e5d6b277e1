#define _XOPEN_SOURCE 700

#include "store/db.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/vec.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct query {
    struct db *db;
    const char *literal;            /* the address that it is found by */
    sqlite3_stmt *statement;
    int trouble;                    /* first code that was not well */
    char message[300];
    bool is_used;
};

struct db {
    struct arena *arena;
    sqlite3 *handle;
    bool was_open_to_others;
    VEC(struct query *) queries;
    struct query broken;            /* stands for a statement that could not be made */
};

/* ---- errors ---- */

/* What SQLite says holds names of tables and columns and our triggers' words, never values. */
static bool set_error(struct error *err, int code, const char *message)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(err, ERROR_SYSTEM, N_("another program is writing to the database; "
                                               "try again in a moment"));
    case SQLITE_FULL:
        return error_set(err, ERROR_SYSTEM, N_("the disk is full; nothing was changed"));
    case SQLITE_NOTADB:
        return error_set(err, ERROR_INPUT, N_("this file is no database of this program"));
    case SQLITE_CORRUPT:
        return error_set(err, ERROR_SYSTEM,
                         N_("the database file is damaged (%s); restore a backup"), message);
    case SQLITE_CONSTRAINT:
        return error_set(err, ERROR_REFUSED, N_("the record refuses the step: %s"), message);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return error_set(err, ERROR_SYSTEM,
                         N_("the database cannot be opened or written (%s); look at the rights "
                            "of file and folder"), message);
    default:
        return error_set(err, ERROR_SYSTEM, N_("the database failed: %s"), message);
    }
}

static void remember(struct query *query, int code)
{
    if (query->trouble)
        return;
    query->trouble = code;
    snprintf(query->message, sizeof query->message, "%s", sqlite3_errmsg(query->db->handle));
}

/* ---- opening ---- */

/* Settings and what must be read back; the text is one PRAGMA. */
static const struct {
    const char *set;
    const char *ask;
    int64_t wanted;
} settings[] = {
    {"PRAGMA busy_timeout = 5000", "PRAGMA busy_timeout", 5000},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2},     /* names never reach /tmp */
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", 0},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1},
    {"PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", 67108864},
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", 2},
};

static bool is_wal(struct db *db)
{
    sqlite3_stmt *statement = NULL;
    bool holds = false;
    if (sqlite3_prepare_v2(db->handle, "PRAGMA journal_mode = WAL", -1, &statement, NULL) ==
            SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        holds = text_equal((const char *)sqlite3_column_text(statement, 0), "wal");
    sqlite3_finalize(statement);
    return holds;
}

static bool configure(struct db *db, int option, int value)
{
    int found = -1;
    return sqlite3_db_config(db->handle, option, value, &found) == SQLITE_OK && found == value;
}

/* A file that is not ours: nothing may be written to it, and a write-ahead log is written. */
static bool check_owner(struct db *db, struct error *err)
{
    int64_t application;
    int64_t tables;
    if (!db_read_number(db, "PRAGMA application_id", 0, &application, err) ||
        !db_read_number(db, "SELECT COUNT(*) FROM sqlite_schema", 0, &tables, err))
        return false;
    if (application != DB_APPLICATION_ID && (application || tables))
        return error_set(err, ERROR_INPUT, N_("this file belongs to another program"));
    return true;
}

static bool make_settings(struct db *db, struct error *err)
{
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        int64_t found;
        if (sqlite3_exec(db->handle, settings[i].set, NULL, NULL, NULL) != SQLITE_OK)
            return set_error(err, sqlite3_errcode(db->handle), sqlite3_errmsg(db->handle));
        if (!db_read_number(db, settings[i].ask, -1, &found, err))
            return false;
        /* a build without memory maps answers mmap_size with no row, which is as good */
        if (found != settings[i].wanted && !(found == -1 && !settings[i].wanted))
            return error_set(err, ERROR_SYSTEM, N_("the database does not take the setting '%s'"),
                             settings[i].set);
    }
    if (!configure(db, SQLITE_DBCONFIG_DEFENSIVE, 1) ||
        !configure(db, SQLITE_DBCONFIG_DQS_DML, 0) || !configure(db, SQLITE_DBCONFIG_DQS_DDL, 0))
        return error_set(err, ERROR_SYSTEM, N_("the database library lacks a safety setting"));
    if (!check_owner(db, err))
        return false;
    if (!is_wal(db)) {
        int code = sqlite3_errcode(db->handle);
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
            return set_error(err, code, sqlite3_errmsg(db->handle));
        return error_set(err, ERROR_SYSTEM,
                         N_("the disk does not allow a write-ahead log; use a local disk"));
    }
    return true;
}

/* An empty file that only the owner may read; the log beside it takes the same rights. */
static bool make_file(const char *path, struct error *err)
{
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST)
        return error_set(err, ERROR_REFUSED, N_("%s is already there; choose another name"), path);
    if (file < 0)
        return error_set(err, ERROR_SYSTEM, N_("%s cannot be made: %s"), path, strerror(errno));
    close(file);
    return true;
}

static void close_handle(void *handle)
{
    db_close(handle);
}

/* Somebody's empty file must not become a record that nobody made. A record whose maker was killed
 * may be empty still, but then its log is there. */
static bool is_empty(struct arena *arena, const char *path)
{
    struct stat file;
    struct stat log;
    return !stat(path, &file) && !S_ISDIR(file.st_mode) && !file.st_size &&
           (stat(arena_format(arena, "%s-wal", path), &log) || !log.st_size);
}

/* The record is for its owner's eyes; so are the log and the index beside it. */
static bool make_private(struct db *db, const char *path, struct error *err)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        const char *name = arena_format(db->arena, "%s%s", path, endings[i]);
        if (!file_make_private(name, &db->was_open_to_others, err))
            return error_add(err, N_("others on this computer may read the record"));
    }
    return true;
}

bool db_was_open_to_others(const struct db *db)
{
    return db->was_open_to_others;
}

struct db *db_open(struct arena *arena, const char *path, enum db_mode mode, struct error *err)
{
    if (mode == DB_CREATE && !make_file(path, err))
        return NULL;
    if (mode == DB_OPEN && is_empty(arena, path)) {
        error_set(err, ERROR_INPUT, N_("%s is empty and no record; delete it and make one by"
                                       " 'init', or name another file"), path);
        return NULL;
    }
    struct db *db = arena_take(arena, 1, sizeof *db);
    db->arena = arena;
    db->broken.db = db;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == DB_OPEN && access(path, F_OK)) {
        error_set(err, ERROR_MISSING, N_("there is no database %s; 'init' makes one"), path);
        return NULL;
    }
    if (!make_private(db, path, err))
        return NULL;
    int code = sqlite3_open_v2(path, &db->handle, flags, NULL);
    arena_defer(arena, close_handle, db);
    if (code != SQLITE_OK)
        set_error(err, code, db->handle ? sqlite3_errmsg(db->handle) : "no memory");
    else if (make_settings(db, err))
        return db;
    error_add(err, "%s", path);
    db_close(db);
    if (mode == DB_CREATE)
        unlink(path);                   /* ours, and still empty */
    return NULL;
}

void db_close(struct db *db)
{
    if (!db->handle)
        return;
    for (int i = 0; i < db->queries.count; i++)
        sqlite3_finalize(db->queries.items[i]->statement);
    db->queries.count = 0;
    int code = sqlite3_close(db->handle);
    assert(code == SQLITE_OK);
    db->handle = NULL;
}

/* ---- statements ---- */

bool db_execute(struct db *db, const char *sql, struct error *err)
{
    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return set_error(err, sqlite3_extended_errcode(db->handle), sqlite3_errmsg(db->handle));
}

static struct query *find_kept(struct db *db, const char *sql)
{
    for (int i = 0; i < db->queries.count; i++) {
        struct query *query = db->queries.items[i];
        if (query->literal == sql && !query->is_used &&
            text_equal(sqlite3_sql(query->statement), sql))
            return query;
    }
    return NULL;
}

struct query *db_query(struct db *db, const char *sql)
{
    struct query *query = find_kept(db, sql);
    if (query) {
        query->is_used = true;
        return query;
    }
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                  NULL);
    if (code != SQLITE_OK) {
        remember(&db->broken, code);
        return &db->broken;
    }
    query = arena_take(db->arena, 1, sizeof *query);
    *query = (struct query){.db = db, .literal = sql, .statement = statement, .is_used = true};
    *VEC_ADD(db->arena, &db->queries) = query;
    return query;
}

static int parameter(struct query *query, const char *name)
{
    int index = sqlite3_bind_parameter_index(query->statement, name);
    assert(index > 0);
    return index;
}

static void note(struct query *query, int code)
{
    if (code != SQLITE_OK)
        remember(query, code);
}

void db_bind_text(struct query *query, const char *name, const char *text)
{
    if (query->statement)
        note(query, sqlite3_bind_text(query->statement, parameter(query, name), text, -1,
                                      SQLITE_TRANSIENT));
}

void db_bind_number(struct query *query, const char *name, int64_t number)
{
    if (query->statement)
        note(query, sqlite3_bind_int64(query->statement, parameter(query, name), number));
}

void db_bind_bytes(struct query *query, const char *name, const void *bytes, size_t length)
{
    if (query->statement)
        note(query, sqlite3_bind_blob64(query->statement, parameter(query, name),
                                        length ? bytes : "", length, SQLITE_TRANSIENT));
}

void db_bind_null(struct query *query, const char *name)
{
    if (query->statement)
        note(query, sqlite3_bind_null(query->statement, parameter(query, name)));
}

void db_bind_date(struct query *query, const char *name, struct date date)
{
    char text[DATE_TEXT_BYTES];
    if (date_is_set(date))
        db_bind_text(query, name, date_write(date, text));
    else
        db_bind_null(query, name);
}

bool db_next(struct query *query)
{
    if (query->trouble)
        return false;
    int code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        remember(query, code);
    return false;
}

int64_t db_number(struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

int db_int(struct query *query, int column)
{
    return error_checked_int(db_number(query, column));
}

bool db_is_null(struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

const char *db_text(struct query *query, struct arena *arena, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text && *text ? arena_copy(arena, text) : "";
}

const char *db_bytes(struct query *query, struct arena *arena, int column, size_t *length)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);
    *length = (size_t)sqlite3_column_bytes(query->statement, column);
    return arena_copy_bytes(arena, bytes ? bytes : "", *length);
}

struct date db_date(struct query *query, int column)
{
    struct date date = {0};
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    if (text && !date_read_month(text, &date))
        date = (struct date){0};
    return date;
}

bool db_end(struct query *query, struct error *err)
{
    int trouble = query->trouble;
    query->trouble = 0;
    query->is_used = false;
    if (query->statement) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    return !trouble || set_error(err, trouble, query->message);
}

bool db_run(struct query *query, struct error *err)
{
    while (db_next(query))
        ;
    return db_end(query, err);
}

bool db_read_number(struct db *db, const char *sql, int64_t otherwise, int64_t *number,
                    struct error *err)
{
    struct query *query = db_query(db, sql);
    *number = db_next(query) ? db_number(query, 0) : otherwise;
    return db_end(query, err);
}

int db_changes(struct db *db)
{
    return sqlite3_changes(db->handle);
}

/* ---- transactions ---- */

bool db_is_writing(struct db *db)
{
    return !sqlite3_get_autocommit(db->handle);
}

bool db_begin(struct db *db, struct error *err)
{
    assert(!db_is_writing(db));
    return db_execute(db, "BEGIN IMMEDIATE", err);
}

bool db_finish(struct db *db, bool is_good, struct error *err)
{
    if (is_good && db_execute(db, "COMMIT", err))
        return true;
    if (db_is_writing(db))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* ---- the file as a whole ---- */

bool db_copy_into(struct db *db, const char *path, struct error *err)
{
    struct query *query = db_query(db, "VACUUM INTO $path");
    db_bind_text(query, "$path", path);
    return db_run(query, err);
}

/* Made beside and renamed when whole: a copy that was cut off must not pass for one. */
bool db_copy(struct db *db, const char *path, struct error *err)
{
    const char *part = arena_format(db->arena, "%s.part", path);
    if (!access(path, F_OK))
        return error_set(err, ERROR_REFUSED, N_("%s is already there; choose another name"), path);
    unlink(part);
    unlink(arena_format(db->arena, "%s-journal", part));    /* or it would be played back */
    if (!make_file(part, err))          /* VACUUM INTO takes an empty file and keeps its rights */
        return false;
    bool is_good = db_copy_into(db, part, err);
    if (is_good && rename(part, path))
        is_good = error_set(err, ERROR_SYSTEM, N_("%s cannot be made: %s"), path, strerror(errno));
    if (!is_good)
        unlink(part);
    return is_good;
}

bool db_check(struct db *db, struct error *err)
{
    struct query *query = db_query(db, "PRAGMA quick_check");
    bool is_well = db_next(query) &&
                   text_equal((const char *)sqlite3_column_text(query->statement, 0), "ok");
    if (!db_end(query, err))
        return false;
    query = db_query(db, "PRAGMA foreign_key_check");
    bool has_orphan = db_next(query);
    if (!db_end(query, err))
        return false;
    if (is_well && !has_orphan)
        return true;
    return error_set(err, ERROR_SYSTEM, N_("the database file is damaged; restore a backup"));
}
