/* Fingerprints of bytes; the one place that knows libsodium. */
#ifndef BASE_CRYPTO_H
#define BASE_CRYPTO_H

#include <stddef.h>

enum { CRYPTO_HASH_TEXT_BYTES = 65 };

/* The 256-bit BLAKE2b hash of the bytes as 64 lower-case hexadecimal digits and a zero. */
void crypto_hash_hex(const void *bytes, size_t length, char out[CRYPTO_HASH_TEXT_BYTES]);

#endif
