/* The door of sheets: facts, plan and names in, a paper's bytes out.
 *
 * What a paper says is written in sheet_*.c; which of its named blocks stand on it, in which order
 * and with which words, is said by a template (templates/sheets/NAME.yaml), which the caller reads
 * and hands in. Names are used for this one print and kept nowhere. */
#ifndef SHEETS_SHEETS_H
#define SHEETS_SHEETS_H

#include "base/date.h"
#include "base/issues.h"
#include "base/messages.h"

#include <stdbool.h>
#include <stddef.h>

struct activity;
struct arena;
struct error;
struct facts;
struct names;
struct node;
struct plan;
struct vocabulary;

/* What a sheet is asked about. */
enum sheet_subject {
    SHEET_OF_SESSION,           /* code of a session of the plan */
    SHEET_OF_ACTIVITY,          /* id of an activity of the catalogue */
};

/* One row of the list of sheets. */
struct sheet_entry {
    const char *name;           /* "run-sheet": as typed, and name of the template's file */
    struct bilingual title;
    struct bilingual summary;   /* one line: what it is and how large */
    enum sheet_subject subject;
};

/* All sheets in the order of sheets.def. */
const struct sheet_entry *const *sheets_list(int *count);

/* By name; NULL when there is none. */
const struct sheet_entry *sheets_find(const char *name);

/* The known name nearest to a wrong one, or NULL when none is near enough to be meant. */
const char *sheets_nearest(const char *name);

/* ---- templates ---- */

/* One named block of a template. Its words and widths stand in the order of the block's own table
 * in C, so nothing is looked up while printing. */
struct sheet_block {
    int kind;                           /* index into the sheet's table of blocks */
    struct bilingual heading;           /* both "" when it has none */
    const struct bilingual *words;
    const int *widths_mm;               /* 0: as wide as it needs */
};

struct sheet_template {
    const char *sheet;
    struct bilingual title;
    int margin_mm;
    const struct sheet_block *blocks;
    int block_count;
};

/* Reads a template from its tree. Unknown keys, blocks, words and placeholders are errors with
 * their place and the nearest known one; so are words that a block needs and does not get, and a
 * sheet without a block that must not be missing. NULL when it added errors. */
const struct sheet_template *sheet_template_read(struct arena *arena, const struct node *node,
                                                 const char *file, struct issues *issues);

/* ---- printing ---- */

enum sheet_format { SHEET_PDF, SHEET_PNG, SHEET_TEXT, SHEET_DISPLAY };

struct sheet_request {
    const struct sheet_template *template;
    const char *font_folder;            /* where TuanfuSans-*.ttf lie */
    const struct vocabulary *vocabulary;
    enum language language;
    enum sheet_format format;
    int dpi;                            /* PNG; 0: 96 */
    int page;                           /* PNG: which page, from 0 */
    struct date today;                  /* printed in the foot and into the PDF */

    const struct activity *activity;    /* SHEET_OF_ACTIVITY */

    const struct facts *facts;          /* SHEET_OF_SESSION and the following */
    const struct plan *plan;
    const char *session;                /* code */
    const char *track;                  /* code, where tracks run side by side; "" else */
    const struct names *names;          /* nicknames; NULL: codes alone */
    const char *plan_mark;              /* tells one printed plan from the next: "A1/3"; "" none */
};

struct sheet_result {
    const char *bytes;
    size_t length;
    int page_count;
    struct issues warnings;             /* characters printed as ruled boxes, names cut, parts left
                                         * out for lack of room */
};

/* Makes the paper that the request's template is for. Refused: a trial plan, a session or track
 * that is not there, a run sheet that does not fit one side. Same request, same bytes. */
bool sheet_print(struct arena *arena, const struct sheet_request *request,
                 struct sheet_result *result, struct error *err);

#endif
