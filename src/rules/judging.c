#include "rules/judging.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { DEBRIEF_ENERGY = 2 };

const struct programme_session *judging_programme_session(const struct judging *judging,
                                                          const struct session *session)
{
    for (int i = 0; i < judging->programme->session_count; i++)
        if (judging->programme->sessions[i].no == session->no)
            return &judging->programme->sessions[i];
    return NULL;
}

static void count_parts(const struct plan *plan, int *scenes, int *pieces, int *children)
{
    for (int i = 0; i < plan->session_count; i++) {
        const struct session *session = &plan->sessions[i];
        for (int j = 0; j < session->block_count; j++) {
            const struct block *block = &session->blocks[j];
            *scenes += block->track_count;
            for (int k = 0; k < block->track_count; k++) {
                *pieces += block->tracks[k].slot_count;
                *children += block->tracks[k].children.count;
            }
        }
    }
}

static struct present look_at_child(const struct judging *judging, const char *code,
                                    struct date date)
{
    const struct child *child = facts_child(judging->facts, code);
    if (!child)
        return (struct present){.code = code};
    return (struct present){
        .code = code,
        .child = child,
        .age = date_age_months(child->birth, date),
        .flags = child_flags(child, date),
        .aims = facts_aims(judging->facts, child, NULL),
    };
}

static void look_at_children(const struct judging *judging, struct scene *scene,
                             struct present *children)
{
    struct code_list list = scene->track->children;
    for (int i = 0; i < list.count; i++)
        children[i] = look_at_child(judging, list.codes[i], scene->session->date);
    scene->children = children;
    scene->child_count = list.count;
}

static void look_at_pieces(const struct judging *judging, struct scene *scene,
                           struct piece *pieces)
{
    int main_trust = 0;
    for (int i = 0; i < scene->track->slot_count; i++) {
        const struct slot *slot = &scene->track->slots[i];
        struct piece *piece = &pieces[i];
        *piece = (struct piece){.scene = scene, .index = i, .slot = slot};
        if (slot->kind == SLOT_DEBRIEF)
            continue;
        piece->activity = facts_activity(judging->facts, slot->activity);
        if (!piece->activity)
            continue;
        piece->energy = piece->activity->axis[AXIS_ENERGY];
        piece->trust = piece->activity->axis[AXIS_TRUST];
        if (slot->phase == PHASE_MAIN && piece->trust > main_trust)
            main_trust = piece->trust;
    }
    for (int i = 0; i < scene->track->slot_count; i++)
        if (pieces[i].slot->kind == SLOT_DEBRIEF) {
            pieces[i].energy = DEBRIEF_ENERGY;
            pieces[i].trust = main_trust;
        }
    scene->pieces = pieces;
    scene->piece_count = scene->track->slot_count;
}

static void look_at_session(struct judging *judging, int index, struct present **children)
{
    const struct session *session = &judging->plan->sessions[index];
    const struct programme_session *programme_session =
        judging_programme_session(judging, session);
    judging->first_scene[index] = judging->scene_count;
    for (int j = 0; j < session->block_count; j++) {
        const struct block *block = &session->blocks[j];
        for (int k = 0; k < block->track_count; k++) {
            struct scene *scene = &judging->scenes[judging->scene_count++];
            *scene = (struct scene){
                .session_index = index, .block_index = j, .track_index = k,
                .session = session, .block = block, .track = &block->tracks[k],
                .programme_session = programme_session,
                .people = track_people(&block->tracks[k]),
            };
            if (programme_session)
                scene->programme_track = programme_find_track(programme_session, block->code,
                                                              scene->track->code);
            look_at_children(judging, scene, *children);
            *children += scene->child_count;
            look_at_pieces(judging, scene, judging->pieces + judging->piece_count);
            judging->piece_count += scene->piece_count;
        }
    }
}

static int compare_stays(const void *a, const void *b)
{
    const struct stay *left = a;
    const struct stay *right = b;
    if (left->session != right->session)
        return left->session < right->session ? -1 : 1;
    return text_compare_codes(left->code, right->code);
}

static void collect_stays(struct judging *judging, int most)
{
    struct stay *stays = arena_take(judging->arena, (size_t)most, sizeof *stays);
    int count = 0;
    for (int i = 0; i < judging->scene_count; i++)
        for (int j = 0; j < judging->scenes[i].child_count; j++) {
            const struct present *present = &judging->scenes[i].children[j];
            stays[count++] = (struct stay){
                .session = judging->scenes[i].session_index,
                .code = present->code,
                .child = present->child,
            };
        }
    qsort(stays, (size_t)count, sizeof *stays, compare_stays);
    judging->stays = stays;
    for (int i = 0; i < count; i++)
        if (!i || compare_stays(&stays[i - 1], &stays[i]))
            stays[judging->stay_count++] = stays[i];
}

static void collect_series(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    judging->series =
        arena_take(judging->arena, (size_t)plan->session_count, sizeof *judging->series);
    for (int i = 0; i < plan->session_count; i++) {
        const char *code = plan->sessions[i].series;
        if (!i || strcmp(code, plan->sessions[i - 1].series))
            judging->series[judging->series_count++] = (struct series){.code = code, .first = i};
        judging->series[judging->series_count - 1].count++;
    }
}

static int compare_members(const void *a, const void *b)
{
    const struct member *left = a;
    const struct member *right = b;
    int order = text_compare_codes(left->code, right->code);
    if (order)
        return order;
    if (left->series != right->series)
        return left->series < right->series ? -1 : 1;
    return (left->first_session > right->first_session) -
           (left->first_session < right->first_session);
}

static void collect_members(struct judging *judging)
{
    struct member *members =
        arena_take(judging->arena, (size_t)judging->stay_count, sizeof *members);
    int series = 0;
    for (int i = 0; i < judging->stay_count; i++) {
        const struct stay *stay = &judging->stays[i];
        while (stay->session >= judging->series[series].first + judging->series[series].count)
            series++;
        members[i] = (struct member){series, stay->code, stay->child, stay->session};
    }
    qsort(members, (size_t)judging->stay_count, sizeof *members, compare_members);
    judging->members = members;
    for (int i = 0; i < judging->stay_count; i++)
        if (!i || members[i].series != members[i - 1].series ||
            strcmp(members[i].code, members[i - 1].code))
            members[judging->member_count++] = members[i];
}

enum { MINUTES_THAT_MEET = 5, STRENGTH_THAT_MEETS = 2 };

/* A goal is met when the activity slots that serve it well add up to five minutes. */
static uint64_t goals_met(const struct judging *judging, int session)
{
    int minutes[GOAL_MAX] = {0};
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].piece_count; j++) {
            const struct piece *piece = &judging->scenes[i].pieces[j];
            if (!piece->activity || piece->slot->kind != SLOT_ACTIVITY)
                continue;
            for (int goal = 0; goal < GOAL_MAX; goal++)
                if (piece->activity->goals[goal] >= STRENGTH_THAT_MEETS)
                    minutes[goal] += piece->slot->minutes;
        }
    uint64_t met = 0;
    for (int goal = 0; goal < GOAL_MAX; goal++)
        if (minutes[goal] >= MINUTES_THAT_MEET)
            met |= UINT64_C(1) << goal;
    return met;
}

struct judging judging_start(struct arena *arena, const struct facts *facts,
                             const struct plan *plan)
{
    struct judging judging = {
        .arena = arena, .facts = facts, .plan = plan, .programme = facts->programme,
        .is_series = facts->programme->format == FORMAT_SERIES,
    };
    int scenes = 0;
    int pieces = 0;
    int child_count = 0;
    count_parts(plan, &scenes, &pieces, &child_count);
    size_t sessions = (size_t)plan->session_count;
    judging.scenes = arena_take(arena, (size_t)scenes, sizeof *judging.scenes);
    judging.pieces = arena_take(arena, (size_t)pieces, sizeof *judging.pieces);
    judging.first_scene = arena_take(arena, sessions + 1, sizeof *judging.first_scene);
    judging.goals_met = arena_take(arena, sessions, sizeof *judging.goals_met);
    struct present *children = arena_take(arena, (size_t)child_count, sizeof *children);
    for (int i = 0; i < plan->session_count; i++)
        look_at_session(&judging, i, &children);
    judging.first_scene[plan->session_count] = judging.scene_count;
    for (int i = 0; i < plan->session_count; i++)
        judging.goals_met[i] = goals_met(&judging, i);
    collect_stays(&judging, child_count);
    collect_series(&judging);
    collect_members(&judging);
    return judging;
}

struct finding *judging_add(struct judging *judging, enum rule_code rule)
{
    struct finding *finding = VEC_ADD(judging->arena, &judging->findings);
    *finding = (struct finding){
        .rule = rule, .class = rule_get(rule)->class,
        .session = -1, .block = -1, .track = -1, .slot = -1,
        .person = "", .other = "", .word = "",
    };
    return finding;
}

struct finding *judging_add_session(struct judging *judging, enum rule_code rule, int session)
{
    struct finding *finding = judging_add(judging, rule);
    finding->session = session;
    return finding;
}

struct finding *judging_add_scene(struct judging *judging, enum rule_code rule,
                                  const struct scene *scene)
{
    struct finding *finding = judging_add_session(judging, rule, scene->session_index);
    finding->block = scene->block_index;
    finding->track = scene->track_index;
    return finding;
}

struct finding *judging_add_piece(struct judging *judging, enum rule_code rule,
                                  const struct piece *piece)
{
    struct finding *finding = judging_add_scene(judging, rule, piece->scene);
    finding->slot = piece->index;
    return finding;
}

struct finding *judging_add_row(struct judging *judging, enum rule_code rule,
                                const struct attendance_row *row)
{
    const struct session *session = plan_find_session(judging->plan, row->session);
    struct finding *finding = judging_add(judging, rule);
    finding->session = session ? (int)(session - judging->plan->sessions) : -1;
    finding->person = row->person;
    return finding;
}

void judging_add_points(struct judging *judging, enum rule_code rule, const struct scene *scene,
                        int64_t points)
{
    if (points)
        judging_add_scene(judging, rule, scene)->points = points;
}

void judging_add_piece_points(struct judging *judging, enum rule_code rule,
                              const struct piece *piece, int64_t points)
{
    if (points)
        judging_add_piece(judging, rule, piece)->points = points;
}

static void make_paper(struct judging *judging, struct finding *finding, const char *code)
{
    finding->person = code;
    if (!judging->plan->is_trial)
        return;
    finding->class = RULE_WARNING;
    judging->missing_papers++;
}

void judging_add_missing_paper(struct judging *judging, enum rule_code rule,
                               const struct stay *stay)
{
    make_paper(judging, judging_add_session(judging, rule, stay->session), stay->code);
}

void judging_add_scene_paper(struct judging *judging, enum rule_code rule,
                             const struct scene *scene, const char *code)
{
    make_paper(judging, judging_add_scene(judging, rule, scene), code);
}

bool judging_is_placed(const struct judging *judging, int session, const char *code)
{
    struct stay wanted = {.session = session, .code = code};
    return bsearch(&wanted, judging->stays, (size_t)judging->stay_count, sizeof wanted,
                   compare_stays) != NULL;
}

static int compare_bond(const struct bond *bond, enum bond_kind kind, const char *person)
{
    if (bond->kind != kind)
        return bond->kind < kind ? -1 : 1;
    return text_compare_codes(bond->person, person);
}

const struct bond *judging_bonds(const struct judging *judging, enum bond_kind kind,
                                 const char *person, int *count)
{
    const struct bond *bonds = judging->facts->bonds;
    int low = 0;
    int high = judging->facts->bond_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare_bond(&bonds[middle], kind, person) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < judging->facts->bond_count &&
           !compare_bond(&bonds[low + *count], kind, person))
        (*count)++;
    return *count ? bonds + low : bonds;
}

int judging_sessions_ahead(const struct judging *judging, int session)
{
    const struct series *series = judging->series;
    while (session >= series->first + series->count)
        series++;
    return series->first + series->count - 1 - session;
}

/* The last session of a series, or the last block of an event. */
static bool is_last(const struct judging *judging, const struct scene *scene)
{
    if (judging->is_series)
        return !judging_sessions_ahead(judging, scene->session_index);
    return scene->block_index == scene->session->block_count - 1;
}

bool judging_is_main(const struct piece *piece)
{
    return piece->activity && piece->slot->kind == SLOT_ACTIVITY &&
           piece->slot->phase == PHASE_MAIN;
}

bool judging_is_ritual(const struct activity *activity)
{
    return activity->is_ritual || activity->kind == KIND_RITUAL;
}

int judging_excluded_item(const struct judging *judging, const struct activity *activity,
                          int from)
{
    for (int item = from; item < judging->facts->vocabulary->item_words.count; item++)
        if (item_set_has(&judging->programme->excluded, item) &&
            item_set_has(&activity->items, item))
            return item;
    return -1;
}

enum { EYES_CLOSED_FROM_MONTHS = 120, EYES_CLOSED_NEEDED = 2 };

bool judging_is_absolute(const struct scene *scene, const struct activity *activity)
{
    if (activity_is_never_scheduled(activity))
        return true;
    if (activity->axis[AXIS_EYES_CLOSED] < EYES_CLOSED_NEEDED)
        return false;
    for (int i = 0; i < scene->child_count; i++)
        if (scene->children[i].child && scene->children[i].age < EYES_CLOSED_FROM_MONTHS)
            return true;
    return false;
}

enum stage judging_stage(const struct judging *judging, const struct scene *scene)
{
    if (!judging->is_series)
        return STAGE_FORMING;
    return scene->programme_session ? scene->programme_session->stage : STAGE_ENDING;
}

bool judging_fits_place(const struct judging *judging, const struct scene *scene,
                        const struct activity *activity)
{
    if (!judging->is_series && !activity->is_event_ok)
        return false;
    return activity->is_last_ok || !is_last(judging, scene);
}

int judging_long_runs(const struct judging *judging, const struct scene *scene,
                      int (*value_of)(const struct judging *, const struct piece *),
                      int allowed)
{
    int above = 0;
    int minutes = 0;
    int last = JUDGING_NO_RUN;
    for (int i = 0; i <= scene->piece_count; i++) {
        int value = i < scene->piece_count ? value_of(judging, &scene->pieces[i])
                                          : JUDGING_NO_RUN;
        if (value != last || value == JUDGING_NO_RUN) {
            above += minutes > allowed ? minutes - allowed : 0;
            minutes = 0;
        }
        if (value != JUDGING_NO_RUN)
            minutes += scene->pieces[i].slot->minutes;
        last = value;
    }
    return above;
}

static int compare_numbers(int a, int b)
{
    return (a > b) - (a < b);
}

int judging_compare_findings(const void *a, const void *b)
{
    const struct finding *left = a;
    const struct finding *right = b;
    const int pairs[][2] = {
        {(int)left->rule, (int)right->rule}, {left->session, right->session},
        {left->block, right->block}, {left->track, right->track}, {left->slot, right->slot},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] != pairs[i][1])
            return compare_numbers(pairs[i][0], pairs[i][1]);
    int order = text_compare_codes(left->person, right->person);
    if (!order)
        order = text_compare_codes(left->other, right->other);
    if (!order)
        order = strcmp(left->word, right->word);
    if (!order)
        order = compare_numbers(left->limit, right->limit);
    return order ? order : compare_numbers(left->amount, right->amount);
}
