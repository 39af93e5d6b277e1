#include "agenda.h"

#include "blocks.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

/* -- finding the session and the track ------------------------------------------------------- */

static bool refuse_trial(struct making *making)
{
    const struct plan *plan = making->request->plan;
    if (!plan->paper_count)
        return error_set(making->err, ERROR_REFUSED,
                         N_("this is a trial plan and is never printed; run 'check' to turn it "
                            "into a draft"));
    const struct missing_paper *first = &plan->papers[0];
    return error_set(making->err, ERROR_REFUSED,
                     N_("this is a trial plan and is never printed; %d papers are missing, the "
                        "first is %s of %s; print the forms, collect them and run 'check'"),
                     plan->paper_count, rule_get(first->rule)->code, first->person);
}

static bool refuse_unknown(struct making *making)
{
    const struct plan *plan = making->request->plan;
    const char **codes = arena_take(making->arena, (size_t)plan->session_count, sizeof *codes);
    for (int i = 0; i < plan->session_count; i++)
        codes[i] = plan->sessions[i].code;
    const char *nearest = text_nearest(making->request->session, codes, plan->session_count);
    if (!nearest && plan->session_count)
        nearest = codes[0];
    if (!nearest)
        return error_set(making->err, ERROR_MISSING, N_("the plan has no sessions; plan first"));
    return error_set(making->err, ERROR_MISSING, N_("no session %s; did you mean %s?"),
                     making->request->session, nearest);
}

static const struct track *find_track(const struct block *block, const char *code)
{
    if (block->track_count == 1)
        return &block->tracks[0];
    for (int i = 0; i < block->track_count; i++)
        if (text_equal(block->tracks[i].code, code))
            return &block->tracks[i];
    return NULL;
}

/* The named track, or the only one; a whole block's track is everybody's and names nobody's. */
static const struct track *chosen_track(const struct session *session, const char *code)
{
    const struct track *only = NULL;
    for (int i = 0; i < session->block_count; i++) {
        const struct track *track = find_track(&session->blocks[i], code);
        if (track && text_equal(track->code, code))
            return track;
        if (session->blocks[i].track_count > 1)
            only = NULL;
        else if (track && !only)
            only = track;
    }
    return only;
}

static bool has_choice(const struct session *session)
{
    for (int i = 0; i < session->block_count; i++)
        if (session->blocks[i].track_count > 1)
            return true;
    return false;
}

static bool has_track_before(const struct session *session, int end, const char *code)
{
    for (int i = 0; i < end; i++)
        for (int k = 0; k < session->blocks[i].track_count; k++)
            if (text_equal(session->blocks[i].tracks[k].code, code))
                return true;
    return false;
}

static bool refuse_track(struct making *making, const struct session *session)
{
    struct buf list = buf_start(making->arena);
    for (int i = 0; i < session->block_count; i++)
        for (int k = 0; k < session->blocks[i].track_count; k++)
            if (!has_track_before(session, i, session->blocks[i].tracks[k].code))
                buf_add_format(&list, "%s%s", list.length ? ", " : "",
                               session->blocks[i].tracks[k].code);
    if (!list.length)
        return error_set(making->err, ERROR_MISSING, N_("session %s has no track; plan it first"),
                         session->code);
    return error_set(making->err, ERROR_MISSING,
                     N_("session %s has tracks side by side; name one of them: %.600s"),
                     session->code, list.text);
}

static bool find_session(struct making *making, struct agenda *agenda)
{
    const struct sheet_request *request = making->request;
    if (request->plan->is_trial)
        return refuse_trial(making);
    agenda->session = plan_find_session(request->plan, request->session);
    if (!agenda->session)
        return refuse_unknown(making);
    if (agenda->session->state == SESSION_CANCELLED)
        return error_set(making->err, ERROR_REFUSED,
                         N_("session %s is cancelled; there is nothing to lead"),
                         agenda->session->code);
    agenda->track = chosen_track(agenda->session, request->track ? request->track : "");
    bool is_named = agenda->track && request->track &&
                    text_equal(agenda->track->code, request->track);
    if (!agenda->track || (has_choice(agenda->session) && !is_named))
        return refuse_track(making, agenda->session);
    return true;
}

/* -- steps ----------------------------------------------------------------------------------- */

static bool add_slot(struct making *making, struct agenda *agenda, const struct block *block,
                     const struct track *track, const struct slot *slot)
{
    enum { DEBRIEF_ENERGY = 2 };
    const struct activity *activity = NULL;
    if (slot->kind != SLOT_DEBRIEF) {
        activity = facts_activity(making->request->facts, slot->activity);
        if (!activity)
            return error_set(making->err, ERROR_MISSING,
                             N_("session %s uses activity %s, which is not in the catalogue; add "
                                "its folder with --catalog"),
                             agenda->session->code, slot->activity);
    }
    *VEC_ADD(making->arena, &agenda->steps) = (struct agenda_step){
        .track = track, .slot = slot, .activity = activity, .block = block,
        .start = agenda->session->start + slot->start, .minutes = slot->minutes,
        .energy = activity ? activity->axis[AXIS_ENERGY] : DEBRIEF_ENERGY,
    };
    return true;
}

static bool add_block(struct making *making, struct agenda *agenda, const struct block *block)
{
    const struct track *track = find_track(block, agenda->track->code);
    bool is_own = track && text_equal(track->code, agenda->track->code);
    if (block->kind == BLOCK_BREAK || !is_own) {
        *VEC_ADD(making->arena, &agenda->steps) = (struct agenda_step){
            .track = track, .block = block, .start = agenda->session->start + block->start,
            .minutes = block->minutes};
        return true;
    }
    for (int i = 0; i < track->slot_count; i++)
        if (!add_slot(making, agenda, block, track, &track->slots[i]))
            return false;
    return true;
}

static int youngest_months(const struct making *making, const struct agenda *agenda)
{
    int youngest = -1;
    for (int i = 0; i < agenda->track->children.count; i++) {
        const struct child *child =
            facts_child(making->request->facts, agenda->track->children.codes[i]);
        if (!child)
            continue;
        int months = date_age_months(child->birth, agenda->session->date);
        if (youngest < 0 || months < youngest)
            youngest = months;
    }
    return youngest;
}

static const struct programme_session *session_template(const struct facts *facts, int no)
{
    for (int i = 0; i < facts->programme->session_count; i++)
        if (facts->programme->sessions[i].no == no)
            return &facts->programme->sessions[i];
    return NULL;
}

static int count_sessions(const struct plan *plan, const char *series)
{
    int count = 0;
    for (int i = 0; i < plan->session_count; i++)
        count += text_equal(plan->sessions[i].series, series);
    return count;
}

bool agenda_make(struct making *making, struct agenda *agenda)
{
    *agenda = (struct agenda){0};
    if (!find_session(making, agenda))
        return false;
    const struct sheet_request *request = making->request;
    agenda->template = session_template(request->facts, agenda->session->no);
    agenda->sessions = count_sessions(request->plan, agenda->session->series);
    agenda->people = track_people(agenda->track);
    agenda->youngest = youngest_months(making, agenda);
    for (int i = 0; i < agenda->session->block_count; i++)
        if (!add_block(making, agenda, &agenda->session->blocks[i]))
            return false;
    return true;
}

static const struct programme_track *track_template(const struct agenda *agenda)
{
    for (int i = 0; agenda->template && i < agenda->session->block_count; i++) {
        const struct block *block = &agenda->session->blocks[i];
        const struct track *track = find_track(block, agenda->track->code);
        if (track && text_equal(track->code, agenda->track->code))
            return programme_find_track(agenda->template, block->code, track->code);
    }
    return NULL;
}

const char *agenda_track_name(const struct making *making, const struct agenda *agenda)
{
    bool is_chinese = making->language == LANGUAGE_ZH;
    if (agenda->track->island)
        return arena_format(making->arena, is_chinese ? "第 %d 岛" : "island %d",
                            agenda->track->island);
    const char *audience =
        blocks_name(making, audience_words, (int)agenda->track->audience);
    const struct programme_track *template = track_template(agenda);
    bool has_ages = template && template->age.max && agenda->track->audience == AUDIENCE_CHILDREN;
    return has_ages ? arena_format(making->arena, "%s %s", audience,
                                   blocks_ages(making, template->age))
                    : audience;
}

/* -- questions about it ---------------------------------------------------------------------- */

static bool is_main(const struct agenda_step *step)
{
    return step->activity && step->slot->phase == PHASE_MAIN;
}

const struct agenda_step *agenda_cut(const struct agenda *agenda, int *given_back)
{
    for (int i = agenda->steps.count - 1; i >= 0; i--) {
        const struct agenda_step *step = &agenda->steps.items[i];
        if (!is_main(step))
            continue;
        int more = step->minutes - step->activity->minutes.min;
        *given_back = more > 0 ? more : 0;
        return step;
    }
    return NULL;
}

static int question_count(const struct agenda *agenda)
{
    enum { NINE = 108, THIRTEEN = 156 };
    if (agenda->youngest < 0 || agenda->youngest >= THIRTEEN)
        return 4;
    return agenda->youngest < NINE ? 2 : 3;
}

static const struct question *question_of(const struct activity *activity, enum lens lens)
{
    for (int i = 0; i < activity->question_count; i++)
        if (activity->questions[i].lens == lens)
            return &activity->questions[i];
    return NULL;
}

int agenda_questions(const struct agenda *agenda,
                     struct agenda_question questions[AGENDA_QUESTIONS_MOST])
{
    int wanted = question_count(agenda), count = 0;
    int step = -1;
    for (int lens = 0; lens < LENS_COUNT && count < wanted; lens++) {
        for (int tried = 0; tried < agenda->steps.count; tried++) {
            step = (step + 1) % agenda->steps.count;
            const struct agenda_step *at = &agenda->steps.items[step];
            const struct question *question =
                is_main(at) ? question_of(at->activity, (enum lens)lens) : NULL;
            if (!question)
                continue;
            questions[count++] = (struct agenda_question){at->activity, question->text};
            break;
        }
    }
    return count;
}

const struct variant *agenda_variant(const struct agenda *agenda, int people)
{
    for (int i = 0; i < agenda->session->variant_count; i++)
        if (agenda->session->variants[i].people == people)
            return &agenda->session->variants[i];
    return NULL;
}

/* The activity's name, or the id for want of it. */
static const char *name_of(const struct making *making, const struct slot *slot)
{
    const struct activity *activity = facts_activity(making->request->facts, slot->activity);
    return activity ? messages_pick(making->language, activity->name) : slot->activity;
}

static const char *minutes_form(const struct making *making)
{
    return making->language == LANGUAGE_ZH ? "\u00A0%d\u00A0分" : "\u00A0%d\u00A0min";
}

static void add_change(const struct making *making, struct buf *out, const struct slot *planned,
                       const struct slot *now)
{
    bool is_same = text_equal(planned->activity, now->activity);
    if (is_same && planned->minutes == now->minutes)
        return;
    if (out->length)
        buf_add(out, blocks_semicolon(making));
    if (*planned->activity && !is_same)
        buf_add_format(out, "%s → ", blocks_quoted(making, name_of(making, planned)));
    buf_add(out, blocks_quoted(making, name_of(making, now)));
    if (planned->minutes != now->minutes)
        buf_add_format(out, minutes_form(making), now->minutes);
}

static void add_main(const struct making *making, struct buf *out, const struct slot *slot)
{
    buf_add_format(out, "%s%s", out->length ? blocks_comma(making) : "",
                   blocks_quoted(making, name_of(making, slot)));
    buf_add_format(out, minutes_form(making), slot->minutes);
}

/* All of a track's main pieces, when the variant has another number of slots. */
static void add_mains(const struct making *making, struct buf *out, const struct track *track)
{
    for (int i = 0; i < track->slot_count; i++) {
        const struct slot *slot = &track->slots[i];
        if (slot->phase == PHASE_MAIN && slot->kind == SLOT_ACTIVITY)
            add_main(making, out, slot);
    }
}

const char *agenda_changes(const struct making *making, const struct agenda *agenda,
                           const struct variant *variant)
{
    struct buf out = buf_start(making->arena);
    for (int i = 0; i < variant->block_count && i < agenda->session->block_count; i++) {
        const struct track *now = find_track(&variant->blocks[i], agenda->track->code);
        const struct track *planned =
            find_track(&agenda->session->blocks[i], agenda->track->code);
        if (!now || !planned)
            continue;
        if (now->slot_count != planned->slot_count) {
            add_mains(making, &out, now);
            continue;
        }
        for (int k = 0; k < now->slot_count; k++)
            if (*now->slots[k].activity)
                add_change(making, &out, &planned->slots[k], &now->slots[k]);
    }
    return out.text;
}
