#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "rules/explain.h"
#include "rules/explain_parts.h"

#include <assert.h>
#include <string.h>

enum { MONTHS_A_YEAR = 12 };

/* What a sentence is filled in from. */
struct filling {
    struct buf *buf;
    enum language language;
    const struct facts *facts;
    const struct finding *finding;
};

void explain_add_age(struct buf *buf, enum language language, int months)
{
    int years = months / MONTHS_A_YEAR;
    int rest = months % MONTHS_A_YEAR;
    if (rest)
        buf_add_format(buf, messages_find(language, N_("%d years %d months")), years, rest);
    else
        buf_add_format(buf, messages_find(language, N_("%d years")), years);
}

/* Facts that came as JSON have ids and no names. */
static void add_name(struct buf *buf, enum language language, struct bilingual name,
                     const char *id)
{
    const char *text = messages_pick(language, name);
    buf_add(buf, text[0] ? text : id);
}

void explain_add_activity(struct buf *buf, enum language language, const struct facts *facts,
                          const char *id)
{
    const struct activity *activity = facts_activity(facts, id);
    add_name(buf, language, activity ? activity->name : (struct bilingual){"", ""}, id);
}

void explain_add_place(struct buf *buf, enum language language, const struct facts *facts,
                       const struct plan *plan, struct explain_place place)
{
    const struct session *session = &plan->sessions[place.session];
    bool is_only_series = text_equal(plan->sessions[0].series, session->series) &&
                          text_equal(plan->sessions[plan->session_count - 1].series,
                                     session->series);
    if (!is_only_series)
        buf_add_format(buf, "%s ", session->series);
    buf_add_format(buf, messages_find(language, N_("session %d")), session->no);
    if (place.block < 0)
        return;
    bool is_event = facts->programme->format == FORMAT_EVENT;
    const struct block *block = &session->blocks[place.block];
    if (is_event)
        buf_add_format(buf, " [%s%s%s]", block->code, place.track < 0 ? "" : "/",
                       place.track < 0 ? "" : block->tracks[place.track].code);
    if (place.track < 0 || place.slot < 0)
        return;
    const struct slot *slot = explain_slot_at(plan, place);
    buf_add_format(buf, messages_find(language, N_(", step %d ")), place.slot + 1);
    buf_add(buf, "“");
    if (slot->kind == SLOT_DEBRIEF)
        buf_add(buf, messages_pick(language, slot_kind_words.list[SLOT_DEBRIEF].name));
    else
        explain_add_activity(buf, language, facts, slot->activity);
    buf_add(buf, "”");
}

static void add_word(const struct filling *filling, struct words words, int index)
{
    if (index >= 0 && index < words.count)
        add_name(filling->buf, filling->language, words.list[index].name, words.list[index].key);
    else
        buf_add(filling->buf, filling->finding->word);
}

static void add_id_of(const struct filling *filling, struct words words)
{
    add_word(filling, words, words_find(words, filling->finding->word));
}

/* One filling of a name in braces; false: the name is none of these. */
static bool fill_numbers(const struct filling *filling, const char *name)
{
    const struct finding *finding = filling->finding;
    if (text_equal(name, "amount"))
        buf_add_format(filling->buf, "%d", finding->amount);
    else if (text_equal(name, "limit"))
        buf_add_format(filling->buf, "%d", finding->limit);
    else if (text_equal(name, "age"))
        explain_add_age(filling->buf, filling->language, finding->amount);
    else if (text_equal(name, "age limit"))
        explain_add_age(filling->buf, filling->language, finding->limit);
    else if (text_equal(name, "phase"))
        add_word(filling, phase_words, finding->amount);
    else if (text_equal(name, "phase limit"))
        add_word(filling, phase_words, finding->limit);
    else if (text_equal(name, "stage"))
        add_word(filling, stage_words, finding->amount);
    else if (text_equal(name, "stage limit"))
        add_word(filling, stage_words, finding->limit);
    else if (text_equal(name, "audience"))
        add_word(filling, audience_words, finding->amount);
    else if (text_equal(name, "consent"))
        add_word(filling, consent_state_words, finding->amount);
    else
        return false;
    return true;
}

static bool fill_texts(const struct filling *filling, const char *name)
{
    const struct finding *finding = filling->finding;
    const struct vocabulary *vocabulary = filling->facts->vocabulary;
    if (text_equal(name, "person"))
        buf_add(filling->buf, finding->person);
    else if (text_equal(name, "other"))
        buf_add(filling->buf, finding->other);
    else if (text_equal(name, "flag"))
        add_id_of(filling, vocabulary->flag_words);
    else if (text_equal(name, "item"))
        add_id_of(filling, vocabulary->item_words);
    else if (text_equal(name, "goal"))
        add_id_of(filling, vocabulary->goal_words);
    else if (text_equal(name, "word phase"))
        add_id_of(filling, phase_words);
    else if (text_equal(name, "activity"))
        explain_add_activity(filling->buf, filling->language, filling->facts, finding->word);
    else
        return false;
    return true;
}

static void fill(const struct filling *filling, const char *sentence)
{
    char name[32];
    while (*sentence) {
        const char *open = strchr(sentence, '{');
        const char *close = open ? strchr(open, '}') : NULL;
        if (!close) {
            buf_add(filling->buf, sentence);
            return;
        }
        size_t length = (size_t)(close - open - 1);
        assert(length < sizeof name);
        memcpy(name, open + 1, length);
        name[length] = '\0';
        buf_add_bytes(filling->buf, sentence, (size_t)(open - sentence));
        bool is_known = fill_numbers(filling, name) || fill_texts(filling, name);
        assert(is_known);
        sentence = close + 1;
    }
}

void explain_finding(struct buf *buf, enum language language, const struct facts *facts,
                     const struct plan *plan, const struct finding *finding)
{
    const struct rule *rule = rule_get(finding->rule);
    struct filling filling = {buf, language, facts, finding};
    struct explain_place place = {finding->session, finding->block, finding->track,
                                  finding->slot};
    buf_add_format(buf, "%s %s", rule->code, messages_pick(language, rule->name));
    buf_add(buf, messages_find(language, N_(": ")));
    if (finding->session >= 0) {
        explain_add_place(buf, language, facts, plan, place);
        buf_add(buf, messages_find(language, N_(", ")));
    }
    fill(&filling, messages_find(language, explain_wording(facts, finding)));
    if (finding->points)
        buf_add_format(buf, messages_find(language, N_(" (%+d points)")),
                       (int)finding->points);
    if (finding->is_overridden)
        buf_add(buf, messages_find(language, N_(" (set aside by a named person)")));
}
