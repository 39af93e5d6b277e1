/* Three steps. `yaml_text_check` looks at the bytes alone: encoding, tabs, invisible characters.
 * `read_document` turns libyaml's events into nodes and refuses what our files do not use. When
 * libyaml itself gives up, `diagnose` looks at the lines around for what people really type (a
 * full-width colon, no space after a colon); it mends those in a copy and the copy is read again
 * from the start, so that one run finds all problems of a file. */
#include "yaml.h"

#include "arena.h"
#include "issues.h"
#include "node.h"
#include "text.h"
#include "unicode.h"
#include "yaml_text.h"

#include <assert.h>
#include <stdlib.h>
#include <yaml.h>

enum {
    BYTES_MAX = 1 << 20,
    DEPTH_MAX = 16,
    EVENTS_MAX = 20000,
    REPAIRS_MAX = 20,
    REPAIR_BYTES_MAX = 2 << 20      /* a large file is not read twenty times */
};

struct reader {
    struct arena *arena;
    struct issues *issues;
    const char *file;
    struct yaml_text *source;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;             /* the event is ours to delete: once */
    bool is_stopped;            /* a limit was passed and said; nothing more is read */
    int events;
    int slip_line;              /* a line whose key has a wrong colon, and nothing else found it */
    struct yaml_place quote;    /* where the last quoted text of several lines began */
    int quote_end;              /* and its last line */
    bool is_quote_said;         /* its lines were found out of place */
    int block_column;           /* of the innermost block around; 0: none */
    int flow_level;             /* how many [ and { are open */
    size_t seen_index;          /* a character and its byte, to find the next one from */
    size_t seen_byte;
};

/* -- events ---------------------------------------------------------------------------------- */

static struct yaml_place place_of_mark(yaml_mark_t mark)
{
    return (struct yaml_place){(int)mark.line + 1, (int)mark.column + 1};
}

/* The value ends with the event. */
static void end_node(struct node *node, const yaml_event_t *event)
{
    struct yaml_place place = place_of_mark(event->end_mark);
    node->end_line = place.line;
    node->end_column = place.column;
}

static void drop_event(struct reader *reader)
{
    if (reader->has_event)
        yaml_event_delete(&reader->event);
    reader->has_event = false;
}

/* The next event into reader->event; false when libyaml gave up or a limit is passed. */
static bool next_event(struct reader *reader)
{
    drop_event(reader);
    if (reader->is_stopped)
        return false;
    if (yaml_text_is_full(reader->source)) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, 0, 0,
                   N_("more than %d problems; mend these first"), YAML_TEXT_PROBLEMS_MAX);
        reader->is_stopped = true;
        return false;
    }
    if (!yaml_parser_parse(&reader->parser, &reader->event))
        return false;
    reader->has_event = true;
    if (++reader->events <= EVENTS_MAX)
        return true;
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
               N_("more than %d values; split the file"), EVENTS_MAX);
    reader->is_stopped = true;
    return false;
}

/* The top bit of each of eight bytes that begins a character: the upper bits of the others are
 * 10. */
static uint64_t first_bytes(const char *at)
{
    uint64_t w;
    memcpy(&w, at, sizeof w);
    return ~(w & ~(w << 1)) & UINT64_C(0x8080808080808080);
}

/* So many characters further, or the end. */
static const char *skip_characters(const char *at, const char *end, size_t count)
{
    for (; count >= 8 && end - at >= 8; at += 8)
        count -= (first_bytes(at) >> 7) * UINT64_C(0x0101010101010101) >> 56;
    while (at < end && ((unsigned char)*at & 0xC0) == 0x80)
        at++;
    if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && count && end - at >= 8) {
        uint64_t firsts = first_bytes(at);
        size_t left = count;
        for (; left && firsts; left--)
            firsts &= firsts - 1;
        if (!left && firsts)
            return at + __builtin_ctzll(firsts) / 8;
    }
    for (; count && at < end; count--)
        do
            at++;
        while (((unsigned char)*at & 0xC0) == 0x80);
    return at;
}

/* The source from the mark on. Marks count characters and come in order, more or less. */
static const char *source_at(struct reader *reader, yaml_mark_t mark)
{
    for (; reader->seen_index > mark.index; reader->seen_index--)
        do
            reader->seen_byte--;
        while ((reader->source->text[reader->seen_byte] & 0xC0) == 0x80);
    const char *text = reader->source->text;
    const char *at = skip_characters(text + reader->seen_byte, text + reader->source->length,
                                     mark.index - reader->seen_index);
    reader->seen_index = mark.index;
    reader->seen_byte = (size_t)(at - text);
    return at;
}

static bool is_refused_at(const char *at, int *step)
{
    uint32_t c = text_next(at, step);
    return *at != '\r' && yaml_text_is_refused(c, at[*step]);
}

static const char *copy_text(struct reader *reader, const yaml_char_t *bytes, size_t length)
{
    /* an escape such as "\0" or "\u202E" could bring in what the file itself may not hold */
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    const char *text = (const char *)bytes;
    if (reader->source->is_plain)
        return arena_copy_bytes(reader->arena, text, length);
    if (text_valid_bytes(text, length) < length) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("an escape that gives no character; delete it"));
        return "";
    }
    int step;
    for (const char *at = text; *at; at += step)
        if (is_refused_at(at, &step)) {
            issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                       N_("an escape that gives an invisible control character; delete it"));
            return "";
        }
    return unicode_nfc(reader->arena, text);
}

static struct node *new_node(struct reader *reader, enum node_kind kind)
{
    struct node *node = arena_take(reader->arena, 1, sizeof *node);
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    *node = (struct node){.kind = kind, .text = "", .key = "", .line = place.line,
                          .column = place.column};
    return node;
}

#define STANDARD_TAG "tag:yaml.org,2002:" /* what libyaml makes of !! */

static void refuse_decoration(struct reader *reader, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    if (anchor)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("anchors (&%.40s) are not used here; write the value again where it is "
                      "needed, or put a text that begins with & in double quotes"),
                   (const char *)anchor);
    if (tag) {
        const char *name = (const char *)tag;
        bool is_short = text_starts_with(name, STANDARD_TAG);
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("tags (%.40s) are not used here; delete it, or put a text that begins with "
                      "! in double quotes"),
                   is_short ? arena_format(reader->arena, "!!%.40s", name + strlen(STANDARD_TAG))
                            : name);
    }
}

static void say_glued_comment(struct reader *reader, struct yaml_place place)
{
    issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
               N_("no blank before the #; write ' # ' before a comment, or put a text that "
                  "contains # in double quotes"));
}

/* libyaml takes a # for a comment wherever a token may begin, YAML only behind a blank. Looks from
 * the end of the token at the event on to where the next one begins. */
static void check_comment(struct reader *reader, yaml_mark_t end)
{
    struct yaml_place place = place_of_mark(end);
    const char *at = source_at(reader, end);
    while (*at && (*at == ',' || reader->flow_level) && strchr(", \r\n", *at)) {
        place = *at == '\n' ? (struct yaml_place){place.line + 1, 1}
                            : (struct yaml_place){place.line, place.column + 1};
        at++;
    }
    if (*at == '#' && !strchr(" \n", at[-1]))
        say_glued_comment(reader, place);
}

/* Which line of those after `start`, up to `last`, is not indented deeper than the block around;
 * {0, 0}: none. */
static struct yaml_place find_shallow_line(const struct reader *reader, const char *start,
                                           int line, int last)
{
    const char *at = start;
    for (; line < last && (at = strchr(at, '\n')); line++) {
        at++;
        int blanks = (int)strspn(at, " ");
        bool is_blank = !at[blanks] || strchr("\r\n#", at[blanks]);
        if (!is_blank && blanks < reader->block_column)
            return (struct yaml_place){line + 1, blanks + 1};
    }
    return (struct yaml_place){0, 0};
}

/* Where a plain scalar stands, which decides what in it is a slip and what is text. */
enum spot { SPOT_ROOT, SPOT_BLOCK_ITEM, SPOT_FLOW_ITEM, SPOT_BESIDE_KEY, SPOT_BELOW_KEY };

static void check_plain(struct reader *reader, const struct node *node, enum spot spot)
{
    struct yaml_place place = {node->line, node->column};
    size_t at = 0;
    if (!strcmp(node->text, "-")) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a lone '-'; put it in double quotes, or delete it"));
        return;
    }
    enum yaml_slip slip = spot == SPOT_BESIDE_KEY ? SLIP_NONE
                                                  : yaml_text_find_slip(node->text, 2, &at);
    if (slip != SLIP_NONE) {
        place.column += text_count_bytes(node->text, at);
        yaml_text_say_slip(reader->source, slip, place);
        if (spot != SPOT_FLOW_ITEM && !reader->slip_line)
            reader->slip_line = node->line;
        return;
    }
    if (!yaml_text_check_wide_marks(reader->source, node->text, place))
        return;
    int comma = spot == SPOT_FLOW_ITEM ? yaml_text_find_wide_comma(node->text) : -1;
    if (comma >= 0)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line,
                   place.column + text_count_bytes(node->text, (size_t)comma),
                   N_("full-width comma ， or 、; write ', ' between the words of a list"));
    if (comma >= 0)
        issues_edit(reader->issues, place.line,
                    place.column + text_count_bytes(node->text, (size_t)comma),
                    text_starts_with(node->text + comma, "，") ? "，" : "、", ", ");
    else if (reader->event.end_mark.line != reader->event.start_mark.line)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a text of several lines; put it in double quotes, or write '|' and begin "
                      "it on the next line"));
}

/* -- nodes ----------------------------------------------------------------------------------- */

static struct node *read_node(struct reader *reader, int depth, enum spot spot);

static void check_quoted(struct reader *reader, const struct node *node)
{
    const char *start = source_at(reader, reader->event.start_mark);
    int end = place_of_mark(reader->event.end_mark).line;
    if (end > node->line) {
        reader->quote = (struct yaml_place){node->line, node->column};
        reader->quote_end = end;
        reader->is_quote_said =
            !reader->flow_level && find_shallow_line(reader, start, node->line, end).line;
        if (reader->is_quote_said)
            issues_add(reader->issues, ISSUE_ERROR, reader->file, node->line, node->column,
                       N_("the quote that begins here ends in line %d, and lines in between are "
                          "not indented; close it where the text ends, or indent them"), end);
    }
    check_comment(reader, reader->event.end_mark);
}

/* Behind the | or > of a text in a block. */
static void check_block_head(struct reader *reader, const struct node *node)
{
    const char *start = source_at(reader, reader->event.start_mark);
    size_t length = strspn(start, "|>+-0123456789");
    if (start[length] == '#')
        say_glued_comment(reader, (struct yaml_place){node->line, node->column + (int)length});
}

/* "Call #3 now" would be "Call" without a word. */
static void check_behind_plain(struct reader *reader, const struct node *node)
{
    if (reader->flow_level)
        check_comment(reader, reader->event.end_mark);
    const char *end = source_at(reader, reader->event.end_mark);
    size_t blanks = strspn(end, " ");
    if (!node->text[0] || !blanks || end[blanks] != '#' || strchr(" #\r\n", end[blanks + 1]))
        return;
    struct yaml_place place = place_of_mark(reader->event.end_mark);
    issues_add(reader->issues, ISSUE_WARNING, reader->file, place.line, place.column + (int)blanks,
               N_("from # on this is a comment; put the text in double quotes if # belongs to it, "
                  "else write '# ' with a blank"));
}

static struct node *read_scalar(struct reader *reader, enum spot spot)
{
    struct node *node = new_node(reader, NODE_TEXT);
    if (reader->event.data.scalar.anchor || reader->event.data.scalar.tag)
        refuse_decoration(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
    node->text = copy_text(reader, reader->event.data.scalar.value,
                           reader->event.data.scalar.length);
    yaml_scalar_style_t style = reader->event.data.scalar.style;
    node->is_quoted = style != YAML_PLAIN_SCALAR_STYLE;
    end_node(node, &reader->event);
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE || style == YAML_SINGLE_QUOTED_SCALAR_STYLE)
        check_quoted(reader, node);
    else if (node->is_quoted)
        check_block_head(reader, node);
    else
        check_behind_plain(reader, node);
    if (!node->is_quoted && node->text[0])
        check_plain(reader, node, spot);
    return node;
}

static bool is_word(const char *text)
{
    int bytes;
    while (yaml_text_is_word_byte(*text))
        text++;
    for (; *text; text += bytes) {
        uint32_t c = text_next(text, &bytes);
        bool is_wide_mark = c >= 0xFF00;
        if (!(c < 0x80 && yaml_text_is_word_byte((char)c)) &&
            (c < 0x80 || is_wide_mark || !(unicode_is_han(c) || unicode_is_letter_or_digit(c))))
            return false;
    }
    return true;
}

/* Says what is wrong with a key; true when nothing is. `after` is the source behind it. */
static bool check_key(struct reader *reader, const char *key, bool is_quoted,
                      const char *after)
{
    if (!is_quoted && key[0] && is_word(key))
        return true;
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    const char *colon = strstr(key, "：");
    if (!colon)
        colon = strchr(key, ':');
    if (is_quoted)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a key in quotes; write '%.40s' without them"), key);
    else if (!key[0])
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("no key before the colon; write 'key: value'"));
    else if (!strcmp(key, "<<"))
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("merge keys (<<) are not used here; write the keys out"));
    else if (colon) {
        place.column += text_count_bytes(key, (size_t)(colon - key));
        yaml_text_say_slip(reader->source, *colon == ':' ? SLIP_NO_SPACE : SLIP_WIDE_COLON,
                           place);
    } else if (text_starts_with(key, "－")) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("full-width %s; type it in half width, or put the text in double quotes"),
                   "－");
        reader->is_stopped = true;      /* the lines below would be reported in vain */
    } else if (strchr(key, ' ') && *after && strchr(",}", *after))
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a comma cuts the text in two before this; put the whole text in double "
                      "quotes"));
    else
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("'%.40s' cannot be a key; a key is one word of letters, digits, - and _"),
                   key);
    return false;
}

/* The column of the ? that stands before the key at the event; 0: none. */
static int find_question_mark(struct reader *reader)
{
    const char *start = source_at(reader, reader->event.start_mark);
    const char *at = start;
    while (at > reader->source->text && at[-1] == ' ')
        at--;
    bool has_mark = at > reader->source->text && at[-1] == '?';
    return has_mark ? place_of_mark(reader->event.start_mark).column - (int)(start - at) - 1 : 0;
}

/* Reads the key at the event; NULL when it was refused (and said). *is_lost when libyaml or a
 * limit ended the file inside a key that is a list or a map. */
static const char *read_key(struct reader *reader, int depth, bool *is_lost)
{
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    int mark = find_question_mark(reader);
    if (mark)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, mark,
                   N_("a '?' before a key is not used here; delete it, or put a text that begins "
                      "with ? in double quotes"));
    if (reader->event.type != YAML_SCALAR_EVENT) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a list or map as key; a key is one word of letters, digits, - and _"));
        *is_lost = !read_node(reader, depth + 1, SPOT_ROOT);
        return NULL;
    }
    if (reader->event.data.scalar.anchor || reader->event.data.scalar.tag)
        refuse_decoration(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
    const char *key = copy_text(reader, reader->event.data.scalar.value,
                                reader->event.data.scalar.length);
    bool is_quoted = reader->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    const char *after = source_at(reader, reader->event.end_mark);
    while (*after == ' ')
        after++;
    if (mark || !check_key(reader, key, is_quoted, after))
        return NULL;
    if (*after == ':' || (*after && strchr(",}", *after)))
        return key;
    issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
               N_("the colon must follow its key; write '%.40s: value' on one line"), key);
    return NULL;
}

static void append(struct node *parent, const struct node ***tail, struct node *child)
{
    **tail = child;
    *tail = &child->next;
    parent->count++;
}

static int compare_keys(const void *left, const void *right)
{
    const struct node *a = *(const struct node *const *)left;
    const struct node *b = *(const struct node *const *)right;
    int order = strcmp(a->key, b->key);
    if (!order)
        order = (a->key_line > b->key_line) - (a->key_line < b->key_line);
    return order ? order : (a->key_column > b->key_column) - (a->key_column < b->key_column);
}

/* In a small map, where that is quicker than sorting: does any key stand twice? */
static bool has_doubles(const struct node *map)
{
    for (const struct node *child = map->first; child; child = child->next)
        for (const struct node *other = child->next; other; other = other->next)
            if (child->key[0] == other->key[0] && !strcmp(child->key, other->key))
                return true;
    return false;
}

static void check_doubles(struct reader *reader, const struct node *map)
{
    enum { SMALL = 64 };
    if (map->count <= SMALL && !has_doubles(map))
        return;
    const struct node **sorted = arena_take(reader->arena, (size_t)map->count, sizeof *sorted);
    int count = 0;
    for (const struct node *child = map->first; child; child = child->next)
        sorted[count++] = child;
    qsort(sorted, (size_t)count, sizeof *sorted, compare_keys);
    for (int i = 1; i < count && !yaml_text_is_full(reader->source); i++)
        if (sorted[i]->key[0] && !strcmp(sorted[i]->key, sorted[i - 1]->key))
            issues_add(reader->issues, ISSUE_ERROR, reader->file, sorted[i]->key_line,
                       sorted[i]->key_column,
                       N_("the key '%.40s' stands twice, before this in line %d; keep one"),
                       sorted[i]->key, sorted[i - 1]->key_line);
}

static bool is_empty_value(const struct node *node)
{
    return node->kind == NODE_TEXT && !node->is_quoted && !node->text[0];
}

/* The value of the key at the event, with its key; NULL when the file ended inside. */
static struct node *read_entry(struct reader *reader, int depth)
{
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    bool is_lost = false;
    const char *key = read_key(reader, depth, &is_lost);
    if (is_lost || !next_event(reader))
        return NULL;
    int problems = reader->issues->error_count;
    bool is_below = (int)reader->event.start_mark.line + 1 > place.line;
    struct node *child = read_node(reader, depth + 1, is_below ? SPOT_BELOW_KEY : SPOT_BESIDE_KEY);
    if (!child)
        return NULL;
    child->key = key ? key : "";
    child->key_line = place.line;
    child->key_column = place.column;
    if (key && is_empty_value(child) && problems == reader->issues->error_count)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("no value for '%.40s'; write one or delete the line"), key);
    return child;
}

static struct node *read_map(struct reader *reader, int depth, enum spot spot)
{
    struct node *map = new_node(reader, NODE_MAP);
    const struct node **tail = &map->first;
    refuse_decoration(reader, reader->event.data.mapping_start.anchor,
                      reader->event.data.mapping_start.tag);
    if (spot == SPOT_FLOW_ITEM && *source_at(reader, reader->event.start_mark) != '{' &&
        reader->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, map->line, map->column,
                   N_("a key inside [ ]; put the key and its value in { }"));
    for (;;) {
        if (!next_event(reader))
            return NULL;
        if (reader->event.type == YAML_MAPPING_END_EVENT)
            break;
        struct node *child = read_entry(reader, depth);
        if (!child)
            return NULL;
        append(map, &tail, child);
    }
    end_node(map, &reader->event);
    check_doubles(reader, map);
    return map;
}

static struct node *read_list(struct reader *reader, int depth)
{
    struct node *list = new_node(reader, NODE_LIST);
    const struct node **tail = &list->first;
    refuse_decoration(reader, reader->event.data.sequence_start.anchor,
                      reader->event.data.sequence_start.tag);
    bool is_flow = reader->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    for (;;) {
        if (!next_event(reader))
            return NULL;
        if (reader->event.type == YAML_SEQUENCE_END_EVENT)
            break;
        int problems = reader->issues->error_count;
        struct node *child = read_node(reader, depth + 1,
                                       is_flow ? SPOT_FLOW_ITEM : SPOT_BLOCK_ITEM);
        if (!child)
            return NULL;
        if (is_empty_value(child) && problems == reader->issues->error_count)
            issues_add(reader->issues, ISSUE_ERROR, reader->file, child->line, child->column,
                       N_("an empty item; write it or delete the line"));
        append(list, &tail, child);
    }
    end_node(list, &reader->event);
    return list;
}

/* A list or a map. What is inside a block must be indented deeper than it, also in the lines on
 * which a [ or { goes on, and there libyaml does not look. */
static struct node *read_collection(struct reader *reader, int depth, enum spot spot)
{
    bool is_list = reader->event.type == YAML_SEQUENCE_START_EVENT;
    bool is_flow = is_list ? reader->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                           : reader->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    const char *start = source_at(reader, reader->event.start_mark);
    int block_column = reader->block_column;
    if (is_flow) {
        reader->flow_level++;
        check_comment(reader, reader->event.end_mark);
    } else
        reader->block_column = place.column;
    struct node *node = is_list ? read_list(reader, depth) : read_map(reader, depth, spot);
    reader->block_column = block_column;
    if (!is_flow || !node)
        return node;
    if (--reader->flow_level == 0) {
        struct yaml_place shallow = find_shallow_line(reader, start, place.line,
                                                      place_of_mark(reader->event.end_mark).line);
        if (shallow.line)
            issues_add(reader->issues, ISSUE_ERROR, reader->file, shallow.line, shallow.column,
                       N_("this line goes on with what stands above; indent it deeper than the "
                          "key, with spaces"));
    }
    check_comment(reader, reader->event.end_mark);
    return node;
}

/* The node that begins at the event; its last event is then the current one. */
static struct node *read_node(struct reader *reader, int depth, enum spot spot)
{
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    if (depth > DEPTH_MAX) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("nested deeper than %d; the file may be damaged"), DEPTH_MAX);
        reader->is_stopped = true;
        return NULL;
    }
    if (reader->event.type == YAML_SEQUENCE_START_EVENT ||
        reader->event.type == YAML_MAPPING_START_EVENT)
        return read_collection(reader, depth, spot);
    if (reader->event.type == YAML_SCALAR_EVENT)
        return read_scalar(reader, spot);
    issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
               N_("aliases (*%.40s) are not used here; write the value out, or put a text that "
                  "begins with * in double quotes"),
               (const char *)reader->event.data.alias.anchor);
    return new_node(reader, NODE_TEXT);
}

/* Stream start, document start, the root, document end, stream end. NULL when libyaml gave up,
 * a limit was passed or there is nothing to return; what is wrong was said, but for libyaml's. */
static struct node *read_document(struct reader *reader)
{
    if (!next_event(reader) || !next_event(reader))
        return NULL;
    bool is_empty = reader->event.type == YAML_STREAM_END_EVENT;
    struct node *root = NULL;
    if (!is_empty) {
        if (!next_event(reader) || !(root = read_node(reader, 1, SPOT_ROOT)) ||
            !next_event(reader) || !next_event(reader))
            return NULL;
    }
    struct yaml_place place = place_of_mark(reader->event.start_mark);
    if (is_empty || is_empty_value(root))
        issues_add(reader->issues, ISSUE_ERROR, reader->file, 1, 1, N_("the file is empty"));
    else if (reader->event.type != YAML_STREAM_END_EVENT)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a second document begins here; keep one in a file"));
    else if (root->kind == NODE_TEXT &&
             reader->issues->error_count == reader->source->first_problem)
        issues_add(reader->issues, ISSUE_ERROR, reader->file, root->line, root->column,
                   N_("only a text; write lines such as 'key: value'"));
    return root;
}

/* -- when libyaml gives up ------------------------------------------------------------------- */

/* libyaml's words, and ours. `at_context`: the place to show is where the trouble began. */
struct translation {
    const char *context;        /* NULL: any */
    const char *problem;
    bool at_context;
    const char *text;
};

static const struct translation translations[] = {
    {"quoted scalar", "end of stream", true,
     N_("this quote is never closed; add the closing quote")},
    {"quoted scalar", "document indicator", true,
     N_("this quote is never closed; add the closing quote")},
    {"quoted scalar", NULL, false, N_("a backslash that means nothing here; write \\\\ for a "
                                      "backslash, or use single quotes")},
    {NULL, "could not find expected ':'", true,
     N_("no colon after this word; write 'key: value', and indent text that goes on")},
    {NULL, "mapping values are not allowed", false,
     N_("a colon that does not fit: put a text that contains ': ' in double quotes, and align "
        "keys that belong together")},
    {NULL, "expected ',' or ']'", true,
     N_("this list is not closed or lacks a comma; write [one, two]")},
    {NULL, "expected ',' or '}'", true,
     N_("this map is not closed or lacks a comma; write {min: 1, max: 2}")},
    {NULL, "expected '-' indicator", false,
     N_("this line does not fit the list above; begin each item with '- ' in the same column")},
    {NULL, "did not find expected key", false,
     N_("this does not fit the keys above: align it with them, and put a text that contains "
        "quotes in double quotes")},
    {NULL, "cannot start any token", false,
     N_("a text cannot begin with this character; put it in double quotes")},
    {NULL, "block sequence entries are not allowed", false,
     N_("a list cannot begin here; put '- ' on a new line, or write [one, two]")},
    {"block scalar", NULL, true, N_("after '|' or '>' the text begins on the next line, indented "
                                    "with spaces")},
    {NULL, "expected node content", false, N_("a value is missing here; write it or delete the "
                                              "comma or mark before it")},
    {"anchor", NULL, true, N_("a text cannot begin with & ; put it in double quotes")},
    {"alias", NULL, true, N_("a text cannot begin with * ; put it in double quotes")},
    {"tag", NULL, true, N_("a text cannot begin with ! ; put it in double quotes")},
    {"parsing a node", "undefined tag", false, N_("a text cannot begin with ! ; put it in double "
                                                  "quotes")},
    {NULL, "<document start>", false,
     N_("this does not belong to what stands above; a file is one map of keys")},
};

static bool contains(const char *text, const char *part)
{
    return !part || (text && strstr(text, part));
}

/* What people type inside { } and [ ], and quotes inside quotes; true when it was said. */
static bool say_slip_inside(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    struct yaml_place place = place_of_mark(parser->problem_mark);
    const char *at = source_at(reader, parser->problem_mark);
    bool is_after_quote = at > reader->source->text && (at[-1] == '"' || at[-1] == '\'');
    bool is_flow = contains(parser->problem, "expected ',' or");
    if (is_after_quote && (is_flow || contains(parser->problem, "did not find expected key"))) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("the text in quotes ends before this; write quotes inside a text as “ ”"));
        return true;
    }
    if (!is_flow)
        return false;
    const char *start = source_at(reader, parser->context_mark);
    int comma = yaml_text_find_wide_comma(start);
    if (comma < 0 && (*at != ':' || parser->problem_mark.line != parser->context_mark.line))
        return false;
    if (comma < 0) {
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
                   N_("a colon that does not fit: put a text that contains ': ' in double quotes, "
                      "and align keys that belong together"));
        return true;
    }
    place = place_of_mark(parser->context_mark);
    issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line,
               place.column + text_count_bytes(start, (size_t)comma),
               N_("full-width comma ， or 、; write ', ' between the words of a list"));
    return true;
}

static void say_problem(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem ? parser->problem : "";
    if (reader->quote_end == place_of_mark(parser->problem_mark).line) {
        if (reader->is_quote_said)
            return;
        issues_add(reader->issues, ISSUE_ERROR, reader->file, reader->quote.line,
                   reader->quote.column,
                   N_("the quote that begins here ends in line %d, where it does not fit; close it "
                      "where the text ends"), reader->quote_end);
        return;
    }
    if (say_slip_inside(reader))
        return;
    for (size_t i = 0; i < sizeof translations / sizeof translations[0]; i++) {
        const struct translation *row = &translations[i];
        if (!contains(parser->context, row->context) || !contains(problem, row->problem))
            continue;
        bool at_context = row->at_context && parser->context;
        struct yaml_place place = place_of_mark(at_context ? parser->context_mark
                                                       : parser->problem_mark);
        issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column, "%s",
                   messages_find(reader->issues->language, row->text));
        return;
    }
    struct yaml_place place = place_of_mark(parser->problem_mark);
    issues_add(reader->issues, ISSUE_ERROR, reader->file, place.line, place.column,
               N_("not readable as YAML (%s); compare the line with an example"), problem);
}

/* Finds out why libyaml gave up; true when the copy was mended and is worth another reading. */
static bool diagnose(struct reader *reader)
{
    struct yaml_text *source = reader->source;
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = yaml_text_line(source, parser->problem_mark.line);
    const char *context = parser->context ? yaml_text_line(source, parser->context_mark.line)
                                          : NULL;
    if (yaml_text_mend(source, context) ||
        yaml_text_mend(source, yaml_text_line_before(source, problem)) ||
        yaml_text_mend(source, problem))
        return true;
    say_problem(reader);
    return false;
}

/* A wrong colon that libyaml took for text is mended like one that stopped it. */
static bool mend_slip(struct reader *reader)
{
    return reader->slip_line &&
           yaml_text_mend(reader->source,
                          yaml_text_line(reader->source, (size_t)reader->slip_line - 1));
}

/* -- the door -------------------------------------------------------------------------------- */

enum outcome { OUTCOME_READ, OUTCOME_AGAIN, OUTCOME_END };

static enum outcome read_once(struct reader *reader, struct node **root)
{
    if (!yaml_parser_initialize(&reader->parser))
        arena_take(reader->arena, SIZE_MAX, 2);     /* no memory: says so and ends */
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)reader->source->text,
                                 reader->source->length);
    reader->events = reader->slip_line = reader->quote_end = 0;
    reader->seen_index = reader->seen_byte = 0;
    reader->block_column = reader->flow_level = 0;
    *root = read_document(reader);
    enum outcome outcome = OUTCOME_READ;
    if (reader->parser.error == YAML_MEMORY_ERROR)
        arena_take(reader->arena, SIZE_MAX, 2);
    if (!reader->is_stopped && mend_slip(reader))
        outcome = OUTCOME_AGAIN;
    else if (reader->parser.error != YAML_NO_ERROR && !reader->is_stopped)
        outcome = diagnose(reader) ? OUTCOME_AGAIN : OUTCOME_END;
    drop_event(reader);
    yaml_parser_delete(&reader->parser);
    return outcome;
}

static void skip_byte_order_mark(struct yaml_text *source)
{
    if (source->length < 3 || memcmp(source->text, "\xEF\xBB\xBF", 3))
        return;
    source->text += 3;
    source->length -= 3;
    issues_add(source->issues, ISSUE_WARNING, source->file, 1, 1,
               N_("the file begins with an invisible byte order mark, which is passed over; save "
                  "it as UTF-8 without BOM"));
}

const struct node *yaml_parse(struct arena *arena, const char *bytes, size_t length,
                              const char *file, struct issues *issues)
{
    int errors = issues->error_count;
    const struct node *root = yaml_parse_broken(arena, bytes, length, file, issues);
    return issues->error_count == errors ? root : NULL;
}

const struct node *yaml_parse_broken(struct arena *arena, const char *bytes, size_t length,
                                     const char *file, struct issues *issues)
{
    struct yaml_text source = {.arena = arena, .issues = issues, .file = file, .text = bytes,
                               .length = length, .first_problem = issues->error_count};
    struct reader reader = {.arena = arena, .issues = issues, .file = file, .source = &source};
    assert(!bytes[length]);
    if (length > BYTES_MAX) {
        issues_add(issues, ISSUE_ERROR, file, 0, 0, N_("larger than 1 MiB; split the file"));
        return NULL;
    }
    skip_byte_order_mark(&source);
    if (!yaml_text_check(&source))
        return NULL;
    struct node *root = NULL;
    enum outcome outcome = OUTCOME_AGAIN;
    int kept = issues->list.count;      /* problems that the next reading would not find again */
    int kept_errors = issues->error_count;
    for (size_t i = 0; i < REPAIRS_MAX && i * source.length <= REPAIR_BYTES_MAX; i++) {
        outcome = read_once(&reader, &root);
        if (outcome != OUTCOME_AGAIN)
            break;
        issues->list.items[kept++] = issues->list.items[issues->list.count - 1];
        kept_errors++;
        issues->list.count = kept;
        issues->error_count = kept_errors;
    }
    return outcome == OUTCOME_READ && !reader.is_stopped ? root : NULL;
}
