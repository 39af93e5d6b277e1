/* A sealed file opens whole and with the right secret, or says why not. */
#define _XOPEN_SOURCE 700

#include "../check.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/sealed.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 65536, SEALED = PIECE + CRYPTO_SEAL_BYTES, HEAD = 92, AT_CHECK = 76 };

struct place {
    struct arena *arena;
    const char *plain, *sealed, *edited, *opened;
};

static const unsigned char key_bytes[CRYPTO_KEY_BYTES] = "an invented key of thirty-two by";
static const struct sealed_secret key = {SEALED_BY_KEY, key_bytes, CRYPTO_KEY_BYTES};
static const struct sealed_secret words = {SEALED_BY_PASSPHRASE, "four words and a cow", 20};

static int make_target(const char *path)
{
    int handle = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (handle < 0)
        abort();
    return handle;
}

static bool seal(const struct place *place, const struct sealed_secret *secret,
                 struct sealed_result *result, struct error *err)
{
    int target = make_target(place->sealed);
    const struct sealed_job job = {.source = place->plain, .target = target,
                                   .target_name = place->sealed, .secret = secret};
    bool is_good = sealed_write(&job, result, err);
    close(target);
    return is_good;
}

static bool look(const char *path, const struct sealed_secret *secret, struct error *err)
{
    const struct sealed_job job = {.source = path, .target = -1, .target_name = "",
                                   .secret = secret};
    struct sealed_result result;
    return sealed_read(&job, &result, err);
}

static const char *make_bytes(struct arena *arena, size_t length)
{
    char *bytes = arena_take(arena, length + 1, 1);
    for (size_t i = 0; i < length; i++)
        bytes[i] = (char)('a' + i * 7 % 26);
    return bytes;
}

static char *make_sealed(const struct place *place, const struct sealed_secret *secret,
                         size_t plain_length, size_t *length)
{
    struct error err = error_start(LANGUAGE_EN);
    struct sealed_result result;
    CHECK(file_write(place->plain, make_bytes(place->arena, plain_length), plain_length, &err));
    CHECK(seal(place, secret, &result, &err));
    char *bytes = file_read(place->arena, place->sealed, 10 * SEALED, length, &err);
    CHECK(bytes && (int64_t)*length == result.file_bytes);
    CHECK_TEXT(err.text, "");
    return bytes;
}

/* Refused with a text that has `words`; "" for any. */
static bool is_refused(const struct place *place, const void *bytes, size_t length,
                       const struct sealed_secret *secret, const char *text)
{
    struct error err = error_start(LANGUAGE_EN);
    int target = make_target(place->edited);     /* hundreds of these: no waiting for the disk */
    bool is_written = write(target, bytes, length) == (ssize_t)length;
    close(target);
    if (!CHECK(is_written))
        return false;
    bool is_good = !look(place->edited, secret, &err) && strstr(err.text, text);
    if (!is_good)
        printf("    %zu bytes: '%s', wanted '%s'\n", length, err.text, text);
    return is_good;
}

/* What goes in comes out, at the lengths around a whole piece, and both hashes are of the bytes. */
static void check_round(const struct place *place, const struct sealed_secret *secret,
                        size_t plain_length)
{
    struct error err = error_start(LANGUAGE_EN);
    size_t length;
    char hash[CRYPTO_HASH_TEXT_BYTES];
    const char *sealed = make_sealed(place, secret, plain_length, &length);
    int target = make_target(place->opened);
    const struct sealed_job job = {.source = place->sealed, .target = target,
                                   .target_name = place->opened, .secret = secret};
    struct sealed_result result;
    CHECK(sealed_read(&job, &result, &err));
    close(target);
    crypto_hash_hex(sealed, length, hash);
    CHECK_TEXT(result.file_hash, hash);
    const char *wanted = make_bytes(place->arena, plain_length);
    crypto_hash_hex(wanted, plain_length, hash);
    CHECK_TEXT(result.plain_hash, hash);
    const char *opened = file_read(place->arena, place->opened, 10 * SEALED, &length, &err);
    CHECK(opened && length == plain_length && !memcmp(opened, wanted, length));
}

/* Nothing of the inside is to be read outside. */
static void check_hidden(const struct place *place)
{
    size_t length;
    const char *sealed = make_sealed(place, &key, 5000, &length);
    const char *inside = make_bytes(place->arena, 5000);
    for (size_t i = 0; i + 8 <= length; i++)
        if (!memcmp(sealed + i, inside, 8))
            CHECK(false && "eight bytes of the inside are outside");
    const char *again = make_sealed(place, &key, 5000, &length);
    CHECK(memcmp(sealed + HEAD, again + HEAD, 64) != 0);
}

static void check_flips(const struct place *place, const struct sealed_secret *secret)
{
    size_t length;
    char *bytes = make_sealed(place, secret, 300, &length);
    int refused = 0;
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (char)(bytes[i] ^ 1 << i % 8);
        const char *text = i < 8 ? "is no backup of this program" : "is damaged";
        if (secret->kind == SEALED_BY_KEY || i < HEAD)
            refused += is_refused(place, bytes, length, secret, text);
        bytes[i] = (char)(bytes[i] ^ 1 << i % 8);
    }
    CHECK_NUMBER(refused, secret->kind == SEALED_BY_KEY ? length : HEAD);
}

static void check_lengths(const struct place *place)
{
    size_t length;
    const char *bytes = make_sealed(place, &key, 300, &length);
    size_t refused = 0;
    for (size_t cut = 0; cut < length; cut++)
        refused += is_refused(place, bytes, cut, &key, cut < 8 ? "is no backup" : "");
    CHECK_NUMBER(refused, length);
    char *longer = arena_take(place->arena, 2 * length, 1);
    memcpy(longer, bytes, length);
    memcpy(longer + length, bytes, length);
    CHECK(is_refused(place, longer, length + 1, &key, "is damaged"));
    CHECK(is_refused(place, longer, 2 * length, &key, "is damaged"));
}

/* Pieces that are moved, doubled, left out, or the end of another file of the same key. */
static void check_pieces(const struct place *place)
{
    size_t length;
    char *bytes = make_sealed(place, &key, 3 * PIECE + 100, &length);
    char *other = make_sealed(place, &key, 3 * PIECE + 100, &length);
    char *edited = arena_take(place->arena, length, 1);
    memcpy(edited, bytes, length);
    memcpy(edited + HEAD, bytes + HEAD + SEALED, SEALED);
    memcpy(edited + HEAD + SEALED, bytes + HEAD, SEALED);
    CHECK(is_refused(place, edited, length, &key, "is damaged"));
    memcpy(edited, bytes, length);
    memcpy(edited + HEAD + SEALED, bytes + HEAD, SEALED);
    CHECK(is_refused(place, edited, length, &key, "is damaged"));
    memcpy(edited, bytes, length);
    memmove(edited + HEAD + SEALED, edited + HEAD + 2 * SEALED, length - HEAD - 2 * SEALED);
    CHECK(is_refused(place, edited, length - SEALED, &key, "is damaged"));
    for (int pieces = 0; pieces <= 3; pieces++)
        CHECK(is_refused(place, bytes, HEAD + (size_t)pieces * SEALED, &key, "is cut off"));
    memcpy(edited, bytes, length);
    memcpy(edited + HEAD + 3 * SEALED, other + HEAD + 3 * SEALED, length - HEAD - 3 * SEALED);
    CHECK(is_refused(place, edited, length, &key, "is damaged"));
    memcpy(edited, other, HEAD);
    CHECK(is_refused(place, edited, length, &key, "is damaged"));
    struct error err = error_start(LANGUAGE_EN);
    make_sealed(place, &key, 3 * PIECE + 100, &length);
    CHECK(look(place->sealed, &key, &err));             /* untouched */
}

/* The head with one byte set and its check made right again: as a stranger would edit it. */
static bool forge(const struct place *place, const char *bytes, size_t length, size_t at,
                  int value, const char *text)
{
    unsigned char *edited = arena_take(place->arena, length, 1);
    memcpy(edited, bytes, length);
    edited[at] = (unsigned char)value;
    crypto_mark(edited, AT_CHECK, NULL, edited + AT_CHECK, HEAD - AT_CHECK);
    return is_refused(place, edited, length, &words, text);
}

static void check_forged(const struct place *place)
{
    size_t length;
    const char *bytes = make_sealed(place, &words, 300, &length);
    CHECK(forge(place, bytes, length, 8, 2, "a newer program"));
    CHECK(forge(place, bytes, length, 9, 2, "a newer program"));
    CHECK(forge(place, bytes, length, 11, 30, "a newer program"));
    CHECK(forge(place, bytes, length, 10, 3, "is damaged"));
    CHECK(forge(place, bytes, length, 10, 2, "opens with a key file"));
    CHECK(forge(place, bytes, length, 12, 0, "is damaged"));        /* no work at all */
    CHECK(forge(place, bytes, length, 15, 255, "is damaged"));      /* years of work */
    CHECK(forge(place, bytes, length, 19, 255, "is damaged"));      /* all memory */
    CHECK(forge(place, bytes, length, 20, bytes[20] + 1, "passphrase does not open"));
    CHECK(forge(place, bytes, length, 52, bytes[52] + 1, "is damaged"));
}

static void check_wrong_secrets(const struct place *place)
{
    size_t length;
    static const struct sealed_secret near = {SEALED_BY_PASSPHRASE, "four words and a Cow", 20};
    static const unsigned char other_bytes[CRYPTO_KEY_BYTES] = "another key of thirty-two bytes";
    static const struct sealed_secret other = {SEALED_BY_KEY, other_bytes, CRYPTO_KEY_BYTES};
    const char *bytes = make_sealed(place, &words, 300, &length);
    CHECK(is_refused(place, bytes, length, &near, "the passphrase does not open"));
    CHECK(is_refused(place, bytes, length, &key, "opens with a passphrase"));
    bytes = make_sealed(place, &key, 300, &length);
    CHECK(is_refused(place, bytes, length, &other, "the key does not open"));
    CHECK(is_refused(place, bytes, length, &words, "opens with a key file"));
}

static bool stop(void *listener, int64_t done, int64_t all, int64_t best)
{
    (void)all;
    (void)best;
    *(int64_t *)listener = done;
    return done < PIECE;
}

static void check_stopped(const struct place *place)
{
    size_t length;
    struct error err = error_start(LANGUAGE_EN);
    int64_t seen = 0;
    const struct progress progress = {.report = stop, .listener = &seen};
    make_sealed(place, &key, 3 * PIECE, &length);
    const struct sealed_job job = {.source = place->sealed, .target = -1, .target_name = "",
                                   .secret = &key, .progress = &progress};
    struct sealed_result result;
    CHECK(!sealed_read(&job, &result, &err) && err.kind == ERROR_REFUSED);
    CHECK(seen >= PIECE && seen < 2 * SEALED);
}

/* A key on paper comes back; a slip is told by its line. */
static void check_key_text(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    unsigned char found[CRYPTO_KEY_BYTES];
    char *text = arena_copy(arena, sealed_key_text(arena, key_bytes, "one\ntwo"));
    CHECK(text[0] == '#' && strstr(text, "\n# two\n"));
    CHECK(sealed_key_read(text, "k", found, &err) && !memcmp(found, key_bytes, sizeof found));
    char *digits = strstr(text, "two\n") + 4;
    int refused = 0;
    int wanted = 0;
    for (char *at = digits; *at; at++) {
        char was = *at;
        if (was == ' ' || was == '\n')
            continue;
        struct error slip = error_start(LANGUAGE_EN);
        *at = was == '0' ? '1' : '0';
        wanted++;
        refused += !sealed_key_read(text, "k", found, &slip) && strstr(slip.text, "has a slip");
        *at = was;
    }
    CHECK(wanted == 80 && refused >= wanted - 1);   /* a check of 16 bits: 1 slip in 65,536 */
    const char *typed = arena_format(arena, "\r\n  %s", digits);
    CHECK(sealed_key_read(typed, "k", found, &err) && !memcmp(found, key_bytes, sizeof found));
    CHECK(!sealed_key_read("", "k", found, &err) && strstr(err.text, "four lines of twenty"));
    err = error_start(LANGUAGE_EN);
    CHECK(!sealed_key_read(arena_format(arena, "%s%s", digits, digits), "k", found, &err));
    err = error_start(LANGUAGE_EN);
    CHECK(!sealed_key_read("hello", "k", found, &err) && err.kind == ERROR_INPUT);
}

int main(void)
{
    struct arena *arena = arena_open();
    char *folder = arena_copy(arena, "/tmp/tuanfu-test-XXXXXX");
    if (!mkdtemp(folder))
        return 2;
    const struct place place = {arena, file_join(arena, folder, "plain"),
        file_join(arena, folder, "sealed"), file_join(arena, folder, "edited"),
        file_join(arena, folder, "opened")};
    static const size_t lengths[] = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        check_round(&place, &key, lengths[i]);
    check_round(&place, &words, 300);
    check_hidden(&place);
    check_flips(&place, &key);
    check_flips(&place, &words);
    check_lengths(&place);
    check_pieces(&place);
    check_forged(&place);
    check_wrong_secrets(&place);
    check_stopped(&place);
    check_key_text(arena);
    const char *files[] = {place.plain, place.sealed, place.edited, place.opened};
    for (int i = 0; i < 4; i++)
        unlink(files[i]);
    rmdir(folder);
    arena_close(arena);
    return check_end();
}
