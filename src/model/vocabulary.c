#include "model/vocabulary.h"

#include <assert.h>

/* Each list stands in the order of its enum; the assert counts. */
#define WORDS(name, count_, ...)                                                                   \
    static const struct word name##_list[] = {__VA_ARGS__};                                        \
    static_assert(sizeof name##_list / sizeof name##_list[0] == (count_), "one word for each");    \
    const struct words name = {.list = name##_list, .count = (count_)}

WORDS(sex_words, SEX_COUNT, {"unknown", {"未知", "unknown"}}, {"f", {"女", "girl"}},
      {"m", {"男", "boy"}});

WORDS(phase_words, PHASE_COUNT, {"checkin", {"签到", "check-in"}}, {"warmup", {"热身", "warm-up"}},
      {"bridge", {"转换", "bridge"}}, {"main", {"主题", "main"}}, {"share", {"分享", "share"}},
      {"close", {"结束", "close"}});

WORDS(stage_words, STAGE_COUNT, {"forming", {"形成期", "forming"}},
      {"transition", {"转折期", "transition"}}, {"working", {"工作期", "working"}},
      {"ending", {"结束期", "ending"}});

WORDS(block_kind_words, BLOCK_KIND_COUNT, {"whole", {"全体", "whole"}}, {"split", {"分轨", "split"}},
      {"joint", {"合并", "joint"}}, {"break", {"休息", "break"}});

WORDS(audience_words, AUDIENCE_COUNT, {"children", {"儿童", "children"}},
      {"carers", {"妈妈与监护人", "carers"}}, {"mixed", {"亲子混合", "mixed"}});

WORDS(kind_words, KIND_COUNT, {"game", {"游戏", "game"}},
      {"gesture_dance", {"手势舞", "gesture dance"}}, {"art", {"美术", "art"}},
      {"story", {"故事", "story"}}, {"talk", {"谈话", "talk"}}, {"calm", {"安静", "calm"}},
      {"training", {"专题培训", "training"}}, {"ritual", {"仪式", "ritual"}},
      {"worksheet", {"工作纸", "worksheet"}});

WORDS(level_words, LEVEL_COUNT, {"volunteer", {"志愿者", "volunteer"}},
      {"trained", {"受训带领者", "trained leader"}}, {"counsellor", {"咨询师", "counsellor"}},
      {"specialist", {"专科", "specialist"}});

WORDS(parity_words, PARITY_COUNT, {"any", {"不限", "any"}}, {"pairs", {"两人或三人", "twos or threes"}},
      {"even", {"双数", "even"}});

WORDS(lens_words, LENS_COUNT, {"fact", {"事实", "fact"}}, {"feel", {"感受", "feel"}},
      {"find", {"发现", "find"}}, {"future", {"将来", "future"}});

WORDS(axis_words, AXIS_COUNT, {"energy", {"能量", "energy"}}, {"trust", {"信任", "trust"}},
      {"touch", {"接触", "touch"}}, {"move", {"移动", "moving"}}, {"read", {"阅读", "reading"}},
      {"write", {"书写", "writing"}}, {"eyes_closed", {"闭眼", "eyes closed"}},
      {"loud", {"响声", "loudness"}}, {"competition", {"竞争", "competition"}},
      {"elimination", {"淘汰", "elimination"}}, {"odd_one_out", {"落单", "being left over"}},
      {"public_fail", {"当众", "exposure"}}, {"hands", {"用手", "hands"}},
      {"sight", {"用眼", "sight"}}, {"hear", {"用耳", "hearing"}},
      {"wait_seconds", {"等待秒数", "seconds of waiting"}});

WORDS(attendance_words, ATTENDANCE_COUNT, {"present", {"到", "present"}}, {"late", {"迟到", "late"}},
      {"left_early", {"早退", "left early"}}, {"excused", {"请假", "excused"}},
      {"absent", {"缺席", "absent"}}, {"unknown", {"未知", "unknown"}});

WORDS(session_state_words, SESSION_STATE_COUNT, {"draft", {"草稿", "draft"}},
      {"published", {"已发布", "published"}}, {"held", {"已举办", "held"}},
      {"signed", {"已签字", "signed"}}, {"cancelled", {"已取消", "cancelled"}});

WORDS(enrolment_words, ENROLMENT_COUNT, {"invited", {"已邀请", "invited"}},
      {"accepted", {"接受", "accepted"}}, {"declined", {"谢绝", "declined"}},
      {"placed", {"已安排", "placed"}}, {"withdrawn", {"退出", "withdrawn"}});

WORDS(consent_purpose_words, CONSENT_PURPOSE_COUNT, {"register", {"建档", "register"}},
      {"group", {"团辅", "group"}}, {"screening", {"筛查", "screening"}},
      {"photo_inside", {"内部照片", "photos inside"}},
      {"photo_public", {"公开照片", "public photos"}}, {"story", {"故事", "story"}},
      {"share", {"转交", "handing on"}}, {"casework", {"个案", "casework"}},
      {"contact", {"妈妈联系", "contact"}}, {"emergency", {"急救", "emergency"}},
      {"follow_up", {"追踪", "follow-up"}});

WORDS(consent_state_words, CONSENT_STATE_COUNT, {"given", {"同意", "given"}},
      {"refused", {"拒绝", "refused"}}, {"withdrawn", {"退出", "withdrawn"}},
      {"expired", {"到期", "expired"}});

WORDS(answer_words, ANSWER_COUNT, {"unknown", {"未知", "unknown"}}, {"yes", {"愿意", "yes"}},
      {"no", {"不愿意", "no"}});

WORDS(pair_role_words, PAIR_ROLE_COUNT, {"own", {"自己的妈妈", "own"}},
      {"stand_in", {"替补", "stand-in"}}, {"reserve", {"备用", "reserve"}});

WORDS(format_words, FORMAT_COUNT, {"series", {"系列", "series"}}, {"event", {"大型活动", "event"}});

int axis_greatest(enum axis axis)
{
    static const int greatest[] = {
        [AXIS_ENERGY] = 5, [AXIS_TRUST] = 4, [AXIS_TOUCH] = 4, [AXIS_MOVE] = 3, [AXIS_READ] = 3,
        [AXIS_WRITE] = 3, [AXIS_EYES_CLOSED] = 2, [AXIS_LOUD] = 2, [AXIS_COMPETITION] = 2,
        [AXIS_ELIMINATION] = 2, [AXIS_ODD_ONE_OUT] = 1, [AXIS_PUBLIC_FAIL] = 2, [AXIS_HANDS] = 2,
        [AXIS_SIGHT] = 2, [AXIS_HEAR] = 2, [AXIS_WAIT_SECONDS] = 600,
    };
    static_assert(sizeof greatest / sizeof greatest[0] == AXIS_COUNT, "one for each axis");
    return greatest[axis];
}

void item_set_add(struct item_set *set, int item)
{
    assert(item >= 0 && item < ITEM_MAX);
    set->bits[item / 64] |= UINT64_C(1) << (item % 64);
}

bool item_set_has(const struct item_set *set, int item)
{
    assert(item >= 0 && item < ITEM_MAX);
    return set->bits[item / 64] >> (item % 64) & 1;
}

int item_set_common(const struct item_set *a, const struct item_set *b)
{
    for (int i = 0; i < ITEM_MAX / 64; i++)
        if (a->bits[i] & b->bits[i])
            return i * 64 + __builtin_ctzll(a->bits[i] & b->bits[i]);
    return -1;
}

int vocabulary_flag(const struct vocabulary *vocabulary, const char *id)
{
    return words_find(vocabulary->flag_words, id);
}
