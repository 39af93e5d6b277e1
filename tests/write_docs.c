/* Writes the pages of docs/ that are made from the program's own tables, into the folder given;
 * with --compare it only says which of them differ from what the folder holds. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "catalog/catalog.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    void (*write)(struct buf *out);
} pages[] = {
    {"activity-fields.md", catalog_document_activity_fields},
    {"programme-fields.md", catalog_document_programme_fields},
    {"database.md", store_document_schema},
};
enum { PAGES = sizeof pages / sizeof pages[0], PAGE_BYTES = 1 << 20 };

static bool compare_page(struct arena *arena, const char *path, const struct buf *page)
{
    struct error err = error_start(LANGUAGE_EN);
    size_t length;
    const char *found = file_read(arena, path, PAGE_BYTES, &length, &err);
    if (found && length == page->length && !memcmp(found, page->text, length))
        return true;
    printf("%s is not what the program's tables say; run './dev docs'\n", path);
    return false;
}

int main(int argc, char **argv)
{
    bool compares = argc == 3 && !strcmp(argv[1], "--compare");
    if (argc != (compares ? 3 : 2)) {
        fputs("usage: write_docs [--compare] FOLDER\n", stderr);
        return 2;
    }
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    int failed = 0;
    for (int i = 0; i < PAGES; i++) {
        struct buf page = buf_start(arena);
        pages[i].write(&page);
        const char *path = file_join(arena, argv[argc - 1], pages[i].name);
        if (compares ? !compare_page(arena, path, &page)
                     : !file_write(path, page.text, page.length, &err))
            failed++;
    }
    if (err.kind)
        fprintf(stderr, "%s\n", err.text);
    printf("%d passed, %d failed\n", PAGES - failed, failed);
    arena_close(arena);
    return failed ? 1 : 0;
}
