/* Text as bytes of UTF-8: proof, counting, comparing. What needs Unicode's tables is unicode.h. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Length of the leading part that is proven UTF-8 without NUL (no surrogates, no overlong forms);
 * equal to `length` when all is well. */
size_t text_valid_bytes(const char *bytes, size_t length);

/* The next character of proven UTF-8 and its bytes (1–4); 0 at the end. */
uint32_t text_next(const char *text, int *bytes);

/* Characters (code points) in the first `bytes` bytes, or in the whole text. */
int text_count_bytes(const char *text, size_t bytes);
int text_count(const char *text);

/* Order of codes: letters, then the number in them, so that C-9999 comes before C-10000.
 * Total: equal only for equal texts. */
int text_compare_codes(const char *a, const char *b);

bool text_equal(const char *a, const char *b);
bool text_starts_with(const char *text, const char *start);

/* Ends so, and is more than that: "x.yaml" ends with ".yaml", ".yaml" does not. */
bool text_ends_with(const char *text, const char *end);

/* Without blanks at both ends (ASCII blanks, U+3000, U+00A0, BOM); the text itself, or the end of
 * it, when nothing has to be cut off behind. */
const char *text_trim(struct arena *arena, const char *text);

/* Takes out the bytes that are no character: what a precision such as %.40s leaves of the last
 * one. error_set and issues_add do it to every message. */
void text_drop_broken(char *text);

/* ASCII letters in lower case. */
const char *text_lower(struct arena *arena, const char *text);

/* Least number of inserted, dropped or changed characters between two short texts (≤ 100). */
int text_distance(const char *a, const char *b);

/* The candidate nearest to `word`, or NULL when none is near enough to be meant (a third of the
 * letters, at least 1, at most 3). Ties go to the first. */
const char *text_nearest(const char *word, const char *const *candidates, int count);

/* Reads a whole number that fills the text and lies in min … max. */
bool text_read_int(const char *text, int64_t min, int64_t max, int64_t *number);

#endif
