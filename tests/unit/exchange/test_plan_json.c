#include "check.h"
#include "exchange/sample.h"

static void check_same_bytes(struct arena *arena, const char *text)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct plan *plan = sample_plan(arena, text, &err);
    CHECK_TEXT(err.text, "");
    if (!CHECK(plan != NULL))
        return;
    const char *first = sample_plan_json(arena, plan);
    const struct node *root = sample_node(arena, first, &err);
    const struct plan *again = root ? exchange_read_plan(arena, NULL, root, &err) : NULL;
    CHECK_TEXT(err.text, "");
    if (CHECK(again != NULL))
        CHECK_TEXT(sample_plan_json(arena, again), first);
}

static void check_standing(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct plan *plan = sample_plan(arena, sample_plan_text, &err);
    const char *json = sample_json(arena, sample_facts_text(arena), "'standing': null",
                                   arena_format(arena, "'standing': %s", sample_plan_text));
    const struct node *root = sample_node(arena, json, &err);
    const struct facts *facts = root ? exchange_read_facts(arena, root, &err) : NULL;
    CHECK_TEXT(err.text, "");
    if (CHECK(plan && facts && facts->standing))
        CHECK_TEXT(sample_plan_json(arena, facts->standing), sample_plan_json(arena, plan));
}

static void check_what_was_read(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct plan *plan = sample_plan(arena, sample_plan_text, &err);
    if (!CHECK(plan != NULL))
        return;
    CHECK_NUMBER(plan->claimed[C_FIT], -96);
    CHECK_NUMBER(plan->bound, -300);
    CHECK_NUMBER(plan->session_count, 2);
    const struct session *session = &plan->sessions[0];
    CHECK_NUMBER(session->start, 16 * 60 + 30);
    CHECK_NUMBER(session->variant_count, 2);
    CHECK_NUMBER(session->variants[0].blocks[0].tracks[0].children.count, 2);
    const struct track *track = &session->blocks[0].tracks[0];
    CHECK_NUMBER(track->slot_count, 3);
    CHECK_NUMBER(track->slots[0].printed_count, 2);
    CHECK_TEXT(track->slots[0].locked_by, "P-01");
    CHECK_NUMBER(track->slots[2].kind, SLOT_DEBRIEF);
    CHECK_NUMBER(plan->unplaced[0].rule, K_CONSENT);
}

static const struct {
    const char *from, *to, *message;
} bad[] = {
    {"'phase': 'warmup'", "'phase': 'warmupp'",
     "sessions[0].blocks[0].tracks[0].slots[0].phase: unknown word 'warmupp'; "
     "did you mean 'warmup'?"},
    {"'activity': 'charades'", "'activity': 'chess'",
     "sessions[0].blocks[0].tracks[0].slots[1].activity: not in the facts; "
     "use the facts that belong to the plan"},
    {"'activity': 'charades'", "'activity': ''",
     "sessions[0].blocks[0].tracks[0].slots[1].activity: empty; only a debrief has no activity"},
    {"'activity': ''", "'activity': 'web'",
     "sessions[0].blocks[0].tracks[0].slots[2].activity: a debrief has no activity; write \"\""},
    {"'children': ['C-0001', 'C-0002'", "'children': ['C-0001', 'C-0009'",
     "sessions[0].blocks[0].tracks[0].children[1]: not in the facts; "
     "use the facts that belong to the plan"},
    {"'flag': 'hearing'", "'flag': 'quiet'",
     "sessions[0].blocks[0].tracks[0].slots[0].printed[0].flag: unknown word 'quiet'; "
     "known are: hearing, seated"},
    {"'no': 1", "'no': '1'", "sessions[0].no: not a whole number"},
    {"'C-FIT': -96", "'C-FITT': -96", "claimed.C-FITT: unknown word 'C-FITT'; "
     "did you mean 'C-FIT'?"},
    {"'C-FIT': -96", "'C-FIT': 0", "claimed.C-FIT: not a whole number other than 0"},
    {"'clash': []", "'clash': ['C-FIT', 7]",
     "clash[1]: not a text; put it in quotes"},
    {"'spare': 'web'", "'spares': 'web'",
     "sessions[0].blocks[0].tracks[0]: unknown key 'spares'; did you mean 'spare'?"},
    {"'budget': 200000, ", "", "(root): the key 'budget' is missing; add it"},
};

static void check_messages(struct arena *arena)
{
    struct error well = error_start(LANGUAGE_EN);
    const struct facts *facts = sample_facts(arena, &well);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct error err = error_start(LANGUAGE_EN);
        const char *json = sample_json(arena, sample_plan_text, bad[i].from, bad[i].to);
        const struct node *root = sample_node(arena, json, &err);
        if (!CHECK(root != NULL))
            continue;
        CHECK(!exchange_read_plan(arena, facts, root, &err));
        CHECK_TEXT(err.text, bad[i].message);
    }
    const struct node *root =
        sample_node(arena, sample_json(arena, sample_plan_text, NULL, NULL), &well);
    CHECK(exchange_read_plan(arena, facts, root, &well) != NULL);
    CHECK_TEXT(well.text, "");
}

int main(void)
{
    struct arena *arena = arena_open();
    check_same_bytes(arena, sample_plan_text);
    check_same_bytes(arena, sample_event_text);
    check_standing(arena);
    check_what_was_read(arena);
    check_messages(arena);
    arena_close(arena);
    return check_end();
}
