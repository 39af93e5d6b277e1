#include "planner/planner_parts.h"

#include "base/text.h"

#include <stdlib.h>

enum { TARGET_POINTS = 15, LONE_POINTS = 50, LONE_FROM = 4 };

/* The rule that an outcome of person_may_join breaks. */
static enum rule_code rule_of(enum join_outcome outcome)
{
    switch (outcome) {
    case JOIN_CONSENT_REFUSED: return K_CONSENT;
    case JOIN_CHILD_SAID_NO: return K_ASSENT;
    case JOIN_RESTRICTED: return K_CLEARED;
    case JOIN_TIER: return K_TIER;
    default: return K_ENROLLED;
    }
}

/* Asks every session's date; true when nothing but papers is missing. */
static bool may_take_part(const struct facts *facts, const struct date *dates,
                          struct candidate *candidate, enum rule_code *broken)
{
    const struct child *child = candidate->child;
    const struct programme *programme = facts->programme;
    for (int i = 0; i < programme->session_count; i++) {
        enum join_outcome outcome = person_may_join(child, dates[i]);
        if (outcome != JOIN_YES && !join_is_paper(outcome)) {
            *broken = rule_of(outcome);
            return false;
        }
        candidate->lacks_consent |=
            child_consent(child, CONSENT_GROUP, dates[i]) == CONSENT_STATE_COUNT;
    }
    candidate->lacks_answer_of_family = child->enrolment == ENROLMENT_INVITED;
    candidate->lacks_birth = !date_is_set(child->birth);
    int age = date_age_months(child->birth, dates[0]);
    *broken = K_AGE;
    return candidate->lacks_birth ||
           (age >= programme->age.min && age <= programme->age.max);
}

static int compare_candidates(const void *left, const void *right)
{
    const struct child *a = ((const struct candidate *)left)->child;
    const struct child *b = ((const struct candidate *)right)->child;
    int order = date_age_months(a->birth, b->birth);    /* younger (born later) first */
    return order ? order : text_compare_codes(a->code, b->code);
}

struct people lower_people(struct arena *arena, const struct facts *facts,
                           const struct date *dates)
{
    struct people people = {0};
    for (int i = 0; i < facts->child_count; i++) {
        struct candidate candidate = {.child = &facts->children[i]};
        enum rule_code broken;
        if (may_take_part(facts, dates, &candidate, &broken))
            *VEC_ADD(arena, &people.eligible) = candidate;
        else
            *VEC_ADD(arena, &people.unplaced) = (struct unplaced){
                .person = candidate.child->code, .rule = broken, .change = "",
            };
    }
    if (people.eligible.count)
        qsort(people.eligible.items, (size_t)people.eligible.count, sizeof *people.eligible.items,
              compare_candidates);
    return people;
}

/* A link that holds on the day of any session keeps two children apart. */
static bool are_apart(const struct facts *facts, const struct child *a, const struct child *b,
                      const struct date *dates)
{
    for (int i = 0; i < facts->programme->session_count; i++)
        if (facts_bond(facts, BOND_APART, a->code, b->code, dates[i]))
            return true;
    return false;
}

static bool is_apart_from_all(const struct facts *facts, const struct group *group, int without,
                              const struct child *child, const struct date *dates)
{
    for (int i = 0; i < group->children.count; i++)
        if (i != without && are_apart(facts, group->children.items[i], child, dates))
            return false;
    return true;
}

/* Changes the child at `index` over with a child of another group, so that both keep apart. */
static bool change_over(const struct facts *facts, struct groups *groups, struct group *from,
                        int index, const struct date *dates)
{
    const struct child *leaver = from->children.items[index];
    for (int g = 0; g < groups->list.count; g++) {
        struct group *to = &groups->list.items[g];
        for (int i = 0; to != from && i < to->children.count; i++) {
            const struct child *comer = to->children.items[i];
            if (!is_apart_from_all(facts, to, i, leaver, dates) ||
                !is_apart_from_all(facts, from, index, comer, dates))
                continue;
            to->children.items[i] = leaver;
            from->children.items[index] = comer;
            return true;
        }
    }
    return false;
}

static void keep_apart(struct arena *arena, const struct facts *facts, struct groups *groups,
                       struct people *people, const struct date *dates)
{
    for (int g = 0; g < groups->list.count; g++) {
        struct group *group = &groups->list.items[g];
        for (int i = group->children.count - 1; i >= 0; i--) {
            const struct child *child = group->children.items[i];
            if (is_apart_from_all(facts, group, i, child, dates) ||
                change_over(facts, groups, group, i, dates))
                continue;
            *VEC_ADD(arena, &people->unplaced) = (struct unplaced){
                .person = child->code, .rule = G_APART, .change = "",
            };
            for (int j = i; j + 1 < group->children.count; j++)
                group->children.items[j] = group->children.items[j + 1];
            group->children.count--;
        }
    }
}

/* A group that is now below the least size is not held: its children wait. */
static void give_up_small(struct arena *arena, const struct programme *programme,
                          struct groups *groups, struct people *people)
{
    int kept = 0;
    for (int g = 0; g < groups->list.count; g++) {
        struct group *group = &groups->list.items[g];
        if (group->children.count >= programme->size.min) {
            groups->list.items[kept++] = *group;
            continue;
        }
        for (int i = 0; i < group->children.count; i++)
            *VEC_ADD(arena, &people->unplaced) = (struct unplaced){
                .person = group->children.items[i]->code, .rule = G_SIZE, .change = "",
            };
    }
    groups->list.count = kept;
}

static int compare_children(const void *left, const void *right)
{
    const struct child *a = *(const struct child *const *)left;
    const struct child *b = *(const struct child *const *)right;
    return text_compare_codes(a->code, b->code);
}

static int compare_unplaced(const void *left, const void *right)
{
    return text_compare_codes(((const struct unplaced *)left)->person,
                              ((const struct unplaced *)right)->person);
}

/* How many groups, and how many of the children they can hold. */
static int count_groups(const struct programme *programme, int most, int children, int *held)
{
    int groups = (children + programme->size.max - 1) / programme->size.max;
    if (most && groups > most)
        groups = most;
    while (groups > 1 && children / groups < programme->size.min)
        groups--;
    *held = groups * programme->size.max < children ? groups * programme->size.max : children;
    return groups;
}

struct groups lower_groups(struct arena *arena, const struct facts *facts,
                           const struct planner_request *request, const struct date *dates,
                           struct people *people)
{
    struct groups groups = {0};
    int held;
    int count = count_groups(facts->programme, request->groups_most, people->eligible.count,
                             &held);
    for (int g = 0; g < count; g++) {
        struct group *group = VEC_ADD(arena, &groups.list);
        for (int i = held * g / count; i < held * (g + 1) / count; i++)
            *VEC_ADD(arena, &group->children) = people->eligible.items[i].child;
    }
    for (int i = held; i < people->eligible.count; i++)
        *VEC_ADD(arena, &people->unplaced) = (struct unplaced){
            .person = people->eligible.items[i].child->code, .rule = G_SIZE, .change = "",
        };
    keep_apart(arena, facts, &groups, people, dates);
    give_up_small(arena, facts->programme, &groups, people);
    for (int g = 0; g < groups.list.count; g++) {
        struct group *group = &groups.list.items[g];
        group->series = arena_format(arena, "%s%d", request->series, g + 1);
        if (group->children.count)
            qsort(group->children.items, (size_t)group->children.count,
                  sizeof *group->children.items, compare_children);
    }
    if (people->unplaced.count)
        qsort(people->unplaced.items, (size_t)people->unplaced.count,
              sizeof *people->unplaced.items, compare_unplaced);
    return groups;
}

int64_t lower_target_points(const struct programme *programme, const struct group *group)
{
    int count = group->children.count;
    int under = programme->target.min - count;
    int over = count - programme->target.max;
    return TARGET_POINTS * (int64_t)((under > 0 ? under : 0) + (over > 0 ? over : 0));
}

int64_t lower_lone_points(const struct group *group)
{
    int of_sex[SEX_COUNT] = {0};
    for (int i = 0; i < group->children.count; i++)
        of_sex[group->children.items[i]->sex]++;
    if (group->children.count < LONE_FROM)
        return 0;
    return LONE_POINTS * ((of_sex[SEX_FEMALE] == 1) + (of_sex[SEX_MALE] == 1));
}
