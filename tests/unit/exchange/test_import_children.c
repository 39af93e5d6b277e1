#include "check.h"
#include "base/buf.h"
#include "base/error.h"
#include "exchange/exchange.h"

static const struct word goals[] = {
    {"belong", {"归属与信任", "Belonging and trust"}},
    {"self_worth", {"自尊与优势", "Self-worth, strengths"}},
    {"cooperate", {"合作", "Teamwork"}},
};
static const struct word flags[] = {
    {"quiet", {"怕吵", "No noise"}}, {"no_touch", {"不碰触", "No touching"}},
    {"hearing", {"听不清", "Hard of hearing"}},
};
static const struct vocabulary vocabulary = {
    .goal_words = {goals, 3}, .flag_words = {flags, 3},
};

struct outcome {
    const struct import_children *children;
    const char *issues;
    struct error err;
};

static struct outcome read(struct arena *arena, const char *text)
{
    struct outcome outcome = {.err = error_start(LANGUAGE_EN)};
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct import_source source = {"t.csv", text, strlen(text)};
    outcome.children = exchange_read_children(arena, &vocabulary, &source, &issues, &outcome.err);
    struct buf buf = buf_start(arena);
    issues_write(&issues, &buf);
    outcome.issues = buf.text;
    return outcome;
}

static void check_full_row(struct arena *arena)
{
    struct outcome o = read(arena,
        "姓名,性别,出生年月,村,昵称,需要,注意,同意书,同意书到期,"
            "孩子的回答,编号,站点\n"
        "王小明,男,２０１６年３月,河东村,小明🇨🇳,归属与信任：3；"
            "合作,怕吵、no_touch,２０２６－０８－２０,"
        "2027-08-20,愿意,C-0042,HD\n"
        "𠮷田,女孩,2015-06,,,,,,,,,\n");
    CHECK_TEXT(o.issues, "");
    if (!CHECK(o.children && o.children->row_count == 2))
        return;
    const struct import_child *child = &o.children->rows[0];
    CHECK_TEXT(child->name, "王小明");
    CHECK_NUMBER(child->sex, SEX_MALE);
    CHECK_NUMBER(child->birth.year * 100 + child->birth.month, 201603);
    CHECK_NUMBER(child->birth.day, 0);
    CHECK_TEXT(child->village, "河东村");
    CHECK_TEXT(child->nickname, "小明🇨🇳");
    CHECK_NUMBER(child->need_count, 2);
    CHECK_NUMBER(child->needs[0].level, 3);
    CHECK_NUMBER(child->needs[1].goal, 2);
    CHECK_NUMBER(child->needs[1].level, 2);
    CHECK_NUMBER((int)child->flags, 3);
    CHECK_NUMBER(child->consent, CONSENT_GIVEN);
    CHECK_NUMBER(child->consent_span.from.day, 20);
    CHECK_NUMBER(child->consent_span.until.year, 2027);
    CHECK_NUMBER(child->assent, ANSWER_YES);
    CHECK_TEXT(child->code, "C-0042");
    CHECK_TEXT(child->site, "HD");
    const struct import_child *unknown = &o.children->rows[1];
    CHECK_TEXT(unknown->name, "𠮷田");
    CHECK_NUMBER(unknown->consent, CONSENT_STATE_COUNT);
    CHECK_NUMBER(unknown->assent, ANSWER_UNKNOWN);
    CHECK_NUMBER((int)unknown->flags, 0);
    CHECK_NUMBER(unknown->need_count, 0);
    CHECK_TEXT(unknown->village, "");
}

/* Each form of a cell: heading, cell, and what must become of the row: the message or "". */
static const struct {
    const char *heading, *cell, *message;
} cells[] = {
    {"sex", "F", ""}, {"Sex", "girl", ""}, {"gender", "boy", ""}, {"性别", "Ｍ", ""},
    {"性别", "未知", ""},
    {"性别", "仙女", "t.csv:2:2: error: '仙女' is no sex; write 女 or 男, or leave it "
        "empty\n"},
    {"出生日期", "2016-03-05", ""}, {"出生日期", "2016/3/5", ""}, {"生日", "2016.3.5",
        ""},
    {"birth month", "201603", ""}, {"birth month", "20160305", ""}, {"出生年月",
        "2016年3月5日", ""},
    {"出生年月", "2016-03-05 00:00:00", ""}, {"出生年月（必填）", "2016-03", ""},
    {"出生年月", "2016-13",
     "t.csv:2:2: error: '2016-13' is no date; write it as 2016-03-05 or 2016-03\n"},
    {"出生年月", "41333",
     "t.csv:2:2: error: a spreadsheet's number in place of a date; it may mean 2013-02-28: "
     "format the column as a date\n"},
    {"同意书", "是", ""}, {"同意书", "√", ""}, {"consent", "Yes", ""}, {"consent",
        "20260820", ""},
    {"同意书", "拒绝", ""}, {"同意书", "未交", ""},
    {"同意书", "否", "t.csv:2:2: error: '否' may mean refused or not back yet; "
     "write 拒绝 (refused) or leave it empty\n"},
    {"同意书", "也许", "t.csv:2:2: error: '也许' is not understood; write 是 (yes), "
        "拒绝 (refused) "
     "or the day of signing\n"},
    {"同意书到期", "2027-01-01", "t.csv:2:2: error: the consent has an end but is not given; "
     "fill the column 同意书 (consent)\n"},
    {"孩子的回答", "不愿意", ""}, {"child's answer", "no", ""},
    {"孩子的回答", "哭了", "t.csv:2:2: error: '哭了' is no answer; write 愿意 (yes) or "
        "不愿意 (no), "
     "or leave it empty\n"},
    {"needs", "\"Self-worth, strengths:1; teamwork\"", ""}, {"需求",
        "\"合作,归属与信任(3)\"", ""},
    {"需要", "合做", "t.csv:2:2: error: unknown word '合做'; did you mean '合作'?\n"},
    {"需要", "合作:7", "t.csv:2:2: error: the level behind '合作' must be 1, 2 or 3\n"},
    {"注意", "无", ""}, {"标志", "怕吵;听不清", ""},
    {"注意", "癫痫", "t.csv:2:2: error: unknown word '癫痫'; use one of the vocabulary's "
        "words\n"},
    {"注意", "怕炒", "t.csv:2:2: error: unknown word '怕炒'; did you mean '怕吵'?\n"},
    {"编号", "C 1", "t.csv:2:2: error: 'C 1' is no code; use letters, digits and - "
     "or leave it empty\n"},
    {"村", "#REF!", "t.csv:2:2: error: '#REF!' looks like a damaged cell; "
     "type what belongs there\n"},
    {"昵称", "a\u202Eb", "t.csv:2:2: error: hidden characters that turn the direction of text; "
     "type it anew\n"},
    {"电话", "123", "t.csv:1:2: warning: the column '电话' is not known and is ignored\n"},
};

static void check_cells(struct arena *arena)
{
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        struct outcome o = read(arena, arena_format(arena, "姓名,%s\n大风吹,%s\n李四,\n",
                                                    cells[i].heading, cells[i].cell));
        CHECK_TEXT(o.issues, cells[i].message);
        if (!CHECK(o.children != NULL))
            continue;
        bool is_bad = strstr(cells[i].message, "error") != NULL;
        CHECK_NUMBER(o.children->row_count, is_bad ? 1 : 2);
        CHECK_NUMBER(o.children->rejected_count, is_bad);
        CHECK_NUMBER(o.children->rejects[0] != '\0', is_bad);
    }
}

static void check_read_values(struct arena *arena)
{
    struct outcome o = read(arena,
        "name,needs,consent,答\nA,\"Self-worth, strengths:1; Teamwork\","
                                   "refused,\nB,\"合作,归属与信任(3)\",,\n");
    if (!CHECK(o.children && o.children->row_count == 2))
        return;
    const struct import_child *a = &o.children->rows[0];
    CHECK_NUMBER(a->need_count, 2);
    CHECK_NUMBER(a->needs[0].goal, 1);
    CHECK_NUMBER(a->needs[0].level, 1);
    CHECK_NUMBER(a->consent, CONSENT_REFUSED);
    const struct import_child *b = &o.children->rows[1];
    CHECK_NUMBER(b->need_count, 2);
    CHECK_NUMBER(b->needs[0].goal, 0);
    CHECK_NUMBER(b->needs[0].level, 3);
}

static void check_doubles(struct arena *arena)
{
    struct outcome o = read(arena,
        "姓名,出生年月,村,编号\n张三,2016-03,河东,\n李四,2016-03,河东,C-1\n"
                                   "张　三,2016年3月9日,河东,\n张三,2016-03,河西,"
                                       "\n王五,,,c-1\n");
    CHECK_TEXT(o.issues,
        "t.csv:2: error: the same name, birth month and village as line 4; tell the two apart by "
        "village or birth month, or take one out\n"
        "t.csv:3: error: the same code as line 6; correct one of them\n"
        "t.csv:4: error: the same name, birth month and village as line 2; tell the two apart by "
        "village or birth month, or take one out\n"
        "t.csv:6: error: the same code as line 3; correct one of them\n");
    if (!CHECK(o.children && o.children->row_count == 1))
        return;
    CHECK_NUMBER(o.children->rows[0].line, 5);
    CHECK(!strstr(o.issues, "张"));
    CHECK(strstr(o.children->rejects, "\r\n李四,2016-03,河东,C-1,") != NULL);
    CHECK(strstr(o.children->rejects, "the same code as line 6") != NULL);
}

static void check_heads(struct arena *arena)
{
    struct outcome o = read(arena, "张三\n李四\n王五\n");
    CHECK(o.children && o.children->row_count == 3);
    o = read(arena, "某县留守儿童名单,\n填表人,某人\n姓名,性别\n张三,女\n");
    CHECK(o.children && o.children->row_count == 1 && o.children->rows[0].line == 4);
    CHECK_TEXT(o.issues, "t.csv:1: warning: this line stands above the headings and is passed "
               "over\nt.csv:2: warning: this line stands above the headings and is passed over\n");
    o = read(arena, "名,性别\n张三,女\n");
    CHECK(!o.children);
    CHECK_TEXT(o.err.text,
               "t.csv:1: no column is called '姓名' or 'name'; write it above the names");
    o = read(arena, "姓名,性别,姓名\n张三,女,张三\n");
    CHECK(!o.children);
    CHECK_TEXT(o.err.text, "t.csv:1:3: a second column '姓名'; keep one of the two");
    o = read(arena, "");
    CHECK(!o.children);
    o = read(arena, "姓名\n\"张三\n");
    CHECK(!o.children && o.err.kind == ERROR_INPUT);
}

static void check_long_names(struct arena *arena)
{
    struct buf name = buf_start(arena);
    for (int i = 0; i < 200; i++)
        buf_add(&name, "名");
    struct outcome o = read(arena, arena_format(arena, "姓名,性别\n%s,女\n%s字,男\n,女\n",
        name.text,
                                                name.text));
    if (!CHECK(o.children && o.children->row_count == 1))
        return;
    CHECK_TEXT(o.children->rows[0].name, name.text);
    CHECK_TEXT(o.issues, "t.csv:3:1: error: the text is too long; shorten it\n"
                         "t.csv:4:1: error: the name is missing; write it\n");
}

static void check_importers(struct arena *arena)
{
    const struct importer *importer = exchange_importer("children");
    if (!CHECK(importer != NULL))
        return;
    CHECK(exchange_importer_at(0) == importer && !exchange_importer("adults"));
    struct buf form = buf_start(arena);
    exchange_write_template(&form, importer, LANGUAGE_ZH);
    buf_add(&form, "张三\n");
    struct outcome o = read(arena, form.text);
    CHECK(o.children && o.children->row_count == 1);
    CHECK_TEXT(o.issues, "");
}

int main(void)
{
    struct arena *arena = arena_open();
    check_full_row(arena);
    check_cells(arena);
    check_read_values(arena);
    check_doubles(arena);
    check_heads(arena);
    check_long_names(arena);
    check_importers(arena);
    arena_close(arena);
    return check_end();
}
