/* The catalogue: every file under activities/ and templates/ that says what may be planned, read
 * once, judged whole and never written again.
 *
 * A file with errors is left out and all its problems are listed; the others are there. */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include "base/buf.h"
#include "base/issues.h"
#include "model/activity.h"
#include "model/calendar.h"
#include "model/programme.h"

struct arena;
struct error;
struct field_changes;

/* The largest file that is read; what yaml_parse takes too. */
enum { CATALOG_FILE_BYTES_MAX = 1 << 20 };

/* Where the files are. Each catalogue folder holds one folder for each kind of activity (games/,
 * arts/, …); the first one also holds vocabulary/. `programmes` and `calendars` are folders of
 * YAML files; a further catalogue folder may have its own programmes/. */
struct catalog_places {
    const char *const *folders;
    int folder_count;
    const char *programmes;
    const char *calendars;
};

struct catalog {
    const struct vocabulary *vocabulary;
    const struct activity *const *activities;       /* by id */
    int activity_count;
    const struct programme *const *programmes;      /* by id */
    int programme_count;
    const struct calendar *calendar;                /* all calendar files as one */
};

/* Reads everything. All problems of all files are added to `issues`, sorted by file and line. The
 * result lives in the arena; NULL only when the vocabulary itself cannot be read. A programme that
 * fails a check of its own numbers (D-…) is in the list all the same, so that it can be shown;
 * ask catalog_has_errors before planning with it. */
const struct catalog *catalog_load(struct arena *arena, const struct catalog_places *places,
                                   struct issues *issues);

/* Looks at the names in a catalogue's folder: what a load passes over though somebody means it to
 * be read (x.yml, a file beside the folders of kinds, a folder inside one) is added to `issues`,
 * and so is a folder with nothing to read. Returns how many files a load reads there. */
int catalog_check_names(struct arena *arena, const char *folder, struct issues *issues);

/* The same for one file: false when a load would pass it over for its name. */
bool catalog_check_name(struct arena *arena, const char *path, struct issues *issues);

/* One file alone, wherever it lies: an activity, or a programme when it has the key `format`.
 * Judged with the catalogue's words and activities; the problems are added to `issues`. */
void catalog_check_file(struct arena *arena, const struct catalog *catalog, const char *path,
                        struct issues *issues);

/* An activity from bytes that were kept elsewhere, under the name `file`; NULL with the problems in
 * `issues`. */
const struct activity *catalog_read_bytes(struct arena *arena, const struct catalog *catalog,
                                          const char *file, const char *bytes, size_t length,
                                          struct issues *issues);

/* In what two activities that were read with this catalogue's words differ, in the order of the
 * fields of the file. */
const struct field_changes *catalog_compare(struct arena *arena, const struct catalog *catalog,
                                            const struct activity *before,
                                            const struct activity *after);

/* By id; NULL when not there. */
const struct activity *catalog_activity(const struct catalog *catalog, const char *id);
const struct programme *catalog_programme(const struct catalog *catalog, const char *id);

/* The known id nearest to a wrong one, or NULL when none is near enough to be meant. */
const char *catalog_nearest_activity(const struct catalog *catalog, const char *id);
const char *catalog_nearest_programme(const struct catalog *catalog, const char *id);

/* True when the list holds an error of this file. */
bool catalog_has_errors(const struct issues *issues, const char *file);

/* The folder of a kind: "gesture-dances". */
const char *catalog_kind_folder(enum kind kind);

/* A new activity with the numbers and words that are usual for its kind; without id, name, goals
 * and texts. */
struct activity catalog_start_activity(const struct vocabulary *vocabulary, enum kind kind);

/* Shortest and longest as usual for that many minutes. */
struct minutes_range catalog_usual_minutes(int typical);

/* The file of a new activity: every key explained in the language, texts as marked hints that
 * catalog_load refuses until they are written. `schema` is the path of the schema for editors, ""
 * none. Lives in the arena. */
const char *catalog_write_skeleton(struct arena *arena, const struct vocabulary *vocabulary,
                                   const struct activity *activity, const char *schema,
                                   enum language language);

/* The bytes of an activity as the beginning of an own version: another id, version 1, and in origin
 * what it was made from; comments and texts stay as they are. NULL with `err` when the file is
 * written in a way in which these places cannot be found. */
const char *catalog_copy_activity(struct arena *arena, const struct catalog *catalog,
                                  const struct activity *activity, const char *id,
                                  const char *schema, struct error *err);

/* What an editor would send back, as warnings with place and cure: docs/lint.md. The activities are
 * compared with all of `catalog`. False when the words cannot be read; then `issues` says why. */
struct catalog_lint_request {
    const struct catalog *catalog;
    const char *words;                  /* path of vocabulary/lint.yaml */
    const struct activity *const *activities;
    int count;
};

bool catalog_lint(struct arena *arena, const struct catalog_lint_request *request,
                  struct issues *issues);

/* A table of its checks with their reasons. */
void catalog_document_lint(struct buf *out);

/* A file that is to be changed; a zero follows the last byte. */
struct catalog_source {
    const char *file;
    const char *bytes;
    size_t length;
};

enum catalog_form {
    CATALOG_FORM_KEPT,          /* it has the canonical form */
    CATALOG_FORM_NEW,           /* `out` holds the canonical form */
    CATALOG_FORM_OTHER,         /* neither an activity nor a programme */
    CATALOG_FORM_BROKEN         /* cannot be read; the problems were added */
};

/* The canonical form of an activity or a programme: keys in the order of the readers' rows, two
 * blanks for each level, no blanks at line ends, LF. Lines are moved with the comments above them;
 * words, quotes and line breaks of texts stay as they are. The result means the same: that is
 * proven here, and a file that could not keep its meaning is CATALOG_FORM_BROKEN. */
enum catalog_form catalog_format(struct arena *arena, const struct catalog_source *source,
                                 struct buf *out, struct issues *issues);

/* One thing that was put right, in words of the check that found it. */
struct catalog_cure {
    int line, column;               /* column 0: the whole line */
    const char *text;
};

struct catalog_mended {
    struct buf bytes;               /* the file with all cures; the given bytes without any */
    VEC(struct catalog_cure) cures; /* in order of line */
    struct issues left;             /* what only a person can mend */
};

/* Puts right what is certain to be meant: byte order mark, line ends, blanks at line ends, tabs,
 * invisible characters, full-width marks, a missing blank after a colon, misspelt keys and words,
 * min and max exchanged. Lines keep their numbers. After each cure the file is judged again, and a
 * cure that does not lead on is not made. */
void catalog_mend(struct arena *arena, const struct catalog *catalog,
                  const struct catalog_source *source, struct catalog_mended *mended);

/* What may stand in the files, for docs/: Markdown tables made from the readers' own rows. */
void catalog_document_activity_fields(struct buf *out);
void catalog_document_programme_fields(struct buf *out);

/* The same for editors of YAML and for validators: JSON Schema, draft-07. The words of the
 * vocabulary and the explanations are in both languages, or in `only` one (NULL: both). */
enum catalog_schema { CATALOG_SCHEMA_ACTIVITY, CATALOG_SCHEMA_PROGRAMME, CATALOG_SCHEMA_COUNT };

void catalog_write_schema(const struct vocabulary *vocabulary, enum catalog_schema kind,
                          const enum language *only, struct buf *out);

/* "activity", "programme"; false when it is neither. */
bool catalog_find_schema(const char *name, enum catalog_schema *found);

#endif
