/* What paragraph_shape.c hands to paragraph_lines.c, and nobody else: shaped text as pieces. A
 * piece is the smallest part that is never cut: a character with its marks, or a dash of two. */
#ifndef PAGE_PARAGRAPH_PIECES_H
#define PAGE_PARAGRAPH_PIECES_H

#include "paragraph.h"

enum piece_kind {
    PIECE_HAN,      /* ideograph */
    PIECE_WIDE,     /* other full-width character, and the box for a missing one */
    PIECE_OPEN,     /* full-width （《“: blank in its left half */
    PIECE_CLOSE,    /* full-width ）。”: blank in its right half */
    PIECE_LETTER,   /* letters and digits of alphabets */
    PIECE_OTHER,    /* narrow punctuation and signs */
    PIECE_SPACE,
    PIECE_END,      /* "\n" */
};

struct piece {
    enum piece_kind kind;
    enum font_face face;
    uint32_t code_point;    /* the first one */
    int offset, bytes;      /* in the paragraph's text */
    int first_glyph, glyph_count;
    int advance;
    int gap;                /* to the next piece on its line: ¼ em, or −½ em of blanks */
    bool may_start;         /* a line may start here */
    bool is_missing;
};

struct paragraph {
    struct paragraph_style style;
    const char *text;
    const struct piece *pieces;
    int piece_count;
    const struct font_glyph *glyphs;
    const int64_t *position;    /* of each piece and of the end, on one endless line */
    bool has_han;
};

/* Marks that may not begin a line, and those that may not end one. */
bool paragraph_forbids_start(uint32_t code_point);
bool paragraph_forbids_end(uint32_t code_point);

#endif
