#include "cli/show_plan.h"

#include "base/buf.h"
#include "base/text.h"
#include "cli/show.h"

#include <stdarg.h>
#include <stdio.h>

enum { CODES_IN_LINE = 12 };

/* Lines in the making; each begins with the mark of a trial plan when it is one. */
struct lines {
    struct buf out;
    enum language language;
    const char *mark;
    const struct app_judged *judged;
};

static struct lines start_lines(struct cli *cli, const struct app_judged *judged)
{
    return (struct lines){
        .out = buf_start(cli->call->arena), .language = cli->call->language, .judged = judged,
        .mark = judged->plan->is_trial ? "试排 ┊ " : "",
    };
}

static void add_line(struct lines *lines, const char *msgid, ...)
    __attribute__((format(printf, 2, 3)));

static void add_line(struct lines *lines, const char *msgid, ...)
{
    char text[512];
    va_list args;
    va_start(args, msgid);
    vsnprintf(text, sizeof text, messages_find(lines->language, msgid), args);
    va_end(args);
    buf_add_format(&lines->out, "%s%s\n", lines->mark, text);
}

static void add_codes(struct lines *lines, const char *heading, struct code_list codes)
{
    struct buf text = buf_start(lines->out.arena);
    for (int i = 0; i < codes.count; i++) {
        if (i && i % CODES_IN_LINE == 0) {
            add_line(lines, "  %s%s", heading, text.text);
            buf_clear(&text);
        }
        buf_add_format(&text, " %s", codes.codes[i]);
    }
    if (text.length)
        add_line(lines, "  %s%s", heading, text.text);
}

static const char *slot_name(const struct lines *lines, const struct slot *slot)
{
    if (slot->kind == SLOT_DEBRIEF)
        return messages_pick(lines->language, slot_kind_words.list[SLOT_DEBRIEF].name);
    const struct activity *activity = facts_activity(lines->judged->facts, slot->activity);
    return activity ? messages_pick(lines->language, activity->name) : slot->activity;
}

static void add_track(struct lines *lines, const struct session *session,
                      const struct track *track)
{
    for (int i = 0; i < track->slot_count; i++) {
        const struct slot *slot = &track->slots[i];
        char clock[DATE_TEXT_BYTES];
        date_write_clock(session->start + slot->start, clock);
        const char *phase = messages_pick(lines->language, phase_words.list[slot->phase].name);
        add_line(lines, N_("  %s  %3d min  %s: %s%s%s"), clock, slot->minutes, phase,
                 slot_name(lines, slot), slot->printed_count ? " †" : "",
                 slot->locked_by[0] ? " ⚿" : "");
    }
    if (track->spare[0]) {
        const struct slot spare = {.kind = SLOT_ACTIVITY, .activity = track->spare};
        add_line(lines, N_("  spare: %s"), slot_name(lines, &spare));
    }
    add_codes(lines, messages_find(lines->language, N_("children:")), track->children);
    add_codes(lines, messages_find(lines->language, N_("carers:")), track->carers);
}

static void add_session(struct lines *lines, const struct session *session)
{
    char clock[DATE_TEXT_BYTES];
    char date[DATE_TEXT_BYTES];
    date_write_clock(session->start, clock);
    date_write(session->date, date);
    const struct programme *programme = lines->judged->facts->programme;
    const char *title =
        session->no <= programme->session_count
            ? messages_pick(lines->language, programme->sessions[session->no - 1].title) : "";
    add_line(lines, "%s  %s %s  %s  [%s]", session->code, date, clock, title,
             messages_pick(lines->language, session_state_words.list[session->state].name));
    for (int i = 0; i < session->block_count; i++) {
        const struct block *block = &session->blocks[i];
        for (int j = 0; j < block->track_count; j++) {
            if (session->block_count > 1 || block->track_count > 1)
                add_line(lines, " %s / %s", block->code, block->tracks[j].code);
            add_track(lines, session, &block->tracks[j]);
        }
    }
}

bool show_plan(struct cli *cli, const struct app_judged *judged, const char *code)
{
    struct lines lines = start_lines(cli, judged);
    for (int i = 0; i < judged->plan->session_count; i++) {
        const struct session *session = &judged->plan->sessions[i];
        if (!code[0] || text_equal(code, session->code) || text_equal(code, session->series))
            add_session(&lines, session);
    }
    return show_text(cli, lines.out.text);
}

static void add_unplaced(struct lines *lines)
{
    const struct plan *plan = lines->judged->plan;
    for (int i = 0; i < plan->unplaced_count; i++) {
        const struct unplaced *unplaced = &plan->unplaced[i];
        const struct rule *rule = rule_get(unplaced->rule);
        add_line(lines, N_("not placed: %s — %s %s%s%s"), unplaced->person, rule->code,
                 messages_pick(lines->language, rule->name), unplaced->change[0] ? " → " : "",
                 unplaced->change);
    }
}

static void add_papers(struct lines *lines)
{
    const struct plan *plan = lines->judged->plan;
    for (int i = 0; i < plan->paper_count;) {
        const char *person = plan->papers[i].person;
        struct buf rules = buf_start(lines->out.arena);
        for (; i < plan->paper_count && text_equal(plan->papers[i].person, person); i++) {
            const struct rule *rule = rule_get(plan->papers[i].rule);
            buf_add_format(&rules, "%s%s %s", rules.length ? " · " : "", rule->code,
                           messages_pick(lines->language, rule->name));
        }
        add_line(lines, N_("paper missing: %s — %s"), person, rules.text);
    }
    if (!plan->is_trial)
        return;
    add_line(lines, N_("a trial plan is neither published nor printed until its papers are"
                       " there"));
    if (plan->paper_count)
        add_line(lines, N_("next: enter what has come, such as 'tuanfu set %s enrolment=accepted"
                           " consent=given until=DATE', then 'tuanfu check'"),
                 plan->papers[0].person);
}

bool show_plan_summary(struct cli *cli, const struct app_judged *judged)
{
    struct lines lines = start_lines(cli, judged);
    const struct plan *plan = judged->plan;
    const struct verdict *verdict = judged->verdict;
    add_line(&lines, N_("%s: %lld of %lld steps, seed %llu"),
             messages_pick(lines.language, plan_outcome_words.list[plan->outcome].name),
             (long long)plan->steps, (long long)plan->budget, (unsigned long long)plan->seed);
    add_line(&lines, N_("%d rules broken, %d children not placed, %lld points (less is better)"),
             verdict->broken, verdict->unplaced, (long long)verdict->points);
    add_unplaced(&lines);
    add_papers(&lines);
    return show_text(cli, lines.out.text);
}

/* Whether a child was asked is one note, however many sessions it is placed in. */
static bool is_said(const struct verdict *verdict, int index)
{
    const struct finding *finding = &verdict->findings[index];
    if (finding->rule != K_ASSENT || finding->class != RULE_WARNING)
        return false;
    for (int i = 0; i < index; i++) {
        const struct finding *earlier = &verdict->findings[i];
        if (earlier->rule == K_ASSENT && earlier->class == RULE_WARNING &&
            text_equal(earlier->person, finding->person))
            return true;
    }
    return false;
}

bool show_findings(struct cli *cli, const struct app_judged *judged)
{
    static const enum rule_class order[] = {RULE_HARD, RULE_OVERRIDE, RULE_WARNING};
    struct lines lines = start_lines(cli, judged);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < judged->verdict->finding_count; j++) {
            const struct finding *finding = &judged->verdict->findings[j];
            if (finding->class != order[i] || is_said(judged->verdict, j))
                continue;
            const char *word = finding->class == RULE_WARNING ? N_("note") : N_("broken");
            if (finding->is_overridden)
                word = N_("set aside");
            add_line(&lines, "%s: %s", messages_find(lines.language, word),
                     app_word_finding(cli->call, judged, finding));
        }
    return show_text(cli, lines.out.text);
}
