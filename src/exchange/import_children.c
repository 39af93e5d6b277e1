/* A register of children as people keep it: only the name is needed. Each cell is read for itself;
 * whatever is wrong in a row is listed with its place, and the row is left out whole. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "exchange/importer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum column {
    COLUMN_NAME, COLUMN_NICKNAME, COLUMN_SEX, COLUMN_BIRTH, COLUMN_VILLAGE, COLUMN_SITE,
    COLUMN_CODE, COLUMN_NEEDS, COLUMN_FLAGS, COLUMN_CONSENT, COLUMN_UNTIL, COLUMN_ANSWER,
    COLUMN_COUNT
};

enum { NAME_MOST = 200, NICKNAME_MOST = 60, CODE_MOST = 20, LEVEL_USUAL = 2, LEVEL_MOST = 3 };

static const struct import_column columns[] = {
    [COLUMN_NAME] = {
        {"姓名", "name"}, "儿童姓名|孩子姓名|学生姓名|名字|child|child's name|full name",
        true, {"全名，只存在本机", "full name; stays in the record"},
    },
    [COLUMN_NICKNAME] = {
        {"昵称", "nickname"}, "小名|称呼|short name", false,
        {"印在纸上的称呼", "what is printed"},
    },
    [COLUMN_SEX] = {{"性别", "sex"}, "gender", false, {"男、女", "girl, boy, f, m"}},
    [COLUMN_BIRTH] = {
        {"出生年月", "birth month"},
        "出生日期|生日|出生|出生年月日|birth|birth date|date of birth|birthday|born",
        false, {"2016-03 或 2016年3月5日", "2016-03 or 2016-03-05"},
    },
    [COLUMN_VILLAGE] = {
        {"村", "village"}, "村名|所在村|村居|村社区|村/社区|村组|village name",
        false, {"分辨同名的孩子，不印", "tells children of one name apart"},
    },
    [COLUMN_SITE] = {
        {"站点", "site"}, "活动点|关爱站|儿童之家|site code", false,
        {"站点编号", "code of the site"},
    },
    [COLUMN_CODE] = {
        {"编号", "code"}, "儿童编号|child code", false,
        {"已有的编号，如C-0042", "a code given before, such as C-0042"},
    },
    [COLUMN_NEEDS] = {
        {"需要", "needs"}, "需求|目标|need|goals", false,
        {"目标词，可加1–3级：归属与信任:3；合作",
         "goals, with levels 1 to 3 if known: belong:3; cooperate"},
    },
    [COLUMN_FLAGS] = {
        {"注意", "flags"}, "标志|注意事项|flag", false,
        {"要照顾的地方：怕吵；不碰触", "what to respect: quiet; no_touch"},
    },
    [COLUMN_CONSENT] = {
        {"同意书", "consent"}, "家长同意书|团辅同意书|知情同意|group consent",
        false, {"是、拒绝，或签字的日期", "yes, refused, or the day of signing"},
    },
    [COLUMN_UNTIL] = {
        {"同意书到期", "consent until"}, "同意书有效期至|有效期至|valid until",
        false, {"日期", "a day"},
    },
    [COLUMN_ANSWER] = {
        {"孩子的回答", "child's answer"}, "孩子回答|本人意愿|assent|answer", false,
        {"愿意、不愿意", "yes, no"},
    },
};
static_assert(sizeof columns / sizeof columns[0] == COLUMN_COUNT, "one for each column");

/* The reading of one file. */
struct reading {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct issues *issues;
    const struct import_table *table;
    const char *file;
    struct importer_head head;
    const struct csv_row *row;
    int mark;                       /* the first of the table's that is not above the row */
    bool is_damaged[COLUMN_COUNT];  /* cells of the row whose text is not what was written */
};

static const char *cell_of(const struct reading *reading, enum column column)
{
    if (reading->is_damaged[column])
        return "";
    return importer_cell(reading->arena, &reading->head, reading->row, (int)column);
}

/* `format` is a msgid that names what is wrong and the cure; it may show the cell by one %s. */
static bool refuse(struct reading *reading, enum column column, const char *format,
                   const char *word)
{
    int cell = reading->head.cell[column];
    if (!reading->is_damaged[column])       /* of that enough is said */
        issues_add(reading->issues, ISSUE_ERROR, reading->file, reading->row->line,
                   cell < 0 ? 0 : cell + 1, format, word);
    return false;
}

/* One of the words of a list written a|b|c. */
static bool is_one_of(const char *text, const char *words)
{
    size_t length = strlen(text);
    for (const char *at = words; *at;) {
        size_t word = strcspn(at, "|");
        if (word == length && !strncmp(at, text, length))
            return true;
        at += word + (at[word] == '|');
    }
    return false;
}

static const char *lower_cell(const struct reading *reading, enum column column)
{
    return text_lower(reading->arena, cell_of(reading, column));
}

static bool read_text(struct reading *reading, enum column column, int most, const char **text)
{
    *text = cell_of(reading, column);
    if (unicode_has_bidi_control(*text))
        return refuse(reading, column,
                      N_("hidden characters that turn the direction of text; type it anew"), "");
    if (text_count(*text) > most)
        return refuse(reading, column, N_("the text is too long; shorten it"), "");
    if (**text == '#' || text_equal(*text, "0"))
        return refuse(reading, column,
                      N_("'%.20s' looks like a damaged cell; type what belongs there"), *text);
    return true;
}

static bool read_name(struct reading *reading, struct import_child *child)
{
    if (!read_text(reading, COLUMN_NAME, NAME_MOST, &child->name))
        return false;
    if (!child->name[0])
        return refuse(reading, COLUMN_NAME, N_("the name is missing; write it"), "");
    return true;
}

static bool read_code(struct reading *reading, struct import_child *child)
{
    const char *code = cell_of(reading, COLUMN_CODE);
    size_t good = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
    if (code[good] || strlen(code) > CODE_MOST)
        return refuse(reading, COLUMN_CODE,
                      N_("'%.40s' is no code; use letters, digits and - or leave it empty"), code);
    child->code = code;
    return true;
}

static bool read_sex(struct reading *reading, struct import_child *child)
{
    const char *sex = lower_cell(reading, COLUMN_SEX);
    if (is_one_of(sex, "女|f|female|girl|女孩|女生|女童"))
        child->sex = SEX_FEMALE;
    else if (is_one_of(sex, "男|m|male|boy|男孩|男生|男童"))
        child->sex = SEX_MALE;
    else if (sex[0] && !is_one_of(sex, "未知|不详|unknown|-|?"))
        return refuse(reading, COLUMN_SEX, N_("'%.40s' is no sex; write 女 or 男, or leave it "
                                              "empty"), sex);
    return true;
}

/* A day as a spreadsheet shows it may have a time behind it. */
static const char *without_time(struct arena *arena, const char *text)
{
    const char *blank = strchr(text, ' ');
    if (!blank || !strchr(blank, ':') || blank[strspn(blank, " 0:.")])
        return text;
    return arena_copy_bytes(arena, text, (size_t)(blank - text));
}

/* A spreadsheet that lost a date's format shows the days since 1899-12-30. */
static bool refuse_date(struct reading *reading, enum column column, const char *text)
{
    int64_t days;
    if (strlen(text) == 5 && text_read_int(text, 20000, 70000, &days)) {
        struct date date = date_add_days((struct date){1899, 12, 30}, (int)days);
        return refuse(reading, column,
                      N_("a spreadsheet's number in place of a date; it may mean %s: "
                         "format the column as a date"),
                      date_copy(reading->arena, date));
    }
    return refuse(reading, column, N_("'%.40s' is no date; write it as 2016-03-05 or 2016-03"),
                  text);
}

static bool read_birth(struct reading *reading, struct import_child *child)
{
    const char *text = without_time(reading->arena, cell_of(reading, COLUMN_BIRTH));
    if (!text[0] || is_one_of(text, "未知|不详|-|?"))
        return true;
    return date_read_month(text, &child->birth) || refuse_date(reading, COLUMN_BIRTH, text);
}

/* The consent's cell: a yes, a refusal or the day of signing. A plain "no" is not guessed at: it
 * may mean that the parents refused or that the paper is not back yet. */
static bool read_consent(struct reading *reading, struct import_child *child)
{
    const char *text = without_time(reading->arena, lower_cell(reading, COLUMN_CONSENT));
    struct date day;
    child->consent = CONSENT_STATE_COUNT;
    if (!text[0] || is_one_of(text, "未收|未交|未签|未知|待签|unknown|missing|-|?"))
        return true;
    if (date_read(text, &day) || (strlen(text) == 8 && date_read_month(text, &day))) {
        child->consent = CONSENT_GIVEN;
        child->consent_span.from = day;
    } else if (is_one_of(text, "是|有|同意|已签|已收|yes|y|given|signed|√|✓|✔|☑") ||
               is_one_of(text, "1|true"))
        child->consent = CONSENT_GIVEN;
    else if (is_one_of(text, "拒绝|不同意|refused|declined"))
        child->consent = CONSENT_REFUSED;
    else if (is_one_of(text, "否|无|没有|no|n|×|x|0|false"))
        return refuse(reading, COLUMN_CONSENT,
                      N_("'%.40s' may mean refused or not back yet; write 拒绝 (refused) "
                         "or leave it empty"), text);
    else
        return refuse(reading, COLUMN_CONSENT,
                      N_("'%.40s' is not understood; write 是 (yes), 拒绝 (refused) or the day "
                         "of signing"), text);
    return true;
}

static bool read_until(struct reading *reading, struct import_child *child)
{
    const char *text = without_time(reading->arena, cell_of(reading, COLUMN_UNTIL));
    struct date *until = &child->consent_span.until;
    if (!text[0] || is_one_of(text, "未知|长期|-|?"))
        return true;
    if (!date_read(text, until) && !(strlen(text) == 8 && date_read_month(text, until)))
        return refuse_date(reading, COLUMN_UNTIL, text);
    if (child->consent != CONSENT_GIVEN)
        return refuse(reading, COLUMN_UNTIL,
                      N_("the consent has an end but is not given; fill the column 同意书 "
                         "(consent)"), "");
    if (date_is_set(child->consent_span.from) &&
        date_compare(child->consent_span.from, *until) > 0)
        return refuse(reading, COLUMN_UNTIL, N_("the consent ends before it begins"), "");
    return true;
}

static bool read_answer(struct reading *reading, struct import_child *child)
{
    const char *text = lower_cell(reading, COLUMN_ANSWER);
    if (is_one_of(text, "愿意|同意|是|yes|y|√|✓"))
        child->assent = ANSWER_YES;
    else if (is_one_of(text, "不愿意|不同意|不|否|拒绝|no|n|×"))
        child->assent = ANSWER_NO;
    else if (text[0] && !is_one_of(text, "未知|未问|没问|unknown|-|?"))
        return refuse(reading, COLUMN_ANSWER,
                      N_("'%.40s' is no answer; write 愿意 (yes) or 不愿意 (no), or leave it "
                         "empty"), text);
    return true;
}

/* The word by its id or by its name in either language, or −1. */
static int find_word(struct arena *arena, struct words words, const char *text)
{
    const char *lower = text_lower(arena, text);
    for (int i = 0; i < words.count; i++)
        if (text_equal(words.list[i].key, lower) || text_equal(words.list[i].name.zh, text) ||
            text_equal(text_lower(arena, words.list[i].name.en), lower))
            return i;
    return -1;
}

static const char *nearest_word(struct reading *reading, struct words words, const char *text)
{
    const char **names = arena_take(reading->arena, 3 * (size_t)words.count, sizeof *names);
    for (int i = 0; i < words.count; i++) {
        names[3 * i] = words.list[i].key;
        names[3 * i + 1] = words.list[i].name.zh;
        names[3 * i + 2] = words.list[i].name.en;
    }
    return text_nearest(text, names, 3 * words.count);
}

static bool refuse_word(struct reading *reading, enum column column, struct words words,
                        const char *text)
{
    const char *nearest = nearest_word(reading, words, text);
    int cell = reading->head.cell[column];
    if (!nearest)
        return refuse(reading, column, N_("unknown word '%.60s'; use one of the vocabulary's "
                                          "words"), text);
    issues_add(reading->issues, ISSUE_ERROR, reading->file, reading->row->line, cell + 1,
               N_("unknown word '%.60s'; did you mean '%s'?"), text, nearest);
    return false;
}

/* The next word of a cell and where it ends. Words are parted by ; 、 | / or line ends, and by a
 * comma unless the words on both its sides are one name together. */
static const char *next_word(struct reading *reading, struct words words, const char **at)
{
    static const char marks[] = ";|/\n";
    size_t length = 0;
    size_t comma = 0;
    const char *text = *at;
    while (text[length] && !strchr(marks, text[length]) && strncmp(text + length, "、", 3)) {
        if (text[length] == ',' && !comma)
            comma = length;
        length++;
    }
    const char *whole = text_trim(reading->arena, arena_copy_bytes(reading->arena, text, length));
    if (comma) {
        const char *bare = arena_copy_bytes(reading->arena, whole, strcspn(whole, ":("));
        if (find_word(reading->arena, words, text_trim(reading->arena, bare)) < 0) {
            length = comma;
            whole = text_trim(reading->arena, arena_copy_bytes(reading->arena, text, length));
        }
    }
    text += length;
    *at = !*text ? text : !strncmp(text, "、", 3) ? text + 3 : text + 1;
    return whole;
}

static bool read_flags(struct reading *reading, struct import_child *child)
{
    struct words words = reading->vocabulary->flag_words;
    const char *at = cell_of(reading, COLUMN_FLAGS);
    if (is_one_of(at, "无|没有|none|-"))
        return true;
    while (*at) {
        const char *text = next_word(reading, words, &at);
        int flag = find_word(reading->arena, words, text);
        if (text[0] && flag < 0)
            return refuse_word(reading, COLUMN_FLAGS, words, text);
        if (flag >= 0)
            child->flags |= UINT64_C(1) << flag;
    }
    return true;
}

/* "归属与信任:3", "归属与信任(3)" or "归属与信任": the word and its level. */
static bool split_level(struct arena *arena, const char **text, int *level)
{
    size_t length = strcspn(*text, ":(");
    const char *behind = *text + length;
    *level = LEVEL_USUAL;
    if (!*behind)
        return true;
    const char *digit = behind + 1 + strspn(behind + 1, " ");
    *text = text_trim(arena, arena_copy_bytes(arena, *text, length));
    *level = *digit - '0';
    return *digit >= '1' && *digit <= '0' + LEVEL_MOST && !digit[1 + strspn(digit + 1, ") 级")];
}

static void add_need(struct need *needs, int *count, int goal, int level)
{
    for (int i = 0; i < *count; i++)
        if (needs[i].goal == goal) {
            needs[i].level = level > needs[i].level ? level : needs[i].level;
            return;
        }
    needs[(*count)++] = (struct need){.goal = goal, .level = level};
}

static int compare_needs(const void *left, const void *right)
{
    const struct need *a = left;
    const struct need *b = right;
    return (a->goal > b->goal) - (a->goal < b->goal);
}

static bool read_needs(struct reading *reading, struct import_child *child)
{
    struct words words = reading->vocabulary->goal_words;
    const char *at = cell_of(reading, COLUMN_NEEDS);
    if (!*at || is_one_of(at, "无|未知|none|unknown|-"))
        return true;
    struct need *needs = arena_take(reading->arena, (size_t)words.count, sizeof *needs);
    while (*at) {
        int level;
        const char *text = next_word(reading, words, &at);
        if (!text[0])
            continue;
        if (!split_level(reading->arena, &text, &level))
            return refuse(reading, COLUMN_NEEDS,
                          N_("the level behind '%.60s' must be 1, 2 or 3"), text);
        int goal = find_word(reading->arena, words, text);
        if (goal < 0)
            return refuse_word(reading, COLUMN_NEEDS, words, text);
        add_need(needs, &child->need_count, goal, level);
    }
    qsort(needs, (size_t)child->need_count, sizeof *needs, compare_needs);
    child->needs = needs;
    return true;
}

static bool refuse_damage(struct reading *reading, enum column column, enum import_trouble trouble)
{
    static const char *const formats[TROUBLE_COUNT] = {
        [TROUBLE_ERROR] = N_("'%.40s' is an error of the spreadsheet; type what belongs there"),
        [TROUBLE_DIGITS] = N_("'%.40s' has lost digits, because a spreadsheet keeps only 15 of a "
                              "number; format the column as text and type it anew"),
        [TROUBLE_DATE] = N_("'%.40s' is shown as a date but is none; type the date anew"),
        [TROUBLE_NO_RESULT] = N_("a formula without its result; open the file in Excel or WPS "
                                 "and save it again"),
    };
    const char *text = importer_cell(reading->arena, &reading->head, reading->row, (int)column);
    refuse(reading, column, formats[trouble], text);
    reading->is_damaged[column] = true;
    return false;
}

/* 1.2E+17, as a spreadsheet writes a long number into a text file. */
static bool is_cut_number(const char *text)
{
    size_t digits = strspn(text, "0123456789.");
    return digits && (text[digits] == 'E' || text[digits] == 'e') && text[digits + 1] == '+' &&
           text[digits + 2] && !text[digits + 2 + strspn(text + digits + 2, "0123456789")];
}

static enum import_trouble trouble_at(const struct reading *reading, int cell)
{
    for (int i = reading->mark; i < reading->table->marks.count; i++) {
        const struct import_mark *mark = &reading->table->marks.items[i];
        if (mark->line > reading->row->line)
            break;
        if (mark->cell == cell)
            return mark->trouble;
    }
    return TROUBLE_NONE;
}

static bool read_damage(struct reading *reading)
{
    bool is_good = true;
    while (reading->mark < reading->table->marks.count &&
           reading->table->marks.items[reading->mark].line < reading->row->line)
        reading->mark++;
    for (int i = 0; i < COLUMN_COUNT; i++) {
        reading->is_damaged[i] = false;
        if (reading->head.cell[i] < 0)
            continue;
        enum import_trouble trouble = trouble_at(reading, reading->head.cell[i]);
        if (trouble == TROUBLE_NONE && is_cut_number(cell_of(reading, (enum column)i)))
            trouble = TROUBLE_DIGITS;
        if (trouble != TROUBLE_NONE)
            is_good = refuse_damage(reading, (enum column)i, trouble);
    }
    return is_good;
}

/* All cells are read even when one is bad, so that one look shows all problems of the row. */
static bool read_row(struct reading *reading, struct import_child *child)
{
    *child = (struct import_child){.line = reading->row->line};
    bool is_good = read_damage(reading);
    is_good &= read_name(reading, child);
    is_good &= read_text(reading, COLUMN_NICKNAME, NICKNAME_MOST, &child->nickname);
    is_good &= read_text(reading, COLUMN_VILLAGE, NAME_MOST, &child->village);
    is_good &= read_text(reading, COLUMN_SITE, CODE_MOST, &child->site);
    is_good &= read_code(reading, child);
    is_good &= read_sex(reading, child);
    is_good &= read_birth(reading, child);
    is_good &= read_consent(reading, child);
    is_good &= read_until(reading, child);
    is_good &= read_answer(reading, child);
    is_good &= read_flags(reading, child);
    is_good &= read_needs(reading, child);
    return is_good;
}

/* ---- rows that are one child ---- */

struct keyed {
    const char *key;
    int row;                        /* index of the table */
    int line;
};

static int compare_keyed(const void *left, const void *right)
{
    const struct keyed *a = left;
    const struct keyed *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : a->row - b->row;
}

/* Rows of one key are all left out: nobody knows which of them is right. */
static void refuse_doubles(struct reading *reading, struct keyed *keys, int count,
                           const char *format, bool *is_bad)
{
    qsort(keys, (size_t)count, sizeof *keys, compare_keyed);
    for (int i = 0; i < count; i++) {
        bool is_like_last = i && text_equal(keys[i].key, keys[i - 1].key);
        bool is_like_next = i + 1 < count && text_equal(keys[i].key, keys[i + 1].key);
        if (!is_like_last && !is_like_next)
            continue;
        is_bad[keys[i].row] = true;
        issues_add(reading->issues, ISSUE_ERROR, reading->file, keys[i].line, 0, format,
                   is_like_last ? keys[i - 1].line : keys[i + 1].line);
    }
}

static void find_doubles(struct reading *reading, const struct import_child *children, int count,
                         bool *is_bad)
{
    struct keyed *keys = arena_take(reading->arena, (size_t)count, sizeof *keys);
    for (int i = 0; i < count; i++)
        keys[i] = (struct keyed){
            import_match_key(reading->arena, children[i].name ? children[i].name : "",
                             children[i].birth, children[i].village ? children[i].village : ""),
            i, children[i].line,
        };
    refuse_doubles(reading, keys, count,
                   N_("the same name, birth month and village as line %d; "
                      "tell the two apart by village or birth month, or take one out"), is_bad);
    int coded = 0;
    for (int i = 0; i < count; i++)
        if (children[i].code && children[i].code[0])
            keys[coded++] = (struct keyed){text_lower(reading->arena, children[i].code), i,
                                           children[i].line};
    refuse_doubles(reading, keys, coded, N_("the same code as line %d; correct one of them"),
                   is_bad);
}

/* ---- rows to give back ---- */

static void write_reject(struct buf *out, const struct csv_row *row, const char *reason)
{
    for (int i = 0; i < row->cells.count; i++) {
        csv_write_cell(out, row->cells.items[i]);
        buf_add_char(out, ',');
    }
    csv_write_cell(out, reason);
    buf_add(out, "\r\n");
}

/* The first problem of a line; problems are searched from where the last one stood, because both
 * lists are in the order of the file once sorted. */
static const char *reason_of(const struct issues *issues, const char *file, int line, int *from)
{
    for (int i = *from; i < issues->list.count; i++) {
        const struct issue *issue = &issues->list.items[i];
        if (issue->line != line || issue->severity != ISSUE_ERROR || strcmp(issue->file, file))
            continue;
        *from = i;
        return issue->text;
    }
    return "";
}

static const char *write_rejects(struct reading *reading, const struct importer_rows *rows,
                                 const bool *is_bad)
{
    struct buf out = buf_start(reading->arena);
    int from = 0;
    issues_sort(reading->issues);
    for (int i = 0; i < rows->list.count; i++) {
        if (!is_bad[i])
            continue;
        if (!out.length) {
            buf_add(&out, "\xEF\xBB\xBF");
            if (reading->head.row >= 0)
                write_reject(&out, &reading->head.headings,
                             messages_find(reading->issues->language, N_("problem")));
        }
        const struct csv_row *row = &reading->table->rows.items[rows->list.items[i]];
        write_reject(&out, row, reason_of(reading->issues, reading->file, row->line, &from));
    }
    return out.text;
}

static const struct import_children *read_rows(struct reading *reading)
{
    struct importer_rows rows = importer_rows(reading->arena, &import_children, reading->table,
                                              &reading->head, reading->issues);
    int count = rows.list.count;
    struct import_child *all = arena_take(reading->arena, (size_t)count, sizeof *all);
    bool *is_bad = arena_take(reading->arena, (size_t)count, sizeof *is_bad);
    for (int i = 0; i < count; i++) {
        reading->row = &reading->table->rows.items[rows.list.items[i]];
        is_bad[i] = !read_row(reading, &all[i]);
    }
    find_doubles(reading, all, count, is_bad);
    struct import_children *children = arena_take(reading->arena, 1, sizeof *children);
    children->file = reading->file;
    children->rejects = write_rejects(reading, &rows, is_bad);
    for (int i = 0; i < count; i++)
        if (!is_bad[i])
            all[children->row_count++] = all[i];
    children->rows = all;
    children->rejected_count = count - children->row_count;
    return children;
}

const struct import_children *exchange_read_children(struct arena *arena,
                                                     const struct vocabulary *vocabulary,
                                                     const struct import_source *source,
                                                     struct issues *issues, struct error *err)
{
    const struct import_table *table =
        importer_table(arena, &import_children, source, issues, err);
    if (!table)
        return NULL;
    struct reading reading = {
        .arena = arena, .vocabulary = vocabulary, .issues = issues, .table = table,
        .file = table->file,
    };
    if (!importer_head(arena, &import_children, table, issues, &reading.head, err))
        return NULL;
    return read_rows(&reading);
}

const struct importer import_children = {
    .name = "children",
    .title = {"儿童名单", "children"},
    .columns = columns,
    .column_count = COLUMN_COUNT,
};
