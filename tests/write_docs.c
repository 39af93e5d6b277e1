/* Writes what is made from the program's own tables below the folder given: pages of docs/ and
 * activities/schema/; with --compare it only says which of them differ from what is there. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "catalog/catalog.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

static void write_activity_schema(const struct catalog *catalog, struct buf *out)
{
    catalog_write_schema(catalog->vocabulary, CATALOG_SCHEMA_ACTIVITY, NULL, out);
}

static void write_programme_schema(const struct catalog *catalog, struct buf *out)
{
    catalog_write_schema(catalog->vocabulary, CATALOG_SCHEMA_PROGRAMME, NULL, out);
}

/* Either from the tables of the program alone, or with the words of the catalogue. */
static const struct {
    const char *name;
    void (*write)(struct buf *out);
    void (*write_words)(const struct catalog *catalog, struct buf *out);
} pages[] = {
    {"docs/activity-fields.md", .write = catalog_document_activity_fields},
    {"docs/programme-fields.md", .write = catalog_document_programme_fields},
    {"docs/lint.md", .write = catalog_document_lint},
    {"docs/database.md", .write = store_document_schema},
    {"activities/schema/activity.schema.json", .write_words = write_activity_schema},
    {"activities/schema/programme.schema.json", .write_words = write_programme_schema},
};
enum { PAGES = sizeof pages / sizeof pages[0], PAGE_BYTES = 1 << 20 };

static const struct catalog *load_catalog(struct arena *arena, const char *folder)
{
    const char *activities = file_join(arena, folder, "activities");
    const struct catalog_places places = {
        .folders = &activities, .folder_count = 1,
        .programmes = file_join(arena, folder, "templates/programmes"),
        .calendars = file_join(arena, folder, "templates/calendars")};
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct catalog *catalog = catalog_load(arena, &places, &issues);
    if (catalog)
        return catalog;
    struct buf out = buf_start(arena);
    issues_write(&issues, &out);
    fputs(out.text, stderr);
    return NULL;
}

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
    const struct catalog *catalog = load_catalog(arena, argv[argc - 1]);
    if (!catalog)
        return 1;
    int failed = 0;
    for (int i = 0; i < PAGES; i++) {
        struct buf page = buf_start(arena);
        if (pages[i].write)
            pages[i].write(&page);
        else
            pages[i].write_words(catalog, &page);
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
