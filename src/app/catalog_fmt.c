#include "app/verbs.h"
#include "app/yaml_files.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"

/* The file's form; `out` is what it should be. What cannot be read is told in `forms`. */
static enum catalog_form judge(struct call *call, const struct yaml_file *file, struct buf *out,
                               struct app_forms *forms)
{
    struct catalog_source source = {.file = file->path};
    struct error err = error_start(call->language);
    source.bytes = file_read(call->arena, file->path, CATALOG_FILE_BYTES_MAX, &source.length, &err);
    if (!source.bytes) {
        issues_add(&forms->issues, ISSUE_ERROR, file->path, 0, 0, "%s", err.text);
        return CATALOG_FORM_BROKEN;
    }
    enum catalog_form form = catalog_format(call->arena, &source, out, &forms->issues);
    if (form != CATALOG_FORM_OTHER || !file->is_named)
        return form;
    issues_add(&forms->issues, ISSUE_ERROR, file->path, 0, 0,
               N_("neither an activity nor a programme; only these two have a form"));
    return CATALOG_FORM_BROKEN;
}

bool app_format_catalog(struct call *call, const struct app_format_request *request,
                        struct app_forms *forms, struct error *err)
{
    forms->issues = issues_start(call->arena, call->language);
    struct yaml_files files = {0};
    if (!yaml_files_find(call, request->paths, request->count, &files, err))
        return false;
    for (int i = 0; i < files.list.count; i++) {
        struct buf out = buf_start(call->arena);
        const char *path = files.list.items[i].path;
        enum catalog_form form = judge(call, &files.list.items[i], &out, forms);
        if (form == CATALOG_FORM_OTHER)
            continue;
        if (form == CATALOG_FORM_NEW && !request->is_check &&
            !file_write(path, out.text, out.length, err))
            return false;
        *VEC_ADD(call->arena, &forms->list) = (struct app_form){path, form};
        forms->new_count += form == CATALOG_FORM_NEW;
        forms->broken_count += form == CATALOG_FORM_BROKEN;
    }
    return true;
}
