/* The checks on a template (D-SUM … D-DOSE): what a plan made from it could never satisfy is said
 * here, with the line of the template, before anybody plans with it. */
#include "catalog/loading.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

enum {
    SPAN_MOST_MONTHS = 48, CHOICES_LEAST = 3, DOSE_SESSIONS = 4, DOSE_PIECES = 4,
    STRENGTH_COUNTS = 2, SHARE_LEAST = 5, EYES_AGE = 120, HEADCOUNT_LEAST = 10,
    TRACK_LEAST = 4, TRACK_MOST = 20, NOTICE_SESSIONS = 3
};

struct checking {
    const struct loading *loading;
    const struct programme *programme;
    const struct programme_file *file;
    const struct node *root;
    const struct node *sessions;        /* NULL in an event, which is its blocks */
};

/* One track of the template, with everything that a piece in it must respect. */
struct place {
    const struct programme_session *session;
    const struct programme_block *block;
    const struct programme_track *track;
    const struct node *node;            /* where a problem is shown */
    struct range age;                   /* 0–0: no child in the track */
    struct range people;                /* 0–0: not known beforehand */
    bool is_last;
};

#define ERROR_AT(c, node, ...)                                                                     \
    issues_add((c)->loading->issues, ISSUE_ERROR, (c)->programme->file, (node)->line,              \
               (node)->column, __VA_ARGS__)

static bool is_series(const struct checking *c)
{
    return c->programme->format == FORMAT_SERIES;
}

static const struct node *session_node(const struct checking *c, int index, const char *key)
{
    return loading_place(c->sessions ? node_at(c->sessions, index) : c->root, key);
}

/* The list of blocks of a session; NULL in the short form. */
static const struct node *blocks_node(const struct checking *c, int index)
{
    return node_find(c->sessions ? node_at(c->sessions, index) : c->root, "blocks");
}

/* -- places ---------------------------------------------------------------------------------- */

static struct range place_people(const struct checking *c, const struct programme_block *block,
                                 const struct programme_track *track)
{
    const struct programme *programme = c->programme;
    if (is_series(c))
        return programme->size;
    if (block->kind == BLOCK_JOINT)
        return (struct range){2 * programme->island_pairs.min, 2 * programme->island_pairs.max};
    if (block->kind == BLOCK_SPLIT && track->audience == AUDIENCE_CHILDREN)
        return (struct range){TRACK_LEAST, TRACK_MOST};
    return (struct range){0};
}

static struct place make_place(const struct checking *c, int session, int block, int track)
{
    const struct programme *programme = c->programme;
    const struct programme_session *in = &programme->sessions[session];
    struct place place = {.session = in, .block = &in->blocks[block]};
    place.track = &place.block->tracks[track];
    place.node = session_node(c, session, "minutes");
    const struct node *blocks = blocks_node(c, session);
    if (blocks)
        place.node = node_at(node_find(node_at(blocks, block), "tracks"), track);
    if (place.track->audience != AUDIENCE_CARERS)
        place.age = place.track->age.max ? place.track->age : programme->age;
    place.people = place_people(c, place.block, place.track);
    place.is_last = is_series(c) ? session == programme->session_count - 1
                                 : block == in->block_count - 1;
    return place;
}

/* Calls `check` for every track of every block of every session. */
static void each_place(const struct checking *c,
                       void (*check)(const struct checking *c, const struct place *place))
{
    for (int i = 0; i < c->programme->session_count; i++)
        for (int j = 0; j < c->programme->sessions[i].block_count; j++)
            for (int k = 0; k < c->programme->sessions[i].blocks[j].track_count; k++) {
                struct place place = make_place(c, i, j, k);
                check(c, &place);
            }
}

/* -- does a piece fit? ----------------------------------------------------------------------- */

static bool fits_age(const struct activity *activity, struct range age)
{
    return !age.max || (activity->age.min <= age.min && age.max <= activity->age.max);
}

static bool shares_item(const struct activity *activity, const struct item_set *excluded)
{
    return item_set_common(&activity->items, excluded) >= 0;
}

/* What cannot be done in this place, whoever comes; NULL when nothing speaks against the piece. */
static const char *static_reason(const struct checking *c, const struct place *place,
                                 const struct activity *activity, enum phase phase)
{
    const struct programme *programme = c->programme;
    enum stage stage = is_series(c) ? place->session->stage : STAGE_FORMING;
    if (activity_is_never_scheduled(activity))
        return N_("it is never scheduled (C-ABSOLUTE)");
    if (!(activity->phases >> phase & 1))
        return N_("it does not fit this phase (C-PHASE)");
    if (!(activity->audiences >> place->track->audience & 1))
        return N_("it is not for this audience (C-AUDIENCE)");
    if (activity->axis[AXIS_TRUST] > place->session->trust_cap)
        return N_("its trust is above the session's cap (C-TRUST-CAP)");
    if (activity->axis[AXIS_TOUCH] > programme->touch_cap)
        return N_("its touch is above the cap (C-TOUCH-CAP)");
    if (activity->stage_earliest > stage)
        return N_("it is too early in the series for it (C-STAGE)");
    if ((!is_series(c) && !activity->is_event_ok) || (place->is_last && !activity->is_last_ok))
        return N_("it is not fit for an event or the end (C-PLACE)");
    if (is_series(c) && activity->level > programme->leader)
        return N_("it asks for a leader of a higher level");
    if (shares_item(activity, &programme->excluded))
        return N_("it needs an item that the template excludes (C-MATERIAL)");
    return NULL;
}

static bool fits_people(const struct activity *activity, int people)
{
    return !people || activity_fits_people(activity, people);
}

static bool fits(const struct checking *c, const struct place *place,
                 const struct activity *activity, enum phase phase, struct range age, int people)
{
    bool closes_eyes = activity->axis[AXIS_EYES_CLOSED] >= 2 && age.max && age.min < EYES_AGE;
    return !closes_eyes && !static_reason(c, place, activity, phase) && fits_age(activity, age) &&
           fits_people(activity, people);
}

/* Fits at the smallest and at the largest size. */
static bool fits_sizes(const struct checking *c, const struct place *place,
                       const struct activity *activity, enum phase phase, struct range age)
{
    return fits(c, place, activity, phase, age, place->people.min) &&
           fits(c, place, activity, phase, age, place->people.max);
}

static uint64_t fillers(const struct checking *c, const struct place *place, enum phase phase)
{
    uint64_t own = place->track->filled_by[phase];
    return own ? own : c->programme->filled_by[phase];
}

static bool is_searched(const struct checking *c, const struct place *place, enum phase phase)
{
    return place->track->minutes[phase] && !place->track->fixed[phase].count &&
           (fillers(c, place, phase) >> FILLER_ACTIVITY & 1);
}

/* -- D-SUM, shape ---------------------------------------------------------------------------- */

static void check_sum(const struct checking *c, const struct place *place)
{
    int sum = 0;
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        sum += place->track->minutes[phase];
    if (sum != place->block->minutes)
        ERROR_AT(c, place->node, N_("D-SUM: the phases of track %s add up to %d minutes, its block"
                                    " has %d; change one of them"), place->track->code, sum,
                 place->block->minutes);
}

static void check_block(const struct checking *c, const struct programme_block *block,
                        const struct node *node)
{
    if ((block->kind == BLOCK_BREAK) != (block->track_count == 0))
        ERROR_AT(c, node, N_("block %s: a break has no tracks, every other block has"),
                 block->code);
    if (block->kind == BLOCK_SPLIT && block->track_count < 2)
        ERROR_AT(c, node, N_("block %s: a split block has two tracks or more"), block->code);
    if ((block->kind == BLOCK_WHOLE || block->kind == BLOCK_JOINT) && block->track_count > 1)
        ERROR_AT(c, node, N_("block %s: only a split block has several tracks"), block->code);
    if (block->kind == BLOCK_JOINT && !c->programme->island_pairs.max)
        ERROR_AT(c, node, N_("block %s: a joint block needs island: {pairs: …}"), block->code);
    for (int i = 0; i < block->track_count; i++)
        for (int j = 0; j < i; j++)
            if (text_equal(block->tracks[i].code, block->tracks[j].code))
                ERROR_AT(c, node, N_("block %s: two tracks are called %s"), block->code,
                         block->tracks[i].code);
}

/* Pairs are counted in a break before they come together again. */
static void check_headcount(const struct checking *c, const struct programme_session *session,
                            const struct node *node)
{
    bool was_split = false;
    bool was_counted = false;
    for (int i = 0; i < session->block_count; i++) {
        const struct programme_block *block = &session->blocks[i];
        if (block->kind == BLOCK_SPLIT) {
            was_split = true;
            was_counted = false;
        }
        was_counted |= block->has_headcount && block->minutes >= HEADCOUNT_LEAST;
        if (block->kind == BLOCK_JOINT && was_split && !was_counted)
            ERROR_AT(c, node, N_("J-HEADCOUNT: the joint block %s needs a break of %d minutes or"
                                 " more with headcount: per_pair before it"), block->code,
                     HEADCOUNT_LEAST);
    }
}

/* A series is planned as one group in one stretch, filled as the whole programme says. */
static void check_series_session(const struct checking *c, const struct programme_session *session,
                                 const struct node *node)
{
    if (session->block_count != 1 || session->blocks[0].track_count != 1) {
        ERROR_AT(c, node, N_("session %d: a series has one block with one track; write its minutes"
                             " in the session"), session->no);
        return;
    }
    const struct programme_track *track = &session->blocks[0].tracks[0];
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        if (track->fixed[phase].count || track->filled_by[phase]) {
            ERROR_AT(c, node, N_("session %d: only tracks of an event have fixed or filled_by;"
                                 " write filled_by for the whole programme"), session->no);
            return;
        }
}

static void check_sessions(const struct checking *c)
{
    for (int i = 0; i < c->programme->session_count; i++) {
        const struct programme_session *session = &c->programme->sessions[i];
        const struct node *blocks = blocks_node(c, i);
        for (int j = 0; j < session->block_count; j++)
            check_block(c, &session->blocks[j],
                        blocks ? node_at(blocks, j) : node_at(c->sessions, i));
        check_headcount(c, session, blocks ? blocks : node_at(c->sessions, i));
        if (is_series(c))
            check_series_session(c, session, node_at(c->sessions, i));
        int minutes = programme_session_minutes(session);
        if (c->file->session_minutes && minutes != c->file->session_minutes)
            ERROR_AT(c, session_node(c, i, "minutes"),
                     N_("D-SUM: session %d has %d minutes, session_minutes says %d; change one of"
                        " them"), session->no, minutes, c->file->session_minutes);
    }
}

static void check_filled(const struct checking *c, const struct place *place)
{
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        if (place->track->minutes[phase] && !place->track->fixed[phase].count &&
            !fillers(c, place, (enum phase)phase))
            ERROR_AT(c, place->node, N_("phase %s has minutes but filled_by does not say what"
                                        " fills it"), phase_words.list[phase].key);
}

/* -- D-SHARE, D-SPLIT, D-SPAN, D-CAP --------------------------------------------------------- */

static void check_share(const struct checking *c, const struct place *place)
{
    int share = place->track->minutes[PHASE_SHARE];
    if (!share && !is_series(c))
        return;
    int tenth = (place->block->minutes + 9) / 10;
    int least = tenth > SHARE_LEAST ? tenth : SHARE_LEAST;
    if (share - programme_tolerance(share) < least)
        ERROR_AT(c, place->node, N_("D-SHARE: share has %d minutes and may shrink by %d; at least"
                                    " %d must be left for talking"), share,
                 programme_tolerance(share), least);
}

static void check_group(const struct checking *c)
{
    const struct programme *programme = c->programme;
    if (!is_series(c))
        return;
    if (programme->size.max < 2 * programme->size.min - 1)
        ERROR_AT(c, loading_place(c->root, "size"),
                 N_("D-SPLIT: with %d to %d children some numbers cannot be divided into groups;"
                    " let max be at least %d"), programme->size.min, programme->size.max,
                 2 * programme->size.min - 1);
    if (programme->target.min < programme->size.min || programme->target.max > programme->size.max)
        ERROR_AT(c, loading_place(c->root, "size"), N_("the target lies outside the size"));
    if (programme->age.max - programme->age.min > SPAN_MOST_MONTHS)
        ERROR_AT(c, loading_place(c->root, "age"),
                 N_("D-SPAN: the ages span %d months; at most %d in one group, make two templates"),
                 programme->age.max - programme->age.min, SPAN_MOST_MONTHS);
}

static void check_caps(const struct checking *c)
{
    const struct programme *programme = c->programme;
    int count = programme->session_count;
    for (int i = 0; i < count; i++) {
        const struct programme_session *session = &programme->sessions[i];
        const struct programme_session *before = i ? session - 1 : NULL;
        bool is_edge = i < 2 || i >= count - 2;
        if (is_edge && session->trust_cap > 1)
            ERROR_AT(c, session_node(c, i, "trust_cap"),
                     N_("D-CAP: trust_cap %d in session %d; the first two and the last two sessions"
                        " allow 1"), session->trust_cap, session->no);
        if (before && session->trust_cap > before->trust_cap + 1)
            ERROR_AT(c, session_node(c, i, "trust_cap"),
                     N_("D-CAP: trust_cap rises from %d to %d; one step at a time"),
                     before->trust_cap, session->trust_cap);
        if (before && session->stage < before->stage)
            ERROR_AT(c, session_node(c, i, "stage"),
                     N_("D-CAP: the stage falls back to %s; stages only go on"),
                     stage_words.list[session->stage].key);
    }
}

/* -- D-FIXED --------------------------------------------------------------------------------- */

/* A flag that the piece neither respects nor adapts; −1: none. */
static int first_open_flag(const struct checking *c, const struct activity *activity, int people)
{
    const struct vocabulary *vocabulary = c->loading->vocabulary;
    for (int flag = 0; flag < vocabulary->flag_words.count; flag++)
        if ((activity->avoid >> flag & 1) ||
            (!activity_keeps_flag(activity, &vocabulary->flags[flag], people) &&
             !(activity->adapt >> flag & 1)))
            return flag;
    return -1;
}

/* A size at which the piece cannot be done, or 0. */
static int first_bad_size(const struct activity *activity, struct range people)
{
    for (int n = people.min; people.max && n <= people.max; n++)
        if (!activity_fits_people(activity, n))
            return n;
    return 0;
}

/* Fixed pieces are not searched: they must be right for everybody who may come. */
static void check_fixed(const struct checking *c, const struct place *place, enum phase phase,
                        const char *id, const struct node *node)
{
    const struct activity *activity = loading_find_activity(c->loading, id);
    const char *reason = static_reason(c, place, activity, phase);
    if (reason)
        ERROR_AT(c, node, N_("D-FIXED: %s cannot stand in session %d, phase %s: %s"), id,
                 place->session->no, phase_words.list[phase].key,
                 messages_find(c->loading->issues->language, reason));
    if (!fits_age(activity, place->age) ||
        (activity->axis[AXIS_EYES_CLOSED] >= 2 && place->age.max && place->age.min < EYES_AGE))
        ERROR_AT(c, node, N_("D-FIXED: %s is for %d to %d months, the children are %d to %d"), id,
                 activity->age.min, activity->age.max, place->age.min, place->age.max);
    int bad_size = first_bad_size(activity, place->people);
    if (bad_size)
        ERROR_AT(c, node, N_("D-FIXED: %s cannot be done by %d people (C-SIZE)"), id, bad_size);
    int people = place->people.max ? place->people.max : activity->people.max;
    int flag = first_open_flag(c, activity, people);
    if (flag >= 0)
        ERROR_AT(c, node, N_("D-FIXED: %s is fixed, but has no adaptation for the flag %s"), id,
                 c->loading->vocabulary->flag_words.list[flag].key);
}

static void check_fixed_pieces(const struct checking *c, const struct place *place)
{
    const struct node *fixed = node_find(place->node, "fixed");
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        for (int i = 0; i < place->track->fixed[phase].count; i++)
            check_fixed(c, place, (enum phase)phase, place->track->fixed[phase].ids[i],
                        node_at(node_find(fixed, phase_words.list[phase].key), i));
}

/* Any of a phase's rituals may be chosen for any session of the series. */
static void check_rituals_in(const struct checking *c, const struct place *place)
{
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        const struct id_list *rituals = &c->programme->rituals[phase];
        const struct node *list = node_find(c->file->rituals, phase_words.list[phase].key);
        for (int i = 0; i < rituals->count; i++) {
            check_fixed(c, place, (enum phase)phase, rituals->ids[i], node_at(list, i));
            if (!loading_find_activity(c->loading, rituals->ids[i])->is_ritual)
                ERROR_AT(c, node_at(list, i), N_("D-FIXED: %s is no ritual"), rituals->ids[i]);
        }
    }
}

/* The notice stands in the last three sessions (S-GOODBYE). */
static void check_rituals(const struct checking *c)
{
    const struct programme *programme = c->programme;
    for (int s = 0; is_series(c) && s < programme->session_count; s++) {
        struct place place = make_place(c, s, 0, 0);
        check_rituals_in(c, &place);
        if (programme->notice[0] && s >= programme->session_count - NOTICE_SESSIONS)
            check_fixed(c, &place, PHASE_CLOSE, programme->notice, node_find(c->root, "notice"));
    }
}

/* -- D-CHOICE, D-DOSE, D-FAREWELL, must ------------------------------------------------------- */

static int count_choices(const struct checking *c, const struct place *place, enum phase phase,
                         int people)
{
    int most = place->track->minutes[phase] + programme_tolerance(place->track->minutes[phase]);
    int count = 0;
    for (int i = 0; i < c->loading->activities.count; i++) {
        const struct activity *activity = c->loading->activities.items[i];
        bool is_named = (fillers(c, place, phase) >> FILLER_RITUAL & 1) &&
                        programme_has_ritual(c->programme, phase, activity->id);
        if ((activity->kind != KIND_RITUAL || is_named) && activity->minutes.min <= most)
            count += fits(c, place, activity, phase, place->age, people);
    }
    return count;
}

static void check_choice(const struct checking *c, const struct place *place)
{
    int sizes[] = {place->people.min, place->people.max};
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        for (int i = 0; i < 2 && is_searched(c, place, (enum phase)phase); i++) {
            int count = count_choices(c, place, (enum phase)phase, sizes[i]);
            if (count >= CHOICES_LEAST || (i && sizes[0] == sizes[1]))
                continue;
            if (!sizes[i])
                ERROR_AT(c, place->node,
                         N_("D-CHOICE: session %d, track %s, phase %s: %d activities fit; at least"
                            " %d are needed, write more or change the phase"), place->session->no,
                         place->track->code, phase_words.list[phase].key, count, CHOICES_LEAST);
            else
                ERROR_AT(c, place->node,
                     N_("D-CHOICE: session %d, track %s, phase %s: %d activities fit %d people of"
                        " all its ages; at least %d are needed, write more or change the phase"),
                     place->session->no, place->track->code, phase_words.list[phase].key, count,
                     sizes[i], CHOICES_LEAST);
        }
}

static bool fits_some_session(const struct checking *c, const struct activity *activity, int people)
{
    for (int i = 0; i < c->programme->session_count; i++) {
        struct place place = make_place(c, i, 0, 0);
        if (fits(c, &place, activity, PHASE_MAIN, place.age, people))
            return true;
    }
    return false;
}

static void check_goal_dose(const struct checking *c, int goal, int people)
{
    int count = 0;
    for (int i = 0; i < c->loading->activities.count; i++) {
        const struct activity *activity = c->loading->activities.items[i];
        if (activity->goals[goal] >= STRENGTH_COUNTS && activity->kind != KIND_RITUAL)
            count += fits_some_session(c, activity, people);
    }
    if (count < DOSE_PIECES)
        ERROR_AT(c, loading_place(c->root, "goals"),
                 N_("D-DOSE: %d main activities serve the goal %s with %d children; at least %d are"
                    " needed"), count, c->loading->vocabulary->goal_words.list[goal].key, people,
                 DOSE_PIECES);
}

static void check_dose(const struct checking *c)
{
    const struct programme *programme = c->programme;
    if (!is_series(c))
        return;
    if (programme->session_count < DOSE_SESSIONS)
        ERROR_AT(c, c->sessions, N_("D-DOSE: %d sessions; a series has at least %d"),
                 programme->session_count, DOSE_SESSIONS);
    for (int goal = 0; goal < c->loading->vocabulary->goal_words.count; goal++)
        if ((programme->goals | programme->also) >> goal & 1) {
            check_goal_dose(c, goal, programme->size.min);
            check_goal_dose(c, goal, programme->size.max);
        }
}

/* The shortest farewell piece in close for children of this age, or NULL. */
static const struct activity *find_farewell(const struct checking *c, const struct place *place,
                                            int age)
{
    const struct activity *best = NULL;
    struct range only = {age, age};
    for (int i = 0; i < c->loading->activities.count; i++) {
        const struct activity *activity = c->loading->activities.items[i];
        if (activity->is_farewell && fits_sizes(c, place, activity, PHASE_CLOSE, only) &&
            (!best || activity->minutes.min < best->minutes.min))
            best = activity;
    }
    return best;
}

static int shortest_ritual(const struct checking *c)
{
    int shortest = 0;
    const struct id_list *rituals = &c->programme->rituals[PHASE_CLOSE];
    for (int i = 0; i < rituals->count; i++) {
        int minutes = loading_find_activity(c->loading, rituals->ids[i])->minutes.min;
        if (!shortest || minutes < shortest)
            shortest = minutes;
    }
    return shortest;
}

static void check_farewell(const struct checking *c)
{
    if (!is_series(c))
        return;
    int last = c->programme->session_count - 1;
    struct place place = make_place(c, last, 0, 0);
    for (int age = place.age.min; age <= place.age.max; age++)
        if (!find_farewell(c, &place, age)) {
            ERROR_AT(c, place.node, N_("D-FAREWELL: the last session has no farewell piece for"
                                       " children of %d months"), age);
            return;
        }
    const struct activity *piece = find_farewell(c, &place, place.age.min);
    const struct activity *notice = loading_find_activity(c->loading, c->programme->notice);
    int needed = piece->minutes.min + shortest_ritual(c) + (notice ? notice->minutes.min : 0);
    if (place.track->minutes[PHASE_CLOSE] < needed)
        ERROR_AT(c, place.node,
                 N_("D-FAREWELL: close of the last session has %d minutes; notice, %s and the"
                    " closing ritual need %d"), place.track->minutes[PHASE_CLOSE], piece->id,
                 needed);
}

static bool must_fits(const struct checking *c, const struct must *must)
{
    const struct programme_session *session = &c->programme->sessions[must->session - 1];
    for (int j = 0; j < session->block_count; j++)
        for (int k = 0; k < session->blocks[j].track_count; k++) {
            struct place place = make_place(c, must->session - 1, j, k);
            if (must->track[0] && !text_equal(must->track, place.track->code))
                continue;
            for (int i = 0; i < must->alternatives.count; i++)
                for (int phase = 0; phase < PHASE_COUNT; phase++)
                    if (is_searched(c, &place, (enum phase)phase) &&
                        fits_sizes(c, &place,
                                   loading_find_activity(c->loading, must->alternatives.ids[i]),
                                   (enum phase)phase, place.age))
                        return true;
        }
    return false;
}

static void check_musts(const struct checking *c)
{
    for (int i = 0; i < c->programme->must_count; i++) {
        const struct must *must = &c->programme->musts[i];
        if (!must_fits(c, must))
            ERROR_AT(c, must->track[0] ? session_node(c, must->session - 1, "blocks")
                                       : loading_place(c->root, "must"),
                     N_("must of session %d: neither %s nor an alternative fits a phase of it that"
                        " is filled with activities"), must->session, must->alternatives.ids[0]);
    }
}

void programme_check(const struct loading *loading, const struct programme *programme,
                     const struct programme_file *file, const struct node *root)
{
    const struct checking checking = {.loading = loading, .programme = programme, .file = file,
                                      .root = root, .sessions = node_find(root, "sessions")};
    int errors = loading->issues->error_count;
    check_sessions(&checking);
    if (loading->issues->error_count != errors)
        return;     /* the shape is wrong: nothing below has a meaning */
    each_place(&checking, check_sum);
    each_place(&checking, check_filled);
    each_place(&checking, check_share);
    check_group(&checking);
    check_caps(&checking);
    each_place(&checking, check_fixed_pieces);
    check_rituals(&checking);
    each_place(&checking, check_choice);
    check_dose(&checking);
    check_farewell(&checking);
    check_musts(&checking);
}
