#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"

const char *app_write_schema(struct call *call, const char *name, const enum language *only,
                             struct error *err)
{
    enum catalog_schema kind;
    if (!catalog_find_schema(name, &kind)) {
        error_set(err, ERROR_USAGE, N_("no schema '%.40s'; there are activity and programme"),
                  name);
        return NULL;
    }
    struct buf out = buf_start(call->arena);
    catalog_write_schema(call->app->catalog->vocabulary, kind, only, &out);
    return out.text;
}
