#include "app/record.h"
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "exchange/exchange.h"
#include "store/store.h"

bool app_import_children(struct call *call, const struct app_import_request *request,
                         struct app_import_outcome *outcome, struct error *err)
{
    *outcome = (struct app_import_outcome){.issues = issues_start(call->arena, call->language)};
    struct import_source source = {.file = request->file, .bytes = request->bytes,
                                   .length = request->length};
    const struct vocabulary *vocabulary = call->app->catalog->vocabulary;
    const struct import_children *children =
        exchange_read_children(call->arena, vocabulary, &source, &outcome->issues, err);
    if (!children || !record_open(call, err))
        return false;
    struct store_import how = {.file = children->file, .today = call->today,
                               .is_trial = request->is_trial};
    struct store_imported imported = {0};
    if (!store_import_children(call->store, vocabulary, children, &how, &outcome->issues,
                               &imported, err))
        return false;
    outcome->added = imported.added;
    outcome->changed = imported.changed;
    outcome->same = imported.same;
    outcome->rejected = children->rejected_count + imported.unclear;
    outcome->rejects = children->rejects;
    issues_sort(&outcome->issues);
    return true;
}

const char *app_import_template(struct call *call, const char *kind, struct error *err)
{
    const struct importer *importer = exchange_importer(kind);
    if (!importer) {
        error_set(err, ERROR_USAGE, N_("nothing is imported under the name '%.40s'; there is '%s'"),
                  kind, exchange_importer_at(0)->name);
        return NULL;
    }
    struct buf out = buf_start(call->arena);
    exchange_write_template(&out, importer, call->language);
    return out.text;
}
