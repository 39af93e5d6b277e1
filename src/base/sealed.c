#define _POSIX_C_SOURCE 200809L

#include "sealed.h"

#include "arena.h"
#include "error.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    AT_VERSION = 8, AT_ALGORITHM = 9, AT_KIND = 10, AT_PIECE = 11, AT_PASSES = 12, AT_KIB = 16,
    AT_SALT = 20, AT_MARK = 36, AT_START = 52, AT_CHECK = 76, HEAD_BYTES = 92,
    MARK_BYTES = 16, VERSION = 1, ALGORITHM = 1, PIECE_POWER = 16, PIECE_BYTES = 1 << PIECE_POWER,
    SEALED_BYTES = PIECE_BYTES + CRYPTO_SEAL_BYTES
};

static const char magic[] = "TUANFU\r\n";

/* A guess costs about half a second; a hostile file may not ask for a day or for all memory. */
static const struct crypto_work work_usual = {.passes = 3, .kib = 128 * 1024};
static const struct crypto_work work_most = {.passes = 16, .kib = 1024 * 1024};

/* One job while it runs. */
struct run {
    const struct sealed_job *job;
    struct arena *arena;
    int source;
    int64_t done, all;
    unsigned char head[HEAD_BYTES];
    unsigned char key[CRYPTO_KEY_BYTES];        /* of the stream */
    unsigned char *plain;                       /* PIECE_BYTES */
    unsigned char *sealed;                      /* SEALED_BYTES */
    struct crypto_stream *stream;
    struct crypto_hasher *plain_hasher, *file_hasher;
};

/* ---- bytes in and out ---- */

static void put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (8 * i) & 0xFF);
}

static uint32_t get_number(const unsigned char *at)
{
    uint32_t number = 0;
    for (int i = 3; i >= 0; i--)
        number = number << 8 | at[i];
    return number;
}

/* As much as there is, up to `length`; −1 with `err`. */
static ssize_t read_up_to(struct run *run, unsigned char *bytes, size_t length, struct error *err)
{
    size_t done = 0;
    while (done < length) {
        ssize_t got = read(run->source, bytes + done, length - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            file_refuse_read(run->job->source, errno, err);
            return -1;
        }
        if (!got)
            break;
        done += (size_t)got;
    }
    run->done += (int64_t)done;
    return (ssize_t)done;
}

static bool write_whole(struct run *run, const unsigned char *bytes, size_t length,
                        struct error *err)
{
    while (length && run->job->target >= 0) {
        ssize_t done = write(run->job->target, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return file_refuse_write(run->job->target_name, errno, err);
        bytes += done;
        length -= (size_t)done;
    }
    return true;
}

static bool start_run(struct run *run, const struct sealed_job *job, struct error *err)
{
    *run = (struct run){.job = job};
    run->source = open(job->source, O_RDONLY | O_CLOEXEC);
    if (run->source < 0)
        return file_refuse_read(job->source, errno, err);
    struct stat found;
    if (fstat(run->source, &found) || S_ISDIR(found.st_mode)) {
        int code = S_ISDIR(found.st_mode) ? EISDIR : errno;
        close(run->source);
        return file_refuse_read(job->source, code, err);
    }
    run->all = (int64_t)found.st_size;
    /* what was just written is to come from the disk, not from memory */
    posix_fadvise(run->source, 0, 0, POSIX_FADV_DONTNEED);
    run->arena = arena_open();
    run->plain = arena_take(run->arena, 1, PIECE_BYTES);
    run->sealed = arena_take(run->arena, 1, SEALED_BYTES);
    run->plain_hasher = crypto_hasher_start(run->arena);
    run->file_hasher = crypto_hasher_start(run->arena);
    return true;
}

static void end_run(struct run *run, struct sealed_result *result)
{
    if (run->stream)
        crypto_stream_end(run->stream);
    crypto_hasher_end(run->plain_hasher, result->plain_hash);
    crypto_hasher_end(run->file_hasher, result->file_hash);
    crypto_wipe(run->plain, PIECE_BYTES);
    close(run->source);
    arena_close(run->arena);
    crypto_wipe(run, sizeof *run);
}

static bool go_on(const struct run *run, struct error *err)
{
    return progress_report(run->job->progress, run->done, run->all, 0) ||
           error_set(err, ERROR_REFUSED, N_("stopped; nothing was kept"));
}

/* ---- the secret ---- */

/* The key of the stream and the mark come from one master key, which neither of them gives away. */
static bool make_keys(struct run *run, unsigned char mark[MARK_BYTES], struct error *err)
{
    static const char for_stream[] = "tuanfu sealed stream";
    static const char for_mark[] = "tuanfu sealed mark";
    const struct sealed_secret *secret = run->job->secret;
    unsigned char master[CRYPTO_KEY_BYTES];
    unsigned char base[CRYPTO_KEY_BYTES];
    struct crypto_work work = {get_number(run->head + AT_PASSES), get_number(run->head + AT_KIB)};
    if (secret->kind == SEALED_BY_KEY)
        memcpy(base, secret->bytes, sizeof base);
    else if (!crypto_derive_key(secret->bytes, secret->length, run->head + AT_SALT, work, base))
        return error_set(err, ERROR_SYSTEM, N_("there is not enough memory for the passphrase (%u"
                                               " MiB); close other programs and try again"),
                         work.kib / 1024);
    crypto_mark(run->head, AT_MARK, base, master, sizeof master);
    crypto_mark(for_stream, sizeof for_stream, master, run->key, sizeof run->key);
    crypto_mark(for_mark, sizeof for_mark, master, mark, MARK_BYTES);
    crypto_wipe(base, sizeof base);
    crypto_wipe(master, sizeof master);
    return true;
}

static struct crypto_bound bound_to(struct run *run, bool is_first)
{
    return (struct crypto_bound){run->head, is_first ? HEAD_BYTES : 0};
}

/* ---- sealing ---- */

static bool write_head(struct run *run, struct error *err)
{
    bool is_key = run->job->secret->kind == SEALED_BY_KEY;
    memcpy(run->head, magic, AT_VERSION);
    run->head[AT_VERSION] = VERSION;
    run->head[AT_ALGORITHM] = ALGORITHM;
    run->head[AT_KIND] = (unsigned char)run->job->secret->kind;
    run->head[AT_PIECE] = PIECE_POWER;
    put_number(run->head + AT_PASSES, is_key ? 0 : work_usual.passes);
    put_number(run->head + AT_KIB, is_key ? 0 : work_usual.kib);
    crypto_random(run->head + AT_SALT, CRYPTO_SALT_BYTES);
    if (!make_keys(run, run->head + AT_MARK, err))
        return false;
    run->stream = crypto_seal_start(run->arena, run->key, run->head + AT_START);
    crypto_mark(run->head, AT_CHECK, NULL, run->head + AT_CHECK, HEAD_BYTES - AT_CHECK);
    crypto_hasher_add(run->file_hasher, run->head, HEAD_BYTES);
    return write_whole(run, run->head, HEAD_BYTES, err);
}

/* A source that ends with a whole piece is followed by an empty last one. */
static bool seal_all(struct run *run, struct sealed_result *result, struct error *err)
{
    bool is_last = false;
    result->file_bytes = HEAD_BYTES;
    for (bool is_first = true; !is_last; is_first = false) {
        ssize_t got = read_up_to(run, run->plain, PIECE_BYTES, err);
        if (got < 0 || !go_on(run, err))
            return false;
        size_t length = (size_t)got;
        is_last = length < PIECE_BYTES;
        crypto_seal(run->stream, run->plain, length, bound_to(run, is_first), is_last,
                    run->sealed);
        crypto_hasher_add(run->plain_hasher, run->plain, length);
        crypto_hasher_add(run->file_hasher, run->sealed, length + CRYPTO_SEAL_BYTES);
        if (!write_whole(run, run->sealed, length + CRYPTO_SEAL_BYTES, err))
            return false;
        result->file_bytes += (int64_t)(length + CRYPTO_SEAL_BYTES);
    }
    return true;
}

bool sealed_write(const struct sealed_job *job, struct sealed_result *result, struct error *err)
{
    struct run run;
    *result = (struct sealed_result){.file_bytes = 0};
    if (!start_run(&run, job, err))
        return false;
    bool is_good = write_head(&run, err) && seal_all(&run, result, err);
    end_run(&run, result);
    return is_good;
}

/* ---- opening ---- */

static bool refuse_damaged(const struct run *run, struct error *err)
{
    return error_set(err, ERROR_INPUT, N_("'%s' is damaged: something in it was changed; take"
                                          " another backup or another copy of this one"),
                     run->job->source);
}

static bool refuse_short(const struct run *run, struct error *err)
{
    return error_set(err, ERROR_INPUT, N_("'%s' is cut off: its end is missing; copy it once more"
                                          " from where it came, or take another backup"),
                     run->job->source);
}

static bool check_form(const struct run *run, struct error *err)
{
    const unsigned char *head = run->head;
    if (head[AT_VERSION] != VERSION || head[AT_ALGORITHM] != ALGORITHM ||
        head[AT_PIECE] != PIECE_POWER)
        return error_set(err, ERROR_REFUSED, N_("'%s' was made by a newer program; install that"
                                                " one"), run->job->source);
    if (head[AT_KIND] == SEALED_BY_KEY)
        return run->job->secret->kind == SEALED_BY_KEY ||
               error_set(err, ERROR_USAGE, N_("'%s' opens with a key file; give it with --key"
                                              " FILE"), run->job->source);
    if (head[AT_KIND] != SEALED_BY_PASSPHRASE)
        return refuse_damaged(run, err);
    if (run->job->secret->kind != SEALED_BY_PASSPHRASE)
        return error_set(err, ERROR_USAGE, N_("'%s' opens with a passphrase, not with a key file;"
                                              " leave out --key"), run->job->source);
    uint32_t passes = get_number(head + AT_PASSES);
    uint32_t kib = get_number(head + AT_KIB);
    bool is_fair = passes >= 1 && passes <= work_most.passes && kib >= 8 && kib <= work_most.kib;
    return is_fair || refuse_damaged(run, err);
}

static bool read_head(struct run *run, struct error *err)
{
    unsigned char mark[MARK_BYTES];
    ssize_t got = read_up_to(run, run->head, HEAD_BYTES, err);
    if (got < 0)
        return false;
    if (got < AT_VERSION || memcmp(run->head, magic, AT_VERSION))
        return error_set(err, ERROR_INPUT, N_("'%s' is no backup of this program, or its beginning"
                                              " is damaged"), run->job->source);
    if (got < HEAD_BYTES)
        return refuse_short(run, err);
    crypto_mark(run->head, AT_CHECK, NULL, mark, sizeof mark);
    if (!crypto_equal(mark, run->head + AT_CHECK, sizeof mark))
        return refuse_damaged(run, err);
    if (!check_form(run, err) || !make_keys(run, mark, err))
        return false;
    if (!crypto_equal(mark, run->head + AT_MARK, sizeof mark)) {
        if (run->job->secret->kind == SEALED_BY_KEY)
            return error_set(err, ERROR_INPUT, N_("the key does not open '%s'; look for the key"
                                                  " file that it was made with"),
                             run->job->source);
        return error_set(err, ERROR_INPUT, N_("the passphrase does not open '%s'; mind capitals,"
                                              " blanks and full-width letters, and try again"),
                         run->job->source);
    }
    run->stream = crypto_unseal_start(run->arena, run->key, run->head + AT_START);
    crypto_hasher_add(run->file_hasher, run->head, HEAD_BYTES);
    return run->stream != NULL || refuse_damaged(run, err);
}

static bool open_all(struct run *run, struct error *err)
{
    enum crypto_piece kind = CRYPTO_PIECE_INNER;
    for (bool is_first = true; kind != CRYPTO_PIECE_LAST; is_first = false) {
        ssize_t got = read_up_to(run, run->sealed, SEALED_BYTES, err);
        if (got < 0 || !go_on(run, err))
            return false;
        if (got < CRYPTO_SEAL_BYTES)
            return refuse_short(run, err);
        size_t length = (size_t)got;
        kind = crypto_unseal(run->stream, run->sealed, length, bound_to(run, is_first),
                             run->plain);
        if (kind == CRYPTO_PIECE_BROKEN)
            return refuse_damaged(run, err);
        crypto_hasher_add(run->plain_hasher, run->plain, length - CRYPTO_SEAL_BYTES);
        crypto_hasher_add(run->file_hasher, run->sealed, length);
        if (!write_whole(run, run->plain, length - CRYPTO_SEAL_BYTES, err))
            return false;
    }
    ssize_t more = read_up_to(run, run->sealed, 1, err);
    return more == 0 || (more > 0 && refuse_damaged(run, err));
}

bool sealed_read(const struct sealed_job *job, struct sealed_result *result, struct error *err)
{
    struct run run;
    *result = (struct sealed_result){.file_bytes = 0};
    if (!start_run(&run, job, err))
        return false;
    bool is_good = read_head(&run, err) && open_all(&run, err);
    result->file_bytes = run.done;
    end_run(&run, result);
    return is_good;
}
