/* Everything that planner, rules and papers may know, loaded once. Only codes: no names. */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include "model/activity.h"
#include "model/calendar.h"
#include "model/person.h"
#include "model/plan.h"
#include "model/programme.h"

enum bond_kind { BOND_PAIR, BOND_STAND_IN, BOND_TOGETHER, BOND_APART, BOND_SIBLING, BOND_FRIEND,
                 BOND_PARENT, BOND_KIND_COUNT };
extern const struct words bond_kind_words;

/* pair: child, carer · stand_in: child, carer · parent: child, adult · others: child, child. */
struct bond {
    enum bond_kind kind;
    const char *person;
    const char *other;
    struct span span;
};

struct room {
    const char *code;
    const char *site;
    int capacity;
    uint64_t features;              /* bits of vocabulary.room_feature_words */
};

struct opening {
    const char *room;
    enum weekday weekday;
    int from;                       /* minutes after midnight */
    int until;
};

/* Somebody did an activity. */
struct history {
    const char *person;
    const char *activity;
    struct date date;
};

/* A hard rule that a named person set aside (class O only). */
struct override {
    enum rule_code rule;
    const char *subject;            /* code of a session, person or series; "" the whole plan */
    const char *who;
    const char *reason;
    struct date until;
};

struct attendance_row {
    const char *session;
    const char *person;
    enum attendance status;
    bool is_corrected;              /* a later row corrects this one */
    bool is_after_signature;
    bool is_correction;
};

struct facts {
    struct date today;
    const struct vocabulary *vocabulary;
    const struct programme *programme;
    const struct calendar *calendar;
    const struct activity *const *activities;   /* by id */
    int activity_count;
    const struct child *children;   /* by code */
    int child_count;
    const struct adult *adults;     /* by code */
    int adult_count;
    const struct bond *bonds;       /* by kind, person, other */
    int bond_count;
    const struct room *rooms;       /* by code */
    int room_count;
    const struct opening *openings;
    int opening_count;
    const struct history *history;  /* by person, activity, date */
    int history_count;
    const struct override *overrides;
    int override_count;
    const struct attendance_row *attendance;    /* by session, person */
    int attendance_count;
    const struct plan *standing;    /* what is published or past; NULL: nothing */
};

/* By id or code (binary search); NULL when not there. */
const struct activity *facts_activity(const struct facts *facts, const char *id);
const struct child *facts_child(const struct facts *facts, const char *code);

/* True when a bond of this kind joins the two (either way round) on the day. */
bool facts_bond(const struct facts *facts, enum bond_kind kind, const char *person,
                const char *other, struct date date);

/* The aims of a child, as bits: its two greatest open needs (ties by the order of the vocabulary)
 * among the programme's goals; fewer than two known: filled from the programme's goals in order
 * (rules "Aims of a child"). `*is_from_programme` (may be NULL): no need of the child is known. */
uint64_t facts_aims(const struct facts *facts, const struct child *child, bool *is_from_programme);

/* The adaptations that must be printed beside a slot: for each child of the list and each of its
 * flags on the day whose limit the activity breaks with so many people and for which it has an
 * adaptation. By child, then flag. Returned in the arena. */
const struct printed *facts_adaptations(const struct facts *facts, struct arena *arena,
                                        const struct activity *activity,
                                        struct code_list children, int people, struct date date,
                                        int *count);

/* The override that sets the rule aside for the subject on the day, or NULL. */
const struct override *facts_override(const struct facts *facts, enum rule_code rule,
                                      const char *subject, struct date date);

#endif
