/* The words of the field: those that the program must know (enums with their two names) and those
 * that data files list (goals, flags, topics, items, formations, postures), which no line of C
 * names. */
#ifndef MODEL_VOCABULARY_H
#define MODEL_VOCABULARY_H

#include "base/fields.h"
#include "base/messages.h"

#include <stdbool.h>
#include <stdint.h>

enum sex { SEX_UNKNOWN, SEX_FEMALE, SEX_MALE, SEX_COUNT };

enum phase {
    PHASE_CHECKIN, PHASE_WARMUP, PHASE_BRIDGE, PHASE_MAIN, PHASE_SHARE, PHASE_CLOSE, PHASE_COUNT
};

enum stage { STAGE_FORMING, STAGE_TRANSITION, STAGE_WORKING, STAGE_ENDING, STAGE_COUNT };

enum block_kind { BLOCK_WHOLE, BLOCK_SPLIT, BLOCK_JOINT, BLOCK_BREAK, BLOCK_KIND_COUNT };

enum audience { AUDIENCE_CHILDREN, AUDIENCE_CARERS, AUDIENCE_MIXED, AUDIENCE_COUNT };

enum kind {
    KIND_GAME, KIND_GESTURE_DANCE, KIND_ART, KIND_STORY, KIND_TALK, KIND_CALM, KIND_TRAINING,
    KIND_RITUAL, KIND_WORKSHEET, KIND_COUNT
};

enum level { LEVEL_VOLUNTEER, LEVEL_TRAINED, LEVEL_COUNSELLOR, LEVEL_SPECIALIST, LEVEL_COUNT };

enum parity { PARITY_ANY, PARITY_PAIRS, PARITY_EVEN, PARITY_COUNT };

enum lens { LENS_FACT, LENS_FEEL, LENS_FIND, LENS_FUTURE, LENS_COUNT };

enum axis {
    AXIS_ENERGY, AXIS_TRUST, AXIS_TOUCH, AXIS_MOVE, AXIS_READ, AXIS_WRITE, AXIS_EYES_CLOSED,
    AXIS_LOUD, AXIS_COMPETITION, AXIS_ELIMINATION, AXIS_ODD_ONE_OUT, AXIS_PUBLIC_FAIL, AXIS_HANDS,
    AXIS_SIGHT, AXIS_HEAR, AXIS_WAIT_SECONDS, AXIS_COUNT
};

enum attendance {
    ATTENDANCE_PRESENT, ATTENDANCE_LATE, ATTENDANCE_LEFT_EARLY, ATTENDANCE_EXCUSED,
    ATTENDANCE_ABSENT, ATTENDANCE_UNKNOWN, ATTENDANCE_COUNT
};

enum session_state {
    SESSION_DRAFT, SESSION_PUBLISHED, SESSION_HELD, SESSION_SIGNED, SESSION_CANCELLED,
    SESSION_STATE_COUNT
};

enum enrolment {
    ENROLMENT_INVITED, ENROLMENT_ACCEPTED, ENROLMENT_DECLINED, ENROLMENT_PLACED,
    ENROLMENT_WITHDRAWN, ENROLMENT_COUNT
};

enum consent_purpose {
    CONSENT_REGISTER, CONSENT_GROUP, CONSENT_SCREENING, CONSENT_PHOTO_INSIDE, CONSENT_PHOTO_PUBLIC,
    CONSENT_STORY, CONSENT_SHARE, CONSENT_CASEWORK, CONSENT_CONTACT, CONSENT_EMERGENCY,
    CONSENT_FOLLOW_UP, CONSENT_PURPOSE_COUNT
};

enum consent_state {
    CONSENT_GIVEN, CONSENT_REFUSED, CONSENT_WITHDRAWN, CONSENT_EXPIRED, CONSENT_STATE_COUNT
};

enum answer { ANSWER_UNKNOWN, ANSWER_YES, ANSWER_NO, ANSWER_COUNT };

enum pair_role { PAIR_OWN, PAIR_STAND_IN, PAIR_RESERVE, PAIR_ROLE_COUNT };

enum format { FORMAT_SERIES, FORMAT_EVENT, FORMAT_COUNT };

/* The words of each enum, in its order: keys stand in files and JSON, names on paper and screen. */
extern const struct words sex_words;            /* unknown, f, m */
extern const struct words phase_words;
extern const struct words stage_words;
extern const struct words block_kind_words;
extern const struct words audience_words;
extern const struct words kind_words;
extern const struct words level_words;
extern const struct words parity_words;
extern const struct words lens_words;
extern const struct words axis_words;
extern const struct words attendance_words;
extern const struct words session_state_words;
extern const struct words enrolment_words;
extern const struct words consent_purpose_words;
extern const struct words consent_state_words;
extern const struct words answer_words;         /* unknown, yes, no */
extern const struct words pair_role_words;
extern const struct words format_words;

/* The greatest value that the scale of an axis has (wait_seconds: 600). */
int axis_greatest(enum axis axis);

enum {
    GOAL_MAX = 32, FLAG_MAX = 64, TOPIC_MAX = 32, ITEM_MAX = 256, ROOM_FEATURE_MAX = 32,
    FORMATION_MAX = 32, POSTURE_MAX = 32
};

/* A set of items; goals, flags and topics are bits of an uint64_t. */
struct item_set {
    uint64_t bits[ITEM_MAX / 64];
};

void item_set_add(struct item_set *set, int item);
bool item_set_has(const struct item_set *set, int item);

/* The smallest item in both, or −1. */
int item_set_common(const struct item_set *a, const struct item_set *b);

/* What a flag asks to respect; it never says why. */
struct flag {
    const char *id;
    struct bilingual name;
    struct bilingual usual;             /* the usual adaptation */
    bool is_body;                       /* group "body": being the only one is said (G-ONLY) */
    int axis_most[AXIS_COUNT];          /* greatest value allowed; −1: no limit */
    uint64_t topics;                    /* excluded topics */
    struct item_set items;              /* excluded items */
    uint64_t rooms;                     /* features that the room must have */
    int level;                          /* lowest enum level in the room; −1: none asked */
    int people_most;                    /* most people in the track; 0: no limit */
};

struct goal {
    const char *id;
    struct bilingual name;
    const char *casel;
    struct bilingual outline;           /* heading of the 2012 guideline */
    bool is_calming;                    /* serves to calm down (C-REGULATE) */
};

struct item {
    const char *id;
    struct bilingual name;
    struct bilingual substitute;        /* what a village shop has instead */
};

/* How people stand to each other. */
struct formation {
    const char *id;
    struct bilingual name;
    struct bilingual what;              /* one line of what it is */
    uint64_t usual_for;                 /* kinds that a new activity of it begins with */
};

/* How the body is held. */
struct posture {
    const char *id;
    struct bilingual name;
    struct bilingual what;
    uint64_t usual_for;
    bool is_changing;                   /* nothing is borne for long (C-POSTURE) */
};

/* The six lists of activities/vocabulary, in the order of their files. `…_words` are the same
 * lists as words, for readers. */
struct vocabulary {
    const struct goal *goals;
    const struct flag *flags;
    const struct word *topics;
    const struct item *items;
    const struct formation *formations;
    const struct posture *postures;
    struct words goal_words;
    struct words flag_words;
    struct words topic_words;
    struct words item_words;
    struct words formation_words;
    struct words posture_words;
    struct words room_feature_words;    /* those that flags name, in the order met */
};

/* Index of the flag with this id, or −1. */
int vocabulary_flag(const struct vocabulary *vocabulary, const char *id);

#endif
