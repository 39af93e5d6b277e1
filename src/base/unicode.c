/* ICU is seen by this file alone. It works on UTF-16, the program on UTF-8: texts are turned over
 * and offsets are mapped back by walking both. */
#include "unicode.h"

#include "arena.h"
#include "buf.h"
#include "text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct wide {
    UChar *units;
    int length;
};

/* ICU fails on proven text only for want of memory or of its own data: the process ends, as it
 * does in arena_take. */
static void end_if_failed(UErrorCode code)
{
    if (U_SUCCESS(code))
        return;
    fprintf(stderr, "tuanfu: the Unicode library failed (%s); nothing was changed\n",
            u_errorName(code));
    _Exit(4);
}

static struct wide widen(struct arena *arena, const char *text)
{
    size_t bytes = strlen(text);
    assert(bytes < INT32_MAX / 2);
    struct wide wide = {.units = arena_take(arena, bytes + 1, sizeof(UChar))};
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(wide.units, (int32_t)bytes + 1, &wide.length, text, (int32_t)bytes, &code);
    end_if_failed(code);
    return wide;
}

static const char *narrow(struct arena *arena, struct wide wide)
{
    size_t room = (size_t)wide.length * 3 + 1;
    char *text = arena_take(arena, room, 1);
    UErrorCode code = U_ZERO_ERROR;
    u_strToUTF8(text, (int32_t)room, NULL, wide.units, wide.length, &code);
    end_if_failed(code);
    return text;
}

/* Characters that no composition touches, which are nearly all of ours: below U+0300, the Han of
 * the first plane, CJK punctuation but its tone marks, full-width forms. */
static bool is_surely_composed(uint32_t c)
{
    return c < 0x300 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E);
}

/* Thousands of marks on one letter would take ICU minutes to put in order. As UAX #15 says
 * (Stream-Safe Text), U+034F, which has no look, comes after every thirtieth. */
static const char *limit_marks(struct arena *arena, const char *text)
{
    enum { MARKS_MAX = 30, GRAPHEME_JOINER = 0x34F };
    struct buf safe = buf_start(arena);
    int marks = 0;
    int bytes;
    for (; *text; text += bytes) {
        uint32_t c = text_next(text, &bytes);
        marks = is_surely_composed(c) || !u_getCombiningClass((UChar32)c) ? 0 : marks + 1;
        if (marks > MARKS_MAX) {
            buf_add_code_point(&safe, GRAPHEME_JOINER);
            marks = 1;
        }
        buf_add_bytes(&safe, text, (size_t)bytes);
    }
    return safe.text;
}

const char *unicode_nfc(struct arena *arena, const char *text)
{
    int bytes;
    const char *at = text;
    while (*at && is_surely_composed(text_next(at, &bytes)))
        at += bytes;
    if (!*at)
        return arena_copy(arena, text);
    struct arena *scratch = arena_open();
    struct wide wide = widen(scratch, limit_marks(scratch, text));
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    struct wide composed = {.length = wide.length * 3};     /* the most that NFC can grow */
    composed.units = arena_take(scratch, (size_t)composed.length + 1, sizeof(UChar));
    composed.length = unorm2_normalize(nfc, wide.units, wide.length, composed.units,
                                       composed.length, &code);
    end_if_failed(code);
    const char *result = narrow(arena, composed);
    arena_close(scratch);
    return result;
}

const char *unicode_half_width(struct arena *arena, const char *text)
{
    struct buf half = buf_start(arena);
    int bytes;
    for (; *text; text += bytes) {
        uint32_t c = text_next(text, &bytes);
        if (c == 0x3000)
            c = ' ';
        else if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        buf_add_code_point(&half, c);
    }
    return half.text;
}

/* Offset of the byte where the converter stopped. */
static size_t offset_of_bad(UConverter *converter, size_t read)
{
    char bad[16];
    int8_t count = sizeof bad;
    UErrorCode code = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bad, &count, &code);
    return U_SUCCESS(code) && (size_t)count <= read ? read - (size_t)count : read;
}

const char *unicode_from_gb18030(struct arena *arena, const char *bytes, size_t length,
                                 size_t *bad_at)
{
    assert(length < INT32_MAX / 4);
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &code);
    end_if_failed(code);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    end_if_failed(code);
    struct arena *scratch = arena_open();
    UChar *units = arena_take(scratch, length + 1, sizeof(UChar));  /* no byte gives two units */
    UChar *next = units;
    const char *at = bytes;
    ucnv_toUnicode(converter, &next, units + length + 1, &at, bytes + length, NULL, true, &code);
    const char *text = NULL;
    if (U_SUCCESS(code))
        text = narrow(arena, (struct wide){.units = units, .length = (int)(next - units)});
    else
        *bad_at = offset_of_bad(converter, (size_t)(at - bytes));
    ucnv_close(converter);
    arena_close(scratch);
    return text;
}

/* Marks the borders that the iterator finds, walking UTF-16 and UTF-8 side by side. */
static void mark_borders(UBreakIteratorType type, const char *text, bool *allowed)
{
    struct arena *scratch = arena_open();
    struct wide wide = widen(scratch, text);
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(type, "zh@lb=strict", wide.units, wide.length, &code);
    end_if_failed(code);
    memset(allowed, 0, strlen(text) + 1);
    size_t at = 0;
    int unit = 0;
    int bytes;
    for (int border = ubrk_next(iterator); border != UBRK_DONE; border = ubrk_next(iterator)) {
        while (unit < border) {
            unit += text_next(text + at, &bytes) > 0xFFFF ? 2 : 1;
            at += (size_t)bytes;
        }
        allowed[at] = true;
    }
    allowed[strlen(text)] = true;
    allowed[0] = false;
    ubrk_close(iterator);
    arena_close(scratch);
}

void unicode_line_breaks(const char *text, bool *allowed)
{
    mark_borders(UBRK_LINE, text, allowed);
}

void unicode_character_breaks(const char *text, bool *allowed)
{
    mark_borders(UBRK_CHARACTER, text, allowed);
}

static int character_width(uint32_t c)
{
    if (c >= ' ' && c < 0x7F)
        return 1;
    if (unicode_is_mark(c) || u_charType((UChar32)c) == U_CONTROL_CHAR ||
        u_charType((UChar32)c) == U_FORMAT_CHAR)
        return 0;
    int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* A flag is two letters of one column each; what follows a joiner or colours a face adds none. */
int unicode_width(const char *text)
{
    int width = 0;
    int last = 0;
    uint32_t before = 0;
    int bytes;
    for (; *text; text += bytes) {
        uint32_t c = text_next(text, &bytes);
        bool is_joined = before == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF && last == 2);
        last = is_joined ? last : character_width(c);
        width += is_joined ? 0 : last;
        before = c;
    }
    return width;
}

bool unicode_is_han(uint32_t code_point)
{
    UErrorCode code = U_ZERO_ERROR;
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_IDEOGRAPHIC) &&
           uscript_getScript((UChar32)code_point, &code) == USCRIPT_HAN;
}

bool unicode_is_letter_or_digit(uint32_t code_point)
{
    if (!u_isalnum((UChar32)code_point))
        return false;
    int width = u_getIntPropertyValue((UChar32)code_point, UCHAR_EAST_ASIAN_WIDTH);
    return width != U_EA_WIDE && width != U_EA_FULLWIDTH;
}

bool unicode_is_mark(uint32_t code_point)
{
    int8_t type = u_charType((UChar32)code_point);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
           type == U_COMBINING_SPACING_MARK || code_point == 0x200C || code_point == 0x200D;
}

bool unicode_is_bidi_control(uint32_t code_point)
{
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_BIDI_CONTROL);
}

bool unicode_has_bidi_control(const char *text)
{
    int bytes;
    for (; *text; text += bytes) {
        uint32_t c = text_next(text, &bytes);
        if (c >= 0x61C && unicode_is_bidi_control(c))
            return true;
    }
    return false;
}

const char *unicode_sort_key(struct arena *arena, const char *text)
{
    UErrorCode code = U_ZERO_ERROR;
    UCollator *collator = ucol_open("zh", &code);
    end_if_failed(code);
    ucol_setStrength(collator, UCOL_IDENTICAL);     /* ties by code point */
    struct arena *scratch = arena_open();
    struct wide wide = widen(scratch, text);
    int length = ucol_getSortKey(collator, wide.units, wide.length, NULL, 0);
    char *key = arena_take(arena, (size_t)length + 1, 1);
    ucol_getSortKey(collator, wide.units, wide.length, (uint8_t *)key, length);
    ucol_close(collator);
    arena_close(scratch);
    return key;
}

struct unicode_pinyin {
    UTransliterator *transliterator;
};

static void close_pinyin(void *pinyin)
{
    utrans_close(((struct unicode_pinyin *)pinyin)->transliterator);
}

struct unicode_pinyin *unicode_pinyin_open(struct arena *arena)
{
    static const char id[] = "Han-Latin";
    struct unicode_pinyin *pinyin = arena_take(arena, 1, sizeof *pinyin);
    struct wide wide = widen(arena, id);
    UErrorCode code = U_ZERO_ERROR;
    pinyin->transliterator =
        utrans_openU(wide.units, wide.length, UTRANS_FORWARD, NULL, 0, NULL, &code);
    end_if_failed(code);
    arena_defer(arena, close_pinyin, pinyin);
    return pinyin;
}

const char *unicode_pinyin(const struct unicode_pinyin *pinyin, struct arena *arena,
                           const char *text)
{
    enum { LETTERS_EACH = 12 };
    struct arena *scratch = arena_open();
    struct wide wide = widen(scratch, text);
    int room = (wide.length + 1) * LETTERS_EACH;
    struct wide read = {arena_take(scratch, (size_t)room, sizeof(UChar)), wide.length};
    memcpy(read.units, wide.units, (size_t)wide.length * sizeof(UChar));
    int32_t end = wide.length;
    UErrorCode code = U_ZERO_ERROR;
    utrans_transUChars(pinyin->transliterator, read.units, &read.length, room, 0, &end, &code);
    end_if_failed(code);
    struct wide bare = {arena_take(scratch, (size_t)read.length * 3 + 1, sizeof(UChar)), 0};
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    int length = unorm2_normalize(nfd, read.units, read.length, bare.units, read.length * 3, &code);
    end_if_failed(code);
    for (int i = 0; i < length; i++) {
        if (bare.units[i] == 0x308)         /* of ü, whatever its tone */
            bare.units[bare.length - 1] = 'v';
        else if (bare.units[i] < 0x300 || bare.units[i] > 0x36F)
            bare.units[bare.length++] = bare.units[i];
    }
    const char *result = narrow(arena, bare);
    arena_close(scratch);
    return result;
}
