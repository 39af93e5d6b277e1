/* The two formats composed by hand, a series and an event: read, judged as written beside them,
 * and written back byte for byte.
 *
 *     test_worked_formats GOLDEN-FOLDER
 *
 * UPDATE=1 in the environment rewrites the three files of each case. */
#include "tests/plans/cases.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "rules/rules.h"
#include "tests/unit/check.h"

#include <stdlib.h>

static void check_file(struct arena *arena, const char *folder, const char *name, const char *text)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *path = file_join(arena, folder, name);
    if (getenv("UPDATE"))
        CHECK(file_write(path, text, strlen(text), &err));
    size_t length;
    const char *wanted = file_read(arena, path, CASE_FILE_MAX, &length, &err);
    if (!CHECK(wanted) || !check_one(!strcmp(wanted, text), __FILE__, __LINE__, path))
        printf("    %s: not the same bytes; UPDATE=1 rewrites the file\n%s\n", path, err.text);
}

static void check_format(const char *golden, const char *name)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const char *folder = file_join(arena, golden, name);
    const struct node *facts_root;
    const struct node *plan_root;
    const struct facts *facts = NULL;
    const struct plan *plan = NULL;
    if (!CHECK(case_load(arena, folder, &facts_root, &plan_root, &err))
        || !CHECK(case_read(arena, facts_root, plan_root, &facts, &plan, &err))) {
        printf("    %s\n", err.text);
        arena_close(arena);
        return;
    }
    const struct verdict *verdict = rules_judge(arena, facts, plan);
    CHECK_NUMBER(verdict->broken, 0);
    CHECK_NUMBER(verdict->unplaced, 0);
    struct case_texts texts = case_texts(arena, facts, plan, verdict);
    check_file(arena, folder, "facts.json", texts.facts);
    check_file(arena, folder, "plan.json", texts.plan);
    check_file(arena, folder, "verdict.json", texts.verdict);
    arena_close(arena);
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "test_worked_formats GOLDEN-FOLDER\n");
        return 2;
    }
    check_format(arguments[1], "series");
    check_format(arguments[1], "event");
    return check_end();
}
