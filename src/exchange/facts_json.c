#include "exchange/facts_json.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/exchange.h"
#include "exchange/plan_json.h"
#include "exchange/writer.h"
#include "model/facts.h"

enum { LIST_MAX = 1000000, CAPACITY_MAX = 100000, TIER_MAX = 3, LEVEL_MAX = 3 };

static const struct word weekday_list[] = {
    {"mon", {"周一", "Monday"}}, {"tue", {"周二", "Tuesday"}}, {"wed", {"周三", "Wednesday"}},
    {"thu", {"周四", "Thursday"}}, {"fri", {"周五", "Friday"}}, {"sat", {"周六", "Saturday"}},
    {"sun", {"周日", "Sunday"}},
};
static const struct words weekday_words = {.list = weekday_list, .count = 7};

/* ---- writing ---- */

static void write_span(struct json_writer *json, struct span span)
{
    writer_date(json, "from", span.from);
    writer_date(json, "until", span.until);
}

static void write_calendar(struct json_writer *json, const struct calendar *calendar)
{
    json_open_map(json, "calendar");
    json_text(json, "id", calendar->id);
    json_open_list(json, "closed");
    for (int i = 0; i < calendar->closed_count; i++) {
        json_open_inline_map(json, NULL);
        writer_date(json, "from", calendar->closed[i].from);
        writer_date(json, "until", calendar->closed[i].until);
        json_close_map(json);
    }
    json_close_list(json);
    json_open_list(json, "swapped");
    for (int i = 0; i < calendar->swapped_count; i++) {
        json_open_inline_map(json, NULL);
        writer_date(json, "date", calendar->swapped[i].date);
        writer_word(json, "as", weekday_words, (int)calendar->swapped[i].as);
        json_close_map(json);
    }
    json_close_list(json);
    json_close_map(json);
}

static void write_papers_of_child(struct json_writer *json, const struct child *child)
{
    json_open_list(json, "consents");
    for (int i = 0; i < child->consent_count; i++) {
        const struct consent *consent = &child->consents[i];
        json_open_inline_map(json, NULL);
        writer_word(json, "purpose", consent_purpose_words, (int)consent->purpose);
        writer_word(json, "state", consent_state_words, (int)consent->state);
        write_span(json, consent->span);
        json_close_map(json);
    }
    json_close_list(json);
    json_bool(json, "restricted", child->is_restricted);
    writer_date(json, "cleared", child->cleared);
    json_number(json, "tier", child->tier);
    json_bool(json, "countersigned", child->is_countersigned);
}

static void write_child(struct json_writer *json, const struct child *child,
                        const struct vocabulary *vocabulary)
{
    json_open_map(json, NULL);
    json_text(json, "code", child->code);
    writer_word(json, "sex", sex_words, (int)child->sex);
    writer_date(json, "birth", child->birth);
    json_text(json, "site", child->site);
    json_bool(json, "active", child->is_active);
    writer_word(json, "enrolment", enrolment_words, (int)child->enrolment);
    writer_word(json, "assent", answer_words, (int)child->assent);
    write_papers_of_child(json, child);
    json_open_list(json, "flags");
    for (int i = 0; i < child->flag_count; i++) {
        json_open_inline_map(json, NULL);
        writer_word(json, "flag", vocabulary->flag_words, child->flags[i].flag);
        write_span(json, child->flags[i].span);
        json_close_map(json);
    }
    json_close_list(json);
    json_open_list(json, "needs");
    for (int i = 0; i < child->need_count; i++) {
        json_open_inline_map(json, NULL);
        writer_word(json, "goal", vocabulary->goal_words, child->needs[i].goal);
        json_number(json, "level", child->needs[i].level);
        writer_date(json, "judged", child->needs[i].judged);
        json_close_map(json);
    }
    json_close_list(json);
    json_close_map(json);
}

static void write_adult(struct json_writer *json, const struct adult *adult)
{
    json_open_map(json, NULL);
    json_text(json, "code", adult->code);
    writer_word(json, "sex", sex_words, (int)adult->sex);
    writer_word(json, "level", level_words, (int)adult->level);
    json_bool(json, "carer", adult->is_carer);
    writer_date(json, "checked", adult->checked);
    json_bool(json, "trained", adult->is_trained);
    json_bool(json, "pledged", adult->is_pledged);
    json_open_list(json, "away");
    for (int i = 0; i < adult->away_count; i++) {
        json_open_inline_map(json, NULL);
        write_span(json, adult->away[i]);
        json_close_map(json);
    }
    json_close_list(json);
    json_close_map(json);
}

static void write_people(struct json_writer *json, const struct facts *facts)
{
    json_open_list(json, "children");
    for (int i = 0; i < facts->child_count; i++)
        write_child(json, &facts->children[i], facts->vocabulary);
    json_close_list(json);
    json_open_list(json, "adults");
    for (int i = 0; i < facts->adult_count; i++)
        write_adult(json, &facts->adults[i]);
    json_close_list(json);
    json_open_list(json, "bonds");
    for (int i = 0; i < facts->bond_count; i++) {
        json_open_inline_map(json, NULL);
        writer_word(json, "kind", bond_kind_words, (int)facts->bonds[i].kind);
        json_text(json, "person", facts->bonds[i].person);
        json_text(json, "other", facts->bonds[i].other);
        write_span(json, facts->bonds[i].span);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_rooms(struct json_writer *json, const struct facts *facts)
{
    json_open_list(json, "rooms");
    for (int i = 0; i < facts->room_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "code", facts->rooms[i].code);
        json_text(json, "site", facts->rooms[i].site);
        json_number(json, "capacity", facts->rooms[i].capacity);
        writer_word_set(json, "features", facts->vocabulary->room_feature_words,
                        facts->rooms[i].features);
        json_close_map(json);
    }
    json_close_list(json);
    json_open_list(json, "openings");
    for (int i = 0; i < facts->opening_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "room", facts->openings[i].room);
        writer_word(json, "weekday", weekday_words, (int)facts->openings[i].weekday);
        writer_clock(json, "from", facts->openings[i].from);
        writer_clock(json, "until", facts->openings[i].until);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_history(struct json_writer *json, const struct facts *facts)
{
    json_open_list(json, "history");
    for (int i = 0; i < facts->history_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "person", facts->history[i].person);
        json_text(json, "activity", facts->history[i].activity);
        writer_date(json, "date", facts->history[i].date);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_overrides(struct json_writer *json, const struct facts *facts)
{
    json_open_list(json, "overrides");
    for (int i = 0; i < facts->override_count; i++) {
        const struct override *override = &facts->overrides[i];
        json_open_inline_map(json, NULL);
        json_text(json, "rule", rule_get(override->rule)->code);
        json_text(json, "subject", override->subject);
        json_text(json, "who", override->who);
        json_text(json, "reason", override->reason);
        writer_date(json, "until", override->until);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_attendance(struct json_writer *json, const struct facts *facts)
{
    json_open_list(json, "attendance");
    for (int i = 0; i < facts->attendance_count; i++) {
        const struct attendance_row *row = &facts->attendance[i];
        json_open_inline_map(json, NULL);
        json_text(json, "session", row->session);
        json_text(json, "person", row->person);
        writer_word(json, "status", attendance_words, (int)row->status);
        json_bool(json, "corrected", row->is_corrected);
        json_bool(json, "after_signature", row->is_after_signature);
        json_bool(json, "correction", row->is_correction);
        json_close_map(json);
    }
    json_close_list(json);
}

void exchange_write_facts(struct buf *out, const struct facts *facts)
{
    struct json_writer json = json_start(out);
    json_open_map(&json, NULL);
    json_text(&json, "format", "tuanfu-facts");
    json_number(&json, "version", 1);
    writer_date(&json, "today", facts->today);
    facts_json_write_vocabulary(&json, facts->vocabulary);
    write_calendar(&json, facts->calendar);
    facts_json_write_programme(&json, facts->programme, facts->vocabulary);
    facts_json_write_activities(&json, facts);
    write_people(&json, facts);
    write_rooms(&json, facts);
    write_history(&json, facts);
    write_overrides(&json, facts);
    write_attendance(&json, facts);
    if (facts->standing)
        plan_json_write(&json, "standing", facts->standing);
    else
        json_null(&json, "standing");
    json_close_map(&json);
    json_end(&json);
}

/* ---- reading ---- */

static struct span read_span(struct reader *reader, const struct place *map)
{
    return (struct span){
        .from = reader_date(reader, map, "from"),
        .until = reader_date(reader, map, "until"),
    };
}

static void read_closed(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"from", "until", NULL};
    struct closed_span *closed = item;
    if (!reader_map(reader, place, keys))
        return;
    struct span span = read_span(reader, place);
    *closed = (struct closed_span){.from = span.from, .until = span.until, .name = {"", ""}};
}

static void read_swapped(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"date", "as", NULL};
    struct swapped_day *swapped = item;
    if (!reader_map(reader, place, keys))
        return;
    swapped->date = reader_date(reader, place, "date");
    swapped->as = (enum weekday)reader_word(reader, place, "as", weekday_words);
    swapped->name = (struct bilingual){"", ""};
}

static const struct calendar *read_calendar(struct reader *reader, const struct place *facts)
{
    static const char *const keys[] = {"id", "closed", "swapped", NULL};
    struct place map = reader_at(facts, "calendar");
    if (!reader_map(reader, &map, keys))
        return NULL;
    struct calendar *calendar = arena_take(reader->arena, 1, sizeof *calendar);
    calendar->id = reader_text(reader, &map, "id");
    calendar->closed = reader_list(reader, &map, "closed", sizeof *calendar->closed, LIST_MAX,
                                   &calendar->closed_count, read_closed);
    calendar->swapped = reader_list(reader, &map, "swapped", sizeof *calendar->swapped, LIST_MAX,
                                    &calendar->swapped_count, read_swapped);
    return calendar;
}

static void read_consent(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"purpose", "state", "from", "until", NULL};
    struct consent *consent = item;
    if (!reader_map(reader, place, keys))
        return;
    consent->purpose =
        (enum consent_purpose)reader_word(reader, place, "purpose", consent_purpose_words);
    consent->state = (enum consent_state)reader_word(reader, place, "state", consent_state_words);
    consent->span = read_span(reader, place);
}

static void read_dated_flag(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"flag", "from", "until", NULL};
    struct dated_flag *flag = item;
    if (!reader_map(reader, place, keys))
        return;
    flag->flag = reader_word(reader, place, "flag", reader->vocabulary->flag_words);
    flag->span = read_span(reader, place);
}

static void read_need(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"goal", "level", "judged", NULL};
    struct need *need = item;
    if (!reader_map(reader, place, keys))
        return;
    need->goal = reader_word(reader, place, "goal", reader->vocabulary->goal_words);
    need->level = reader_int(reader, place, "level", 0, LEVEL_MAX);
    need->judged = reader_date(reader, place, "judged");
}

static void read_child(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {
        "code", "sex", "birth", "site", "active", "enrolment", "assent", "consents", "restricted",
        "cleared", "tier", "countersigned", "flags", "needs", NULL,
    };
    struct child *child = item;
    if (!reader_map(reader, place, keys))
        return;
    child->code = reader_code(reader, place, "code");
    child->sex = (enum sex)reader_word(reader, place, "sex", sex_words);
    child->birth = reader_month(reader, place, "birth");
    child->site = reader_text(reader, place, "site");
    child->village = "";
    child->is_active = reader_bool(reader, place, "active");
    child->enrolment = (enum enrolment)reader_word(reader, place, "enrolment", enrolment_words);
    child->assent = (enum answer)reader_word(reader, place, "assent", answer_words);
    child->consents = reader_list(reader, place, "consents", sizeof *child->consents, LIST_MAX,
                                  &child->consent_count, read_consent);
    child->is_restricted = reader_bool(reader, place, "restricted");
    child->cleared = reader_date(reader, place, "cleared");
    child->tier = reader_int(reader, place, "tier", 0, TIER_MAX);
    child->is_countersigned = reader_bool(reader, place, "countersigned");
    child->flags = reader_list(reader, place, "flags", sizeof *child->flags, LIST_MAX,
                               &child->flag_count, read_dated_flag);
    child->needs = reader_list(reader, place, "needs", sizeof *child->needs, LIST_MAX,
                               &child->need_count, read_need);
}

static void read_away(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"from", "until", NULL};
    if (reader_map(reader, place, keys))
        *(struct span *)item = read_span(reader, place);
}

static void read_adult(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "sex", "level", "carer", "checked", "trained",
                                       "pledged", "away", NULL};
    struct adult *adult = item;
    if (!reader_map(reader, place, keys))
        return;
    adult->code = reader_code(reader, place, "code");
    adult->sex = (enum sex)reader_word(reader, place, "sex", sex_words);
    adult->level = (enum level)reader_word(reader, place, "level", level_words);
    adult->is_carer = reader_bool(reader, place, "carer");
    adult->checked = reader_date(reader, place, "checked");
    adult->is_trained = reader_bool(reader, place, "trained");
    adult->is_pledged = reader_bool(reader, place, "pledged");
    adult->away = reader_list(reader, place, "away", sizeof *adult->away, LIST_MAX,
                              &adult->away_count, read_away);
}

static void read_bond(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"kind", "person", "other", "from", "until", NULL};
    struct bond *bond = item;
    if (!reader_map(reader, place, keys))
        return;
    bond->kind = (enum bond_kind)reader_word(reader, place, "kind", bond_kind_words);
    bond->person = reader_code(reader, place, "person");
    bond->other = reader_code(reader, place, "other");
    bond->span = read_span(reader, place);
}

static void read_room(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "site", "capacity", "features", NULL};
    struct room *room = item;
    if (!reader_map(reader, place, keys))
        return;
    room->code = reader_code(reader, place, "code");
    room->site = reader_text(reader, place, "site");
    room->capacity = reader_int(reader, place, "capacity", 0, CAPACITY_MAX);
    room->features =
        reader_word_set(reader, place, "features", reader->vocabulary->room_feature_words);
}

static void read_opening(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"room", "weekday", "from", "until", NULL};
    struct opening *opening = item;
    if (!reader_map(reader, place, keys))
        return;
    opening->room = reader_code(reader, place, "room");
    opening->weekday = (enum weekday)reader_word(reader, place, "weekday", weekday_words);
    opening->from = reader_clock(reader, place, "from");
    opening->until = reader_clock(reader, place, "until");
}

static void read_history(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"person", "activity", "date", NULL};
    struct history *history = item;
    if (!reader_map(reader, place, keys))
        return;
    history->person = reader_code(reader, place, "person");
    history->activity = reader_code(reader, place, "activity");
    history->date = reader_date(reader, place, "date");
}

static void read_override(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"rule", "subject", "who", "reason", "until", NULL};
    struct override *override = item;
    if (!reader_map(reader, place, keys))
        return;
    override->rule = reader_rule(reader, place, "rule");
    override->subject = reader_text(reader, place, "subject");
    override->who = reader_text(reader, place, "who");
    override->reason = reader_text(reader, place, "reason");
    override->until = reader_date(reader, place, "until");
}

static void read_attendance(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"session", "person", "status", "corrected",
                                       "after_signature", "correction", NULL};
    struct attendance_row *row = item;
    if (!reader_map(reader, place, keys))
        return;
    row->session = reader_code(reader, place, "session");
    row->person = reader_code(reader, place, "person");
    row->status = (enum attendance)reader_word(reader, place, "status", attendance_words);
    row->is_corrected = reader_bool(reader, place, "corrected");
    row->is_after_signature = reader_bool(reader, place, "after_signature");
    row->is_correction = reader_bool(reader, place, "correction");
}

static void read_people(struct reader *reader, const struct place *map, struct facts *facts)
{
    facts->children = reader_list(reader, map, "children", sizeof *facts->children, LIST_MAX,
                                  &facts->child_count, read_child);
    facts->adults = reader_list(reader, map, "adults", sizeof *facts->adults, LIST_MAX,
                                &facts->adult_count, read_adult);
    facts->bonds = reader_list(reader, map, "bonds", sizeof *facts->bonds, LIST_MAX,
                               &facts->bond_count, read_bond);
    struct place children = reader_at(map, "children");
    for (int i = 1; i < facts->child_count; i++)
        if (text_compare_codes(facts->children[i - 1].code, facts->children[i].code) >= 0)
            reader_fail_order(reader, &children, i, facts->children[i].code);
    struct place adults = reader_at(map, "adults");
    for (int i = 1; i < facts->adult_count; i++)
        if (text_compare_codes(facts->adults[i - 1].code, facts->adults[i].code) >= 0)
            reader_fail_order(reader, &adults, i, facts->adults[i].code);
}

static void read_record(struct reader *reader, const struct place *map, struct facts *facts)
{
    facts->rooms = reader_list(reader, map, "rooms", sizeof *facts->rooms, LIST_MAX,
                               &facts->room_count, read_room);
    facts->openings = reader_list(reader, map, "openings", sizeof *facts->openings, LIST_MAX,
                                  &facts->opening_count, read_opening);
    facts->history = reader_list(reader, map, "history", sizeof *facts->history, LIST_MAX,
                                 &facts->history_count, read_history);
    facts->overrides = reader_list(reader, map, "overrides", sizeof *facts->overrides, LIST_MAX,
                                   &facts->override_count, read_override);
    facts->attendance = reader_list(reader, map, "attendance", sizeof *facts->attendance, LIST_MAX,
                                    &facts->attendance_count, read_attendance);
    struct place standing = reader_at(map, "standing");
    if (standing.node->kind != NODE_NULL)
        facts->standing = plan_json_read(reader, &standing);
}

const struct facts *exchange_read_facts(struct arena *arena, const struct node *root,
                                        struct error *err)
{
    static const char *const keys[] = {
        "format", "version", "today", "vocabulary", "calendar", "programme", "activities",
        "children", "adults", "bonds", "rooms", "openings", "history", "overrides", "attendance",
        "standing", NULL,
    };
    struct reader reader = {.arena = arena, .err = err};
    struct place map = {.node = root, .index = -1};
    if (!reader_map(&reader, &map, keys))
        return NULL;
    struct place format = reader_at(&map, "format");
    if (!text_equal(reader_text(&reader, &map, "format"), "tuanfu-facts"))
        reader_fail(&reader, &format, N_("not facts; the format must be \"tuanfu-facts\""));
    reader_int(&reader, &map, "version", 1, 1);
    struct facts *facts = arena_take(arena, 1, sizeof *facts);
    facts->today = reader_date(&reader, &map, "today");
    facts->vocabulary = facts_json_read_vocabulary(&reader, &map);
    if (!reader_is_well(&reader))
        return NULL;                    /* all that follows is read with these words */
    facts->calendar = read_calendar(&reader, &map);
    facts->programme = facts_json_read_programme(&reader, &map);
    facts->activities = facts_json_read_activities(&reader, &map, &facts->activity_count);
    read_people(&reader, &map, facts);
    read_record(&reader, &map, facts);
    return reader_is_well(&reader) ? facts : NULL;
}
