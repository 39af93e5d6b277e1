/* Numbers in both languages: figures and words from three on. Smaller ones (一下, 一起, 两人, both,
 * once) count nothing as often as they count. Half-width, full-width and Chinese digits are one;
 * 几十, 十几 and the like are no numbers. */
#include "base/text.h"
#include "catalog/linting.h"

#include <string.h>

enum { LEAST_COMPARED = 3, FIGURES_MOST = 128, VALUE_MOST = 100000, LETTERS_MOST = 12 };

struct figure {
    int value;
    size_t offset;
    bool has_unit;
};

struct figures {
    struct figure list[FIGURES_MOST];
    int count;
};

static void add_figure(struct figures *figures, int value, size_t offset, bool has_unit)
{
    if (value >= LEAST_COMPARED && figures->count < FIGURES_MOST)
        figures->list[figures->count++] = (struct figure){value, offset, has_unit};
}

static bool has_value(const struct figures *figures, int value)
{
    for (int i = 0; i < figures->count; i++)
        if (figures->list[i].value == value)
            return true;
    return false;
}

/* -- Chinese ----------------------------------------------------------------------------------- */

/* 0–9, the size of 十 百 千, or −1. */
static int read_han(uint32_t character)
{
    static const char han[] = "零一二三四五六七八九十百千";
    int index = 0;
    int bytes;
    for (const char *at = han; *at; at += bytes, index++)
        if (text_next(at, &bytes) == character)
            return index == 10 ? 10 : index == 11 ? 100 : index == 12 ? 1000 : index;
    return character == 0x4E24 ? 2 : -1;        /* 两 */
}

static int read_figure(uint32_t character)
{
    if (character >= '0' && character <= '9')
        return (int)(character - '0');
    return character >= 0xFF10 && character <= 0xFF19 ? (int)(character - 0xFF10) : -1;
}

/* A unit follows, with or without 个. */
static bool has_unit_zh(const char *text, struct word_list units)
{
    static const char each[] = "个";
    if (text_starts_with(text, each))
        text += sizeof each - 1;
    for (int i = 0; i < units.count; i++)
        if (text_starts_with(text, units.words[i]))
            return true;
    return false;
}

/* Digits of one kind from here on; gives the bytes read. */
static size_t read_run_of_figures(const char *text, int *value)
{
    size_t length = 0;
    int bytes;
    *value = 0;
    for (int digit; (digit = read_figure(text_next(text + length, &bytes))) >= 0;
         length += (size_t)bytes)
        if (*value < VALUE_MOST)
            *value = *value * 10 + digit;
    return length;
}

/* 三十二 is one number, 三四 are two: the last stays in `*value`, the first in `*before` (0 none). */
static size_t read_run_of_han(const char *text, int *value, int *before)
{
    size_t length = 0;
    int bytes;
    int sum = 0;
    int digit = -1;
    *before = 0;
    for (int read; (read = read_han(text_next(text + length, &bytes))) >= 0;
         length += (size_t)bytes) {
        if (read >= 10) {
            sum += (digit < 0 ? 1 : digit) * read;
            digit = -1;
            continue;
        }
        if (digit > 0)
            *before = sum + digit;
        digit = read;
    }
    *value = sum + (digit < 0 ? 0 : digit);
    return length;
}

static void read_zh(const char *text, struct word_list units, struct figures *figures)
{
    static const char some[] = "几";
    int bytes;
    bool is_some = false;       /* 几 stands before */
    for (const char *at = text; *at; at += bytes) {
        int value;
        int before = 0;
        size_t length = read_run_of_figures(at, &value);
        if (!length)
            length = read_run_of_han(at, &value, &before);
        if (length && !is_some && !text_starts_with(at + length, some)) {
            bool has_unit = has_unit_zh(at + length, units);
            add_figure(figures, before, (size_t)(at - text), has_unit);
            add_figure(figures, value, (size_t)(at - text), has_unit);
        }
        is_some = !length && text_starts_with(at, some);
        bytes = (int)length;
        if (!length)
            text_next(at, &bytes);
    }
}

/* -- English ----------------------------------------------------------------------------------- */

static const struct {
    const char *word;
    int value;
} number_words[] = {
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
    {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13},
    {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60},
    {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"hundred", 100},
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6},
    {"seventh", 7}, {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {"thirds", 3}, {"trio", 3},
    {"trios", 3}, {"threes", 3}, {"fours", 4}, {"fives", 5}, {"sixes", 6}, {"eights", 8},
};

static size_t read_letters(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

static int value_of_word(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
        const char *word = number_words[i].word;
        if (strlen(word) == length && (text[0] | 0x20) == word[0] &&
            !strncmp(text + 1, word + 1, length - 1))
            return number_words[i].value;
    }
    return -1;
}

/* "twenty-five", "two hundred": the word after a blank or hyphen that belongs to the number. */
static size_t read_words(const char *text, int *value)
{
    size_t length = read_letters(text);
    *value = length && length < LETTERS_MOST ? value_of_word(text, length) : -1;
    if (*value < 0 || (text[length] != ' ' && text[length] != '-'))
        return length;
    const char *next = text + length + 1;
    size_t more = read_letters(next);
    int second = more && more < LETTERS_MOST ? value_of_word(next, more) : -1;
    bool is_tens = *value >= 20 && *value <= 90 && second >= 1 && second <= 9;
    if (is_tens)
        *value += second;
    else if (second == 100)
        *value *= second;
    else
        return length;
    return length + 1 + more;
}

/* A unit is the next word or the one after it: "five quiet minutes". */
static bool has_unit_en(const char *text, struct word_list units)
{
    for (int i = 0; i < 2; i++) {
        if (*text != ' ')
            return false;
        text++;
        size_t length = read_letters(text);
        for (int j = 0; j < units.count; j++)
            if (strlen(units.words[j]) == length && !strncmp(text, units.words[j], length))
                return true;
        text += length;
    }
    return false;
}

static void read_en(const char *text, struct word_list units, struct figures *figures)
{
    for (const char *at = text; *at;) {
        int value = -1;
        size_t length = read_run_of_figures(at, &value);
        if (!length)
            length = read_words(at, &value);
        if (!length) {
            at++;
            continue;
        }
        add_figure(figures, value, (size_t)(at - text), has_unit_en(at + length, units));
        at += length;
    }
}

/* -- comparing --------------------------------------------------------------------------------- */

static const struct figure *find_missing(const struct figures *figures,
                                         const struct figures *others, bool only_with_unit)
{
    for (int i = 0; i < figures->count; i++)
        if ((figures->list[i].has_unit || !only_with_unit) &&
            !has_value(others, figures->list[i].value))
            return &figures->list[i];
    return NULL;
}

void lint_numbers(struct linting *linting, const struct lint_text *text)
{
    struct figures zh = {0};
    struct figures en = {0};
    if (lint_is_label(text))
        return;
    read_zh(text->zh->text, linting->words->measures.zh, &zh);
    read_en(text->en->text, linting->words->measures.en, &en);
    const struct figure *only_zh = find_missing(&zh, &en, false);
    const struct figure *only_en = find_missing(&en, &zh, false);
    if (only_zh && only_en) {
        LINT_TELL_IN(linting, text->zh, only_zh->offset,
                     N_("Chinese says %d and English %d; let both say the same"), only_zh->value,
                     only_en->value);
        return;
    }
    only_zh = find_missing(&zh, &en, true);
    only_en = find_missing(&en, &zh, true);
    if (only_zh)
        LINT_TELL_IN(linting, text->zh, only_zh->offset,
                     N_("Chinese says %d and English leaves it out; add it, or take it out here"),
                     only_zh->value);
    if (only_en)
        LINT_TELL_IN(linting, text->en, only_en->offset,
                     N_("English says %d and Chinese leaves it out; add it, or take it out here"),
                     only_en->value);
}
