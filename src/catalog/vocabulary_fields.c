/* The files of words and of days: vocabulary/goals.yaml, flags.yaml, topics.yaml, items.yaml,
 * formations.yaml, postures.yaml and calendars/. */
#include "base/date.h"
#include "catalog/loading.h"

#define ROWS(list) sizeof(list) / sizeof *(list)
#define SCHEMA(file)                                                                               \
    {.name = "schema", .kind = FIELD_INT, .offset = offsetof(struct file, schema), .min = 1,       \
     .max = 1, .doc = {"文件格式，现在是 1", "format of the file, now 1"}}
#define ROW_LIST(list_name, rows_fields, most, zh, en)                                             \
    {.name = list_name, .kind = FIELD_LIST, .offset = offsetof(struct vocabulary_file, rows),      \
     .count_offset = offsetof(struct vocabulary_file, row_count), .min = 1, .max = most,           \
     .inner = &rows_fields, .doc = {zh, en}}

enum { WORD_MOST = 40, SENTENCE_MOST = 240 };

static const struct field goal_rows[] = {
    {.name = "id", .kind = FIELD_TEXT, .offset = offsetof(struct goal, id), .max = WORD_MOST,
     .doc = {"代号", "id"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct goal, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
    {.name = "casel", .kind = FIELD_TEXT, .offset = offsetof(struct goal, casel), .max = WORD_MOST,
     .doc = {"社会情感学习的能力领域", "area of social and emotional learning"}},
    {.name = "outline", .kind = FIELD_BILINGUAL, .offset = offsetof(struct goal, outline),
     .max = WORD_MOST, .doc = {"2012年纲要的条目", "heading of the 2012 guideline"}},
    {.name = "calming", .kind = FIELD_BOOL, .is_optional = true,
     .offset = offsetof(struct goal, is_calming),
     .doc = {"有助于平复（谈心之后要有）", "serves to calm down (needed after trust)"}},
};
static const struct fields goal_row = {goal_rows, ROWS(goal_rows), sizeof(struct goal)};
static const struct field goals_file[] = {
    SCHEMA(vocabulary_file), ROW_LIST("goals", goal_row, GOAL_MAX, "目标词", "goals"),
};
const struct fields goals_fields = {goals_file, ROWS(goals_file), sizeof(struct vocabulary_file)};

static const struct field topic_rows[] = {
    {.name = "id", .kind = FIELD_TEXT, .offset = offsetof(struct word, key), .max = WORD_MOST,
     .doc = {"代号", "id"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct word, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
};
static const struct fields topic_row = {topic_rows, ROWS(topic_rows), sizeof(struct word)};
static const struct field topics_file[] = {
    SCHEMA(vocabulary_file), ROW_LIST("topics", topic_row, TOPIC_MAX, "话题", "topics"),
};
const struct fields topics_fields = {topics_file, ROWS(topics_file),
                                     sizeof(struct vocabulary_file)};

static const struct field item_rows[] = {
    {.name = "id", .kind = FIELD_TEXT, .offset = offsetof(struct item, id), .max = WORD_MOST,
     .doc = {"代号", "id"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct item, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
    {.name = "substitute", .kind = FIELD_BILINGUAL, .offset = offsetof(struct item, substitute),
     .max = SENTENCE_MOST, .doc = {"村里的小店有什么可以代替", "what a village shop has instead"}},
};
static const struct fields item_row = {item_rows, ROWS(item_rows), sizeof(struct item)};
static const struct field items_file[] = {
    SCHEMA(vocabulary_file), ROW_LIST("items", item_row, ITEM_MAX, "物品", "items"),
};
const struct fields items_fields = {items_file, ROWS(items_file), sizeof(struct vocabulary_file)};

static const struct field formation_rows[] = {
    {.name = "id", .kind = FIELD_TEXT, .offset = offsetof(struct formation, id), .max = WORD_MOST,
     .doc = {"代号", "id"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct formation, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
    {.name = "what", .kind = FIELD_BILINGUAL, .offset = offsetof(struct formation, what),
     .max = SENTENCE_MOST, .doc = {"一句话说明是什么样子", "one line of what it is"}},
    {.name = "usual_for", .kind = FIELD_WORD_SET, .is_optional = true,
     .offset = offsetof(struct formation, usual_for), .words = &kind_words,
     .vocabulary = FIELD_OWN_WORDS,
     .doc = {"哪些类型的新活动先用它", "kinds whose new activities begin with it"}},
};
static const struct fields formation_row = {formation_rows, ROWS(formation_rows),
                                            sizeof(struct formation)};
static const struct field formations_file[] = {
    SCHEMA(vocabulary_file),
    ROW_LIST("formations", formation_row, FORMATION_MAX, "队形", "formations"),
};
const struct fields formations_fields = {formations_file, ROWS(formations_file),
                                         sizeof(struct vocabulary_file)};

static const struct field posture_rows[] = {
    {.name = "id", .kind = FIELD_TEXT, .offset = offsetof(struct posture, id), .max = WORD_MOST,
     .doc = {"代号", "id"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct posture, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
    {.name = "changing", .kind = FIELD_BOOL, .is_optional = true,
     .offset = offsetof(struct posture, is_changing),
     .doc = {"做着做着换姿势（不算久坐久站）", "changes on the way (no posture is borne for long)"}},
    {.name = "what", .kind = FIELD_BILINGUAL, .offset = offsetof(struct posture, what),
     .max = SENTENCE_MOST, .doc = {"一句话说明是什么样子", "one line of what it is"}},
    {.name = "usual_for", .kind = FIELD_WORD_SET, .is_optional = true,
     .offset = offsetof(struct posture, usual_for), .words = &kind_words,
     .vocabulary = FIELD_OWN_WORDS,
     .doc = {"哪些类型的新活动先用它", "kinds whose new activities begin with it"}},
};
static const struct fields posture_row = {posture_rows, ROWS(posture_rows),
                                          sizeof(struct posture)};
static const struct field postures_file[] = {
    SCHEMA(vocabulary_file), ROW_LIST("postures", posture_row, POSTURE_MAX, "姿势", "postures"),
};
const struct fields postures_fields = {postures_file, ROWS(postures_file),
                                       sizeof(struct vocabulary_file)};

static const struct word group_list[] = {{"other", {"其他", "other"}}, {"body", {"身体", "body"}}};
static const struct words group_words = {group_list, ROWS(group_list)};

#define FLAG(member) offsetof(struct flag_row, member)
static const struct field limit_rows[] = {
    {.name = "axes", .kind = FIELD_NODE, .is_optional = true, .offset = FLAG(axes),
     .doc = {"每项要求最多到几", "greatest value for each demand"}},
    {.name = "topics", .kind = FIELD_WORD_SET, .is_optional = true, .offset = FLAG(topics),
     .vocabulary = LOADING_TOPICS, .doc = {"不碰的话题", "topics left out"}},
    {.name = "items", .kind = FIELD_NODE, .is_optional = true, .offset = FLAG(items),
     .doc = {"不用的物品", "items left out"}},
    {.name = "rooms", .kind = FIELD_NODE, .is_optional = true, .offset = FLAG(rooms),
     .doc = {"房间要有的条件", "what the room must have"}},
    {.name = "level", .kind = FIELD_WORD, .is_optional = true, .offset = FLAG(level),
     .words = &level_words, .vocabulary = FIELD_OWN_WORDS,
     .doc = {"在场要有谁", "level that must be in the room"}},
    {.name = "people_max", .kind = FIELD_INT, .is_optional = true, .offset = FLAG(people_most),
     .min = 2, .max = 400, .doc = {"最多几人在一起", "most people together"}},
};
static const struct fields limit_group = {limit_rows, ROWS(limit_rows), 0};
static const struct field flag_rows[] = {
    {.name = "id", .kind = FIELD_TEXT, .offset = FLAG(flag.id), .max = WORD_MOST,
     .doc = {"代号：要尊重什么，从不写原因", "id: what to respect, never why"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = FLAG(flag.name), .max = WORD_MOST,
     .doc = {"名称", "name"}},
    {.name = "limits", .kind = FIELD_GROUP, .inner = &limit_group, .doc = {"限度", "limits"}},
    {.name = "group", .kind = FIELD_WORD, .offset = FLAG(group), .words = &group_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"组别", "group"}},
    {.name = "usual", .kind = FIELD_BILINGUAL, .offset = FLAG(flag.usual), .max = SENTENCE_MOST,
     .doc = {"通常的调整", "the usual adaptation"}},
};
static const struct fields flag_row = {flag_rows, ROWS(flag_rows), sizeof(struct flag_row)};
static const struct field flags_file[] = {
    SCHEMA(vocabulary_file), ROW_LIST("flags", flag_row, FLAG_MAX, "标志", "flags"),
};
const struct fields flags_fields = {flags_file, ROWS(flags_file), sizeof(struct vocabulary_file)};

static const struct word weekday_list[] = {
    {"mon", {"周一", "Monday"}},   {"tue", {"周二", "Tuesday"}}, {"wed", {"周三", "Wednesday"}},
    {"thu", {"周四", "Thursday"}}, {"fri", {"周五", "Friday"}},  {"sat", {"周六", "Saturday"}},
    {"sun", {"周日", "Sunday"}},
};
static_assert(ROWS(weekday_list) == SUNDAY + 1, "one word for each day");
static const struct words weekday_words = {weekday_list, ROWS(weekday_list)};

static const struct field closed_rows[] = {
    {.name = "from", .kind = FIELD_TEXT, .offset = offsetof(struct closed_row, from), .max = 10,
     .doc = {"第一天，如 2026-10-01", "first day, as 2026-10-01"}},
    {.name = "until", .kind = FIELD_TEXT, .offset = offsetof(struct closed_row, until), .max = 10,
     .doc = {"最后一天", "last day"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct closed_row, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
};
static const struct fields closed_row = {closed_rows, ROWS(closed_rows),
                                         sizeof(struct closed_row)};
static const struct field swapped_rows[] = {
    {.name = "date", .kind = FIELD_TEXT, .offset = offsetof(struct swapped_row, date), .max = 10,
     .doc = {"调休上班上课的日子", "the day that is worked"}},
    {.name = "as", .kind = FIELD_WORD, .offset = offsetof(struct swapped_row, as),
     .words = &weekday_words, .vocabulary = FIELD_OWN_WORDS,
     .doc = {"当作星期几", "the weekday that it counts as"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = offsetof(struct swapped_row, name),
     .max = WORD_MOST, .doc = {"名称", "name"}},
};
static const struct fields swapped_row = {swapped_rows, ROWS(swapped_rows),
                                          sizeof(struct swapped_row)};
#define CALENDAR(member) offsetof(struct calendar_file, member)
static const struct field calendar_rows[] = {
    SCHEMA(calendar_file),
    {.name = "id", .kind = FIELD_ID, .offset = CALENDAR(id), .max = WORD_MOST,
     .doc = {"代号，与文件名相同", "id, the name of the file"}},
    {.name = "source", .kind = FIELD_BILINGUAL, .offset = CALENDAR(source), .max = SENTENCE_MOST,
     .doc = {"依据，以及还没有公布的", "the ground, and what is not decreed yet"}},
    {.name = "closed", .kind = FIELD_LIST, .offset = CALENDAR(closed),
     .count_offset = CALENDAR(closed_count), .min = 0, .max = 60, .inner = &closed_row,
     .doc = {"停用的日子", "days on which nothing is held"}},
    {.name = "swapped", .kind = FIELD_LIST, .offset = CALENDAR(swapped),
     .count_offset = CALENDAR(swapped_count), .min = 0, .max = 60, .inner = &swapped_row,
     .doc = {"调休日", "days that count as another weekday"}},
};
const struct fields calendar_fields = {calendar_rows, ROWS(calendar_rows),
                                       sizeof(struct calendar_file)};
