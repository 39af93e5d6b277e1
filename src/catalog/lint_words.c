/* The words of vocabulary/lint.yaml, and finding them in a text. */
#include "base/text.h"
#include "catalog/linting.h"
#include "catalog/loading.h"

#include <string.h>

#define ROWS(list) sizeof(list) / sizeof *(list)

enum { WORDS_MOST = 80 };

struct lens_row {
    int lens;
    struct word_lists asks;
    struct word_lists strangers;
};

struct lint_file {
    int schema;
    const struct lens_row *lenses;
    int lens_count;
    struct lint_words words;
};

#define LENS(member) offsetof(struct lens_row, member)
#define AT(member) offsetof(struct lint_file, words.member)
#define TEXTS(key, is_left_out, list, count_, zh_doc, en_doc)                                      \
    {.name = key, .kind = FIELD_TEXTS, .is_optional = is_left_out, .offset = list,                 \
     .count_offset = count_, .min = 1, .max = WORDS_MOST, .doc = {zh_doc, en_doc}}
#define BOTH(member)                                                                               \
    TEXTS("zh", false, AT(member.zh.words), AT(member.zh.count), "中文词", "words in Chinese"),    \
    TEXTS("en", false, AT(member.en.words), AT(member.en.count), "英文词", "words in English")
#define GROUP(name_, fields_, zh_doc, en_doc)                                                      \
    {.name = name_, .kind = FIELD_GROUP, .inner = &fields_, .doc = {zh_doc, en_doc}}

static const struct field lens_rows[] = {
    {.name = "lens", .kind = FIELD_WORD, .offset = LENS(lens), .words = &lens_words,
     .vocabulary = FIELD_OWN_WORDS, .doc = {"哪一问", "which question"}},
    TEXTS("zh", true, LENS(asks.zh.words), LENS(asks.zh.count), "要有其中一个", "one of these is there"),
    TEXTS("en", true, LENS(asks.en.words), LENS(asks.en.count), "要有其中一个", "one of these is there"),
    TEXTS("zh_not", true, LENS(strangers.zh.words), LENS(strangers.zh.count), "不能有",
          "none of these is"),
    TEXTS("en_not", true, LENS(strangers.en.words), LENS(strangers.en.count), "不能有",
          "none of these is"),
};
static const struct fields lens_fields = {lens_rows, ROWS(lens_rows), sizeof(struct lens_row)};

static const struct field touch_rows[] = {BOTH(touch)};
static const struct field eyes_rows[] = {BOTH(eyes)};
static const struct field measures_rows[] = {BOTH(measures)};
static const struct field unwelcome_rows[] = {BOTH(unwelcome)};
static const struct field unless_rows[] = {BOTH(unless)};
static const struct fields touch_fields = {touch_rows, ROWS(touch_rows), 0};
static const struct fields eyes_fields = {eyes_rows, ROWS(eyes_rows), 0};
static const struct fields measures_fields = {measures_rows, ROWS(measures_rows), 0};
static const struct fields unwelcome_fields = {unwelcome_rows, ROWS(unwelcome_rows), 0};
static const struct fields unless_fields = {unless_rows, ROWS(unless_rows), 0};

static const struct field file_rows[] = {
    {.name = "schema", .kind = FIELD_INT, .offset = offsetof(struct lint_file, schema), .min = 1,
     .max = 1, .doc = {"文件格式，现在是 1", "format of the file, now 1"}},
    {.name = "lenses", .kind = FIELD_LIST, .offset = offsetof(struct lint_file, lenses),
     .count_offset = offsetof(struct lint_file, lens_count), .min = 1, .max = LENS_COUNT,
     .inner = &lens_fields, .doc = {"四问各用哪些词", "words of the four questions"}},
    GROUP("touch", touch_fields, "怎样认出碰手的一步", "how the step with touch is known"),
    GROUP("eyes", eyes_fields, "怎样认出闭眼的一步", "how the step with closed eyes is known"),
    GROUP("measures", measures_fields, "数后面的单位", "units after a number"),
    GROUP("unwelcome", unwelcome_fields, "不要的词", "words not wanted"),
    GROUP("unless", unless_fields, "旁边有这些就可以", "unless one of these is beside them"),
};
static const struct fields file_fields = {file_rows, ROWS(file_rows), sizeof(struct lint_file)};

const struct lint_words *lint_read_words(struct arena *arena, const char *path,
                                         struct issues *issues)
{
    struct loading loading = {.arena = arena, .issues = issues};
    struct lint_file *file = arena_take(arena, 1, sizeof *file);
    const struct node *root = loading_parse(&loading, path);
    struct fields_reader reader = loading_reader(&loading, path);
    if (!root || !fields_fill(&reader, &file_fields, root, file))
        return NULL;
    for (int i = 0; i < file->lens_count; i++) {
        file->words.asks[file->lenses[i].lens] = file->lenses[i].asks;
        file->words.strangers[file->lenses[i].lens] = file->lenses[i].strangers;
    }
    return &file->words;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_letter(char byte)
{
    return lower(byte) >= 'a' && lower(byte) <= 'z';
}

static bool begins_with(const char *text, const char *word)
{
    while (*word && lower(*text) == lower(*word)) {
        text++;
        word++;
    }
    return !*word;
}

static bool has_word(const char *text, const char *word)
{
    bool is_latin = is_letter(word[0]);
    for (const char *at = text; *at; at++) {
        if (!begins_with(at, word))
            continue;
        bool is_part = (at > text && is_letter(at[-1])) || is_letter(at[strlen(word)]);
        if (!is_latin || !is_part)
            return true;
    }
    return false;
}

const char *lint_find_word(const char *text, struct word_list words)
{
    for (int i = 0; i < words.count; i++)
        if (has_word(text, words.words[i]))
            return words.words[i];
    return NULL;
}

const char *lint_find_either(struct bilingual text, struct word_lists words)
{
    const char *found = lint_find_word(text.zh, words.zh);
    return found ? found : lint_find_word(text.en, words.en);
}
