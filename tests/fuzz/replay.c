/* Runs a fuzz target over every file of the folders given: what fuzzing once found stays found.
 * A target fails by ending the process, so the file is named before it is run. */
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool run_folder(const char *folder, int *passed, struct error *err)
{
    struct arena *arena = arena_open();
    struct file_names names;
    bool is_read = file_list(arena, folder, &names, err);
    for (int i = 0; is_read && i < names.list.count; i++) {
        const char *path = file_join(arena, folder, names.list.items[i]);
        size_t length;
        const char *bytes = file_read(arena, path, (size_t)16 << 20, &length, err);
        is_read = bytes != NULL;
        if (!is_read)
            break;
        fprintf(stderr, "%s\n", path);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
        (*passed)++;
    }
    arena_close(arena);
    return is_read;
}

int main(int count, char **folders)
{
    struct error err = error_start(LANGUAGE_EN);
    int passed = 0;
    for (int i = 1; i < count; i++)
        if (!run_folder(folders[i], &passed, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
    printf("%d passed, 0 failed\n", passed);
    return passed ? 0 : 1;
}
