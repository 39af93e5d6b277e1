#include "tests/plans/random_facts.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { TODAY_DAYS = 20697 };     /* 2026-09-01 */

bool world_chance(struct world *world, int percent)
{
    return rng_below(&world->rng, 100) < percent;
}

int world_between(struct world *world, int from, int until)
{
    return from + rng_below(&world->rng, until - from + 1);
}

static void *copy(struct arena *arena, const void *items, int count, size_t size)
{
    void *made = arena_take(arena, (size_t)count, size);
    if (count)
        memcpy(made, items, (size_t)count * size);
    return made;
}

/* The list of pointers that facts ask for. */
static void point_at_activities(struct world *world, int count)
{
    const struct activity **list = arena_take(world->arena, (size_t)count, sizeof *list);
    for (int i = 0; i < count; i++)
        list[i] = &world->activities[i];
    world->facts.activities = list;
    world->facts.activity_count = count;
}

struct world *world_copy(struct arena *arena, uint64_t seed, const struct facts *facts)
{
    struct world *world = arena_take(arena, 1, sizeof *world);
    *world = (struct world){.arena = arena, .rng = rng_start(seed, 0), .facts = *facts};
    world->programme = *facts->programme;
    world->vocabulary = *facts->vocabulary;
    world->facts.programme = &world->programme;
    world->facts.vocabulary = &world->vocabulary;
    world->activities = arena_take(arena, (size_t)facts->activity_count,
                                   sizeof *world->activities);
    for (int i = 0; i < facts->activity_count; i++)
        world->activities[i] = *facts->activities[i];
    point_at_activities(world, facts->activity_count);
    world->children = copy(arena, facts->children, facts->child_count, sizeof *world->children);
    world->facts.children = world->children;
    return world;
}

static bool is_in(struct id_list list, const char *id)
{
    for (int i = 0; i < list.count; i++)
        if (text_equal(list.ids[i], id))
            return true;
    return false;
}

/* Named by the programme: without it nearly no plan can be made. */
static bool is_named(const struct programme *programme, const struct activity *activity)
{
    bool is_needed = text_equal(programme->notice, activity->id) || activity->is_farewell;
    for (int i = 0; i < PHASE_COUNT; i++)
        is_needed = is_needed || is_in(programme->rituals[i], activity->id);
    for (int i = 0; i < programme->must_count; i++)
        is_needed = is_needed || is_in(programme->musts[i].alternatives, activity->id);
    return is_needed;
}

void world_thin_activities(struct world *world, int share)
{
    int count = 0;
    for (int i = 0; i < world->facts.activity_count; i++) {
        struct activity activity = world->activities[i];
        if (world_chance(world, is_named(&world->programme, &activity) ? 98 : share))
            world->activities[count++] = activity;
    }
    point_at_activities(world, count);
}

static struct date some_day(struct world *world, int from, int until)
{
    return date_from_days(TODAY_DAYS + world_between(world, from, until));
}

static struct span some_span(struct world *world)
{
    struct span span = {0};
    if (world_chance(world, 40))
        span.from = some_day(world, -200, 40);
    if (world_chance(world, 40))
        span.until = some_day(world, -20, 200);
    return span;
}

static struct date some_birth(struct world *world, bool is_tame)
{
    if (!is_tame && world_chance(world, 3))
        return (struct date){0};
    struct range age = world->programme.age;
    int months = 2026 * 12 + 8 - world_between(world, age.min + (is_tame ? 1 : -8),
                                               age.max + (is_tame ? -4 : 6));
    return (struct date){months / 12, months % 12 + 1, world_chance(world, 50)
                                                           ? world_between(world, 1, 28) : 0};
}

static void give_papers(struct world *world, struct child *child, bool is_tame)
{
    int count = is_tame ? 1 : world_between(world, 0, 3);
    struct consent *consents = arena_take(world->arena, (size_t)count, sizeof *consents);
    for (int i = 0; i < count; i++) {
        consents[i].purpose = world_chance(world, is_tame ? 100 : 80) ? CONSENT_GROUP
                                                                      : CONSENT_REGISTER;
        consents[i].state = world_chance(world, is_tame ? 100 : 85)
                                ? CONSENT_GIVEN
                                : (enum consent_state)world_between(world, 0, 3);
        consents[i].span.from = some_day(world, -60, is_tame ? -1 : 25);
        if (world_chance(world, 70))
            consents[i].span.until = some_day(world, is_tame ? 120 : -20, 300);
    }
    child->consents = consents;
    child->consent_count = count;
    child->enrolment = is_tame || world_chance(world, 80)
                           ? ENROLMENT_ACCEPTED
                           : (enum enrolment)world_between(world, 0, ENROLMENT_COUNT - 1);
    child->assent = is_tame || world_chance(world, 75) ? ANSWER_YES
                                                       : (enum answer)world_between(world, 0, 2);
    child->is_active = is_tame || world_chance(world, 95);
    child->is_restricted = !is_tame && world_chance(world, 8);
    if (world_chance(world, 50))
        child->cleared = some_day(world, -30, 40);
    child->tier = is_tame ? world_between(world, 0, 2) : world_between(world, 0, 30) % 4;
}

static void give_flags_and_needs(struct world *world, struct child *child)
{
    int flags = world->vocabulary.flag_words.count;
    int goals = world->vocabulary.goal_words.count;
    struct dated_flag *list = arena_take(world->arena, 2, sizeof *list);
    for (int flag = 0; flag < flags && child->flag_count < 2; flag++)
        if (world_chance(world, 3))
            list[child->flag_count++] = (struct dated_flag){flag, some_span(world)};
    child->flags = list;
    struct need *needs = arena_take(world->arena, 4, sizeof *needs);
    for (int goal = 0; goal < goals && child->need_count < 4; goal++)
        if (world_chance(world, 20))
            needs[child->need_count++] = (struct need){
                .goal = goal, .level = world_between(world, 1, 3),
                .judged = some_day(world, -90, 0)};
    child->needs = needs;
}

void world_invent_children(struct world *world, int count, bool is_tame)
{
    struct child *children = arena_take(world->arena, (size_t)count, sizeof *children);
    for (int i = 0; i < count; i++) {
        struct child *child = &children[i];
        child->code = arena_format(world->arena, "C-%04d", i + 1);
        child->sex = (enum sex)(world_chance(world, 5) ? 0 : world_between(world, 1, 2));
        child->birth = some_birth(world, is_tame);
        child->site = "";
        child->village = "";
        give_papers(world, child, is_tame);
        give_flags_and_needs(world, child);
    }
    world->children = children;
    world->facts.children = children;
    world->facts.child_count = count;
}

static int compare_bonds(const void *a, const void *b)
{
    const struct bond *left = a;
    const struct bond *right = b;
    if (left->kind != right->kind)
        return (int)left->kind - (int)right->kind;
    int order = text_compare_codes(left->person, right->person);
    return order ? order : text_compare_codes(left->other, right->other);
}

static void invent_bonds(struct world *world)
{
    int more = world_between(world, 0, 3);
    int count = world->facts.bond_count;
    struct bond *bonds = arena_take(world->arena, (size_t)(count + more), sizeof *bonds);
    for (int i = 0; i < count; i++)
        bonds[i] = world->facts.bonds[i];
    for (int i = 0; i < more && world->facts.child_count > 1; i++) {
        int first = world_between(world, 0, world->facts.child_count - 2);
        int second = world_between(world, first + 1, world->facts.child_count - 1);
        bonds[count++] = (struct bond){
            .kind = world_chance(world, 70) ? BOND_APART : BOND_TOGETHER,
            .person = world->children[first].code, .other = world->children[second].code,
            .span = some_span(world)};
    }
    for (int i = 1; i < count; i++)     /* siblings: one carer for two children */
        if (bonds[i].kind == BOND_PAIR && world_chance(world, 12))
            bonds[i].other = bonds[world_between(world, 0, i - 1)].other;
    qsort(bonds, (size_t)count, sizeof *bonds, compare_bonds);
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (!kept || compare_bonds(&bonds[kept - 1], &bonds[i]))
            bonds[kept++] = bonds[i];
    world->facts.bonds = bonds;
    world->facts.bond_count = kept;
}

/* At most one row for each child, so that they are in order. */
static void invent_history(struct world *world)
{
    int count = 0;
    struct history *rows = arena_take(world->arena, (size_t)world->facts.child_count,
                                      sizeof *rows);
    for (int i = 0; i < world->facts.child_count && world->facts.activity_count; i++)
        if (world_chance(world, 15))
            rows[count++] = (struct history){
                .person = world->children[i].code,
                .activity = world->activities[world_between(world, 0,
                                                            world->facts.activity_count - 1)].id,
                .date = some_day(world, -380, 30)};
    world->facts.history = rows;
    world->facts.history_count = count;
}

static void invent_openings(struct world *world)
{
    static const struct room rooms[] = {{.code = "HD-1", .site = "HD", .capacity = 16},
                                        {.code = "HD-2", .site = "HD", .capacity = 8}};
    struct opening *openings = arena_take(world->arena, 3, sizeof *openings);
    for (int i = 0; i < 3; i++)
        openings[i] = (struct opening){
            .room = rooms[i / 2].code, .weekday = (enum weekday)world_between(world, 0, 6),
            .from = 16 * 60 + world_between(world, 0, 40),
            .until = 17 * 60 + world_between(world, 10, 59)};
    world->facts.rooms = rooms;
    world->facts.room_count = 2;
    world->facts.openings = openings;
    world->facts.opening_count = world_between(world, 0, 3);
}

static void invent_calendar(struct world *world)
{
    struct calendar *calendar = arena_take(world->arena, 1, sizeof *calendar);
    struct closed_span *closed = arena_take(world->arena, 1, sizeof *closed);
    struct swapped_day *swapped = arena_take(world->arena, 2, sizeof *swapped);
    int from = world_between(world, 0, 40);
    closed->from = date_from_days(TODAY_DAYS + from);
    closed->until = date_from_days(TODAY_DAYS + from + world_between(world, 0, 7));
    for (int i = 0; i < 2; i++) {
        swapped[i].date = some_day(world, i * 20, i * 20 + 19);
        swapped[i].as = (enum weekday)world_between(world, 0, 6);
    }
    *calendar = (struct calendar){.id = "by-chance", .closed = closed,
                                  .closed_count = world_between(world, 0, 1),
                                  .swapped = swapped, .swapped_count = 2};
    world->facts.calendar = calendar;
}

void world_invent_surroundings(struct world *world)
{
    invent_bonds(world);
    invent_history(world);
    if (world->programme.format == FORMAT_SERIES) {
        invent_openings(world);
        invent_calendar(world);
    }
    if (world_chance(world, 10))
        world->facts.today = some_day(world, 0, 150);
}

/* ---- bending what the files say ---- */

static void bend_axis(struct world *world, struct activity *activity)
{
    enum axis axis = (enum axis)world_between(world, 0, AXIS_COUNT - 1);
    static const enum axis sharp[] = {AXIS_ENERGY, AXIS_TRUST, AXIS_TOUCH, AXIS_EYES_CLOSED,
                                      AXIS_ELIMINATION, AXIS_ODD_ONE_OUT};
    if (world_chance(world, 70))
        axis = sharp[world_between(world, 0, 5)];
    activity->axis[axis] = world_between(world, axis == AXIS_ENERGY, axis_greatest(axis));
}

/* A flag that some child has, more often than any other. */
static uint64_t some_flag(struct world *world)
{
    for (int i = 0; i < 6 && world->facts.child_count; i++) {
        const struct child *child =
            &world->children[world_between(world, 0, world->facts.child_count - 1)];
        if (child->flag_count)
            return (uint64_t)1 << child->flags[0].flag;
    }
    return (uint64_t)1 << world_between(world, 0, world->vocabulary.flag_words.count - 1);
}

static int some_item(struct world *world)
{
    const struct activity *activity =
        &world->activities[world_between(world, 0, world->facts.activity_count - 1)];
    int first = item_set_common(&activity->items, &activity->items);
    return first >= 0 ? first
                      : world_between(world, 0, world->vocabulary.item_words.count - 1);
}

static void bend_activity(struct world *world, struct activity *activity)
{
    uint64_t flag = some_flag(world);
    switch (world_between(world, 0, 17)) {
    case 0: activity->age.min = world_between(world, 60, 140); break;
    case 1: activity->age.max = world_between(world, activity->age.min, 1199); break;
    case 2: activity->people.min = world_between(world, 1, 9); break;
    case 3: activity->people.max = activity->people.min + world_between(world, 0, 8); break;
    case 4:
        activity->per.min = world_between(world, 2, 5);
        activity->per.max = activity->per.min + world_between(world, 0, 2);
        break;
    case 5: activity->parity = PARITY_EVEN; break;
    case 6: activity->phases = (uint64_t)world_between(world, 1, 63); break;
    case 7: activity->audiences = (uint64_t)world_between(world, 1, 7); break;
    case 8: activity->stage_earliest = (enum stage)world_between(world, 0, 3); break;
    case 9: activity->is_event_ok = !activity->is_event_ok; break;
    case 10: activity->is_last_ok = !activity->is_last_ok; break;
    case 11: activity->avoid ^= flag; break;
    case 12: activity->adapt ^= flag; break;
    case 13: activity->topics ^= (uint64_t)1 << world_between(world, 0, 8); break;
    case 14: activity->posture = world_between(world, 0, world->vocabulary.posture_words.count - 1);
        break;
    case 15: activity->kind = (enum kind)world_between(world, 0, KIND_COUNT - 1); break;
    case 16:
        activity->goals[world_between(world, 0, world->vocabulary.goal_words.count - 1)] =
            world_between(world, 0, 3);
        break;
    default: activity->is_refused = world_chance(world, 30); break;
    }
    if (activity->people.max < activity->people.min)
        activity->people.max = activity->people.min;
}

static void bend_programme(struct world *world, struct programme *programme)
{
    switch (world_between(world, 0, 9)) {
    case 0: programme->touch_cap = world_between(world, 0, 3); break;
    case 1: programme->size.min = world_between(world, 1, 9); break;
    case 2: programme->size.max = programme->size.min + world_between(world, 0, 6); break;
    case 3: programme->target.min = world_between(world, 4, 12); break;
    case 4: programme->gap_days.max = world_between(world, programme->gap_days.min, 16); break;
    case 5: item_set_add(&programme->excluded, some_item(world)); break;
    case 6: programme->spare = world_between(world, 0, 1); break;
    case 7: programme->goals ^= (uint64_t)1 << world_between(world, 0, 13); break;
    case 8: programme->also ^= (uint64_t)1 << world_between(world, 0, 13); break;
    default:
        programme->island_pairs.min =
            world_between(world, 0, programme->island_pairs.max < 5 ? programme->island_pairs.max
                                                                    : 5);
        break;
    }
    if (programme->size.max < programme->size.min)
        programme->size.max = programme->size.min;
    if (programme->target.max < programme->target.min)
        programme->target.max = programme->target.min;
}

/* Trust caps and stages decide about depth; the files never go above trust 1 in so few sessions. */
static void bend_sessions(struct world *world)
{
    int count = world->programme.session_count;
    struct programme_session *sessions = copy(world->arena, world->programme.sessions, count,
                                              sizeof *sessions);
    for (int i = 0; i < count; i++) {
        if (world_chance(world, 40))
            sessions[i].trust_cap = world_between(world, 0, 3);
        if (sessions[i].stage == STAGE_WORKING && world_chance(world, 40))
            sessions[i].trust_cap = 2;
        if (world_chance(world, 20))
            sessions[i].stage = (enum stage)world_between(world, 0, 3);
    }
    world->programme.sessions = sessions;
}

/* Loud and deep pieces side by side are what the rules about one track are for. */
static void bend_depth(struct world *world)
{
    for (int i = 0; i < world->facts.activity_count; i++) {
        struct activity *activity = &world->activities[i];
        if (world_chance(world, 40))
            activity->axis[AXIS_ENERGY] = world_between(world, 3, 5);
        if (activity->phases >> PHASE_MAIN & 1 && world_chance(world, 40))
            activity->axis[AXIS_TRUST] = world_between(world, 1, 3);
    }
}

void world_bend(struct world *world, int changes)
{
    if (changes && world_chance(world, 50))
        bend_sessions(world);
    if (changes && world_chance(world, 25))
        bend_depth(world);
    for (int i = 0; i < changes && world->facts.activity_count; i++) {
        struct activity *activity =
            &world->activities[world_between(world, 0, world->facts.activity_count - 1)];
        switch (world_between(world, 0, 3)) {
        case 0: bend_axis(world, activity); break;
        case 1:
        case 2: bend_activity(world, activity); break;
        default: bend_programme(world, &world->programme); break;
        }
    }
}

/* ---- rows about sessions ---- */

static const char *some_subject(struct world *world, const struct session *session)
{
    switch (world_between(world, 0, 3)) {
    case 0: return "";
    case 1: return session->code;
    case 2: return session->series;
    default: return world->children[world_between(world, 0, world->facts.child_count - 1)].code;
    }
}

static void invent_overrides(struct world *world, const struct plan *plan)
{
    static const enum rule_code rules[] = {T_GAP, S_AIMS, S_SESSION_GOALS, S_KINDS, P_SPARE,
                                           C_AGE};
    int count = world_between(world, 0, 3);
    struct override *rows = arena_take(world->arena, (size_t)count, sizeof *rows);
    for (int i = 0; i < count; i++)
        rows[i] = (struct override){
            .rule = rules[world_between(world, 0, 5)],
            .subject = some_subject(world, &plan->sessions[world_between(
                                               world, 0, plan->session_count - 1)]),
            .who = "P-01", .reason = "by chance", .until = some_day(world, 0, 60)};
    world->facts.overrides = rows;
    world->facts.override_count = count;
}

void world_invent_rows(struct world *world, const struct plan *plan)
{
    if (!plan->session_count || !world->facts.child_count)
        return;
    invent_overrides(world, plan);
    struct attendance_row *rows = arena_take(world->arena, 4, sizeof *rows);
    int count = world_chance(world, 30) ? world_between(world, 1, 4) : 0;
    const struct session *session =
        &plan->sessions[world_between(world, 0, plan->session_count - 1)];
    int who = world_between(world, 0, world->facts.child_count - 1);
    for (int i = 0; i < count; i++)
        rows[i] = (struct attendance_row){
            .session = session->code, .person = world->children[who].code,
            .status = (enum attendance)world_between(world, 0, ATTENDANCE_COUNT - 1),
            .is_corrected = world_chance(world, 30),
            .is_after_signature = world_chance(world, 30),
            .is_correction = world_chance(world, 40)};
    world->facts.attendance = rows;
    world->facts.attendance_count = count;
}
