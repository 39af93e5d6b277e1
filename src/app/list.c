#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/store.h"

#include <string.h>

enum { CHANGES_SHOWN = 200 };

static void add_word(struct call *call, struct table *table, struct words words, int index)
{
    table_text(table, messages_pick(call->language, words.list[index].name));
}

/* The words for why a child may or may not take part today. */
static const char *join_text(enum join_outcome outcome)
{
    static const char *const texts[] = {
        [JOIN_YES] = N_("may take part"),
        [JOIN_NOT_ENROLLED] = N_("is not enrolled"),
        [JOIN_INVITED] = N_("the family has not answered yet"),
        [JOIN_CONSENT_MISSING] = N_("the consent is missing"),
        [JOIN_CONSENT_REFUSED] = N_("the consent was refused, withdrawn or has run out"),
        [JOIN_CHILD_SAID_NO] = N_("the child said no"),
        [JOIN_RESTRICTED] = N_("waits for clearance"),
        [JOIN_TIER] = N_("tier 3 is not in a group"),
    };
    return texts[outcome];
}

/* Without a birth month no programme has a place, not even in a trial plan, so that comes first. */
static const char *write_may_join(struct call *call, const struct child *child)
{
    enum join_outcome outcome = person_may_join(child, call->today);
    const char *papers = messages_find(call->language, join_text(outcome));
    if (date_is_set(child->birth))
        return papers;
    const char *birth = messages_find(call->language, N_("the birth month is missing"));
    if (outcome == JOIN_YES)
        return birth;
    return arena_format(call->arena, messages_find(call->language, N_("%s; %s")), birth, papers);
}

static const struct table *list_children(struct call *call, struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    if (!catalog->programme_count) {
        error_set(err, ERROR_INPUT, N_("the catalogue has no programme without errors"));
        return NULL;
    }
    const struct facts *facts = record_facts(call, catalog->programmes[0], err);
    if (!facts)
        return NULL;
    struct table *table = table_start(call->arena, call->language, "children", N_("Children"));
    table_column(table, "code", N_("code"), TABLE_TEXT);
    table_column(table, "sex", N_("sex"), TABLE_TEXT);
    table_column(table, "age", N_("age"), TABLE_TEXT);
    table_column(table, "enrolment", N_("enrolment"), TABLE_TEXT);
    table_column(table, "answer", N_("own answer"), TABLE_TEXT);
    table_column(table, "may", N_("today"), TABLE_TEXT);
    for (int i = 0; i < facts->child_count; i++) {
        const struct child *child = &facts->children[i];
        table_text(table, child->code);
        add_word(call, table, sex_words, (int)child->sex);
        if (date_is_set(child->birth))
            table_text(table,
                       app_write_age(call, date_age_months(child->birth, call->today)));
        else
            table_unknown(table);
        add_word(call, table, enrolment_words, (int)child->enrolment);
        add_word(call, table, answer_words, (int)child->assent);
        table_text(table, write_may_join(call, child));
    }
    return table;
}

static const struct table *list_sessions(struct call *call, struct error *err)
{
    const struct store_sessions *sessions = store_list_sessions(call->store, call->arena, err);
    if (!sessions)
        return NULL;
    struct table *table = table_start(call->arena, call->language, "sessions", N_("Sessions"));
    table_column(table, "code", N_("code"), TABLE_TEXT);
    table_column(table, "programme", N_("programme"), TABLE_TEXT);
    table_column(table, "date", N_("date"), TABLE_TEXT);
    table_column(table, "start", N_("start"), TABLE_TEXT);
    table_column(table, "children", N_("children"), TABLE_NUMBER);
    table_column(table, "state", N_("state"), TABLE_TEXT);
    for (int i = 0; i < sessions->count; i++) {
        const struct store_session *session = &sessions->list[i];
        char clock[DATE_TEXT_BYTES];
        table_text(table, session->code);
        table_text(table, session->programme);
        table_text(table, date_copy(call->arena, session->date));
        table_text(table, date_write_clock(session->start, clock));
        table_number(table, session->children);
        if (session->is_trial)
            table_text(table, messages_find(call->language, N_("trial plan")));
        else
            add_word(call, table, session_state_words, (int)session->state);
    }
    return table;
}

static const struct table *list_series(struct call *call, struct error *err)
{
    const struct store_sessions *sessions = store_list_sessions(call->store, call->arena, err);
    if (!sessions)
        return NULL;
    struct table *table = table_start(call->arena, call->language, "series", N_("Series"));
    table_column(table, "code", N_("code"), TABLE_TEXT);
    table_column(table, "programme", N_("programme"), TABLE_TEXT);
    table_column(table, "from", N_("first session"), TABLE_TEXT);
    table_column(table, "until", N_("last session"), TABLE_TEXT);
    table_column(table, "sessions", N_("sessions"), TABLE_NUMBER);
    table_column(table, "children", N_("children"), TABLE_NUMBER);
    table_column(table, "state", N_("state of the first"), TABLE_TEXT);
    for (int i = 0; i < sessions->count;) {
        const struct store_session *first = &sessions->list[i];
        int last = i;
        while (last + 1 < sessions->count &&
               text_equal(sessions->list[last + 1].series, first->series))
            last++;
        table_text(table, first->series);
        table_text(table, first->programme);
        table_text(table, date_copy(call->arena, first->date));
        table_text(table, date_copy(call->arena, sessions->list[last].date));
        table_number(table, last - i + 1);
        table_number(table, first->children);
        if (first->is_trial)
            table_text(table, messages_find(call->language, N_("trial plan")));
        else
            add_word(call, table, session_state_words, (int)first->state);
        i = last + 1;
    }
    return table;
}

static const struct table *list_changes(struct call *call, struct error *err)
{
    const struct store_changes *changes =
        store_list_changes(call->store, call->arena, CHANGES_SHOWN, err);
    if (!changes)
        return NULL;
    struct table *table = table_start(call->arena, call->language, "changes", N_("Changes"));
    table_column(table, "number", N_("number"), TABLE_NUMBER);
    table_column(table, "when", N_("when"), TABLE_TEXT);
    table_column(table, "who", N_("who"), TABLE_TEXT);
    table_column(table, "verb", N_("verb"), TABLE_TEXT);
    table_column(table, "what", N_("what"), TABLE_TEXT);
    for (int i = 0; i < changes->count; i++) {
        const struct store_change *change = &changes->list[i];
        table_number(table, change->number);
        table_text(table, change->happened);
        table_text(table, change->actor);
        table_text(table, change->verb);
        table_text(table, change->what);
    }
    return table;
}

/* Whether it can be restored is for the person to know, so the disk is asked. */
static const char *backup_state(const struct store_backup *backup)
{
    if (date_is_set(backup->removed))
        return N_("removed, newer ones are kept");
    return file_exists(backup->place) ? N_("there") : N_("not here; perhaps on another disk");
}

static const struct table *list_backups(struct call *call, struct error *err)
{
    const struct store_backups *backups = store_list_backups(call->store, call->arena, err);
    if (!backups)
        return NULL;
    struct table *table = table_start(call->arena, call->language, "backups", N_("Backups"));
    table_column(table, "day", N_("day"), TABLE_TEXT);
    table_column(table, "file", N_("file"), TABLE_TEXT);
    table_column(table, "bytes", N_("bytes"), TABLE_NUMBER);
    table_column(table, "state", N_("state"), TABLE_TEXT);
    table_column(table, "hash", N_("fingerprint"), TABLE_TEXT);
    for (int i = 0; i < backups->count; i++) {
        const struct store_backup *backup = &backups->list[i];
        table_text(table, date_copy(call->arena, backup->day));
        table_text(table, backup->place);
        table_number(table, backup->bytes);
        table_text(table, messages_find(call->language, backup_state(backup)));
        table_text(table, arena_format(call->arena, "%.16s", backup->hash));
    }
    return table;
}

static const struct table *list_activities(struct call *call, struct error *err)
{
    const struct app_found *found = app_find_activities(call, NULL, 0, err);
    return found ? app_table_activities(call, found) : NULL;
}

static const struct table *list_programmes(struct call *call, struct error *err)
{
    (void)err;
    return app_list_programmes(call);
}

static const struct {
    const char *name;
    bool needs_record;
    const struct table *(*make)(struct call *call, struct error *err);
} lists[] = {
    {"children", true, list_children},         {"series", true, list_series},
    {"sessions", true, list_sessions},         {"activities", false, list_activities},
    {"programmes", false, list_programmes},    {"changes", true, list_changes},
    {"backups", true, list_backups},
};

enum { LIST_COUNT = sizeof lists / sizeof *lists };

const struct table *app_list_names(struct call *call, const char *reason, struct error *err)
{
    if (!record_open(call, err))
        return NULL;
    const struct store_identities *identities =
        store_open_identities(call->store, call->arena, reason, err);
    if (!identities)
        return NULL;
    struct table *table =
        table_start(call->arena, call->language, "names", N_("Who is behind each code"));
    table_column(table, "code", N_("code"), TABLE_TEXT);
    table_column(table, "name", N_("name"), TABLE_TEXT);
    table_column(table, "nickname", N_("nickname"), TABLE_TEXT);
    for (int i = 0; i < identities->count; i++) {
        table_text(table, identities->list[i].code);
        table_text(table, identities->list[i].name);
        table_text(table, identities->list[i].nickname);
    }
    return table;
}

const struct table *app_list(struct call *call, const char *what, struct error *err)
{
    const char *names[LIST_COUNT];
    for (int i = 0; i < LIST_COUNT; i++) {
        names[i] = lists[i].name;
        if (!strcmp(what, lists[i].name))
            return !lists[i].needs_record || record_open(call, err) ? lists[i].make(call, err)
                                                                    : NULL;
    }
    const char *nearest = text_nearest(what, names, LIST_COUNT);
    if (nearest)
        error_set(err, ERROR_USAGE, N_("no list '%.40s'; did you mean '%s'?"), what, nearest);
    else
        error_set(err, ERROR_USAGE, N_("no list '%.40s'; there are children, series, sessions,"
                                       " activities, programmes, changes, backups"), what);
    return NULL;
}
