#include "../check.h"
#include "base/arena.h"
#include "base/node.h"
#include "base/progress.h"

static bool listen_until_ten(void *listener, int64_t done, int64_t all, int64_t best)
{
    int64_t *sum = listener;
    *sum += done + all + best;
    return done < 10;
}

int main(void)
{
    const struct node last = {.kind = NODE_TEXT, .key = "c", .text = "3"};
    const struct node middle = {.kind = NODE_TEXT, .key = "b", .text = "2", .next = &last};
    const struct node first = {.kind = NODE_TEXT, .key = "a", .text = "1", .next = &middle};
    const struct node map = {.kind = NODE_MAP, .key = "", .text = "", .count = 3, .first = &first};
    const struct node empty = {.kind = NODE_MAP, .key = "", .text = ""};
    CHECK(node_find(&map, "a") == &first);
    CHECK(node_find(&map, "c") == &last);
    CHECK(!node_find(&map, "") && !node_find(&map, "A") && !node_find(&empty, "a"));
    CHECK(node_at(&map, 0) == &first && node_at(&map, 2) == &last);
    struct arena *arena = arena_open();
    const struct node place = {.line = 7, .column = 3};
    const struct node *same = node_copy(arena, &map, NULL);
    const struct node *moved = node_copy(arena, &map, &place);
    CHECK(same != &map && same->count == 3 && same->first != &first && same->first->line == 0);
    CHECK_TEXT(node_at(same, 2)->text, "3");
    CHECK(moved->line == 7 && node_at(moved, 2)->key_line == 7 && node_at(moved, 2)->column == 3);
    CHECK(!node_copy(arena, &middle, NULL)->next);
    arena_close(arena);
    int64_t sum = 0;
    struct progress progress = {.report = listen_until_ten, .listener = &sum};
    CHECK(progress_report(&progress, 9, 20, 1));
    CHECK(!progress_report(&progress, 10, 20, 1));
    CHECK_NUMBER(sum, 61);
    CHECK(progress_report(NULL, 10, 20, 1));
    CHECK(progress_report(&(struct progress){0}, 10, 20, 1));
    return check_end();
}
