#include "font.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb.h>

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum { EM = 1000 };

struct face {
    char hash[17];
    hb_blob_t *file;
    FT_Face freetype;
    hb_font_t *shaper;
};

/* The handles change inside (HarfBuzz fills its buffer), the fonts do not. */
struct handles {
    FT_Library library;
    hb_buffer_t *buffer;
    hb_language_t language;
    void (*release)(void);
};

struct fonts {
    struct face faces[FONT_FACE_COUNT];
    struct handles *handles;
};

static const char *const file_names[FONT_FACE_COUNT] = {
    [FONT_REGULAR] = "TuanfuSans-Regular.ttf",
    [FONT_BOLD] = "TuanfuSans-Bold.ttf",
};

static void close_fonts(void *handle)
{
    struct fonts *fonts = handle;
    if (fonts->handles->release)
        fonts->handles->release();
    for (int i = 0; i < FONT_FACE_COUNT; i++) {
        hb_font_destroy(fonts->faces[i].shaper);
        if (fonts->faces[i].freetype)
            FT_Done_Face(fonts->faces[i].freetype);
        hb_blob_destroy(fonts->faces[i].file);
    }
    hb_buffer_destroy(fonts->handles->buffer);
    if (fonts->handles->library)
        FT_Done_FreeType(fonts->handles->library);
}

/* Written so that compilers make one load of it. */
static uint64_t read_word(const unsigned char *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
           (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 |
           (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/* FNV-1a over words of eight bytes: it names a file, it does not guard it. */
static void write_hash(const unsigned char *bytes, size_t length, char *hash)
{
    uint64_t sum = 0xcbf29ce484222325U;
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        sum = (sum ^ read_word(bytes + i)) * 0x100000001b3U;
        sum ^= sum >> 32;
    }
    for (; i < length; i++)
        sum = (sum ^ bytes[i]) * 0x100000001b3U;
    sum = (sum ^ length) * 0x100000001b3U;
    static const char digits[] = "0123456789abcdef";
    for (int k = 0; k < 16; k++)
        hash[k] = digits[(sum >> (60 - 4 * k)) & 15];
    hash[16] = '\0';
}

/* The file is mapped, not read: a page touches a twentieth of it, and copying five megabytes
 * would cost more than the page. */
static bool open_face(struct fonts *fonts, struct face *face, const char *path, struct error *err)
{
    face->file = hb_blob_create_from_file(path);
    unsigned length = 0;
    const void *bytes = hb_blob_get_data(face->file, &length);
    if (!length)
        return error_set(err, ERROR_SYSTEM,
                         N_("the font %s cannot be read, so nothing can be printed; install the "
                            "program again"),
                         path);
    write_hash(bytes, length, face->hash);
    if (FT_New_Memory_Face(fonts->handles->library, bytes, (FT_Long)length, 0, &face->freetype))
        return error_set(err, ERROR_SYSTEM,
                         N_("%s is not a font; install the program again to mend it"), path);
    hb_face_t *shaped = hb_face_create(face->file, 0);
    face->shaper = hb_font_create(shaped);
    hb_font_set_scale(face->shaper, EM, EM);
    hb_face_destroy(shaped);
    return true;
}

struct fonts *font_open(struct arena *arena, const char *folder, struct error *err)
{
    struct fonts *fonts = arena_take(arena, 1, sizeof *fonts);
    fonts->handles = arena_take(arena, 1, sizeof *fonts->handles);
    fonts->handles->language = hb_language_from_string("zh-Hans", -1);
    fonts->handles->buffer = hb_buffer_create();
    arena_defer(arena, close_fonts, fonts);
    if (FT_Init_FreeType(&fonts->handles->library)) {
        error_set(err, ERROR_SYSTEM, N_("the font library does not start; free some memory"));
        return NULL;
    }
    for (int i = 0; i < FONT_FACE_COUNT; i++)
        if (!open_face(fonts, &fonts->faces[i], file_join(arena, folder, file_names[i]), err))
            return NULL;
    return fonts;
}

const char *font_hash(const struct fonts *fonts, enum font_face face)
{
    return fonts->faces[face].hash;
}

uint32_t font_glyph_of(const struct fonts *fonts, enum font_face face, uint32_t code_point)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(fonts->faces[face].shaper, code_point, &glyph);
    return glyph;
}

bool font_covers(const struct fonts *fonts, enum font_face face, uint32_t code_point)
{
    return font_glyph_of(fonts, face, code_point) != 0;
}

uint32_t font_glyph_count(const struct fonts *fonts, enum font_face face)
{
    return hb_face_get_glyph_count(hb_font_get_face(fonts->faces[face].shaper));
}

void *font_handle(const struct fonts *fonts, enum font_face face)
{
    return fonts->faces[face].freetype;
}

void font_before_close(const struct fonts *fonts, void (*release)(void))
{
    fonts->handles->release = release;
}

struct font_glyph *font_shape(const struct fonts *fonts, struct arena *arena, enum font_face face,
                              enum font_script script, const char *text, size_t length,
                              int *count)
{
    assert(length <= INT32_MAX);
    hb_buffer_t *buffer = fonts->handles->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script == FONT_LATIN ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, fonts->handles->language);
    hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
    const hb_feature_t narrow = {HB_TAG('p', 'w', 'i', 'd'), 1, 0, (unsigned)-1};
    hb_shape(fonts->faces[face].shaper, buffer, &narrow, script == FONT_LATIN ? 1 : 0);

    unsigned found = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &found);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &found);
    struct font_glyph *glyphs = arena_take(arena, found, sizeof *glyphs);
    for (unsigned i = 0; i < found; i++)
        glyphs[i] = (struct font_glyph){
            .glyph = infos[i].codepoint,
            .cluster = (int)infos[i].cluster,
            .advance = places[i].x_advance,
            .x_offset = places[i].x_offset,
            .y_offset = places[i].y_offset,
        };
    *count = (int)found;
    return glyphs;
}
