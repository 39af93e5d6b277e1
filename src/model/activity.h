/* One activity of the catalogue: everything that its file says. Never written again once loaded. */
#ifndef MODEL_ACTIVITY_H
#define MODEL_ACTIVITY_H

#include "model/vocabulary.h"

#include <stddef.h>

struct arena;

enum { ACTIVITY_HASH_BYTES = 65 };

struct minutes_range {
    int min;
    int typical;
    int max;
};

enum material_per { PER_PERSON, PER_PAIR, PER_GROUP, PER_SESSION, PER_COUNT };
extern const struct words material_per_words;

struct material {
    int item;                   /* index in the vocabulary */
    int quantity;
    enum material_per per;
    bool is_reused;
    int cost_fen;               /* of one, in 1/100 yuan */
};

struct adaptation {
    int flag;                   /* index in the vocabulary */
    struct bilingual text;      /* printed beside the step: an action, never a reason */
};

struct step {
    int minutes;
    struct bilingual text;
    struct bilingual say;       /* words at a delicate moment; both "" when there are none */
};

struct question {
    enum lens lens;
    struct bilingual text;
};

struct trouble {
    struct bilingual when;
    struct bilingual text;
};

/* One line of a gesture dance: one gesture a line. */
struct move {
    struct bilingual line;
    int beats;
    struct bilingual text;
    struct bilingual seated;
    struct bilingual one_hand;
};

struct handout {
    struct bilingual title;
    struct bilingual text;      /* several lines */
};

struct activity {
    const char *id;
    int version;
    struct bilingual name;
    enum kind kind;
    uint64_t phases;            /* bits of enum phase */
    uint64_t audiences;         /* bits of enum audience */
    struct range age;           /* months */
    struct range people;        /* in the track */
    struct range per;           /* size of sub-groups; 0–0: not asked */
    enum parity parity;
    struct minutes_range minutes;
    int axis[AXIS_COUNT];
    int formation;              /* of the vocabulary */
    int posture;
    uint64_t topics;
    enum level level;           /* lowest level that may lead it */
    int goals[GOAL_MAX];        /* strength 0–3 for each goal of the vocabulary */
    const struct material *materials;
    int material_count;
    struct item_set items;      /* of the materials */
    enum stage stage_earliest;
    bool is_event_ok;
    bool is_last_ok;
    bool is_ritual;
    bool is_farewell;
    bool is_refused;            /* kept only to say why not */
    struct bilingual refused_because;   /* "" unless refused, as the two that follow */
    const char *const *instead;         /* ids of what is used in its place */
    int instead_count;
    const struct activity *const *replacements;     /* the same found; NULL in a file read alone */
    uint64_t avoid;             /* flags: never with such a child */
    uint64_t adapt;             /* flags that an adaptation is written for */

    const struct adaptation *adaptations;
    int adaptation_count;
    struct bilingual brief;         /* one line for the run sheet */
    struct bilingual purpose;
    struct bilingual preparation;
    const struct step *steps;
    int step_count;
    const struct move *moves;
    int move_count;
    struct handout handout;         /* title "" when there is none */
    const struct question *questions;
    int question_count;
    struct bilingual safety;
    const struct trouble *troubles;
    int trouble_count;
    struct bilingual head_count;    /* one more, one fewer, too few, too many */
    int risk_physical;              /* 0–3 */
    int risk_emotional;             /* 0–3 */
    const char *source;
    const char *licence;
    const char *from;           /* id of the activity that this is an own version of; "" none */
    int from_version;

    /* The activity of another catalogue that this one's file changes in parts; NULL: none. */
    const struct activity *replaced;

    const char *file;           /* where it came from, for messages */
    const char *bytes;          /* the file's own bytes: what a held session keeps */
    size_t length;
    char given_hash[ACTIVITY_HASH_BYTES];   /* "" when there are bytes; ask activity_hash */
};

/* Hex of the BLAKE2b-256 of the bytes: what tells two versions apart. Made when it is asked for,
 * because few of many activities are ever printed or kept. */
const char *activity_hash(struct arena *arena, const struct activity *activity);

/* True when `people` may do it together: the range, sub-groups q with q·per.min ≤ n ≤ q·per.max,
 * and parity (C-SIZE). */
bool activity_fits_people(const struct activity *activity, int people);

/* True when every limit of the flag holds for the activity with that many people (C-AXIS). */
bool activity_keeps_flag(const struct activity *activity, const struct flag *flag, int people);

/* The first limit of the flag that the activity breaks, as the axis, or AXIS_COUNT when it is a
 * topic, item or the number of people; −1 when all hold. */
int activity_first_excess(const struct activity *activity, const struct flag *flag, int people);

/* The text of the adaptation for the flag, or NULL. */
const struct adaptation *activity_adaptation(const struct activity *activity, int flag);

/* C-ABSOLUTE without the question of age: touch 4, trust 4, elimination 2 or refused. */
bool activity_is_never_scheduled(const struct activity *activity);

#endif
