/* A new activity as a file: one row of the field table after the other, above each key what it is
 * and which words are possible. The order is the table's, so a new field needs nothing here. */
#include "catalog/catalog.h"
#include "catalog/loading.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/unicode.h"

#include <string.h>

enum { INDENT = 2, COMMENT_COLUMNS = 96, FLOW_TEXT_MOST = 60, LITERAL_TEXT_LEAST = 2000,
       FLOW_KEYS_MOST = 8 };

struct skeleton {
    struct buf out;
    enum language language;
    struct words vocabularies[LOADING_VOCABULARY_COUNT];
    bool is_listed[LOADING_VOCABULARY_COUNT];   /* its words stand in a comment above */
    bool is_silent;                     /* in a list, only the first item is explained */
};

/* Where a key is written: its depth in blanks, and whether it opens an item of a list. */
struct spot {
    int indent;
    bool opens_item;
};

/* What a trainer should know besides the documentation of the key. */
static const struct {
    const char *key;
    struct bilingual text;
} hints[] = {
    {"age", {"6岁=72，9岁=108，到11岁末=143；没有上限就写 1199",
             "6 years = 72, 9 years = 108, to the end of 11 = 143; without an end 1199"}},
    {"axes", {"照最难的一刻写；孩子的标志超过了，就要在下面的 adapt 里写调整",
              "as at the hardest moment; where it is too much for a flag, adapt below says what to "
              "do"}},
    {"topics", {"没有就写 []", "[] when there are none"}},
    {"goals", {"一到三个目标；1 碰到，2 练到，3 主要为它。例：",
               "one to three; 1 touched, 2 practised, 3 what it is for. Such as"}},
    {"items", {"没有就写 []；一样一行，例：",
               "[] when there are none; one line each, such as"}},
    {"avoid", {"能调整的不写在这里，写在 adapt；没有就写 []",
               "what can be adapted goes into adapt, not here; [] when there are none"}},
    {"adapt", {"下面几条是照上面的要求列出的，提示是通常的做法：请写成这个活动里的具体做法",
               "those below follow from the demands above, with the usual way as a hint: write "
               "what is done in this activity"}},
    {"steps", {"一到八步，各步分钟数加起来等于 minutes 的 typical",
               "one to eight; their minutes add up to typical of minutes"}},
    {"moves", {"最多十六句，先写词，再写手势；不用歌词",
               "at most sixteen, first the words, then the gesture; no words of songs"}},
    {"origin", {"CC-BY-4.0：别人可以用、可以改，要写明出处",
                "CC-BY-4.0: others may use and change it and say where it comes from"}},
};

static const char *pick(const struct skeleton *s, struct bilingual text)
{
    return messages_pick(s->language, text);
}

/* -- comments ---------------------------------------------------------------------------------- */

static void open_comment(struct skeleton *s, int indent, const char *blanks)
{
    buf_add_repeat(&s->out, ' ', indent);
    buf_add_format(&s->out, "# %s", blanks);
}

static void add_comment(struct skeleton *s, int indent, const char *text)
{
    open_comment(s, indent, "");
    buf_add_format(&s->out, "%s\n", text);
}

/* "small_groups" and "small groups". */
static bool says_the_same(const char *key, const char *name)
{
    while (*key && (*key == *name || (*key == '_' && *name == ' '))) {
        key++;
        name++;
    }
    return !*key && !*name;
}

/* "game 游戏 · art 美术", in as many lines as it takes. */
static void comment_words(struct skeleton *s, int indent, const char *blanks, struct words words)
{
    int column = COMMENT_COLUMNS;
    for (int i = 0; i < words.count; i++) {
        const char *key = words.list[i].key;
        const char *name = pick(s, words.list[i].name);
        const char *piece =
            says_the_same(key, name) ? key : arena_format(s->out.arena, "%s %s", key, name);
        int width = unicode_width(piece) + 3;
        if (column + width > COMMENT_COLUMNS) {
            buf_add(&s->out, i ? "\n" : "");
            open_comment(s, indent, blanks);
            column = indent + 2 + (int)strlen(blanks);
        } else {
            buf_add(&s->out, " · ");
        }
        buf_add(&s->out, piece);
        column += width;
    }
    buf_add(&s->out, "\n");
}

static bool has_words(const struct field *field)
{
    return field->kind == FIELD_WORD || field->kind == FIELD_WORD_SET ||
           field->kind == FIELD_WORD_MAP;
}

static struct words words_of(const struct skeleton *s, const struct field *field)
{
    return field_words(field, s->vocabularies);
}

static bool names_all(const char *text, struct words words)
{
    for (int i = 0; i < words.count; i++)
        if (!strstr(text, words.list[i].key))
            return false;
    return true;
}

/* The words of a vocabulary stand at the first key that takes them, and none where the
 * documentation of the key has just said them. */
static void list_words(struct skeleton *s, int indent, const char *blanks,
                       const struct field *field)
{
    if (!field->words) {
        if (s->is_listed[field->vocabulary])
            return;
        s->is_listed[field->vocabulary] = true;
    }
    if (!names_all(pick(s, field->doc), words_of(s, field)))
        comment_words(s, indent, blanks, words_of(s, field));
}

static bool is_flow(const struct fields *fields)
{
    for (int i = 0; i < fields->count; i++) {
        enum field_kind kind = fields->list[i].kind;
        if (kind == FIELD_BILINGUAL || kind == FIELD_GROUP || kind == FIELD_LIST)
            return false;
    }
    return fields->count <= FLOW_KEYS_MOST;
}

/* The inner keys of {min: 1, max: 2}, which have no lines of their own. */
static void explain_inner(struct skeleton *s, int indent, const struct fields *fields)
{
    const char *colon = s->language == LANGUAGE_ZH ? "：" : ": ";
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (field->is_optional && field->kind != FIELD_RANGE)
            continue;                   /* what only a copy has */
        open_comment(s, indent, "  ");
        buf_add_format(&s->out, "%s%s%s\n", field->name, colon, pick(s, field->doc));
        if (has_words(field))
            list_words(s, indent, "    ", field);
    }
}

static const char *find_hint(const struct skeleton *s, const char *key)
{
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        if (!strcmp(hints[i].key, key))
            return pick(s, hints[i].text);
    return NULL;
}

static void add_sample(struct skeleton *s, int indent, const struct fields *fields);

/* A map of words and numbers, with the first words that there are. */
static void add_word_sample(struct skeleton *s, int indent, struct words words)
{
    if (words.count < 2)
        return;
    open_comment(s, indent, "  ");
    buf_add_format(&s->out, "{%s: 3, %s: 1}\n", words.list[0].key, words.list[1].key);
}

static void explain(struct skeleton *s, int indent, const struct field *field)
{
    if (s->is_silent)
        return;
    add_comment(s, indent, pick(s, field->doc));
    if (has_words(field))
        list_words(s, indent, "  ", field);
    bool has_inner = field->kind == FIELD_GROUP || field->kind == FIELD_LIST;
    if (has_inner && is_flow(field->inner))
        explain_inner(s, indent, field->inner);
    const char *hint = indent ? NULL : find_hint(s, field->name);
    if (hint)
        add_comment(s, indent, hint);
    if (field->kind == FIELD_LIST && is_flow(field->inner))
        add_sample(s, indent, field->inner);
    if (field->kind == FIELD_WORD_MAP)
        add_word_sample(s, indent, words_of(s, field));
}

/* -- values ------------------------------------------------------------------------------------ */

static bool is_plain(const char *text, bool in_flow)
{
    size_t length = strlen(text);
    if (!length || strchr("-?:,[]{}#&*!|>'\"%@` ", text[0]) || text[length - 1] == ' ' ||
        text[length - 1] == ':' || strstr(text, ": ") || strstr(text, " #") ||
        !strncmp(text, "“", strlen("“")))
        return false;
    return !in_flow || !strpbrk(text, ",[]{}");
}

static void add_text(struct skeleton *s, const char *text, bool in_flow)
{
    if (is_plain(text, in_flow)) {
        buf_add(&s->out, text);
        return;
    }
    buf_add(&s->out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_add(&s->out, "\\");
        buf_add_char(&s->out, *text);
    }
    buf_add(&s->out, "\"");
}

static void add_set(struct skeleton *s, struct words words, uint64_t set)
{
    const char *between = "";
    buf_add(&s->out, "[");
    for (int i = 0; i < words.count; i++)
        if (set >> i & 1) {
            buf_add_format(&s->out, "%s%s", between, words.list[i].key);
            between = ", ";
        }
    buf_add(&s->out, "]");
}

static void add_numbers(struct skeleton *s, struct words words, const int *numbers)
{
    const char *between = "";
    buf_add(&s->out, "{");
    for (int i = 0; i < words.count; i++)
        if (numbers[i]) {
            buf_add_format(&s->out, "%s%s: %d", between, words.list[i].key, numbers[i]);
            between = ", ";
        }
    buf_add(&s->out, "}");
}

static const char *text_at(const void *value)
{
    const char *text;
    memcpy(&text, value, sizeof text);
    return text ? text : "";
}

static int int_at(const void *value)
{
    int number;
    memcpy(&number, value, sizeof number);
    return number;
}

static bool is_empty(const struct field *field, const void *map)
{
    const char *value = (const char *)map + field->offset;
    switch (field->kind) {
    case FIELD_INT:
    case FIELD_WORD: return int_at(value) == 0;
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_BILINGUAL: return !text_at(value)[0];
    case FIELD_RANGE: return ((const struct range *)(const void *)value)->max == 0;
    case FIELD_GROUP: return is_empty(&field->inner->list[0], map);
    case FIELD_LIST:
    case FIELD_TEXTS: return int_at((const char *)map + field->count_offset) == 0;
    case FIELD_BOOL:
    case FIELD_WORD_SET:
    case FIELD_WORD_MAP:
    case FIELD_NODE: break;
    }
    return false;
}

/* A value that stands on the line of its key. */
static void add_simple(struct skeleton *s, const struct field *field, const void *map)
{
    const void *value = (const char *)map + field->offset;
    uint64_t set = 0;
    struct range range;
    bool truth;
    switch (field->kind) {
    case FIELD_INT: buf_add_format(&s->out, "%d", int_at(value)); return;
    case FIELD_BOOL:
        memcpy(&truth, value, sizeof truth);
        buf_add(&s->out, truth ? "true" : "false");
        return;
    case FIELD_TEXT:
    case FIELD_ID: add_text(s, text_at(value), true); return;
    case FIELD_WORD: buf_add(&s->out, words_of(s, field).list[int_at(value)].key); return;
    case FIELD_WORD_SET:
        memcpy(&set, value, sizeof set);
        add_set(s, words_of(s, field), set);
        return;
    case FIELD_WORD_MAP: add_numbers(s, words_of(s, field), value); return;
    case FIELD_RANGE:
        memcpy(&range, value, sizeof range);
        buf_add_format(&s->out, "{min: %d, max: %d}", range.min, range.max);
        return;
    case FIELD_BILINGUAL:
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_TEXTS:
    case FIELD_NODE: break;
    }
    assert(false && "a value of several lines");
}

static void add_flow(struct skeleton *s, const struct fields *fields, const void *map)
{
    const char *between = "{";
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (field->is_optional && is_empty(field, map))
            continue;
        buf_add_format(&s->out, "%s%s: ", between, field->name);
        add_simple(s, field, map);
        between = ", ";
    }
    buf_add(&s->out, "}");
}

/* How one item of a list could look, behind a comment sign: the least that is allowed. */
static void add_sample(struct skeleton *s, int indent, const struct fields *fields)
{
    void *item = arena_take(s->out.arena, 1, fields->item_size);
    for (int i = 0; i < fields->count; i++)
        if (fields->list[i].kind == FIELD_INT)
            memcpy((char *)item + fields->list[i].offset, &fields->list[i].min, sizeof(int));
    open_comment(s, indent, "  - ");
    add_flow(s, fields, item);
    buf_add(&s->out, "\n");
}

static void add_literal(struct skeleton *s, int indent, const char *text)
{
    buf_add(&s->out, "|\n");
    while (*text) {
        size_t length = strcspn(text, "\n");
        buf_add_repeat(&s->out, ' ', indent);
        buf_add_bytes(&s->out, text, length);
        buf_add(&s->out, "\n");
        text += length + (text[length] == '\n');
    }
}

static void add_side(struct skeleton *s, const struct field *field, int indent, const char *key,
                     const char *text)
{
    buf_add_repeat(&s->out, ' ', indent);
    buf_add_format(&s->out, "%s: ", key);
    if (field->max >= LITERAL_TEXT_LEAST) {
        add_literal(s, indent + INDENT, text);
        return;
    }
    add_text(s, text, false);
    buf_add(&s->out, "\n");
}

static void add_bilingual(struct skeleton *s, const struct field *field, const void *map,
                          int indent)
{
    struct bilingual text;
    memcpy(&text, (const char *)map + field->offset, sizeof text);
    if (field->max <= FLOW_TEXT_MOST) {
        buf_add(&s->out, " {zh: ");
        add_text(s, text.zh, true);
        buf_add(&s->out, ", en: ");
        add_text(s, text.en, true);
        buf_add(&s->out, "}\n");
        return;
    }
    buf_add(&s->out, "\n");
    add_side(s, field, indent + INDENT, "zh", text.zh);
    add_side(s, field, indent + INDENT, "en", text.en);
}

static void add_map(struct skeleton *s, const struct fields *fields, const void *map,
                    struct spot spot);

static void add_list(struct skeleton *s, const struct field *field, const void *map, int indent)
{
    int count = int_at((const char *)map + field->count_offset);
    const char *items;
    memcpy(&items, (const char *)map + field->offset, sizeof items);
    buf_add(&s->out, count ? "\n" : " []\n");
    bool was_silent = s->is_silent;
    for (int i = 0; i < count; i++) {
        add_map(s, field->inner, items + field->inner->item_size * (size_t)i,
                (struct spot){indent + INDENT + 2, true});
        s->is_silent = true;
    }
    s->is_silent = was_silent;
}

static void add_field(struct skeleton *s, const struct field *field, const void *map, int indent)
{
    buf_add_format(&s->out, "%s:", field->name);
    if (field->kind == FIELD_LIST) {
        add_list(s, field, map, indent);
    } else if (field->kind == FIELD_BILINGUAL) {
        add_bilingual(s, field, map, indent);
    } else if (field->kind == FIELD_GROUP && !is_flow(field->inner)) {
        buf_add(&s->out, "\n");
        add_map(s, field->inner, map, (struct spot){indent + INDENT, false});
    } else {
        buf_add(&s->out, " ");
        if (field->kind == FIELD_GROUP)
            add_flow(s, field->inner, map);
        else
            add_simple(s, field, map);
        buf_add(&s->out, "\n");
    }
}

static void add_map(struct skeleton *s, const struct fields *fields, const void *map,
                    struct spot spot)
{
    for (int i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (field->is_optional && is_empty(field, map))
            continue;
        bool is_item = spot.opens_item && i == 0;
        int indent = is_item ? spot.indent - 2 : spot.indent;
        explain(s, indent, field);
        buf_add_repeat(&s->out, ' ', indent);
        buf_add(&s->out, is_item ? "- " : "");
        add_field(s, field, map, spot.indent);
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

static void add_head(struct skeleton *s, const char *schema)
{
    if (schema[0])
        buf_add_format(&s->out, "# yaml-language-server: $schema=%s\n", schema);
    const char *mark = pick(s, placeholder_mark);
    bool is_zh = s->language == LANGUAGE_ZH;
    add_comment(s, 0, arena_format(s->out.arena,
                                   is_zh ? "把每一处“%s…”换成自己的话，中文英文都要；数字和词改成合适的。"
                                         : "Put your own words in place of each %s …, in both "
                                           "languages, and correct numbers and words.", mark));
    add_comment(s, 0, is_zh ? "以 # 开头的行是说明，可以删。写完用 tuanfu catalog check 检查。"
                            : "Lines that begin with # explain and may be deleted. Then: tuanfu "
                              "catalog check");
}

const char *catalog_write_skeleton(struct arena *arena, const struct vocabulary *vocabulary,
                                   const struct activity *activity, const char *schema,
                                   enum language language)
{
    struct skeleton s = {.out = buf_start(arena), .language = language};
    loading_words(vocabulary, s.vocabularies);
    struct activity_file file = {.schema = 1, .activity = *activity};
    draft_add_texts(arena, vocabulary, &file.activity);
    add_head(&s, schema);
    add_map(&s, &activity_fields, &file, (struct spot){0, false});
    return s.out.text;
}
