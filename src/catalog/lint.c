/* `catalog lint`: the editor's eye. `catalog check` says what cannot be planned or printed; this
 * says what a good editor would send back. One row is one check. */
#include "base/buf.h"
#include "base/yaml.h"
#include "catalog/catalog.h"
#include "catalog/linting.h"

static const struct {
    const char *name;
    struct bilingual what;      /* what it asks */
    struct bilingual why;
    void (*of_activity)(struct linting *linting);
    void (*of_text)(struct linting *linting, const struct lint_text *text);
} checks[] = {
    {"say",
     {"碰手（touch ≥ 2）、闭眼、谈感受（trust ≥ 2）、情绪风险 ≥ 2、告别和开场约定，要有一步写好说的话"
      "（say）；碰手、闭眼的话要在那一步或更早",
      "with touch ≥ 2, closed eyes, trust ≥ 2, emotional risk ≥ 2, a farewell or the opening rule"
      " a step has words to say; for touch and eyes in that step or before it"},
     {"紧要处照着说，新手不会说重了，也不会漏掉“可以不做”",
      "at a delicate moment a beginner says too much or forgets the right to pass"},
     .of_activity = lint_say},
    {"adaptation",
     {"超过某个标志的限度，就在 adapt 写调整，或写进 avoid（人数不算，要看当天的组）",
      "each flag whose limits are passed stands in adapt or in avoid (not for the number of people,"
      " which the group decides)"},
     {"没有调整，有这个标志的孩子就永远排不上（C-AXIS），而没人决定过这件事",
      "without one no child of that flag ever gets the piece (C-AXIS), and nobody decided so"},
     .of_activity = lint_adaptations},
    {"lens",
     {"事实问看见什么，感受问心里或身体，发现不问感受和以后，将来问下一步",
      "fact asks what happened, feel asks for heart or body, find for neither feelings nor plans,"
      " future for a next step"},
     {"四步从外到里再到外，孩子才跟得上", "four steps from outside in and out again can be followed"},
     .of_activity = lint_lenses},
    {"risk",
     {"要求高的活动，风险、带领者和年龄相称",
      "risk, leader and age fit what the axes demand"},
     {"风险写低了，带领者就不会多看一眼", "a risk written too low is a look that nobody takes"},
     .of_activity = lint_risk},
    {"numbers",
     {"带单位的数（分钟、秒、次、人……）中英都有；不能一边六、一边七",
      "numbers of minutes, seconds, times, people stand in both languages, and never six here and"
      " seven there"},
     {"双语同场，两位带领者要做同一件事", "two leaders with two languages must do one thing"},
     .of_text = lint_numbers},
    {"questions",
     {"分享问题和说的话，中英同是问句或同不是", "what is asked and said is a question in both or in neither"},
     {"问和说，孩子听来不一样", "a child hears the difference"},
     .of_text = lint_questions},
    {"lines",
     {"附页中英行数、段数相同", "a handout has as many lines and paragraphs in both languages"},
     {"少一行就是少一张卡、少一个号码", "a line less is a card or a telephone number less"},
     .of_text = lint_lines},
    {"length",
     {"英文字符是中文的1.5到4.5倍（很短的不算）",
      "English has 1.5 to 4.5 times the characters of Chinese (very short texts excepted)"},
     {"差得多，就有一边漏了或多了", "far apart, one side left something out or put something in"},
     .of_text = lint_length},
    {"brief",
     {"带领单的一行：中文不超过40字，英文不超过73个字符",
      "the line of the run sheet: at most 40 characters in Chinese, 73 in English"},
     {"带领单上只有一行的地方", "the run sheet has one line for it"},
     .of_text = lint_brief},
    {"ends",
     {"句子以标点结束，名称、标题和“情况”不用", "sentences end with a mark; names, headings and cases have none"},
     {"没有句号，看不出是不是写完了", "without one nobody can tell whether it is finished"},
     .of_text = lint_ends},
    {"marks",
     {"中文用全角标点，英文用半角；引号成对；没有多余的空格",
      "full-width marks in Chinese, plain ones in English, quotes in pairs, no double blanks"},
     {"卡片要贴在墙上", "the card hangs on a wall"},
     .of_text = lint_marks},
    {"unwelcome",
     {"不写名次、输赢、惩罚、淘汰，除非是说“不”", "no rank, winner, punishment or elimination, but to say no to it"},
     {"一个都不能少", "nobody is left out"},
     .of_text = lint_unwelcome},
    {"shared",
     {"两个活动没有一模一样的句子（中文8字、英文25字符以上）",
      "no sentence stands in two activities (from 8 characters in Chinese, 25 in English)"},
     {"搬来的句子，多半没有看着这个活动写", "a sentence that was carried over rarely looked at this activity"},
     .of_text = lint_shared},
};
enum { CHECK_COUNT = sizeof checks / sizeof *checks };

/* Ends each new finding with the name of its check, under which docs/lint.md has the reason. */
static void sign_findings(struct linting *linting, int first, const char *name)
{
    for (int i = first; i < linting->issues->list.count; i++) {
        struct issue *issue = &linting->issues->list.items[i];
        issue->text = arena_format(linting->arena, "%s [%s]", issue->text, name);
    }
}

static void lint_activity(struct linting *linting, const struct activity *activity)
{
    struct issues unheard = issues_start(linting->arena, linting->issues->language);
    linting->activity = activity;
    linting->root = yaml_parse(linting->arena, activity->bytes, activity->length, activity->file,
                               &unheard);
    assert(linting->root);      /* it was read from these very bytes */
    linting->texts = lint_collect_texts(linting->arena, linting->root);
    for (int i = 0; i < CHECK_COUNT; i++) {
        int first = linting->issues->list.count;
        if (checks[i].of_activity && !activity->is_refused)
            checks[i].of_activity(linting);
        for (int j = 0; checks[i].of_text && j < linting->texts.list.count; j++)
            checks[i].of_text(linting, &linting->texts.list.items[j]);
        sign_findings(linting, first, checks[i].name);
    }
}

bool catalog_lint(struct arena *arena, const struct catalog_lint_request *request,
                  struct issues *issues)
{
    const struct lint_words *words = lint_read_words(arena, request->words, issues);
    if (!words)
        return false;
    struct linting linting = {
        .arena = arena, .issues = issues, .vocabulary = request->catalog->vocabulary,
        .words = words, .sentences = lint_collect_sentences(arena, request->catalog),
    };
    for (int i = 0; i < request->count; i++)
        lint_activity(&linting, request->activities[i]);
    issues_sort(issues);
    return true;
}

void catalog_document_lint(struct buf *out)
{
    buf_add(out, "# catalog lint\n\n"
                 "`tuanfu catalog lint` 像一位编辑，逐个活动看下面这些；每条意见末尾的方括号里是检查的名字；"
                 "要它不说，只有改文字。用到的词在 [lint.yaml](../activities/vocabulary/lint.yaml)。\n\n"
                 "`tuanfu catalog lint` reads each activity as an editor would, for what stands"
                 " below; each finding ends with the name of its check in brackets, and the only"
                 " way to silence it is to change the text. Its words are in"
                 " [lint.yaml](../activities/vocabulary/lint.yaml).\n\n"
                 "| | 要求 | 原因 | What it asks | Why |\n|---|---|---|---|---|\n");
    for (int i = 0; i < CHECK_COUNT; i++)
        buf_add_format(out, "| `%s` | %s | %s | %s | %s |\n", checks[i].name, checks[i].what.zh,
                       checks[i].why.zh, checks[i].what.en, checks[i].why.en);
}
