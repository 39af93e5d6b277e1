/* A programme template 方案模板: what a series or an event is made of, before anybody is known.
 * A series and an event have the same shape: sessions → blocks → tracks → minutes for each phase.
 * The loader turns the short form of a series (minutes in the session) into one whole block with
 * one track of children. */
#ifndef MODEL_PROGRAMME_H
#define MODEL_PROGRAMME_H

#include "model/vocabulary.h"

/* Ids of activities, in the order of the file. */
struct id_list {
    const char *const *ids;
    int count;
};

/* What may stand in a phase, in this order. */
enum filler { FILLER_RITUAL, FILLER_ACTIVITY, FILLER_NOTICE, FILLER_DEBRIEF, FILLER_COUNT };
extern const struct words filler_words;

/* One of these activities must be there (S-MUST). */
struct must {
    int session;                    /* number from 1 */
    const char *track;              /* code of the track in an event; "" in a series */
    struct id_list alternatives;
};

struct programme_track {
    const char *code;
    enum audience audience;
    struct range age;               /* months; 0–0: the programme's */
    int minutes[PHASE_COUNT];       /* 0: the phase is not there */
    struct id_list fixed[PHASE_COUNT];
    uint64_t filled_by[PHASE_COUNT];        /* bits of enum filler; 0: the programme's */
};

struct programme_block {
    const char *code;
    enum block_kind kind;
    int minutes;
    bool has_headcount;             /* a break in which pairs are counted (J-HEADCOUNT) */
    const struct programme_track *tracks;
    int track_count;
};

struct programme_session {
    int no;                         /* from 1 */
    struct bilingual title;
    enum stage stage;
    int trust_cap;
    const struct programme_block *blocks;
    int block_count;
};

struct programme {
    const char *id;
    struct bilingual name;
    enum format format;
    struct range age;               /* months at the first session */
    struct range size;              /* children in a group; event: 0–0 */
    struct range target;            /* size wished for */
    enum level leader;              /* T.level */
    int assistants;
    int adults_min;
    uint64_t goals;
    uint64_t also;
    int touch_cap;
    struct range gap_days;
    int travel_most;                /* minutes */
    struct id_list rituals[PHASE_COUNT];
    const char *notice;             /* the goodbye notice; "" when there is none */
    uint64_t filled_by[PHASE_COUNT];        /* bits of enum filler */
    const struct must *musts;
    int must_count;
    int spare;                      /* spare pieces per session */
    struct range island_pairs;      /* event: pairs on an island */
    int islands_per_stage_leader;
    struct item_set excluded;       /* items not used */
    bool is_grief;
    const struct programme_session *sessions;
    int session_count;
    const char *file;
};

/* max(2, minutes·200/1000): how far a phase may be from the template (C-PHASE-MIN). */
int programme_tolerance(int minutes);

/* Minutes of all blocks. */
int programme_session_minutes(const struct programme_session *session);

/* The track with this code in a session's blocks, or NULL. In a series every code finds the one
 * track there is. */
const struct programme_track *programme_find_track(const struct programme_session *session,
                                                   const char *block, const char *track);

bool programme_has_ritual(const struct programme *programme, enum phase phase, const char *id);

#endif
