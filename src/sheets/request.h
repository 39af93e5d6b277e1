/* What a sheet is, what a template says of it and what is asked for: the part of the door
 * (sheets.h) that the files of this folder share. */
#ifndef SHEETS_REQUEST_H
#define SHEETS_REQUEST_H

#include "base/date.h"
#include "base/messages.h"
#include "model/plan.h"

struct activity;
struct facts;
struct names;
struct vocabulary;

/* What a sheet is asked about. */
enum sheet_subject {
    SHEET_OF_SESSION,           /* code of a session of the plan */
    SHEET_OF_ACTIVITY,          /* id of an activity of the catalogue */
    SHEET_OF_CHILDREN,          /* one copy for each of some children */
};

/* One row of the list of sheets. */
struct sheet_entry {
    const char *name;           /* "run-sheet": as typed, and name of the template's file */
    struct bilingual title;
    struct bilingual summary;   /* one line: what it is and how large */
    enum sheet_subject subject;
};

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

enum sheet_format { SHEET_PDF, SHEET_PNG, SHEET_TEXT, SHEET_DISPLAY };

struct sheet_request {
    const struct sheet_template *template;
    const char *font_folder;            /* where TuanfuSans-*.ttf lie */
    const struct vocabulary *vocabulary;
    enum language language;
    enum sheet_format format;
    int dpi;                            /* PNG; 0: 96 */
    struct date today;                  /* printed in the foot and into the PDF */

    const struct activity *activity;    /* SHEET_OF_ACTIVITY */

    struct code_list children;          /* SHEET_OF_CHILDREN, by code */
    const char *place;                  /* likewise: what the record is called by its people */

    const struct facts *facts;          /* SHEET_OF_SESSION and the following */
    const struct plan *plan;
    const char *session;                /* code */
    const char *track;                  /* code, where tracks run side by side; "" else */
    const struct names *names;          /* nicknames; NULL: codes alone */
    const char *plan_mark;              /* tells one printed plan from the next: "A1/3"; "" none */
};

#endif
