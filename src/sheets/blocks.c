#include "blocks.h"

#include "base/text.h"
#include "base/unicode.h"
#include "model/names.h"

#include <assert.h>
#include <string.h>

/* ---- drawn ---- */

/* A circle of four curves needs handles of 0.5523 radii. */
static struct display_step curve(int x1, int y1, int x2, int y2, int x3, int y3)
{
    return (struct display_step){DISPLAY_CURVE, {x1, x2, x3}, {y1, y2, y3}};
}

static struct display_item dot(struct making *making, int x, int y, int radius,
                               enum display_fill fill)
{
    enum { STEPS = 6 };
    int h = length_of(radius, 552);
    struct display_step *steps = arena_take(making->arena, STEPS, sizeof *steps);
    steps[0] = (struct display_step){DISPLAY_MOVE, {x + radius}, {y}};
    steps[1] = curve(x + radius, y + h, x + h, y + radius, x, y + radius);
    steps[2] = curve(x - h, y + radius, x - radius, y + h, x - radius, y);
    steps[3] = curve(x - radius, y - h, x - h, y - radius, x, y - radius);
    steps[4] = curve(x + h, y - radius, x + radius, y - h, x + radius, y);
    steps[5] = (struct display_step){DISPLAY_CLOSE, {0}, {0}};
    return (struct display_item){
        .kind = DISPLAY_PATH,
        .path = {.fill = fill, .thickness = 900, .steps = steps, .step_count = STEPS},
    };
}

struct box *blocks_dots(struct making *making, int filled, int of, int size)
{
    int step = size + size / 3;
    int radius = size / 2 - 500;
    struct display_item *items = arena_take(making->arena, (size_t)of, sizeof *items);
    for (int i = 0; i < of; i++)
        items[i] = dot(making, i * step + size / 2, size / 2, radius,
                       i < filled ? DISPLAY_BLACK : DISPLAY_NO_FILL);
    return box_picture(making->doc, of * step - size / 3, size, items, of);
}

/* A triangle with an exclamation mark: outline, bar and point, all black on white. */
static struct box *warning_triangle(struct making *making, int size)
{
    struct display_step *edge = arena_take(making->arena, 4, sizeof *edge);
    int width = size, height = length_of(size, 900);
    edge[0] = (struct display_step){DISPLAY_MOVE, {width / 2}, {700}};
    edge[1] = (struct display_step){DISPLAY_TO, {width - 700}, {height - 700}};
    edge[2] = (struct display_step){DISPLAY_TO, {700}, {height - 700}};
    edge[3] = (struct display_step){DISPLAY_CLOSE, {0}, {0}};
    int bar = length_of(size, 110), x = width / 2 - bar / 2;
    struct display_item *items = arena_take(making->arena, 3, sizeof *items);
    items[0] = (struct display_item){
        .kind = DISPLAY_PATH,
        .path = {.fill = DISPLAY_WHITE, .thickness = 1400, .steps = edge, .step_count = 4}};
    items[1] = (struct display_item){
        .kind = DISPLAY_RECTANGLE,
        .rectangle = {x, length_of(height, 360), bar, length_of(height, 310), DISPLAY_BLACK, 0}};
    items[2] = (struct display_item){
        .kind = DISPLAY_RECTANGLE,
        .rectangle = {x, length_of(height, 740), bar, bar, DISPLAY_BLACK, 0}};
    return box_picture(making->doc, width, height, items, 3);
}

static struct box *bold(struct making *making, enum style style, const char *text)
{
    struct paragraph_span span = {text, FONT_BOLD};
    return box_spans(making->doc, style, &span, 1);
}

struct box *blocks_safety(struct making *making, enum style style, const char *text)
{
    struct theme_style numbers = theme_scaled(making->doc->theme, style, 1000);
    struct box_width widths[] = {box_fixed(numbers.size), box_fraction(1)};
    struct box *row = box_row(making->doc, numbers.size / 3, widths, 2);
    struct box *mark = box_column(making->doc, 0);
    box_add(mark, box_space(making->doc, (numbers.pitch - length_of(numbers.size, 900)) / 2));
    box_add(mark, warning_triangle(making, numbers.size));
    box_add(row, mark);
    return box_add(row, bold(making, style, text));
}

struct box *blocks_said(struct making *making, enum style style, const char *text)
{
    struct box_frame_look look = {.border = -1, .padding = 3000, .radius = 3000};
    return box_frame(making->doc, box_text(making->doc, style, blocks_quoted(making, text)), look);
}

struct box *blocks_cut_here(struct making *making, enum style style, int width, const char *text)
{
    struct box_width widths[] = {box_fixed(width - 3000), box_fraction(1)};
    struct box *row = box_row(making->doc, 3000, widths, 2);
    struct theme_style numbers = theme_scaled(making->doc->theme, style, 1000);
    struct box *mark = box_column(making->doc, 0);
    box_add(mark, box_space(making->doc, (numbers.pitch - 12000) / 2));
    box_add(mark, box_cut_line(making->doc));
    box_add(row, mark);
    return box_add(row, bold(making, style, text));
}

struct box *blocks_labelled(struct making *making, enum style style, const char *label,
                            const char *text)
{
    struct paragraph_span spans[] = {{label, FONT_BOLD}, {text, FONT_REGULAR}};
    int first = *label ? 0 : 1;
    return box_spans(making->doc, style, spans + first, *text || first ? 2 - first : 1);
}

struct box *blocks_to_fill_in(struct making *making, enum style style, const char *label)
{
    struct theme_style numbers = theme_scaled(making->doc->theme, style, 1000);
    struct box_width widths[] = {box_auto(), box_fraction(1)};
    struct box *row = box_row(making->doc, numbers.size / 3, widths, 2);
    box_add(row, bold(making, style, label));
    int down = numbers.pitch - numbers.size / 5;
    return box_add(row, box_writing_lines(making->doc, 1, down));
}

/* ---- worded ---- */

static bool is_chinese(const struct making *making)
{
    return making->language == LANGUAGE_ZH;
}

const char *blocks_comma(const struct making *making)
{
    return is_chinese(making) ? "、" : ", ";
}

const char *blocks_semicolon(const struct making *making)
{
    return is_chinese(making) ? "；" : "; ";
}

const char *blocks_colon(const struct making *making)
{
    return is_chinese(making) ? "：" : ": ";
}

const char *blocks_quoted(const struct making *making, const char *text)
{
    static const char *const outer[] = {"“", "”"}, *const inner[] = {"‘", "’"};
    struct buf buf = buf_start(making->arena);
    buf_add(&buf, outer[0]);
    while (*text) {
        int bytes = 0;
        text_next(text, &bytes);
        const char *sign = text_starts_with(text, outer[0]) ? inner[0]
                         : text_starts_with(text, outer[1]) ? inner[1] : NULL;
        if (sign)
            buf_add(&buf, sign);
        else
            buf_add_bytes(&buf, text, (size_t)bytes);
        text += bytes;
    }
    buf_add(&buf, outer[1]);
    return buf.text;
}

const char *blocks_day(const struct making *making, struct date date)
{
    static const char *const zh[] = {"一", "二", "三", "四", "五", "六", "日"};
    static const char *const en[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"};
    enum weekday weekday = date_weekday(date);
    if (is_chinese(making))
        return arena_format(making->arena, "%d年%d月%d日 周%s", date.year, date.month, date.day,
                            zh[weekday]);
    return arena_format(making->arena, "%s %d %s %d", en[weekday], date.day,
                        months[date.month - 1], date.year);
}

const char *blocks_clock(const struct making *making, int minutes)
{
    enum { DAY = 24 * 60 };
    char text[DATE_TEXT_BYTES];
    return arena_copy(making->arena, date_write_clock(minutes % DAY, text));
}

/* How many bytes of a nickname are shown: whole characters as a reader sees them, no wider than a
 * cell of the children's list. */
static size_t shown_bytes(struct making *making, const char *name)
{
    enum { COLUMNS = 16, BYTES = 120 };
    size_t length = strlen(name);
    bool *borders = arena_take(making->arena, length + 1, sizeof *borders);
    unicode_character_breaks(name, borders);
    size_t shown = 0;
    for (size_t end = 1; end <= length && end <= BYTES; end++) {
        if (!borders[end])
            continue;
        if (unicode_width(arena_copy_bytes(making->arena, name, end)) > COLUMNS)
            break;
        shown = end;
    }
    return shown;
}

/* A line end within a name would part it from its code. */
static const char *without_controls(struct making *making, const char *name)
{
    char *copy = arena_copy(making->arena, name);
    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
    return text_trim(making->arena, copy);
}

const char *blocks_person(struct making *making, const char *code)
{
    const struct names *names = making->request->names;
    const char *name = names ? names_nickname(names, code) : "";
    name = without_controls(making, name);
    if (!*name)
        return code;
    size_t shown = shown_bytes(making, name);
    bool is_cut = shown < strlen(name);
    if (is_cut)
        issues_add(making->warnings, ISSUE_WARNING, making->template->sheet, 0, 0,
                   N_("the nickname of %s is too long for the paper and was cut"), code);
    return arena_format(making->arena, "%s\u00A0%.*s%s", code, (int)shown, name,
                        is_cut ? "…" : "");
}

/* How many of one material so many people need; sub-groups by their greatest size. */
static int quantity_of(const struct activity *activity, const struct material *material,
                       int people)
{
    int most = activity->per.max ? activity->per.max : people;
    switch (material->per) {
    case PER_PERSON: return material->quantity * people;
    case PER_PAIR: return material->quantity * ((people + 1) / 2);
    case PER_GROUP: return material->quantity * (most ? (people + most - 1) / most : 1);
    case PER_SESSION:
    case PER_COUNT: break;
    }
    return material->quantity;
}

static bool is_told_each(const struct material *material, enum blocks_amounts amounts)
{
    return amounts == BLOCKS_TOTALS_AND_EACH && material->per != PER_SESSION;
}

const char *blocks_materials(const struct making *making, const struct activity *activity,
                             int people, enum blocks_amounts amounts)
{
    struct buf buf = buf_start(making->arena);
    for (int i = 0; i < activity->material_count; i++) {
        const struct material *material = &activity->materials[i];
        const struct item *item = &making->request->vocabulary->items[material->item];
        buf_add_format(&buf, "%s%s\u00A0%d", i ? blocks_comma(making) : "",
                       messages_pick(making->language, item->name),
                       quantity_of(activity, material, people));
        if (is_told_each(material, amounts))
            buf_add_format(&buf, is_chinese(making) ? "（%s\u00A0%d）" : " (%s\u00A0%d)",
                           blocks_name(making, material_per_words, (int)material->per),
                           material->quantity);
    }
    return buf.text;
}

static const char *age_text(const struct making *making, int months)
{
    if (months % 12 == 0)
        return arena_format(making->arena, "%d", months / 12);
    return arena_format(making->arena, is_chinese(making) ? "%d岁%d个月" : "%d years %d months",
                        months / 12, months % 12);
}

/* The greatest age of a file is given by its last month: 143 months is still eleven years. */
const char *blocks_ages(const struct making *making, struct range months)
{
    enum { GROWN = 216 };
    int until = (months.max + 1) % 12 == 0 ? months.max - 11 : months.max;
    if (months.max >= GROWN)
        return arena_format(making->arena, is_chinese(making) ? "%s岁以上" : "from %s years",
                            age_text(making, months.min));
    return arena_format(making->arena, is_chinese(making) ? "%s–%s岁" : "%s–%s years",
                        age_text(making, months.min), age_text(making, until));
}

/* Only ASCII begins a lower-case name of ours. */
const char *blocks_capital(const struct making *making, const char *text)
{
    char *copy = arena_copy(making->arena, text);
    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

const char *blocks_name(const struct making *making, struct words words, int value)
{
    assert(value >= 0 && value < words.count);
    return messages_pick(making->language, words.list[value].name);
}

const char *blocks_names(const struct making *making, struct words words, uint64_t bits)
{
    struct buf buf = buf_start(making->arena);
    for (int i = 0; i < words.count; i++)
        if (bits >> i & 1)
            buf_add_format(&buf, "%s%s", buf.length ? blocks_comma(making) : "",
                           blocks_name(making, words, i));
    return buf.text;
}
