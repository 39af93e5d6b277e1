/* What the files of this folder share while a paper is made. Nobody else includes it. */
#ifndef SHEETS_MAKING_H
#define SHEETS_MAKING_H

#include "base/issues.h"
#include "page/page.h"
#include "sheets/request.h"

struct sheet;

/* A paper in the making. */
struct making {
    struct arena *arena;
    const struct sheet_request *request;
    const struct sheet_template *template;
    const struct sheet *sheet;
    enum language language;
    struct fonts *fonts;
    struct document *doc;
    struct issues *warnings;
    struct error *err;
};

/* A word of a block and the placeholders that may stand in it: "no of" allows {no} and {of}. */
struct sheet_block_word {
    const char *name;
    const char *placeholders;
};

enum { BLOCK_WORDS_MOST = 16, BLOCK_WIDTHS_MOST = 6 };

/* A kind of block: its name in templates, what it says and where it is made. */
struct sheet_block_kind {
    const char *name;
    bool has_heading;
    bool must_stand;            /* a template without it is an error */
    struct sheet_block_word words[BLOCK_WORDS_MOST];      /* up to the first without a name */
    const char *widths[BLOCK_WIDTHS_MOST];          /* likewise */

    /* Adds its boxes; `own` is what the sheet knows. Nothing to say adds nothing. */
    void (*add)(struct making *making, void *own, const struct sheet_block *block,
                struct box *column);
};

struct sheet {
    struct sheet_entry entry;
    const struct sheet_block_kind *kinds;
    int kind_count;

    /* The finished pages; NULL with making->err. */
    struct display *(*make)(struct making *making);
};

/* The sheet with this name, or NULL (sheets.c has the list). */
const struct sheet *sheet_find(const char *name);

/* Adds every block of the template, in its order. */
void sheet_add_blocks(struct making *making, void *own, struct box *column);

/* A value for a placeholder. */
struct fill {
    const char *name;
    const char *value;
};

/* The block's heading, and its word of that index, in the language of the print; with its
 * placeholders filled. */
const char *block_heading(const struct making *making, const struct sheet_block *block);
const char *block_word(const struct making *making, const struct sheet_block *block, int word);
const char *block_filled(const struct making *making, const struct sheet_block *block, int word,
                         const struct fill *fills, int count);

#endif
