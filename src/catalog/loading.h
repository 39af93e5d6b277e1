/* Inside the catalogue: what its readers share while files are being read. */
#ifndef CATALOG_LOADING_H
#define CATALOG_LOADING_H

#include "base/fields.h"
#include "base/issues.h"
#include "base/node.h"
#include "base/vec.h"
#include "model/activity.h"
#include "model/calendar.h"
#include "model/programme.h"

struct catalog;
struct catalog_source;

/* Numbers of the vocabularies in fields_reader.vocabularies. */
enum loading_vocabulary {
    LOADING_GOALS, LOADING_FLAGS, LOADING_TOPICS, LOADING_ITEMS, LOADING_FORMATIONS,
    LOADING_POSTURES, LOADING_VOCABULARY_COUNT
};

/* What a field of kind NODE holds: for the schema (field.shape). */
enum loading_shape {
    SHAPE_ANY,
    SHAPE_IDS_BY_PHASE,             /* {close: [bell, song]} */
    SHAPE_ALTERNATIVES,             /* [[a, b], [c]] */
    SHAPE_ALTERNATIVES_BY_SESSION,  /* {1: [[a, b], [c]]} */
    SHAPE_FILLERS_BY_PHASE,         /* {main: [activity]} */
    SHAPE_ITEMS                     /* [scissors] */
};

/* An entry that is refused, until what it names in its place is found. */
struct refusal {
    struct activity *activity;
    const struct node *instead;         /* the list, copied: where problems are shown */
};

/* An own version, until the activity that it was made from is known. */
struct descent {
    const struct activity *activity;
    const struct node *origin;          /* where a problem is shown */
};

struct loading {
    struct arena *arena;
    struct arena *scratch;              /* holds the tree of one activity's file at a time */
    struct issues *issues;
    const struct vocabulary *vocabulary;
    struct words vocabularies[LOADING_VOCABULARY_COUNT];
    VEC(const struct activity *) activities;
    VEC(const struct programme *) programmes;
    VEC(struct refusal) refusals;
    VEC(struct descent) descents;
    const struct catalog_source *given;     /* read these bytes in place of the file's; or NULL */
};

enum activity_status { STATUS_IN_USE, STATUS_REFUSED };

/* What a file of activities fills. */
struct activity_file {
    int schema;
    int status;                         /* enum activity_status */
    int replaces;                       /* 0 in a whole file */
    struct activity activity;
};

extern const struct fields activity_fields;

/* One row of the vocabulary files before it becomes the model's. */
struct flag_row {
    struct flag flag;
    int group;                          /* 0 other, 1 body */
    const struct node *axes;
    uint64_t topics;
    const struct node *items;
    const struct node *rooms;
    int level;                          /* enum level; 0 (volunteer) asks for nobody */
    int people_most;
};

struct vocabulary_file {
    int schema;
    const void *rows;
    int row_count;
};

extern const struct fields goals_fields;
extern const struct fields topics_fields;
extern const struct fields items_fields;
extern const struct fields flags_fields;
extern const struct fields formations_fields;
extern const struct fields postures_fields;

struct track_row {
    const char *code;
    int audience;
    struct range age;
    int minutes[PHASE_COUNT];
    const struct node *fixed;
    const struct node *must;
    const struct node *filled_by;
};

struct block_row {
    const char *code;
    int kind;
    int minutes;
    int headcount;                      /* 0 none, 1 per_pair */
    const struct track_row *tracks;
    int track_count;
};

struct session_row {
    int no;
    struct bilingual title;
    int stage;
    int trust_cap;
    int minutes[PHASE_COUNT];           /* the short form of a series */
    const struct block_row *blocks;
    int block_count;
};

struct programme_file {
    int schema;
    int session_minutes;                /* 0: not said */
    const char *invite;
    int trust_cap;                      /* of an event, which has no sessions of its own */
    const struct block_row *blocks;
    int block_count;
    int tracks_per_band;
    int track_leader, track_adults;     /* staff of an event */
    int carers_leader;
    int island_leader, island_assistants;
    int stage_leader;
    int reserve_per_mille, reserve_least;
    struct programme programme;
    const struct node *rituals;
    const struct node *must;
    const struct node *filled_by;
    const struct node *excluded;
    const struct session_row *sessions;
    int session_count;
};

extern const struct fields programme_fields;

struct closed_row {
    const char *from;
    const char *until;
    struct bilingual name;
};

struct swapped_row {
    const char *date;
    int as;
    struct bilingual name;
};

struct calendar_file {
    int schema;
    const char *id;
    struct bilingual source;
    const struct closed_row *closed;
    int closed_count;
    const struct swapped_row *swapped;
    int swapped_count;
};

extern const struct fields calendar_fields;

/* True for names that end in .yaml; everything else in a folder is passed over. */
bool loading_is_yaml(const char *name);

/* Starts with nothing known; both arenas are the caller's. */
struct loading loading_start(struct arena *arena, struct arena *scratch, struct issues *issues);

/* The parsed file in the loading's arena; NULL with the problem listed. */
const struct node *loading_parse(struct loading *loading, const char *path);

/* The bytes of a file; NULL with the problem listed. */
const char *loading_read(struct loading *loading, const char *path, size_t *length);

/* The words of a finished vocabulary, under their numbers. */
void loading_words(const struct vocabulary *vocabulary,
                   struct words words[LOADING_VOCABULARY_COUNT]);

/* The reader of `file` with the vocabularies as far as they are known. */
struct fields_reader loading_reader(const struct loading *loading, const char *file);

/* The vocabulary of a folder; false when a file of it has errors. */
bool loading_vocabulary(struct loading *loading, const char *folder);

/* One activity; `folder` is the name of the folder that it must fit, NULL when it lies anywhere. */
const struct activity *loading_activity(struct loading *loading, const char *path,
                                        const char *folder);

/* The same from bytes that are already there; not judged by its place. */
const struct activity *loading_activity_bytes(struct loading *loading, const char *file,
                                              const char *bytes, size_t length);
const struct programme *loading_programme(struct loading *loading, const char *path);

/* One file alone, wherever it lies: a programme when it has the key `format`, else an activity.
 * Without bytes the file itself is read. */
void loading_judge(struct arena *arena, const struct catalog *catalog,
                   const struct catalog_source *source, struct issues *issues);

/* All calendar files of a folder as one calendar. */
const struct calendar *loading_calendars(struct loading *loading, const char *folder);

/* What no single field can say about an activity. */
void activity_check(const struct loading *loading, const struct activity *activity,
                    const struct node *root, const char *folder);

/* The checks on a template (D-…): whatever a plan could fail for later. */
void programme_check(const struct loading *loading, const struct programme *programme,
                     const struct programme_file *file, const struct node *root);

/* Finds what the refused entries name in their place, once all activities are known. */
void loading_find_replacements(struct loading *loading);

/* Compares own versions with what they were made from, once all activities are known. */
void loading_check_descents(struct loading *loading);

/* The mark before a text that its author still has to write. */
extern const struct bilingual placeholder_mark;

/* The text of an activity with from and from_version of itself in the origin and, unless `id` is
 * NULL, with that id and version 1. NULL with the problem listed. */
const char *copy_text(struct arena *arena, const struct activity *activity, const char *id,
                      struct issues *issues);

/* The tree of a file with the key `replaces`, completed by the activity that it changes: all places
 * are in the own file. Bytes, length and `replaced` of the activity become those of the whole. NULL
 * with the problems listed. */
const struct node *merge_with_base(struct loading *loading, const char *path,
                                   const struct node *root, struct activity *activity);

/* Tells each text of the file that still bears a mark; true when there is none. */
bool placeholders_check(struct loading *loading, const char *file, const struct node *root);

/* A marked hint in both languages; lives in the arena. */
struct bilingual draft_placeholder(struct arena *arena, const char *zh, const char *en);

/* Gives a new activity marked hints in place of all its texts, and an adaptation for each flag that
 * it is too much for. */
void draft_add_texts(struct arena *arena, const struct vocabulary *vocabulary,
                     struct activity *activity);

/* True for a list, and for NULL: nothing is said. Anything else would be passed over by a loop over
 * its items, so it is told, under the name of its key. */
bool loading_is_list(struct loading *loading, const char *file, const struct node *node,
                     const char *key);

/* The activity of the list with this id, or NULL. */
const struct activity *loading_find_activity(const struct loading *loading, const char *id);

/* Adds "unknown activity" with the nearest id at the node's place. */
void loading_unknown_activity(const struct loading *loading, const char *file,
                              const struct node *node);

/* The node under the key, or the map itself: where a problem of the key is shown. */
const struct node *loading_place(const struct node *map, const char *key);

#endif
