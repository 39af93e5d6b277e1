/* The run sheet: one side, large type, every step with its time, nothing that labels a child. */
#include "paper.h"

static const char *const nicknames[] = {"小宇", "小禾", "石头", "阿亮", "朵朵", "大山", "Lily", ""};

static struct names *nicknames_for(struct arena *arena, const struct facts *facts)
{
    struct person_name *list = arena_take(arena, (size_t)facts->child_count, sizeof *list);
    for (int i = 0; i < facts->child_count; i++)
        list[i] = (struct person_name){facts->children[i].code, nicknames[i % 8]};
    struct names *names = arena_take(arena, 1, sizeof *names);
    *names = (struct names){list, facts->child_count};
    return names;
}

struct desk {
    struct shop shop;
    struct facts *facts;
    struct plan *plan;
    const struct sheet_template *template;
    struct names *names;
};

static struct desk desk_open(struct shop shop, const char *name)
{
    struct desk desk = {.shop = shop, .facts = golden_facts(&shop, name),
                        .plan = golden_plan(&shop, name),
                        .template = shipped_template(shop.arena, "run-sheet")};
    desk.names = nicknames_for(shop.arena, desk.facts);
    return desk;
}

static struct sheet_request request_of(const struct desk *desk, const struct session *session,
                                       const char *track, enum language language)
{
    return (struct sheet_request){
        .template = desk->template, .language = language, .facts = desk->facts,
        .plan = desk->plan, .session = session->code, .track = track, .names = desk->names,
        .plan_mark = "T/1"};
}

/* -- what every run sheet must keep ---------------------------------------------------------- */

static void check_sizes(const struct paper *paper)
{
    CHECK(paper->margin >= length_mm(10));
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        if (!is_foot(paper, item) && !CHECK(item->size >= 14000))
            printf("    %s\n", item->text);
    }
    CHECK(display_smallest_size(paper->display) >= 6500);
}

/* Clock times are the bold texts of 20 to 24 pt in the form 16:40, top to bottom. */
static int clock_times(const struct paper *paper, int *times, int most)
{
    int count = 0, last_top = -1;
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        int minutes;
        if (!date_read_clock(item->text, &minutes) || item->face != FONT_BOLD || count == most)
            continue;
        CHECK(item->size >= 20000 && item->size <= 24000);
        CHECK(item->top > last_top);
        last_top = item->top;
        times[count++] = minutes;
    }
    return count;
}

static const struct track *track_in(const struct block *block, const char *code)
{
    for (int i = 0; i < block->track_count; i++)
        if (text_equal(block->tracks[i].code, code))
            return &block->tracks[i];
    return NULL;
}

/* The starts that the plan asks for: each slot of the track, else one for the whole block. */
static int planned_times(const struct session *session, const char *track, int *times)
{
    int count = 0;
    for (int i = 0; i < session->block_count; i++) {
        const struct track *own = track_in(&session->blocks[i], track);
        if (!own)
            times[count++] = session->start + session->blocks[i].start;
        for (int k = 0; own && k < own->slot_count; k++)
            times[count++] = session->start + own->slots[k].start;
    }
    return count;
}

static void check_times(const struct paper *paper, const struct session *session,
                        const char *track)
{
    enum { MOST = 40 };
    int printed[MOST] = {0}, planned[MOST] = {0};
    int count = clock_times(paper, printed, MOST);
    CHECK_NUMBER(count, planned_times(session, track, planned));
    for (int i = 0; i < count; i++) {
        CHECK_NUMBER(printed[i], planned[i]);
        CHECK(i == 0 || printed[i] > printed[i - 1]);
    }
}

/* Beside its clock time stands "8 分" or "8 min": together they fill the session. */
static void check_minutes(const struct desk *desk, const struct paper *paper,
                          const struct session *session)
{
    (void)desk;
    int sum = 0, whole = 0;
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const struct display_bounds *item = &paper->bounds.list.items[i];
        char *end;
        long minutes = strtol(item->text, &end, 10);
        bool is_left = item->left < paper->margin + length_mm(2);
        if (end != item->text && is_left && (text_equal(end, " 分") || text_equal(end, " min")))
            sum += (int)minutes;
    }
    for (int i = 0; i < session->block_count; i++)
        whole += session->blocks[i].minutes;
    CHECK_NUMBER(sum, whole);
}

/* "C-0002 小禾、C-0005 朵朵：" and nothing else before what is to be done for them. */
static const char *label_and_text(const struct desk *desk, const struct slot *slot, int first,
                                  const char *text, enum language language)
{
    struct buf buf = buf_start(desk->shop.arena);
    for (int i = first; i < slot->printed_count; i++)
        if (text_equal(slot->printed[i].flag, slot->printed[first].flag))
            buf_add_format(&buf, "%s%s%s", buf.length ? language == LANGUAGE_ZH ? "、" : "," : "",
                           slot->printed[i].child,
                           names_nickname(desk->names, slot->printed[i].child));
    buf_add_format(&buf, "%s%s", language == LANGUAGE_ZH ? "：" : ":", text);
    return without_blanks(desk->shop.arena, buf.text);
}

static bool is_first_with_flag(const struct slot *slot, int i)
{
    for (int k = 0; k < i; k++)
        if (text_equal(slot->printed[k].flag, slot->printed[i].flag))
            return false;
    return true;
}

static void check_slots(const struct desk *desk, const struct paper *paper,
                        const struct track *track, const char **at, enum language language)
{
    for (int i = 0; i < track->slot_count; i++) {
        const struct slot *slot = &track->slots[i];
        const struct activity *activity = facts_activity(desk->facts, slot->activity);
        if (!activity)
            continue;
        CHECK(comes_next(desk->shop.arena, at, messages_pick(language, activity->name)));
        for (int k = 0; k < slot->printed_count; k++) {
            int flag = vocabulary_flag(desk->facts->vocabulary, slot->printed[k].flag);
            const struct adaptation *adaptation = activity_adaptation(activity, flag);
            const char *text = messages_pick(language, adaptation->text);
            if (is_first_with_flag(slot, k))
                CHECK(strstr(*at, label_and_text(desk, slot, k, text, language)) != NULL);
        }
        if (slot->kind == SLOT_ACTIVITY)
            CHECK(strstr(paper->body, without_blanks(desk->shop.arena,
                                                     messages_pick(language, activity->safety))));
        if (slot->kind == SLOT_ACTIVITY && slot->phase == PHASE_MAIN)
            CHECK(strstr(paper->body, without_blanks(desk->shop.arena,
                                                     messages_pick(language, activity->brief))));
    }
}

static void check_steps(const struct desk *desk, const struct paper *paper,
                        const struct session *session, const char *track, enum language language)
{
    const char *at = paper->body;
    for (int i = 0; i < session->block_count; i++) {
        const struct track *own = track_in(&session->blocks[i], track);
        if (own)
            check_slots(desk, paper, own, &at, language);
    }
}

/* No line that names a child names a flag, by id or by its words. */
static void check_no_label(const struct desk *desk, const struct paper *paper)
{
    for (int i = 0; i < paper->bounds.list.count; i++) {
        const char *text = paper->bounds.list.items[i].text;
        if (!strstr(text, "C-0"))
            continue;
        for (int k = 0; k < desk->facts->vocabulary->flag_words.count; k++) {
            const struct flag *flag = &desk->facts->vocabulary->flags[k];
            CHECK(!strstr(text, flag->name.zh) && !strstr(text, flag->name.en));
            CHECK(!strchr(flag->id, '_') || !strstr(text, flag->id));
        }
    }
}

static void check_run_sheet(const struct desk *desk, const struct session *session,
                            const char *track, const char *own_track, enum language language)
{
    struct sheet_request request = request_of(desk, session, track, language);
    struct paper paper = print_paper(&desk->shop, request);
    if (!CHECK(paper.is_made)) {
        printf("    %s %s: %s\n", session->code, track, paper.err.text);
        return;
    }
    CHECK_NUMBER(paper.result.page_count, 1);
    CHECK(is_tidy(&paper, session->code));
    check_sizes(&paper);
    check_times(&paper, session, own_track);
    check_minutes(desk, &paper, session);
    check_steps(desk, &paper, session, own_track, language);
    check_no_label(desk, &paper);
    struct paper again = print_paper(&desk->shop, request);
    CHECK(again.is_made && is_same_result(&again.result, &paper.result));
}

static void test_series(const struct desk *desk)
{
    CHECK(desk->plan->session_count >= 4);
    for (int i = 0; i < desk->plan->session_count; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            check_run_sheet(desk, &desk->plan->sessions[i], "",
                            desk->plan->sessions[i].blocks[0].tracks[0].code,
                            (enum language)language);
}

static void test_event(const struct desk *desk)
{
    const struct session *session = &desk->plan->sessions[0];
    struct paper unnamed =
        print_paper(&desk->shop, request_of(desk, session, "", LANGUAGE_EN));
    CHECK(!unnamed.is_made && unnamed.err.kind == ERROR_MISSING);
    int tracks = 0;
    for (int i = 0; i < session->block_count; i++)
        for (int k = 0; session->blocks[i].track_count > 1 && k < session->blocks[i].track_count;
             k++, tracks++) {
            const char *track = session->blocks[i].tracks[k].code;
            CHECK(strstr(unnamed.err.text, track) != NULL);
            check_run_sheet(desk, session, track, track, LANGUAGE_ZH);
            check_run_sheet(desk, session, track, track, LANGUAGE_EN);
        }
    CHECK(tracks >= 4);
}

/* -- names ----------------------------------------------------------------------------------- */

static void test_awkward_names(struct desk desk)
{
    struct buf longest = buf_start(desk.shop.arena);
    for (int i = 0; i < 200; i++)
        buf_add(&longest, "长");
    struct person_name list[] = {
        {"C-0001", longest.text}, {"C-0002", "🇨🇳"}, {"C-0003", "𠮷"}, {"C-0004", ""},
        {"C-0005", "两\n行"},     {"C-0006", "   "}, {"C-0007", "Ῥόδον"}, {"C-0008", "a"}};
    struct names names = {list, 8};
    struct sheet_request request =
        request_of(&desk, &desk.plan->sessions[0], "", LANGUAGE_ZH);
    request.names = &names;
    struct paper paper = print_paper(&desk.shop, request);
    if (!CHECK(paper.is_made))
        return;
    CHECK_NUMBER(paper.result.page_count, 1);
    CHECK(is_tidy(&paper, "awkward names"));
    CHECK(strstr(paper.body, "C-0001长长长长长长长长…") != NULL);
    CHECK(strstr(paper.body, "长长长长长长长长长") == NULL);
    CHECK(strstr(paper.body, "两行") != NULL);
    CHECK(has_warning(&paper, "C-0001") && !has_warning(&paper, "长长"));
    CHECK(has_warning(&paper, "U+20BB7"));
    CHECK(has_warning(&paper, "U+1F1E8"));
    request.names = NULL;
    paper = print_paper(&desk.shop, request);
    CHECK(paper.is_made && strstr(paper.body, "C-0008") != NULL);
}

/* -- age, numbers, refusals ------------------------------------------------------------------ */

static int count_questions(const struct desk *desk, const struct paper *paper,
                           const struct track *track)
{
    int count = 0;
    for (int i = 0; i < track->slot_count; i++) {
        const struct activity *activity = facts_activity(desk->facts, track->slots[i].activity);
        if (!activity || track->slots[i].phase != PHASE_MAIN)
            continue;
        for (int k = 0; k < activity->question_count; k++)
            count += strstr(paper->body, without_blanks(desk->shop.arena,
                                                        activity->questions[k].text.zh)) != NULL;
    }
    return count;
}

static void test_questions_by_age(struct desk desk)
{
    static const struct {
        int birth_year, questions;
    } rows[] = {{2018, 2}, {2016, 3}, {2012, 4}};
    const struct session *session = &desk.plan->sessions[0];
    for (int i = 0; i < 3; i++) {
        struct child *children =
            arena_take(desk.shop.arena, (size_t)desk.facts->child_count, sizeof *children);
        for (int k = 0; k < desk.facts->child_count; k++) {
            children[k] = desk.facts->children[k];
            children[k].birth = (struct date){rows[i].birth_year, 3, 0};
        }
        struct facts facts = *desk.facts;
        facts.children = children;
        struct sheet_request request = request_of(&desk, session, "", LANGUAGE_ZH);
        request.facts = &facts;
        struct paper paper = print_paper(&desk.shop, request);
        if (CHECK(paper.is_made))
            CHECK_NUMBER(count_questions(&desk, &paper, &session->blocks[0].tracks[0]),
                         rows[i].questions);
    }
}

static bool is_changed(const struct block *planned, const struct block *now)
{
    const struct track *a = &planned->tracks[0], *b = &now->tracks[0];
    if (a->slot_count != b->slot_count)
        return true;
    for (int i = 0; i < a->slot_count; i++)
        if (a->slots[i].minutes != b->slots[i].minutes ||
            !text_equal(a->slots[i].activity, b->slots[i].activity))
            return true;
    return false;
}

/* The second session of the worked series has variants; one of them changes something. */
static void test_numbers(const struct desk *desk)
{
    const struct session *session = &desk->plan->sessions[1];
    int people = track_people(&session->blocks[0].tracks[0]);
    struct paper paper =
        print_paper(&desk->shop, request_of(desk, session, "", LANGUAGE_ZH));
    CHECK(paper.is_made && session->variant_count > 0);
    int changed = 0;
    for (int i = 0; paper.is_made && i < session->variant_count; i++) {
        int n = session->variants[i].people;
        if (n < people - 2 || n > people + 2)
            continue;
        bool is_told = strstr(paper.body, arena_format(desk->shop.arena, "%d人：“", n)) != NULL;
        bool is_other = is_changed(&session->blocks[0], &session->variants[i].blocks[0]);
        CHECK(is_told == is_other);
        changed += is_other;
    }
    CHECK(changed > 0);
}

/* What the last main piece can give back is its minutes above its least. */
static void test_cut(const struct desk *desk)
{
    for (int i = 0; i < desk->plan->session_count; i++) {
        const struct session *session = &desk->plan->sessions[i];
        const struct track *track = &session->blocks[0].tracks[0];
        const struct slot *last = NULL;
        for (int k = 0; k < track->slot_count; k++)
            if (track->slots[k].phase == PHASE_MAIN)
                last = &track->slots[k];
        const struct activity *activity = last ? facts_activity(desk->facts, last->activity) : NULL;
        struct paper paper =
            print_paper(&desk->shop, request_of(desk, session, "", LANGUAGE_ZH));
        if (!CHECK(activity && paper.is_made))
            continue;
        int back = last->minutes - activity->minutes.min;
        const char *wanted = back > 0
            ? arena_format(desk->shop.arena, "“%s”只做%d分，省%d分", activity->name.zh,
                           activity->minutes.min, back)
            : arena_format(desk->shop.arena, "“%s”不能再短", activity->name.zh);
        CHECK(strstr(paper.body, wanted) != NULL);
    }
}

static void test_refusals(struct desk desk)
{
    struct plan plan = *desk.plan;
    struct sheet_request request =
        request_of(&desk, &desk.plan->sessions[0], "", LANGUAGE_EN);
    request.plan = &plan;
    static const struct missing_paper papers[] = {{"C-0002", K_CONSENT}};
    plan.is_trial = true;
    plan.papers = papers;
    plan.paper_count = 1;
    struct paper paper = print_paper(&desk.shop, request);
    CHECK(!paper.is_made && paper.err.kind == ERROR_REFUSED);
    CHECK(strstr(paper.err.text, "K-CONSENT") && strstr(paper.err.text, "C-0002"));
    plan.is_trial = false;

    request.session = "A1-S22";
    paper = print_paper(&desk.shop, request);
    CHECK(!paper.is_made && paper.err.kind == ERROR_MISSING);
    CHECK(strstr(paper.err.text, "A1-S2") != NULL);

    request.session = desk.plan->sessions[0].code;
    struct session *sessions =
        arena_take(desk.shop.arena, (size_t)plan.session_count, sizeof *sessions);
    memcpy(sessions, plan.sessions, (size_t)plan.session_count * sizeof *sessions);
    sessions[0].state = SESSION_CANCELLED;
    plan.sessions = sessions;
    paper = print_paper(&desk.shop, request);
    CHECK(!paper.is_made && paper.err.kind == ERROR_REFUSED);
}

/* A safety line of so many sentences in one step of the first session. */
static struct paper print_long(struct desk *desk, int sentences, const char **name)
{
    const struct slot *slot = &desk->plan->sessions[0].blocks[0].tracks[0].slots[1];
    struct buf text = buf_start(desk->shop.arena);
    for (int i = 0; i < sentences; i++)
        buf_add(&text, "Never run and never push anybody here. ");
    const struct activity **activities = arena_take(
        desk->shop.arena, (size_t)desk->facts->activity_count, sizeof *activities);
    struct activity longer;
    for (int i = 0; i < desk->facts->activity_count; i++) {
        activities[i] = desk->facts->activities[i];
        if (!text_equal(activities[i]->id, slot->activity))
            continue;
        longer = *activities[i];
        longer.safety.en = text.text;
        activities[i] = &longer;
        *name = longer.name.en;
    }
    struct facts facts = *desk->facts;
    facts.activities = activities;
    struct sheet_request request =
        request_of(desk, &desk->plan->sessions[0], "", LANGUAGE_EN);
    request.facts = &facts;
    return print_paper(&desk->shop, request);
}

/* What no shortening brings onto one side goes on overleaf and says so; a safety line as long as
 * a page is refused, and the step is named. Never smaller type. */
static void test_too_long(struct desk desk)
{
    const char *name = "";
    struct paper paper = print_long(&desk, 24, &name);
    CHECK(paper.is_made);
    CHECK_NUMBER(paper.result.page_count, 2);
    check_sizes(&paper);
    paper = print_long(&desk, 60, &name);
    CHECK(!paper.is_made && paper.err.kind == ERROR_INPUT);
    CHECK(strstr(paper.err.text, name) != NULL);
}

int main(void)
{
    struct arena *arena = arena_open();
    struct shop shop = shop_open(arena);
    struct desk series = desk_open(shop, "series");
    struct desk event = desk_open(shop, "event");
    test_series(&series);
    test_event(&event);
    test_awkward_names(series);
    test_questions_by_age(series);
    test_numbers(&series);
    test_cut(&series);
    test_refusals(series);
    test_too_long(series);
    arena_close(arena);
    return check_end();
}
