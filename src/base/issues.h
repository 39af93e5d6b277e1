/* A list of problems, for whatever is judged whole: a catalogue, a programme, an import.
 * Each has its place, `file:line:column`, lines and columns from 1, columns in characters. */
#ifndef BASE_ISSUES_H
#define BASE_ISSUES_H

#include "messages.h"
#include "vec.h"

struct buf;

enum issue_severity { ISSUE_ERROR, ISSUE_WARNING };

/* What stands at a place of the file and what would be right there. */
struct issue_edit {
    int line, column;
    const char *old_text, *new_text;
    const struct issue_edit *next;
};

struct issue {
    enum issue_severity severity;
    const char *file;
    int line;           /* 0: the whole file */
    int column;         /* 0: the whole line */
    const char *text;   /* "what is wrong; how to mend it", in the language of the list */
    const struct issue_edit *edits;     /* together they mend it; NULL: a person must */
};

struct issues {
    struct arena *arena;
    enum language language;
    bool has_cells;     /* of a spreadsheet: line 7, column 2 is shown as B7 */
    int error_count;
    VEC(struct issue) list;
};

struct issues issues_start(struct arena *arena, enum language language);

/* Adds a problem; the text is the translated msgid. `file` must outlive the list's arena. */
void issues_add(struct issues *issues, enum issue_severity severity, const char *file, int line,
                int column, const char *msgid, ...) __attribute__((format(printf, 6, 7)));

/* A problem of another list of the same language, as it stands there. */
void issues_copy(struct issues *issues, const struct issue *issue);

/* A problem of another list in the same language, as it stands there; what it points to must live
 * as long as this list. */
void issues_copy(struct issues *issues, const struct issue *issue);

/* One more edit that mends the newest problem. Only what is certain to be meant: `catalog fix`
 * makes it unasked, where the old text does stand at the place. */
void issues_edit(struct issues *issues, int line, int column, const char *old_text,
                 const char *new_text);

/* By file, line, column, errors first, then text; exact doubles are dropped. */
void issues_sort(struct issues *issues);

/* "file:7:2", "file:7" or "file"; with `has_cells` "file:B7". */
void issues_write_place(struct buf *out, const struct issue *issue, bool has_cells);

/* One line each: `file:line:column: error: text`. */
void issues_write(const struct issues *issues, struct buf *out);

#endif
