#include "app/verbs.h"
#include "app/yaml_files.h"
#include "base/error.h"
#include "base/file.h"

bool app_fix_catalog(struct call *call, const struct app_fix_request *request,
                     struct app_fixes *fixes, struct error *err)
{
    struct yaml_files files = {0};
    if (!yaml_files_find(call, request->paths, request->count, &files, err))
        return false;
    for (int i = 0; i < files.list.count; i++) {
        struct catalog_source source = {.file = files.list.items[i].path};
        source.bytes = file_read(call->arena, source.file, CATALOG_FILE_BYTES_MAX,
                                 &source.length, err);
        if (!source.bytes)
            return false;
        struct app_fixed fixed = {.file = source.file, .before = source.bytes};
        fixed.mended.left = issues_start(call->arena, call->language);
        catalog_mend(call->arena, call->app->catalog, &source, &fixed.mended);
        const struct buf *bytes = &fixed.mended.bytes;
        fixed.is_changed = fixed.mended.cures.count > 0;
        if (fixed.is_changed && !request->is_dry &&
            !file_write(source.file, bytes->text, bytes->length, err))
            return false;
        *VEC_ADD(call->arena, &fixes->list) = fixed;
        fixes->cure_count += fixed.mended.cures.count;
        fixes->error_count += fixed.mended.left.error_count;
    }
    return true;
}
