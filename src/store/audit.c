#include "store/audit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "base/text.h"
#include "store/db.h"
#include "store/store.h"

#include <string.h>

/* A row of `change` as the hash sees it. */
struct link {
    int64_t number;
    const char *county, *actor, *verb, *happened, *what, *purpose;
    int64_t count;
    const char *previous, *hash;
};

#define LINK_COLUMNS \
    "number, county, actor, verb, happened, what, purpose, count, previous, hash"

static struct link read_link(struct query *query, struct arena *arena)
{
    return (struct link){
        .number = db_number(query, 0), .county = db_text(query, arena, 1),
        .actor = db_text(query, arena, 2), .verb = db_text(query, arena, 3),
        .happened = db_text(query, arena, 4), .what = db_text(query, arena, 5),
        .purpose = db_text(query, arena, 6), .count = db_number(query, 7),
        .previous = db_text(query, arena, 8), .hash = db_text(query, arena, 9),
    };
}

/* Each part with its length before it: no two rows have the same text. The form is for ever; one
 * with more columns gets another first line. */
static const char *hash_of(struct arena *arena, const struct link *link)
{
    const char *const parts[] = {link->county, link->actor, link->verb, link->happened,
                                 link->what, link->purpose, link->previous};
    struct buf buf = buf_start(arena);
    buf_add_format(&buf, "change 1\n%lld %lld\n", (long long)link->number,
                   (long long)link->count);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buf_add_format(&buf, "%zu:%s\n", strlen(parts[i]), parts[i]);
    char *hash = arena_take(arena, CRYPTO_HASH_TEXT_BYTES, 1);
    crypto_hash_hex(buf.text, buf.length, hash);
    return hash;
}

/* ---- writing ---- */

static bool read_last(struct db *db, struct arena *arena, struct link *link, struct error *err)
{
    *link = (struct link){.hash = ""};
    struct query *query = db_query(db,
        "SELECT number, hash FROM change ORDER BY number DESC LIMIT 1");
    if (db_next(query)) {
        link->number = db_number(query, 0);
        link->hash = db_text(query, arena, 1);
    }
    return db_end(query, err);
}

static bool insert_link(struct db *db, const struct link *link, struct error *err)
{
    struct query *query = db_query(db,
        "INSERT INTO change (" LINK_COLUMNS ") VALUES ($number, $county, $actor, $verb, $happened,"
        " $what, $purpose, $count, $previous, $hash)");
    db_bind_number(query, "$number", link->number);
    db_bind_text(query, "$county", link->county);
    db_bind_text(query, "$actor", link->actor);
    db_bind_text(query, "$verb", link->verb);
    db_bind_text(query, "$happened", link->happened);
    db_bind_text(query, "$what", link->what);
    db_bind_text(query, "$purpose", link->purpose);
    db_bind_number(query, "$count", link->count);
    db_bind_text(query, "$previous", link->previous);
    db_bind_text(query, "$hash", link->hash);
    return db_run(query, err);
}

bool audit_write(struct db *db, const struct audit_who *who, const struct audit_entry *entry,
                 struct error *err)
{
    struct arena *arena = arena_open();
    struct link last;
    bool is_good = read_last(db, arena, &last, err);
    if (is_good) {
        struct link link = {
            .number = last.number + 1, .county = who->county, .actor = who->actor->name,
            .verb = entry->verb, .happened = who->actor->when, .what = entry->what,
            .purpose = entry->purpose ? entry->purpose : "", .count = entry->count,
            .previous = last.hash,
        };
        link.hash = hash_of(arena, &link);
        is_good = insert_link(db, &link, err);
    }
    arena_close(arena);
    return is_good;
}

static bool update_link(struct db *db, const struct link *link, struct error *err)
{
    struct query *query = db_query(db,
        "UPDATE change SET previous = $previous, hash = $hash WHERE number = $number");
    db_bind_text(query, "$previous", link->previous);
    db_bind_text(query, "$hash", link->hash);
    db_bind_number(query, "$number", link->number);
    return db_run(query, err);
}

bool audit_link_old(struct db *db, struct error *err)
{
    struct arena *arena = arena_open();
    const char *previous = "";
    bool is_good = true;
    struct query *query = db_query(db, "SELECT " LINK_COLUMNS " FROM change ORDER BY number");
    while (is_good && db_next(query)) {
        struct link link = read_link(query, arena);
        link.previous = previous;
        previous = link.hash = hash_of(arena, &link);
        is_good = update_link(db, &link, err);
    }
    is_good = db_end(query, err) && is_good;
    arena_close(arena);
    return is_good;
}

/* ---- looking ---- */

/* `before` NULL: nothing is known of the row before. */
static bool is_whole(struct arena *arena, const struct link *link, const struct link *before)
{
    return text_equal(link->hash, hash_of(arena, link)) &&
           (!before || (link->number == before->number + 1 &&
                        text_equal(link->previous, before->hash)));
}

static void keep_hash(struct store_chain *chain, const struct link *link)
{
    size_t length = strlen(link->hash);
    if (length < sizeof chain->last)
        memcpy(chain->last, link->hash, length + 1);
}

bool audit_verify(struct db *db, struct store_chain *chain, struct error *err)
{
    struct arena *rows[2] = {arena_open(), arena_open()};   /* this row and the one before */
    const struct arena_mark starts[2] = {arena_mark(rows[0]), arena_mark(rows[1])};
    struct link before = {.hash = ""};
    *chain = (struct store_chain){0};
    struct query *query = db_query(db, "SELECT " LINK_COLUMNS " FROM change ORDER BY number");
    for (int i = 0; db_next(query); i ^= 1) {
        arena_back(rows[i], starts[i]);
        struct link link = read_link(query, rows[i]);
        if (!chain->first_broken && !is_whole(rows[i], &link, &before))
            chain->first_broken = link.number;
        chain->count++;
        keep_hash(chain, &link);
        before = link;
    }
    bool is_good = db_end(query, err);
    arena_close(rows[0]);
    arena_close(rows[1]);
    return is_good;
}

bool audit_verify_last(struct db *db, struct store_chain *chain, struct error *err)
{
    struct arena *arena = arena_open();
    struct link links[2] = {0};
    int count = 0;
    *chain = (struct store_chain){0};
    struct query *query = db_query(db,
        "SELECT " LINK_COLUMNS " FROM change ORDER BY number DESC LIMIT 2");
    while (count < 2 && db_next(query))
        links[count++] = read_link(query, arena);
    bool is_good = db_end(query, err);
    const struct link nothing = {.hash = ""};
    if (is_good && count && !is_whole(arena, &links[0], count > 1 ? &links[1] : &nothing))
        chain->first_broken = links[0].number;
    arena_close(arena);
    return is_good;
}
