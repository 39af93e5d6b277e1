/* Questions on a terminal: one line each, an empty answer takes the default, q gives up. */
#ifndef CLI_QUESTIONS_H
#define CLI_QUESTIONS_H

#include "base/fields.h"
#include "cli/command.h"

/* True when somebody sits there: standard input and standard error are terminals. */
bool questions_may_ask(void);

/* The answer, trimmed; `otherwise` for an empty line when it is not "" (else the question comes
 * again). NULL when the person gives up. */
const char *questions_ask(struct cli *cli, const char *question, const char *otherwise);

/* A secret that is not shown while it is typed, as it is, without its end of line; NULL when the
 * person gives up or it is longer than `room`. Who asked wipes it. */
const char *questions_secret(struct cli *cli, const char *question, char *answer, size_t room);

/* Numbered words; the answer as keys with commas between. The person may type numbers or the words
 * themselves, several when `most` allows it. `otherwise` are keys too. */
const char *questions_choose(struct cli *cli, const char *question, struct words words, int most,
                             const char *otherwise);

#endif
