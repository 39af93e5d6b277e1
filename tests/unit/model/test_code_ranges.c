/* Codes as ranges: every code of the list is held, no other one is. */
#include "check.h"

#include "base/arena.h"
#include "base/rng.h"
#include "model/code_ranges.h"

static const char *write(struct arena *arena, const char *const *codes, int count)
{
    return code_ranges_write(arena, (struct code_list){codes, count});
}

static void written(struct arena *arena)
{
    static const char *const codes[] = {"C-0001", "C-0002", "C-0003", "C-0007", "C-0008",
                                        "C-0010", "C-9999", "C-10000", "K-1"};
    CHECK_TEXT(write(arena, codes, 0), "");
    CHECK_TEXT(write(arena, codes, 1), "C-0001");
    CHECK_TEXT(write(arena, codes, 2), "C-0001, C-0002");
    CHECK_TEXT(write(arena, codes, 9),
               "C-0001–C-0003, C-0007, C-0008, C-0010, C-9999, C-10000, K-1");
    static const char *const letters[] = {"A", "B", "小-1", "小-2", "小-3"};
    CHECK_TEXT(write(arena, letters, 5), "A, B, 小-1–小-3");
}

static void held(void)
{
    static const char ranges[] = "C-0001–C-0003, C-0010, C-9998–C-10001";
    static const char *const in[] = {"C-0001", "C-0002", "C-0003", "C-0010", "C-9999", "C-10000"};
    static const char *const out[] = {"", "C-0004", "C-1", "C-00020", "C-0100", "K-0002", "C-10002",
                                      "C-0010x", "C-"};
    for (int i = 0; i < 6; i++)
        CHECK(code_ranges_hold(ranges, in[i]));
    for (int i = 0; i < 9; i++)
        CHECK(!code_ranges_hold(ranges, out[i]));
    CHECK(!code_ranges_hold("", "C-0001"));
}

/* Random lists across the border where codes become longer. */
static void held_as_written(struct arena *arena)
{
    enum { FROM = 9970, COUNT = 60, ROUNDS = 200 };
    struct rng rng = rng_start(7, 0);
    for (int round = 0; round < ROUNDS; round++) {
        const char *in[COUNT], *out[COUNT];
        int ins = 0, outs = 0;
        for (int i = 0; i < COUNT; i++) {
            const char *code = arena_format(arena, "C-%04d", FROM + i);
            if (rng_below(&rng, 3))
                in[ins++] = code;
            else
                out[outs++] = code;
        }
        const char *ranges = write(arena, in, ins);
        for (int i = 0; i < ins; i++)
            CHECK(code_ranges_hold(ranges, in[i]));
        for (int i = 0; i < outs; i++)
            CHECK(!code_ranges_hold(ranges, out[i]));
    }
}

int main(void)
{
    struct arena *arena = arena_open();
    written(arena);
    held();
    held_as_written(arena);
    arena_close(arena);
    return check_end();
}
