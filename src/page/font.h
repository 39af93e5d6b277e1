/* The two faces that paper is printed with: coverage, advances, shaping.
 *
 * FreeType and HarfBuzz behind it, and nowhere else. Advances come from the font's own tables,
 * unhinted, in units of 1/1000 em, so they are the same on every machine. */
#ifndef PAGE_FONT_H
#define PAGE_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;

enum font_face { FONT_REGULAR, FONT_BOLD, FONT_FACE_COUNT };

/* Which rules of the font apply to a run: Latin (kerning, and narrow quotation marks, dashes and
 * ellipses) or Han, where these are full width. */
enum font_script { FONT_LATIN, FONT_HAN };

struct fonts;

struct font_glyph {
    uint32_t glyph;         /* 0: the font has none */
    int cluster;            /* byte offset of the first character it stands for */
    int advance;            /* 1/1000 em, as are the offsets (y upwards) */
    int x_offset;
    int y_offset;
};

/* Opens TuanfuSans-Regular.ttf and TuanfuSans-Bold.ttf in the folder. They are closed when the
 * arena ends. NULL with `err` when a file is missing or is no font. */
struct fonts *font_open(struct arena *arena, const char *folder, struct error *err);

/* 16 hex digits over all bytes of the face's file; names the face in a display list. */
const char *font_hash(const struct fonts *fonts, enum font_face face);

/* Whether the face has an outline or a blank of its own for the character. */
bool font_covers(const struct fonts *fonts, enum font_face face, uint32_t code_point);

/* The glyph of a character taken alone; 0 when there is none. */
uint32_t font_glyph_of(const struct fonts *fonts, enum font_face face, uint32_t code_point);

/* Glyphs of one run in order of reading; `length` bytes of proven UTF-8 without line ends. */
struct font_glyph *font_shape(const struct fonts *fonts, struct arena *arena, enum font_face face,
                              enum font_script script, const char *text, size_t length,
                              int *count);

/* Glyph count of the face: numbers from 0 below it are valid. */
uint32_t font_glyph_count(const struct fonts *fonts, enum font_face face);

/* The FT_Face behind a face, for the drawing library alone. */
void *font_handle(const struct fonts *fonts, enum font_face face);

/* Called once before the faces are closed, for whoever keeps things that point to them. */
void font_before_close(const struct fonts *fonts, void (*release)(void));

#endif
