PRAGMA application_id = 1414873422;
PRAGMA user_version = 6;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE record ( -- one row: the file itself
    id INTEGER PRIMARY KEY CHECK (id = 1), -- always 1
    node INTEGER NOT NULL, -- upper 30 bits of every id made in this file
    next_id INTEGER NOT NULL, -- lower 33 bits of the next id
    area TEXT NOT NULL CHECK (area <> ''), -- county code of rows made in this file
    name TEXT NOT NULL -- what the file is called by its people
) STRICT;
INSERT INTO record VALUES(1,1,6,'422801','It''s a town');
CREATE TABLE change ( -- who did what: one row for each verb that writes or opens names
    number INTEGER PRIMARY KEY, -- counted from 1
    county TEXT NOT NULL, -- county code
    actor TEXT NOT NULL, -- who acted
    verb TEXT NOT NULL, -- what was done, as in the command line
    happened TEXT NOT NULL, -- when, as the caller says
    what TEXT NOT NULL -- codes and counts, never names
, purpose TEXT NOT NULL DEFAULT '', count INTEGER NOT NULL DEFAULT 0, previous TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO change VALUES(1,'422801','P-01','init','2026-11-25T00:23:24+08:00','422801','',1,'','f909c0dbbfbe800aa4fee6fb8558dad0c1c1b9cac2be947c5eead4922c517937');
INSERT INTO change VALUES(2,'422801','P-01','import','2026-11-25T00:23:25+08:00','children: 3 added, 0 changed','',3,'f909c0dbbfbe800aa4fee6fb8558dad0c1c1b9cac2be947c5eead4922c517937','f57b87a7311bed44b60efcb0ad1f15b9d3dd323567272e28fce35ec1a06c778d');
INSERT INTO change VALUES(3,'422801','P-01','set','2026-11-25T00:23:25+08:00','C-0001','',1,'f57b87a7311bed44b60efcb0ad1f15b9d3dd323567272e28fce35ec1a06c778d','394ecacfd846096cd91c31d9e8adbd6bd61ddfdbd9aaa68775cf0211dee6c007');
INSERT INTO change VALUES(4,'422801','P-01','names','2026-11-25T00:23:25+08:00','full names [C-0001–C-0003]','calling the families',3,'394ecacfd846096cd91c31d9e8adbd6bd61ddfdbd9aaa68775cf0211dee6c007','4dfabe1a78f1c06ac31be9582fd9292991e51ef6053263f3b1f03011c8249ba1');
CREATE TABLE child ( -- a child of the register, without its name
    id INTEGER PRIMARY KEY, -- id
    county TEXT NOT NULL, -- county code
    code TEXT NOT NULL CHECK (code <> ''), -- printed code, such as C-0042
    sex INTEGER NOT NULL CHECK (sex BETWEEN 0 AND 2), -- 0 unknown, 1 female, 2 male
    birth TEXT, -- month or day of birth; empty when unknown
    site TEXT NOT NULL, -- code of the site, empty when unknown
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)), -- 0 when the child has left
    enrolment INTEGER NOT NULL CHECK (enrolment BETWEEN 0 AND 4), -- invited, accepted, declined, placed, withdrawn
    assent INTEGER NOT NULL CHECK (assent BETWEEN 0 AND 2), -- the child's own answer: unknown, yes, no
    is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)), -- waits for clearance
    cleared TEXT, -- day of the clearance
    tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3), -- 0 to 3
    is_countersigned INTEGER NOT NULL CHECK (is_countersigned IN (0, 1)), -- tier 2 has the counsellor's signature
    UNIQUE (county, code)
) STRICT;
INSERT INTO child VALUES(7830601528166580225,'422801','C-0001',2,'2016-11','',1,1,1,0,NULL,2,0);
INSERT INTO child VALUES(7830601528166580227,'422801','C-0002',0,NULL,'',1,0,0,0,NULL,0,0);
INSERT INTO child VALUES(7830601528166580228,'422801','C-0003',1,'2017-03','',1,1,0,0,NULL,0,0);
CREATE TABLE identity ( -- who the child is; read only with a reason that is written down first
    child INTEGER PRIMARY KEY REFERENCES child (id), -- whose
    county TEXT NOT NULL, -- county code
    name TEXT NOT NULL CHECK (name <> ''), -- full name
    plain_name TEXT NOT NULL, -- the name without width and blanks, to compare
    village TEXT NOT NULL, -- tells children of one name apart; empty when unknown
    match_key TEXT NOT NULL, -- name, birth month and village in comparable form
    UNIQUE (county, match_key)
) STRICT;
INSERT INTO identity VALUES(7830601528166580225,'422801','O''Hara','o''hara','West','o''hara2016-11west');
INSERT INTO identity VALUES(7830601528166580227,'422801','林 一','林一','','林一');
INSERT INTO identity VALUES(7830601528166580228,'422801','𠮷小田','𠮷小田','East','𠮷小田2017-03east');
CREATE TABLE nickname ( -- what is printed in place of the name
    child INTEGER PRIMARY KEY REFERENCES child (id), -- whose
    county TEXT NOT NULL, -- county code
    nickname TEXT NOT NULL CHECK (nickname <> '') -- as the child is called
) STRICT;
INSERT INTO nickname VALUES(7830601528166580227,'422801','Two, "three"');
INSERT INTO nickname VALUES(7830601528166580228,'422801','Field');
CREATE TABLE consent ( -- one paper or answer of the parents; the newest that holds on a day counts
    id INTEGER PRIMARY KEY, -- id; later rows have greater ones
    county TEXT NOT NULL, -- county code
    child INTEGER NOT NULL REFERENCES child (id), -- whose
    purpose INTEGER NOT NULL CHECK (purpose BETWEEN 0 AND 10), -- register, group, screening, photo_inside, photo_public, story, share, casework, contact, emergency, follow_up
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), -- given, refused, withdrawn, expired
    valid_from TEXT, -- first day; empty when open
    valid_until TEXT -- last day; empty when open
) STRICT;
INSERT INTO consent VALUES(7830601528166580226,'422801',7830601528166580225,1,0,NULL,NULL);
INSERT INTO consent VALUES(7830601528166580229,'422801',7830601528166580228,1,0,NULL,NULL);
CREATE TABLE flag ( -- what to respect with a child; never why
    id INTEGER PRIMARY KEY, -- id
    county TEXT NOT NULL, -- county code
    child INTEGER NOT NULL REFERENCES child (id), -- whose
    flag TEXT NOT NULL, -- id in the vocabulary
    valid_from TEXT, -- first day; empty when open
    valid_until TEXT -- last day; empty when open
) STRICT;
CREATE TABLE need ( -- a need judged for a child; the newest row of a goal counts
    id INTEGER PRIMARY KEY, -- id; later rows have greater ones
    county TEXT NOT NULL, -- county code
    child INTEGER NOT NULL REFERENCES child (id), -- whose
    goal TEXT NOT NULL, -- id in the vocabulary
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3), -- 0 closed, 1 some, 2 clear, 3 great
    judged TEXT -- day of the judgement; empty when unknown
) STRICT;
CREATE TABLE activity_version ( -- the very file of an activity that a plan used
    id INTEGER PRIMARY KEY, -- id
    activity TEXT NOT NULL CHECK (activity <> ''), -- id of the activity
    version INTEGER NOT NULL, -- version in the file
    hash TEXT NOT NULL, -- BLAKE2b-256 of the bytes, in hex
    bytes BLOB NOT NULL, -- the file's own bytes
    UNIQUE (activity, hash)
) STRICT;
INSERT INTO activity_version VALUES(1,'web',1,'aa',X'69643a207765620a');
CREATE TABLE plan_run ( -- one run of the planner: the sessions that were made together
    id INTEGER PRIMARY KEY, -- id
    county TEXT NOT NULL, -- county code
    programme TEXT NOT NULL, -- id of the programme
    outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 2), -- proved_best, best_so_far, impossible
    seed INTEGER NOT NULL, -- seed of the search
    budget INTEGER NOT NULL, -- steps allowed
    steps INTEGER NOT NULL, -- steps done
    bound INTEGER, -- no plan has fewer points; empty when unknown
    is_trial INTEGER NOT NULL CHECK (is_trial IN (0, 1)) -- papers are missing
) STRICT;
INSERT INTO plan_run VALUES(2,'422801','s4x45',1,1,10,10,NULL,0);
CREATE TABLE plan_claim ( -- points of one rule as the search claims them
    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which
    rule TEXT NOT NULL, -- code of the rule
    points INTEGER NOT NULL, -- points
    PRIMARY KEY (plan, rule)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_paper ( -- a paper that a trial plan waits for
    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    county TEXT NOT NULL, -- county code
    person TEXT NOT NULL, -- code
    rule TEXT NOT NULL, -- code of the rule that asks for it
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_unplaced ( -- somebody whom the plan does not hold
    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    county TEXT NOT NULL, -- county code
    person TEXT NOT NULL, -- code
    rule TEXT NOT NULL, -- code of the first rule that keeps the person out
    change TEXT NOT NULL, -- smallest change that would place the person
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE plan_clash ( -- a rule that no plan can keep with the others
    plan INTEGER NOT NULL REFERENCES plan_run (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    rule TEXT NOT NULL, -- code of the rule
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE session ( -- one meeting of a series, or an event
    id INTEGER PRIMARY KEY, -- id
    county TEXT NOT NULL, -- county code
    plan INTEGER NOT NULL REFERENCES plan_run (id), -- the run that made it
    position INTEGER NOT NULL, -- order in the plan
    code TEXT NOT NULL CHECK (code <> ''), -- printed code, such as A1-S2
    series TEXT NOT NULL CHECK (series <> ''), -- code of the series or event
    no INTEGER NOT NULL CHECK (no >= 1), -- number in the series
    date TEXT, -- day; empty when not yet known
    start INTEGER NOT NULL CHECK (start BETWEEN 0 AND 1439), -- minutes after midnight
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4), -- draft, published, held, signed, cancelled
    is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)), -- replanning leaves it alone
    is_printed INTEGER NOT NULL CHECK (is_printed IN (0, 1)), -- a page was printed since it was published
    published TEXT NOT NULL, -- when it was published last; empty when never
    reason TEXT NOT NULL, -- why it was cancelled
    UNIQUE (county, code)
) STRICT;
INSERT INTO session VALUES(3,'422801',2,0,'A1-S1','A1',1,'2026-09-09',840,2,0,0,'','');
CREATE TABLE variant ( -- what is done when fewer or more people come
    id INTEGER PRIMARY KEY, -- id
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    people INTEGER NOT NULL, -- how many come
    UNIQUE (session, position)
) STRICT;
CREATE TABLE block ( -- a stretch of time of a session
    id INTEGER PRIMARY KEY, -- id
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, -- which
    variant INTEGER REFERENCES variant (id) ON DELETE CASCADE, -- of which variant; empty: as planned
    position INTEGER NOT NULL, -- order
    code TEXT NOT NULL, -- code in the programme
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- whole, split, joint, break
    start INTEGER NOT NULL, -- minutes after the start of the session
    minutes INTEGER NOT NULL, -- length
    has_headcount INTEGER NOT NULL CHECK (has_headcount IN (0, 1)) -- pairs are counted
) STRICT;
INSERT INTO block VALUES(4,3,NULL,0,'b',0,0,45,0);
CREATE TABLE block_leader ( -- a stage leader of a block
    block INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    county TEXT NOT NULL, -- county code
    adult TEXT NOT NULL, -- code
    PRIMARY KEY (block, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE track ( -- a group in a block; an island is a track of a joint block
    id INTEGER PRIMARY KEY, -- id
    block INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    code TEXT NOT NULL, -- code in the programme
    audience INTEGER NOT NULL CHECK (audience BETWEEN 0 AND 2), -- children, carers, mixed
    island INTEGER NOT NULL, -- number of the island; 0 none
    room TEXT NOT NULL, -- code; empty when unknown
    leader TEXT NOT NULL, -- code; empty when unknown
    spare INTEGER REFERENCES activity_version (id) -- spare main piece
) STRICT;
INSERT INTO track VALUES(5,4,0,'t',0,0,'','',NULL);
CREATE TABLE track_person ( -- who takes part in a track or assists
    track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- which
    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2), -- assistant, child, carer
    position INTEGER NOT NULL, -- order
    county TEXT NOT NULL, -- county code
    person TEXT NOT NULL, -- code
    child INTEGER REFERENCES child (id), -- row of the register when it is a child
    CHECK ((role = 1) = (child IS NOT NULL)),
    PRIMARY KEY (track, role, position)
) STRICT, WITHOUT ROWID;
INSERT INTO track_person VALUES(5,1,0,'422801','C-0001',7830601528166580225);
CREATE TABLE track_pair ( -- a child and its adult in a joint block
    track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    county TEXT NOT NULL, -- county code
    child TEXT NOT NULL, -- code
    adult TEXT NOT NULL, -- code
    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2), -- own, stand_in, reserve
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE slot ( -- one piece of a track
    id INTEGER PRIMARY KEY, -- id
    track INTEGER NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    phase INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 5), -- checkin, warmup, bridge, main, share, close
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2), -- activity, ritual, debrief
    activity INTEGER REFERENCES activity_version (id), -- the very version; empty for the debrief
    start INTEGER NOT NULL, -- minutes after the start of the session
    minutes INTEGER NOT NULL, -- length
    locked_by TEXT NOT NULL, -- who locked it; empty when free
    CHECK ((kind = 2) = (activity IS NULL))
) STRICT;
INSERT INTO slot VALUES(6,5,0,3,0,1,0,45,'');
CREATE TABLE slot_printed ( -- an adaptation printed beside a piece
    slot INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE, -- which
    position INTEGER NOT NULL, -- order
    county TEXT NOT NULL, -- county code
    child TEXT NOT NULL, -- code
    flag TEXT NOT NULL, -- id in the vocabulary
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE attendance ( -- what was marked; rows are added, never changed
    id INTEGER PRIMARY KEY, -- id; later rows have greater ones
    county TEXT NOT NULL, -- county code
    session INTEGER NOT NULL REFERENCES session (id), -- where
    child INTEGER NOT NULL REFERENCES child (id), -- who
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 5), -- present, late, left_early, excused, absent, unknown (only as a correction)
    is_walk_in INTEGER NOT NULL CHECK (is_walk_in IN (0, 1)), -- came without being planned
    corrects INTEGER UNIQUE REFERENCES attendance (id), -- the row that this one corrects
    is_after_signature INTEGER NOT NULL CHECK (is_after_signature IN (0, 1)), -- written when the session was signed
    actor TEXT NOT NULL, -- who marked
    reason TEXT NOT NULL, -- why it was corrected
    CHECK (status <> 5 OR corrects IS NOT NULL)
) STRICT;
INSERT INTO attendance VALUES(7,'422801',3,7830601528166580225,0,0,NULL,0,'P-01','');
CREATE TABLE backup ( -- a sealed copy of this file that was made and read back
    id INTEGER PRIMARY KEY, -- id; later rows have greater ones
    county TEXT NOT NULL, -- county code
    day TEXT NOT NULL, -- day it was made
    place TEXT NOT NULL CHECK (place <> ''), -- the file, with its whole path
    hash TEXT NOT NULL, -- BLAKE2b-256 of the sealed file, in hex
    bytes INTEGER NOT NULL, -- size of the sealed file
    removed TEXT -- day it was removed to keep only some; empty while it is kept
) STRICT;
CREATE TABLE change_before ( -- what a row of the register was before a change; kept for 30 days
    change INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED, -- which
    county TEXT NOT NULL, -- county code
    place TEXT NOT NULL, -- table of the row
    id INTEGER NOT NULL, -- key of the row
    image TEXT, -- its columns as JSON; empty when there was no row
    PRIMARY KEY (change, place, id)
) STRICT, WITHOUT ROWID;
INSERT INTO change_before VALUES(2,'422801','child',7830601528166580225,NULL);
INSERT INTO change_before VALUES(2,'422801','child',7830601528166580227,NULL);
INSERT INTO change_before VALUES(2,'422801','child',7830601528166580228,NULL);
INSERT INTO change_before VALUES(2,'422801','consent',7830601528166580226,NULL);
INSERT INTO change_before VALUES(2,'422801','consent',7830601528166580229,NULL);
INSERT INTO change_before VALUES(2,'422801','identity',7830601528166580225,NULL);
INSERT INTO change_before VALUES(2,'422801','identity',7830601528166580227,NULL);
INSERT INTO change_before VALUES(2,'422801','identity',7830601528166580228,NULL);
INSERT INTO change_before VALUES(2,'422801','nickname',7830601528166580227,NULL);
INSERT INTO change_before VALUES(2,'422801','nickname',7830601528166580228,NULL);
INSERT INTO change_before VALUES(3,'422801','child',7830601528166580225,'{"id":7830601528166580225,"county":"422801","code":"C-0001","sex":2,"birth":"2016-11","site":"","is_active":1,"enrolment":1,"assent":0,"is_restricted":0,"cleared":null,"tier":0,"is_countersigned":0}');
CREATE TABLE change_undone ( -- changes that were taken back, and undos that were
    change INTEGER PRIMARY KEY REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED, -- which
    taken_by INTEGER NOT NULL UNIQUE REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED -- the undo or redo
) STRICT;
CREATE INDEX identity_by_name ON identity (county, plain_name);
CREATE INDEX consent_by_child ON consent (child);
CREATE INDEX flag_by_child ON flag (child);
CREATE INDEX need_by_child ON need (child);
CREATE INDEX session_by_plan ON session (plan);
CREATE INDEX session_by_series ON session (county, series);
CREATE INDEX session_by_date ON session (county, date);
CREATE INDEX block_by_session ON block (session, variant);
CREATE INDEX block_by_variant ON block (variant);
CREATE INDEX track_by_block ON track (block);
CREATE INDEX track_person_by_child ON track_person (child);
CREATE INDEX slot_by_track ON slot (track);
CREATE INDEX slot_by_activity ON slot (activity);
CREATE UNIQUE INDEX attendance_first ON attendance (session, child) WHERE corrects IS NULL;
CREATE INDEX attendance_by_child ON attendance (child);
CREATE TRIGGER attendance_never_updated BEFORE UPDATE ON attendance
BEGIN SELECT RAISE(ABORT, 'attendance is never changed, only corrected by a new row'); END;
CREATE TRIGGER attendance_never_deleted BEFORE DELETE ON attendance
BEGIN SELECT RAISE(ABORT, 'attendance is never deleted'); END;
CREATE TRIGGER attendance_only_held BEFORE INSERT ON attendance
WHEN NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND state IN (2, 3))
BEGIN SELECT RAISE(ABORT, 'attendance only for a session that was held'); END;
CREATE TRIGGER attendance_signed_only_corrected BEFORE INSERT ON attendance
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session AND state = 3)
    AND (NEW.corrects IS NULL OR NEW.reason = '' OR NEW.actor = '' OR NEW.is_after_signature = 0)
BEGIN SELECT RAISE(ABORT, 'a signed session takes only corrections with a reason'); END;
CREATE TRIGGER attendance_corrects_its_own BEFORE INSERT ON attendance
WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attendance
    WHERE id = NEW.corrects AND session = NEW.session AND child = NEW.child)
BEGIN SELECT RAISE(ABORT, 'a correction must name a row of the same person and session'); END;
CREATE TRIGGER session_steps BEFORE UPDATE OF state ON session
WHEN NOT ((OLD.state = 0 AND NEW.state = 1) OR (OLD.state = 1 AND NEW.state IN (0, 2, 4))
    OR (OLD.state = 2 AND NEW.state = 3) OR OLD.state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'a session does not go from this state to that one'); END;
CREATE TRIGGER session_draft_deleted BEFORE DELETE ON session WHEN OLD.state <> 0
BEGIN SELECT RAISE(ABORT, 'only a draft can be discarded'); END;
CREATE TRIGGER session_past_fixed BEFORE UPDATE OF code, series, no, date, start, plan ON session
WHEN OLD.state IN (2, 3)
BEGIN SELECT RAISE(ABORT, 'a held session stays as it was'); END;
CREATE TRIGGER slot_past_fixed BEFORE UPDATE ON slot
WHEN EXISTS (SELECT 1 FROM track JOIN block ON block.id = track.block JOIN session
    ON session.id = block.session WHERE track.id = OLD.track AND session.state IN (2, 3))
BEGIN SELECT RAISE(ABORT, 'a held session stays as it was'); END;
CREATE TRIGGER slot_past_kept BEFORE DELETE ON slot
WHEN EXISTS (SELECT 1 FROM track JOIN block ON block.id = track.block JOIN session
    ON session.id = block.session WHERE track.id = OLD.track AND session.state IN (2, 3))
BEGIN SELECT RAISE(ABORT, 'a held session stays as it was'); END;
CREATE TRIGGER activity_version_fixed BEFORE UPDATE ON activity_version
BEGIN SELECT RAISE(ABORT, 'the version of an activity that was used stays as it was'); END;
CREATE TRIGGER change_fixed BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'what was done stays written'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'what was done stays written'); END;
CREATE INDEX change_before_by_row ON change_before (place, id, change);
COMMIT;
