#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/issues.h"

int main(void)
{
    struct arena *arena = arena_open();
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct buf out = buf_start(arena);
    issues_sort(&issues);
    issues_write(&issues, &out);
    CHECK_TEXT(out.text, "");
    issues_add(&issues, ISSUE_ERROR, "b.yaml", 2, 1, "%s", "late");
    issues_add(&issues, ISSUE_WARNING, "a.yaml", 10, 3, "number %d", 7);
    issues_add(&issues, ISSUE_ERROR, "a.yaml", 9, 12, "z");
    issues_add(&issues, ISSUE_ERROR, "a.yaml", 9, 2, "y");
    issues_add(&issues, ISSUE_ERROR, "a.yaml", 9, 2, "y");
    issues_add(&issues, ISSUE_ERROR, "a.yaml", 9, 2, "x");
    issues_add(&issues, ISSUE_ERROR, "a.yaml", 0, 0, "the whole file");
    issues_add(&issues, ISSUE_ERROR, "a.yaml", 5, 0, "a line");
    CHECK_NUMBER(issues.error_count, 7);
    issues_sort(&issues);
    CHECK_NUMBER(issues.error_count, 6);
    CHECK_NUMBER(issues.list.count, 7);
    issues_write(&issues, &out);
    CHECK_TEXT(out.text, "a.yaml: error: the whole file\n"
                         "a.yaml:5: error: a line\n"
                         "a.yaml:9:2: error: x\n"
                         "a.yaml:9:2: error: y\n"
                         "a.yaml:9:12: error: z\n"
                         "a.yaml:10:3: warning: number 7\n"
                         "b.yaml:2:1: error: late\n");
    issues_add(&issues, ISSUE_ERROR, "d.yaml", 1, 1, "key '%.4s'", "儿童");
    CHECK_TEXT(issues.list.items[7].text, "key '儿'");
    for (int i = 0; i < 2000; i++)
        issues_add(&issues, ISSUE_ERROR, "c.yaml", 2000 - i, 1, "again");
    issues_sort(&issues);
    CHECK_NUMBER(issues.list.items[7].line, 1);
    CHECK_NUMBER(issues.list.items[2006].line, 2000);

    struct issues cells = issues_start(arena, LANGUAGE_EN);
    cells.has_cells = true;
    issues_add(&cells, ISSUE_ERROR, "l.xlsx:Sheet1", 7, 2, "x");
    issues_add(&cells, ISSUE_ERROR, "l.xlsx:Sheet1", 9, 26, "x");
    issues_add(&cells, ISSUE_ERROR, "l.xlsx:Sheet1", 9, 27, "x");
    issues_add(&cells, ISSUE_ERROR, "l.xlsx:Sheet1", 9, 256, "x");
    issues_add(&cells, ISSUE_ERROR, "l.xlsx:Sheet1", 12, 0, "x");
    issues_add(&cells, ISSUE_ERROR, "l.xlsx:Sheet1", 0, 0, "x");
    buf_clear(&out);
    issues_write(&cells, &out);
    CHECK_TEXT(out.text, "l.xlsx:Sheet1:B7: error: x\n"
                         "l.xlsx:Sheet1:Z9: error: x\n"
                         "l.xlsx:Sheet1:AA9: error: x\n"
                         "l.xlsx:Sheet1:IV9: error: x\n"
                         "l.xlsx:Sheet1:12: error: x\n"
                         "l.xlsx:Sheet1: error: x\n");
    arena_close(arena);
    return check_end();
}
