/* What a person enters about one child: answers and papers as they come in. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "store/store.h"

#include <string.h>

/* Room for the values that the change points to. */
struct entry {
    struct store_child_change change;
    enum enrolment enrolment;
    enum answer answer;
    bool is_active, is_restricted, is_countersigned;
    bool has_days;                  /* from or until were given */
    struct date cleared;
    int tier;
    struct consent consent;
};

static bool wrong(const char *field, const char *value, const char *allowed, struct error *err)
{
    return error_set(err, ERROR_USAGE, N_("%s=%.40s: give one of %s"), field, value, allowed);
}

static bool read_word(struct words words, const char *field, const char *value,
                      const char *allowed, int *index, struct error *err)
{
    for (*index = 0; *index < words.count; (*index)++)
        if (text_equal(words.list[*index].key, value) ||
            text_equal(words.list[*index].name.zh, value))
            return true;
    return wrong(field, value, allowed, err);
}

static bool read_yes(const char *field, const char *value, bool *is_yes, struct error *err)
{
    *is_yes = text_equal(value, "yes") || text_equal(value, "是");
    bool is_no = text_equal(value, "no") || text_equal(value, "否");
    return *is_yes || is_no ? true : wrong(field, value, "yes, no", err);
}

static bool read_day(const char *field, const char *value, struct date *date, struct error *err)
{
    if (date_read(value, date))
        return true;
    return error_set(err, ERROR_USAGE, N_("%s=%.40s: give a day like 2026-03-01"), field, value);
}

static bool set_enrolment(struct entry *entry, const char *value, struct error *err)
{
    int index;
    if (!read_word(enrolment_words, "enrolment", value,
                   "invited, accepted, declined, placed, withdrawn", &index, err))
        return false;
    entry->enrolment = (enum enrolment)index;
    entry->change.enrolment = &entry->enrolment;
    return true;
}

static bool set_answer(struct entry *entry, const char *value, struct error *err)
{
    int index;
    if (!read_word(answer_words, "answer", value, "yes, no, unknown", &index, err))
        return false;
    entry->answer = (enum answer)index;
    entry->change.assent = &entry->answer;
    return true;
}

static bool set_consent(struct entry *entry, const char *value, struct error *err)
{
    int index;
    if (!read_word(consent_state_words, "consent", value, "given, refused, withdrawn", &index, err))
        return false;
    entry->consent.state = (enum consent_state)index;
    entry->consent.purpose = CONSENT_GROUP;
    entry->change.consent = &entry->consent;
    return true;
}

static bool set_active(struct entry *entry, const char *value, struct error *err)
{
    entry->change.is_active = &entry->is_active;
    return read_yes("active", value, &entry->is_active, err);
}

static bool set_restricted(struct entry *entry, const char *value, struct error *err)
{
    entry->change.is_restricted = &entry->is_restricted;
    return read_yes("restricted", value, &entry->is_restricted, err);
}

static bool set_countersigned(struct entry *entry, const char *value, struct error *err)
{
    entry->change.is_countersigned = &entry->is_countersigned;
    return read_yes("countersigned", value, &entry->is_countersigned, err);
}

static bool set_cleared(struct entry *entry, const char *value, struct error *err)
{
    entry->change.cleared = &entry->cleared;
    return read_day("cleared", value, &entry->cleared, err);
}

static bool set_from(struct entry *entry, const char *value, struct error *err)
{
    entry->has_days = true;
    return read_day("from", value, &entry->consent.span.from, err);
}

static bool set_until(struct entry *entry, const char *value, struct error *err)
{
    entry->has_days = true;
    return read_day("until", value, &entry->consent.span.until, err);
}

static bool set_tier(struct entry *entry, const char *value, struct error *err)
{
    int64_t tier;
    if (!text_read_int(value, 0, 3, &tier))
        return wrong("tier", value, "0, 1, 2, 3", err);
    entry->tier = (int)tier;
    entry->change.tier = &entry->tier;
    return true;
}

static const struct {
    const char *name;
    bool (*set)(struct entry *entry, const char *value, struct error *err);
} fields[] = {
    {"enrolment", set_enrolment},   {"answer", set_answer},         {"consent", set_consent},
    {"from", set_from},             {"until", set_until},           {"active", set_active},
    {"restricted", set_restricted}, {"cleared", set_cleared},       {"tier", set_tier},
    {"countersigned", set_countersigned},
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static bool set_field(struct call *call, struct entry *entry, const char *assignment,
                      struct error *err)
{
    const char *equals = strchr(assignment, '=');
    if (!equals)
        return error_set(err, ERROR_USAGE, N_("'%.60s' must be FIELD=VALUE, such as consent=given"),
                         assignment);
    const char *name =
        arena_copy_bytes(call->arena, assignment, (size_t)(equals - assignment));
    const char *names[FIELD_COUNT];
    for (int i = 0; i < FIELD_COUNT; i++) {
        names[i] = fields[i].name;
        if (text_equal(name, fields[i].name))
            return fields[i].set(entry, equals + 1, err);
    }
    const char *nearest = text_nearest(name, names, FIELD_COUNT);
    if (nearest)
        return error_set(err, ERROR_USAGE, N_("no field '%.40s'; did you mean '%s'?"), name,
                         nearest);
    return error_set(err, ERROR_USAGE,
                     N_("no field '%.40s'; there are enrolment, answer, consent, from, until,"
                        " active, restricted, cleared, tier, countersigned"), name);
}

/* Days belong to a consent; a run of days does not end before it begins. */
static bool check_entry(const struct entry *entry, struct error *err)
{
    struct span span = entry->consent.span;
    if (entry->has_days && !entry->change.consent)
        return error_set(err, ERROR_USAGE, N_("from and until belong to a consent; add"
                                              " consent=given"));
    char text[DATE_TEXT_BYTES];
    if (date_is_set(span.until) && date_compare(span.until, span.from) < 0)
        return error_set(err, ERROR_INPUT, N_("until=%s is before the consent begins; correct it or"
                                              " give from=DATE"), date_write(span.until, text));
    return true;
}

bool app_set_child(struct call *call, const char *code, const char *const *assignments, int count,
                   struct error *err)
{
    struct entry entry = {.consent = {.span = {.from = call->today}}};
    for (int i = 0; i < count; i++)
        if (!set_field(call, &entry, assignments[i], err))
            return false;
    if (!check_entry(&entry, err) || !record_open(call, err))
        return false;
    const char *found = store_find_child(call->store, call->arena, code, err);
    return found && store_change_child(call->store, found, &entry.change, err);
}
