#include "app/record.h"

#include "app/verbs.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#include <stdlib.h>

struct store_actor record_actor(struct call *call)
{
    char *when = arena_take(call->arena, CLOCK_TEXT_BYTES, 1);
    return (struct store_actor){.name = call->actor, .when = clock_write(call->now, when)};
}

bool record_make(struct call *call, const char *area, const char *name, int64_t node,
                 struct error *err)
{
    struct store_actor actor = record_actor(call);
    struct store_place place = {.area = area, .name = name, .node = node};
    return file_make_folder(file_folder(call->arena, call->database), err) &&
           store_create(call->database, &place, &actor, err);
}

bool app_init(struct call *call, const char *area, const char *name, struct error *err)
{
    return record_make(call, area, name, 0, err);
}

bool record_open(struct call *call, struct error *err)
{
    if (call->store)
        return true;
    if (!file_exists(call->database))
        return error_set(err, ERROR_MISSING, N_("there is no record %s; 'tuanfu init' makes one"),
                         call->database);
    call->store = store_open(call->arena, call->database, record_actor(call), err);
    if (!call->store)
        return false;
    const char *const *notices;
    int count = store_notices(call->store, &notices);
    for (int i = 0; i < count; i++)
        *VEC_ADD(call->arena, &call->notices) = notices[i];
    return true;
}

static const struct facts *load_facts(struct call *call, const struct programme *programme,
                                      const struct activity *const *activities, int count,
                                      struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    struct store_catalogue catalogue = {
        .vocabulary = catalog->vocabulary, .programme = programme, .calendar = catalog->calendar,
        .activities = activities, .activity_count = count,
    };
    if (!record_open(call, err))
        return NULL;
    return store_load_facts(call->store, call->arena, &catalogue, call->today, err);
}

const struct facts *record_facts(struct call *call, const struct programme *programme,
                                 struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    return load_facts(call, programme, catalog->activities, catalog->activity_count, err);
}

struct kept {
    struct call *call;
    VEC(const struct activity *) list;      /* of the catalogue, replaced where the plan differs */
};

/* The activity as the session keeps it takes the place of the catalogue's, if it is another. */
static bool keep_activity(struct kept *kept, const char *session, const char *id,
                          struct error *err)
{
    struct call *call = kept->call;
    size_t length;
    const char *bytes =
        store_activity_bytes(call->store, call->arena, session, id, &length, err);
    if (!bytes)
        return false;
    const struct activity *known = catalog_activity(call->app->catalog, id);
    if (known && known->length == length && !memcmp(known->bytes, bytes, length))
        return true;
    struct issues issues = issues_start(call->arena, call->language);
    const char *name = arena_format(call->arena, "%s/%s", session, id);
    const struct activity *own =
        catalog_read_bytes(call->arena, call->app->catalog, name, bytes, length, &issues);
    if (!own)
        return error_set(err, ERROR_INPUT, N_("the activity %s as session %s keeps it cannot be"
                                              " read: %s"), id, session,
                         issues.list.items[0].text);
    for (int i = 0; i < kept->list.count; i++)
        if (text_equal(kept->list.items[i]->id, id)) {
            kept->list.items[i] = own;
            return true;
        }
    *VEC_ADD(call->arena, &kept->list) = own;
    return true;
}

static bool keep_track(struct kept *kept, const char *session, const struct track *track,
                       struct error *err)
{
    for (int i = 0; i < track->slot_count; i++)
        if (track->slots[i].activity[0] &&
            !keep_activity(kept, session, track->slots[i].activity, err))
            return false;
    return !track->spare[0] || keep_activity(kept, session, track->spare, err);
}

static bool keep_blocks(struct kept *kept, const char *session, const struct block *blocks,
                        int count, struct error *err)
{
    for (int i = 0; i < count; i++)
        for (int j = 0; j < blocks[i].track_count; j++)
            if (!keep_track(kept, session, &blocks[i].tracks[j], err))
                return false;
    return true;
}

static bool keep_session(struct kept *kept, const struct session *session, struct error *err)
{
    if (!keep_blocks(kept, session->code, session->blocks, session->block_count, err))
        return false;
    for (int i = 0; i < session->variant_count; i++)
        if (!keep_blocks(kept, session->code, session->variants[i].blocks,
                         session->variants[i].block_count, err))
            return false;
    return true;
}

static int compare_ids(const void *left, const void *right)
{
    return strcmp((*(const struct activity *const *)left)->id,
                  (*(const struct activity *const *)right)->id);
}

const struct facts *record_facts_of_plan(struct call *call, const struct plan *plan,
                                         struct error *err)
{
    const struct programme *programme = app_find_programme(call, plan->programme, err);
    if (!programme || !record_open(call, err))
        return NULL;
    const struct catalog *catalog = call->app->catalog;
    struct kept kept = {.call = call};
    for (int i = 0; i < catalog->activity_count; i++)
        *VEC_ADD(call->arena, &kept.list) = catalog->activities[i];
    for (int i = 0; i < plan->session_count; i++)
        if (!keep_session(&kept, &plan->sessions[i], err))
            return NULL;
    if (kept.list.count)
        qsort(kept.list.items, (size_t)kept.list.count, sizeof *kept.list.items, compare_ids);
    return load_facts(call, programme, kept.list.items, kept.list.count, err);
}
