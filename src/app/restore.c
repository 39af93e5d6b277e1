#include "app/record.h"
#include "app/secret.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "base/part.h"
#include "store/backup.h"

/* Opens the backup into the part and makes it a record of its own. */
static bool fill(struct call *call, const char *file, const struct sealed_secret *secret,
                 const struct part *part, struct error *err)
{
    struct sealed_result result;
    const struct sealed_job job = {
        .source = file, .target = part->handle, .target_name = part->path, .secret = secret,
        .progress = call->progress,
    };
    struct store_actor actor = record_actor(call);
    return sealed_read(&job, &result, err) &&
           store_renew(part->path, &actor, result.file_hash, err);
}

bool app_restore(struct call *call, const struct app_restore_request *request, struct error *err)
{
    struct sealed_secret secret;
    struct part *part;
    if (file_exists(request->to))
        return error_set(err, ERROR_REFUSED,
                         N_("'%s' is already there, and a backup never replaces anything; choose a"
                            " new name"), request->to);
    bool is_good = secret_read(call, &request->secret, &secret, err);
    if (is_good)
        is_good = part_start(call->arena,
                             arena_format(call->arena, "%s.tuanfu-restore", request->to), &part,
                             err);
    if (is_good) {
        is_good = fill(call, request->file, &secret, part, err) &&
                  part_keep(part, request->to, err);
        part_drop(part);
    }
    secret_end(&secret);
    return is_good;
}
