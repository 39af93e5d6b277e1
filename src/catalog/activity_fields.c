/* The file of one activity, key by key. Reader, documentation and editor use these rows. */
#include "catalog/catalog.h"
#include "catalog/loading.h"

#define AT(member) offsetof(struct activity_file, activity.member)
#define ROWS(list) sizeof(list) / sizeof *(list)

/* Longest texts in characters: what fits the printed card and still is no essay. */
enum {
    NAME_MOST = 60, LINE_MOST = 240, TEXT_MOST = 800, HANDOUT_MOST = 6000, AGE_LEAST = 36,
    AGE_MOST = 1199, PEOPLE_MOST = 400, MINUTES_MOST = 120
};

static const struct field per_people[] = {
    {.name = "min", .kind = FIELD_INT, .offset = AT(people.min), .min = 1, .max = PEOPLE_MOST,
     .doc = {"最少几人", "fewest people"}},
    {.name = "max", .kind = FIELD_INT, .offset = AT(people.max), .min = 1, .max = PEOPLE_MOST,
     .doc = {"最多几人", "most people"}},
    {.name = "per", .kind = FIELD_RANGE, .is_optional = true, .offset = AT(per), .min = 2,
     .max = 60, .doc = {"每个小组几人；不分组就不写", "size of sub-groups; left out without them"}},
    {.name = "parity", .kind = FIELD_WORD, .offset = AT(parity), .words = &parity_words,
     .vocabulary = FIELD_OWN_WORDS,
     .doc = {"人数要不要成双：any 不限，pairs 两人或三人，even 双数",
             "must the number be even: any, pairs (a trio for an odd one), even"}},
};

static const struct field minutes[] = {
    {.name = "min", .kind = FIELD_INT, .offset = AT(minutes.min), .min = 1, .max = MINUTES_MOST,
     .doc = {"最短几分钟", "shortest, in minutes"}},
    {.name = "typical", .kind = FIELD_INT, .offset = AT(minutes.typical), .min = 1,
     .max = MINUTES_MOST, .doc = {"通常几分钟，等于各步之和", "usual; the sum of the steps"}},
    {.name = "max", .kind = FIELD_INT, .offset = AT(minutes.max), .min = 1, .max = MINUTES_MOST,
     .doc = {"最长几分钟", "longest"}},
};

#define AXIS(axis_name, axis_number, least, most, zh, en)                                          \
    {.name = axis_name, .kind = FIELD_INT, .offset = AT(axis[axis_number]), .min = least,          \
     .max = most, .doc = {zh, en}}

static const struct field axes[] = {
    AXIS("energy", AXIS_ENERGY, 1, 5, "能量：1 呼吸倾听 … 5 奔跑喊叫",
         "energy: 1 breathing … 5 running and shouting"),
    AXIS("trust", AXIS_TRUST, 0, 4, "信任：0 纯玩 … 3 讲自己的经历，4 从不安排",
         "trust: 0 pure play … 3 a story of my life, 4 never scheduled"),
    AXIS("touch", AXIS_TOUCH, 0, 4, "接触：0 没有 … 3 手臂肩膀，4 从不安排",
         "touch: 0 none … 3 arms and shoulders, 4 never scheduled"),
    AXIS("move", AXIS_MOVE, 0, 3, "移动：0 坐着 … 3 跑跳跨越", "move: 0 sitting … 3 running, jumping"),
    AXIS("read", AXIS_READ, 0, 3, "读：0 不用 … 3 流利", "reading: 0 none … 3 fluent"),
    AXIS("write", AXIS_WRITE, 0, 3, "写：0 不用 … 3 流利", "writing: 0 none … 3 fluent"),
    AXIS("eyes_closed", AXIS_EYES_CLOSED, 0, 2, "闭眼：0 睁着，1 可选，2 必须（10岁以下从不）",
         "eyes closed: 0 open, 1 a choice, 2 needed (never under 10)"),
    AXIS("loud", AXIS_LOUD, 0, 2, "响声：0 说话，1 拍手念词，2 敲打喊叫",
         "loud: 0 talking, 1 clapping and chants, 2 bangs and shouts"),
    AXIS("competition", AXIS_COMPETITION, 0, 2, "竞争：0 没有，1 小组或时间，2 一对一",
         "competition: 0 none, 1 teams or time, 2 one against one"),
    AXIS("elimination", AXIS_ELIMINATION, 0, 2, "淘汰：0 没有，1 换角色，2 出局（从不安排）",
         "elimination: 0 none, 1 a new role, 2 out (never scheduled)"),
    AXIS("odd_one_out", AXIS_ODD_ONE_OUT, 0, 1, "落单：1 有人可能被看见落单",
         "odd one out: 1 someone may be seen left over"),
    AXIS("public_fail", AXIS_PUBLIC_FAIL, 0, 2, "当众出错：1 轮到可过，2 一人站在大家面前",
         "public: 1 a turn that may be passed, 2 one before all"),
    AXIS("hands", AXIS_HANDS, 0, 2, "用手：0 不用，1 一只够，2 两只", "hands needed: 0, 1, 2"),
    AXIS("sight", AXIS_SIGHT, 0, 2, "看：0 不用，1 图和样子，2 细小的字",
         "sight: 0 none, 1 pictures, 2 fine reading"),
    AXIS("hear", AXIS_HEAR, 0, 2, "听：0 不用，1 一些话，2 全靠听",
         "hearing: 0 none, 1 some speech, 2 depends on it"),
    AXIS("wait_seconds", AXIS_WAIT_SECONDS, 0, 600, "一个孩子最长等几秒",
         "longest time that one child waits, in seconds"),
};

#define MATERIAL(member) offsetof(struct material, member)
static const struct field material_rows[] = {
    {.name = "item", .kind = FIELD_WORD, .offset = MATERIAL(item), .vocabulary = LOADING_ITEMS,
     .doc = {"物品，见 vocabulary/items.yaml", "an item of vocabulary/items.yaml"}},
    {.name = "quantity", .kind = FIELD_INT, .offset = MATERIAL(quantity), .min = 1, .max = 999,
     .doc = {"数量", "how many"}},
    {.name = "per", .kind = FIELD_WORD, .offset = MATERIAL(per), .words = &material_per_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"按每人、每对、每组或每次", "for each of what"}},
    {.name = "reuse", .kind = FIELD_BOOL, .offset = MATERIAL(is_reused),
     .doc = {"下次还能用", "can be used again"}},
    {.name = "cost_fen", .kind = FIELD_INT, .offset = MATERIAL(cost_fen), .min = 0, .max = 1000000,
     .doc = {"一件多少分钱", "cost of one in 1/100 yuan"}},
};
static const struct fields material_fields = {material_rows, ROWS(material_rows),
                                              sizeof(struct material)};

#define ADAPT(member) offsetof(struct adaptation, member)
static const struct field adapt_rows[] = {
    {.name = "flag", .kind = FIELD_WORD, .offset = ADAPT(flag), .vocabulary = LOADING_FLAGS,
     .doc = {"标志，见 vocabulary/flags.yaml", "a flag of vocabulary/flags.yaml"}},
    {.name = "do", .kind = FIELD_BILINGUAL, .offset = ADAPT(text), .max = TEXT_MOST,
     .doc = {"怎么调整：只写做法，不写原因", "what to do: an action, never a reason"}},
};
static const struct fields adapt_fields = {adapt_rows, ROWS(adapt_rows), sizeof(struct adaptation)};

#define STEP(member) offsetof(struct step, member)
static const struct field step_rows[] = {
    {.name = "minutes", .kind = FIELD_INT, .offset = STEP(minutes), .min = 1, .max = MINUTES_MOST,
     .doc = {"这一步几分钟", "minutes of this step"}},
    {.name = "do", .kind = FIELD_BILINGUAL, .offset = STEP(text), .max = TEXT_MOST,
     .doc = {"做什么", "what to do"}},
    {.name = "say", .kind = FIELD_BILINGUAL, .is_optional = true, .offset = STEP(say),
     .max = TEXT_MOST, .doc = {"紧要处可以照着说的话", "words to say at a delicate moment"}},
};
static const struct fields step_fields = {step_rows, ROWS(step_rows), sizeof(struct step)};

#define MOVE(member) offsetof(struct move, member)
static const struct field move_rows[] = {
    {.name = "line", .kind = FIELD_BILINGUAL, .offset = MOVE(line), .max = LINE_MOST,
     .doc = {"一句自编的词", "one line of our own words"}},
    {.name = "beats", .kind = FIELD_INT, .offset = MOVE(beats), .min = 1, .max = 16,
     .doc = {"几拍", "beats"}},
    {.name = "move", .kind = FIELD_BILINGUAL, .offset = MOVE(text), .max = LINE_MOST,
     .doc = {"手势", "the gesture"}},
    {.name = "seated", .kind = FIELD_BILINGUAL, .offset = MOVE(seated), .max = LINE_MOST,
     .doc = {"坐着怎么做", "the same seated"}},
    {.name = "one_hand", .kind = FIELD_BILINGUAL, .offset = MOVE(one_hand), .max = LINE_MOST,
     .doc = {"单手怎么做", "the same with one hand"}},
};
static const struct fields move_fields = {move_rows, ROWS(move_rows), sizeof(struct move)};

static const struct field handout_rows[] = {
    {.name = "title", .kind = FIELD_BILINGUAL, .offset = AT(handout.title), .max = NAME_MOST,
     .doc = {"附页的标题", "heading of the handout"}},
    {.name = "text", .kind = FIELD_BILINGUAL, .offset = AT(handout.text), .max = HANDOUT_MOST,
     .doc = {"附页的内容，可以多行", "its text, several lines"}},
};
static const struct fields handout_fields = {handout_rows, ROWS(handout_rows), 0};

#define QUESTION(member) offsetof(struct question, member)
static const struct field question_rows[] = {
    {.name = "lens", .kind = FIELD_WORD, .offset = QUESTION(lens), .words = &lens_words,
     .vocabulary = FIELD_OWN_WORDS,
     .doc = {"依次为 fact 事实、feel 感受、find 发现、future 将来",
             "fact, feel, find, future in this order"}},
    {.name = "ask", .kind = FIELD_BILINGUAL, .offset = QUESTION(text), .max = LINE_MOST,
     .doc = {"问题", "the question"}},
};
static const struct fields question_fields = {question_rows, ROWS(question_rows),
                                              sizeof(struct question)};

#define TROUBLE(member) offsetof(struct trouble, member)
static const struct field trouble_rows[] = {
    {.name = "when", .kind = FIELD_BILINGUAL, .offset = TROUBLE(when), .max = LINE_MOST,
     .doc = {"出了什么情况", "what goes wrong"}},
    {.name = "do", .kind = FIELD_BILINGUAL, .offset = TROUBLE(text), .max = TEXT_MOST,
     .doc = {"怎么办", "what to do"}},
};
static const struct fields trouble_fields = {trouble_rows, ROWS(trouble_rows),
                                             sizeof(struct trouble)};

static const struct field risk_rows[] = {
    {.name = "physical", .kind = FIELD_INT, .offset = AT(risk_physical), .min = 0, .max = 3,
     .doc = {"身体风险 0–3", "physical risk 0–3"}},
    {.name = "emotional", .kind = FIELD_INT, .offset = AT(risk_emotional), .min = 0, .max = 3,
     .doc = {"情绪风险 0–3", "emotional risk 0–3"}},
};

static const struct field origin_rows[] = {
    {.name = "source", .kind = FIELD_TEXT, .offset = AT(source), .max = LINE_MOST,
     .doc = {"从哪里来：folk 民间，own 自编，adapted 改编", "where it comes from: folk, own, adapted"}},
    {.name = "licence", .kind = FIELD_TEXT, .offset = AT(licence), .max = NAME_MOST,
     .doc = {"许可证", "licence"}},
    {.name = "from", .kind = FIELD_ID, .is_optional = true, .offset = AT(from), .max = 40,
     .doc = {"改自哪个活动（代号）；许可证必须与它相同",
             "id of the activity that this is an own version of; the licence stays the same"}},
    {.name = "from_version", .kind = FIELD_INT, .is_optional = true, .offset = AT(from_version),
     .min = 1, .max = 9999, .doc = {"改自它的第几版", "and which version of it"}},
};

static const struct fields people_group = {per_people, ROWS(per_people), 0};
static const struct fields minutes_group = {minutes, ROWS(minutes), 0};
static const struct fields axes_group = {axes, ROWS(axes), 0};
static const struct fields risk_group = {risk_rows, ROWS(risk_rows), 0};
static const struct fields origin_group = {origin_rows, ROWS(origin_rows), 0};

static const struct word status_list[] = {
    [STATUS_IN_USE] = {"in_use", {"使用", "in use"}},
    [STATUS_REFUSED] = {"refused", {"不用", "refused"}},
};
static const struct words status_words = {status_list, ROWS(status_list)};

static const struct field rows[] = {
    {.name = "schema", .kind = FIELD_INT, .offset = offsetof(struct activity_file, schema),
     .min = 1, .max = 1, .doc = {"文件格式，现在是 1", "format of the file, now 1"}},
    {.name = "id", .kind = FIELD_ID, .offset = AT(id), .max = 40,
     .doc = {"代号，与文件名相同，永不改变", "its id, the name of the file; never changes"}},
    {.name = "version", .kind = FIELD_INT, .offset = AT(version), .min = 1, .max = 9999,
     .doc = {"版本，内容改一次加一", "version, one more with each change of content"}},
    {.name = "replaces", .kind = FIELD_INT, .is_optional = true,
     .offset = offsetof(struct activity_file, replaces), .min = 1, .max = 9999,
     .doc = {"只改一个现有活动的几项时：照着它的第几版改的；没写的键都用它的",
             "in a file that changes parts of an activity which is there: the version of it that"
             " was looked at; keys left out stay as they are"}},
    {.name = "name", .kind = FIELD_BILINGUAL, .offset = AT(name), .max = NAME_MOST,
     .doc = {"名称", "name"}},
    {.name = "kind", .kind = FIELD_WORD, .offset = AT(kind), .words = &kind_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"类型，决定文件夹", "kind; it decides the folder"}},
    {.name = "phases", .kind = FIELD_WORD_SET, .offset = AT(phases), .words = &phase_words,
     .vocabulary = FIELD_OWN_WORDS, .min = 1, .doc = {"可用的环节", "phases in which it fits"}},
    {.name = "audience", .kind = FIELD_WORD_SET, .offset = AT(audiences), .words = &audience_words,
     .vocabulary = FIELD_OWN_WORDS, .min = 1, .doc = {"对象", "for whom"}},
    {.name = "age", .kind = FIELD_RANGE, .offset = AT(age), .min = AGE_LEAST, .max = AGE_MOST,
     .doc = {"年龄，按月", "age in months"}},
    {.name = "people", .kind = FIELD_GROUP, .inner = &people_group,
     .doc = {"人数", "how many people"}},
    {.name = "minutes", .kind = FIELD_GROUP, .inner = &minutes_group, .doc = {"时长", "duration"}},
    {.name = "axes", .kind = FIELD_GROUP, .inner = &axes_group,
     .doc = {"十六项要求，全部要写", "sixteen demands, all of them given"}},
    {.name = "formation", .kind = FIELD_WORD, .offset = AT(formation),
     .vocabulary = LOADING_FORMATIONS,
     .doc = {"队形，见 vocabulary/formations.yaml", "a formation of vocabulary/formations.yaml"}},
    {.name = "posture", .kind = FIELD_WORD, .offset = AT(posture),
     .vocabulary = LOADING_POSTURES,
     .doc = {"姿势，见 vocabulary/postures.yaml", "a posture of vocabulary/postures.yaml"}},
    {.name = "topics", .kind = FIELD_WORD_SET, .offset = AT(topics), .vocabulary = LOADING_TOPICS,
     .doc = {"碰到的话题", "topics that it touches"}},
    {.name = "level", .kind = FIELD_WORD, .offset = AT(level), .words = &level_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"谁能带", "who may lead it"}},
    {.name = "goals", .kind = FIELD_WORD_MAP, .offset = AT(goals), .vocabulary = LOADING_GOALS,
     .min = 1, .max = 3, .doc = {"目标与强度 1–3", "goals and how strongly it serves them, 1–3"}},
    {.name = "items", .kind = FIELD_LIST, .offset = AT(materials),
     .count_offset = AT(material_count), .min = 0, .max = 20, .inner = &material_fields,
     .doc = {"物品", "what is needed"}},
    {.name = "stage_earliest", .kind = FIELD_WORD, .offset = AT(stage_earliest),
     .words = &stage_words, .vocabulary = FIELD_OWN_WORDS,
     .doc = {"最早用在哪个阶段", "earliest stage of the group"}},
    {.name = "event_ok", .kind = FIELD_BOOL, .offset = AT(is_event_ok),
     .doc = {"大型活动可用", "usable in an event"}},
    {.name = "last_ok", .kind = FIELD_BOOL, .offset = AT(is_last_ok),
     .doc = {"末次可用", "usable in the last session"}},
    {.name = "ritual", .kind = FIELD_BOOL, .offset = AT(is_ritual),
     .doc = {"可作仪式重复", "may be repeated as a ritual"}},
    {.name = "farewell", .kind = FIELD_BOOL, .offset = AT(is_farewell),
     .doc = {"告别活动", "says goodbye"}},
    {.name = "status", .kind = FIELD_WORD, .is_optional = true,
     .offset = offsetof(struct activity_file, status), .words = &status_words,
     .vocabulary = FIELD_OWN_WORDS,
     .doc = {"refused：只为说明为什么绝不安排；不写就是 in_use",
             "refused: kept only to say why it is never used; in_use when left out"}},
    {.name = "refused_because", .kind = FIELD_BILINGUAL, .is_optional = true,
     .offset = AT(refused_because), .max = TEXT_MOST,
     .doc = {"为什么不用；status: refused 必须写", "why not; needed with status: refused"}},
    {.name = "instead", .kind = FIELD_TEXTS, .is_optional = true, .offset = AT(instead),
     .count_offset = AT(instead_count), .min = 1, .max = 8,
     .doc = {"改用哪些活动（代号）；status: refused 必须写",
             "ids of what to use in its place; needed with status: refused"}},
    {.name = "avoid", .kind = FIELD_WORD_SET, .offset = AT(avoid), .vocabulary = LOADING_FLAGS,
     .doc = {"有这些标志的孩子在场就不用", "never with a child of these flags"}},
    {.name = "adapt", .kind = FIELD_LIST, .offset = AT(adaptations),
     .count_offset = AT(adaptation_count), .min = 0, .max = 40, .inner = &adapt_fields,
     .doc = {"为哪些标志写了调整", "adaptations, one a flag"}},
    {.name = "brief", .kind = FIELD_BILINGUAL, .offset = AT(brief), .max = LINE_MOST,
     .doc = {"带领单上的一行", "one line for the run sheet"}},
    {.name = "purpose", .kind = FIELD_BILINGUAL, .offset = AT(purpose), .max = TEXT_MOST,
     .doc = {"为什么做", "what it is for"}},
    {.name = "preparation", .kind = FIELD_BILINGUAL, .offset = AT(preparation), .max = TEXT_MOST,
     .doc = {"准备", "what to prepare"}},
    {.name = "steps", .kind = FIELD_LIST, .offset = AT(steps), .count_offset = AT(step_count),
     .min = 1, .max = 8, .inner = &step_fields, .doc = {"步骤", "steps"}},
    {.name = "moves", .kind = FIELD_LIST, .is_optional = true, .offset = AT(moves),
     .count_offset = AT(move_count), .min = 1, .max = 16, .inner = &move_fields,
     .doc = {"手势舞的每一句", "lines of a gesture dance"}},
    {.name = "handout", .kind = FIELD_GROUP, .is_optional = true, .inner = &handout_fields,
     .doc = {"附页", "handout"}},
    {.name = "debrief", .kind = FIELD_LIST, .offset = AT(questions),
     .count_offset = AT(question_count), .min = LENS_COUNT, .max = LENS_COUNT,
     .inner = &question_fields, .doc = {"四个分享问题", "four questions"}},
    {.name = "safety", .kind = FIELD_BILINGUAL, .offset = AT(safety), .max = LINE_MOST,
     .doc = {"安全：一眼要看到的一句", "the one line that a hurried leader must see"}},
    {.name = "if_wrong", .kind = FIELD_LIST, .offset = AT(troubles),
     .count_offset = AT(trouble_count), .min = 1, .max = 6, .inner = &trouble_fields,
     .doc = {"出了情况怎么办", "what may go wrong"}},
    {.name = "head_count", .kind = FIELD_BILINGUAL, .offset = AT(head_count), .max = TEXT_MOST,
     .doc = {"多一人、少一人、太少、太多时", "one more, one fewer, too few, too many"}},
    {.name = "risk", .kind = FIELD_GROUP, .inner = &risk_group, .doc = {"风险", "risk"}},
    {.name = "origin", .kind = FIELD_GROUP, .inner = &origin_group, .doc = {"来源", "origin"}},
};

const struct fields activity_fields = {rows, ROWS(rows), sizeof(struct activity_file)};

void catalog_document_activity_fields(struct buf *out)
{
    fields_document(&activity_fields, out);
}
