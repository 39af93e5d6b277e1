#include "base/buf.h"
#include "rules/explain.h"
#include "rules/explain_parts.h"

#include <inttypes.h>

/* "C-FIT +8, C-ODD −4" */
static void add_points(struct buf *buf, enum language language, const int64_t *points)
{
    bool is_first = true;
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        if (!points[rule])
            continue;
        if (!is_first)
            buf_add(buf, messages_find(language, N_(", ")));
        is_first = false;
        buf_add_format(buf, "%s %+" PRId64, rule_get((enum rule_code)rule)->code, points[rule]);
    }
    if (is_first)
        buf_add(buf, messages_find(language, N_("none")));
}

static void add_quoted(struct buf *buf, enum language language, const struct facts *facts,
                       const char *id)
{
    buf_add(buf, "“");
    explain_add_activity(buf, language, facts, id);
    buf_add(buf, "”");
}

static void write_goals(struct buf *buf, enum language language, const struct facts *facts,
                        const struct explanation *explanation)
{
    for (int i = 0; i < explanation->goal_count; i++) {
        const struct explain_goal *goal = &explanation->goals[i];
        const struct word *word = &facts->vocabulary->goal_words.list[goal->goal];
        const char *name = messages_pick(language, word->name);
        buf_add(buf, "  ");
        if (goal->children)
            buf_add_format(buf, messages_find(language, N_("serves “%s” with strength %d; it is an "
                                                           "aim of %d children")),
                           name[0] ? name : word->key, goal->strength, goal->children);
        else
            buf_add_format(buf, messages_find(language, N_("serves “%s” with strength %d")),
                           name[0] ? name : word->key, goal->strength);
        buf_add(buf, "\n");
    }
}

enum { FINDINGS_SAID = 6 };

/* The sentences are about the changed plan: the name in its slot is the one that is tried. */
static void write_broken(struct buf *buf, enum language language, const struct facts *facts,
                         const struct plan *plan, const struct explain_change *change)
{
    buf_add_format(buf, messages_find(language, N_("it would break rules: %d")),
                   change->broken_count);
    buf_add(buf, "\n");
    const struct plan *changed =
        explain_try(buf->arena, facts, plan, change->place, change->activity);
    for (int i = 0; i < change->broken_count && i < FINDINGS_SAID; i++) {
        buf_add(buf, "    ");
        explain_finding(buf, language, facts, changed, &change->broken[i]);
        buf_add(buf, "\n");
    }
    if (change->broken_count <= FINDINGS_SAID)
        return;
    buf_add(buf, "    ");
    buf_add_format(buf, messages_find(language, N_("and %d more")),
                   change->broken_count - FINDINGS_SAID);
    buf_add(buf, "\n");
}

static void write_change(struct buf *buf, enum language language, const struct facts *facts,
                         const struct plan *plan, const struct explain_change *change)
{
    if (change->broken_count) {
        write_broken(buf, language, facts, plan, change);
        return;
    }
    if (change->mended)
        buf_add_format(buf, messages_find(language, N_("it would mend rules: %d; ")),
                       change->mended);
    const char *text = change->cost > 0   ? N_("it would cost %d points more (%s)")
                       : change->cost < 0 ? N_("it would save %d points (%s)")
                                          : N_("it would cost %d points more or less (%s)");
    struct buf points = buf_start(buf->arena);
    add_points(&points, language, change->cost_of);
    buf_add_format(buf, messages_find(language, text),
                   (int)(change->cost < 0 ? -change->cost : change->cost), points.text);
    buf_add(buf, "\n");
}

void explain_write_slot(struct buf *buf, enum language language, const struct facts *facts,
                        const struct plan *plan, const struct explanation *explanation)
{
    explain_add_place(buf, language, facts, plan, explanation->place);
    buf_add(buf, "\n");
    write_goals(buf, language, facts, explanation);
    buf_add(buf, "  ");
    buf_add(buf, messages_find(language, N_("points here: ")));
    add_points(buf, language, explanation->points_of);
    buf_add(buf, "\n");
    if (explain_slot_at(plan, explanation->place)->kind == SLOT_DEBRIEF)
        return;
    const struct explain_change *other = explanation->alternative;
    buf_add(buf, "  ");
    if (!other) {
        buf_add(buf, messages_find(language, N_("no other activity fits this phase")));
        buf_add(buf, "\n");
        return;
    }
    buf_add(buf, messages_find(language, N_("the best other one: ")));
    add_quoted(buf, language, facts, other->activity->id);
    buf_add(buf, messages_find(language, N_(": ")));
    write_change(buf, language, facts, plan, other);
}

/* What there is to say when nothing could be tried. */
static const char *outcome_text(enum explain_outcome outcome)
{
    switch (outcome) {
    case EXPLAIN_NO_SESSION: return N_("there is no such session in the plan: ");
    case EXPLAIN_NO_ACTIVITY: return N_("there is no such activity in the catalogue: ");
    case EXPLAIN_IS_THERE: return N_("this session has it already: ");
    case EXPLAIN_NO_PHASE: return N_("this session has no phase that it fits: ");
    case EXPLAIN_TRIED: break;
    }
    return "";
}

void explain_write_why_not(struct buf *buf, enum language language, const struct facts *facts,
                           const struct plan *plan, const struct explain_why_not *why_not)
{
    buf_add(buf, messages_find(language, outcome_text(why_not->outcome)));
    if (why_not->outcome == EXPLAIN_NO_SESSION)
        buf_add(buf, why_not->session_code);
    else
        add_quoted(buf, language, facts, why_not->id);
    if (!why_not->best) {
        buf_add(buf, "\n");
        return;
    }
    buf_add(buf, messages_find(language, N_(" in place of ")));
    explain_add_place(buf, language, facts, plan, why_not->best->place);
    buf_add(buf, messages_find(language, N_(": ")));
    write_change(buf, language, facts, plan, why_not->best);
}
