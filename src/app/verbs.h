/* All verbs. Each has its own file; each returns what it found and prints nothing. */
#ifndef APP_VERBS_H
#define APP_VERBS_H

#include "app/call.h"
#include "base/fields_compare.h"
#include "base/table.h"
#include "base/vec.h"
#include "model/choice.h"
#include "model/facts.h"
#include "model/verdict.h"

struct error;

/* -- the catalogue: no record is opened ------------------------------------------------------ */

struct app_checked {
    struct issues issues;                   /* in the call's language */
    int files;                              /* of activities and programmes that were read */
};

/* All problems of the catalogue, or of the named files and folders alone, also of names for which
 * a file would be passed over; false with `err` only when a named path is not there. */
bool app_check_catalog(struct call *call, const char *const *paths, int count,
                       struct app_checked *checked, struct error *err);

struct app_format_request {
    const char *const *paths;               /* files and folders; none: those of --catalog */
    int count;
    bool is_check;                          /* nothing is written */
};

/* One activity or programme and what its form was. */
struct app_form {
    const char *file;
    enum catalog_form form;                 /* never CATALOG_FORM_OTHER */
};

struct app_forms {
    VEC(struct app_form) list;              /* in the order of the names */
    int new_count, broken_count;
    struct issues issues;                   /* why the broken ones could not be read */
};

/* Puts files into canonical form, each written beside and renamed. What cannot be read is left as
 * it is and listed. False with `err` when a name is not there or a file cannot be written; `forms`
 * then holds what was done until then. */
bool app_format_catalog(struct call *call, const struct app_format_request *request,
                        struct app_forms *forms, struct error *err);

/* One file with what `catalog fix` did to it. */
struct app_fixed {
    const char *file;
    const char *before;                     /* its old text */
    struct catalog_mended mended;
    bool is_changed;
};

struct app_fixes {
    VEC(struct app_fixed) list;
    int cure_count, error_count;            /* errors: those that are left */
};

struct app_fix_request {
    const char *const *paths;
    int count;
    bool is_dry;                            /* nothing is written */
};

/* Makes the cures that are certain in the files, each written beside and renamed. False with `err`
 * when a name is not there or a file cannot be read or written; `fixes` then holds what was done
 * until then. */
bool app_fix_catalog(struct call *call, const struct app_fix_request *request,
                     struct app_fixes *fixes, struct error *err);

/* One filter as it was given: "goal", "empathy:2"; the text of a plain yes does not matter. */
struct app_filter {
    const char *name;
    const char *text;
};

struct app_found_activity {
    const struct activity *activity;
    uint64_t adapted;                   /* flags asked for that it keeps by its adaptation only */
};

/* What there would be without some of the filters. */
struct app_looser {
    const char *filters;                /* "--touch", "--touch --age" */
    int count;
};

struct app_found {
    struct choice choice;
    VEC(struct app_found_activity) list;    /* by id */
    int used_count;                     /* activities of the catalogue without the refused */
    int refused_count;
    VEC(struct app_looser) looser;      /* only when nothing was found */
};

/* The activities that every filter lets through: kind, phase, audience, age (years, "9" or
 * "9-11"), people, minutes, goal ("empathy", "empathy:2"), energy ("2", "2-4"), trust, touch (at
 * most), item, for-flag; ritual and refused need no text. NULL with `err` for an unknown word
 * (with the nearest and the list) or a number outside its limits. */
const struct app_found *app_find_activities(struct call *call, const struct app_filter *filters,
                                            int count, struct error *err);

/* The same for people: one line each, and how many of how many. */
const struct table *app_table_activities(struct call *call, const struct app_found *found);

const struct table *app_list_programmes(struct call *call);

/* What an editor would say to all activities, or to those named by id, file or folder. Errors of a
 * file that cannot be read stand among the issues. False with `err` when a name is unknown. */
struct app_lint {
    struct issues issues;
    int read_count;                     /* activities */
};

bool app_lint_catalog(struct call *call, const char *const *words, int count,
                      struct app_lint *outcome, struct error *err);
/* Two states of one activity, or two activities. */
struct app_pair {
    const struct activity *before;          /* NULL: added */
    const struct activity *after;           /* NULL: removed */
    const struct field_changes *changes;    /* NULL unless both are there */
    bool keeps_version;                     /* one id, other content, and no higher version */
};

struct app_comparison {
    bool is_of_folders;
    VEC(struct app_pair) pairs;             /* by id; of folders only what is not the same */
    int same_count;
    int changed_count;
    int added_count;
    int removed_count;
    struct issues issues;                   /* files that could not be compared */
};

/* Each name is the id of an activity, or a file, or both are folders, whose activities are compared
 * by id. False with `err` when a name is nothing, or its file has errors, which are then in
 * `issues`. */
bool app_compare_activities(struct call *call, const char *before, const char *after,
                            struct app_comparison *comparison, struct error *err);

/* What may stand in a file as JSON Schema: "activity" or "programme", explained in `only` one
 * language or in both (NULL). NULL with `err` for another name. */
const char *app_write_schema(struct call *call, const char *name, const enum language *only,
                             struct error *err);

/* By id; NULL with `err`, which names the nearest known one. */
const struct activity *app_find_activity(struct call *call, const char *id, struct error *err);
const struct programme *app_find_programme(struct call *call, const char *id, struct error *err);

/* A new activity of a kind, as its skeleton begins. False with `err` for an unknown kind. */
bool app_start_activity(struct call *call, const char *kind, struct activity *draft,
                        struct error *err);

/* Says one thing about it: id, name-zh, name-en, phase, audience, age (in years), people, minutes,
 * goal, energy, trust, touch, level, formation or posture. Words are those of the files, several
 * with commas between. False with `err`, which says what may stand there. */
bool app_set_activity(struct call *call, struct activity *draft, const char *what,
                      const char *value, struct error *err);

/* Writes the skeleton below the folder of an own catalogue, or into it when it is the kind's. A
 * file that is there is never written over. The path; NULL with `err`. */
const char *app_write_activity(struct call *call, const struct activity *draft,
                               const char *folder, struct error *err);

/* The same with an own version of an activity that is there; `id` "" is the old one after "my-". */
const char *app_copy_activity(struct call *call, const char *source, const char *id,
                              const char *folder, struct error *err);

/* An age in months as people say it: "9", "9½", "9岁5个月" where it matters; "" from 99 years. */
const char *app_write_age(struct call *call, int months);

/* -- the record ------------------------------------------------------------------------------ */

/* Makes the file of the call for an area (county code); one that is there is refused. */
bool app_init(struct call *call, const char *area, const char *name, struct error *err);

struct app_import_request {
    const char *file;                   /* name for messages */
    const char *bytes;
    size_t length;
    bool is_trial;                      /* look only, keep nothing */
};

struct app_import_outcome {
    int added, changed, same, rejected;
    const char *rejects;                /* the rows left out as CSV, with their reasons */
    struct issues issues;
};

/* Children from a table as it comes, CSV or a workbook by its bytes. Bad rows are left out and
 * listed; false with `err` when the file as a whole is damaged: then nothing is kept. */
bool app_import_children(struct call *call, const struct app_import_request *request,
                         struct app_import_outcome *outcome, struct error *err);

/* An empty table with the headings of a kind ("children"); NULL with `err` when unknown. */
const char *app_import_template(struct call *call, const char *kind, struct error *err);

/* `FIELD=VALUE` for one child: enrolment, answer, active, restricted, cleared, tier, countersigned,
 * consent (given | refused | withdrawn, with from= and until=). */
bool app_set_child(struct call *call, const char *code, const char *const *assignments, int count,
                   struct error *err);

/* children, series, sessions, changes or backups. NULL with `err`. */
const struct table *app_list(struct call *call, const char *what, struct error *err);

/* Who is behind each code: full names and nicknames, for the screen alone. The reason is written
 * into the record first; refused without one. */
const struct table *app_list_names(struct call *call, const char *reason, struct error *err);

/* Looks at the record and what it stands on: a row for each look, OK or what to do. False with
 * `err` only when there is no record. */
struct app_health {
    struct table *table;
    int finding_count;
};
bool app_doctor(struct call *call, struct app_health *health, struct error *err);

/* A change of the register taken back, or done again. */
struct app_undone {
    int64_t change;
    const char *verb;
    const char *what;
    int gone, back, changed;            /* children */
};

/* The change with this number, 0 the last of who acts; then the last undo done again. */
bool app_undo(struct call *call, int64_t number, struct app_undone *outcome, struct error *err);
bool app_redo(struct call *call, struct app_undone *outcome, struct error *err);

/* The rows of changes hang together by hashes: how many there are and the first that does not fit
 * (0: all do). */
struct app_chain {
    int64_t count;
    int64_t first_broken;
    const char *last;                   /* hash of the last */
};
bool app_verify_changes(struct call *call, struct app_chain *outcome, struct error *err);

/* Children by code or nickname; with a reason by name too, which is then shown: a part of it, its
 * pinyin or initials. The best first. NULL with `err`, also when nobody is found. */
const struct table *app_find_children(struct call *call, const char *text, const char *reason,
                                      struct error *err);

/* Who has opened the name of a child or printed it, when and why; newest first. */
const struct table *app_seen(struct call *call, const char *code, struct error *err);

/* -- keeping it safe ------------------------------------------------------------------------- */

/* What seals a backup and opens it again: exactly one of the three. */
struct app_secret {
    const char *passphrase;             /* as it was typed; NULL: none */
    const char *passphrase_file;        /* its first line; "" none */
    const char *key_file;               /* "" none */
};

struct app_backup_request {
    const char *place;                  /* a folder, or a file that ends in .tfb; "": in backups/ */
    struct app_secret secret;
    bool is_thinned;                    /* of older backups in the folder 7 days and 8 weeks stay */
};

struct app_backup {
    const char *path;
    int64_t bytes;
    int removed;                        /* older ones */
};

/* A sealed copy of the record, read back and compared before it gets its name, and listed in the
 * record. Never written over another file. False: no new backup, or (said in `err`) one that could
 * not be listed. */
bool app_backup(struct call *call, const struct app_backup_request *request,
                struct app_backup *backup, struct error *err);

/* Makes a key file that only its owner may read; the text to print and keep. NULL with `err`. */
const char *app_new_key(struct call *call, const char *path, struct error *err);

struct app_restore_request {
    const char *file;
    const char *to;                     /* a new file */
    struct app_secret secret;
};

/* The record of a backup in a new file, proven before it gets its name. The record of the call is
 * not touched. */
bool app_restore(struct call *call, const struct app_restore_request *request, struct error *err);

/* -- plans ----------------------------------------------------------------------------------- */

/* A plan, what it was made from, and what the judge says about it. */
struct app_judged {
    const struct facts *facts;
    const struct plan *plan;
    const struct verdict *verdict;
    bool has_become_draft;              /* its last paper came: the trial plan is over */
};

struct app_plan_request {
    const char *programme;
    const char *series;                 /* letters of the new series; "" the next free ones */
    struct date from;
    int start;                          /* minutes after midnight */
    int groups_most;                    /* 0: as many as needed */
    uint64_t seed;
    int64_t budget;                     /* steps a group; 0: from the size of the problem */
    int64_t stop_at;                    /* 0: the budget */
    bool is_calibration;                /* solve only: nothing is judged or kept */
};

/* Facts → plan → judge → record. The points that the search claims must be the judge's, rule by
 * rule; a difference is a fault of the program and nothing is kept. When no plan keeps the hard
 * rules, `outcome` holds the nearest try with its clash and `err` (ERROR_CLASH) the words. */
bool app_plan_series(struct call *call, const struct app_plan_request *request,
                     struct app_judged *outcome, struct error *err);

/* The stored plan that holds a series or session, judged as of today with the very activities that
 * it keeps. A trial plan whose last paper has come becomes a draft here. */
bool app_check(struct call *call, const char *code, struct app_judged *outcome,
               struct error *err);

/* The codes of all series of the record, each plan named once by its first series. */
bool app_list_plans(struct call *call, struct code_list *codes, struct error *err);

/* A session (or all of a series) goes to the next state. Publishing judges the plan first: a trial
 * plan is refused with the papers that are missing, by child. `reason` is for cancelling. */
bool app_step_session(struct call *call, const char *code, enum session_state to,
                      const char *reason, struct error *err);

/* Takes away the drafts of a series. */
bool app_discard(struct call *call, const char *series, struct error *err);

/* Refuses (ERROR_REFUSED) a trial plan, naming child and paper. */
bool app_refuse_trial(const struct plan *plan, struct error *err);

/* -- why ------------------------------------------------------------------------------------- */

/* In words: each step of a session with what spoke for it and its best alternative; why an
 * activity is not there; why a child is where it is, or nowhere. NULL with `err`. */
const char *app_explain_session(struct call *call, const char *session, struct error *err);
const char *app_explain_activity(struct call *call, const char *session, const char *activity,
                                 struct error *err);
const char *app_explain_child(struct call *call, const char *code, struct error *err);

/* One finding in words. */
const char *app_word_finding(struct call *call, const struct app_judged *judged,
                             const struct finding *finding);

/* -- the day and the count ------------------------------------------------------------------- */

struct app_mark {
    const char *child;
    enum attendance status;
};

bool app_attend(struct call *call, const char *session, const struct app_mark *marks, int count,
                const char *reason, struct error *err);

/* "present", "到", "迟到", "late" … to a status; false when it is none. */
bool app_read_attendance(const char *text, enum attendance *status);

/* participation, left-out, or the name of one number, which gives its rows. An unset day is open.
 * NULL with `err`. */
const struct table *app_report(struct call *call, const char *name, struct span days,
                               struct error *err);

/* -- out ------------------------------------------------------------------------------------- */

/* facts of a programme, or the plan of a series, as JSON (docs/plan-json.md). */
const char *app_export_facts(struct call *call, const char *programme, struct error *err);
const char *app_export_plan(struct call *call, const char *code, struct error *err);

struct app_print_request {
    const char *sheet;                  /* "run-sheet" */
    const char *subject;                /* code of a session, plan or child, or an id */
    const char *path;                   /* where to; .pdf, .png or .txt says the form */
    bool is_missing;                    /* for all whose paper is missing; `subject` is then a
                                         * programme, whose ages count, or "" */
};

/* Children who get no form, and one reason for it. */
struct app_left_out {
    const char *reason;                 /* in the call's language */
    int count;
    const char *codes;                  /* "C-0001–C-0012, C-0020" */
};

struct app_printed {
    int page_count;                     /* 0: nobody needs one, no file was written */
    bool has_page_files;                /* pictures: card.png became card-1.png, card-2.png, … */
    struct issues warnings;             /* characters that no face has, names that were cut */
    int children;                       /* forms, one a child; 0 for other papers */
    VEC(struct app_left_out) left_out;
};

/* One paper into a file. A trial plan is refused with the papers that it lacks; for a session the
 * nicknames are opened for this print, and the record notes that a page left the house. */
bool app_print(struct call *call, const struct app_print_request *request,
               struct app_printed *printed, struct error *err);

/* The papers there are. */
const struct table *app_list_sheets(struct call *call);

/* What a word on the command line names. */
enum app_thing { APP_NOTHING, APP_ACTIVITY, APP_PROGRAMME, APP_PLAN, APP_CHILD };

/* An activity or a programme of the catalogue, a session or series of the record, or a child.
 * APP_NOTHING with `err`. */
enum app_thing app_recognise(struct call *call, const char *code, struct error *err);

/* One child: papers, answers and where it is placed; never a name. NULL with `err`. */
const struct table *app_show_child(struct call *call, const char *code, struct error *err);

/* One thing that the demo did, in words, and the file it made ("" none). */
struct app_demo_step {
    const char *text;
    const char *file;
};

struct app_demo {
    VEC(struct app_demo_step) steps;
};

/* The whole line on the shipped sample: record, import, a trial plan, the missing paper, a plan,
 * papers, attendance, report. The folder must be empty or hold only what a demo made before; that
 * is replaced. The days are those of the sample, so that the result is the same every day. */
bool app_demo(struct call *call, const char *folder, uint64_t seed, struct app_demo *demo,
              struct error *err);

#endif
