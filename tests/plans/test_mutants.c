/* Every rule is broken on purpose, as little as possible: the judge must find exactly this rule,
 * at this place.
 *
 *     test_mutants GOLDEN-FOLDER [OUT-FOLDER]
 *
 * With a second folder each mutant is written there, for tests/foreign/check_plan.py --batch. */
#include "tests/plans/cases.h"
#include "tests/plans/mutators.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "rules/rules.h"
#include "tests/unit/check.h"

struct trial {
    struct arena *arena;
    const struct mutant *mutant;
    const struct verdict *clean;    /* of the case before the edits */
    const struct facts *facts;
    const struct plan *plan;
    const struct verdict *verdict;
};

/* The edited document in its canonical form again, because edits forget what stood inline. */
static const struct node *edited(struct arena *arena, const struct mutant *mutant,
                                 enum document document, const struct node *root)
{
    for (int i = 0; i < MUTANT_EDITS_MAX && root; i++)
        if (mutant->edits[i].document == document)
            root = edit_node(arena, root, mutant->edits[i].verb, mutant->edits[i].path,
                             mutant->edits[i].value);
    if (!root)
        return NULL;
    struct error err = error_start(LANGUAGE_EN);
    struct buf text = buf_start(arena);
    edit_write(&text, root);
    return json_parse(arena, text.text, text.length, mutant->name, &err);
}

static bool judge(struct trial *trial, const char *golden, struct error *err)
{
    const struct node *facts;
    const struct node *plan;
    const char *folder = arena_format(trial->arena, "%s/%s", golden, trial->mutant->format);
    if (!case_load(trial->arena, folder, &facts, &plan, err)
        || !case_read(trial->arena, facts, plan, &trial->facts, &trial->plan, err))
        return false;
    trial->clean = rules_judge(trial->arena, trial->facts, trial->plan);
    facts = edited(trial->arena, trial->mutant, FACTS, facts);
    plan = edited(trial->arena, trial->mutant, PLAN, plan);
    if (!facts || !plan)
        return error_set_text(err, ERROR_INPUT, "an edit leads nowhere");
    if (!case_read(trial->arena, facts, plan, &trial->facts, &trial->plan, err))
        return false;
    trial->verdict = rules_judge(trial->arena, trial->facts, trial->plan);
    return true;
}

static bool is_broken(const struct finding *finding)
{
    return finding->class == RULE_HARD
           || (finding->class == RULE_OVERRIDE && !finding->is_overridden);
}

static bool is_allowed(const struct mutant *mutant, enum rule_code rule)
{
    for (int i = 0; i < mutant->also_count; i++)
        if (mutant->also[i] == rule)
            return true;
    return rule == mutant->rule;
}

static bool is_same_text(const char *found, const char *wanted)
{
    return text_equal(found, wanted ? wanted : "");
}

static bool is_wanted(const struct mutant *mutant, const struct finding *finding)
{
    return finding->rule == mutant->rule && finding->session == mutant->at.session
           && finding->block == mutant->at.block && finding->track == mutant->at.track
           && finding->slot == mutant->at.slot && is_same_text(finding->person, mutant->person)
           && is_same_text(finding->other, mutant->other)
           && is_same_text(finding->word, mutant->word) && finding->points == mutant->points
           && finding->is_overridden == mutant->is_overridden
           && (finding->class == RULE_WARNING)
                  == (mutant->is_warning || rule_get(mutant->rule)->class == RULE_WARNING);
}

/* How many findings of the verdict are the one that the mutant names. */
static int count_wanted(const struct mutant *mutant, const struct verdict *verdict)
{
    int count = 0;
    for (int i = 0; i < verdict->finding_count; i++)
        count += is_wanted(mutant, &verdict->findings[i]);
    return count;
}

static void print_finding(const struct finding *finding)
{
    printf("    %s at %d/%d/%d/%d '%s' '%s' '%s' %" PRId64 " points\n",
           rule_get(finding->rule)->code, finding->session, finding->block, finding->track,
           finding->slot, finding->person, finding->other, finding->word, finding->points);
}

/* The rule is found where the mutant says and was not before; no other hard rule is broken. */
static bool check_mutant(const struct trial *trial)
{
    const struct mutant *mutant = trial->mutant;
    bool is_found = count_wanted(mutant, trial->verdict) == 1
                    && !count_wanted(mutant, trial->clean);
    bool is_alone = true;
    const struct verdict *verdict = trial->verdict;
    for (int i = 0; i < verdict->finding_count; i++)
        if (is_broken(&verdict->findings[i])
            && !is_allowed(mutant, verdict->findings[i].rule)) {
            is_alone = false;
            print_finding(&verdict->findings[i]);
        }
    for (int i = 0; i < verdict->finding_count && !is_found; i++)
        if (verdict->findings[i].rule == mutant->rule)
            print_finding(&verdict->findings[i]);
    return is_found && is_alone;
}

/* The judge alone for one rule says the same as the judge of all. */
static bool agrees_alone(const struct trial *trial)
{
    enum rule_code rule = trial->mutant->rule;
    const struct verdict *alone = rules_judge_rule(trial->arena, trial->facts, trial->plan, rule);
    int count = 0;
    for (int i = 0; i < trial->verdict->finding_count; i++)
        count += trial->verdict->findings[i].rule == rule;
    return alone->finding_count == count
           && alone->points_of[rule] == trial->verdict->points_of[rule];
}

static bool run(const char *golden, const char *out, int number)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    struct trial trial = {.arena = arena, .mutant = &mutants[number]};
    const char *code = rule_get(mutants[number].rule)->code;
    const char *name = arena_format(arena, "%s.%s", code, mutants[number].name);
    bool is_found = false;
    if (!judge(&trial, golden, &err))
        check_one(false, __FILE__, __LINE__, arena_format(arena, "%s: %s", name, err.text));
    else {
        is_found = check_one(check_mutant(&trial), __FILE__, __LINE__, name);
        CHECK(agrees_alone(&trial));
    }
    if (out && trial.verdict)
        check_one(case_write(arena, out, name,
                             case_texts(arena, trial.facts, trial.plan, trial.verdict), &err),
                  __FILE__, __LINE__, err.text);
    arena_close(arena);
    return is_found;
}

int main(int count, char **arguments)
{
    if (count < 2 || count > 3) {
        fprintf(stderr, "test_mutants GOLDEN-FOLDER [OUT-FOLDER]\n");
        return 2;
    }
    int found[RULE_COUNT] = {0};
    int written[RULE_COUNT] = {0};
    for (int i = 0; i < mutant_count; i++) {
        written[mutants[i].rule]++;
        found[mutants[i].rule] += run(arguments[1], count == 3 ? arguments[2] : NULL, i);
    }
    for (int i = 0; i < RULE_COUNT; i++) {
        printf("%-16s %d of %d found\n", rule_get((enum rule_code)i)->code, found[i], written[i]);
        CHECK(written[i] > 0);
    }
    return check_end();
}
