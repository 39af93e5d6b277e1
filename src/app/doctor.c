/* Is the record sound, and the ground it stands on? Each look is one line of the answer. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "store/store.h"

#include <string.h>

enum { ROOM_NEEDED_MB = 100 };

static void add(struct call *call, struct app_health *health, const char *look,
                const char *trouble)
{
    const bool is_well = !trouble[0];
    health->finding_count += !is_well;
    table_text(health->table, look);
    table_text(health->table, is_well ? messages_find(call->language, N_("OK")) : trouble);
}

/* Why a step of the opening failed stands for all that would need the record. */
static bool open_record(struct call *call, struct app_health *health)
{
    struct error err = error_start(call->language);
    bool is_open = record_open(call, &err);
    add(call, health, "record", is_open ? "" : arena_copy(call->arena, err.text));
    return is_open;
}

static void look_at_pages(struct call *call, struct app_health *health)
{
    struct error err = error_start(call->language);
    bool is_well = store_check(call->store, &err);
    add(call, health, "pages", is_well ? "" : arena_copy(call->arena, err.text));
}

static void look_at_chain(struct call *call, struct app_health *health)
{
    struct error err = error_start(call->language);
    struct store_chain chain;
    const char *trouble = "";
    if (!store_verify_chain(call->store, &chain, &err))
        trouble = arena_copy(call->arena, err.text);
    else if (chain.first_broken)
        trouble = arena_format(call->arena, messages_find(call->language,
                               N_("the list of changes is not what was written, from number %lld"
                                  " on; compare with a backup")), (long long)chain.first_broken);
    add(call, health, "changes", trouble);
}

/* Opening has mended the rights already; what it said is the finding. */
static void look_at_notices(struct call *call, struct app_health *health)
{
    const char *trouble = "";
    for (int i = 0; i < call->notices.count; i++)
        trouble = arena_format(call->arena, "%s%s%s", trouble, trouble[0] ? "; " : "",
                               call->notices.items[i]);
    call->notices.count = 0;
    add(call, health, "opening", trouble);
}

static void look_at_room(struct call *call, struct app_health *health)
{
    int64_t room = file_free_bytes(file_folder(call->arena, call->database));
    const char *trouble = "";
    if (room >= 0 && room >> 20 < ROOM_NEEDED_MB)
        trouble = arena_format(call->arena, messages_find(call->language,
                               N_("only %lld MB are free on the disk of the record; free some"
                                  " room")), (long long)(room >> 20));
    add(call, health, "disk", trouble);
}

/* Half copies of the record, and temporary files of papers and lists. */
static bool is_leftover(const char *record, const char *name)
{
    size_t length = strlen(record);
    if (strncmp(name, record, length))
        return false;
    return strstr(name + length, ".part") != NULL;
}

static void look_at_leftovers(struct call *call, struct app_health *health)
{
    struct error err = error_start(call->language);
    struct file_names names = {0};
    const char *folder = file_folder(call->arena, call->database);
    const char *trouble = "";
    if (!file_list(call->arena, folder, &names, &err))
        trouble = arena_copy(call->arena, err.text);
    for (int i = 0; i < names.list.count; i++)
        if (is_leftover(file_name(call->database), names.list.items[i]))
            trouble = arena_format(call->arena, messages_find(call->language,
                                   N_("%s is left of a run that was cut off; delete it")),
                                   file_join(call->arena, folder, names.list.items[i]));
    add(call, health, "leftovers", trouble);
}

static void look_at_catalogue(struct call *call, struct app_health *health)
{
    int errors = call->app->issues.error_count;
    add(call, health, "catalogue", !errors ? "" :
        arena_format(call->arena, messages_find(call->language,
                     N_("%d errors; 'catalog check' shows them")), errors));
}

bool app_doctor(struct call *call, struct app_health *health, struct error *err)
{
    *health = (struct app_health){
        .table = table_start(call->arena, call->language, "doctor", N_("How the record is")),
    };
    table_column(health->table, "look", N_("what was looked at"), TABLE_TEXT);
    table_column(health->table, "state", N_("how it is, or what to do"), TABLE_TEXT);
    if (!file_exists(call->database))
        return error_set(err, ERROR_MISSING, N_("there is no record %s; 'tuanfu init' makes one"),
                         call->database);
    look_at_leftovers(call, health);
    if (open_record(call, health)) {
        look_at_notices(call, health);
        look_at_pages(call, health);
        look_at_chain(call, health);
    }
    look_at_room(call, health);
    look_at_catalogue(call, health);
    return true;
}
