#include "store/schema.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"
#include "model/plan.h"
#include "store/audit.h"

#include <assert.h>
#include <string.h>

/* Form of a step, which the documentation is read from: "CREATE TABLE name ( -- what it is", one
 * column a line with its comment, other constraints on lines that begin with a capital word, and a
 * line that begins with ")". Dates are ISO text; a birth may be a month alone. `county` is no part
 * of a key between tables: it says whose row it is. Ids are 63-bit numbers of the program. */
static const char *const step_register[] = {
    "CREATE TABLE record ( -- one row: the file itself\n"
    "    id INTEGER PRIMARY KEY CHECK (id = 1), -- always 1\n"
    "    node INTEGER NOT NULL, -- upper 30 bits of every id made in this file\n"
    "    next_id INTEGER NOT NULL, -- lower 33 bits of the next id\n"
    "    area TEXT NOT NULL CHECK (area <> ''), -- county code of rows made in this file\n"
    "    name TEXT NOT NULL -- what the file is called by its people\n"
    ") STRICT;\n",
    "CREATE TABLE change ( -- who did what: one row for each verb that writes or opens names\n"
    "    number INTEGER PRIMARY KEY, -- counted from 1\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    actor TEXT NOT NULL, -- who acted\n"
    "    verb TEXT NOT NULL, -- what was done, as in the command line\n"
    "    happened TEXT NOT NULL, -- when, as the caller says\n"
    "    what TEXT NOT NULL -- codes and counts, never names\n"
    ") STRICT;\n",
    "CREATE TABLE child ( -- a child of the register, without its name\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    code TEXT NOT NULL CHECK (code <> ''), -- printed code, such as C-0042\n"
    "    sex INTEGER NOT NULL CHECK (sex BETWEEN 0 AND 2), -- 0 unknown, 1 female, 2 male\n"
    "    birth TEXT, -- month or day of birth; empty when unknown\n"
    "    site TEXT NOT NULL, -- code of the site, empty when unknown\n"
    "    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)), -- 0 when the child has left\n"
    "    enrolment INTEGER NOT NULL CHECK (enrolment BETWEEN 0 AND 4),"
    " -- invited, accepted, declined, placed, withdrawn\n"
    "    assent INTEGER NOT NULL CHECK (assent BETWEEN 0 AND 2),"
    " -- the child's own answer: unknown, yes, no\n"
    "    is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)), -- waits for clearance\n"
    "    cleared TEXT, -- day of the clearance\n"
    "    tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3), -- 0 to 3\n"
    "    is_countersigned INTEGER NOT NULL CHECK (is_countersigned IN (0, 1)),"
    " -- tier 2 has the counsellor's signature\n"
    "    UNIQUE (county, code)\n"
    ") STRICT;\n",
    "CREATE TABLE identity ("
    " -- who the child is; read only with a reason that is written down first\n"
    "    child INTEGER PRIMARY KEY REFERENCES child (id), -- whose\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    name TEXT NOT NULL CHECK (name <> ''), -- full name\n"
    "    plain_name TEXT NOT NULL, -- the name without width and blanks, to compare\n"
    "    village TEXT NOT NULL, -- tells children of one name apart; empty when unknown\n"
    "    match_key TEXT NOT NULL, -- name, birth month and village in comparable form\n"
    "    UNIQUE (county, match_key)\n"
    ") STRICT;\n",
    "CREATE INDEX identity_by_name ON identity (county, plain_name);\n",
    "CREATE TABLE nickname ( -- what is printed in place of the name\n"
    "    child INTEGER PRIMARY KEY REFERENCES child (id), -- whose\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    nickname TEXT NOT NULL CHECK (nickname <> '') -- as the child is called\n"
    ") STRICT;\n",
    "CREATE TABLE consent ("
    " -- one paper or answer of the parents; the newest that holds on a day counts\n"
    "    id INTEGER PRIMARY KEY, -- id; later rows have greater ones\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    child INTEGER NOT NULL REFERENCES child (id), -- whose\n"
    "    purpose INTEGER NOT NULL CHECK (purpose BETWEEN 0 AND 10),"
    " -- register, group, screening, photo_inside, photo_public, story, share, casework,"
    " contact, emergency, follow_up\n"
    "    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),"
    " -- given, refused, withdrawn, expired\n"
    "    valid_from TEXT, -- first day; empty when open\n"
    "    valid_until TEXT -- last day; empty when open\n"
    ") STRICT;\n",
    "CREATE INDEX consent_by_child ON consent (child);\n",
    "CREATE TABLE flag ( -- what to respect with a child; never why\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    child INTEGER NOT NULL REFERENCES child (id), -- whose\n"
    "    flag TEXT NOT NULL, -- id in the vocabulary\n"
    "    valid_from TEXT, -- first day; empty when open\n"
    "    valid_until TEXT -- last day; empty when open\n"
    ") STRICT;\n",
    "CREATE INDEX flag_by_child ON flag (child);\n",
    "CREATE TABLE need ( -- a need judged for a child; the newest row of a goal counts\n"
    "    id INTEGER PRIMARY KEY, -- id; later rows have greater ones\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    child INTEGER NOT NULL REFERENCES child (id), -- whose\n"
    "    goal TEXT NOT NULL, -- id in the vocabulary\n"
    "    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),"
    " -- 0 closed, 1 some, 2 clear, 3 great\n"
    "    judged TEXT -- day of the judgement; empty when unknown\n"
    ") STRICT;\n",
    "CREATE INDEX need_by_child ON need (child);\n",
    NULL,
};

static const char *const step_plans[] = {
    "CREATE TABLE activity_version ( -- the very file of an activity that a plan used\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    activity TEXT NOT NULL CHECK (activity <> ''), -- id of the activity\n"
    "    version INTEGER NOT NULL, -- version in the file\n"
    "    hash TEXT NOT NULL, -- BLAKE2b-256 of the bytes, in hex\n"
    "    bytes BLOB NOT NULL, -- the file's own bytes\n"
    "    UNIQUE (activity, hash)\n"
    ") STRICT;\n",
    "CREATE TABLE plan_run ( -- one run of the planner: the sessions that were made together\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    programme TEXT NOT NULL, -- id of the programme\n"
    "    outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 2),"
    " -- proved_best, best_so_far, impossible\n"
    "    seed INTEGER NOT NULL, -- seed of the search\n"
    "    budget INTEGER NOT NULL, -- steps allowed\n"
    "    steps INTEGER NOT NULL, -- steps done\n"
    "    bound INTEGER, -- no plan has fewer points; empty when unknown\n"
    "    is_trial INTEGER NOT NULL CHECK (is_trial IN (0, 1)) -- papers are missing\n"
    ") STRICT;\n",
    "CREATE TABLE plan_claim ( -- points of one rule as the search claims them\n"
    "    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which\n"
    "    rule TEXT NOT NULL, -- code of the rule\n"
    "    points INTEGER NOT NULL, -- points\n"
    "    PRIMARY KEY (plan, rule)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE plan_paper ( -- a paper that a trial plan waits for\n"
    "    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    person TEXT NOT NULL, -- code\n"
    "    rule TEXT NOT NULL, -- code of the rule that asks for it\n"
    "    PRIMARY KEY (plan, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE plan_unplaced ( -- somebody whom the plan does not hold\n"
    "    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    person TEXT NOT NULL, -- code\n"
    "    rule TEXT NOT NULL, -- code of the first rule that keeps the person out\n"
    "    change TEXT NOT NULL, -- smallest change that would place the person\n"
    "    PRIMARY KEY (plan, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE plan_clash ( -- a rule that no plan can keep with the others\n"
    "    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    rule TEXT NOT NULL, -- code of the rule\n"
    "    PRIMARY KEY (plan, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE session ( -- one meeting of a series, or an event\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    plan INTEGER NOT NULL REFERENCES plan_run (id), -- the run that made it\n"
    "    position INTEGER NOT NULL, -- order in the plan\n"
    "    code TEXT NOT NULL CHECK (code <> ''), -- printed code, such as A1-S2\n"
    "    series TEXT NOT NULL CHECK (series <> ''), -- code of the series or event\n"
    "    no INTEGER NOT NULL CHECK (no >= 1), -- number in the series\n"
    "    date TEXT, -- day; empty when not yet known\n"
    "    start INTEGER NOT NULL CHECK (start BETWEEN 0 AND 1439), -- minutes after midnight\n"
    "    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),"
    " -- draft, published, held, signed, cancelled\n"
    "    is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)), -- replanning leaves it alone\n"
    "    is_printed INTEGER NOT NULL CHECK (is_printed IN (0, 1)),"
    " -- a page was printed since it was published\n"
    "    published TEXT NOT NULL, -- when it was published last; empty when never\n"
    "    reason TEXT NOT NULL, -- why it was cancelled\n"
    "    UNIQUE (county, code)\n"
    ") STRICT;\n",
    "CREATE INDEX session_by_plan ON session (plan);\n",
    "CREATE INDEX session_by_series ON session (county, series);\n",
    "CREATE INDEX session_by_date ON session (county, date);\n",
    "CREATE TABLE variant ( -- what is done when fewer or more people come\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    people INTEGER NOT NULL, -- how many come\n"
    "    UNIQUE (session, position)\n"
    ") STRICT;\n",
    "CREATE TABLE block ( -- a stretch of time of a session\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, -- which\n"
    "    variant INTEGER REFERENCES variant (id) ON DELETE CASCADE,"
    " -- of which variant; empty: as planned\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    code TEXT NOT NULL, -- code in the programme\n"
    "    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- whole, split, joint, break\n"
    "    start INTEGER NOT NULL, -- minutes after the start of the session\n"
    "    minutes INTEGER NOT NULL, -- length\n"
    "    has_headcount INTEGER NOT NULL CHECK (has_headcount IN (0, 1)) -- pairs are counted\n"
    ") STRICT;\n",
    "CREATE INDEX block_by_session ON block (session, variant);\n",
    "CREATE INDEX block_by_variant ON block (variant);\n",
    "CREATE TABLE block_leader ( -- a stage leader of a block\n"
    "    block INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    adult TEXT NOT NULL, -- code\n"
    "    PRIMARY KEY (block, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE track ( -- a group in a block; an island is a track of a joint block\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    block INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    code TEXT NOT NULL, -- code in the programme\n"
    "    audience INTEGER NOT NULL CHECK (audience BETWEEN 0 AND 2), -- children, carers, mixed\n"
    "    island INTEGER NOT NULL, -- number of the island; 0 none\n"
    "    room TEXT NOT NULL, -- code; empty when unknown\n"
    "    leader TEXT NOT NULL, -- code; empty when unknown\n"
    "    spare INTEGER REFERENCES activity_version (id) -- spare main piece\n"
    ") STRICT;\n",
    "CREATE INDEX track_by_block ON track (block);\n",
    "CREATE TABLE track_person ( -- who takes part in a track or assists\n"
    "    track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- which\n"
    "    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2), -- assistant, child, carer\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    person TEXT NOT NULL, -- code\n"
    "    child INTEGER REFERENCES child (id), -- row of the register when it is a child\n"
    "    CHECK ((role = 1) = (child IS NOT NULL)),\n"
    "    PRIMARY KEY (track, role, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE INDEX track_person_by_child ON track_person (child);\n",
    "CREATE TABLE track_pair ( -- a child and its adult in a joint block\n"
    "    track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    child TEXT NOT NULL, -- code\n"
    "    adult TEXT NOT NULL, -- code\n"
    "    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2), -- own, stand_in, reserve\n"
    "    PRIMARY KEY (track, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE slot ( -- one piece of a track\n"
    "    id INTEGER PRIMARY KEY, -- id\n"
    "    track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    phase INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 5),"
    " -- checkin, warmup, bridge, main, share, close\n"
    "    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2), -- activity, ritual, debrief\n"
    "    activity INTEGER REFERENCES activity_version (id),"
    " -- the very version; empty for the debrief\n"
    "    start INTEGER NOT NULL, -- minutes after the start of the session\n"
    "    minutes INTEGER NOT NULL, -- length\n"
    "    locked_by TEXT NOT NULL, -- who locked it; empty when free\n"
    "    CHECK ((kind = 2) = (activity IS NULL))\n"
    ") STRICT;\n",
    "CREATE INDEX slot_by_track ON slot (track);\n",
    "CREATE INDEX slot_by_activity ON slot (activity);\n",
    "CREATE TABLE slot_printed ( -- an adaptation printed beside a piece\n"
    "    slot INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE, -- which\n"
    "    position INTEGER NOT NULL, -- order\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    child TEXT NOT NULL, -- code\n"
    "    flag TEXT NOT NULL, -- id in the vocabulary\n"
    "    PRIMARY KEY (slot, position)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE TABLE attendance ( -- what was marked; rows are added, never changed\n"
    "    id INTEGER PRIMARY KEY, -- id; later rows have greater ones\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    session INTEGER NOT NULL REFERENCES session (id), -- where\n"
    "    child INTEGER NOT NULL REFERENCES child (id), -- who\n"
    "    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 5),"
    " -- present, late, left_early, excused, absent, unknown (only as a correction)\n"
    "    is_walk_in INTEGER NOT NULL CHECK (is_walk_in IN (0, 1)), -- came without being planned\n"
    "    corrects INTEGER UNIQUE REFERENCES attendance (id), -- the row that this one corrects\n"
    "    is_after_signature INTEGER NOT NULL CHECK (is_after_signature IN (0, 1)),"
    " -- written when the session was signed\n"
    "    actor TEXT NOT NULL, -- who marked\n"
    "    reason TEXT NOT NULL, -- why it was corrected\n"
    "    CHECK (status <> 5 OR corrects IS NOT NULL)\n"
    ") STRICT;\n",
    "CREATE UNIQUE INDEX attendance_first ON attendance (session, child) WHERE corrects IS NULL;\n",
    "CREATE INDEX attendance_by_child ON attendance (child);\n",
    "CREATE TRIGGER attendance_never_updated BEFORE UPDATE ON attendance\n"
    "BEGIN SELECT RAISE(ABORT, 'attendance is never changed, only corrected by a new row'); END;\n",
    "CREATE TRIGGER attendance_never_deleted BEFORE DELETE ON attendance\n"
    "BEGIN SELECT RAISE(ABORT, 'attendance is never deleted'); END;\n",
    "CREATE TRIGGER attendance_only_held BEFORE INSERT ON attendance\n"
    "WHEN NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND state IN (2, 3))\n"
    "BEGIN SELECT RAISE(ABORT, 'attendance only for a session that was held'); END;\n",
    "CREATE TRIGGER attendance_signed_only_corrected BEFORE INSERT ON attendance\n"
    "WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND state = 3)\n"
    "    AND (NEW.corrects IS NULL OR NEW.reason = '' OR NEW.actor = '' OR"
    " NEW.is_after_signature = 0)\n"
    "BEGIN SELECT RAISE(ABORT, 'a signed session takes only corrections with a reason'); END;\n",
    "CREATE TRIGGER attendance_corrects_its_own BEFORE INSERT ON attendance\n"
    "WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attendance\n"
    "    WHERE id = NEW.corrects AND session = NEW.session AND child = NEW.child)\n"
    "BEGIN SELECT RAISE(ABORT, 'a correction must name a row of the same person and"
    " session'); END;\n",
    "CREATE TRIGGER session_steps BEFORE UPDATE OF state ON session\n"
    "WHEN NOT ((OLD.state = 0 AND NEW.state = 1) OR (OLD.state = 1 AND NEW.state IN (0, 2, 4))\n"
    "    OR (OLD.state = 2 AND NEW.state = 3) OR OLD.state = NEW.state)\n"
    "BEGIN SELECT RAISE(ABORT, 'a session does not go from this state to that one'); END;\n",
    "CREATE TRIGGER session_draft_deleted BEFORE DELETE ON session WHEN OLD.state <> 0\n"
    "BEGIN SELECT RAISE(ABORT, 'only a draft can be discarded'); END;\n",
    "CREATE TRIGGER session_past_fixed BEFORE UPDATE OF code, series, no, date, start,"
    " plan ON session\n"
    "WHEN OLD.state IN (2, 3)\n"
    "BEGIN SELECT RAISE(ABORT, 'a held session stays as it was'); END;\n",
    "CREATE TRIGGER slot_past_fixed BEFORE UPDATE ON slot\n"
    "WHEN EXISTS (SELECT 1 FROM track JOIN block ON block.id = track.block JOIN session\n"
    "    ON session.id = block.session WHERE track.id = OLD.track AND session.state IN (2, 3))\n"
    "BEGIN SELECT RAISE(ABORT, 'a held session stays as it was'); END;\n",
    "CREATE TRIGGER slot_past_kept BEFORE DELETE ON slot\n"
    "WHEN EXISTS (SELECT 1 FROM track JOIN block ON block.id = track.block JOIN session\n"
    "    ON session.id = block.session WHERE track.id = OLD.track AND session.state IN (2, 3))\n"
    "BEGIN SELECT RAISE(ABORT, 'a held session stays as it was'); END;\n",
    "CREATE TRIGGER activity_version_fixed BEFORE UPDATE ON activity_version\n"
    "BEGIN SELECT RAISE(ABORT, 'the version of an activity that was used stays as it was'); END;\n",
    NULL,
};

/* A column that comes later has its comment on the line of the statement: SQLite keeps the text of
 * the column, and a comment at its end would swallow what follows. */
static const char *const step_chain[] = {
    "ALTER TABLE change ADD COLUMN -- why, where a reason is asked for; else empty\n"
    "    purpose TEXT NOT NULL DEFAULT '';\n",
    "ALTER TABLE change ADD COLUMN -- how many persons, sessions or marks it is about\n"
    "    count INTEGER NOT NULL DEFAULT 0;\n",
    "ALTER TABLE change ADD COLUMN -- hash of the row before, empty in the first\n"
    "    previous TEXT NOT NULL DEFAULT '';\n",
    "ALTER TABLE change ADD COLUMN -- BLAKE2b-256 over the other columns, in hex\n"
    "    hash TEXT NOT NULL DEFAULT '';\n",
    NULL,
};

static const char *const step_change_stays[] = {
    "CREATE TRIGGER change_fixed BEFORE UPDATE ON change\n"
    "BEGIN SELECT RAISE(ABORT, 'what was done stays written'); END;\n",
    "CREATE TRIGGER change_kept BEFORE DELETE ON change\n"
    "BEGIN SELECT RAISE(ABORT, 'what was done stays written'); END;\n",
    NULL,
};

static const char *const step_backups[] = {
    "CREATE TABLE backup ( -- a sealed copy of this file that was made and read back\n"
    "    id INTEGER PRIMARY KEY, -- id; later rows have greater ones\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    day TEXT NOT NULL, -- day it was made\n"
    "    place TEXT NOT NULL CHECK (place <> ''), -- the file, with its whole path\n"
    "    hash TEXT NOT NULL, -- BLAKE2b-256 of the sealed file, in hex\n"
    "    bytes INTEGER NOT NULL, -- size of the sealed file\n"
    "    removed TEXT -- day it was removed to keep only some; empty while it is kept\n"
    ") STRICT;\n",
    NULL,
};

/* A later step that adds a column to a table of the register empties change_before: its images lack
 * the column. */
static const char *const step_before[] = {
    "CREATE TABLE change_before ("
    " -- what a row of the register was before a change; kept for 30 days\n"
    "    change INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,"
    " -- which\n"
    "    county TEXT NOT NULL, -- county code\n"
    "    place TEXT NOT NULL, -- table of the row\n"
    "    id INTEGER NOT NULL, -- key of the row\n"
    "    image TEXT, -- its columns as JSON; empty when there was no row\n"
    "    PRIMARY KEY (change, place, id)\n"
    ") STRICT, WITHOUT ROWID;\n",
    "CREATE INDEX change_before_by_row ON change_before (place, id, change);\n",
    "CREATE TABLE change_undone ( -- changes that were taken back, and undos that were\n"
    "    change INTEGER PRIMARY KEY REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,"
    " -- which\n"
    "    taken_by INTEGER NOT NULL UNIQUE REFERENCES change (number)"
    " DEFERRABLE INITIALLY DEFERRED -- the undo or redo\n"
    ") STRICT;\n",
    NULL,
};

static const struct {
    const char *name;
    const char *const *sql;     /* statements, ended by NULL */
    bool (*fill)(struct db *db, struct error *err);     /* after them; NULL: nothing */
} steps[] = {
    {"the register", step_register, NULL},
    {"plans and attendance", step_plans, NULL},
    {"the chain of changes", step_chain, audit_link_old},
    {"changes stay", step_change_stays, NULL},
    {"backups", step_backups, NULL},
    {"what was before", step_before, NULL},
};

/* The CHECKs above and the numbers in the files count on these; a new word goes to the end of its
 * enum and comes with a step. */
static_assert(SEX_COUNT == 3 && ENROLMENT_COUNT == 5 && ANSWER_COUNT == 3 &&
              CONSENT_PURPOSE_COUNT == 11 && CONSENT_STATE_COUNT == 4, "register");
static_assert(PLAN_OUTCOME_COUNT == 3 && SESSION_STATE_COUNT == 5 && BLOCK_KIND_COUNT == 4 &&
              AUDIENCE_COUNT == 3 && PAIR_ROLE_COUNT == 3 && PHASE_COUNT == 6 &&
              SLOT_KIND_COUNT == 3 && ATTENDANCE_COUNT == 6, "plans and attendance");

int schema_steps(void)
{
    return (int)(sizeof steps / sizeof steps[0]);
}

/* ---- bringing a file to a step ---- */

static bool refuse_newer(int64_t version, int step, struct error *err)
{
    return error_set(err, ERROR_REFUSED,
                     N_("this file was written by a newer program (step %lld, known %d); "
                        "install that one"),
                     (long long)version, step);
}

/* Copies that a killed run left half made, of whatever day; others wait meanwhile. */
static bool remove_parts(const struct schema_file *file, struct error *err)
{
    struct arena *arena = arena_open();
    const char *folder = file_folder(arena, file->path);
    const char *start = arena_format(arena, "%s.step-", file_name(file->path));
    struct file_names names = {0};
    bool is_good = file_list(arena, folder, &names, err);
    for (int i = 0; i < names.list.count && is_good; i++) {
        const char *name = names.list.items[i];
        if (text_starts_with(name, start) && strstr(name + strlen(start), ".part"))
            is_good = file_remove(file_join(arena, folder, name), err);
    }
    arena_close(arena);
    return is_good;
}

/* Never over a copy that is there: it may be of a day when the file held something else. */
static bool copy_first(struct db *db, struct schema_file *file, int64_t version, struct error *err)
{
    const char *name = arena_format(file->arena, "%s.step-%lld.%s", file->path,
                                    (long long)version, file->day);
    const char *copy = name;
    if (!remove_parts(file, err))
        return false;
    for (int i = 2; file_exists(copy); i++)
        copy = arena_format(file->arena, "%s-%d", name, i);
    if (!db_copy(db, copy, err))
        return error_add(err, N_("no copy of the old file could be made"));
    file->copy = copy;
    return true;
}

static bool take_step(struct db *db, int index, struct error *err)
{
    struct arena *arena = arena_open();
    const char *number = arena_format(arena, "PRAGMA user_version = %d", index + 1);
    const char *name = arena_format(arena, "PRAGMA application_id = %d", DB_APPLICATION_ID);
    /* tables may be rebuilt in a step: keys are asked once it is whole, before it counts */
    bool is_good = db_execute(db, "PRAGMA foreign_keys = OFF", err) && db_begin(db, err);
    if (is_good) {
        bool is_done = db_execute(db, number, err) && db_execute(db, name, err);
        for (int i = 0; is_done && steps[index].sql[i]; i++)
            is_done = db_execute(db, steps[index].sql[i], err);
        if (is_done && steps[index].fill)
            is_done = steps[index].fill(db, err);
        is_good = db_finish(db, is_done && db_check(db, err), err);
    }
    struct error after = error_start(err->language);
    is_good &= db_execute(db, "PRAGMA foreign_keys = ON", is_good ? err : &after);
    if (!is_good)
        error_add(err, N_("step %d of the database (%s)"), index + 1, steps[index].name);
    arena_close(arena);
    return is_good;
}

static bool take_steps(struct db *db, struct schema_file *file, int step, struct error *err)
{
    int64_t version;
    if (!db_read_number(db, "PRAGMA user_version", 0, &version, err))
        return false;
    if (version > step)
        return refuse_newer(version, step, err);
    if (version > 0 && version < step && !copy_first(db, file, version, err))
        return false;
    for (int i = (int)version; i < step; i++) {
        if (take_step(db, i, err))
            continue;
        struct error unheard = error_start(err->language);
        if (file->copy && i == (int)version)    /* the file itself is still what the copy is */
            file_remove(file->copy, &unheard);
        return false;
    }
    return true;
}

bool schema_bring_to(struct db *db, struct schema_file *file, int step, struct error *err)
{
    assert(step >= 0 && step <= schema_steps());
    int64_t version;
    file->copy = NULL;
    if (!db_read_number(db, "PRAGMA user_version", 0, &version, err))
        return false;
    if (version == step)
        return true;
    int hold = file_hold_folder(file->path, err);
    bool is_good = hold >= 0 && take_steps(db, file, step, err);
    file_let_go(hold);
    return is_good;
}

/* ---- documentation ---- */

/* Up to the end of the line or to `mark`. */
static const char *part(struct arena *arena, const char *line, size_t length, const char *mark,
                        bool is_behind)
{
    for (size_t i = 0; i + strlen(mark) <= length; i++) {
        if (strncmp(line + i, mark, strlen(mark)))
            continue;
        size_t behind = i + strlen(mark);
        return is_behind ? arena_copy_bytes(arena, line + behind, length - behind)
                         : arena_copy_bytes(arena, line, i);
    }
    return is_behind ? "" : arena_copy_bytes(arena, line, length);
}

static void document_table(struct arena *arena, const char *line, size_t length, struct buf *out)
{
    static const char start[] = "CREATE TABLE ";
    const char *head = part(arena, line, length, " (", false);
    buf_add_format(out, "\n## %s\n%s.\n\n| column | type | what it is |\n|---|---|---|\n",
                   head + strlen(start), part(arena, line, length, "-- ", true));
}

static void document_column(struct arena *arena, const char *line, size_t length, struct buf *out)
{
    const char *definition = part(arena, line, length, ", --", false);
    definition = part(arena, definition, strlen(definition), " --", false);
    const char *text = text_trim(arena, definition);
    size_t name = strcspn(text, " ");
    const char *type = text + name + strspn(text + name, " ");
    size_t word = strcspn(type, " ");
    bool is_needed = strstr(type, "NOT NULL") || strstr(type, "PRIMARY KEY");
    const char *other = strstr(type, "REFERENCES ");
    buf_add_format(out, "| %.*s | %.*s%s", (int)name, text, (int)word, type,
                   is_needed ? "" : ", may be empty");
    if (other) {
        const char *table = other + strlen("REFERENCES ");
        buf_add_format(out, ", row of %.*s", (int)strcspn(table, " "), table);
    }
    buf_add_format(out, " | %s |\n", part(arena, line, length, "-- ", true));
}

/* Columns of the table that later steps add. */
static void document_later(struct arena *arena, const char *table, struct buf *out)
{
    const char *start = arena_format(arena, "ALTER TABLE %s ADD COLUMN -- ", table);
    for (int i = 0; i < schema_steps(); i++)
        for (int j = 0; steps[i].sql[j]; j++) {
            const char *sql = steps[i].sql[j];
            if (!text_starts_with(sql, start))
                continue;
            const char *comment = sql + strlen(start);
            const char *column = strchr(comment, '\n') + 1;
            const char *line = arena_format(arena, "%.*s, -- %.*s", (int)strcspn(column, ";"),
                                            column, (int)strcspn(comment, "\n"), comment);
            document_column(arena, line, strlen(line), out);
        }
}

/* One statement; only tables are documented. */
static void document_statement(struct arena *arena, const char *sql, struct buf *out)
{
    static const char start[] = "CREATE TABLE ";
    if (!text_starts_with(sql, start))
        return;
    document_table(arena, sql, strcspn(sql, "\n"), out);
    const char *line = sql + strcspn(sql, "\n") + 1;
    while (*line && *line != ')') {
        size_t length = strcspn(line, "\n");
        if (line[4] >= 'a' && line[4] <= 'z')
            document_column(arena, line, length, out);
        line += length + (line[length] == '\n');
    }
    const char *name = sql + strlen(start);
    document_later(arena, arena_copy_bytes(arena, name, strcspn(name, " ")), out);
}

void schema_document(struct buf *out)
{
    struct arena *arena = arena_open();
    for (int i = 0; i < schema_steps(); i++)
        for (int j = 0; steps[i].sql[j]; j++)
            document_statement(arena, steps[i].sql[j], out);
    arena_close(arena);
}
