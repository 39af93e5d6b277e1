/* In what two structs that one table fills differ, field by field in the order of the table. */
#ifndef BASE_FIELDS_COMPARE_H
#define BASE_FIELDS_COMPARE_H

#include "fields.h"
#include "vec.h"

struct field_change {
    const char *key;            /* "minutes.typical", "steps[2].do", "adapt[no_touch].do" */
    struct bilingual label;     /* how the table's words call it: "时长 通常几分钟" */
    const char *side;           /* "zh" or "en" for one side of a bilingual text, "" else */
    const char *before;         /* as it stands in the file, words by key; "" not there */
    const char *after;
    struct bilingual before_name;   /* the same, words by name */
    struct bilingual after_name;
};

struct field_changes {
    VEC(struct field_change) list;
};

/* Adds what is different; texts live in the reader's arena, its file and issues are not used. Items
 * of a list that begin with a word (a flag, an item) are matched by it. Of other lists the equal
 * items at both ends are left out and those between compared in their order. Whatever is there on
 * one side only differs in all that it has. No field may be a FIELD_NODE. */
void fields_compare(const struct fields_reader *reader, const struct fields *fields,
                    const void *before, const void *after, struct field_changes *changes);

#endif
