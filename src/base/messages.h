/* What the program says, in the language of the call.
 *
 * The English text in the source is the key. The Chinese catalogue (po/zh_CN.po, compiled by
 * msgfmt) is built into the program: no file to lose, no process-wide locale, and a server can
 * answer two people in two languages. */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#include <stdbool.h>

/* Marks a text for translation where it cannot be looked up yet. */
#define N_(text) text

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE_COUNT };

/* A word or sentence of the field that carries both languages itself. */
struct bilingual {
    const char *zh;
    const char *en;
};

/* The text of `msgid` in the language; msgid itself when there is none. Lives for ever. */
const char *messages_find(enum language language, const char *msgid);

/* The side of a bilingual text that the language asks for; the other one when that is empty. */
const char *messages_pick(enum language language, struct bilingual text);

/* "zh" or "en" (also "zh_CN", "en-GB", …) to a language; false when it is neither. */
bool messages_language(const char *text, enum language *language);

/* The language that the environment asks for, from the texts of LC_ALL, LC_MESSAGES and LANG in
 * this order (NULL or "" is passed over); Chinese unless one of them names another language. */
enum language messages_default(const char *lc_all, const char *lc_messages, const char *lang);

/* How many messages the built-in catalogue holds; for tests. */
int messages_count(void);

#endif
