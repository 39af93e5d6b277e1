/* Tables that say how a map of a file fills a struct: one row a key. The loader, the documentation
 * and the writer of skeletons all loop over the same rows. */
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include "messages.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct issues;
struct node;

/* A word that stands in files and is shown in two languages. */
struct word {
    const char *key;
    struct bilingual name;
};

/* Words that an enum numbers (static tables), or that a vocabulary file lists. */
struct words {
    const struct word *list;
    int count;
};

/* Index of the word with this key, or −1. */
int words_find(struct words words, const char *key);

struct range {
    int min;
    int max;
};

enum field_kind {
    FIELD_INT,          /* int, min … max */
    FIELD_BOOL,         /* bool: true | false */
    FIELD_TEXT,         /* const char *, 1 … max characters */
    FIELD_ID,           /* const char *, [a-z0-9-]+, 1 … max characters */
    FIELD_BILINGUAL,    /* struct bilingual from {zh: , en: }, each 1 … max characters */
    FIELD_WORD,         /* int: index of the word */
    FIELD_WORD_SET,     /* uint64_t: bits of the words in the list */
    FIELD_WORD_MAP,     /* int[words.count] from {word: number}, min … max; others stay 0 */
    FIELD_RANGE,        /* struct range from {min: , max: }, min ≤ max, both min … max */
    FIELD_GROUP,        /* keys of an inner map fill a struct at the offset */
    FIELD_LIST,         /* pointer and count: a list of maps, each fills an item of item_size */
    FIELD_TEXTS,        /* const char *const * and count: texts of at most 2,000 characters each */
    FIELD_NODE          /* const struct node *: read by the owner's own code */
};

/* Which words: those of `words`, or those of the vocabulary with this number. */
enum { FIELD_OWN_WORDS = -1 };

struct field {
    const char *name;
    enum field_kind kind;
    bool is_optional;
    size_t offset;              /* of the value in the struct */
    size_t count_offset;        /* LIST, TEXTS: of the int count */
    int min, max;               /* numbers: limits; texts: max characters; LIST, TEXTS: least and
                                 * most items */
    const struct words *words;  /* WORD, WORD_SET, WORD_MAP with own words */
    int vocabulary;             /* else index into fields_reader.vocabularies */
    const struct fields *inner; /* GROUP, LIST */
    int shape;                  /* NODE: what its owner expects there, by the owner's own numbers */
    struct bilingual doc;       /* one sentence for the documentation and the editor */
};

/* The words that a field chooses from: its own, or those of its vocabulary. */
struct words field_words(const struct field *field, const struct words *vocabularies);

struct fields {
    const struct field *list;
    int count;
    size_t item_size;           /* of the struct that one map fills */
};

struct fields_reader {
    struct arena *arena;
    const char *file;
    const struct words *vocabularies;
    struct issues *issues;
};

/* Fills `target` (zeroed, of fields->item_size bytes) from the map. Every problem is added to
 * issues with its place: unknown key (with the nearest known one), missing key, wrong kind, number
 * outside its limits, unknown word (nearest), text too long or empty. Returns false when it added
 * errors. Texts are copied into the arena and lose the blanks at their ends; an optional text that
 * the file does not have is "" (both sides of a bilingual one), everything else stays 0. */
bool fields_fill(const struct fields_reader *reader, const struct fields *fields,
                 const struct node *map, void *target);

/* To the newest problem, that min is above max: the edits that exchange the two. */
void fields_exchange(struct issues *issues, const struct node *min, const struct node *max);

/* A Markdown table of the fields: key, kind and limits, needed or not, what it is (zh and en).
 * Inner fields follow as `key.inner` and `key[].inner`. */
void fields_document(const struct fields *fields, struct buf *out);

#endif
