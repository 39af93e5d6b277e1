/* Inside `catalog lint`: what its checks share. A check is one row of the table in lint.c; it looks
 * at one activity, or at one text of it in both languages, and tells what an editor would. */
#ifndef CATALOG_LINTING_H
#define CATALOG_LINTING_H

#include "base/issues.h"
#include "base/node.h"
#include "base/vec.h"
#include "catalog/catalog.h"

/* A text of the file: {zh: …, en: …}. */
struct lint_text {
    const char *top;            /* the key at the root under which it stands: "steps" */
    const char *key;            /* its own key: "say" */
    const struct node *zh;
    const struct node *en;
};

struct lint_texts {
    VEC(struct lint_text) list;
};

struct word_list {
    const char *const *words;
    int count;
};

/* Words to be found in a text, in each language. */
struct word_lists {
    struct word_list zh;
    struct word_list en;
};

/* What vocabulary/lint.yaml lists. */
struct lint_words {
    struct word_lists asks[LENS_COUNT];         /* one of them stands in a question of the lens */
    struct word_lists strangers[LENS_COUNT];    /* none of them does */
    struct word_lists touch;                    /* by which the step with the touch is known */
    struct word_lists eyes;                     /* the step with the closed eyes */
    struct word_lists measures;                 /* minutes, times, people: after a number */
    struct word_lists unwelcome;                /* winner, punishment … */
    struct word_lists unless;                   /* no, never: they may stand beside these */
};

/* The sentences of the whole catalogue, sorted. */
struct lint_sentences;

struct linting {
    struct arena *arena;
    struct issues *issues;
    const struct vocabulary *vocabulary;
    const struct lint_words *words;
    const struct lint_sentences *sentences;
    const struct activity *activity;
    const struct node *root;
    struct lint_texts texts;
};

/* -- telling ----------------------------------------------------------------------------------- */

/* A finding at a node. */
#define LINT_TELL(linting, node, ...)                                                              \
    issues_add((linting)->issues, ISSUE_WARNING, (linting)->activity->file, (node)->line,          \
               (node)->column, __VA_ARGS__)

struct lint_place {
    int line, column;
};

/* Where a byte of a text stands in the file; the place of the text itself when it cannot be found
 * (escapes). */
struct lint_place lint_find_place(const struct linting *linting, const struct node *node,
                                  size_t offset);

/* A finding at a byte of a text. */
#define LINT_TELL_IN(linting, node, offset, ...)                                                   \
    do {                                                                                           \
        struct lint_place place_ = lint_find_place((linting), (node), (offset));                   \
        issues_add((linting)->issues, ISSUE_WARNING, (linting)->activity->file, place_.line,       \
                   place_.column, __VA_ARGS__);                                                    \
    } while (0)

/* -- texts and words --------------------------------------------------------------------------- */

/* All texts below a node, in order of the file. */
struct lint_texts lint_collect_texts(struct arena *arena, const struct node *root);

/* True for texts that are no sentences: names, headings, the line of the run sheet, when … */
bool lint_is_label(const struct lint_text *text);

/* The first of the words that stands in the text, or NULL. English words must be whole; capital
 * letters do not matter. */
const char *lint_find_word(const char *text, struct word_list words);
const char *lint_find_either(struct bilingual text, struct word_lists words);

/* vocabulary/lint.yaml; NULL with its problems in `issues`. */
const struct lint_words *lint_read_words(struct arena *arena, const char *path,
                                         struct issues *issues);

const struct lint_sentences *lint_collect_sentences(struct arena *arena,
                                                    const struct catalog *catalog);

/* -- the checks -------------------------------------------------------------------------------- */

void lint_say(struct linting *linting);
void lint_adaptations(struct linting *linting);
void lint_lenses(struct linting *linting);
void lint_risk(struct linting *linting);

void lint_numbers(struct linting *linting, const struct lint_text *text);
void lint_questions(struct linting *linting, const struct lint_text *text);
void lint_lines(struct linting *linting, const struct lint_text *text);
void lint_length(struct linting *linting, const struct lint_text *text);
void lint_brief(struct linting *linting, const struct lint_text *text);
void lint_ends(struct linting *linting, const struct lint_text *text);
void lint_marks(struct linting *linting, const struct lint_text *text);
void lint_unwelcome(struct linting *linting, const struct lint_text *text);
void lint_shared(struct linting *linting, const struct lint_text *text);

#endif
