#include "check.h"
#include "exchange/sample.h"

static void check_same_bytes(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = sample_facts(arena, &err);
    CHECK_TEXT(err.text, "");
    if (!CHECK(facts != NULL))
        return;
    struct buf first = buf_start(arena);
    exchange_write_facts(&first, facts);
    const struct node *root = sample_node(arena, first.text, &err);
    CHECK(root != NULL);
    const struct facts *again = root ? exchange_read_facts(arena, root, &err) : NULL;
    CHECK_TEXT(err.text, "");
    if (!CHECK(again != NULL))
        return;
    struct buf second = buf_start(arena);
    exchange_write_facts(&second, again);
    CHECK_TEXT(second.text, first.text);
}

static void check_what_was_read(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = sample_facts(arena, &err);
    if (!CHECK(facts != NULL))
        return;
    CHECK_NUMBER(facts->child_count, 4);
    CHECK_NUMBER(facts->children[2].sex, SEX_UNKNOWN);
    CHECK_NUMBER(facts->children[0].birth.day, 0);
    CHECK_NUMBER(facts->children[0].consents[0].span.until.year, 2027);
    CHECK(facts_activity(facts, "charades") != NULL);
    CHECK_NUMBER(facts_activity(facts, "charades")->goals[0], 3);
    CHECK_NUMBER(facts_activity(facts, "web")->axis[AXIS_WAIT_SECONDS], 30);
    const struct flag *seated = &facts->vocabulary->flags[1];
    CHECK_NUMBER(seated->axis_most[AXIS_MOVE], 1);
    CHECK_NUMBER(seated->axis_most[AXIS_HEAR], -1);
    CHECK_NUMBER(seated->level, LEVEL_COUNSELLOR);
    CHECK_NUMBER(seated->people_most, 30);
    CHECK(item_set_has(&seated->items, 0) && !item_set_has(&seated->items, 1));
    CHECK_NUMBER(facts->openings[0].from, 16 * 60 + 30);
    CHECK_NUMBER(facts->overrides[0].rule, T_GAP);
    CHECK_NUMBER((int)facts->programme->filled_by[PHASE_MAIN],
                 1 << FILLER_ACTIVITY | 1 << FILLER_DEBRIEF);
    CHECK_NUMBER(facts->calendar->swapped[0].as, WEDNESDAY);
}

/* What is changed in the sample, and the whole message that must come. */
static const struct {
    const char *from, *to, *message;
} bad[] = {
    {"'today': '2026-09-01'", "'today': '2026-9-1'",
     "today: not a day; write it as \"2026-09-01\", or null"},
    {"'version': 1", "'version': 2", "version: 2 is outside 1 to 1"},
    {"'tuanfu-facts'", "'tuanfu-plan'", "format: not facts; the format must be \"tuanfu-facts\""},
    {"'calming': true", "'calming': 'yes'", "vocabulary.goals[1].calming: neither true nor false"},
    {"'hear': 0}", "'heer': 0}",
     "vocabulary.flags[0].axes.heer: unknown word 'heer'; did you mean 'hear'?"},
    {"'topics': ['body']", "'topics': ['money']",
     "vocabulary.flags[1].topics[0]: unknown word 'money'; known are: family, body"},
    {"'topics': ['family', 'body']", "'topics': ['body', 'body']",
     "vocabulary.topics: an id is empty or stands twice"},
    {"'posture': 'stand', 'topics': ['family'], 'level': 'trained', 'goals': {'belong': 3}",
     "'posture': 'kneel', 'topics': ['family'], 'level': 'trained', 'goals': {'belong': 3}",
     "activities[0].posture: unknown word 'kneel'; known are: stand"},
    {"'changing': false", "'changing': 0",
     "vocabulary.postures[0].changing: neither true nor false"},
    {"'as': 'wed'", "'as': 'wednesday'",
     "calendar.swapped[0].as: unknown word 'wednesday'; "
     "known are: mon, tue, wed, thu, fri, sat, sun"},
    {"'gap_days': {'min': 5, 'max': 14}", "'gap_days': {'min': 15, 'max': 14}",
     "programme.gap_days: min is above max"},
    {"'checkin': 4", "'chekin': 4",
     "programme.sessions[0].blocks[0].tracks[0].minutes.chekin: unknown word 'chekin'; "
     "did you mean 'checkin'?"},
    {"'energy': 2, ", "", "activities[0].axes: an axis is missing or above its scale"},
    {"'energy': 2, ", "'energy': 6, ",
     "activities[0].axes: an axis is missing or above its scale"},
    {"'id': 'name-move'", "'id': 'a'",
     "activities[1]: 'a' stands twice or out of order; sort the list"},
    {"'code': 'C-0002'", "'code': 'C-0001'",
     "children[1]: 'C-0001' stands twice or out of order; sort the list"},
    {"'sex': 'f', ", "", "children[0]: the key 'sex' is missing; add it"},
    {"'sex': 'f', ", "'sex': 'f', 'name': 'x', ",
     "children[0]: unknown key 'name'; take it out"},
    {"'assent': 'yes'", "'assent': 'ye'",
     "children[0].assent: unknown word 'ye'; did you mean 'yes'?"},
    {"'tier': 1", "'tier': 4", "children[0].tier: 4 is outside 0 to 3"},
    {"'from': '16:30'", "'from': '25:30'",
     "openings[0].from: not a time of day; write it as \"16:30\""},
    {"'rule': 'T-GAP'", "'rule': 'T-GA'",
     "overrides[0].rule: unknown word 'T-GA'; did you mean 'T-GAP'?"},
    {"'history': [", "'history': 3, 'x': [", "(root): unknown key 'x'; take it out"},
};

static void check_messages(struct arena *arena)
{
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct error err = error_start(LANGUAGE_EN);
        const char *json = sample_json(arena, sample_facts_text(arena), bad[i].from, bad[i].to);
        const struct node *root = sample_node(arena, json, &err);
        if (!CHECK(root != NULL))
            continue;
        CHECK(!exchange_read_facts(arena, root, &err));
        CHECK_NUMBER(err.kind, ERROR_INPUT);
        CHECK_TEXT(err.text, bad[i].message);
    }
}

/* Any value replaced by one of another kind, or any key left out, is refused without a crash. */
static void check_every_value(struct arena *arena)
{
    const char *json = sample_json(arena, sample_facts_text(arena), NULL, NULL);
    int refused = 0;
    for (const char *at = strstr(json, "\": "); at; at = strstr(at + 1, "\": ")) {
        struct arena_mark mark = arena_mark(arena);
        struct buf buf = buf_start(arena);
        buf_add_bytes(&buf, json, (size_t)(at - json));
        buf_add(&buf, "x\": ");
        buf_add(&buf, at + 3);
        struct error err = error_start(LANGUAGE_ZH);
        const struct node *root = sample_node(arena, buf.text, &err);
        if (root && !exchange_read_facts(arena, root, &err) && err.text[0])
            refused++;
        else
            printf("taken: …%.40s\n", at - 10);
        arena_back(arena, mark);
    }
    CHECK(refused > 300);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_same_bytes(arena);
    check_what_was_read(arena);
    check_messages(arena);
    check_every_value(arena);
    arena_close(arena);
    return check_end();
}
