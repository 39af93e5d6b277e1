#include "crypto.h"

#include <assert.h>
#include <sodium.h>

void crypto_hash_hex(const void *bytes, size_t length, char out[CRYPTO_HASH_TEXT_BYTES])
{
    unsigned char hash[crypto_generichash_BYTES];
    static_assert(sizeof hash * 2 + 1 == CRYPTO_HASH_TEXT_BYTES, "the text holds the whole hash");
    int outcome = crypto_generichash(hash, sizeof hash, bytes, length, NULL, 0);
    assert(outcome == 0);   /* fails only for lengths that are fixed above */
    (void)outcome;
    sodium_bin2hex(out, CRYPTO_HASH_TEXT_BYTES, hash, sizeof hash);
}
