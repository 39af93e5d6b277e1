#include "crypto.h"

#include "arena.h"

#include <assert.h>
#include <sodium.h>

static_assert(CRYPTO_KEY_BYTES == crypto_secretstream_xchacha20poly1305_KEYBYTES &&
              CRYPTO_START_BYTES == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
              CRYPTO_SEAL_BYTES == crypto_secretstream_xchacha20poly1305_ABYTES &&
              CRYPTO_SALT_BYTES == crypto_pwhash_argon2id_SALTBYTES, "the library's sizes");
static_assert(crypto_generichash_BYTES * 2 + 1 == CRYPTO_HASH_TEXT_BYTES,
              "the text holds the whole hash");

/* Random bytes and wiping need the library awake; waking it again costs nothing. */
static void wake(void)
{
    int outcome = sodium_init();
    assert(outcome >= 0);
    (void)outcome;
}

/* ---- fingerprints ---- */

void crypto_hash_hex(const void *bytes, size_t length, char out[CRYPTO_HASH_TEXT_BYTES])
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_mark(bytes, length, NULL, hash, sizeof hash);
    sodium_bin2hex(out, CRYPTO_HASH_TEXT_BYTES, hash, sizeof hash);
}

void crypto_mark(const void *bytes, size_t length, const unsigned char *key, unsigned char *out,
                 size_t out_length)
{
    int outcome =
        crypto_generichash(out, out_length, bytes, length, key, key ? CRYPTO_KEY_BYTES : 0);
    assert(outcome == 0);   /* fails only for lengths that callers fix */
    (void)outcome;
}

struct crypto_hasher {
    crypto_generichash_state state;
};

struct crypto_hasher *crypto_hasher_start(struct arena *arena)
{
    /* the library wants its state at multiples of 64 bytes */
    enum { ALIGNMENT = _Alignof(struct crypto_hasher) };
    char *room = arena_take(arena, 1, sizeof(struct crypto_hasher) + ALIGNMENT);
    size_t over = (uintptr_t)room % ALIGNMENT;
    struct crypto_hasher *hasher = (void *)(room + (over ? ALIGNMENT - over : 0));
    crypto_generichash_init(&hasher->state, NULL, 0, crypto_generichash_BYTES);
    return hasher;
}

void crypto_hasher_add(struct crypto_hasher *hasher, const void *bytes, size_t length)
{
    crypto_generichash_update(&hasher->state, bytes, length);
}

void crypto_hasher_end(struct crypto_hasher *hasher, char out[CRYPTO_HASH_TEXT_BYTES])
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_final(&hasher->state, hash, sizeof hash);
    sodium_bin2hex(out, CRYPTO_HASH_TEXT_BYTES, hash, sizeof hash);
}

/* ---- keys ---- */

void crypto_random(void *bytes, size_t length)
{
    wake();
    randombytes_buf(bytes, length);
}

void crypto_wipe(void *bytes, size_t length)
{
    sodium_memzero(bytes, length);
}

bool crypto_equal(const void *left, const void *right, size_t length)
{
    return sodium_memcmp(left, right, length) == 0;
}

bool crypto_derive_key(const char *passphrase, size_t length,
                       const unsigned char salt[CRYPTO_SALT_BYTES], struct crypto_work work,
                       unsigned char key[CRYPTO_KEY_BYTES])
{
    wake();
    return crypto_pwhash(key, CRYPTO_KEY_BYTES, passphrase, length, salt, work.passes,
                         (size_t)work.kib * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

/* ---- sealed streams ---- */

struct crypto_stream {
    crypto_secretstream_xchacha20poly1305_state state;
};

struct crypto_stream *crypto_seal_start(struct arena *arena,
                                        const unsigned char key[CRYPTO_KEY_BYTES],
                                        unsigned char start[CRYPTO_START_BYTES])
{
    wake();
    struct crypto_stream *stream = arena_take(arena, 1, sizeof *stream);
    crypto_secretstream_xchacha20poly1305_init_push(&stream->state, start, key);
    return stream;
}

void crypto_seal(struct crypto_stream *stream, const void *piece, size_t length,
                 struct crypto_bound bound, bool is_last, unsigned char *out)
{
    unsigned char tag = is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(&stream->state, out, NULL, piece, length,
                                               bound.bytes, bound.length, tag);
}

struct crypto_stream *crypto_unseal_start(struct arena *arena,
                                          const unsigned char key[CRYPTO_KEY_BYTES],
                                          const unsigned char start[CRYPTO_START_BYTES])
{
    wake();
    struct crypto_stream *stream = arena_take(arena, 1, sizeof *stream);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream->state, start, key))
        return NULL;
    return stream;
}

enum crypto_piece crypto_unseal(struct crypto_stream *stream, const unsigned char *sealed,
                                size_t length, struct crypto_bound bound, void *out)
{
    unsigned char tag = 0;
    assert(length >= CRYPTO_SEAL_BYTES);
    if (crypto_secretstream_xchacha20poly1305_pull(&stream->state, out, NULL, &tag, sealed, length,
                                                   bound.bytes, bound.length))
        return CRYPTO_PIECE_BROKEN;
    return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL ? CRYPTO_PIECE_LAST
                                                                  : CRYPTO_PIECE_INNER;
}

void crypto_stream_end(struct crypto_stream *stream)
{
    sodium_memzero(stream, sizeof *stream);
}
