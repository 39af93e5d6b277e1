/* How long does it take to search a quarter of a million names? Makes 275,000 invented names, then
 * searches each text over all of them and prints CPU milliseconds and hits; exit 1 when one takes
 * more than 300 ms.
 *
 *   bench_name_search */
#include "base/arena.h"
#include "base/rng.h"
#include "model/name_search.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { NAMES = 275000, MOST_MS = 300, FAMILIES = 20, HAN_FIRST = 0x4E00, HAN_COUNT = 6000 };

static const char *make_name(struct arena *arena, struct rng *rng)
{
    static const char *const families[FAMILIES] = {
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "曾", "单",
        "覃", "欧阳", "罗", "谢", "唐"};
    unsigned given[2];
    for (int i = 0; i < 2; i++)
        given[i] = (unsigned)(HAN_FIRST + rng_below(rng, HAN_COUNT));
    char text[7] = {0};
    int count = rng_below(rng, 5) ? 2 : 1;
    for (int i = 0; i < count; i++) {
        text[3 * i] = (char)(0xE0 | given[i] >> 12);
        text[3 * i + 1] = (char)(0x80 | (given[i] >> 6 & 0x3F));
        text[3 * i + 2] = (char)(0x80 | (given[i] & 0x3F));
    }
    return arena_format(arena, "%s%s", families[rng_below(rng, FAMILIES)], text);
}

int main(void)
{
    static const char *const texts[] = {"zs", "zhangsan", "oyxy", "欧阳", "liu", "一", "xiaoyu"};
    struct arena *arena = arena_open();
    struct rng rng = rng_start(1, 0);
    const char **names = arena_take(arena, NAMES, sizeof *names);
    for (int i = 0; i < NAMES; i++)
        names[i] = make_name(arena, &rng);
    int worst = 0;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        clock_t start = clock();
        struct name_search *search = name_search_start(arena, texts[t]);
        int hits = 0;
        for (int i = 0; i < NAMES; i++)
            hits += name_search_rank(search, names[i]) > 0;
        int ms = (int)((clock() - start) * 1000 / CLOCKS_PER_SEC);
        printf("%-10s %5d ms  %6d of %d names\n", texts[t], ms, hits, NAMES);
        worst = ms > worst ? ms : worst;
    }
    arena_close(arena);
    return worst > MOST_MS;
}
