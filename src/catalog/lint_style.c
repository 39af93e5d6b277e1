/* Checks on one text and its translation: length, marks, endings, words that are not wanted. */
#include "base/text.h"
#include "base/unicode.h"
#include "catalog/linting.h"

#include <string.h>

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + strlen(part), part))
        count++;
    return count;
}

static bool is_question_for(const struct lint_text *text)
{
    return text_equal(text->key, "ask") || text_equal(text->key, "say");
}

void lint_questions(struct linting *linting, const struct lint_text *text)
{
    if (!is_question_for(text))
        return;
    bool zh_asks = count_of(text->zh->text, "？");
    bool en_asks = count_of(text->en->text, "?");
    if (zh_asks && !en_asks)
        LINT_TELL(linting, text->en, N_("Chinese asks here and English does not; end it with '?'"));
    if (en_asks && !zh_asks)
        LINT_TELL(linting, text->zh, N_("English asks here and Chinese does not; end it with '？'"));
}

void lint_lines(struct linting *linting, const struct lint_text *text)
{
    int zh = count_of(text->zh->text, "\n");
    int en = count_of(text->en->text, "\n");
    if (zh != en)
        LINT_TELL(linting, text->en, N_("%d lines in Chinese and %d in English; give each line its"
                                        " counterpart"), zh + 1, en + 1);
    else if (count_of(text->zh->text, "\n\n") != count_of(text->en->text, "\n\n"))
        LINT_TELL(linting, text->en, N_("the paragraphs differ; put the empty lines at the same"
                                        " places in both languages"));
}

/* English has 1.5 to 4.5 times the characters; a short one may have some more in all. */
void lint_length(struct linting *linting, const struct lint_text *text)
{
    enum { TOO_SHORT_TO_JUDGE = 4, SHORT_EN = 32 };
    int zh = text_count(text->zh->text);
    int en = text_count(text->en->text);
    if (zh < TOO_SHORT_TO_JUDGE)
        return;
    if (2 * en < 3 * zh)
        LINT_TELL(linting, text->en, N_("%d characters for %d in Chinese: too few to say the same;"
                                        " add what is missing"), en, zh);
    else if (2 * en > 9 * zh && en > SHORT_EN)
        LINT_TELL(linting, text->en, N_("%d characters for %d in Chinese: too many to say the same;"
                                        " shorten it or complete the Chinese"), en, zh);
}

void lint_brief(struct linting *linting, const struct lint_text *text)
{
    enum { MOST_ZH = 40, MOST_EN = 73 };
    if (!text_equal(text->key, "brief"))
        return;
    int zh = text_count(text->zh->text);
    int en = text_count(text->en->text);
    if (zh > MOST_ZH)
        LINT_TELL(linting, text->zh, N_("%d characters; the run sheet has room for %d, shorten it"),
                  zh, MOST_ZH);
    if (en > MOST_EN)
        LINT_TELL(linting, text->en, N_("%d characters; the run sheet has room for %d, shorten it"),
                  en, MOST_EN);
}

/* -- endings ----------------------------------------------------------------------------------- */

static bool ends_with_one_of(const char *text, const char *const *ends)
{
    size_t length = strlen(text);
    for (; *ends; ends++) {
        size_t end = strlen(*ends);
        if (length >= end && !strcmp(text + length - end, *ends))
            return true;
    }
    return false;
}

static void look_at_end(struct linting *linting, const struct node *node, bool is_label)
{
    static const char *const ends[] = {"。", "？", "！", "…", "”", "）", ".", "?", "!", ")", NULL};
    static const char *const stops[] = {"。", "，", "；", "：", ".", ",", ";", ":", NULL};
    const char *text = text_trim(linting->arena, node->text);
    if (is_label && ends_with_one_of(text, stops))
        LINT_TELL_IN(linting, node, strlen(node->text) - 1,
                     N_("this is no sentence; take the mark at its end away"));
    if (!is_label && !ends_with_one_of(text, ends))
        LINT_TELL(linting, node, N_("this ends without a mark; finish the sentence"));
}

void lint_ends(struct linting *linting, const struct lint_text *text)
{
    if (text_equal(text->top, "handout") && !lint_is_label(text))
        return;                 /* lines of forms and lists */
    look_at_end(linting, text->zh, lint_is_label(text));
    look_at_end(linting, text->en, lint_is_label(text));
}

/* -- marks ------------------------------------------------------------------------------------- */

static void look_at_pairs(struct linting *linting, const struct node *node)
{
    static const char *const pairs[][2] = {{"“", "”"}, {"（", "）"}, {"《", "》"}, {"(", ")"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (count_of(node->text, pairs[i][0]) != count_of(node->text, pairs[i][1]))
            LINT_TELL(linting, node, N_("%s and %s do not come in pairs; add the one that is"
                                        " missing"), pairs[i][0], pairs[i][1]);
}

static void look_at_blanks(struct linting *linting, const struct node *node)
{
    const char *found = strstr(node->text, "  ");
    if (found)
        LINT_TELL_IN(linting, node, (size_t)(found - node->text),
                     N_("two blanks; leave one"));
}

/* ASCII marks and blanks beside a Chinese character. */
static void look_at_zh(struct linting *linting, const struct node *node)
{
    uint32_t last = 0;
    int bytes;
    for (const char *at = node->text; *at; at += bytes) {
        uint32_t character = text_next(at, &bytes);
        int next_bytes;
        uint32_t next = text_next(at + bytes, &next_bytes);
        bool touches_han = unicode_is_han(last) || unicode_is_han(next);
        if (character == ' ' && unicode_is_han(last) && unicode_is_han(next))
            LINT_TELL_IN(linting, node, (size_t)(at - node->text),
                         N_("a blank between Chinese characters; take it away"));
        if (character < 0x80 && strchr(",;:!?()\"'", (int)character) && touches_han)
            LINT_TELL_IN(linting, node, (size_t)(at - node->text),
                         N_("'%c' in a Chinese text; write the full-width mark"), (int)character);
        last = character;
    }
}

static void look_at_en(struct linting *linting, const struct node *node)
{
    static const char *const strangers[] = {"，", "。", "；", "：", "！", "？", "（", "）", "、", "《", "》"};
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        const char *found = strstr(node->text, strangers[i]);
        if (found)
            LINT_TELL_IN(linting, node, (size_t)(found - node->text),
                         N_("'%s' in an English text; write the plain mark"), strangers[i]);
    }
    const char *straight = strchr(node->text, '"');
    if (straight)
        LINT_TELL_IN(linting, node, (size_t)(straight - node->text),
                     N_("a straight quote; write “ and ”"));
}

void lint_marks(struct linting *linting, const struct lint_text *text)
{
    look_at_pairs(linting, text->zh);
    look_at_pairs(linting, text->en);
    if (!text_equal(text->top, "handout")) {    /* forms have columns */
        look_at_blanks(linting, text->zh);
        look_at_blanks(linting, text->en);
    }
    look_at_zh(linting, text->zh);
    look_at_en(linting, text->en);
}

/* -- words that are not wanted ----------------------------------------------------------------- */

/* The first of them in a sentence that does not say no to it. */
static void look_for_unwelcome(struct linting *linting, const struct node *node,
                               struct word_list unwelcome, struct word_list unless,
                               const char *const *stops)
{
    const char *start = node->text;
    while (*start) {
        size_t length = strlen(start);
        size_t stop_bytes = 0;
        for (const char *const *stop = stops; *stop; stop++) {
            const char *found = strstr(start, *stop);
            if (found && (size_t)(found - start) < length) {
                length = (size_t)(found - start);
                stop_bytes = strlen(*stop);
            }
        }
        const char *sentence = arena_copy_bytes(linting->arena, start, length);
        const char *word = lint_find_word(sentence, unwelcome);
        if (word && !lint_find_word(sentence, unless))
            LINT_TELL_IN(linting, node, (size_t)(start - node->text),
                         N_("'%s': nobody is ranked, beaten, punished or sent out here; say it in"
                            " another way"), word);
        start += length + stop_bytes;
    }
}

void lint_unwelcome(struct linting *linting, const struct lint_text *text)
{
    static const char *const stops_zh[] = {"。", "；", "！", "？", "\n", NULL};
    static const char *const stops_en[] = {". ", "; ", "! ", "? ", "\n", NULL};
    if (linting->activity->is_refused)
        return;                 /* it says why it is refused */
    look_for_unwelcome(linting, text->zh, linting->words->unwelcome.zh, linting->words->unless.zh,
                       stops_zh);
    look_for_unwelcome(linting, text->en, linting->words->unwelcome.en, linting->words->unless.en,
                       stops_en);
}
