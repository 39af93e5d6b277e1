/* Mutators: for every rule the smallest edits of a clean case after which exactly this rule is
 * found, and where. */
#ifndef TESTS_PLANS_MUTATORS_H
#define TESTS_PLANS_MUTATORS_H

#include "model/rule.h"
#include "tests/plans/edit.h"

#include <stdbool.h>
#include <stdint.h>

enum { MUTANT_EDITS_MAX = 16, MUTANT_ALSO_MAX = 2 };

enum document { NO_DOCUMENT, FACTS, PLAN };

struct mutant_edit {
    enum document document;
    enum edit_verb verb;
    const char *path;
    const char *value;
};

/* Indices as in struct finding: −1 where the finding is not about one. */
struct mutant_place {
    int session, block, track, slot;
};

struct mutant {
    enum rule_code rule;
    const char *name;           /* says what is wrong; the name of its files */
    const char *format;         /* folder of the clean case: "series" or "event" */
    struct mutant_edit edits[MUTANT_EDITS_MAX];
    struct mutant_place at;     /* the first finding of the rule */
    const char *person;         /* NULL: nobody, nothing */
    const char *other;
    const char *word;
    int64_t points;
    bool is_warning;            /* a rule that is hard elsewhere is only said here */
    bool is_overridden;
    /* Rules that the rule book does not let apart from this one: the edit breaks them too. */
    enum rule_code also[MUTANT_ALSO_MAX];
    int also_count;
};

extern const struct mutant mutants[];
extern const int mutant_count;

#endif
