/* Fingerprints, keys and sealed streams of bytes; the one place that knows libsodium. */
#ifndef BASE_CRYPTO_H
#define BASE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum {
    CRYPTO_HASH_TEXT_BYTES = 65,
    CRYPTO_KEY_BYTES = 32,
    CRYPTO_SALT_BYTES = 16,
    CRYPTO_START_BYTES = 24,        /* what a sealed stream begins with */
    CRYPTO_SEAL_BYTES = 17          /* what sealing adds to each piece */
};

/* The 256-bit BLAKE2b hash of the bytes as 64 lower-case hexadecimal digits and a zero. */
void crypto_hash_hex(const void *bytes, size_t length, char out[CRYPTO_HASH_TEXT_BYTES]);

/* The same hash of bytes that come in pieces; the hasher lives in the arena and ends once. */
struct crypto_hasher;
struct crypto_hasher *crypto_hasher_start(struct arena *arena);
void crypto_hasher_add(struct crypto_hasher *hasher, const void *bytes, size_t length);
void crypto_hasher_end(struct crypto_hasher *hasher, char out[CRYPTO_HASH_TEXT_BYTES]);

/* `out_length` (16 to 64) bytes that only who has the key (NULL: everybody) can make of these. */
void crypto_mark(const void *bytes, size_t length, const unsigned char *key, unsigned char *out,
                 size_t out_length);

void crypto_random(void *bytes, size_t length);

/* Overwrites what nobody may find in memory later; no compiler leaves it out. */
void crypto_wipe(void *bytes, size_t length);

/* Equal, in a time that does not tell where they differ. */
bool crypto_equal(const void *left, const void *right, size_t length);

/* How much work a guess at a passphrase costs: argon2id, version 1.3. */
struct crypto_work {
    uint32_t passes;
    uint32_t kib;
};

/* A key from a passphrase; false when there is not enough memory for the work. */
bool crypto_derive_key(const char *passphrase, size_t length,
                       const unsigned char salt[CRYPTO_SALT_BYTES], struct crypto_work work,
                       unsigned char key[CRYPTO_KEY_BYTES]);

/* A stream of pieces, each sealed so that a changed, lost, added or moved piece is found (libsodium
 * secretstream, XChaCha20-Poly1305). `bound` are bytes that are not kept in the piece but must be
 * the same when it is opened. End it: then its key is wiped. */
struct crypto_stream;
struct crypto_bound {
    const void *bytes;
    size_t length;
};
struct crypto_stream *crypto_seal_start(struct arena *arena,
                                        const unsigned char key[CRYPTO_KEY_BYTES],
                                        unsigned char start[CRYPTO_START_BYTES]);
/* `out` has room for length + CRYPTO_SEAL_BYTES. */
void crypto_seal(struct crypto_stream *stream, const void *piece, size_t length,
                 struct crypto_bound bound, bool is_last, unsigned char *out);

/* NULL when the start is none. */
struct crypto_stream *crypto_unseal_start(struct arena *arena,
                                          const unsigned char key[CRYPTO_KEY_BYTES],
                                          const unsigned char start[CRYPTO_START_BYTES]);
enum crypto_piece { CRYPTO_PIECE_BROKEN, CRYPTO_PIECE_INNER, CRYPTO_PIECE_LAST };
/* `length` is that of the sealed piece, at least CRYPTO_SEAL_BYTES. */
enum crypto_piece crypto_unseal(struct crypto_stream *stream, const unsigned char *sealed,
                                size_t length, struct crypto_bound bound, void *out);
void crypto_stream_end(struct crypto_stream *stream);

#endif
