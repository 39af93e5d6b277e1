/* Sentences that stand in two activities: all of the catalogue, without marks and capital letters,
 * in one sorted list. */
#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/yaml.h"
#include "catalog/linting.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_ZH = 8, LEAST_EN = 25 };

struct sentence {
    const char *bare;                   /* without marks */
    const struct activity *activity;
    size_t offset;                      /* in its text */
};

struct lint_sentences {
    VEC(struct sentence) list;
};

static const char *make_bare_zh(struct arena *arena, const char *text, size_t length)
{
    struct buf buf = buf_start(arena);
    int count = 0;
    int bytes;
    for (size_t at = 0; at < length; at += (size_t)bytes) {
        uint32_t character = text_next(text + at, &bytes);
        if (!unicode_is_han(character) && !unicode_is_letter_or_digit(character))
            continue;
        buf_add_code_point(&buf, character);
        count++;
    }
    return count < LEAST_ZH ? NULL : buf.text;
}

static const char *make_bare_en(struct arena *arena, const char *text, size_t length)
{
    struct buf buf = buf_start(arena);
    for (size_t at = 0; at < length; at++) {
        char byte = text[at] >= 'A' && text[at] <= 'Z' ? (char)(text[at] | 0x20) : text[at];
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            buf_add_char(&buf, byte);
        else if (byte == ' ' && buf.length && buf.text[buf.length - 1] != ' ')
            buf_add_char(&buf, ' ');
    }
    return buf.length < LEAST_EN ? NULL : buf.text;
}

/* Bytes up to the end of a sentence or line, and what ends it. */
static size_t find_end(const char *text, const char *const *ends, size_t *end_bytes)
{
    size_t length = strlen(text);
    *end_bytes = 0;
    for (; *ends; ends++) {
        const char *found = strstr(text, *ends);
        if (found && (size_t)(found - text) < length) {
            length = (size_t)(found - text);
            *end_bytes = strlen(*ends);
        }
    }
    return length;
}

static void add_sentences(struct arena *arena, const struct activity *activity, const char *text,
                          bool is_zh, struct lint_sentences *sentences)
{
    static const char *const ends_zh[] = {"。", "！", "？", "\n", NULL};
    static const char *const ends_en[] = {".", "!", "?", "\n", NULL};
    size_t end_bytes;
    for (size_t at = 0; text[at];) {
        size_t length = find_end(text + at, is_zh ? ends_zh : ends_en, &end_bytes);
        const char *bare = is_zh ? make_bare_zh(arena, text + at, length)
                                 : make_bare_en(arena, text + at, length);
        if (bare)
            *VEC_ADD(arena, &sentences->list) = (struct sentence){bare, activity, at};
        at += length + end_bytes;
    }
}

static bool is_heading(const struct lint_text *text)
{
    return text_equal(text->key, "name") || text_equal(text->key, "title");
}

static int compare_sentences(const void *left, const void *right)
{
    const struct sentence *a = left;
    const struct sentence *b = right;
    int order = strcmp(a->bare, b->bare);
    return order ? order : strcmp(a->activity->id, b->activity->id);
}

const struct lint_sentences *lint_collect_sentences(struct arena *arena,
                                                    const struct catalog *catalog)
{
    struct lint_sentences *sentences = arena_take(arena, 1, sizeof *sentences);
    struct issues unheard = issues_start(arena, LANGUAGE_EN);
    for (int i = 0; i < catalog->activity_count; i++) {
        const struct activity *activity = catalog->activities[i];
        const struct node *root =
            yaml_parse(arena, activity->bytes, activity->length, activity->file, &unheard);
        assert(root);           /* it was read from these very bytes */
        struct lint_texts texts = lint_collect_texts(arena, root);
        for (int j = 0; j < texts.list.count; j++) {
            const struct lint_text *text = &texts.list.items[j];
            if (is_heading(text))
                continue;
            add_sentences(arena, activity, text->zh->text, true, sentences);
            add_sentences(arena, activity, text->en->text, false, sentences);
        }
    }
    if (sentences->list.count)
        qsort(sentences->list.items, (size_t)sentences->list.count, sizeof(struct sentence),
              compare_sentences);
    return sentences;
}

/* An own version has the sentences of what it was made from. */
static bool are_related(const struct activity *a, const struct activity *b)
{
    return text_equal(a->id, b->id) || text_equal(a->from, b->id) || text_equal(b->from, a->id) ||
           (a->from[0] && text_equal(a->from, b->from));
}

static const struct activity *find_other(const struct lint_sentences *sentences,
                                         const struct sentence *sentence)
{
    int low = 0;
    int high = sentences->list.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(sentences->list.items[middle].bare, sentence->bare) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < sentences->list.count; low++) {
        const struct sentence *other = &sentences->list.items[low];
        if (strcmp(other->bare, sentence->bare))
            return NULL;
        if (!are_related(sentence->activity, other->activity))
            return other->activity;
    }
    return NULL;
}

static void look_at_side(struct linting *linting, const struct node *node, bool is_zh)
{
    struct lint_sentences own = {0};
    add_sentences(linting->arena, linting->activity, node->text, is_zh, &own);
    for (int i = 0; i < own.list.count; i++) {
        const struct activity *other = find_other(linting->sentences, &own.list.items[i]);
        if (other)
            LINT_TELL_IN(linting, node, own.list.items[i].offset,
                         N_("'%s' has the very same sentence; say it for this activity"),
                         other->id);
    }
}

void lint_shared(struct linting *linting, const struct lint_text *text)
{
    if (is_heading(text))
        return;
    look_at_side(linting, text->zh, true);
    look_at_side(linting, text->en, false);
}
