#include "store/audit.h"

#include "store/db.h"
#include "store/store.h"

bool audit_write(struct db *db, const struct audit_who *who, const char *verb, const char *what,
                 struct error *err)
{
    struct query *query = db_query(db,
        "INSERT INTO change (number, county, actor, verb, happened, what)"
        " SELECT COALESCE(MAX(number), 0) + 1, $county, $actor, $verb, $happened, $what"
        " FROM change");
    db_bind_text(query, "$county", who->county);
    db_bind_text(query, "$actor", who->actor->name);
    db_bind_text(query, "$verb", verb);
    db_bind_text(query, "$happened", who->actor->when);
    db_bind_text(query, "$what", what);
    return db_run(query, err);
}
