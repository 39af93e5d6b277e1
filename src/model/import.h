/* What a row of somebody's table says about a child, between the reader of foreign files and the
 * record. Names and villages live here only on their way into the record. */
#ifndef MODEL_IMPORT_H
#define MODEL_IMPORT_H

#include "model/person.h"

struct arena;

struct import_child {
    int line;                       /* of the file */
    const char *code;               /* "" when the file gives none */
    const char *name;
    const char *nickname;           /* "" none */
    enum sex sex;
    struct date birth;              /* unset: not known; day 0: only the month */
    const char *village;            /* "" not known */
    const char *site;               /* code, "" not known */
    uint64_t flags;
    const struct need *needs;       /* `judged` is unset */
    int need_count;
    enum consent_state consent;     /* CONSENT_STATE_COUNT: nothing is said */
    struct span consent_span;
    enum answer assent;
};

struct import_children {
    const char *file;                       /* as messages name it, with the sheet of a workbook */
    const struct import_child *rows;        /* good rows, in order of the file */
    int row_count;
    int rejected_count;                     /* rows left out; the list of issues says why */
    const char *rejects;                    /* those rows as CSV, with the reason as last column */
};

/* Two rows with the same key are the same child: name, birth month and village, in forms that do
 * not depend on width or on blanks between Han characters. */
const char *import_match_key(struct arena *arena, const char *name, struct date birth,
                             const char *village);

/* The name alone in that form. */
const char *import_plain_name(struct arena *arena, const char *name);

#endif
