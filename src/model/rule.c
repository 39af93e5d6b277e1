#include "model/rule.h"

#include <assert.h>
#include <string.h>

#define RULE(identifier, function, code_, class_, scope_, zh_, en_, source_)                       \
    [identifier] = {.code = code_, .class = class_, .scope = scope_, .name = {zh_, en_},           \
                    .source = source_},
static const struct rule rules[] = {
#include "model/rules.def"
};
#undef RULE
static_assert(sizeof rules / sizeof rules[0] == RULE_COUNT, "one row for each rule");

const struct rule *rule_get(enum rule_code rule)
{
    assert(rule < RULE_COUNT);
    return &rules[rule];
}

enum rule_code rule_find(const char *code)
{
    for (int i = 0; i < RULE_COUNT; i++)
        if (!strcmp(rules[i].code, code))
            return (enum rule_code)i;
    return RULE_COUNT;
}
