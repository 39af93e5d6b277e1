/* What the checks of `catalog lint` see and what they leave in peace. */
#include "../check.h"

#include "catalog/linting.h"

#include <string.h>

static struct arena *arena;

static struct linting start(struct issues *issues)
{
    static const struct activity activity = {.id = "sample", .file = "sample.yaml", .bytes = ""};
    struct linting linting = {.arena = arena, .issues = issues, .activity = &activity};
    linting.words = lint_read_words(arena, "activities/vocabulary/lint.yaml", issues);
    return linting;
}

/* Findings of one check on one text. */
static int count(void (*check)(struct linting *linting, const struct lint_text *text),
                 const char *key, const char *zh, const char *en)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct linting linting = start(&issues);
    const struct node zh_node = {.kind = NODE_TEXT, .text = zh, .line = 1, .column = 1};
    const struct node en_node = {.kind = NODE_TEXT, .text = en, .line = 2, .column = 1};
    const struct lint_text text = {.top = "steps", .key = key, .zh = &zh_node, .en = &en_node};
    check(&linting, &text);
    return issues.list.count;
}

static void numbers_in_words_and_figures_agree(void)
{
    CHECK(count(lint_numbers, "do", "等三分钟。", "Wait three minutes.") == 0);
    CHECK(count(lint_numbers, "do", "等３分钟。", "Wait 3 minutes.") == 0);
    CHECK(count(lint_numbers, "do", "二十五人。", "Twenty-five people.") == 0);
    CHECK(count(lint_numbers, "do", "两百三十人。", "230 people.") == 0);
    CHECK(count(lint_numbers, "do", "三四次。", "Three or four times.") == 0);
    CHECK(count(lint_numbers, "do", "十分钟一轮。", "Ten minutes a round.") == 0);
    CHECK(count(lint_numbers, "do", "第三个人。", "The third of the people.") == 0);
}

static void a_number_that_differs_or_is_missing_is_told(void)
{
    CHECK(count(lint_numbers, "do", "六人以上两桌。", "From seven on two tables.") == 1);
    CHECK(count(lint_numbers, "do", "数五秒，再走。", "Count, then walk.") == 1);
    CHECK(count(lint_numbers, "do", "数一数，再走。", "Count for five seconds, then walk.") == 1);
    CHECK(count(lint_numbers, "do", "二十人以上三位。", "Above twenty three conduct.") == 1);
}

static void what_counts_nothing_is_no_number(void)
{
    CHECK(count(lint_numbers, "do", "看看四周，拍一下手。", "Look round and clap once.") == 0);
    CHECK(count(lint_numbers, "do", "几十个人、十几次。", "Dozens of people, many times.") == 0);
    CHECK(count(lint_numbers, "do", "两人一组。", "In pairs.") == 0);
    CHECK(count(lint_numbers, "brief", "听三遍，说一句", "Listen, say") == 0);
}

static void a_text_as_long_as_its_translation_is_quiet(void)
{
    CHECK(count(lint_length, "do", "围圈站好，互相看一看。", "Stand in a ring and look round.") == 0);
    CHECK(count(lint_length, "do", "围圈站好，互相看一看。", "Ring.") == 1);
    CHECK(count(lint_length, "do", "围圈站好。", "Stand in a ring and look at all of the others.") == 1);
    CHECK(count(lint_length, "name", "默契问答", "How Well Do We Match") == 0);
}

static void marks_are_those_of_the_language(void)
{
    CHECK(count(lint_marks, "do", "站好，听：“开始。”", "Stand, hear “go”, don't run (yet).") == 0);
    CHECK(count(lint_marks, "do", "站好,听。", "Stand, listen.") == 1);
    CHECK(count(lint_marks, "do", "A4纸，1:2。", "A4, 1:2.") == 0);
    CHECK(count(lint_marks, "do", "站 好。", "Stand.") == 1);
    CHECK(count(lint_marks, "do", "说“好。", "Say yes.") == 1);
    CHECK(count(lint_marks, "do", "站好。", "Stand,  listen.") == 1);
    CHECK(count(lint_marks, "do", "站好。", "Say \"go\".") == 1);
    CHECK(count(lint_marks, "do", "站好。", "Stand，listen.") == 1);
}

static void only_sentences_end_with_a_mark(void)
{
    CHECK(count(lint_ends, "do", "站好。", "Stand.") == 0);
    CHECK(count(lint_ends, "do", "问“好吗？”", "Ask, is that all right?") == 0);
    CHECK(count(lint_ends, "do", "站好", "Stand") == 2);
    CHECK(count(lint_ends, "when", "太吵", "Too loud") == 0);
    CHECK(count(lint_ends, "when", "太吵。", "Too loud.") == 2);
}

static void an_unwelcome_word_may_be_refused(void)
{
    CHECK(count(lint_unwelcome, "do", "没有输赢。", "Nobody wins.") == 0);
    CHECK(count(lint_unwelcome, "do", "输了的坐下。", "The loser sits down.") == 2);
    CHECK(count(lint_unwelcome, "do", "不急。赢的拍手。", "No hurry. The winner claps.") == 2);
    CHECK(count(lint_unwelcome, "do", "打开窗。", "Open the window in winter.") == 0);
}

static void a_question_is_one_in_both_languages(void)
{
    CHECK(count(lint_questions, "ask", "哪里松了？", "Where did it ease?") == 0);
    CHECK(count(lint_questions, "ask", "哪里松了？", "Where did it ease.") == 1);
    CHECK(count(lint_questions, "say", "问一声可以吗。", "Ask, may I?") == 1);
    CHECK(count(lint_questions, "do", "问：好吗？", "Ask whether it is fine.") == 0);
}

static void a_place_is_that_of_the_byte(void)
{
    const char *bytes = "do:\n  zh: 围圈,站好\n  en: |\n    one\n    two, three\n";
    const struct activity activity = {.file = "a.yaml", .bytes = bytes, .length = strlen(bytes)};
    const struct linting linting = {.activity = &activity};
    const struct node plain = {.text = "围圈,站好", .line = 2, .column = 7};
    struct lint_place place = lint_find_place(&linting, &plain, strlen("围圈"));
    CHECK(place.line == 2 && place.column == 9);
    const struct node block = {.text = "one\ntwo, three\n", .line = 3, .column = 7};
    place = lint_find_place(&linting, &block, strlen("one\ntwo, "));
    CHECK(place.line == 5 && place.column == 10);
    const struct node escaped = {.text = "nowhere", .line = 3, .column = 7};
    place = lint_find_place(&linting, &escaped, 2);
    CHECK(place.line == 3 && place.column == 7);
}

int main(void)
{
    arena = arena_open();
    numbers_in_words_and_figures_agree();
    a_number_that_differs_or_is_missing_is_told();
    what_counts_nothing_is_no_number();
    a_text_as_long_as_its_translation_is_quiet();
    marks_are_those_of_the_language();
    only_sentences_end_with_a_mark();
    an_unwelcome_word_may_be_refused();
    a_question_is_one_in_both_languages();
    a_place_is_that_of_the_byte();
    arena_close(arena);
    return check_end();
}
