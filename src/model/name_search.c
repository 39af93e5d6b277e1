#include "model/name_search.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"

#include <string.h>

enum { UNITS_MOST = 40, READINGS_MOST = 3, TEXT_MOST = 200, HAN_FIRST = 0x3400, HAN_LAST = 0x9FFF };

/* How far a match is from the name itself: added up over the units. */
enum { COST_NEAR = 1, COST_INITIAL = 10, COST_CUT = 5, COST_UNUSED = 3, COST_INSIDE = 100,
       COST_NONE = 100000 };

struct unit {
    const char *readings[READINGS_MOST];    /* one syllable or Latin word each; NULL: no more */
};

struct name_search {
    struct arena *arena;
    struct arena *scratch;              /* for one name at a time */
    struct unicode_pinyin *pinyin;
    const char *typed;                  /* plain, as names are compared */
    bool is_sound;                      /* letters alone: pinyin or a Latin name */
    const char **readings;              /* of each Han character, once asked for */
};

/* Surnames whose reading is not the common one of the character, from the readings that
 * dictionaries mark as surnames (现代汉语词典, 姓). Where families differ, each reading stands. */
static const struct {
    const char *surname;
    const char *readings;               /* of one character; of two, joined by '-' */
} surnames[] = {
    {"单", "shan"}, {"曾", "zeng"}, {"解", "xie"}, {"仇", "qiu"}, {"区", "ou"}, {"查", "zha"},
    {"覃", "qin tan"}, {"任", "ren"}, {"朴", "piao pu"}, {"盖", "ge gai"}, {"华", "hua"},
    {"宁", "ning"}, {"乐", "yue le"}, {"翟", "zhai di"}, {"尉", "wei yu"}, {"冼", "xian"},
    {"员", "yun yuan"}, {"缪", "miao"}, {"洗", "xian"}, {"折", "she zhe"}, {"黑", "he hei"},
    {"秘", "bi"}, {"种", "chong"}, {"重", "chong"}, {"召", "shao"}, {"长", "chang zhang"},
    {"燕", "yan"}, {"应", "ying"}, {"葛", "ge"}, {"纪", "ji"}, {"於", "yu"}, {"那", "na"},
    {"牟", "mu mou"}, {"薄", "bo"}, {"晁", "chao"}, {"郇", "xun huan"}, {"过", "guo"},
    {"哈", "ha"}, {"句", "gou"}, {"车", "che"}, {"便", "pian"}, {"繁", "po"}, {"番", "pan"},
    {"卜", "bu"}, {"逄", "pang"}, {"郗", "xi chi"}, {"佴", "nai"}, {"乜", "nie"}, {"隗", "wei kui"},
    {"教", "jiao"}, {"炅", "gui"}, {"瞿", "qu"}, {"阚", "kan"}, {"谌", "chen shen"},
    {"尉迟", "yu-chi"}, {"长孙", "zhang-sun"}, {"万俟", "mo-qi"}, {"澹台", "tan-tai"},
    {"单于", "chan-yu"}, {"令狐", "ling-hu"}, {"欧阳", "ou-yang"}, {"司马", "si-ma"},
    {"上官", "shang-guan"}, {"诸葛", "zhu-ge"}, {"皇甫", "huang-fu"}, {"夏侯", "xia-hou"},
    {"公孙", "gong-sun"}, {"慕容", "mu-rong"}, {"司徒", "si-tu"}, {"东方", "dong-fang"},
    {"宇文", "yu-wen"}, {"尚", "shang"}, {"鲜于", "xian-yu"}, {"呼延", "hu-yan"},
    {"独孤", "du-gu"}, {"南宫", "nan-gong"}, {"闻人", "wen-ren"}, {"钟离", "zhong-li"},
    {"宰父", "zai-fu"}, {"亓官", "qi-guan"}, {"濮阳", "pu-yang"}, {"淳于", "chun-yu"},
    {"太叔", "tai-shu"}, {"申屠", "shen-tu"}, {"轩辕", "xuan-yuan"}, {"百里", "bai-li"},
    {"端木", "duan-mu"}, {"东郭", "dong-guo"}, {"西门", "xi-men"}, {"赫连", "he-lian"},
};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* ---- a name as units ---- */

/* Common Han alone, as nearly all names are: nothing is to be taken out. */
static bool is_plain(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    while (at[0] >= 0xE5 && at[0] <= 0xE9)      /* U+5000 to U+9FFF */
        at += 3;
    return !*at;
}

/* Without width, blanks, points and other signs between the parts, in small letters. */
static const char *plain(struct arena *arena, const char *text)
{
    if (is_plain(text))
        return text;
    const char *half = text_lower(arena, unicode_half_width(arena, unicode_nfc(arena, text)));
    struct buf out = buf_start(arena);
    int bytes;
    for (; *half; half += bytes) {
        uint32_t c = text_next(half, &bytes);
        if (c >= 0x80 ? unicode_is_han(c) || unicode_is_letter_or_digit(c)
                      : is_letter((char)c) || (c >= '0' && c <= '9'))
            buf_add_bytes(&out, half, (size_t)bytes);
    }
    return out.text;
}

static const char *reading_of(struct name_search *search, uint32_t c, const char *at, int bytes)
{
    const char **kept = c >= HAN_FIRST && c <= HAN_LAST ? &search->readings[c - HAN_FIRST] : NULL;
    if (kept && *kept)
        return *kept;
    const char *reading =
        unicode_pinyin(search->pinyin, search->arena,
                       arena_copy_bytes(search->scratch, at, (size_t)bytes));
    if (kept)
        *kept = reading;
    return reading;
}

/* The readings of a surname, separated by blanks, into the first unit or units. */
static int add_surname(struct arena *arena, const char *name, struct unit *units, int *used)
{
    int best = -1;
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
        if (*surnames[i].surname == *name && surnames[i].surname[1] == name[1] &&
            text_starts_with(name, surnames[i].surname) &&
            (best < 0 || strlen(surnames[i].surname) > strlen(surnames[best].surname)))
            best = (int)i;
    if (best < 0)
        return 0;
    *used = (int)strlen(surnames[best].surname);
    const char *at = surnames[best].readings;
    bool is_double = strchr(at, '-') != NULL;
    int count = 0;
    while (*at) {
        size_t length = strcspn(at, " -");
        const char *reading = at[length] ? arena_copy_bytes(arena, at, length) : at;
        if (is_double)
            units[count].readings[0] = reading;
        else
            units[0].readings[count] = reading;
        count++;
        at += length + (at[length] != 0);
    }
    return is_double ? count : 1;
}

/* A run of letters is one unit, each Han character one. */
static int make_units(struct name_search *search, struct arena *arena, const char *name,
                      struct unit *units)
{
    int used = 0;
    int count = add_surname(arena, name, units, &used);
    int bytes;
    for (const char *at = name + used; *at && count < UNITS_MOST; count++, at += bytes) {
        uint32_t c = text_next(at, &bytes);
        if (c < 0x80) {
            bytes = 1;
            while (at[bytes] && (unsigned char)at[bytes] < 0x80)
                bytes++;
            units[count].readings[0] = arena_copy_bytes(arena, at, (size_t)bytes);
        } else {
            units[count].readings[0] = reading_of(search, c, at, bytes);
        }
    }
    return count;
}

/* ---- sounds ---- */

/* One letter for sounds that are not told apart; 0 for another beginning. */
static char sound_of(char c)
{
    return c == 'n' ? 'l' : c == 'h' ? 'f' : c;
}

static bool may_have_h(char c)
{
    return c == 'z' || c == 'c' || c == 's';
}

struct sounding {
    const struct unit *units;
    int count;
    int best;
};

static void match_from(struct sounding *sounding, const char *typed, int unit, int cost);

/* The rest of a syllable behind its beginning, letter by letter; ng and n end alike. */
static void match_rest(struct sounding *sounding, const char *typed, const char *rest, int unit,
                       int cost)
{
    while (*rest && *typed && (*rest == *typed || (*rest == 'v' && *typed == 'u'))) {
        bool is_last_n = *rest == 'n' && (!rest[1] || (rest[1] == 'g' && !rest[2]));
        if (is_last_n) {
            bool has_g = rest[1] == 'g';
            if (typed[1] == 'g')
                match_from(sounding, typed + 2, unit + 1, cost + (has_g ? 0 : COST_NEAR));
            match_from(sounding, typed + 1, unit + 1, cost + (has_g ? COST_NEAR : 0));
            return;
        }
        rest++;
        typed++;
    }
    if (!*rest)
        match_from(sounding, typed, unit + 1, cost);
    else if (!*typed)
        match_from(sounding, typed, unit + 1, cost + COST_CUT);
}

static void match_reading(struct sounding *sounding, const char *typed, const char *reading,
                          int unit, int cost)
{
    if (!*reading || sound_of(*typed) != sound_of(*reading))
        return;
    if (*typed != *reading)
        cost += COST_NEAR;
    bool can = may_have_h(*reading);
    const char *rest = reading + 1 + (can && reading[1] == 'h');
    bool has_h = can && reading[1] == 'h';
    for (int skipped = 0; skipped <= (can && typed[1] == 'h'); skipped++) {
        int own = cost + (has_h == (skipped > 0) ? 0 : COST_NEAR);
        match_rest(sounding, typed + 1 + skipped, rest, unit, own);
        match_from(sounding, typed + 1 + skipped, unit + 1, own + COST_INITIAL);
    }
}

static void match_from(struct sounding *sounding, const char *typed, int unit, int cost)
{
    if (cost >= sounding->best)
        return;
    if (!*typed) {
        int whole = cost + COST_UNUSED * (sounding->count - unit);
        sounding->best = whole < sounding->best ? whole : sounding->best;
        return;
    }
    if (unit >= sounding->count)
        return;
    for (int i = 0; i < READINGS_MOST && sounding->units[unit].readings[i]; i++)
        match_reading(sounding, typed, sounding->units[unit].readings[i], unit, cost);
}

static int rank_by_sound(struct name_search *search, struct arena *arena, const char *name)
{
    struct unit units[UNITS_MOST + 2] = {0};
    struct sounding sounding = {.units = units, .best = COST_NONE};
    sounding.count = make_units(search, arena, name, units);
    for (int start = 0; start < sounding.count; start++)
        match_from(&sounding, search->typed, start, start ? COST_INSIDE + start : 0);
    return sounding.best < COST_NONE ? sounding.best + 2 : 0;
}

/* ---- door ---- */

static void close_scratch(void *scratch)
{
    arena_close(scratch);
}

struct name_search *name_search_start(struct arena *arena, const char *text)
{
    const char *typed = arena_copy(arena, plain(arena, text));
    if (!*typed || strlen(typed) > TEXT_MOST)
        return NULL;
    struct name_search *search = arena_take(arena, 1, sizeof *search);
    search->arena = arena;
    search->scratch = arena_open();
    arena_defer(arena, close_scratch, search->scratch);
    search->pinyin = unicode_pinyin_open(arena);
    search->typed = typed;
    search->is_sound = true;
    for (const char *at = typed; *at; at++)
        search->is_sound = search->is_sound && is_letter(*at);
    search->readings = arena_take(arena, HAN_LAST - HAN_FIRST + 1, sizeof *search->readings);
    return search;
}

int name_search_rank(struct name_search *search, const char *name)
{
    struct arena_mark mark = arena_mark(search->scratch);
    const char *own = plain(search->scratch, name);
    const char *found = strstr(own, search->typed);
    int rank = 0;
    if (found)
        rank = text_equal(own, search->typed) ? 1 : found == own ? 2 : 2 + COST_INSIDE;
    else if (search->is_sound)
        rank = rank_by_sound(search, search->scratch, own);
    arena_back(search->scratch, mark);
    return rank;
}
