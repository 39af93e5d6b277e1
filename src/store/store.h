/* The record: one SQLite file with children, plans and attendance. A handle is opened for an actor
 * and an area; every verb that writes is one transaction and leaves one row in `change`. What is
 * returned lives in the arena that was given. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "model/facts.h"
#include "model/import.h"
#include "model/names.h"

struct arena;
struct buf;
struct error;
struct issues;
struct store;

/* Who opens the record. `when` is the time of the call as text (ISO 8601 with zone). */
struct store_actor {
    const char *name;
    const char *when;
    struct code_list area;          /* counties that are seen; none: the file's own */
};

struct store_place {
    const char *area;               /* county code */
    const char *name;
    int64_t node;                   /* upper bits of ids; 0: drawn; 1 in the demo and in tests */
};

/* Makes a new file (mode 0600); one that is there is refused. */
bool store_create(const char *path, const struct store_place *place,
                  const struct store_actor *actor, struct error *err);

/* Opens a file and brings it up to date (a copy is made first). Closed with the arena at last. */
struct store *store_open(struct arena *arena, const char *path, struct store_actor actor,
                         struct error *err);
void store_close(struct store *store);

/* What the user should hear about the opening, in the language of its `err`: a copy that was made,
 * rights that were mended. How many. */
int store_notices(const struct store *store, const char *const **list);

/* Every page and key of the file is sound; false with `err`. */
bool store_check(struct store *store, struct error *err);

/* What the file is called by its people. */
const char *store_name(const struct store *store);

/* ---- children ---- */

struct store_import {
    const char *file;               /* for messages */
    struct date today;              /* the first day of a second paper without a date */
    bool is_trial;                  /* look only: everything is judged, nothing is kept */
};

struct store_imported {
    int added;
    int changed;
    int same;
    int unclear;                    /* rows left out here; `issues` says why */
};

/* Adds or completes children. A row is a child that is there when its code says so, or its name,
 * birth month and village, or its name when nothing that is known differs and only one child fits;
 * what the file leaves empty stays. Codes of new children follow the order of their match keys, not
 * of the rows. Nothing is written when there is nothing new. */
bool store_import_children(struct store *store, const struct vocabulary *vocabulary,
                           const struct import_children *children,
                           const struct store_import *how, struct issues *issues,
                           struct store_imported *result, struct error *err);

/* What a person changes of one child (`set`). Each is said only when it is to change. */
struct store_child_change {
    const enum enrolment *enrolment;
    const enum answer *assent;
    const bool *is_active;
    const bool *is_restricted;
    const struct date *cleared;
    const int *tier;
    const bool *is_countersigned;
    const struct consent *consent;          /* a further row */
};
bool store_change_child(struct store *store, const char *code,
                        const struct store_child_change *change, struct error *err);

/* "C-42", "c0042" and "42" find the same child. NULL with `err` when there is none. */
const char *store_find_child(struct store *store, struct arena *arena, const char *text,
                             struct error *err);

/* ---- facts ---- */

struct store_catalogue {
    const struct vocabulary *vocabulary;
    const struct programme *programme;
    const struct calendar *calendar;
    const struct activity *const *activities;       /* by id */
    int activity_count;
};

/* Children by code with their dated rows, what was done in held sessions (by those marked present,
 * late or left early, and by those not marked: unknown is not absent), attendance, and what is
 * published, held or signed as the standing plan. Words of the record that the vocabulary has not
 * are an error. */
const struct facts *store_load_facts(struct store *store, struct arena *arena,
                                     const struct store_catalogue *catalogue, struct date today,
                                     struct error *err);

/* ---- plans ---- */

/* Keeps a plan of draft sessions with the very bytes of its activities (`facts` has them). Older
 * drafts of the same series give way; a series with a session that is no draft is refused. */
bool store_save_plan(struct store *store, const struct facts *facts, const struct plan *plan,
                     struct error *err);

/* The same, and in the same transaction the drafts of the series named are discarded. */
bool store_replace_plan(struct store *store, const struct facts *facts, const struct plan *plan,
                        struct code_list dropped, struct error *err);

/* The plan that holds the series or session, with the states of today. NULL with `err`. */
const struct plan *store_load_plan(struct store *store, struct arena *arena, const char *code,
                                   struct error *err);

struct store_session {
    const char *code;
    const char *series;
    const char *programme;
    int no;
    struct date date;
    int start;
    enum session_state state;
    bool is_trial;
    int children;                   /* planned, as a session has them without variants */
};

struct store_sessions {
    const struct store_session *list;       /* by series, number */
    int count;
};
const struct store_sessions *store_list_sessions(struct store *store, struct arena *arena,
                                                 struct error *err);

/* Takes a session, or all sessions of a series that can take the step, to the state. `reason` is
 * needed to cancel. Publishing a trial plan, holding a session before its day, and withdrawing what
 * was printed or stands for more than a day are refused. */
struct store_step {
    enum session_state to;
    struct date today;
    const char *reason;
};
bool store_step_session(struct store *store, const char *code, const struct store_step *step,
                        struct error *err);

/* A trial plan whose papers have all come becomes a draft. */
bool store_end_trial(struct store *store, const char *code, struct error *err);

/* Takes away the drafts of a series. */
bool store_discard(struct store *store, const char *series, struct error *err);

/* A page of the session has left the house: it can no longer be withdrawn. */
bool store_note_print(struct store *store, const char *code, const char *what, struct error *err);

/* Facts or a plan leave the house: written down first. */
bool store_note_export(struct store *store, const char *what, struct error *err);

/* The bytes of an activity as the session keeps them (zero-ended); NULL with `err`. */
const char *store_activity_bytes(struct store *store, struct arena *arena, const char *session,
                                 const char *activity, size_t *length, struct error *err);

/* ---- attendance ---- */

struct store_mark {
    const char *person;             /* code of a child, as store_find_child reads it */
    enum attendance status;
};

struct store_marks {
    const char *session;
    const struct store_mark *list;
    int count;
    const char *reason;             /* needed once the session is signed; "" before */
};

/* Marks children of a held session, all or nothing. The same mark again adds no row; another one
 * corrects the row that stands. A child that was not planned is noted as a walk-in. */
bool store_attend(struct store *store, const struct store_marks *marks, struct error *err);

/* ---- counts ---- */

/* A number is the count of the rows that its view gives between two days. */
struct store_measure {
    const char *name;
    int version;
    struct bilingual title;
    struct bilingual definition;
};
const struct store_measure *store_measure_at(int index);        /* NULL behind the last */
const struct store_measure *store_measure(const char *name);    /* or NULL */

struct store_count_row {
    const char *session;            /* "" when the number counts persons */
    const char *person;             /* "" when it counts sessions */
    struct date date;
};

struct store_count_rows {
    const struct store_count_row *list;     /* by date, session, person */
    int count;
};

/* Days both included; an unset day is open. */
bool store_count(struct store *store, const struct store_measure *measure, struct span days,
                 int *number, struct error *err);
const struct store_count_rows *store_count_list(struct store *store, struct arena *arena,
                                                const struct store_measure *measure,
                                                struct span days, struct error *err);

/* Attendance rate in thousandths: (present + late + left early) of those and excused and absent
 * among the planned; −1 when nothing is known. Unknown is on neither side. */
bool store_attendance_rate(struct store *store, struct span days, int *per_mille,
                           struct error *err);

/* Why a registered child was not reached: the first class that holds. */
enum left_out {
    LEFT_OUT_INACTIVE, LEFT_OUT_DECLINED, LEFT_OUT_CHILD_SAID_NO, LEFT_OUT_CONSENT_REFUSED,
    LEFT_OUT_CONSENT_MISSING, LEFT_OUT_RESTRICTED, LEFT_OUT_TIER3, LEFT_OUT_NO_PROGRAMME_FOR_AGE,
    LEFT_OUT_TOO_FEW_AT_SITE, LEFT_OUT_NO_PAIR, LEFT_OUT_RULE, LEFT_OUT_WAITING,
    LEFT_OUT_NOT_INVITED, LEFT_OUT_PLACED_NOT_HELD, LEFT_OUT_PLACED_NEVER_PRESENT, LEFT_OUT_COUNT
};
extern const struct words left_out_words;

struct store_left_out {
    const char *child;
    enum left_out class;
    enum rule_code rule;            /* of LEFT_OUT_RULE and those about size, age and pairs */
};

struct store_left_outs {
    const struct store_left_out *list;      /* by class, child */
    int count;
    int registered;
    int reached;                    /* registered = reached + count */
};

/* One pass over the children of the facts (of the same record), with person_may_join on the day of
 * the facts. */
const struct store_left_outs *store_left_out(struct store *store, struct arena *arena,
                                             const struct facts *facts, struct span days,
                                             struct error *err);

/* ---- names and changes ---- */

/* Whose names are opened, and what for; the record keeps both. No codes: all children of the
 * area. */
struct store_opening {
    struct code_list children;              /* by code */
    const char *reason;
};

/* The nicknames, after the reason was written down. Refused without a reason. */
const struct names *store_open_names(struct store *store, struct arena *arena,
                                     const struct store_opening *opening, struct error *err);

struct store_identity {
    const char *code;
    const char *name;               /* the full name: for the eyes of who asked, for no paper */
    const char *nickname;           /* "" when there is none */
};

struct store_identities {
    const struct store_identity *list;      /* by code */
    int count;
};

/* Who is behind each code, after the reason was written down. Refused without a reason. */
const struct store_identities *store_open_identities(struct store *store, struct arena *arena,
                                                     const char *reason, struct error *err);

/* What is searched for. Without a reason no name is read, only codes and nicknames. */
struct store_asked {
    const char *text;
    const char *code;               /* the child that the text is a code of, or "" */
    const char *reason;
};

struct store_hit {
    const char *code;
    struct date birth;
    const char *site;
    const char *name;               /* "" without a reason */
    int rank;                       /* model/name_search.h */
};

struct store_hits {
    const struct store_hit *list;           /* the best first, then by code */
    int count;
};

/* Children that fit. With a reason, the reason and the codes found are kept in the transaction of
 * the search, before any name is given out. */
const struct store_hits *store_search(struct store *store, struct arena *arena,
                                      const struct store_asked *asked, struct error *err);

/* One opening of a child's name. */
struct store_sight {
    int64_t number;                 /* of the change */
    const char *actor;
    const char *happened;
    const char *purpose;
    bool is_full_name, is_nickname; /* neither: a row of a time that did not say */
};

struct store_sights {
    const struct store_sight *list;         /* newest first */
    int count;
};

/* Who has opened the name of the child with this code, on paper or screen. */
const struct store_sights *store_seen(struct store *store, struct arena *arena, const char *code,
                                      struct error *err);

struct store_change {
    int64_t number;
    const char *actor;
    const char *verb;
    const char *happened;
    const char *what;
};

struct store_changes {
    const struct store_change *list;        /* newest first */
    int count;
};
const struct store_changes *store_list_changes(struct store *store, struct arena *arena, int most,
                                               struct error *err);

/* A change that was taken back or done again. */
struct store_undone {
    int64_t change;
    const char *verb;
    const char *what;
    int gone, back, changed;        /* children */
};

/* Takes back the change with the number (0: the actor's last that can be), whole: every row of
 * the register that it touched is as it was before. Itself a change. Refused when another change
 * touched the same rows later, when something was published, printed, exported, marked or signed
 * since, and for changes of others. `store_redo` takes back the actor's last undo likewise. */
bool store_undo(struct store *store, struct arena *arena, int64_t number,
                struct store_undone *undone, struct error *err);
bool store_redo(struct store *store, struct arena *arena, struct store_undone *undone,
                struct error *err);

/* The rows of changes hang together by hashes. */
struct store_chain {
    int64_t count;
    int64_t first_broken;           /* number of the first row that does not fit; 0: whole */
    char last[65];                  /* hash of the last row, to be written down outside */
};
bool store_verify_chain(struct store *store, struct store_chain *chain, struct error *err);

/* docs/database.md. */
void store_document_schema(struct buf *out);

#endif
