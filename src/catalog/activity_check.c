/* What no single field can say about an activity. */
#include "base/file.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "catalog/loading.h"

#include <string.h>

enum { BRIEF_MOST_ZH = 40 };

struct checking {
    struct issues *issues;
    const struct vocabulary *vocabulary;
    const struct activity *activity;
    const struct node *root;
};

#define TELL(c, severity, node, ...)                                                               \
    issues_add((c)->issues, (severity), (c)->activity->file, (node)->line, (node)->column,         \
               __VA_ARGS__)
#define ERROR_AT(c, key, ...) TELL(c, ISSUE_ERROR, loading_place((c)->root, key), __VA_ARGS__)

static void check_place(const struct checking *c, const char *folder)
{
    const struct activity *activity = c->activity;
    const char *name = file_name(activity->file);
    if (strlen(name) != strlen(activity->id) + 5 || !text_starts_with(name, activity->id))
        ERROR_AT(c, "id", N_("the id is '%s' but the file is %s; give both the same name"),
                 activity->id, name);
    const char *wanted = catalog_kind_folder(activity->kind);
    if (strcmp(folder, wanted))
        ERROR_AT(c, "kind", N_("a file of kind %s belongs into the folder %s, not %s"),
                 kind_words.list[activity->kind].key, wanted, folder);
}

static void check_minutes(const struct checking *c)
{
    const struct minutes_range *minutes = &c->activity->minutes;
    if (minutes->min > minutes->typical || minutes->typical > minutes->max)
        ERROR_AT(c, "minutes", N_("minutes must rise: min %d, typical %d, max %d"), minutes->min,
                 minutes->typical, minutes->max);
    int sum = 0;
    for (int i = 0; i < c->activity->step_count; i++)
        sum += c->activity->steps[i].minutes;
    if (sum != minutes->typical)
        ERROR_AT(c, "steps", N_("the steps add up to %d minutes, typical says %d; change one"), sum,
                 minutes->typical);
}

static void check_people(const struct checking *c)
{
    const struct activity *activity = c->activity;
    if (activity->people.min > activity->people.max) {
        ERROR_AT(c, "people", N_("people: min %d is above max %d; exchange them"),
                 activity->people.min, activity->people.max);
        const struct node *people = node_find(c->root, "people");
        fields_exchange(c->issues, node_find(people, "min"), node_find(people, "max"));
        return;
    }
    for (int people = activity->people.min; people <= activity->people.max; people++)
        if (activity_fits_people(activity, people))
            return;
    ERROR_AT(c, "people", N_("no number of people fits people, per and parity together"));
}

static void check_sets(const struct checking *c)
{
    const struct activity *activity = c->activity;
    if (!activity->phases)
        ERROR_AT(c, "phases", N_("phases is empty; name at least one phase"));
    if (!activity->audiences)
        ERROR_AT(c, "audience", N_("audience is empty; name at least one"));
    for (int i = 0; i < c->vocabulary->goal_words.count; i++)
        if (activity->goals[i])
            return;
    ERROR_AT(c, "goals", N_("goals is empty; name at least one goal with its strength, such as"
                            " {%s: 2}"), c->vocabulary->goal_words.list[0].key);
}

static void check_lenses(const struct checking *c)
{
    const struct node *list = loading_place(c->root, "debrief");
    for (int i = 0; i < c->activity->question_count; i++)
        if (c->activity->questions[i].lens != (enum lens)i) {
            TELL(c, ISSUE_ERROR, loading_place(node_at(list, i), "lens"),
                 N_("question %d must have the lens %s: the order is fact, feel, find, future"),
                 i + 1, lens_words.list[i].key);
            return;
        }
}

static void check_adaptations(const struct checking *c)
{
    const struct activity *activity = c->activity;
    const struct node *list = loading_place(c->root, "adapt");
    uint64_t seen = 0;
    for (int i = 0; i < activity->adaptation_count; i++) {
        int flag = activity->adaptations[i].flag;
        const struct node *place = loading_place(node_at(list, i), "flag");
        const char *word = c->vocabulary->flag_words.list[flag].key;
        if (seen >> flag & 1)
            TELL(c, ISSUE_ERROR, place, N_("'%s' is adapted twice; keep one"), word);
        if (activity->avoid >> flag & 1)
            TELL(c, ISSUE_ERROR, place,
                 N_("'%s' stands in avoid and in adapt; avoid knows no adaptation"), word);
        seen |= UINT64_C(1) << flag;
    }
}

static void check_materials(const struct checking *c)
{
    const struct activity *activity = c->activity;
    const struct node *list = loading_place(c->root, "items");
    for (int i = 0; i < activity->material_count; i++)
        for (int j = 0; j < i; j++)
            if (activity->materials[i].item == activity->materials[j].item)
                TELL(c, ISSUE_ERROR, loading_place(node_at(list, i), "item"),
                     N_("the item '%s' stands twice; add the quantities"),
                     c->vocabulary->item_words.list[activity->materials[i].item].key);
}

static void check_kind(const struct checking *c)
{
    const struct activity *activity = c->activity;
    bool may_be_ritual = activity->kind == KIND_RITUAL || activity->kind == KIND_GESTURE_DANCE ||
                         activity->kind == KIND_CALM;   /* short, known by heart */
    if (activity->kind == KIND_RITUAL && !activity->is_ritual)
        ERROR_AT(c, "ritual", N_("a file of kind ritual says ritual: true"));
    if (activity->is_ritual && !may_be_ritual)
        ERROR_AT(c, "ritual",
                 N_("only kinds ritual, gesture_dance and calm may be rituals, not %s"),
                 kind_words.list[activity->kind].key);
    if (activity->move_count && activity->kind != KIND_GESTURE_DANCE)
        ERROR_AT(c, "moves", N_("only a gesture dance has moves; put them into steps"));
    if (!activity->move_count && activity->kind == KIND_GESTURE_DANCE)
        ERROR_AT(c, "kind", N_("a gesture dance needs moves: one gesture a line"));
}

/* A refusal teaches only with its reason and with something better. */
static void check_refusal(const struct checking *c)
{
    const struct activity *activity = c->activity;
    bool has_reason = activity->refused_because.zh[0] != '\0';
    if (activity->is_refused && (!has_reason || !activity->instead_count))
        ERROR_AT(c, "status",
                 N_("a refused entry says why not and what to use; add refused_because and"
                    " instead"));
    if (!activity->is_refused && (has_reason || activity->instead_count))
        ERROR_AT(c, has_reason ? "refused_because" : "instead",
                 N_("refused_because and instead belong to an entry with status: refused; add the"
                    " status or delete them"));
}

static void check_safety(const struct checking *c)
{
    const struct activity *activity = c->activity;
    if (!activity->is_refused && activity_is_never_scheduled(activity))
        ERROR_AT(c, "axes",
                 N_("touch 4, trust 4 and elimination 2 are never scheduled; change the game, or"
                    " write status: refused with refused_because and instead"));
    if (text_count(activity->brief.zh) > BRIEF_MOST_ZH)
        TELL(c, ISSUE_WARNING, loading_place(c->root, "brief"),
             N_("brief has %d Chinese characters; the run sheet has room for %d"),
             text_count(activity->brief.zh), BRIEF_MOST_ZH);
}

/* Whose version it is, and which, are known together or not at all. */
static void check_origin(const struct checking *c)
{
    const struct activity *activity = c->activity;
    const struct node *origin = loading_place(c->root, "origin");
    if (activity->from[0] && !activity->from_version)
        TELL(c, ISSUE_ERROR, loading_place(origin, "from"),
             N_("origin.from without from_version; add which version of %s this was made from"),
             activity->from);
    if (!activity->from[0] && activity->from_version)
        TELL(c, ISSUE_ERROR, loading_place(origin, "from_version"),
             N_("origin.from_version without from; add the id of the activity, or delete it"));
}

void activity_check(const struct loading *loading, const struct activity *activity,
                    const struct node *root, const char *folder)
{
    const struct checking checking = {.issues = loading->issues, .activity = activity,
                                      .vocabulary = loading->vocabulary, .root = root};
    if (folder)
        check_place(&checking, folder);
    check_minutes(&checking);
    check_people(&checking);
    check_sets(&checking);
    check_lenses(&checking);
    check_adaptations(&checking);
    check_materials(&checking);
    check_kind(&checking);
    check_refusal(&checking);
    check_origin(&checking);
    check_safety(&checking);
}
