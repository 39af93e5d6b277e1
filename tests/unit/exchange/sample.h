/* Facts and two plans for tests, as JSON with ' for ": four children, a joint block with pairs,
 * variants, a locked slot, missing papers. Everything in it is invented. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"
#include "base/node.h"
#include "exchange/exchange.h"
#include "model/facts.h"

#include <stdio.h>
#include <string.h>

#define SAMPLE_AXES                                                                                \
    "'axes': {'energy': 2, 'trust': 1, 'touch': 0, 'move': 1, 'read': 0, 'write': 0, "             \
    "'eyes_closed': 0, 'loud': 1, 'competition': 0, 'elimination': 0, 'odd_one_out': 0, "          \
    "'public_fail': 0, 'hands': 1, 'sight': 0, 'hear': 1, 'wait_seconds': 30}, "

#define SAMPLE_ACTIVITY(id, goals)                                                                 \
    "{'id': '" id "', 'version': 2, 'kind': 'game', 'phases': ['warmup', 'main'], "                \
    "'audience': ['children', 'mixed'], 'age': {'min': 72, 'max': 1199}, "                         \
    "'people': {'min': 2, 'max': 60}, 'per': null, 'parity': 'any', "                              \
    "'minutes': {'min': 5, 'typical': 8, 'max': 12}, " SAMPLE_AXES                                 \
    "'formation': 'circle', 'posture': 'stand', 'topics': ['family'], 'level': 'trained', "        \
    "'goals': " goals ", 'items': ['soft_ball'], 'stage_earliest': 'forming', 'event_ok': true, "  \
    "'last_ok': true, 'ritual': false, 'farewell': false, 'refused': false, 'avoid': [], "         \
    "'adapt': ['hearing'], 'hash': '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abc" \
    "def'}"

#define SAMPLE_CHILD(code, sex, papers)                                                            \
    "{'code': '" code "', 'sex': '" sex "', 'birth': '2016-03', 'site': 'HD', 'active': true, "    \
    "'enrolment': 'accepted', 'assent': 'yes', 'consents': " papers ", 'restricted': false, "      \
    "'cleared': null, 'tier': 1, 'countersigned': false, 'flags': [{'flag': 'hearing', "           \
    "'from': '2026-01-01', 'until': null}], 'needs': [{'goal': 'belong', 'level': 2, "             \
    "'judged': '2026-02-03'}]}"

#define SAMPLE_GIVEN                                                                               \
    "[{'purpose': 'group', 'state': 'given', 'from': '2026-08-20', 'until': '2027-08-20'}]"

static const char *const sample_facts_parts[] = {
    "{'format': 'tuanfu-facts', 'version': 1, 'today': '2026-09-01', 'vocabulary': {"
    "'goals': [{'id': 'belong', 'calming': false}, {'id': 'regulate', 'calming': true}],"
    "'flags': [{'id': 'hearing', 'body': true, 'axes': {'hear': 0}, 'topics': [], 'items': [], "
    "'rooms': [], 'level': null, 'people_max': null}, {'id': 'seated', 'body': true, 'axes': "
    "{'move': 1}, 'topics': ['body'], 'items': ['soft_ball'], 'rooms': ['step_free'], "
    "'level': 'counsellor', 'people_max': 30}],"
    "'topics': ['family', 'body'], 'items': ['soft_ball', 'rope'], 'rooms': ['step_free'], "
    "'formations': ['circle', 'line'], 'postures': [{'id': 'stand', 'changing': false}]},"
    "'calendar': {'id': 'cn-2026', 'closed': [{'from': '2026-10-01', 'until': '2026-10-07'}], "
    "'swapped': [{'date': '2026-10-10', 'as': 'wed'}]},"
    "'programme': {'id': 's4x45', 'format': 'series', 'age': {'min': 108, 'max': 143}, "
    "'size': {'min': 2, 'max': 12}, 'target': {'min': 8, 'max': 12}, 'leader': 'trained', "
    "'assistants': 1, 'adults_min': 2, 'goals': ['belong'], 'also': ['regulate'], 'touch_cap': 3, "
    "'gap_days': {'min': 5, 'max': 14}, 'travel_max': 45, 'rituals': {'checkin': ['charades']}, "
    "'notice': '', 'filled_by': {'checkin': ['ritual'], 'main': ['activity', 'debrief']}, "
    "'must': [{'session': 1, 'track': '', 'any_of': ['charades', 'name-move']}], 'spare': 1, "
    "'island_pairs': {'min': 0, 'max': 0}, 'islands_per_stage_leader': 0, 'excluded': ['rope'], "
    "'grief': false, 'sessions': [{'no': 1, 'stage': 'forming', 'trust_cap': 1, 'blocks': ["
    "{'code': 'session', 'kind': 'whole', 'minutes': 45, 'headcount': false, 'tracks': ["
    "{'code': 'group', 'audience': 'children', 'age': {'min': 0, 'max': 0}, 'minutes': "
    "{'checkin': 4, 'main': 41}, 'fixed': {'main': ['charades']}}]}]}]},",
    "'activities': [" SAMPLE_ACTIVITY("charades", "{'belong': 3}") ", "
    SAMPLE_ACTIVITY("name-move", "{}") ", " SAMPLE_ACTIVITY("web", "{'regulate': 1}") "],",
    "'children': [" SAMPLE_CHILD("C-0001", "f", SAMPLE_GIVEN) ", "
    SAMPLE_CHILD("C-0002", "m", SAMPLE_GIVEN) ", " SAMPLE_CHILD("C-0003", "unknown", "[]") ", "
    SAMPLE_CHILD("C-0004", "f", SAMPLE_GIVEN) "],",
    "'adults': [{'code': 'P-01', 'sex': 'f', 'level': 'counsellor', 'carer': false, "
    "'checked': '2026-03-01', 'trained': true, 'pledged': true, 'away': [{'from': '2026-09-20', "
    "'until': '2026-09-21'}]}],"
    "'bonds': [{'kind': 'apart', 'person': 'C-0001', 'other': 'C-0002', 'from': null, "
    "'until': null}],"
    "'rooms': [{'code': 'HD-1', 'site': 'HD', 'capacity': 16, 'features': ['step_free']}],"
    "'openings': [{'room': 'HD-1', 'weekday': 'wed', 'from': '16:30', 'until': '18:30'}],"
    "'history': [{'person': 'C-0001', 'activity': 'name-move', 'date': '2026-03-04'}],"
    "'overrides': [{'rule': 'T-GAP', 'subject': 'A1', 'who': 'P-01', 'reason': 'flood', "
    "'until': '2026-12-31'}],"
    "'attendance': [{'session': 'A1-S1', 'person': 'C-0001', 'status': 'present', "
    "'corrected': false, 'after_signature': false, 'correction': false}],"
    "'standing': null}",
};

#define SAMPLE_SLOTS                                                                               \
    "[{'phase': 'warmup', 'kind': 'activity', 'activity': 'name-move', 'start': 0, "               \
    "'minutes': 8, 'printed': [{'child': 'C-0001', 'flag': 'hearing'}, {'child': 'C-0002', "       \
    "'flag': 'hearing'}], 'locked_by': 'P-01'}, {'phase': 'main', 'kind': 'activity', "            \
    "'activity': 'charades', 'start': 8, 'minutes': 27, 'printed': [], 'locked_by': ''}, "         \
    "{'phase': 'share', 'kind': 'debrief', 'activity': '', 'start': 35, 'minutes': 10, "           \
    "'printed': [], 'locked_by': ''}]"

#define SAMPLE_BLOCK(children)                                                                     \
    "{'code': 'session', 'kind': 'whole', 'start': 0, 'minutes': 45, 'headcount': false, "         \
    "'stage_leaders': [], 'tracks': [{'code': 'group', 'audience': 'children', 'island': 0, "      \
    "'room': 'HD-1', 'leader': 'P-01', 'assistants': ['P-02', 'P-03'], 'children': " children ", " \
    "'carers': [], 'pairs': [], 'slots': " SAMPLE_SLOTS ", 'spare': 'web'}]}"

#define SAMPLE_SESSION(no, date, variants)                                                         \
    "{'code': 'A1-S" no "', 'series': 'A1', 'no': " no ", 'date': '" date "', 'start': '16:30', "  \
    "'state': 'draft', 'pinned': false, 'blocks': ["                                               \
    SAMPLE_BLOCK("['C-0001', 'C-0002', 'C-0004']") "], 'variants': " variants "}"

static const char sample_plan_text[] =
    "{'format': 'tuanfu-plan', 'version': 1, 'programme': 's4x45', 'outcome': 'best_so_far', "
    "'seed': 7, 'budget': 200000, 'steps': 150000, 'bound': -300, 'claimed': {'G-TARGET': 75, "
    "'C-FIT': -96}, 'trial': false, 'papers': [], 'sessions': ["
    SAMPLE_SESSION("1", "2026-09-09", "[{'people': 2, 'blocks': [" SAMPLE_BLOCK("['C-0001', "
    "'C-0004']") "]}, {'people': 5, 'blocks': []}]") ", " SAMPLE_SESSION("2", "2026-09-16", "[]")
    "], 'unplaced': [{'person': 'C-0003', 'rule': 'K-CONSENT', 'change': 'print the form'}], "
    "'clash': []}";

/* An event on one afternoon: split tracks, a break with head-count, islands with pairs. */
static const char sample_event_text[] =
    "{'format': 'tuanfu-plan', 'version': 1, 'programme': 'e180', 'outcome': 'proved_best', "
    "'seed': 1, 'budget': 10, 'steps': 10, 'bound': null, 'claimed': {}, 'trial': true, "
    "'papers': [{'person': 'C-0003', 'rule': 'K-CONSENT'}], 'sessions': [{'code': 'E1-S1', "
    "'series': 'E1', 'no': 1, 'date': '2026-09-19', 'start': '14:00', 'state': 'draft', "
    "'pinned': true, 'blocks': [{'code': 'split', 'kind': 'split', 'start': 0, 'minutes': 60, "
    "'headcount': false, 'stage_leaders': [], 'tracks': [{'code': 'young', 'audience': "
    "'children', 'island': 0, 'room': '', 'leader': '', 'assistants': [], 'children': ['C-0001', "
    "'C-0002'], 'carers': [], 'pairs': [], 'slots': [], 'spare': ''}, {'code': 'carers', "
    "'audience': 'carers', 'island': 0, 'room': '', 'leader': '', 'assistants': [], "
    "'children': [], 'carers': ['M-01', 'M-02'], 'pairs': [], 'slots': [], 'spare': ''}]}, "
    "{'code': 'head-count', 'kind': 'break', 'start': 60, 'minutes': 10, 'headcount': true, "
    "'stage_leaders': [], 'tracks': []}, {'code': 'joint', 'kind': 'joint', 'start': 70, "
    "'minutes': 40, 'headcount': false, 'stage_leaders': ['P-04', 'P-05'], 'tracks': [{'code': "
    "'island-1', 'audience': 'mixed', 'island': 1, 'room': 'HD-H', 'leader': 'P-02', "
    "'assistants': ['P-07'], 'children': ['C-0001', 'C-0002'], 'carers': ['M-01', 'M-02'], "
    "'pairs': [{'child': 'C-0001', 'adult': 'M-01', 'role': 'own'}, {'child': 'C-0002', "
    "'adult': 'M-02', 'role': 'stand_in'}], 'slots': [], 'spare': 'web'}]}], 'variants': []}], "
    "'unplaced': [{'person': 'C-0004', 'rule': 'J-ADULT', 'change': ''}], 'clash': "
    "['J-HEADCOUNT']}";

static inline const char *sample_facts_text(struct arena *arena)
{
    struct buf buf = buf_start(arena);
    for (size_t i = 0; i < sizeof sample_facts_parts / sizeof sample_facts_parts[0]; i++)
        buf_add(&buf, sample_facts_parts[i]);
    return buf.text;
}

/* The text with ' turned into " and `from` (NULL: nothing) once replaced by `to`. */
static inline const char *sample_json(struct arena *arena, const char *text, const char *from,
                                      const char *to)
{
    struct buf buf = buf_start(arena);
    const char *at = from ? strstr(text, from) : NULL;
    if (from && !at)
        printf("the sample has no %s\n", from);
    if (at) {
        buf_add_bytes(&buf, text, (size_t)(at - text));
        buf_add(&buf, to);
        buf_add(&buf, at + strlen(from));
    } else
        buf_add(&buf, text);
    for (size_t i = 0; i < buf.length; i++)
        if (buf.text[i] == '\'')
            buf.text[i] = '"';
    return buf.text;
}

static inline const struct node *sample_node(struct arena *arena, const char *json,
                                             struct error *err)
{
    return json_parse(arena, json, strlen(json), "sample.json", err);
}

static inline const struct facts *sample_facts(struct arena *arena, struct error *err)
{
    const struct node *root =
        sample_node(arena, sample_json(arena, sample_facts_text(arena), NULL, NULL), err);
    return root ? exchange_read_facts(arena, root, err) : NULL;
}

static inline const struct plan *sample_plan(struct arena *arena, const char *text,
                                             struct error *err)
{
    const struct node *root = sample_node(arena, sample_json(arena, text, NULL, NULL), err);
    return root ? exchange_read_plan(arena, NULL, root, err) : NULL;
}

static inline const char *sample_plan_json(struct arena *arena, const struct plan *plan)
{
    struct buf buf = buf_start(arena);
    exchange_write_plan(&buf, plan);
    return buf.text;
}

#endif
