/* A sealed file: the bytes of another one, readable only with a passphrase or a key, and whole or
 * refused. All numbers are little-endian.
 *
 *      0   8  "TUANFU\r\n": a copy that changed line ends is found at once
 *      8   1  version of this form: 1
 *      9   1  algorithm: 1 = argon2id, BLAKE2b, XChaCha20-Poly1305 secretstream
 *     10   1  secret: 1 passphrase, 2 key
 *     11   1  size of a piece as a power of two: 16
 *     12   8  argon2id passes and KiB; 0 and 0 for a key
 *     20  16  salt of the passphrase; random for a key
 *     36  16  mark that only the right secret makes: tells a wrong one from damage
 *     52  24  start of the stream
 *     76  16  BLAKE2b of the 76 bytes before: tells damage from a wrong secret
 *     92   …  pieces of 65,536 bytes, each 17 longer when sealed; the last one says that it is it,
 *             and nothing follows. The 92 bytes are bound into the first piece.
 *
 * A piece is opened in its place or not at all, so a file that was changed, cut off, put together
 * anew or lengthened never opens to its end. */
#ifndef BASE_SEALED_H
#define BASE_SEALED_H

#include "crypto.h"
#include "progress.h"

struct error;

enum sealed_kind { SEALED_BY_PASSPHRASE = 1, SEALED_BY_KEY = 2 };

/* A passphrase, or the CRYPTO_KEY_BYTES of a key. Who made it wipes it. */
struct sealed_secret {
    enum sealed_kind kind;
    const void *bytes;
    size_t length;
};

struct sealed_job {
    const char *source;
    int target;                     /* handle open to write; −1: only looked through */
    const char *target_name;        /* for messages */
    const struct sealed_secret *secret;
    const struct progress *progress;        /* may stop the job (ERROR_REFUSED) */
};

struct sealed_result {
    char plain_hash[CRYPTO_HASH_TEXT_BYTES];    /* of what is inside */
    char file_hash[CRYPTO_HASH_TEXT_BYTES];     /* of the sealed file */
    int64_t file_bytes;
};

/* Seals the source into the target. */
bool sealed_write(const struct sealed_job *job, struct sealed_result *result, struct error *err);

/* Opens the source into the target. False with `err`, and then what the target got is worth
 * nothing; a wrong passphrase, a wrong key, damage and a newer program each have their words. */
bool sealed_read(const struct sealed_job *job, struct sealed_result *result, struct error *err);

/* A key as text to keep in a file or on paper: a few lines that say what it is, then four lines of
 * sixteen digits (0-9, a-f) with four that check the line, so that a slip in copying is found. */
const char *sealed_key_text(struct arena *arena, const unsigned char key[CRYPTO_KEY_BYTES],
                            const char *remark);

/* Reads such a text; lines that begin with # and blanks do not count. False with `err`, which names
 * the line that is wrong. */
bool sealed_key_read(const char *text, const char *name, unsigned char key[CRYPTO_KEY_BYTES],
                     struct error *err);

#endif
