/* Templates of sheets: YAML tree → blocks with their words in the order of the block's own table.
 * The sheet that the template names says which blocks, words, placeholders and widths there are;
 * everything else is refused with its place. */
#include "making.h"
#include "sheets.h"

#include "base/fields.h"
#include "base/node.h"
#include "base/text.h"

#include <string.h>

/* A block as the file has it, before its words are looked at. */
struct raw_block {
    int kind;
    struct bilingual heading;
    const struct node *words;
    const struct node *widths;
};

struct raw_template {
    int schema;
    const char *sheet;
    struct bilingual title;
    int margin_mm;
    struct raw_block *blocks;
    int block_count;
};

struct template_reader {
    struct arena *arena;
    const char *file;
    struct issues *issues;
    const struct sheet_block_kind *kind;      /* of the block that is read */
};

/* Where to point: at the value, or at its key when the value has no place of its own. */
#define COMPLAIN(r, node, ...)                                                                     \
    issues_add((r)->issues, ISSUE_ERROR, (r)->file, (node)->line ? (node)->line : (node)->key_line,\
               (node)->line ? (node)->column : (node)->key_column, __VA_ARGS__)

/* -- words and widths ------------------------------------------------------------------------ */

static int count_words(const struct sheet_block_kind *kind)
{
    int count = 0;
    while (count < BLOCK_WORDS_MOST && kind->words[count].name)
        count++;
    return count;
}

static int count_widths(const struct sheet_block_kind *kind)
{
    int count = 0;
    while (count < BLOCK_WIDTHS_MOST && kind->widths[count])
        count++;
    return count;
}

static int find_name(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (text_equal(names[i], name))
            return i;
    return -1;
}

/* The index of the key among the names a block has, or −1 with the problem told. */
static int known_name(struct template_reader *r, const struct node *node,
                      const char *const *names, int count)
{
    int found = find_name(names, count, node->key);
    if (found >= 0)
        return found;
    const char *nearest = text_nearest(node->key, names, count);
    if (nearest)
        COMPLAIN(r, node, N_("block %s has no '%s'; did you mean '%s'?"), r->kind->name, node->key,
                 nearest);
    else
        COMPLAIN(r, node, N_("block %s has no '%s'; take it out"), r->kind->name, node->key);
    return -1;
}

static bool is_allowed(const char *placeholders, const char *name, size_t length)
{
    for (const char *at = placeholders; at && *at;) {
        size_t word = strcspn(at, " ");
        if (word == length && !memcmp(at, name, length))
            return true;
        at += word;
        at += strspn(at, " ");
    }
    return false;
}

static void check_placeholders(struct template_reader *r, const struct node *node,
                               const struct sheet_block_word *word, const char *text)
{
    const char *allowed = word->placeholders && *word->placeholders ? word->placeholders : "-";
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        if (!close) {
            COMPLAIN(r, node, N_("'%s' opens a { and never closes it"), word->name);
            return;
        }
        size_t length = (size_t)(close - open - 1);
        if (!is_allowed(word->placeholders, open + 1, length))
            COMPLAIN(r, node, N_("'%s' cannot say {%.*s}; it may say: %s"), word->name,
                     (int)length, open + 1, allowed);
    }
}

struct word_text {
    struct bilingual text;
};

static const struct field word_text_rows[] = {
    {.name = "zh", .kind = FIELD_TEXT, .offset = offsetof(struct word_text, text.zh), .max = 200},
    {.name = "en", .kind = FIELD_TEXT, .offset = offsetof(struct word_text, text.en), .max = 300},
};
static const struct fields word_text_fields = {word_text_rows, 2, sizeof(struct word_text)};

static void read_word(struct template_reader *r, const struct node *node,
                      const struct sheet_block_word *word, struct bilingual *text)
{
    const struct fields_reader fields = {.arena = r->arena, .file = r->file, .issues = r->issues};
    struct word_text read = {.text = {"", ""}};
    if (!fields_fill(&fields, &word_text_fields, node, &read))
        return;
    *text = read.text;
    check_placeholders(r, node, word, text->zh);
    check_placeholders(r, node, word, text->en);
}

static const struct bilingual *read_words(struct template_reader *r, const struct node *block,
                                          const struct node *node)
{
    int count = count_words(r->kind);
    const char *names[BLOCK_WORDS_MOST];
    for (int i = 0; i < count; i++)
        names[i] = r->kind->words[i].name;
    struct bilingual *words = arena_take(r->arena, (size_t)count + 1, sizeof *words);
    bool is_there[BLOCK_WORDS_MOST] = {false};
    for (const struct node *word = node ? node->first : NULL; word; word = word->next) {
        int found = known_name(r, word, names, count);
        if (found < 0)
            continue;
        is_there[found] = true;
        read_word(r, word, &r->kind->words[found], &words[found]);
    }
    for (int i = 0; i < count; i++)
        if (!is_there[i])
            COMPLAIN(r, block, N_("block %s needs the words '%s: {zh: …, en: …}'"), r->kind->name,
                     names[i]);
    return words;
}

static const int *read_widths(struct template_reader *r, const struct node *node)
{
    enum { WIDEST_MM = 400 };
    int count = count_widths(r->kind);
    int *widths = arena_take(r->arena, (size_t)count + 1, sizeof *widths);
    for (const struct node *width = node ? node->first : NULL; width; width = width->next) {
        int found = known_name(r, width, r->kind->widths, count);
        int64_t number = 0;
        if (found < 0)
            continue;
        if (!text_read_int(width->text, 1, WIDEST_MM, &number))
            COMPLAIN(r, width, N_("width '%s' must be a whole number of millimetres from 1 to %d"),
                     width->key, WIDEST_MM);
        widths[found] = (int)number;
    }
    return widths;
}

/* -- the whole ------------------------------------------------------------------------------- */

static struct words names_of_blocks(struct arena *arena, const struct sheet *sheet)
{
    struct word *list = arena_take(arena, (size_t)sheet->kind_count, sizeof *list);
    for (int i = 0; i < sheet->kind_count; i++)
        list[i].key = sheet->kinds[i].name;
    return (struct words){.list = list, .count = sheet->kind_count};
}

/* The keys of a template; the names of blocks are the sheet's own, as vocabulary 0. */
static bool fill_template(struct template_reader *r, const struct sheet *sheet,
                          const struct node *node, struct raw_template *raw)
{
    static const struct field block_rows[] = {
        {.name = "block", .kind = FIELD_WORD, .offset = offsetof(struct raw_block, kind)},
        {.name = "heading", .kind = FIELD_BILINGUAL, .is_optional = true, .max = 60,
         .offset = offsetof(struct raw_block, heading)},
        {.name = "words", .kind = FIELD_NODE, .is_optional = true,
         .offset = offsetof(struct raw_block, words)},
        {.name = "widths", .kind = FIELD_NODE, .is_optional = true,
         .offset = offsetof(struct raw_block, widths)},
    };
    static const struct fields block_fields = {block_rows, 4, sizeof(struct raw_block)};
    static const struct field rows[] = {
        {.name = "schema", .kind = FIELD_INT, .min = 1, .max = 1,
         .offset = offsetof(struct raw_template, schema)},
        {.name = "sheet", .kind = FIELD_ID, .max = 40,
         .offset = offsetof(struct raw_template, sheet)},
        {.name = "title", .kind = FIELD_BILINGUAL, .max = 60,
         .offset = offsetof(struct raw_template, title)},
        {.name = "margin_mm", .kind = FIELD_INT, .min = 8, .max = 30,
         .offset = offsetof(struct raw_template, margin_mm)},
        {.name = "blocks", .kind = FIELD_LIST, .min = 1, .max = 60, .inner = &block_fields,
         .offset = offsetof(struct raw_template, blocks),
         .count_offset = offsetof(struct raw_template, block_count)},
    };
    static const struct fields fields = {rows, 5, sizeof(struct raw_template)};
    struct words blocks = names_of_blocks(r->arena, sheet);
    const struct fields_reader reader = {
        .arena = r->arena, .file = r->file, .vocabularies = &blocks, .issues = r->issues};
    return fields_fill(&reader, &fields, node, raw);
}

static const struct sheet *find_sheet(struct template_reader *r, const struct node *node)
{
    const struct node *name = node_find(node, "sheet");
    if (!name || name->kind != NODE_TEXT) {
        COMPLAIN(r, node, N_("a template begins with 'schema: 1' and 'sheet: NAME'"));
        return NULL;
    }
    const struct sheet *sheet = sheet_find(name->text);
    if (sheet)
        return sheet;
    const char *nearest = sheets_nearest(name->text);
    COMPLAIN(r, name, N_("no sheet '%s'; did you mean '%s'?"), name->text,
             nearest ? nearest : "run-sheet");
    return NULL;
}

static void check_blocks(struct template_reader *r, const struct sheet *sheet,
                         const struct raw_template *raw, const struct node *list)
{
    for (int kind = 0; kind < sheet->kind_count; kind++) {
        int times = 0;
        for (int i = 0; i < raw->block_count; i++)
            times += raw->blocks[i].kind == kind;
        if (!times && sheet->kinds[kind].must_stand)
            COMPLAIN(r, list, N_("block %s must stand on this sheet; add it"),
                     sheet->kinds[kind].name);
        if (times > 1)
            COMPLAIN(r, list, N_("block %s stands here %d times; once is enough"),
                     sheet->kinds[kind].name, times);
    }
}

static void read_block(struct template_reader *r, const struct node *node,
                       const struct raw_block *raw, struct sheet_block *block)
{
    bool has_heading = *raw->heading.zh;
    block->kind = raw->kind;
    block->heading = raw->heading;
    block->words = read_words(r, node, raw->words);
    block->widths_mm = read_widths(r, raw->widths);
    if (has_heading && !r->kind->has_heading)
        COMPLAIN(r, node, N_("block %s has no heading; take it out"), r->kind->name);
    if (!has_heading && r->kind->has_heading)
        COMPLAIN(r, node, N_("block %s needs 'heading: {zh: …, en: …}'"), r->kind->name);
}

const struct sheet_template *sheet_template_read(struct arena *arena, const struct node *node,
                                                 const char *file, struct issues *issues)
{
    struct template_reader r = {.arena = arena, .file = file, .issues = issues};
    int before = issues->error_count;
    const struct sheet *sheet = find_sheet(&r, node);
    struct raw_template raw = {.sheet = ""};
    if (!sheet || !fill_template(&r, sheet, node, &raw))
        return NULL;
    const struct node *list = node_find(node, "blocks");
    check_blocks(&r, sheet, &raw, list);
    struct sheet_block *blocks = arena_take(arena, (size_t)raw.block_count, sizeof *blocks);
    for (int i = 0; i < raw.block_count; i++) {
        r.kind = &sheet->kinds[raw.blocks[i].kind];
        read_block(&r, node_at(list, i), &raw.blocks[i], &blocks[i]);
    }
    if (issues->error_count > before)
        return NULL;
    struct sheet_template *made = arena_take(arena, 1, sizeof *made);
    *made = (struct sheet_template){
        .sheet = sheet->entry.name,
        .title = raw.title,
        .margin_mm = raw.margin_mm,
        .blocks = blocks,
        .block_count = raw.block_count,
    };
    return made;
}
