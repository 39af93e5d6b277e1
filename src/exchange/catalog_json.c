/* What facts take from the catalogue: goals, flags and items, one programme, all activities. Only
 * what rules and planner ask is written; texts for people stay in the catalogue. */
#include "exchange/facts_json.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/writer.h"
#include "model/facts.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

enum { MONTHS_MAX = 1440, PEOPLE_MAX = 100000, MINUTES_MAX = 1440, STRENGTH_MAX = 3 };

/* ---- vocabulary ---- */

static void write_items(struct json_writer *json, const char *key, const struct item_set *items,
                        const struct vocabulary *vocabulary)
{
    json_open_inline_list(json, key);
    for (int i = 0; i < vocabulary->item_words.count; i++)
        if (item_set_has(items, i))
            json_text(json, NULL, vocabulary->item_words.list[i].key);
    json_close_list(json);
}

static void write_flag(struct json_writer *json, const struct flag *flag,
                       const struct vocabulary *vocabulary)
{
    json_open_inline_map(json, NULL);
    json_text(json, "id", flag->id);
    json_bool(json, "body", flag->is_body);
    json_open_inline_map(json, "axes");
    for (int i = 0; i < AXIS_COUNT; i++)
        if (flag->axis_most[i] >= 0)
            json_number(json, axis_words.list[i].key, flag->axis_most[i]);
    json_close_map(json);
    writer_word_set(json, "topics", vocabulary->topic_words, flag->topics);
    write_items(json, "items", &flag->items, vocabulary);
    writer_word_set(json, "rooms", vocabulary->room_feature_words, flag->rooms);
    if (flag->level < 0)
        json_null(json, "level");
    else
        writer_word(json, "level", level_words, flag->level);
    if (flag->people_most)
        json_number(json, "people_max", flag->people_most);
    else
        json_null(json, "people_max");
    json_close_map(json);
}

static void write_keys(struct json_writer *json, const char *key, struct words words)
{
    json_open_inline_list(json, key);
    for (int i = 0; i < words.count; i++)
        json_text(json, NULL, words.list[i].key);
    json_close_list(json);
}

void facts_json_write_vocabulary(struct json_writer *json, const struct vocabulary *vocabulary)
{
    json_open_map(json, "vocabulary");
    json_open_list(json, "goals");
    for (int i = 0; i < vocabulary->goal_words.count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "id", vocabulary->goals[i].id);
        json_bool(json, "calming", vocabulary->goals[i].is_calming);
        json_close_map(json);
    }
    json_close_list(json);
    json_open_list(json, "flags");
    for (int i = 0; i < vocabulary->flag_words.count; i++)
        write_flag(json, &vocabulary->flags[i], vocabulary);
    json_close_list(json);
    write_keys(json, "topics", vocabulary->topic_words);
    write_keys(json, "items", vocabulary->item_words);
    write_keys(json, "rooms", vocabulary->room_feature_words);
    write_keys(json, "formations", vocabulary->formation_words);
    json_open_list(json, "postures");
    for (int i = 0; i < vocabulary->posture_words.count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "id", vocabulary->postures[i].id);
        json_bool(json, "changing", vocabulary->postures[i].is_changing);
        json_close_map(json);
    }
    json_close_list(json);
    json_close_map(json);
}

static void read_goal(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"id", "calming", NULL};
    struct goal *goal = item;
    if (!reader_map(reader, place, keys))
        return;
    goal->id = reader_code(reader, place, "id");
    goal->is_calming = reader_bool(reader, place, "calming");
    goal->casel = "";
}

static struct item_set read_items(struct reader *reader, const struct place *map, const char *key)
{
    struct item_set set = {0};
    struct code_list items = reader_codes(reader, map, key);
    struct place place = reader_at(map, key);
    for (int i = 0; i < items.count && reader_is_well(reader); i++) {
        int item = words_find(reader->vocabulary->item_words, items.codes[i]);
        if (item < 0)
            reader_fail_word(reader, &place, items.codes[i], reader->vocabulary->item_words);
        else
            item_set_add(&set, item);
    }
    return set;
}

static void read_flag(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"id", "body", "axes", "topics", "items", "rooms", "level",
                                       "people_max", NULL};
    struct flag *flag = item;
    if (!reader_map(reader, place, keys))
        return;
    flag->id = reader_code(reader, place, "id");
    flag->is_body = reader_bool(reader, place, "body");
    for (int i = 0; i < AXIS_COUNT; i++)
        flag->axis_most[i] = -1;
    reader_word_map(reader, place, "axes", axis_words, 0, axis_greatest(AXIS_WAIT_SECONDS),
                    flag->axis_most);
    flag->topics = reader_word_set(reader, place, "topics", reader->vocabulary->topic_words);
    flag->items = read_items(reader, place, "items");
    flag->rooms = reader_word_set(reader, place, "rooms", reader->vocabulary->room_feature_words);
    flag->level = reader_is_null(place, "level") ? -1
                                                 : reader_word(reader, place, "level", level_words);
    flag->people_most = reader_is_null(place, "people_max")
                            ? 0
                            : reader_int(reader, place, "people_max", 1, PEOPLE_MAX);
}

/* A list of keys as words without names; a key that stands twice is a problem. */
static struct words make_words(struct reader *reader, const struct place *place,
                               const char *const *keys, int count, int most)
{
    struct word *list = arena_take(reader->arena, (size_t)count, sizeof *list);
    struct words words = {.list = list, .count = count};
    if (count > most)
        reader_fail(reader, place, N_("the list is too long"));
    for (int i = 0; i < count && reader_is_well(reader); i++) {
        words.count = i;
        if (!keys[i][0] || words_find(words, keys[i]) >= 0)
            reader_fail(reader, place, N_("an id is empty or stands twice"));
        list[i] = (struct word){.key = keys[i], .name = {"", ""}};
    }
    words.count = reader_is_well(reader) ? count : 0;
    return words;
}

static struct words read_words(struct reader *reader, const struct place *map, const char *key,
                               int most)
{
    struct code_list list = reader_codes(reader, map, key);
    struct place place = reader_at(map, key);
    return make_words(reader, &place, list.codes, list.count, most);
}

static void read_goals(struct reader *reader, const struct place *map,
                       struct vocabulary *vocabulary)
{
    int count;
    struct goal *goals = reader_list(reader, map, "goals", sizeof *goals, GOAL_MAX, &count,
                                     read_goal);
    const char **ids = arena_take(reader->arena, (size_t)count, sizeof *ids);
    for (int i = 0; i < count; i++)
        ids[i] = goals[i].id;
    struct place place = reader_at(map, "goals");
    vocabulary->goals = goals;
    vocabulary->goal_words = make_words(reader, &place, ids, count, GOAL_MAX);
}

static void read_flags(struct reader *reader, const struct place *map,
                       struct vocabulary *vocabulary)
{
    int count;
    struct flag *flags = reader_list(reader, map, "flags", sizeof *flags, FLAG_MAX, &count,
                                     read_flag);
    const char **ids = arena_take(reader->arena, (size_t)count, sizeof *ids);
    for (int i = 0; i < count; i++)
        ids[i] = flags[i].id;
    struct place place = reader_at(map, "flags");
    vocabulary->flags = flags;
    vocabulary->flag_words = make_words(reader, &place, ids, count, FLAG_MAX);
}

static const struct formation *make_formations(struct arena *arena, struct words words)
{
    struct formation *formations = arena_take(arena, (size_t)words.count, sizeof *formations);
    for (int i = 0; i < words.count; i++)
        formations[i] = (struct formation){
            .id = words.list[i].key, .name = {"", ""}, .what = {"", ""},
        };
    return formations;
}

static void read_posture(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"id", "changing", NULL};
    struct posture *posture = item;
    if (!reader_map(reader, place, keys))
        return;
    posture->id = reader_code(reader, place, "id");
    posture->is_changing = reader_bool(reader, place, "changing");
    posture->name = posture->what = (struct bilingual){"", ""};
}

static void read_postures(struct reader *reader, const struct place *map,
                          struct vocabulary *vocabulary)
{
    int count;
    struct posture *postures = reader_list(reader, map, "postures", sizeof *postures, POSTURE_MAX,
                                           &count, read_posture);
    const char **ids = arena_take(reader->arena, (size_t)count, sizeof *ids);
    for (int i = 0; i < count; i++)
        ids[i] = postures[i].id;
    struct place place = reader_at(map, "postures");
    vocabulary->postures = postures;
    vocabulary->posture_words = make_words(reader, &place, ids, count, POSTURE_MAX);
}

static const struct item *make_items(struct arena *arena, struct words words)
{
    struct item *items = arena_take(arena, (size_t)words.count, sizeof *items);
    for (int i = 0; i < words.count; i++)
        items[i] = (struct item){
            .id = words.list[i].key, .name = {"", ""}, .substitute = {"", ""},
        };
    return items;
}

const struct vocabulary *facts_json_read_vocabulary(struct reader *reader,
                                                    const struct place *facts)
{
    static const char *const keys[] = {"goals", "flags", "topics", "items", "rooms",
                                       "formations", "postures", NULL};
    struct place map = reader_at(facts, "vocabulary");
    if (!reader_map(reader, &map, keys))
        return NULL;
    struct vocabulary *vocabulary = arena_take(reader->arena, 1, sizeof *vocabulary);
    vocabulary->topic_words = read_words(reader, &map, "topics", TOPIC_MAX);
    vocabulary->item_words = read_words(reader, &map, "items", ITEM_MAX);
    vocabulary->room_feature_words = read_words(reader, &map, "rooms", ROOM_FEATURE_MAX);
    vocabulary->topics = vocabulary->topic_words.list;
    vocabulary->items = make_items(reader->arena, vocabulary->item_words);
    vocabulary->formation_words = read_words(reader, &map, "formations", FORMATION_MAX);
    vocabulary->formations = make_formations(reader->arena, vocabulary->formation_words);
    reader->vocabulary = vocabulary;
    read_goals(reader, &map, vocabulary);
    read_flags(reader, &map, vocabulary);
    read_postures(reader, &map, vocabulary);
    return reader_is_well(reader) ? vocabulary : NULL;
}

/* ---- programme ---- */

static struct code_list codes_of(struct id_list ids)
{
    return (struct code_list){.codes = ids.ids, .count = ids.count};
}

static struct id_list read_ids(struct reader *reader, const struct place *map, const char *key)
{
    struct code_list codes = reader_codes(reader, map, key);
    return (struct id_list){.ids = codes.codes, .count = codes.count};
}

static void write_phase_ids(struct json_writer *json, const char *key, const struct id_list *lists)
{
    json_open_inline_map(json, key);
    for (int i = 0; i < PHASE_COUNT; i++)
        if (lists[i].count)
            writer_codes(json, phase_words.list[i].key, codes_of(lists[i]));
    json_close_map(json);
}

static void write_programme_track(struct json_writer *json, const struct programme_track *track)
{
    json_open_inline_map(json, NULL);
    json_text(json, "code", track->code);
    writer_word(json, "audience", audience_words, (int)track->audience);
    writer_range(json, "age", track->age);
    json_open_inline_map(json, "minutes");
    for (int i = 0; i < PHASE_COUNT; i++)
        if (track->minutes[i])
            json_number(json, phase_words.list[i].key, track->minutes[i]);
    json_close_map(json);
    write_phase_ids(json, "fixed", track->fixed);
    json_close_map(json);
}

static void write_programme_block(struct json_writer *json, const struct programme_block *block)
{
    json_open_map(json, NULL);
    json_text(json, "code", block->code);
    writer_word(json, "kind", block_kind_words, (int)block->kind);
    json_number(json, "minutes", block->minutes);
    json_bool(json, "headcount", block->has_headcount);
    json_open_list(json, "tracks");
    for (int i = 0; i < block->track_count; i++)
        write_programme_track(json, &block->tracks[i]);
    json_close_list(json);
    json_close_map(json);
}

static void write_programme_sessions(struct json_writer *json, const struct programme *programme)
{
    json_open_list(json, "sessions");
    for (int i = 0; i < programme->session_count; i++) {
        const struct programme_session *session = &programme->sessions[i];
        json_open_map(json, NULL);
        json_number(json, "no", session->no);
        writer_word(json, "stage", stage_words, (int)session->stage);
        json_number(json, "trust_cap", session->trust_cap);
        json_open_list(json, "blocks");
        for (int j = 0; j < session->block_count; j++)
            write_programme_block(json, &session->blocks[j]);
        json_close_list(json);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_musts(struct json_writer *json, const struct programme *programme)
{
    json_open_list(json, "must");
    for (int i = 0; i < programme->must_count; i++) {
        json_open_inline_map(json, NULL);
        json_number(json, "session", programme->musts[i].session);
        json_text(json, "track", programme->musts[i].track);
        writer_codes(json, "any_of", codes_of(programme->musts[i].alternatives));
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_fillers(struct json_writer *json, const struct programme *programme)
{
    json_open_inline_map(json, "filled_by");
    for (int i = 0; i < PHASE_COUNT; i++)
        if (programme->filled_by[i])
            writer_word_set(json, phase_words.list[i].key, filler_words, programme->filled_by[i]);
    json_close_map(json);
}

void facts_json_write_programme(struct json_writer *json, const struct programme *programme,
                                const struct vocabulary *vocabulary)
{
    json_open_map(json, "programme");
    json_text(json, "id", programme->id);
    writer_word(json, "format", format_words, (int)programme->format);
    writer_range(json, "age", programme->age);
    writer_range(json, "size", programme->size);
    writer_range(json, "target", programme->target);
    writer_word(json, "leader", level_words, (int)programme->leader);
    json_number(json, "assistants", programme->assistants);
    json_number(json, "adults_min", programme->adults_min);
    writer_word_set(json, "goals", vocabulary->goal_words, programme->goals);
    writer_word_set(json, "also", vocabulary->goal_words, programme->also);
    json_number(json, "touch_cap", programme->touch_cap);
    writer_range(json, "gap_days", programme->gap_days);
    json_number(json, "travel_max", programme->travel_most);
    write_phase_ids(json, "rituals", programme->rituals);
    json_text(json, "notice", programme->notice);
    write_fillers(json, programme);
    write_musts(json, programme);
    json_number(json, "spare", programme->spare);
    writer_range(json, "island_pairs", programme->island_pairs);
    json_number(json, "islands_per_stage_leader", programme->islands_per_stage_leader);
    write_items(json, "excluded", &programme->excluded, vocabulary);
    json_bool(json, "grief", programme->is_grief);
    write_programme_sessions(json, programme);
    json_close_map(json);
}

/* Lists under phases: a map whose keys are phases. Calls `read` for each. */
static bool is_phase_map(struct reader *reader, const struct place *place)
{
    if (place->node->kind != NODE_MAP)
        return reader_fail(reader, place, N_("not a map; write { … }"));
    for (const struct node *node = place->node->first; node; node = node->next)
        if (words_find(phase_words, node->key) < 0)
            return reader_fail_word(reader, place, node->key, phase_words);
    return true;
}

static void read_phase_ids(struct reader *reader, const struct place *map, const char *key,
                           struct id_list *lists)
{
    struct place place = reader_at(map, key);
    if (!is_phase_map(reader, &place))
        return;
    for (const struct node *node = place.node->first; node; node = node->next)
        lists[words_find(phase_words, node->key)] = read_ids(reader, &place, node->key);
}

static void read_fillers(struct reader *reader, const struct place *map,
                         struct programme *programme)
{
    struct place place = reader_at(map, "filled_by");
    if (!is_phase_map(reader, &place))
        return;
    for (const struct node *node = place.node->first; node; node = node->next)
        programme->filled_by[words_find(phase_words, node->key)] =
            reader_word_set(reader, &place, node->key, filler_words);
}

static void read_must(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"session", "track", "any_of", NULL};
    struct must *must = item;
    if (!reader_map(reader, place, keys))
        return;
    must->session = reader_int(reader, place, "session", 1, PEOPLE_MAX);
    must->track = reader_text(reader, place, "track");
    must->alternatives = read_ids(reader, place, "any_of");
}

static void read_programme_track(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "audience", "age", "minutes", "fixed", NULL};
    struct programme_track *track = item;
    if (!reader_map(reader, place, keys))
        return;
    track->code = reader_code(reader, place, "code");
    track->audience = (enum audience)reader_word(reader, place, "audience", audience_words);
    track->age = reader_range(reader, place, "age", 0, MONTHS_MAX);
    reader_word_map(reader, place, "minutes", phase_words, 0, MINUTES_MAX, track->minutes);
    read_phase_ids(reader, place, "fixed", track->fixed);
}

static void read_programme_block(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "kind", "minutes", "headcount", "tracks", NULL};
    struct programme_block *block = item;
    if (!reader_map(reader, place, keys))
        return;
    block->code = reader_code(reader, place, "code");
    block->kind = (enum block_kind)reader_word(reader, place, "kind", block_kind_words);
    block->minutes = reader_int(reader, place, "minutes", 0, MINUTES_MAX);
    block->has_headcount = reader_bool(reader, place, "headcount");
    block->tracks = reader_list(reader, place, "tracks", sizeof *block->tracks, PEOPLE_MAX,
                                &block->track_count, read_programme_track);
}

static void read_programme_session(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"no", "stage", "trust_cap", "blocks", NULL};
    struct programme_session *session = item;
    if (!reader_map(reader, place, keys))
        return;
    session->no = reader_int(reader, place, "no", 1, PEOPLE_MAX);
    session->title = (struct bilingual){"", ""};
    session->stage = (enum stage)reader_word(reader, place, "stage", stage_words);
    session->trust_cap = reader_int(reader, place, "trust_cap", 0, axis_greatest(AXIS_TRUST));
    session->blocks = reader_list(reader, place, "blocks", sizeof *session->blocks, PEOPLE_MAX,
                                  &session->block_count, read_programme_block);
}

static void read_people_of_programme(struct reader *reader, const struct place *map,
                                     struct programme *programme)
{
    programme->age = reader_range(reader, map, "age", 0, MONTHS_MAX);
    programme->size = reader_range(reader, map, "size", 0, PEOPLE_MAX);
    programme->target = reader_range(reader, map, "target", 0, PEOPLE_MAX);
    programme->leader = (enum level)reader_word(reader, map, "leader", level_words);
    programme->assistants = reader_int(reader, map, "assistants", 0, PEOPLE_MAX);
    programme->adults_min = reader_int(reader, map, "adults_min", 0, PEOPLE_MAX);
    programme->gap_days = reader_range(reader, map, "gap_days", 0, PEOPLE_MAX);
    programme->travel_most = reader_int(reader, map, "travel_max", 0, MINUTES_MAX);
    programme->island_pairs = reader_range(reader, map, "island_pairs", 0, PEOPLE_MAX);
    programme->islands_per_stage_leader =
        reader_int(reader, map, "islands_per_stage_leader", 0, PEOPLE_MAX);
}

static void read_contents_of_programme(struct reader *reader, const struct place *map,
                                       struct programme *programme)
{
    struct words goals = reader->vocabulary->goal_words;
    programme->goals = reader_word_set(reader, map, "goals", goals);
    programme->also = reader_word_set(reader, map, "also", goals);
    programme->touch_cap = reader_int(reader, map, "touch_cap", 0, axis_greatest(AXIS_TOUCH));
    read_phase_ids(reader, map, "rituals", programme->rituals);
    programme->notice = reader_text(reader, map, "notice");
    read_fillers(reader, map, programme);
    programme->musts = reader_list(reader, map, "must", sizeof *programme->musts, PEOPLE_MAX,
                                   &programme->must_count, read_must);
    programme->spare = reader_int(reader, map, "spare", 0, PEOPLE_MAX);
    programme->excluded = read_items(reader, map, "excluded");
    programme->is_grief = reader_bool(reader, map, "grief");
    programme->sessions = reader_list(reader, map, "sessions", sizeof *programme->sessions,
                                      PEOPLE_MAX, &programme->session_count,
                                      read_programme_session);
}

const struct programme *facts_json_read_programme(struct reader *reader,
                                                  const struct place *facts)
{
    static const char *const keys[] = {
        "id", "format", "age", "size", "target", "leader", "assistants", "adults_min", "goals",
        "also", "touch_cap", "gap_days", "travel_max", "rituals", "notice", "filled_by", "must",
        "spare", "island_pairs", "islands_per_stage_leader", "excluded", "grief", "sessions", NULL,
    };
    struct place map = reader_at(facts, "programme");
    if (!reader_map(reader, &map, keys))
        return NULL;
    struct programme *programme = arena_take(reader->arena, 1, sizeof *programme);
    programme->id = reader_code(reader, &map, "id");
    programme->name = (struct bilingual){"", ""};
    programme->file = "";
    programme->format = (enum format)reader_word(reader, &map, "format", format_words);
    read_people_of_programme(reader, &map, programme);
    read_contents_of_programme(reader, &map, programme);
    return reader_is_well(reader) ? programme : NULL;
}

/* ---- activities ---- */

static void write_minutes(struct json_writer *json, struct minutes_range minutes)
{
    json_open_inline_map(json, "minutes");
    json_number(json, "min", minutes.min);
    json_number(json, "typical", minutes.typical);
    json_number(json, "max", minutes.max);
    json_close_map(json);
}

static void write_numbers(struct json_writer *json, const struct activity *activity,
                          const struct vocabulary *vocabulary)
{
    json_open_inline_map(json, "axes");
    for (int i = 0; i < AXIS_COUNT; i++)
        json_number(json, axis_words.list[i].key, activity->axis[i]);
    json_close_map(json);
    writer_word(json, "formation", vocabulary->formation_words, activity->formation);
    writer_word(json, "posture", vocabulary->posture_words, activity->posture);
    writer_word_set(json, "topics", vocabulary->topic_words, activity->topics);
    writer_word(json, "level", level_words, (int)activity->level);
    json_open_inline_map(json, "goals");
    for (int i = 0; i < vocabulary->goal_words.count; i++)
        if (activity->goals[i])
            json_number(json, vocabulary->goal_words.list[i].key, activity->goals[i]);
    json_close_map(json);
}

static void write_activity(struct json_writer *json, const struct activity *activity,
                           const struct vocabulary *vocabulary)
{
    json_open_map(json, NULL);
    json_text(json, "id", activity->id);
    json_number(json, "version", activity->version);
    writer_word(json, "kind", kind_words, (int)activity->kind);
    writer_word_set(json, "phases", phase_words, activity->phases);
    writer_word_set(json, "audience", audience_words, activity->audiences);
    writer_range(json, "age", activity->age);
    writer_range(json, "people", activity->people);
    if (activity->per.max)
        writer_range(json, "per", activity->per);
    else
        json_null(json, "per");
    writer_word(json, "parity", parity_words, (int)activity->parity);
    write_minutes(json, activity->minutes);
    write_numbers(json, activity, vocabulary);
    write_items(json, "items", &activity->items, vocabulary);
    writer_word(json, "stage_earliest", stage_words, (int)activity->stage_earliest);
    json_bool(json, "event_ok", activity->is_event_ok);
    json_bool(json, "last_ok", activity->is_last_ok);
    json_bool(json, "ritual", activity->is_ritual);
    json_bool(json, "farewell", activity->is_farewell);
    json_bool(json, "refused", activity->is_refused);
    writer_word_set(json, "avoid", vocabulary->flag_words, activity->avoid);
    writer_word_set(json, "adapt", vocabulary->flag_words, activity->adapt);
    json_text(json, "hash", activity_hash(json->out->arena, activity));
    json_close_map(json);
}

void facts_json_write_activities(struct json_writer *json, const struct facts *facts)
{
    json_open_list(json, "activities");
    for (int i = 0; i < facts->activity_count; i++)
        write_activity(json, facts->activities[i], facts->vocabulary);
    json_close_list(json);
}

static struct minutes_range read_minutes(struct reader *reader, const struct place *map)
{
    static const char *const keys[] = {"min", "typical", "max", NULL};
    struct place place = reader_at(map, "minutes");
    struct minutes_range minutes = {0};
    if (!reader_map(reader, &place, keys))
        return minutes;
    minutes.min = reader_int(reader, &place, "min", 0, MINUTES_MAX);
    minutes.typical = reader_int(reader, &place, "typical", minutes.min, MINUTES_MAX);
    minutes.max = reader_int(reader, &place, "max", minutes.typical, MINUTES_MAX);
    return minutes;
}

static void read_axes(struct reader *reader, const struct place *map, struct activity *activity)
{
    for (int i = 0; i < AXIS_COUNT; i++)
        activity->axis[i] = -1;
    reader_word_map(reader, map, "axes", axis_words, 0, axis_greatest(AXIS_WAIT_SECONDS),
                    activity->axis);
    struct place place = reader_at(map, "axes");
    for (int i = 0; i < AXIS_COUNT; i++)
        if (activity->axis[i] < 0 || activity->axis[i] > axis_greatest((enum axis)i))
            reader_fail(reader, &place, N_("an axis is missing or above its scale"));
}

/* The hash is text of a fixed size: 64 hex digits, or "" for activities made by hand. */
static void read_hash(struct reader *reader, const struct place *map, struct activity *activity)
{
    const char *hash = reader_text(reader, map, "hash");
    struct place place = reader_at(map, "hash");
    size_t length = strlen(hash);
    if (length >= sizeof activity->given_hash)
        reader_fail(reader, &place, N_("longer than 64 hex digits"));
    else
        memcpy(activity->given_hash, hash, length + 1);
}

static void read_where_it_fits(struct reader *reader, const struct place *place,
                               struct activity *activity)
{
    activity->kind = (enum kind)reader_word(reader, place, "kind", kind_words);
    activity->phases = reader_word_set(reader, place, "phases", phase_words);
    activity->audiences = reader_word_set(reader, place, "audience", audience_words);
    activity->age = reader_range(reader, place, "age", 0, MONTHS_MAX);
    activity->people = reader_range(reader, place, "people", 0, PEOPLE_MAX);
    if (!reader_is_null(place, "per"))
        activity->per = reader_range(reader, place, "per", 1, PEOPLE_MAX);
    activity->parity = (enum parity)reader_word(reader, place, "parity", parity_words);
    activity->minutes = read_minutes(reader, place);
    activity->stage_earliest =
        (enum stage)reader_word(reader, place, "stage_earliest", stage_words);
    activity->is_event_ok = reader_bool(reader, place, "event_ok");
    activity->is_last_ok = reader_bool(reader, place, "last_ok");
    activity->is_ritual = reader_bool(reader, place, "ritual");
    activity->is_farewell = reader_bool(reader, place, "farewell");
    activity->is_refused = reader_bool(reader, place, "refused");
}

static void read_what_it_asks(struct reader *reader, const struct place *place,
                              struct activity *activity)
{
    const struct vocabulary *vocabulary = reader->vocabulary;
    read_axes(reader, place, activity);
    activity->formation = reader_word(reader, place, "formation", vocabulary->formation_words);
    activity->posture = reader_word(reader, place, "posture", vocabulary->posture_words);
    activity->topics = reader_word_set(reader, place, "topics", vocabulary->topic_words);
    activity->level = (enum level)reader_word(reader, place, "level", level_words);
    reader_word_map(reader, place, "goals", vocabulary->goal_words, 1, STRENGTH_MAX,
                    activity->goals);
    activity->items = read_items(reader, place, "items");
    activity->avoid = reader_word_set(reader, place, "avoid", vocabulary->flag_words);
    activity->adapt = reader_word_set(reader, place, "adapt", vocabulary->flag_words);
}

/* Texts that the document does not hold are "", as everywhere. */
static void clear_texts(struct activity *activity)
{
    const struct bilingual none = {"", ""};
    activity->name = activity->brief = activity->purpose = activity->preparation = none;
    activity->safety = activity->head_count = none;
    activity->handout = (struct handout){.title = none, .text = none};
    activity->source = activity->licence = activity->from = "";
    activity->file = activity->bytes = "";
}

static void read_activity(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {
        "id", "version", "kind", "phases", "audience", "age", "people", "per", "parity", "minutes",
        "axes", "formation", "posture", "topics", "level", "goals", "items", "stage_earliest",
        "event_ok", "last_ok", "ritual", "farewell", "refused", "avoid", "adapt", "hash", NULL,
    };
    struct activity *activity = item;
    if (!reader_map(reader, place, keys))
        return;
    clear_texts(activity);
    activity->id = reader_code(reader, place, "id");
    activity->version = reader_int(reader, place, "version", 0, INT_MAX);
    read_where_it_fits(reader, place, activity);
    read_what_it_asks(reader, place, activity);
    read_hash(reader, place, activity);
}

const struct activity *const *facts_json_read_activities(struct reader *reader,
                                                         const struct place *facts, int *count)
{
    struct activity *list = reader_list(reader, facts, "activities", sizeof *list, PEOPLE_MAX,
                                        count, read_activity);
    if (!reader_is_well(reader))
        return NULL;
    const struct activity **activities =
        arena_take(reader->arena, (size_t)*count, sizeof *activities);
    struct place place = reader_at(facts, "activities");
    for (int i = 0; i < *count; i++) {
        activities[i] = &list[i];
        if (i && strcmp(list[i - 1].id, list[i].id) >= 0)
            reader_fail_order(reader, &place, i, list[i].id);
    }
    return activities;
}
