#define _XOPEN_SOURCE 700

#include "check.h"
#include "store/record.h"

#include "base/buf.h"
#include "base/rng.h"
#include "exchange/exchange.h"

static const struct names *open_all_names(struct store *store, struct arena *arena,
                                          const char *reason, struct error *err)
{
    return store_open_names(store, arena, &(struct store_opening){.reason = reason}, err);
}

/* The names with their codes, which only a test may read. */
static const char *list_people(struct arena *arena, struct store *store)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    const struct names *names = open_all_names(store, arena, "a test", &err);
    struct buf buf = buf_start(arena);
    for (int i = 0; facts && names && i < facts->child_count; i++)
        buf_add_format(&buf, "%s %s %04d-%02d %s %d\n", facts->children[i].code,
                       names_nickname(names, facts->children[i].code),
                       facts->children[i].birth.year, facts->children[i].birth.month,
                       facts->children[i].village, facts->children[i].consent_count);
    CHECK_TEXT(err.text, "");
    return buf.text;
}

static void make_rows(struct arena *arena, struct import_child *rows, int count)
{
    for (int i = 0; i < count; i++) {
        rows[i] = record_child(arena_format(arena, "孩子%c", 'A' + i * 7 % count), 2014 + i % 4,
                               1 + i % 12, i % 3 ? "河东" : "");
        rows[i].nickname = arena_format(arena, "n%d", i);
        rows[i].consent = i % 2 ? CONSENT_GIVEN : CONSENT_STATE_COUNT;
        rows[i].line = i + 2;
        rows[i].flags = (uint64_t)(i % 4);
    }
}

/* Shuffled rows give the same children the same codes; a second import of the same finds nothing
 * new and leaves no change behind. */
static void check_order_and_repeat(struct arena *arena)
{
    enum { COUNT = 26 };
    struct import_child rows[COUNT];
    make_rows(arena, rows, COUNT);
    const char *first_list = NULL;
    for (int round = 0; round < 5; round++) {
        struct rng rng = rng_start(7, (uint64_t)round);
        for (int i = COUNT - 1; round && i > 0; i--) {
            int j = rng_below(&rng, i + 1);
            struct import_child keep = rows[i];
            rows[i] = rows[j];
            rows[j] = keep;
        }
        const char *path = record_path(arena);
        struct store *store = record_open(arena, path);
        struct store_imported result;
        CHECK(record_import(store, rows, COUNT, &result));
        CHECK_NUMBER(result.added, COUNT);
        CHECK(record_import(store, rows, COUNT, &result));
        CHECK_NUMBER(result.added + result.changed + result.unclear, 0);
        CHECK_NUMBER(result.same, COUNT);
        struct error err = error_start(LANGUAGE_EN);
        const struct store_changes *changes = store_list_changes(store, arena, 10, &err);
        CHECK(changes && changes->count == 2);
        const char *list = list_people(arena, store);
        if (first_list)
            CHECK_TEXT(list, first_list);
        first_list = list;
        store_close(store);
        record_remove(arena, path);
    }
    CHECK(first_list && strstr(first_list, "C-0001 ") == first_list);
}

/* Names first, the rest later: the same children, completed. */
static void check_completing(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct import_child bare[2] = {
        record_child("张三", 0, 0, ""), record_child("李四", 0, 0, ""),
    };
    struct store_imported result;
    CHECK(record_import(store, bare, 2, &result) && result.added == 2);
    struct import_child full[2] = {
        record_child("张　三", 2016, 3, "河东"), record_child("李四", 2015, 1, "河西"),
    };
    full[0].consent = CONSENT_GIVEN;
    full[0].flags = 1;
    CHECK(record_import(store, full, 2, &result));
    CHECK_NUMBER(result.changed, 2);
    CHECK_NUMBER(result.added, 0);
    CHECK(record_import(store, full, 2, &result) && result.same == 2);
    CHECK(record_import(store, bare, 2, &result) && result.same == 2);
    struct import_child other[1] = {record_child("张三", 2016, 3, "河西")};
    CHECK(record_import(store, other, 1, &result));
    CHECK_NUMBER(result.added, 1);                  /* two children of one name in two villages */
    CHECK(record_import(store, bare, 1, &result));
    CHECK_NUMBER(result.unclear, 1);                /* now the bare name fits both */
    struct import_child wrong[1] = {record_child("王五", 2016, 3, "河西")};
    wrong[0].code = "C-1";
    CHECK(record_import(store, wrong, 1, &result));
    CHECK_NUMBER(result.unclear, 1);                /* the code is somebody else's */
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    if (CHECK(facts && facts->child_count == 3)) {
        const struct child *child = facts_child(facts, "C-0001");
        CHECK(child != NULL);
        /* 张 (U+5F20) comes before 李 (U+674E) in the order of match keys */
        CHECK_TEXT(child->village, "河东");
        CHECK_NUMBER(child->enrolment, ENROLMENT_ACCEPTED);
        CHECK_NUMBER(child->flag_count, 1);
        CHECK_NUMBER(facts_child(facts, "C-0002")->enrolment, ENROLMENT_INVITED);
    }
    store_close(store);
    record_remove(arena, path);
}

/* The newest word about a consent is the one that counts, dated or not. */
static void check_consents(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct import_child row[1] = {record_child("张三", 2016, 3, "河东")};
    struct store_imported result;
    row[0].consent = CONSENT_GIVEN;
    row[0].consent_span = (struct span){{2026, 8, 20}, {2027, 8, 20}};
    row[0].needs = &(struct need){.goal = 1, .level = 2};
    row[0].need_count = 1;
    CHECK(record_import(store, row, 1, &result));
    row[0].consent = CONSENT_REFUSED;
    row[0].consent_span = (struct span){0};
    row[0].needs = &(struct need){.goal = 1, .level = 3};
    CHECK(record_import(store, row, 1, &result) && result.changed == 1);
    CHECK(record_import(store, row, 1, &result) && result.same == 1);
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    if (CHECK(facts && facts->child_count == 1)) {
        const struct child *child = &facts->children[0];
        CHECK_NUMBER(child->consent_count, 2);
        CHECK_NUMBER(child_consent(child, CONSENT_GROUP, record_today), CONSENT_REFUSED);
        CHECK_NUMBER(person_may_join(child, record_today), JOIN_CONSENT_REFUSED);
        CHECK_NUMBER(child->need_count, 1);
        CHECK_NUMBER(child->needs[0].level, 3);
    }
    store_close(store);
    record_remove(arena, path);
}

static void check_codes(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct import_child rows[3] = {
        record_child("A", 2016, 1, ""), record_child("B", 2016, 1, ""),
        record_child("C", 2016, 1, ""),
    };
    rows[1].code = "c42";
    rows[2].code = "HD-7";
    struct store_imported result;
    CHECK(record_import(store, rows, 3, &result) && result.added == 3);
    struct import_child twice[2] = {
        record_child("D", 2016, 1, ""), record_child("E", 2016, 1, ""),
    };
    twice[0].code = "X-7";
    twice[1].code = "x07";
    CHECK(record_import(store, twice, 2, &result));
    CHECK(result.added == 1 && result.unclear == 1);
    static const struct {
        const char *text, *code;
    } found[] = {
        {"C-0042", "C-0042"}, {"C-42", "C-0042"}, {"c0042", "C-0042"}, {"42", "C-0042"},
        {"C-0043", "C-0043"}, {"hd7", "HD-0007"}, {"X7", "X-0007"}, {"44", NULL},
        {"", NULL}, {"X-1", NULL},
        {"C--1", NULL},
    };
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++) {
        struct error err = error_start(LANGUAGE_EN);
        CHECK_TEXT(store_find_child(store, arena, found[i].text, &err), found[i].code);
        CHECK_NUMBER(err.kind, found[i].code ? ERROR_NONE : ERROR_MISSING);
    }
    store_close(store);
    record_remove(arena, path);
}

/* A look that keeps nothing, a change by hand, and names only with a reason. */
static void check_other_verbs(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct import_child rows[1] = {record_child("秘密名字", 2016, 1, "密村")};
    rows[0].nickname = "小明🇨🇳";
    struct import_children children = {.rows = rows, .row_count = 1};
    struct store_import how = {.file = "t.csv", .today = record_today, .is_trial = true};
    struct store_imported result;
    CHECK(store_import_children(store, &record_vocabulary, &children, &how, &issues, &result,
                                &err));
    CHECK_NUMBER(result.added, 1);
    const struct facts *facts = record_facts(arena, store, &err);
    CHECK(facts && facts->child_count == 0);
    CHECK(record_import(store, rows, 1, &result));
    const enum answer no = ANSWER_NO;
    const struct consent consent = {CONSENT_GROUP, CONSENT_WITHDRAWN, {{2026, 9, 1}, {0}}};
    const struct store_child_change change = {.assent = &no, .consent = &consent};
    CHECK(store_change_child(store, "1", &change, &err));
    facts = record_facts(arena, store, &err);
    CHECK(facts && facts->children[0].assent == ANSWER_NO);
    CHECK(facts && child_consent(&facts->children[0], CONSENT_GROUP, record_today) ==
                       CONSENT_WITHDRAWN);
    CHECK(!open_all_names(store, arena, "", &err) && err.kind == ERROR_REFUSED);
    err = error_start(LANGUAGE_EN);
    const struct names *names = open_all_names(store, arena, "roster of A1-S1", &err);
    CHECK_TEXT(names ? names_nickname(names, "C-0001") : NULL, "小明🇨🇳");
    const struct store_changes *changes = store_list_changes(store, arena, 100, &err);
    if (CHECK(changes && changes->count == 4)) {
        CHECK_TEXT(changes->list[0].verb, "names");
        CHECK_TEXT(changes->list[0].what, "roster of A1-S1");
        CHECK_TEXT(changes->list[1].verb, "set");
        CHECK_TEXT(changes->list[2].verb, "import");
        CHECK_TEXT(changes->list[2].actor, "P-01");
        CHECK_TEXT(changes->list[3].verb, "init");
        for (int i = 0; i < changes->count; i++)
            CHECK(!strstr(changes->list[i].what, "秘密"));
    }
    store_close(store);
    struct store_actor nobody = {.name = "", .when = ""};
    store = store_open(arena, path, nobody, &err);
    CHECK(store && !open_all_names(store, arena, "x", &err) && err.kind == ERROR_USAGE);
    store_close(store);
    struct store_actor elsewhere = {"P-02", "", {(const char *const[]){"500200"}, 1}};
    err = error_start(LANGUAGE_EN);
    store = store_open(arena, path, elsewhere, &err);
    facts = store ? record_facts(arena, store, &err) : NULL;
    CHECK(facts && facts->child_count == 0);        /* another county sees nothing */
    if (store)
        store_close(store);
    record_remove(arena, path);
}

static void check_csv_to_record(struct arena *arena)
{
    static const char text[] = "姓名,出生年月,村,同意书,注意\n𠮷田,2016年3月,"
        "河东,是,怕吵\n"
                               "大风吹,２０１５－０１,河西,,\n";
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct import_source source = {"t.csv", text, sizeof text - 1};
    const struct import_children *children =
        exchange_read_children(arena, &record_vocabulary, &source, &issues, &err);
    struct store_import how = {.file = "t.csv", .today = record_today};
    struct store_imported result = {0};
    CHECK(children && store_import_children(store, &record_vocabulary, children, &how, &issues,
                                            &result, &err));
    CHECK_NUMBER(result.added, 2);
    const struct facts *facts = record_facts(arena, store, &err);
    CHECK(facts && facts->children[1].flag_count == 1 && facts->children[1].birth.month == 3);
    store_close(store);
    record_remove(arena, path);
}

/* The greatest number there is leaves no next one: such a code is kept, but not counted on. */
static void check_greatest_code(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct import_child rows[2] = {record_child("Ann", 2015, 1, "East"),
                                   record_child("Ben", 2015, 2, "East")};
    rows[0].code = "C-9223372036854775807";
    rows[1].line = 3;
    struct store_imported result;
    CHECK(record_import(store, rows, 2, &result) && result.added == 2);
    const char *list = list_people(arena, store);
    CHECK(strstr(list, "C-0001 ") == list);
    CHECK(strstr(list, "C-9223372036854775807 ") != NULL);
    store_close(store);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_greatest_code(arena);
    check_order_and_repeat(arena);
    check_completing(arena);
    check_consents(arena);
    check_codes(arena);
    check_other_verbs(arena);
    check_csv_to_record(arena);
    arena_close(arena);
    return check_end();
}
