/* Reads the GNU .mo that the build puts into the program: a header of seven 32-bit words, a table
 * of sorted originals and a table of translations, each entry a length and an offset. */
#include "messages.h"

#include "messages_zh.h"

#include <stdint.h>
#include <string.h>

enum { MO_COUNT = 8, MO_ORIGINALS = 12, MO_TRANSLATIONS = 16 };

static uint32_t read_word(size_t offset)
{
    uint32_t word;
    memcpy(&word, messages_zh + offset, sizeof word);   /* built on this machine: its byte order */
    return word;
}

static const char *text_at(uint32_t table, int index)
{
    return (const char *)messages_zh + read_word(table + 8 * (size_t)index + 4);
}

int messages_count(void)
{
    return (int)read_word(MO_COUNT);
}

const char *messages_find(enum language language, const char *msgid)
{
    if (language == LANGUAGE_EN || !msgid[0])
        return msgid;
    uint32_t originals = read_word(MO_ORIGINALS);
    int low = 0;
    int high = messages_count();
    while (low < high) {
        int middle = (low + high) / 2;
        int order = strcmp(msgid, text_at(originals, middle));
        if (!order)
            return text_at(read_word(MO_TRANSLATIONS), middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return msgid;
}

const char *messages_pick(enum language language, struct bilingual text)
{
    const char *zh = text.zh ? text.zh : "";
    const char *en = text.en ? text.en : "";
    const char *wanted = language == LANGUAGE_ZH ? zh : en;
    return wanted[0] ? wanted : language == LANGUAGE_ZH ? en : zh;
}

static bool starts_with_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    return !strncmp(text, word, length) && (!text[length] || strchr("_-.@", text[length]));
}

bool messages_language(const char *text, enum language *language)
{
    if (starts_with_word(text, "zh"))
        *language = LANGUAGE_ZH;
    else if (starts_with_word(text, "en"))
        *language = LANGUAGE_EN;
    else
        return false;
    return true;
}

enum language messages_default(const char *lc_all, const char *lc_messages, const char *lang)
{
    const char *texts[] = {lc_all, lc_messages, lang};
    for (int i = 0; i < 3; i++) {
        if (!texts[i] || !texts[i][0])
            continue;
        enum language language = LANGUAGE_EN;       /* French and all others read English sooner */
        bool is_plain = starts_with_word(texts[i], "C") || starts_with_word(texts[i], "POSIX");
        if (is_plain)
            return LANGUAGE_ZH;
        messages_language(texts[i], &language);
        return language;
    }
    return LANGUAGE_ZH;
}
