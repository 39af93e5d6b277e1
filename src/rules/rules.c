#include "rules/rules.h"

#include "base/arena.h"
#include "base/json.h"
#include "rules/judging.h"

#include <assert.h>
#include <stdlib.h>

#define RULE(identifier, function, code, class, scope, zh, en, source) [identifier] = function,
static void (*const judges[RULE_COUNT])(struct judging *judging) = {
#include "model/rules.def"
};
#undef RULE

/* A rule may be set aside for a session, its series, the person or the whole plan. */
static bool is_overridden(const struct judging *judging, const struct finding *finding)
{
    if (finding->class != RULE_OVERRIDE || finding->session < 0)
        return false;
    const struct session *session = &judging->plan->sessions[finding->session];
    const char *subjects[] = {session->code, session->series, finding->person};
    for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++)
        if (facts_override(judging->facts, finding->rule, subjects[i], session->date))
            return true;
    return false;
}

static const struct verdict *sum_up(struct judging *judging)
{
    struct verdict *verdict = arena_take(judging->arena, 1, sizeof *verdict);
    struct finding *findings = judging->findings.items;
    int count = judging->findings.count;
    if (count)
        qsort(findings, (size_t)count, sizeof *findings, judging_compare_findings);
    for (int i = 0; i < count; i++) {
        struct finding *finding = &findings[i];
        finding->is_overridden = is_overridden(judging, finding);
        verdict->broken += finding->class == RULE_HARD ||
                           (finding->class == RULE_OVERRIDE && !finding->is_overridden);
        verdict->points_of[finding->rule] += finding->points;
        verdict->points += finding->points;
    }
    verdict->findings = findings;
    verdict->finding_count = count;
    verdict->missing_papers = judging->missing_papers;
    verdict->unplaced = judging->plan->unplaced_count;
    return verdict;
}

const struct verdict *rules_judge(struct arena *arena, const struct facts *facts,
                                  const struct plan *plan)
{
    struct judging judging = judging_start(arena, facts, plan);
    for (int rule = 0; rule < RULE_COUNT; rule++)
        judges[rule](&judging);
    return sum_up(&judging);
}

const struct verdict *rules_judge_rule(struct arena *arena, const struct facts *facts,
                                       const struct plan *plan, enum rule_code rule)
{
    assert(rule < RULE_COUNT);
    struct judging judging = judging_start(arena, facts, plan);
    judges[rule](&judging);
    return sum_up(&judging);
}

static const char *const class_keys[] = {"hard", "override", "points", "warning"};
static_assert(sizeof class_keys / sizeof class_keys[0] == RULE_CLASS_COUNT, "a key for each class");

/* Indices below 0 are null: the finding is not about one. */
static void write_index(struct json_writer *json, const char *key, int index)
{
    if (index < 0)
        json_null(json, key);
    else
        json_number(json, key, index);
}

static void write_finding(struct json_writer *json, const struct plan *plan,
                          const struct finding *finding)
{
    json_open_inline_map(json, NULL);
    json_text(json, "rule", rule_get(finding->rule)->code);
    json_text(json, "class", class_keys[finding->class]);
    json_bool(json, "overridden", finding->is_overridden);
    json_number(json, "points", finding->points);
    if (finding->session < 0)
        json_null(json, "session");
    else
        json_text(json, "session", plan->sessions[finding->session].code);
    write_index(json, "block", finding->block);
    write_index(json, "track", finding->track);
    write_index(json, "slot", finding->slot);
    json_text(json, "person", finding->person);
    json_text(json, "other", finding->other);
    json_text(json, "word", finding->word);
    json_close_map(json);
}

void rules_write_verdict(struct json_writer *json, const struct plan *plan,
                         const struct verdict *verdict)
{
    json_open_map(json, NULL);
    json_number(json, "broken", verdict->broken);
    json_number(json, "unplaced", verdict->unplaced);
    json_number(json, "points", verdict->points);
    json_number(json, "missing_papers", verdict->missing_papers);
    json_open_inline_map(json, "points_of");
    for (int rule = 0; rule < RULE_COUNT; rule++)
        if (verdict->points_of[rule])
            json_number(json, rule_get((enum rule_code)rule)->code, verdict->points_of[rule]);
    json_close_map(json);
    json_open_list(json, "findings");
    for (int i = 0; i < verdict->finding_count; i++)
        write_finding(json, plan, &verdict->findings[i]);
    json_close_list(json);
    json_close_map(json);
}
