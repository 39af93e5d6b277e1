/* Foreign files in and out: facts and plans as JSON (docs/plan-json.md), registers as tables. */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "base/issues.h"
#include "base/messages.h"
#include "model/import.h"

struct arena;
struct buf;
struct error;
struct facts;
struct node;
struct plan;

/* One JSON document with a newline at its end. Equal facts and plans give equal bytes. */
void exchange_write_facts(struct buf *out, const struct facts *facts);
void exchange_write_plan(struct buf *out, const struct plan *plan);

/* Reads what the two functions above write; NULL with `err` naming the JSON path. Keys that are
 * unknown or missing are errors, and so are lists out of order: persons are found by their order.
 * Writing again what was read gives the same bytes. */
const struct facts *exchange_read_facts(struct arena *arena, const struct node *root,
                                        struct error *err);

/* With facts (NULL: not asked) every activity, child and flag that the plan names must be there. */
const struct plan *exchange_read_plan(struct arena *arena, const struct facts *facts,
                                      const struct node *root, struct error *err);

/* A column that an importer reads, under any of its headings (either language or an alias; case,
 * width, blanks and what stands in brackets do not matter). */
struct import_column {
    struct bilingual heading;
    const char *aliases;            /* separated by | */
    bool is_needed;
    struct bilingual doc;           /* what may stand in it */
};

struct importer {
    const char *name;               /* as in `import children` */
    struct bilingual title;
    const struct import_column *columns;
    int column_count;
};

struct import_source {
    const char *file;               /* name for messages */
    const char *bytes;
    size_t length;
};

/* The importers by number, NULL behind the last; and by name, or NULL. */
const struct importer *exchange_importer_at(int index);
const struct importer *exchange_importer(const char *name);

/* A CSV file with the headings alone, to be filled in. */
void exchange_write_template(struct buf *out, const struct importer *importer,
                             enum language language);

/* Reads a table of children, CSV or a workbook (XLSX). A bad row is left out and listed in `issues`
 * with its line and the number of its cell (of a sheet: B7); two rows for one child are both left
 * out. Damage of the file as a whole (NULL with `err`) gives nothing at all. What is not known
 * stays unknown. */
const struct import_children *exchange_read_children(struct arena *arena,
                                                     const struct vocabulary *vocabulary,
                                                     const struct import_source *source,
                                                     struct issues *issues, struct error *err);

#endif
