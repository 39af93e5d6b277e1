/* Who was not reached, and why: one pass over the register, counted from the rows it gives. */
#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "store/handle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct word words[] = {
    {"inactive", {"已离册", "no longer on the register"}},
    {"declined", {"家长谢绝或退出", "declined or withdrawn"}},
    {"child_said_no", {"孩子不愿意", "the child said no"}},
    {"consent_refused", {"同意书被拒绝、撤回或到期",
        "consent refused, withdrawn or run out"}},
    {"consent_missing", {"缺同意书", "consent missing"}},
    {"restricted", {"暂缓，未解除", "restricted, not cleared"}},
    {"tier3", {"三级，转个别帮助", "tier 3, individual help"}},
    {"no_programme_for_age", {"没有适龄方案", "no programme for the age"}},
    {"too_few_at_site", {"人数不够成组", "too few for a group"}},
    {"no_pair", {"没有结对的大人", "no paired adult"}},
    {"rule", {"一条规则", "a rule"}},
    {"waiting", {"等待安排", "waiting to be planned"}},
    {"not_invited", {"未邀请或未答复", "not invited or not answered"}},
    {"placed_not_held", {"已安排，尚未举办", "planned, not held yet"}},
    {"placed_never_present", {"已安排，没有到过", "planned, never present"}},
};
static_assert(sizeof words / sizeof words[0] == LEFT_OUT_COUNT, "one for each class");
const struct words left_out_words = {.list = words, .count = LEFT_OUT_COUNT};

/* What the plans say about a child. */
struct place {
    const char *code;               /* first, to be sorted and found by */
    bool is_reached;
    bool is_expected;               /* planned in a session that was held */
    bool is_planned;                /* planned in a session that was not cancelled */
    bool is_unplaced;
    enum rule_code rule;
};

struct passing {
    struct store *store;
    struct arena *arena;
    struct error *err;
    struct place *places;
    int count;
};

static int compare_places(const void *left, const void *right)
{
    return text_compare_codes(((const struct place *)left)->code,
                              ((const struct place *)right)->code);
}

static struct place *find_place(struct passing *passing, const char *code)
{
    struct place key = {.code = code};
    return passing->count ? bsearch(&key, passing->places, (size_t)passing->count, sizeof key,
                                    compare_places)
                          : NULL;
}

static bool read_reached(struct passing *passing, struct span days)
{
    const struct store_count_rows *rows = store_count_list(
        passing->store, passing->arena, store_measure("persons"), days, passing->err);
    for (int i = 0; rows && i < rows->count; i++) {
        struct place *place = find_place(passing, rows->list[i].person);
        if (place)
            place->is_reached = true;
    }
    return rows != NULL;
}

static bool in_days(struct date date, struct span days)
{
    return !date_is_set(date) || span_holds(days, date);
}

static bool read_planned(struct passing *passing, struct span days)
{
    struct query *query = db_query(passing->store->db,
        "SELECT DISTINCT track_person.person, session.state, session.date FROM session"
        " JOIN block ON block.session = session.id AND block.variant IS NULL"
        " JOIN track ON track.block = block.id"
        " JOIN track_person ON track_person.track = track.id AND track_person.role = 1"
        " WHERE session.county IN area AND session.state <> $cancelled");
    db_bind_number(query, "$cancelled", SESSION_CANCELLED);
    while (db_next(query)) {
        struct place *place = find_place(passing, db_text(query, passing->arena, 0));
        int state = db_int(query, 1);
        if (!place || !in_days(db_date(query, 2), days))
            continue;
        place->is_planned = true;
        if (state == SESSION_HELD || state == SESSION_SIGNED)
            place->is_expected = true;
    }
    return db_end(query, passing->err);
}

static bool read_unplaced(struct passing *passing)
{
    struct query *query = db_query(passing->store->db,
        "SELECT person, rule FROM plan_unplaced WHERE county IN area ORDER BY plan, position");
    while (db_next(query)) {
        struct place *place = find_place(passing, db_text(query, passing->arena, 0));
        enum rule_code rule = rule_find(db_text(query, passing->arena, 1));
        if (!place || rule == RULE_COUNT)
            continue;
        place->is_unplaced = true;
        place->rule = rule;             /* the newest plan's word */
    }
    return db_end(query, passing->err);
}

static enum left_out class_of_rule(enum rule_code rule)
{
    switch (rule) {
    case K_AGE: return LEFT_OUT_NO_PROGRAMME_FOR_AGE;
    case G_SIZE: return LEFT_OUT_TOO_FEW_AT_SITE;
    case J_ADULT: return LEFT_OUT_NO_PAIR;
    default: return LEFT_OUT_RULE;
    }
}

/* The reasons of the child itself come first, in the order of the classes. */
static enum left_out class_of_outcome(const struct child *child, enum join_outcome outcome)
{
    if (!child->is_active)
        return LEFT_OUT_INACTIVE;
    switch (outcome) {
    case JOIN_NOT_ENROLLED: return LEFT_OUT_DECLINED;
    case JOIN_CHILD_SAID_NO: return LEFT_OUT_CHILD_SAID_NO;
    case JOIN_CONSENT_REFUSED: return LEFT_OUT_CONSENT_REFUSED;
    case JOIN_CONSENT_MISSING: return LEFT_OUT_CONSENT_MISSING;
    case JOIN_RESTRICTED: return LEFT_OUT_RESTRICTED;
    case JOIN_TIER: return LEFT_OUT_TIER3;
    default: return LEFT_OUT_COUNT;
    }
}

static struct store_left_out classify(const struct child *child, const struct place *place,
                                      struct date today)
{
    enum join_outcome outcome = person_may_join(child, today);
    struct store_left_out row = {.child = child->code, .class = class_of_outcome(child, outcome)};
    if (row.class != LEFT_OUT_COUNT)
        return row;
    if (place->is_expected)
        row.class = LEFT_OUT_PLACED_NEVER_PRESENT;
    else if (place->is_planned)
        row.class = LEFT_OUT_PLACED_NOT_HELD;
    else if (place->is_unplaced) {
        row.class = class_of_rule(place->rule);
        row.rule = place->rule;
    } else
        row.class = outcome == JOIN_INVITED ? LEFT_OUT_NOT_INVITED : LEFT_OUT_WAITING;
    return row;
}

static int compare_left_out(const void *left, const void *right)
{
    const struct store_left_out *a = left;
    const struct store_left_out *b = right;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    return text_compare_codes(a->child, b->child);
}

static const struct store_left_outs *list_left_out(struct passing *passing,
                                                   const struct facts *facts)
{
    VEC(struct store_left_out) list = {0};
    struct store_left_outs *result = arena_take(passing->arena, 1, sizeof *result);
    for (int i = 0; i < facts->child_count; i++) {
        if (passing->places[i].is_reached)
            result->reached++;
        else
            *VEC_ADD(passing->arena, &list) =
                classify(&facts->children[i], &passing->places[i], facts->today);
    }
    if (list.count > 1)
        qsort(list.items, (size_t)list.count, sizeof *list.items, compare_left_out);
    result->list = list.items;
    result->count = list.count;
    result->registered = facts->child_count;
    return result;
}

const struct store_left_outs *store_left_out(struct store *store, struct arena *arena,
                                             const struct facts *facts, struct span days,
                                             struct error *err)
{
    struct passing passing = {
        .store = store, .arena = arena, .err = err, .count = facts->child_count,
        .places = arena_take(arena, (size_t)facts->child_count, sizeof *passing.places),
    };
    for (int i = 0; i < facts->child_count; i++)
        passing.places[i].code = facts->children[i].code;
    if (!read_reached(&passing, days) || !read_planned(&passing, days) || !read_unplaced(&passing))
        return NULL;
    return list_left_out(&passing, facts);
}
