/* What needs Unicode's tables; ICU behind it. Nothing here depends on the process locale. */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* The text in Normalization Form C; no letter bears more than thirty marks in a row. */
const char *unicode_nfc(struct arena *arena, const char *text);

/* Full-width letters, digits and punctuation as their ordinary forms (NFKC of U+FF01–FF5E and
 * U+3000 only: 女 stays 女). */
const char *unicode_half_width(struct arena *arena, const char *text);

/* GB18030 bytes as UTF-8; NULL and *bad_at = offset of the first bad byte when they are not. */
const char *unicode_from_gb18030(struct arena *arena, const char *bytes, size_t length,
                                 size_t *bad_at);

/* Marks where a line may break: allowed[i] is true when a break may come before byte i of the
 * text. `allowed` has length + 1 items, allowed[0] is false, allowed[length] true. Rules of UAX
 * #14 as tailored by ICU for Chinese with strict kinsoku ("zh@lb=strict"). */
void unicode_line_breaks(const char *text, bool *allowed);

/* Marks the borders of user-perceived characters in the same way. */
void unicode_character_breaks(const char *text, bool *allowed);

/* Columns on a terminal: 2 for wide, 0 for combining, 1 else. */
int unicode_width(const char *text);

/* True for a Han character (script Han, ideographic). */
bool unicode_is_han(uint32_t code_point);

/* True for letters and digits of alphabets (Latin, Greek, …), which take a thin gap beside Han. */
bool unicode_is_letter_or_digit(uint32_t code_point);

/* True for combining marks, joiners and variation selectors: they never stand alone. */
bool unicode_is_mark(uint32_t code_point);

/* True for characters that turn the direction of text (bidi controls); refused in all input. */
bool unicode_is_bidi_control(uint32_t code_point);

/* True when the text holds one. */
bool unicode_has_bidi_control(const char *text);

/* Order of Chinese text by pinyin (ICU "zh"), ties by code point: a key to compare with strcmp. */
const char *unicode_sort_key(struct arena *arena, const char *text);

/* Pinyin of Han characters in small letters without tones, ü as v: 吕 is "lv". What has no reading
 * stays as it is. Opening costs; it is closed with the arena. */
struct unicode_pinyin;
struct unicode_pinyin *unicode_pinyin_open(struct arena *arena);
const char *unicode_pinyin(const struct unicode_pinyin *pinyin, struct arena *arena,
                           const char *text);

#endif
