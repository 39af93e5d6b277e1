#include "model/facts.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const struct word bond_kind_list[] = {
    {"pair", {"结对", "pair"}},
    {"stand_in", {"替补", "stand-in"}},
    {"together", {"同组", "keep together"}},
    {"apart", {"分开", "keep apart"}},
    {"sibling", {"兄弟姐妹", "siblings"}},
    {"friend", {"朋友", "friends"}},
    {"parent", {"父母", "parent"}},
};
static_assert(sizeof bond_kind_list / sizeof bond_kind_list[0] == BOND_KIND_COUNT, "all");
const struct words bond_kind_words = {.list = bond_kind_list, .count = BOND_KIND_COUNT};

enum { AIMS_OF_A_CHILD = 2 };

const struct activity *facts_activity(const struct facts *facts, const char *id)
{
    int low = 0;
    int high = facts->activity_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(id, facts->activities[middle]->id);
        if (!order)
            return facts->activities[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct child *facts_child(const struct facts *facts, const char *code)
{
    int low = 0;
    int high = facts->child_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = text_compare_codes(code, facts->children[middle].code);
        if (!order)
            return &facts->children[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool facts_bond(const struct facts *facts, enum bond_kind kind, const char *person,
                const char *other, struct date date)
{
    for (int i = 0; i < facts->bond_count; i++) {
        const struct bond *bond = &facts->bonds[i];
        if (bond->kind != kind || !span_holds(bond->span, date))
            continue;
        bool is_so = !strcmp(bond->person, person) && !strcmp(bond->other, other);
        bool is_turned = !strcmp(bond->person, other) && !strcmp(bond->other, person);
        if (is_so || is_turned)
            return true;
    }
    return false;
}

/* The child's greatest need among `wanted`, ties by the order of the vocabulary; −1: none. */
static int greatest_need(const struct child *child, uint64_t wanted)
{
    int goal = -1;
    int level = 0;
    for (int i = 0; i < child->need_count; i++) {
        const struct need *need = &child->needs[i];
        if (!(wanted >> need->goal & 1))
            continue;
        if (need->level > level || (need->level == level && level && need->goal < goal)) {
            goal = need->goal;
            level = need->level;
        }
    }
    return goal;
}

uint64_t facts_aims(const struct facts *facts, const struct child *child, bool *is_from_programme)
{
    uint64_t open = facts->programme->goals | facts->programme->also;
    uint64_t aims = 0;
    int count = 0;
    while (count < AIMS_OF_A_CHILD) {
        int goal = greatest_need(child, open & ~aims);
        if (goal < 0)
            break;
        aims |= UINT64_C(1) << goal;
        count++;
    }
    if (is_from_programme)
        *is_from_programme = !count;
    for (int goal = 0; goal < GOAL_MAX && count < AIMS_OF_A_CHILD; goal++) {
        uint64_t bit = UINT64_C(1) << goal;
        if (facts->programme->goals & bit && !(aims & bit)) {
            aims |= bit;
            count++;
        }
    }
    return aims;
}

const struct printed *facts_adaptations(const struct facts *facts, struct arena *arena,
                                        const struct activity *activity,
                                        struct code_list children, int people, struct date date,
                                        int *count)
{
    VEC(struct printed) printed = {0};
    const struct vocabulary *vocabulary = facts->vocabulary;
    for (int i = 0; i < children.count; i++) {
        const struct child *child = facts_child(facts, children.codes[i]);
        uint64_t flags = child ? child_flags(child, date) & activity->adapt : 0;
        for (int flag = 0; flag < vocabulary->flag_words.count; flag++) {
            if (!(flags >> flag & 1) ||
                activity_keeps_flag(activity, &vocabulary->flags[flag], people))
                continue;
            *VEC_ADD(arena, &printed) = (struct printed){
                .child = child->code, .flag = vocabulary->flags[flag].id,
            };
        }
    }
    *count = printed.count;
    return printed.items;
}

const struct override *facts_override(const struct facts *facts, enum rule_code rule,
                                      const char *subject, struct date date)
{
    for (int i = 0; i < facts->override_count; i++) {
        const struct override *override = &facts->overrides[i];
        bool is_meant = !override->subject[0] || !strcmp(override->subject, subject);
        bool is_valid = !date_is_set(override->until) || date_compare(date, override->until) <= 0;
        if (override->rule == rule && is_meant && is_valid)
            return override;
    }
    return NULL;
}
