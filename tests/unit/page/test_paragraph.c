#include "base/buf.h"
#include "base/rng.h"
#include "base/text.h"
#include "base/unicode.h"
#include "check.h"
#include "page/display.h"
#include "page/paragraph.h"
#include "page_fonts.h"

static const struct paragraph_style body = {9200, 13100, PARAGRAPH_NATURAL, PARAGRAPH_FULL};
static const struct paragraph_style heading = {9200, 13100, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED};

/* What a test needs to set a text. */
struct setting {
    struct arena *arena;
    const struct fonts *fonts;
    struct paragraph_style style;
};

static struct paragraph_lines set(const struct setting *setting, const char *text, int width)
{
    struct paragraph_span span = {text, FONT_REGULAR};
    const struct paragraph *paragraph =
        paragraph_shape(setting->arena, setting->fonts, &span, 1, setting->style, NULL);
    return paragraph_break(setting->arena, paragraph, width);
}

/* The lines, joined by "/". */
static const char *joined(const struct setting *setting, const char *text, int width)
{
    struct paragraph_lines lines = set(setting, text, width);
    struct buf out = buf_start(setting->arena);
    for (int i = 0; i < lines.count; i++) {
        int x = 0, own = 0;
        if (i)
            buf_add_char(&out, '/');
        buf_add(&out, paragraph_line_text(setting->arena, &lines, i, &x, &own));
    }
    return out.text;
}

static int em(double ems)
{
    return (int)(ems * 9200);
}

static int width_of(const struct setting *setting, const char *text)
{
    return set(setting, text, 100000000).widest;
}

static void check_breaks(const struct setting *setting)
{
    CHECK_TEXT(joined(setting, "情绪温度计", em(5)), "情绪温度计");
    CHECK_TEXT(joined(setting, "情绪温度计", em(4)), "情绪温/度计");
    CHECK_TEXT(joined(setting, "孩子约3–5岁，可以来", em(4.2)),
               "孩子约/3–5岁，/可以来");
    CHECK_TEXT(joined(setting, "今天是第3次活动", em(5)), "今天是/第3次/活动");
    CHECK_TEXT(joined(setting, "时间10:30～11:30。", em(7)), "时间/10:30～11:30。");
    CHECK_TEXT(joined(setting, "一二三四。五六", em(4)), "一二三/四。五六");
    CHECK_TEXT(joined(setting, "一二三四。五六", em(4.5)), "一二三四。/五六");
    CHECK_TEXT(joined(setting, "一二三四（五六）", em(5)), "一二三四/（五六）");
    CHECK_TEXT(joined(setting, "一\n\n二", em(9)), "一//二");
    CHECK_TEXT(joined(setting, "", em(9)), "");
    CHECK_TEXT(joined(setting, "a very-long word", em(5)), "a very-/long word");
    CHECK_NUMBER(set(setting, "一二三\n", em(9)).count, 2);
}

static void check_widths(const struct setting *setting)
{
    CHECK_NUMBER(width_of(setting, "一二三"), em(3));
    CHECK_NUMBER(width_of(setting, "一，二"), em(3));
    CHECK_NUMBER(width_of(setting, "一二，"), em(2.5));             /* the blank half hangs */
    CHECK_NUMBER(width_of(setting, "“一”，二"), em(4));             /* ½ + 1 + ½ + 1 + 1 */
    CHECK_NUMBER(width_of(setting, "（一）（二）"), em(4.5));
    int plain = width_of(setting, "岁") + width_of(setting, "5") + width_of(setting, "约");
    CHECK_NUMBER(width_of(setting, "约5岁"), plain + 2 * (9200 / 4));
    CHECK_NUMBER(width_of(setting, "约 5 岁"), width_of(setting, "约5岁"));
    CHECK_NUMBER(width_of(setting, "好。 A"), width_of(setting, "好。A"));
    CHECK_NUMBER(width_of(setting, "￥25"), em(1) + width_of(setting, "25"));
    CHECK(width_of(setting, "“quoted”") < em(5));                   /* narrow in English */
    CHECK(width_of(setting, "他说“quoted”，") > em(6));
}

static void check_flush(const struct setting *setting)
{
    const char *text = "每人领一张温度计（0–10），在上面标出“高兴”"
                       "“生气”4种情绪现在的度数，然后两人一组互相介绍，"
                       "听的人只点头，不追问，之后回到圆圈。";
    for (int width = em(18); width < em(36); width += 777) {
        struct paragraph_lines lines = set(setting, text, width);
        for (int i = 0; i < lines.count; i++) {
            int x = 0, own = 0;
            paragraph_line_text(setting->arena, &lines, i, &x, &own);
            CHECK_NUMBER(x, 0);
            if (i + 1 < lines.count)
                CHECK_NUMBER(own, width);
            else
                CHECK(own <= width);
        }
    }
    /* English is ragged, and so are narrow cells. */
    struct paragraph_lines english =
        set(setting, "Name one person who can help; nobody has to speak, ever.", em(12));
    CHECK(english.count > 1 && english.widest < em(12));
    struct paragraph_lines cell = set(setting, "小宇先说；座位靠近出口", em(5.4));
    CHECK(cell.count > 1 && cell.widest <= em(5));
}

static void check_placed_ends(const struct setting *setting)
{
    struct display *display = display_start(setting->arena, setting->fonts);
    struct display_page *page = display_add_page(display, 595276, 841890);
    struct paragraph_lines lines =
        set(setting, "他说：“我现在像火山。”听的人只点头，"
                     "不追问，之后回到圆圈里坐下来。", em(14));
    paragraph_place(&lines, 0, lines.count, setting->arena, page, 50000, 100000);
    CHECK(lines.count == 3);
    for (int i = 0; i < page->items.count; i++) {
        const struct display_text *text = &page->items.items[i].text;
        CHECK_NUMBER(text->x, 50000);
        CHECK_NUMBER(text->y, 100000 + i * 13100 + paragraph_base_line(lines.paragraph));
        if (i + 1 < page->items.count)
            CHECK_NUMBER(text->width, em(14));
    }
}

static void check_alignment(const struct setting *setting)
{
    struct setting other = *setting;
    int x = 0, width = 0;
    other.style.align = PARAGRAPH_RIGHT;
    struct paragraph_lines lines = set(&other, "右边", em(10));
    paragraph_line_text(setting->arena, &lines, 0, &x, &width);
    CHECK_NUMBER(x, em(8));
    other.style.align = PARAGRAPH_CENTRE;
    lines = set(&other, "中间", em(10));
    paragraph_line_text(setting->arena, &lines, 0, &x, &width);
    CHECK_NUMBER(x, em(4));
    other.style = heading;
    CHECK_TEXT(joined(&other, "一起走过的八个星期三", em(9)),
               "一起走过的/八个星期三");
}

/* ---- properties over random texts ---- */

static const char *const scraps[] = {
    "情绪", "温度计", "孩子", "我", "，", "。", "！", "？", "；", "：", "“", "”",
    "（", "）", "《", "》", "、", "……", "——", "·", "～", "3", "25", "5岁", "第",
    "次", "%", "℃", "￥", " ", "  ", "A", "to", "play", "leader's", "e.g.", "3–5", "10:30",
    "𬭳", "䶮", "𠮷",
    "e\xcc\x81", "🇨🇳", "👨‍👩‍👧", "\n", "http://example.org/a/b?c=d",
    "☐", "é", "ǎ",
    "\xe3\x80\x80", "-", "/", "℃", "①", "【", "】", "n\xcc\x84",
};

static const char *random_text(struct setting *setting, struct rng *rng, int scrap_count)
{
    struct buf out = buf_start(setting->arena);
    for (int i = 0; i < scrap_count; i++)
        buf_add(&out, scraps[rng_below(rng, (int)(sizeof scraps / sizeof *scraps))]);
    return out.text;
}

/* Adds a text without its blanks. */
static void add_solid(struct buf *out, const char *text)
{
    int bytes = 0;
    for (uint32_t one; (one = text_next(text, &bytes)); text += bytes)
        if (one != ' ' && one != '\n' && one != 0x3000)
            buf_add_bytes(out, text, (size_t)bytes);
}

/* The lines hold what was given: nothing is lost or doubled. */
static bool keeps_text(struct setting *setting, const struct paragraph_lines *lines,
                       const char *text)
{
    struct buf wanted = buf_start(setting->arena), found = buf_start(setting->arena);
    add_solid(&wanted, text);
    for (int i = 0; i < lines->count; i++) {
        int x = 0, width = 0;
        add_solid(&found, paragraph_line_text(setting->arena, lines, i, &x, &width));
    }
    return !strcmp(wanted.text, found.text);
}

static uint32_t last_of(const char *text)
{
    uint32_t last = 0;
    int bytes = 0;
    for (uint32_t one; (one = text_next(text, &bytes)); text += bytes)
        last = one;
    return last;
}

static bool is_in(uint32_t one, const char *set)
{
    int bytes = 0;
    for (uint32_t other; (other = text_next(set, &bytes)); set += bytes)
        if (other == one)
            return true;
    return false;
}

static void check_random(struct setting *setting)
{
    struct rng rng = rng_start(7, 0);
    int overfull = 0, lost = 0, lines_seen = 0, marked = 0;
    for (int round = 0; round < 400; round++) {
        struct arena_mark mark = arena_mark(setting->arena);
        const char *text = random_text(setting, &rng, 1 + rng_below(&rng, 60));
        int width = em(2) + rng_below(&rng, em(30));
        struct paragraph_lines lines = set(setting, text, width);
        lines_seen += lines.count;
        overfull += lines.widest > width;
        lost += !keeps_text(setting, &lines, text);
        for (int i = 0; i < lines.count; i++) {
            int x = 0, own = 0, bytes = 0;
            const char *line = paragraph_line_text(setting->arena, &lines, i, &x, &own);
            marked += *line && unicode_is_mark(text_next(line, &bytes)) && text[0] != line[0];
        }
        arena_back(setting->arena, mark);
    }
    CHECK(lines_seen > 2000);
    CHECK_NUMBER(overfull, 0);
    CHECK_NUMBER(lost, 0);
    CHECK_NUMBER(marked, 0);
}

/* Real sentences at every width: no forbidden mark at either end of a line, no number without its
 * unit, no lone last character. */
static void check_forbidden(struct setting *setting)
{
    static const char *const sentences[] = {
        ("他说：“我现在像……因为……”。（先示范，不追问原因）"
         "《绘本》第一段——读到“肚子里咕噜咕噜”时停下！真的？"
         "是的；大约3–5岁的孩子100%会笑，"
         "SEL技能卡(Zones of Regulation)第12张、第3.5节，温度37℃，花费￥25元。"),
        ("【注意】『停』「呼」〈说〉·名字〔附件〕：A/B两组，8×2=16人，"
         "时间10:30～11:30，2026年3月16日（星期一）。"),
        ("请孩子们围成圆圈坐下，每人用1种天气说自己今天的心情："
         "晴、多云、小雨……可以跳过；带领者先示范。"),
    };
    int starts = 0, ends = 0, units = 0, lone = 0, lines_seen = 0;
    for (int k = 0; k < 3; k++)
        for (int width = em(12); width < em(60); width += 613) {
            struct paragraph_lines lines = set(setting, sentences[k], width);
            for (int i = 0; i < lines.count; i++) {
                int x = 0, own = 0, bytes = 0;
                const char *line = paragraph_line_text(setting->arena, &lines, i, &x, &own);
                uint32_t first = text_next(line, &bytes), last = last_of(line);
                bool is_last = i + 1 == lines.count;
                lines_seen++;
                starts += i && is_in(first, "，。！？；：、）》」』】〕〉”’"
                                            "·～—…℃%),.");
                ends += !is_last && is_in(last, "（《「『【〔〈“‘￥(");
                units += !is_last && is_in(last, "0123456789第");
                lone += is_last && i && text_count(line) < 2;
            }
        }
    CHECK(lines_seen > 1000);
    CHECK_NUMBER(starts, 0);
    CHECK_NUMBER(ends, 0);
    CHECK_NUMBER(units, 0);
    CHECK_NUMBER(lone, 0);
}

static void check_long(struct setting *setting)
{
    struct buf text = buf_start(setting->arena);
    for (int i = 0; i < 10000; i++)
        buf_add(&text, "孩子们5岁，说good。");
    CHECK(text_count(text.text) > 100000);
    struct paragraph_lines lines = set(setting, text.text, em(40));
    CHECK(lines.count > 2000 && lines.count < 4000 && lines.widest <= em(40));
    struct buf marks = buf_start(setting->arena);
    for (int i = 0; i < 100000; i++)
        buf_add_char(&marks, '!');
    CHECK(set(setting, marks.text, em(40)).widest <= em(40));
}

static void check_missing(struct setting *setting)
{
    struct paragraph_missing_list missing = {0};
    struct paragraph_span span = {"缺字𢧐和𢧐，还有🇨🇳", FONT_BOLD};
    const struct paragraph *paragraph =
        paragraph_shape(setting->arena, setting->fonts, &span, 1, setting->style, &missing);
    CHECK_NUMBER(missing.list.count, 3);
    CHECK_NUMBER(missing.list.items[0].code_point, 0x229D0);
    CHECK_NUMBER(missing.list.items[1].code_point, 0x1F1E8);
    struct paragraph_lines lines = paragraph_break(setting->arena, paragraph, em(40));
    struct display *display = display_start(setting->arena, setting->fonts);
    struct display_page *page = display_add_page(display, 595276, 841890);
    paragraph_place(&lines, 0, 1, setting->arena, page, 0, 0);
    int boxes = 0;
    for (int i = 0; i < page->items.count; i++)
        boxes += page->items.items[i].kind == DISPLAY_RECTANGLE;
    CHECK_NUMBER(boxes, 3);
    CHECK_TEXT(display_text(setting->arena, display), "缺字𢧐和𢧐，还有🇨🇳\n");
}

static void check_spans(struct setting *setting)
{
    struct paragraph_span spans[] = {{"安全：", FONT_BOLD}, {"不强迫。", FONT_REGULAR}};
    const struct paragraph *paragraph =
        paragraph_shape(setting->arena, setting->fonts, spans, 2, setting->style, NULL);
    CHECK_NUMBER(paragraph_natural_width(paragraph), em(6.5));
    struct paragraph_lines lines = paragraph_break(setting->arena, paragraph, em(40));
    struct display *display = display_start(setting->arena, setting->fonts);
    struct display_page *page = display_add_page(display, 595276, 841890);
    paragraph_place(&lines, 0, 1, setting->arena, page, 1000, 0);
    CHECK_NUMBER(page->items.count, 2);
    CHECK_NUMBER(page->items.items[0].text.face, FONT_BOLD);
    CHECK_NUMBER(page->items.items[0].text.width, em(3));
    CHECK_NUMBER(page->items.items[1].text.x, 1000 + em(3));
    CHECK_NUMBER(page->items.items[1].text.width, em(3.5));
}

int main(void)
{
    struct arena *arena = arena_open();
    struct setting setting = {arena, fonts_for_test(arena), body};
    check_breaks(&setting);
    check_widths(&setting);
    check_flush(&setting);
    check_placed_ends(&setting);
    check_alignment(&setting);
    check_random(&setting);
    check_forbidden(&setting);
    check_long(&setting);
    check_missing(&setting);
    check_spans(&setting);
    arena_close(arena);
    return check_end();
}
