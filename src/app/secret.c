#include "app/secret.h"

#include "base/error.h"
#include "base/file.h"
#include "base/part.h"
#include "base/text.h"

#include <errno.h>
#include <unistd.h>

enum { SECRET_FILE_BYTES = 64 * 1024, PASSPHRASE_LEAST = 12 };

/* The room of the passphrase is its own and is wiped with it. */
static bool read_passphrase_file(struct call *call, const char *path, struct sealed_secret *secret,
                                 struct error *err)
{
    size_t length;
    char *text = file_read(call->arena, path, SECRET_FILE_BYTES, &length, err);
    if (!text)
        return false;
    size_t line = strcspn(text, "\r\n");
    *secret = (struct sealed_secret){SEALED_BY_PASSPHRASE, text, line};
    crypto_wipe(text + line, length - line);
    return line || error_set(err, ERROR_INPUT, N_("the first line of '%s' is empty; it must be the"
                                                  " passphrase"), path);
}

static bool read_key_file(struct call *call, const char *path, struct sealed_secret *secret,
                          struct error *err)
{
    size_t length;
    unsigned char *key = arena_take(call->arena, 1, CRYPTO_KEY_BYTES);
    char *text = file_read(call->arena, path, SECRET_FILE_BYTES, &length, err);
    if (!text)
        return false;
    *secret = (struct sealed_secret){SEALED_BY_KEY, key, CRYPTO_KEY_BYTES};
    bool is_good = sealed_key_read(text, path, key, err);
    crypto_wipe(text, length);
    return is_good;
}

bool secret_read(struct call *call, const struct app_secret *from, struct sealed_secret *secret,
                 struct error *err)
{
    *secret = (struct sealed_secret){.kind = SEALED_BY_PASSPHRASE};
    if (from->passphrase_file[0] && from->key_file[0])
        return error_set(err, ERROR_USAGE,
                         N_("--passphrase-file and --key together; choose one"));
    if (from->key_file[0])
        return read_key_file(call, from->key_file, secret, err);
    if (from->passphrase_file[0])
        return read_passphrase_file(call, from->passphrase_file, secret, err);
    if (!from->passphrase)
        return error_set(err, ERROR_USAGE, N_("nobody can be asked for the passphrase here; give"
                                              " --passphrase-file FILE or --key FILE"));
    *secret = (struct sealed_secret){
        SEALED_BY_PASSPHRASE, arena_copy(call->arena, from->passphrase), strlen(from->passphrase)};
    return true;
}

void secret_end(struct sealed_secret *secret)
{
    if (secret->bytes)
        crypto_wipe((void *)secret->bytes, secret->length);
    secret->length = 0;
}

bool secret_is_strong(const struct sealed_secret *secret, struct error *err)
{
    return secret->kind == SEALED_BY_KEY ||
           text_count_bytes(secret->bytes, secret->length) >= PASSPHRASE_LEAST ||
           error_set(err, ERROR_INPUT, N_("the passphrase is too short: at least %d characters;"
                                          " four or five words that do not belong together are"
                                          " good"), PASSPHRASE_LEAST);
}

/* ---- a new key ---- */

static bool write_key(struct call *call, const char *path, const char *text, struct error *err)
{
    struct part *part;
    const char *beside = arena_format(call->arena, "%s.tuanfu-part", path);
    if (file_exists(path))
        return error_set(err, ERROR_REFUSED, N_("'%s' is already there; choose another name"),
                         path);
    if (!part_start(call->arena, beside, &part, err))
        return false;
    errno = ENOSPC;                     /* of a write that ends early without a word */
    size_t length = strlen(text);
    if (write(part->handle, text, length) != (ssize_t)length)
        return file_refuse_write(path, errno, err);
    return part_keep(part, path, err);
}

const char *app_new_key(struct call *call, const char *path, struct error *err)
{
    unsigned char key[CRYPTO_KEY_BYTES];
    crypto_random(key, sizeof key);
    const char *text = sealed_key_text(call->arena, key, messages_find(call->language,
        N_("tuanfu: key of the backups\n"
           "Who has it and a backup can read the record; without it no backup opens.\n"
           "Print this text, keep it apart from the computer and from the backups.\n"
           "If the file is lost: type the four lines into a new text file.")));
    crypto_wipe(key, sizeof key);
    return write_key(call, path, text, err) ? text : NULL;
}
