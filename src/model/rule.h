/* The rule book's list: what every room may know of a rule is its name, class and words. How a
 * rule judges is written in rules/, how the search is told of it in planner/. */
#ifndef MODEL_RULE_H
#define MODEL_RULE_H

#include "base/messages.h"

#include <stdbool.h>

enum rule_class {
    RULE_HARD,          /* H: never broken */
    RULE_OVERRIDE,      /* O: hard unless a named person set it aside */
    RULE_POINTS,        /* S: points */
    RULE_WARNING,       /* W: said, never counted */
    RULE_CLASS_COUNT
};

/* Which room's search is told of the rule. */
enum rule_scope {
    RULE_SCOPE_ELIGIBILITY, RULE_SCOPE_GROUP, RULE_SCOPE_TIME, RULE_SCOPE_TRACK,
    RULE_SCOPE_SERIES, RULE_SCOPE_JOINT, RULE_SCOPE_CHANGE, RULE_SCOPE_ATTENDANCE, RULE_SCOPE_COUNT
};

#define RULE(identifier, function, code, class, scope, zh, en, source) identifier,
enum rule_code {
#include "model/rules.def"
    RULE_COUNT
};
#undef RULE

struct rule {
    const char *code;           /* "C-TRUST-CAP" */
    enum rule_class class;
    enum rule_scope scope;
    struct bilingual name;
    const char *source;         /* section of the rule book's grounds */
};

const struct rule *rule_get(enum rule_code rule);

/* The rule with this code, or RULE_COUNT. */
enum rule_code rule_find(const char *code);

#endif
