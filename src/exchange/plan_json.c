#include "exchange/plan_json.h"

#include "base/text.h"
#include "exchange/exchange.h"
#include "exchange/writer.h"
#include "model/facts.h"

#include <assert.h>
#include <limits.h>

enum { LIST_MAX = 100000, MINUTES_MAX = 1440 };

/* ---- writing ---- */

static void write_slot(struct json_writer *json, const struct slot *slot)
{
    json_open_inline_map(json, NULL);
    writer_word(json, "phase", phase_words, (int)slot->phase);
    writer_word(json, "kind", slot_kind_words, (int)slot->kind);
    json_text(json, "activity", slot->activity);
    json_number(json, "start", slot->start);
    json_number(json, "minutes", slot->minutes);
    json_open_inline_list(json, "printed");
    for (int i = 0; i < slot->printed_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "child", slot->printed[i].child);
        json_text(json, "flag", slot->printed[i].flag);
        json_close_map(json);
    }
    json_close_list(json);
    json_text(json, "locked_by", slot->locked_by);
    json_close_map(json);
}

static void write_track(struct json_writer *json, const struct track *track)
{
    json_open_map(json, NULL);
    json_text(json, "code", track->code);
    writer_word(json, "audience", audience_words, (int)track->audience);
    json_number(json, "island", track->island);
    json_text(json, "room", track->room);
    json_text(json, "leader", track->leader);
    writer_codes(json, "assistants", track->assistants);
    writer_codes(json, "children", track->children);
    writer_codes(json, "carers", track->carers);
    json_open_list(json, "pairs");
    for (int i = 0; i < track->pair_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "child", track->pairs[i].child);
        json_text(json, "adult", track->pairs[i].adult);
        writer_word(json, "role", pair_role_words, (int)track->pairs[i].role);
        json_close_map(json);
    }
    json_close_list(json);
    json_open_list(json, "slots");
    for (int i = 0; i < track->slot_count; i++)
        write_slot(json, &track->slots[i]);
    json_close_list(json);
    json_text(json, "spare", track->spare);
    json_close_map(json);
}

static void write_block(struct json_writer *json, const struct block *block)
{
    json_open_map(json, NULL);
    json_text(json, "code", block->code);
    writer_word(json, "kind", block_kind_words, (int)block->kind);
    json_number(json, "start", block->start);
    json_number(json, "minutes", block->minutes);
    json_bool(json, "headcount", block->has_headcount);
    writer_codes(json, "stage_leaders", block->stage_leaders);
    json_open_list(json, "tracks");
    for (int i = 0; i < block->track_count; i++)
        write_track(json, &block->tracks[i]);
    json_close_list(json);
    json_close_map(json);
}

static void write_blocks(struct json_writer *json, const struct block *blocks, int count)
{
    json_open_list(json, "blocks");
    for (int i = 0; i < count; i++)
        write_block(json, &blocks[i]);
    json_close_list(json);
}

static void write_session(struct json_writer *json, const struct session *session)
{
    json_open_map(json, NULL);
    json_text(json, "code", session->code);
    json_text(json, "series", session->series);
    json_number(json, "no", session->no);
    writer_date(json, "date", session->date);
    writer_clock(json, "start", session->start);
    writer_word(json, "state", session_state_words, (int)session->state);
    json_bool(json, "pinned", session->is_pinned);
    write_blocks(json, session->blocks, session->block_count);
    json_open_list(json, "variants");
    for (int i = 0; i < session->variant_count; i++) {
        json_open_map(json, NULL);
        json_number(json, "people", session->variants[i].people);
        write_blocks(json, session->variants[i].blocks, session->variants[i].block_count);
        json_close_map(json);
    }
    json_close_list(json);
    json_close_map(json);
}

static void write_claimed(struct json_writer *json, const struct plan *plan)
{
    json_open_inline_map(json, "claimed");
    for (int i = 0; i < RULE_COUNT; i++)
        if (plan->claimed[i])
            json_number(json, rule_get((enum rule_code)i)->code, plan->claimed[i]);
    json_close_map(json);
}

static void write_left_out(struct json_writer *json, const struct plan *plan)
{
    json_open_list(json, "unplaced");
    for (int i = 0; i < plan->unplaced_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "person", plan->unplaced[i].person);
        json_text(json, "rule", rule_get(plan->unplaced[i].rule)->code);
        json_text(json, "change", plan->unplaced[i].change);
        json_close_map(json);
    }
    json_close_list(json);
    json_open_inline_list(json, "clash");
    for (int i = 0; i < plan->clash_count; i++)
        json_text(json, NULL, rule_get(plan->clash[i])->code);
    json_close_list(json);
}

static void write_papers(struct json_writer *json, const struct plan *plan)
{
    json_bool(json, "trial", plan->is_trial);
    json_open_list(json, "papers");
    for (int i = 0; i < plan->paper_count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "person", plan->papers[i].person);
        json_text(json, "rule", rule_get(plan->papers[i].rule)->code);
        json_close_map(json);
    }
    json_close_list(json);
}

void plan_json_write(struct json_writer *json, const char *key, const struct plan *plan)
{
    json_open_map(json, key);
    json_text(json, "format", "tuanfu-plan");
    json_number(json, "version", 1);
    json_text(json, "programme", plan->programme);
    writer_word(json, "outcome", plan_outcome_words, (int)plan->outcome);
    json_number(json, "seed", (int64_t)plan->seed);
    json_number(json, "budget", plan->budget);
    json_number(json, "steps", plan->steps);
    if (plan->bound == INT64_MIN)
        json_null(json, "bound");
    else
        json_number(json, "bound", plan->bound);
    write_claimed(json, plan);
    write_papers(json, plan);
    json_open_list(json, "sessions");
    for (int i = 0; i < plan->session_count; i++)
        write_session(json, &plan->sessions[i]);
    json_close_list(json);
    write_left_out(json, plan);
    json_close_map(json);
}

void exchange_write_plan(struct buf *out, const struct plan *plan)
{
    struct json_writer json = json_start(out);
    plan_json_write(&json, NULL, plan);
    json_end(&json);
}

/* ---- reading ---- */

/* What the plan names must be in the facts, or the judge would look for what is not there. */
static const char *read_activity(struct reader *reader, const struct place *map, const char *key)
{
    const char *id = reader_text(reader, map, key);
    struct place place = reader_at(map, key);
    if (id[0] && reader->known && !facts_activity(reader->known, id))
        reader_fail(reader, &place,
                    N_("not in the facts; use the facts that belong to the plan"));
    return id;
}

static struct code_list read_children(struct reader *reader, const struct place *map)
{
    struct code_list children = reader_codes(reader, map, "children");
    struct place list = reader_at(map, "children");
    for (int i = 0; i < children.count && reader->known && reader_is_well(reader); i++) {
        struct place place = {.up = &list, .node = node_at(list.node, i), .index = i};
        if (!facts_child(reader->known, children.codes[i]))
            reader_fail(reader, &place,
                        N_("not in the facts; use the facts that belong to the plan"));
    }
    return children;
}

static void read_printed(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"child", "flag", NULL};
    struct printed *printed = item;
    if (!reader_map(reader, place, keys))
        return;
    printed->child = reader_code(reader, place, "child");
    printed->flag = reader_code(reader, place, "flag");
    struct place flag = reader_at(place, "flag");
    if (reader->known && vocabulary_flag(reader->known->vocabulary, printed->flag) < 0)
        reader_fail_word(reader, &flag, printed->flag, reader->known->vocabulary->flag_words);
}

static void read_slot(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"phase", "kind", "activity", "start", "minutes", "printed",
                                       "locked_by", NULL};
    struct slot *slot = item;
    if (!reader_map(reader, place, keys))
        return;
    slot->phase = (enum phase)reader_word(reader, place, "phase", phase_words);
    slot->kind = (enum slot_kind)reader_word(reader, place, "kind", slot_kind_words);
    slot->activity = read_activity(reader, place, "activity");
    slot->start = reader_int(reader, place, "start", 0, MINUTES_MAX);
    slot->minutes = reader_int(reader, place, "minutes", 0, MINUTES_MAX);
    slot->printed = reader_list(reader, place, "printed", sizeof *slot->printed, LIST_MAX,
                                &slot->printed_count, read_printed);
    slot->locked_by = reader_text(reader, place, "locked_by");
    struct place activity = reader_at(place, "activity");
    if (slot->kind == SLOT_DEBRIEF && slot->activity[0])
        reader_fail(reader, &activity, N_("a debrief has no activity; write \"\""));
    if (slot->kind != SLOT_DEBRIEF && !slot->activity[0])
        reader_fail(reader, &activity, N_("empty; only a debrief has no activity"));
}

static void read_pair(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"child", "adult", "role", NULL};
    struct pair *pair = item;
    if (!reader_map(reader, place, keys))
        return;
    pair->child = reader_code(reader, place, "child");
    pair->adult = reader_text(reader, place, "adult");
    pair->role = (enum pair_role)reader_word(reader, place, "role", pair_role_words);
}

static void read_track(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "audience", "island", "room", "leader",
                                       "assistants", "children", "carers", "pairs", "slots",
                                       "spare", NULL};
    struct track *track = item;
    if (!reader_map(reader, place, keys))
        return;
    track->code = reader_code(reader, place, "code");
    track->audience = (enum audience)reader_word(reader, place, "audience", audience_words);
    track->island = reader_int(reader, place, "island", 0, LIST_MAX);
    track->room = reader_text(reader, place, "room");
    track->leader = reader_text(reader, place, "leader");
    track->assistants = reader_codes(reader, place, "assistants");
    track->children = read_children(reader, place);
    track->carers = reader_codes(reader, place, "carers");
    track->pairs = reader_list(reader, place, "pairs", sizeof *track->pairs, LIST_MAX,
                               &track->pair_count, read_pair);
    track->slots = reader_list(reader, place, "slots", sizeof *track->slots, LIST_MAX,
                               &track->slot_count, read_slot);
    track->spare = read_activity(reader, place, "spare");
}

static void read_block(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "kind", "start", "minutes", "headcount",
                                       "stage_leaders", "tracks", NULL};
    struct block *block = item;
    if (!reader_map(reader, place, keys))
        return;
    block->code = reader_code(reader, place, "code");
    block->kind = (enum block_kind)reader_word(reader, place, "kind", block_kind_words);
    block->start = reader_int(reader, place, "start", 0, MINUTES_MAX);
    block->minutes = reader_int(reader, place, "minutes", 0, MINUTES_MAX);
    block->has_headcount = reader_bool(reader, place, "headcount");
    block->stage_leaders = reader_codes(reader, place, "stage_leaders");
    block->tracks = reader_list(reader, place, "tracks", sizeof *block->tracks, LIST_MAX,
                                &block->track_count, read_track);
}

static void read_variant(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"people", "blocks", NULL};
    struct variant *variant = item;
    if (!reader_map(reader, place, keys))
        return;
    variant->people = reader_int(reader, place, "people", 0, LIST_MAX);
    variant->blocks = reader_list(reader, place, "blocks", sizeof *variant->blocks, LIST_MAX,
                                  &variant->block_count, read_block);
}

static void read_session(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"code", "series", "no", "date", "start", "state", "pinned",
                                       "blocks", "variants", NULL};
    struct session *session = item;
    if (!reader_map(reader, place, keys))
        return;
    session->code = reader_code(reader, place, "code");
    session->series = reader_code(reader, place, "series");
    session->no = reader_int(reader, place, "no", 1, LIST_MAX);
    session->date = reader_date(reader, place, "date");
    session->start = reader_clock(reader, place, "start");
    session->state = (enum session_state)reader_word(reader, place, "state", session_state_words);
    session->is_pinned = reader_bool(reader, place, "pinned");
    session->blocks = reader_list(reader, place, "blocks", sizeof *session->blocks, LIST_MAX,
                                  &session->block_count, read_block);
    session->variants = reader_list(reader, place, "variants", sizeof *session->variants, LIST_MAX,
                                    &session->variant_count, read_variant);
}

static void read_unplaced(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"person", "rule", "change", NULL};
    struct unplaced *unplaced = item;
    if (!reader_map(reader, place, keys))
        return;
    unplaced->person = reader_code(reader, place, "person");
    unplaced->rule = reader_rule(reader, place, "rule");
    unplaced->change = reader_text(reader, place, "change");
}

static void read_paper(struct reader *reader, const struct place *place, void *item)
{
    static const char *const keys[] = {"person", "rule", NULL};
    struct missing_paper *paper = item;
    if (!reader_map(reader, place, keys))
        return;
    paper->person = reader_code(reader, place, "person");
    paper->rule = reader_rule(reader, place, "rule");
}

static void read_clash(struct reader *reader, const struct place *place, void *item)
{
    *(enum rule_code *)item = reader_rule_at(reader, place);
}

static void read_claimed(struct reader *reader, const struct place *map, struct plan *plan)
{
    struct place claimed = reader_at(map, "claimed");
    if (claimed.node->kind != NODE_MAP) {
        reader_fail(reader, &claimed, N_("not a map; write { … }"));
        return;
    }
    for (const struct node *node = claimed.node->first; node; node = node->next) {
        struct place place = {.up = &claimed, .node = node, .index = -1};
        struct node name = {.kind = NODE_TEXT, .text = node->key, .key = node->key};
        struct place key = {.up = &claimed, .node = &name, .index = -1};
        enum rule_code rule = reader_rule_at(reader, &key);
        if (node->kind != NODE_NUMBER || !node->number)
            reader_fail(reader, &place, N_("not a whole number other than 0"));
        plan->claimed[rule] = node->number;
    }
}

static void read_head(struct reader *reader, const struct place *place, struct plan *plan)
{
    struct place format = reader_at(place, "format");
    if (!text_equal(reader_text(reader, place, "format"), "tuanfu-plan"))
        reader_fail(reader, &format, N_("not a plan; the format must be \"tuanfu-plan\""));
    reader_int(reader, place, "version", 1, 1);
    plan->programme = reader_text(reader, place, "programme");
    plan->outcome = (enum plan_outcome)reader_word(reader, place, "outcome", plan_outcome_words);
    plan->seed = (uint64_t)reader_number(reader, place, "seed", INT64_MIN, INT64_MAX);
    plan->budget = reader_number(reader, place, "budget", 0, INT64_MAX);
    plan->steps = reader_number(reader, place, "steps", 0, INT64_MAX);
    plan->bound = reader_is_null(place, "bound")
                      ? INT64_MIN
                      : reader_number(reader, place, "bound", INT64_MIN + 1, INT64_MAX);
}

const struct plan *plan_json_read(struct reader *reader, const struct place *place)
{
    static const char *const keys[] = {"format", "version", "programme", "outcome", "seed",
                                       "budget", "steps", "bound", "claimed", "trial", "papers",
                                       "sessions", "unplaced", "clash", NULL};
    if (!reader_map(reader, place, keys))
        return NULL;
    struct plan *plan = arena_take(reader->arena, 1, sizeof *plan);
    read_head(reader, place, plan);
    read_claimed(reader, place, plan);
    plan->is_trial = reader_bool(reader, place, "trial");
    plan->papers = reader_list(reader, place, "papers", sizeof *plan->papers, LIST_MAX,
                               &plan->paper_count, read_paper);
    plan->sessions = reader_list(reader, place, "sessions", sizeof *plan->sessions, LIST_MAX,
                                 &plan->session_count, read_session);
    plan->unplaced = reader_list(reader, place, "unplaced", sizeof *plan->unplaced, LIST_MAX,
                                 &plan->unplaced_count, read_unplaced);
    plan->clash = reader_list(reader, place, "clash", sizeof *plan->clash, RULE_COUNT,
                              &plan->clash_count, read_clash);
    return reader_is_well(reader) ? plan : NULL;
}

const struct plan *exchange_read_plan(struct arena *arena, const struct facts *facts,
                                      const struct node *root, struct error *err)
{
    struct reader reader = {.arena = arena, .err = err, .known = facts};
    struct place place = {.node = root, .index = -1};
    return plan_json_read(&reader, &place);
}
