/* The file of a programme template, key by key. */
#include "catalog/catalog.h"
#include "catalog/loading.h"

#define ROWS(list) sizeof(list) / sizeof *(list)
#define TRACK(member) offsetof(struct track_row, member)
#define BLOCK(member) offsetof(struct block_row, member)
#define SESSION(member) offsetof(struct session_row, member)
#define FILE_AT(member) offsetof(struct programme_file, member)
#define AT(member) offsetof(struct programme_file, programme.member)

enum { MONTHS_MOST = 1199, CODE_MOST = 20, MINUTES_MOST = 480 };

static const struct field track_rows[] = {
    {.name = "code", .kind = FIELD_ID, .offset = TRACK(code), .max = CODE_MOST,
     .doc = {"这一轨的代号", "code of the track"}},
    {.name = "audience", .kind = FIELD_WORD, .offset = TRACK(audience), .words = &audience_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"对象", "for whom"}},
    {.name = "age", .kind = FIELD_RANGE, .is_optional = true, .offset = TRACK(age), .min = 36,
     .max = MONTHS_MOST,
     .doc = {"年龄段，按月；不写就同方案", "age band in months; the programme's if left out"}},
    {.name = "minutes", .kind = FIELD_WORD_MAP, .offset = TRACK(minutes), .words = &phase_words,
     .vocabulary = FIELD_OWN_WORDS, .min = 1, .max = MINUTES_MOST,
     .doc = {"每个环节几分钟", "minutes of each phase"}},
    {.name = "fixed", .kind = FIELD_NODE, .is_optional = true, .offset = TRACK(fixed),
     .shape = SHAPE_IDS_BY_PHASE,
     .doc = {"固定的活动：环节 → 代号", "fixed pieces: phase → ids"}},
    {.name = "must", .kind = FIELD_NODE, .is_optional = true, .offset = TRACK(must),
     .shape = SHAPE_ALTERNATIVES,
     .doc = {"必含：每行写可以互换的代号", "what must be there: lists of alternatives"}},
    {.name = "filled_by", .kind = FIELD_NODE, .is_optional = true, .offset = TRACK(filled_by),
     .shape = SHAPE_FILLERS_BY_PHASE,
     .doc = {"这一轨的环节放什么；不写就同方案", "what fills its phases; the programme's if left out"}},
};
static const struct fields track_row = {track_rows, ROWS(track_rows), sizeof(struct track_row)};

static const struct word headcount_list[] = {
    {"none", {"不点名", "not counted"}}, {"per_pair", {"逐对点名", "counted pair by pair"}}};
static const struct words headcount_words = {headcount_list, ROWS(headcount_list)};

static const struct field block_rows[] = {
    {.name = "code", .kind = FIELD_ID, .offset = BLOCK(code), .max = CODE_MOST,
     .doc = {"这一段的代号", "code of the block"}},
    {.name = "kind", .kind = FIELD_WORD, .offset = BLOCK(kind), .words = &block_kind_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"全体、分轨、合并或休息", "whole, split, joint or break"}},
    {.name = "minutes", .kind = FIELD_INT, .offset = BLOCK(minutes), .min = 1, .max = MINUTES_MOST,
     .doc = {"几分钟", "minutes"}},
    {.name = "headcount", .kind = FIELD_WORD, .is_optional = true, .offset = BLOCK(headcount),
     .words = &headcount_words, .vocabulary = FIELD_OWN_WORDS,
     .doc = {"休息时逐对点名", "pairs are counted in this break"}},
    {.name = "tracks", .kind = FIELD_LIST, .is_optional = true, .offset = BLOCK(tracks),
     .count_offset = BLOCK(track_count), .min = 1, .max = 12, .inner = &track_row,
     .doc = {"并行的各轨", "tracks side by side"}},
};
static const struct fields block_row = {block_rows, ROWS(block_rows), sizeof(struct block_row)};

static const struct field session_rows[] = {
    {.name = "no", .kind = FIELD_INT, .offset = SESSION(no), .min = 1, .max = 40,
     .doc = {"第几次，从 1 起", "number, from 1"}},
    {.name = "title", .kind = FIELD_BILINGUAL, .offset = SESSION(title), .max = 60,
     .doc = {"这一次的题目", "title"}},
    {.name = "stage", .kind = FIELD_WORD, .offset = SESSION(stage), .words = &stage_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"小组的阶段", "stage of the group"}},
    {.name = "trust_cap", .kind = FIELD_INT, .offset = SESSION(trust_cap), .min = 0, .max = 3,
     .doc = {"信任等级上限", "greatest trust"}},
    {.name = "minutes", .kind = FIELD_WORD_MAP, .is_optional = true, .offset = SESSION(minutes),
     .words = &phase_words, .vocabulary = FIELD_OWN_WORDS, .min = 1, .max = MINUTES_MOST,
     .doc = {"系列的简写：每个环节几分钟", "short form of a series: minutes of each phase"}},
    {.name = "blocks", .kind = FIELD_LIST, .is_optional = true, .offset = SESSION(blocks),
     .count_offset = SESSION(block_count), .min = 1, .max = 20, .inner = &block_row,
     .doc = {"先后的各段", "blocks one after the other"}},
};
static const struct fields session_row = {session_rows, ROWS(session_rows),
                                          sizeof(struct session_row)};

static const struct field size_rows[] = {
    {.name = "min", .kind = FIELD_INT, .offset = AT(size.min), .min = 2, .max = 60,
     .doc = {"最少几个孩子", "fewest children"}},
    {.name = "max", .kind = FIELD_INT, .offset = AT(size.max), .min = 2, .max = 60,
     .doc = {"最多几个孩子", "most children"}},
    {.name = "target", .kind = FIELD_RANGE, .offset = AT(target), .min = 2, .max = 60,
     .doc = {"最好几个", "size wished for"}},
};
static const struct fields size_group = {size_rows, ROWS(size_rows), 0};

#define LEADER(place, is_optional_, zh, en)                                                        \
    {.name = "leader", .kind = FIELD_WORD, .is_optional = is_optional_, .offset = place,           \
     .words = &level_words, .vocabulary = FIELD_OWN_WORDS, .doc = {zh, en}}

static const struct field track_staff_rows[] = {
    LEADER(FILE_AT(track_leader), false, "每一轨带领者的资格", "leader of a track"),
    {.name = "adults_min", .kind = FIELD_INT, .offset = FILE_AT(track_adults), .min = 2, .max = 10,
     .doc = {"每一轨至少几名大人", "fewest adults of a track"}},
};
static const struct field carers_staff_rows[] = {
    LEADER(FILE_AT(carers_leader), false, "妈妈培训带领者的资格", "leader of the carers' track"),
};
static const struct field island_staff_rows[] = {
    LEADER(FILE_AT(island_leader), false, "每岛带领者的资格", "leader of an island"),
    {.name = "assistant", .kind = FIELD_INT, .offset = FILE_AT(island_assistants), .min = 0,
     .max = 5, .doc = {"每岛几名助手", "assistants of an island"}},
};
static const struct field stage_staff_rows[] = {
    LEADER(FILE_AT(stage_leader), false, "总带领的资格", "the stage leader"),
    {.name = "islands_max", .kind = FIELD_INT, .offset = AT(islands_per_stage_leader), .min = 1,
     .max = 10, .doc = {"一名总带领最多管几岛", "most islands of one stage leader"}},
};
static const struct field reserve_rows[] = {
    {.name = "per_mille", .kind = FIELD_INT, .offset = FILE_AT(reserve_per_mille), .min = 0,
     .max = 1000, .doc = {"每千对备几名替补", "reserves for a thousand pairs"}},
    {.name = "min", .kind = FIELD_INT, .offset = FILE_AT(reserve_least), .min = 0, .max = 50,
     .doc = {"至少几名", "at least"}},
};
static const struct fields track_staff = {track_staff_rows, ROWS(track_staff_rows), 0};
static const struct fields carers_staff = {carers_staff_rows, ROWS(carers_staff_rows), 0};
static const struct fields island_staff = {island_staff_rows, ROWS(island_staff_rows), 0};
static const struct fields stage_staff = {stage_staff_rows, ROWS(stage_staff_rows), 0};
static const struct fields reserve_group = {reserve_rows, ROWS(reserve_rows), 0};

static const struct field staff_rows[] = {
    LEADER(AT(leader), true, "系列带领者的资格", "leader of a series"),
    {.name = "assistants", .kind = FIELD_INT, .is_optional = true, .offset = AT(assistants),
     .min = 0, .max = 10, .doc = {"系列几名助手", "assistants of a series"}},
    {.name = "adults_min", .kind = FIELD_INT, .is_optional = true, .offset = AT(adults_min),
     .min = 2, .max = 10, .doc = {"系列至少几名大人", "fewest adults of a series"}},
    {.name = "track", .kind = FIELD_GROUP, .is_optional = true, .inner = &track_staff,
     .doc = {"大型活动：每一轨", "event: each track"}},
    {.name = "carers_track", .kind = FIELD_GROUP, .is_optional = true, .inner = &carers_staff,
     .doc = {"大型活动：妈妈培训", "event: the carers' track"}},
    {.name = "island", .kind = FIELD_GROUP, .is_optional = true, .inner = &island_staff,
     .doc = {"大型活动：每岛", "event: each island"}},
    {.name = "stage", .kind = FIELD_GROUP, .is_optional = true, .inner = &stage_staff,
     .doc = {"大型活动：总带领", "event: stage leaders"}},
    {.name = "reserve", .kind = FIELD_GROUP, .is_optional = true, .inner = &reserve_group,
     .doc = {"大型活动：备用替补", "event: reserves"}},
};
static const struct fields staff_group = {staff_rows, ROWS(staff_rows), 0};

static const struct field island_rows[] = {
    {.name = "pairs", .kind = FIELD_RANGE, .offset = AT(island_pairs), .min = 2, .max = 10,
     .doc = {"每岛几对", "pairs on an island"}},
};
static const struct fields island_group = {island_rows, ROWS(island_rows), 0};

static const struct field rows[] = {
    {.name = "schema", .kind = FIELD_INT, .offset = FILE_AT(schema), .min = 1, .max = 1,
     .doc = {"文件格式，现在是 1", "format of the file, now 1"}},
    {.name = "id", .kind = FIELD_ID, .offset = AT(id), .max = 40,
     .doc = {"代号，与文件名相同", "id, the name of the file"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = AT(name), .max = 60,
     .doc = {"名称", "name"}},
    {.name = "format", .kind = FIELD_WORD, .offset = AT(format), .words = &format_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"系列或大型活动", "series or event"}},
    {.name = "age", .kind = FIELD_RANGE, .offset = AT(age), .min = 36, .max = MONTHS_MOST,
     .doc = {"第一次活动时的年龄，按月", "age at the first session, in months"}},
    {.name = "size", .kind = FIELD_GROUP, .is_optional = true, .inner = &size_group,
     .doc = {"小组人数（系列必写）", "size of a group (needed in a series)"}},
    {.name = "staff", .kind = FIELD_GROUP, .inner = &staff_group, .doc = {"大人", "adults"}},
    {.name = "goals", .kind = FIELD_WORD_SET, .offset = AT(goals), .vocabulary = LOADING_GOALS,
     .doc = {"主要目标", "main goals"}},
    {.name = "also", .kind = FIELD_WORD_SET, .is_optional = true, .offset = AT(also),
     .vocabulary = LOADING_GOALS, .doc = {"也照顾到的目标", "goals served as well"}},
    {.name = "touch_cap", .kind = FIELD_INT, .offset = AT(touch_cap), .min = 0, .max = 3,
     .doc = {"接触等级上限", "greatest touch"}},
    {.name = "gap_days", .kind = FIELD_RANGE, .is_optional = true, .offset = AT(gap_days),
     .min = 1, .max = 60, .doc = {"两次之间几天（系列必写）", "days between sessions (series)"}},
    {.name = "travel_max", .kind = FIELD_INT, .is_optional = true, .offset = AT(travel_most),
     .min = 5, .max = 180, .doc = {"路上最多几分钟", "most minutes of travel"}},
    {.name = "session_minutes", .kind = FIELD_INT, .is_optional = true,
     .offset = FILE_AT(session_minutes), .min = 10, .max = MINUTES_MOST,
     .doc = {"一次共几分钟；写了就核对各段之和", "minutes of a session; checked against the sum"}},
    {.name = "rituals", .kind = FIELD_NODE, .is_optional = true, .offset = FILE_AT(rituals),
     .shape = SHAPE_IDS_BY_PHASE,
     .doc = {"可重复的仪式：环节 → 代号", "rituals that may repeat: phase → ids"}},
    {.name = "notice", .kind = FIELD_ID, .is_optional = true, .offset = AT(notice), .max = 40,
     .doc = {"预告告别的活动", "the piece that announces the goodbye"}},
    {.name = "must", .kind = FIELD_NODE, .is_optional = true, .offset = FILE_AT(must),
     .shape = SHAPE_ALTERNATIVES_BY_SESSION,
     .doc = {"必含：第几次 → 可以互换的代号", "what must be there: session → lists of alternatives"}},
    {.name = "filled_by", .kind = FIELD_NODE, .offset = FILE_AT(filled_by),
     .shape = SHAPE_FILLERS_BY_PHASE,
     .doc = {"每个环节放什么：ritual、activity、notice、debrief",
             "what fills each phase: ritual, activity, notice, debrief"}},
    {.name = "spare", .kind = FIELD_INT, .is_optional = true, .offset = AT(spare), .min = 0,
     .max = 3, .doc = {"每次几个备用活动", "spare pieces of a session"}},
    {.name = "island", .kind = FIELD_GROUP, .is_optional = true, .inner = &island_group,
     .doc = {"岛（大型活动）", "islands of an event"}},
    {.name = "excluded", .kind = FIELD_NODE, .is_optional = true, .offset = FILE_AT(excluded),
     .shape = SHAPE_ITEMS,
     .doc = {"不用的物品", "items not used"}},
    {.name = "grief", .kind = FIELD_BOOL, .is_optional = true, .offset = AT(is_grief),
     .doc = {"哀伤小组", "a grief programme"}},
    {.name = "invite", .kind = FIELD_TEXT, .is_optional = true, .offset = FILE_AT(invite),
     .max = 240, .doc = {"邀请谁（大型活动）", "who is invited to an event"}},
    {.name = "tracks_per_band_max", .kind = FIELD_INT, .is_optional = true,
     .offset = FILE_AT(tracks_per_band), .min = 1, .max = 6,
     .doc = {"每个年龄段最多几轨（大型活动）", "most tracks of one age band in an event"}},
    {.name = "trust_cap", .kind = FIELD_INT, .is_optional = true, .offset = FILE_AT(trust_cap),
     .min = 0, .max = 1, .doc = {"大型活动的信任等级上限", "greatest trust of an event"}},
    {.name = "blocks", .kind = FIELD_LIST, .is_optional = true, .offset = FILE_AT(blocks),
     .count_offset = FILE_AT(block_count), .min = 1, .max = 20, .inner = &block_row,
     .doc = {"大型活动先后的各段", "blocks of an event, one after the other"}},
    {.name = "sessions", .kind = FIELD_LIST, .is_optional = true, .offset = FILE_AT(sessions),
     .count_offset = FILE_AT(session_count), .min = 1, .max = 40, .inner = &session_row,
     .doc = {"系列的各次活动", "sessions of a series"}},
};

const struct fields programme_fields = {rows, ROWS(rows), sizeof(struct programme_file)};

void catalog_document_programme_fields(struct buf *out)
{
    fields_document(&programme_fields, out);
}
