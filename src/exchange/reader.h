/* Reads a tree of JSON strictly: each value by its key, each problem with its path, such as
 * "sessions[2].blocks[0].tracks[1].slots[3].phase". The first problem is kept; what is read after
 * it is harmless (zero, ""), so a reader is written as a plain list and checked once. */
#ifndef EXCHANGE_READER_H
#define EXCHANGE_READER_H

#include "base/date.h"
#include "base/error.h"
#include "base/fields.h"
#include "base/node.h"
#include "model/plan.h"

struct arena;
struct facts;
struct vocabulary;

struct reader {
    struct arena *arena;
    struct error *err;
    const struct vocabulary *vocabulary;    /* goals, flags, … of the document */
    const struct facts *known;      /* what codes must be found in; NULL: not asked */
};

/* Where a value stands. Places live on the stack of the functions that walk the tree. */
struct place {
    const struct place *up;         /* NULL at the root */
    const struct node *node;
    int index;                      /* in a list; −1: under its key */
};

typedef void (*reader_item)(struct reader *reader, const struct place *place, void *item);

bool reader_is_well(const struct reader *reader);

/* Keeps a problem with its path and returns false. `text` is a msgid; a word that is not among
 * the words is shown with the nearest one. */
bool reader_fail(struct reader *reader, const struct place *place, const char *text);
bool reader_fail_word(struct reader *reader, const struct place *place, const char *word,
                      struct words words);

/* The item of the list stands where binary search would not find it. */
bool reader_fail_order(struct reader *reader, const struct place *list, int index,
                       const char *code);

/* A map with exactly these keys (ended by NULL): no other one, none missing. */
bool reader_map(struct reader *reader, const struct place *place, const char *const *keys);

/* The value under a key of a map that reader_map has proved. */
struct place reader_at(const struct place *map, const char *key);

const char *reader_text(struct reader *reader, const struct place *map, const char *key);

/* Text that may not be empty. */
const char *reader_code(struct reader *reader, const struct place *map, const char *key);
int64_t reader_number(struct reader *reader, const struct place *map, const char *key, int64_t min,
                      int64_t max);
int reader_int(struct reader *reader, const struct place *map, const char *key, int min, int max);
bool reader_bool(struct reader *reader, const struct place *map, const char *key);
int reader_word(struct reader *reader, const struct place *map, const char *key,
                struct words words);
bool reader_is_null(const struct place *map, const char *key);

/* A rule by its code. */
enum rule_code reader_rule_at(struct reader *reader, const struct place *place);
enum rule_code reader_rule(struct reader *reader, const struct place *map, const char *key);

/* A day or null; the same that may be only a month. */
struct date reader_date(struct reader *reader, const struct place *map, const char *key);
struct date reader_month(struct reader *reader, const struct place *map, const char *key);
int reader_clock(struct reader *reader, const struct place *map, const char *key);
struct range reader_range(struct reader *reader, const struct place *map, const char *key, int min,
                          int max);

/* Bits of the words in a list (at most 64 words), and a list of texts in its order. */
uint64_t reader_word_set(struct reader *reader, const struct place *map, const char *key,
                         struct words words);
struct code_list reader_codes(struct reader *reader, const struct place *map, const char *key);

/* A list whose items are each read by `read` into `size` bytes of the arena. */
void *reader_list(struct reader *reader, const struct place *map, const char *key, size_t size,
                  int most, int *count, reader_item read);

/* Values of a map whose keys are words; `values` has words.count items, others stay as they are. */
void reader_word_map(struct reader *reader, const struct place *map, const char *key,
                     struct words words, int min, int max, int *values);

#endif
