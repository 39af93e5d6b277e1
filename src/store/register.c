/* Children in: which child a row means, what is new in it, and codes that do not depend on the
 * order of rows. Everything is resolved before anything is written. */
#include "base/arena.h"
#include "base/issues.h"
#include "base/text.h"
#include "base/vec.h"
#include "store/handle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* How a row found its child. */
enum match { MATCH_NEW, MATCH_FITS, MATCH_EXACT, MATCH_UNCLEAR };

struct row {
    const struct import_child *said;
    const char *key;
    const char *plain_name;
    enum match match;
    int64_t child;                  /* id; 0: new */
};

struct importing {
    struct store *store;
    struct arena *arena;
    const struct vocabulary *vocabulary;
    const struct store_import *how;
    struct issues *issues;
    struct store_imported *result;
    struct error *err;
    struct row *rows;
    int count;
    int64_t next_number;            /* of the next code */
};

/* ---- which child a row means ---- */

static bool find_by_key(struct importing *importing, struct row *row)
{
    struct query *query = db_query(importing->store->db,
        "SELECT child FROM identity WHERE county IN area AND match_key = $key");
    db_bind_text(query, "$key", row->key);
    if (db_next(query)) {
        row->child = db_number(query, 0);
        row->match = MATCH_EXACT;
    }
    return db_end(query, importing->err);
}

static bool is_fitting_birth(struct date known, struct date said)
{
    return !date_is_set(known) || !date_is_set(said) ||
           (known.year == said.year && known.month == said.month);
}

static bool is_fitting_village(struct arena *arena, const char *known, const char *said)
{
    return !known[0] || !said[0] ||
           text_equal(import_plain_name(arena, known), import_plain_name(arena, said));
}

/* A child of this name from which nothing known differs; several are unclear. */
static bool find_fitting(struct importing *importing, struct row *row)
{
    struct query *query = db_query(importing->store->db,
        "SELECT identity.child, child.birth, identity.village FROM identity"
        " JOIN child ON child.id = identity.child"
        " WHERE identity.county IN area AND identity.plain_name = $name");
    db_bind_text(query, "$name", row->plain_name);
    while (db_next(query)) {
        if (!is_fitting_birth(db_date(query, 1), row->said->birth) ||
            !is_fitting_village(importing->arena, db_text(query, importing->arena, 2),
                                row->said->village))
            continue;
        row->match = row->child ? MATCH_UNCLEAR : MATCH_FITS;
        row->child = db_number(query, 0);
    }
    return db_end(query, importing->err);
}

static void refuse(struct importing *importing, struct row *row, const char *format,
                   const char *code)
{
    row->match = MATCH_UNCLEAR;
    importing->result->unclear++;
    issues_add(importing->issues, ISSUE_ERROR, importing->how->file, row->said->line, 0, format,
               code);
}

/* The child that has the code, if the name agrees. `*found` stays 0 when the code is new. */
static bool find_by_code(struct importing *importing, struct row *row, int64_t *found)
{
    struct error none = error_start(importing->err->language);
    const char *code = store_find_child(importing->store, importing->arena, row->said->code, &none);
    if (!code)
        return none.kind == ERROR_MISSING ||
               error_set_text(importing->err, none.kind, none.text);
    bool is_same_name = false;
    struct query *query = db_query(importing->store->db,
        "SELECT child.id, identity.plain_name FROM child"
        " JOIN identity ON identity.child = child.id"
        " WHERE child.county IN area AND child.code = $code");
    db_bind_text(query, "$code", code);
    if (db_next(query)) {
        *found = db_number(query, 0);
        is_same_name = text_equal(db_text(query, importing->arena, 1), row->plain_name);
    }
    if (!db_end(query, importing->err))
        return false;
    if (!is_same_name)
        refuse(importing, row, N_("the code %s belongs to a child of another name; correct one"),
               code);
    return true;
}

static bool resolve_coded(struct importing *importing, struct row *row)
{
    int64_t coded = 0;
    if (!find_by_code(importing, row, &coded))
        return false;
    if (row->match == MATCH_UNCLEAR)
        return true;
    if (row->child && row->child != coded) {
        refuse(importing, row, N_("the child is known under another code than %s; "
                                  "leave the code empty"), row->said->code);
        return true;
    }
    if (coded) {
        row->child = coded;
        row->match = MATCH_EXACT;
    }
    return true;
}

static bool resolve(struct importing *importing, struct row *row)
{
    if (!find_by_key(importing, row))
        return false;
    if (row->said->code[0])
        return resolve_coded(importing, row);
    if (row->match == MATCH_NEW && !find_fitting(importing, row))
        return false;
    if (row->match == MATCH_UNCLEAR)
        refuse(importing, row, N_("several children of this name fit; add birth month, village or "
                                  "code"), "");
    return true;
}

static int compare_children(const void *left, const void *right)
{
    const struct row *a = *(struct row *const *)left;
    const struct row *b = *(struct row *const *)right;
    if (a->child != b->child)
        return a->child < b->child ? -1 : 1;
    if (a->match != b->match)
        return a->match > b->match ? -1 : 1;        /* exact before fitting */
    return strcmp(a->key, b->key);
}

/* Two rows for one child: the one that says exactly who it is stays. */
static void refuse_doubles(struct importing *importing)
{
    static const char two_rows[] = N_("two rows fit one child; add birth month or village");
    struct row **known = arena_take(importing->arena, (size_t)importing->count, sizeof *known);
    int count = 0;
    for (int i = 0; i < importing->count; i++)
        if (importing->rows[i].child && importing->rows[i].match != MATCH_UNCLEAR)
            known[count++] = &importing->rows[i];
    if (count > 1)
        qsort(known, (size_t)count, sizeof *known, compare_children);
    int first = 0;
    for (int i = 1; i < count; i++) {
        if (known[i]->child != known[first]->child) {
            first = i;
            continue;
        }
        if (known[first]->match == MATCH_FITS)
            refuse(importing, known[first], two_rows, "");
        refuse(importing, known[i], two_rows, "");
    }
}

/* ---- what is new in a row ---- */

struct known_child {
    enum sex sex;
    struct date birth;
    const char *site;
    enum enrolment enrolment;
    enum answer assent;
    const char *name;
    const char *village;
    const char *nickname;
};

static bool read_known(struct importing *importing, int64_t id, struct known_child *known)
{
    struct arena *arena = importing->arena;
    struct query *query = db_query(importing->store->db,
        "SELECT child.sex, child.birth, child.site, child.enrolment, child.assent, identity.name,"
        " identity.village, nickname.nickname FROM child"
        " JOIN identity ON identity.child = child.id"
        " LEFT JOIN nickname ON nickname.child = child.id"
        " WHERE child.county IN area AND child.id = $id");
    db_bind_number(query, "$id", id);
    if (db_next(query))
        *known = (struct known_child){
            .sex = (enum sex)db_int(query, 0), .birth = db_date(query, 1),
            .site = db_text(query, arena, 2), .enrolment = (enum enrolment)db_int(query, 3),
            .assent = (enum answer)db_int(query, 4), .name = db_text(query, arena, 5),
            .village = db_text(query, arena, 6), .nickname = db_text(query, arena, 7),
        };
    return db_end(query, importing->err);
}

static bool is_new_birth(struct date known, struct date said)
{
    if (!date_is_set(said) || !date_compare(known, said))
        return false;
    return said.day || known.year != said.year || known.month != said.month;
}

static const char *said_or(const char *said, const char *known)
{
    return said[0] ? said : known;
}

/* What is known with what is said put over it. */
static struct known_child merge(struct arena *arena, const struct known_child *known,
                                const struct import_child *said)
{
    struct known_child merged = *known;
    if (said->sex != SEX_UNKNOWN)
        merged.sex = said->sex;
    if (is_new_birth(known->birth, said->birth))
        merged.birth = said->birth;
    if (said->assent != ANSWER_UNKNOWN)
        merged.assent = said->assent;
    if (said->consent == CONSENT_GIVEN && known->enrolment == ENROLMENT_INVITED)
        merged.enrolment = ENROLMENT_ACCEPTED;
    merged.site = said_or(said->site, known->site);
    /* the same name or village in another width or spacing is no news */
    merged.name = said_or(known->name, said->name);
    if (!is_fitting_village(arena, known->village, said->village) || !known->village[0])
        merged.village = said->village;
    merged.nickname = said_or(said->nickname, known->nickname);
    return merged;
}

static bool is_same(const struct known_child *a, const struct known_child *b)
{
    return a->sex == b->sex && !date_compare(a->birth, b->birth) && a->assent == b->assent &&
           a->enrolment == b->enrolment && text_equal(a->site, b->site) &&
           text_equal(a->name, b->name) && text_equal(a->village, b->village) &&
           text_equal(a->nickname, b->nickname);
}

/* ---- writing ---- */

static bool write_identity(struct importing *importing, int64_t id,
                           const struct known_child *child)
{
    struct query *query = db_query(importing->store->db,
        "INSERT INTO identity (child, county, name, plain_name, village, match_key)"
        " VALUES ($child, $county, $name, $plain, $village, $key)"
        " ON CONFLICT (child) DO UPDATE SET name = excluded.name,"
        " plain_name = excluded.plain_name, village = excluded.village,"
        " match_key = excluded.match_key WHERE identity.county IN area");
    db_bind_number(query, "$child", id);
    db_bind_text(query, "$county", importing->store->county);
    db_bind_text(query, "$name", child->name);
    db_bind_text(query, "$plain", import_plain_name(importing->arena, child->name));
    db_bind_text(query, "$village", child->village);
    db_bind_text(query, "$key", import_match_key(importing->arena, child->name, child->birth,
                                                 child->village));
    return db_run(query, importing->err);
}

static bool write_nickname(struct importing *importing, int64_t id, const char *nickname)
{
    if (!nickname[0])
        return true;
    struct query *query = db_query(importing->store->db,
        "INSERT INTO nickname (child, county, nickname) VALUES ($child, $county, $nickname)"
        " ON CONFLICT (child) DO UPDATE SET nickname = excluded.nickname"
        " WHERE nickname.county IN area");
    db_bind_number(query, "$child", id);
    db_bind_text(query, "$county", importing->store->county);
    db_bind_text(query, "$nickname", nickname);
    return db_run(query, importing->err);
}

static void bind_child(struct query *query, int64_t id, const struct known_child *child)
{
    db_bind_number(query, "$id", id);
    db_bind_number(query, "$sex", child->sex);
    db_bind_date(query, "$birth", child->birth);
    db_bind_text(query, "$site", child->site);
    db_bind_number(query, "$enrolment", child->enrolment);
    db_bind_number(query, "$assent", child->assent);
}

static bool update_child(struct importing *importing, int64_t id, const struct known_child *child)
{
    struct query *query = db_query(importing->store->db,
        "UPDATE child SET sex = $sex, birth = $birth, site = $site, enrolment = $enrolment,"
        " assent = $assent WHERE county IN area AND id = $id");
    bind_child(query, id, child);
    return db_run(query, importing->err) && write_identity(importing, id, child) &&
           write_nickname(importing, id, child->nickname);
}

static bool insert_child(struct importing *importing, int64_t id, const char *code,
                         const struct known_child *child)
{
    struct query *query = db_query(importing->store->db,
        "INSERT INTO child (id, county, code, sex, birth, site, is_active, enrolment, assent,"
        " is_restricted, tier, is_countersigned)"
        " VALUES ($id, $county, $code, $sex, $birth, $site, 1, $enrolment, $assent, 0, 0, 0)");
    bind_child(query, id, child);
    db_bind_text(query, "$county", importing->store->county);
    db_bind_text(query, "$code", code);
    return db_run(query, importing->err) && write_identity(importing, id, child) &&
           write_nickname(importing, id, child->nickname);
}

static bool insert_consent(struct store *store, int64_t child, const struct consent *consent,
                           struct error *err)
{
    struct query *query = db_query(store->db,
        "INSERT INTO consent (id, county, child, purpose, state, valid_from, valid_until)"
        " VALUES ($id, $county, $child, $purpose, $state, $from, $until)");
    db_bind_number(query, "$id", handle_take_id(store));
    db_bind_text(query, "$county", store->county);
    db_bind_number(query, "$child", child);
    db_bind_number(query, "$purpose", consent->purpose);
    db_bind_number(query, "$state", consent->state);
    db_bind_date(query, "$from", consent->span.from);
    db_bind_date(query, "$until", consent->span.until);
    return db_run(query, err);
}

/* The newest row about the group: whether there is one and whether it says the same. A date that
 * is not said agrees with any. */
static bool read_last_consent(struct importing *importing, int64_t id,
                              const struct import_child *said, bool *is_there, bool *is_same_row)
{
    *is_there = *is_same_row = false;
    struct query *query = db_query(importing->store->db,
        "SELECT state, valid_from, valid_until FROM consent WHERE county IN area"
        " AND child = $child AND purpose = $purpose ORDER BY id DESC LIMIT 1");
    db_bind_number(query, "$child", id);
    db_bind_number(query, "$purpose", CONSENT_GROUP);
    if (db_next(query)) {
        struct date from = said->consent_span.from;
        struct date until = said->consent_span.until;
        *is_there = true;
        *is_same_row = db_int(query, 0) == (int)said->consent &&
                       (!date_is_set(from) || !date_compare(from, db_date(query, 1))) &&
                       (!date_is_set(until) || !date_compare(until, db_date(query, 2)));
    }
    return db_end(query, importing->err);
}

/* A second paper without a date counts from today, or the newest word would not be the last. */
static bool add_consent(struct importing *importing, int64_t id, const struct import_child *said,
                        bool *is_changed)
{
    if (said->consent == CONSENT_STATE_COUNT)
        return true;
    bool is_there;
    bool is_same_row;
    if (!read_last_consent(importing, id, said, &is_there, &is_same_row))
        return false;
    if (is_same_row)
        return true;
    struct consent consent = {
        .purpose = CONSENT_GROUP, .state = said->consent, .span = said->consent_span,
    };
    if (is_there && !date_is_set(consent.span.from))
        consent.span.from = importing->how->today;
    *is_changed = true;
    return insert_consent(importing->store, id, &consent, importing->err);
}

static bool has_flag(struct importing *importing, int64_t id, const char *flag, bool *holds)
{
    struct query *query = db_query(importing->store->db,
        "SELECT 1 FROM flag WHERE county IN area AND child = $child AND flag = $flag"
        " AND valid_until IS NULL");
    db_bind_number(query, "$child", id);
    db_bind_text(query, "$flag", flag);
    *holds = db_next(query);
    return db_end(query, importing->err);
}

static bool add_flag(struct importing *importing, int64_t id, const char *flag, bool *is_changed)
{
    bool holds;
    if (!has_flag(importing, id, flag, &holds) || holds)
        return holds && importing->err->kind == ERROR_NONE;
    struct query *query = db_query(importing->store->db,
        "INSERT INTO flag (id, county, child, flag) VALUES ($id, $county, $child, $flag)");
    db_bind_number(query, "$id", handle_take_id(importing->store));
    db_bind_text(query, "$county", importing->store->county);
    db_bind_number(query, "$child", id);
    db_bind_text(query, "$flag", flag);
    *is_changed = true;
    return db_run(query, importing->err);
}

static bool read_need(struct importing *importing, int64_t id, const char *goal, int *level)
{
    struct query *query = db_query(importing->store->db,
        "SELECT level FROM need WHERE county IN area AND child = $child AND goal = $goal"
        " ORDER BY id DESC LIMIT 1");
    db_bind_number(query, "$child", id);
    db_bind_text(query, "$goal", goal);
    *level = db_next(query) ? db_int(query, 0) : -1;
    return db_end(query, importing->err);
}

static bool add_need(struct importing *importing, int64_t id, const struct need *need,
                     bool *is_changed)
{
    const char *goal = importing->vocabulary->goal_words.list[need->goal].key;
    int level;
    if (!read_need(importing, id, goal, &level))
        return false;
    if (level == need->level)
        return true;
    struct query *query = db_query(importing->store->db,
        "INSERT INTO need (id, county, child, goal, level, judged)"
        " VALUES ($id, $county, $child, $goal, $level, $judged)");
    db_bind_number(query, "$id", handle_take_id(importing->store));
    db_bind_text(query, "$county", importing->store->county);
    db_bind_number(query, "$child", id);
    db_bind_text(query, "$goal", goal);
    db_bind_number(query, "$level", need->level);
    db_bind_date(query, "$judged", need->judged);
    *is_changed = true;
    return db_run(query, importing->err);
}

static bool add_dated_rows(struct importing *importing, int64_t id,
                           const struct import_child *said, bool *is_changed)
{
    struct words flags = importing->vocabulary->flag_words;
    if (!add_consent(importing, id, said, is_changed))
        return false;
    for (int i = 0; i < flags.count; i++)
        if (said->flags >> i & 1 && !add_flag(importing, id, flags.list[i].key, is_changed))
            return false;
    for (int i = 0; i < said->need_count; i++)
        if (!add_need(importing, id, &said->needs[i], is_changed))
            return false;
    return true;
}

static bool complete_child(struct importing *importing, const struct row *row)
{
    struct known_child known = {0};
    if (!read_known(importing, row->child, &known))
        return false;
    struct known_child merged = merge(importing->arena, &known, row->said);
    bool is_changed = !is_same(&known, &merged);
    if (is_changed && !update_child(importing, row->child, &merged))
        return false;
    if (!add_dated_rows(importing, row->child, row->said, &is_changed))
        return false;
    if (is_changed)
        importing->result->changed++;
    else
        importing->result->same++;
    return true;
}

/* ---- codes ---- */

/* Letters, an optional hyphen, digits: "c0042" is C and 42. Digits alone are of C. Numbers are
 * small enough to have a next one. */
static bool split_code(const char *text, char letters[9], int64_t *number)
{
    const int64_t greatest = 999999999;
    size_t count = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    if (count > 8)
        return false;
    for (size_t i = 0; i < count; i++)
        letters[i] = (char)(text[i] >= 'a' ? text[i] - ('a' - 'A') : text[i]);
    letters[count] = '\0';
    if (!count)
        memcpy(letters, "C", 2);
    text += count + (text[count] == '-');
    return *text >= '0' && *text <= '9' && text_read_int(text, 0, greatest, number);
}

static const char *find_exact(struct store *store, struct arena *arena, const char *text,
                              struct error *err)
{
    const char *found = NULL;
    struct query *query = db_query(store->db,
        "SELECT code FROM child WHERE county IN area AND code = $code");
    db_bind_text(query, "$code", text);
    if (db_next(query))
        found = db_text(query, arena, 0);
    return db_end(query, err) ? found : NULL;
}

/* Codes of letters and a number are kept in one form (new_code), so two looks are enough. */
const char *store_find_child(struct store *store, struct arena *arena, const char *text,
                             struct error *err)
{
    char letters[9];
    int64_t number;
    const char *found = find_exact(store, arena, text, err);
    bool is_code = split_code(text, letters, &number);
    if (!found && is_code && err->kind == ERROR_NONE)
        found = find_exact(store, arena, arena_format(arena, "%s-%04lld", letters,
                                                      (long long)number), err);
    if (!found && err->kind == ERROR_NONE)
        error_set(err, ERROR_MISSING, N_("there is no child %.40s; 'list children' shows the "
                                         "codes"), text);
    return found;
}

/* One more than the greatest number of a code C-… there is, in the record or in the file. */
static bool find_next_number(struct importing *importing)
{
    struct query *query = db_query(importing->store->db,
        "SELECT code FROM child WHERE county IN area AND code LIKE 'C-%'");
    char letters[9];
    int64_t number;
    importing->next_number = 1;
    while (db_next(query))
        if (split_code(db_text(query, importing->arena, 0), letters, &number) &&
            number >= importing->next_number)
            importing->next_number = number + 1;
    for (int i = 0; i < importing->count; i++)
        if (split_code(importing->rows[i].said->code, letters, &number) &&
            text_equal(letters, "C") && number >= importing->next_number)
            importing->next_number = number + 1;
    return db_end(query, importing->err);
}

static const char *new_code(struct importing *importing, const struct row *row)
{
    char letters[9];
    int64_t number;
    if (!row->said->code[0])
        return arena_format(importing->arena, "C-%04lld", (long long)importing->next_number++);
    if (split_code(row->said->code, letters, &number))
        return arena_format(importing->arena, "%s-%04lld", letters, (long long)number);
    return row->said->code;
}

static bool is_taken(struct importing *importing, const char *code)
{
    return find_exact(importing->store, importing->arena, code, importing->err) != NULL;
}

static bool add_child(struct importing *importing, struct row *row)
{
    const struct known_child nobody = {.site = "", .name = "", .village = "", .nickname = ""};
    struct known_child child = merge(importing->arena, &nobody, row->said);
    const char *code = new_code(importing, row);
    bool is_double = row->said->code[0] && is_taken(importing, code);
    if (importing->err->kind != ERROR_NONE)
        return false;
    if (is_double) {
        refuse(importing, row, N_("the code %s stands in two rows; correct one"), code);
        return true;
    }
    int64_t id = handle_take_id(importing->store);
    bool is_changed;
    importing->result->added++;
    return insert_child(importing, id, code, &child) &&
           add_dated_rows(importing, id, row->said, &is_changed);
}

/* ---- the whole ---- */

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left;
    const struct row *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : a->said->line - b->said->line;
}

static void sort_rows(struct importing *importing, const struct import_children *children)
{
    importing->count = children->row_count;
    importing->rows = arena_take(importing->arena, (size_t)importing->count, sizeof(struct row));
    for (int i = 0; i < importing->count; i++) {
        const struct import_child *said = &children->rows[i];
        importing->rows[i] = (struct row){
            .said = said,
            .key = import_match_key(importing->arena, said->name, said->birth, said->village),
            .plain_name = import_plain_name(importing->arena, said->name),
        };
    }
    if (importing->count > 1)
        qsort(importing->rows, (size_t)importing->count, sizeof *importing->rows, compare_rows);
}

static bool import_rows(struct importing *importing)
{
    for (int i = 0; i < importing->count; i++)
        if (!resolve(importing, &importing->rows[i]))
            return false;
    refuse_doubles(importing);
    if (!find_next_number(importing))
        return false;
    for (int i = 0; i < importing->count; i++) {
        struct row *row = &importing->rows[i];
        if (row->match == MATCH_UNCLEAR)
            continue;
        if (!(row->child ? complete_child(importing, row) : add_child(importing, row)))
            return false;
    }
    return true;
}

bool store_import_children(struct store *store, const struct vocabulary *vocabulary,
                           const struct import_children *children,
                           const struct store_import *how, struct issues *issues,
                           struct store_imported *result, struct error *err)
{
    *result = (struct store_imported){0};
    if (!handle_start(store, err))
        return false;
    struct importing importing = {
        .store = store, .arena = arena_open(), .vocabulary = vocabulary, .how = how,
        .issues = issues, .result = result, .err = err,
    };
    sort_rows(&importing, children);
    bool is_good = import_rows(&importing);
    bool is_kept = is_good && !how->is_trial && result->added + result->changed > 0;
    const char *what = arena_format(importing.arena, "children: %d added, %d changed",
                                    result->added, result->changed);
    const struct audit_entry entry = {
        .verb = "import", .what = what, .count = result->added + result->changed,
    };
    if (is_good && !is_kept)
        handle_end(store, true, NULL, err);
    else
        is_good = handle_end(store, is_good, &entry, err);
    arena_close(importing.arena);
    return is_good;
}

/* ---- one child changed by hand ---- */

/* One column at a time: a change says only what it says. */
static bool set_number(struct store *store, const char *sql, const char *code, int64_t value,
                       struct error *err)
{
    struct query *query = db_query(store->db, sql);
    db_bind_number(query, "$value", value);
    db_bind_text(query, "$code", code);
    return db_run(query, err);
}

static bool set_cleared(struct store *store, const char *code, struct date date,
                        struct error *err)
{
    struct query *query = db_query(store->db,
        "UPDATE child SET cleared = $value WHERE county IN area AND code = $code");
    db_bind_date(query, "$value", date);
    db_bind_text(query, "$code", code);
    return db_run(query, err);
}

static bool add_consent_by_hand(struct store *store, const char *code,
                                const struct consent *consent, struct error *err)
{
    struct query *query = db_query(store->db,
        "SELECT id FROM child WHERE county IN area AND code = $code");
    db_bind_text(query, "$code", code);
    int64_t id = db_next(query) ? db_number(query, 0) : 0;
    return db_end(query, err) && insert_consent(store, id, consent, err);
}

#define SET(column) "UPDATE child SET " column " = $value WHERE county IN area AND code = $code"

static bool change_child(struct store *store, const char *code,
                         const struct store_child_change *change, struct error *err)
{
    if (change->enrolment &&
        !set_number(store, SET("enrolment"), code, *change->enrolment, err))
        return false;
    if (change->assent && !set_number(store, SET("assent"), code, *change->assent, err))
        return false;
    if (change->is_active && !set_number(store, SET("is_active"), code, *change->is_active, err))
        return false;
    if (change->is_restricted &&
        !set_number(store, SET("is_restricted"), code, *change->is_restricted, err))
        return false;
    if (change->tier && !set_number(store, SET("tier"), code, *change->tier, err))
        return false;
    if (change->is_countersigned &&
        !set_number(store, SET("is_countersigned"), code, *change->is_countersigned, err))
        return false;
    if (change->cleared && !set_cleared(store, code, *change->cleared, err))
        return false;
    return !change->consent || add_consent_by_hand(store, code, change->consent, err);
}

bool store_change_child(struct store *store, const char *code,
                        const struct store_child_change *change, struct error *err)
{
    struct arena *arena = arena_open();
    bool is_good = false;
    if (handle_start(store, err)) {
        const char *found = store_find_child(store, arena, code, err);
        const struct audit_entry entry = {.verb = "set", .what = found, .count = 1};
        is_good = handle_end(store, found && change_child(store, found, change, err), &entry,
                             err);
    }
    arena_close(arena);
    return is_good;
}
