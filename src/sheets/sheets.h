/* The door of sheets: facts, plan and names in, a paper's bytes out.
 *
 * What a paper says is written in sheet_*.c; which of its named blocks stand on it, in which order
 * and with which words, is said by a template (templates/sheets/NAME.yaml), which the caller reads
 * and hands in. Names are used for this one print and kept nowhere. */
#ifndef SHEETS_SHEETS_H
#define SHEETS_SHEETS_H

#include "base/issues.h"
#include "sheets/request.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;
struct node;

/* All sheets in the order of sheets.def. */
const struct sheet_entry *const *sheets_list(int *count);

/* By name; NULL when there is none. */
const struct sheet_entry *sheets_find(const char *name);

/* The known name nearest to a wrong one, or NULL when none is near enough to be meant. */
const char *sheets_nearest(const char *name);

/* ---- templates ---- */

/* Reads a template from its tree. Unknown keys, blocks, words and placeholders are errors with
 * their place and the nearest known one; so are words that a block needs and does not get, and a
 * sheet without a block that must not be missing. NULL when it added errors. */
const struct sheet_template *sheet_template_read(struct arena *arena, const struct node *node,
                                                 const char *file, struct issues *issues);

/* ---- printing ---- */

struct sheet_file {
    const char *bytes;
    size_t length;
};

struct sheet_result {
    const struct sheet_file *files;     /* a picture for each page; every other form is one file */
    int file_count;
    int page_count;
    struct issues warnings;             /* characters printed as ruled boxes, names cut, parts left
                                         * out for lack of room */
};

/* Makes the paper that the request's template is for. Refused: a trial plan, a session or track
 * that is not there, a run sheet that does not fit one side. Same request, same bytes. */
bool sheet_print(struct arena *arena, const struct sheet_request *request,
                 struct sheet_result *result, struct error *err);

#endif
