#include "../check.h"
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
    int64_t sum = 0;
    struct progress progress = {.report = listen_until_ten, .listener = &sum};
    CHECK(progress_report(&progress, 9, 20, 1));
    CHECK(!progress_report(&progress, 10, 20, 1));
    CHECK_NUMBER(sum, 61);
    CHECK(progress_report(NULL, 10, 20, 1));
    CHECK(progress_report(&(struct progress){0}, 10, 20, 1));
    return check_end();
}
