#include "app/record.h"
#include "app/secret.h"
#include "app/verbs.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/part.h"
#include "base/text.h"
#include "store/backup.h"

#include <string.h>

static const char ending[] = ".tfb";
static const char part_ending[] = ".tfb.tuanfu-part";

/* What is kept of older ones: the newest of each of the last days and weeks that have one. */
enum { DAYS_KEPT = 7, WEEKS_KEPT = 8 };

/* ---- where to ---- */

/* "tuanfu-2026-03-01-083000.tfb": no name of anybody, and in order by day. */
static const char *make_name(struct call *call)
{
    char when[CLOCK_TEXT_BYTES];
    char day[DATE_TEXT_BYTES];
    clock_write(call->now, when);
    return arena_format(call->arena, "tuanfu-%s-%.2s%.2s%.2s%s", date_write(call->today, day),
                        when + 11, when + 14, when + 17, ending);
}

/* The path of the new backup; NULL with `err`. */
static const char *choose_path(struct call *call, const char *place, struct error *err)
{
    const char *folder = place;
    if (!place[0]) {
        folder = file_join(call->arena, file_folder(call->arena, call->database), "backups");
        if (!file_make_folder(folder, err))
            return NULL;
    }
    const char *path = file_is_folder(folder) ? file_join(call->arena, folder, make_name(call))
                                              : folder;
    if (!text_ends_with(path, ending)) {
        error_set(err, ERROR_MISSING, N_("there is no folder '%s'; name one that is there, or a"
                                         " file that ends in .tfb"), place);
        return NULL;
    }
    if (file_exists(path)) {
        error_set(err, ERROR_REFUSED, N_("'%s' is already there; choose another name"), path);
        return NULL;
    }
    return file_whole_path(call->arena, path);
}

/* ---- making it ---- */

/* A plain copy, sealed into the part; the copy is gone before anything else happens. */
static bool seal_copy(struct call *call, const struct sealed_secret *secret, struct part *part,
                      struct sealed_result *sealed, struct error *err)
{
    struct part *copy;
    if (!part_start(call->arena, store_copy_path(call->arena, call->database), &copy, err))
        return false;
    const struct sealed_job job = {
        .source = copy->path, .target = part->handle, .target_name = part->path, .secret = secret,
        .progress = call->progress,
    };
    bool is_good =
        store_copy(call->store, copy->path, err) && sealed_write(&job, sealed, err);
    part_drop(copy);
    return is_good;
}

/* Reads back what is on the disk, with the secret alone, as a restore would. */
static bool read_back(struct call *call, const struct sealed_secret *secret,
                      const struct part *part, const struct sealed_result *sealed,
                      struct error *err)
{
    struct sealed_result found;
    const struct sealed_job job = {.source = part->path, .target = -1, .target_name = "",
                                   .secret = secret, .progress = call->progress};
    if (!sealed_read(&job, &found, err))
        return error_add(err, N_("the backup does not read back"));
    return (text_equal(found.plain_hash, sealed->plain_hash) &&
            text_equal(found.file_hash, sealed->file_hash)) ||
           error_set(err, ERROR_SYSTEM, N_("the backup does not read back as it was written; use"
                                           " another disk"));
}

static bool make_backup(struct call *call, const char *path, const struct sealed_secret *secret,
                        struct sealed_result *sealed, struct error *err)
{
    struct part *part;
    if (!part_start(call->arena, arena_format(call->arena, "%s.tuanfu-part", path), &part, err))
        return false;
    bool is_good = seal_copy(call, secret, part, sealed, err) && part_sync(part, err) &&
                   read_back(call, secret, part, sealed, err) && part_keep(part, path, err);
    part_drop(part);
    return is_good;
}

/* ---- keeping only some ---- */

static int week_of(struct date day)
{
    int days = date_to_days(day);
    return days - (int)date_weekday(day);
}

/* Days and weeks of those that stay, newest first. */
struct kept {
    int days, weeks;
    int last_day, last_week;
};

static bool stays(struct kept *kept, struct date date)
{
    int day = date_to_days(date);
    int week = week_of(date);
    bool is_new_day = !kept->days || day != kept->last_day;
    bool is_new_week = !kept->weeks || week != kept->last_week;
    bool is_kept = (is_new_day && kept->days < DAYS_KEPT) ||
                   (is_new_week && kept->weeks < WEEKS_KEPT);
    kept->days += is_new_day;
    kept->weeks += is_new_week;
    kept->last_day = day;
    kept->last_week = week;
    return is_kept;
}

/* Only what this record made and lists: a folder may hold the backups of others. */
static bool thin_out(struct call *call, const char *path, int *removed, struct error *err)
{
    const struct store_backups *backups = store_list_backups(call->store, call->arena, err);
    if (!backups)
        return false;
    const char *folder = file_folder(call->arena, path);
    int64_t *ids = arena_take(call->arena, (size_t)backups->count, sizeof *ids);
    struct kept kept = {0};
    for (int i = 0; i < backups->count; i++) {
        const struct store_backup *backup = &backups->list[i];
        if (date_is_set(backup->removed) || !file_exists(backup->place) ||
            !text_equal(file_folder(call->arena, backup->place), folder) ||
            stays(&kept, backup->day))
            continue;
        if (!file_remove(backup->place, err))
            break;
        ids[(*removed)++] = backup->id;
    }
    struct error noting = error_start(err->language);
    bool is_noted = !*removed ||
                    store_note_removed(call->store, ids, *removed, call->today, &noting);
    return err->kind == ERROR_NONE && (is_noted || error_set_text(err, noting.kind, noting.text));
}

bool app_backup(struct call *call, const struct app_backup_request *request,
                struct app_backup *backup, struct error *err)
{
    struct sealed_secret secret;
    struct sealed_result sealed;
    *backup = (struct app_backup){.path = ""};
    if (!record_open(call, err))
        return false;
    const char *path = choose_path(call, request->place, err);
    if (!path)
        return false;
    part_sweep_folder(file_folder(call->arena, path), part_ending);
    bool is_good = secret_read(call, &request->secret, &secret, err) &&
                   secret_is_strong(&secret, err) &&
                   make_backup(call, path, &secret, &sealed, err);
    secret_end(&secret);
    if (!is_good)
        return false;
    *backup = (struct app_backup){.path = path, .bytes = sealed.file_bytes};
    const struct store_backup row = {.day = call->today, .place = path, .hash = sealed.file_hash,
                                     .bytes = sealed.file_bytes};
    if (!store_note_backup(call->store, &row, err))
        return error_add(err, N_("the backup %s is made and good, but not listed"), path);
    return !request->is_thinned || thin_out(call, path, &backup->removed, err) ||
           error_add(err, N_("the backup %s is made, but older ones could not be removed"), path);
}
