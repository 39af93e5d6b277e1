/* Children and adults as the planner and the rules may know them: a code, never a name. What is
 * not known is said as unknown; what changes with time carries its dates. */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "base/date.h"
#include "model/vocabulary.h"

/* Both days included; an unset day is open. */
struct span {
    struct date from;
    struct date until;
};

bool span_holds(struct span span, struct date date);

struct consent {
    enum consent_purpose purpose;
    enum consent_state state;
    struct span span;               /* days on which it is valid */
};

struct dated_flag {
    int flag;                       /* index in the vocabulary */
    struct span span;
};

/* A need judged for a child: 1 some, 2 clear, 3 great. */
struct need {
    int goal;
    int level;
    struct date judged;
};

struct child {
    const char *code;
    enum sex sex;
    struct date birth;              /* day 0: only the month is known */
    const char *site;               /* code, "" unknown */
    const char *village;            /* not printed */
    bool is_active;
    enum enrolment enrolment;
    enum answer assent;             /* the child's own answer */
    const struct consent *consents;
    int consent_count;
    bool is_restricted;
    struct date cleared;            /* clearance of a restriction; unset: none */
    int tier;                       /* 0–3 */
    bool is_countersigned;
    const struct dated_flag *flags;
    int flag_count;
    const struct need *needs;
    int need_count;
};

struct adult {
    const char *code;
    enum sex sex;
    enum level level;
    bool is_carer;
    struct date checked;            /* record check; unset: none */
    bool is_trained;
    bool is_pledged;
    const struct span *away;
    int away_count;
};

/* Flags that hold for the child on the day, as bits. */
uint64_t child_flags(const struct child *child, struct date date);

/* The newest row for this purpose whose span holds on the day, or NULL; of two rows of one day the
 * later written one. */
const struct consent *child_newest_consent(const struct child *child,
                                           enum consent_purpose purpose, struct date date);

/* The state of the paper for this purpose on the day: what the newest row says whose span holds
 * (given, refused, withdrawn); CONSENT_EXPIRED when there are rows but none holds;
 * CONSENT_STATE_COUNT when there is no row at all. */
enum consent_state child_consent(const struct child *child, enum consent_purpose purpose,
                                 struct date date);

enum join_outcome {
    JOIN_YES,
    JOIN_NOT_ENROLLED,              /* K-ENROLLED */
    JOIN_INVITED,                   /* K-ENROLLED, only a paper that is missing */
    JOIN_CONSENT_MISSING,           /* K-CONSENT, only a paper that is missing */
    JOIN_CONSENT_REFUSED,           /* K-CONSENT: refused, withdrawn or run out */
    JOIN_CHILD_SAID_NO,             /* K-ASSENT */
    JOIN_RESTRICTED,                /* K-CLEARED */
    JOIN_TIER                       /* K-TIER */
};

/* The one place where consent is decided: may this child take part on this day? The first reason
 * that holds, refusals before missing papers. */
enum join_outcome person_may_join(const struct child *child, struct date date);

/* True for outcomes that a trial plan (试排) may pass over because only a paper is missing. */
bool join_is_paper(enum join_outcome outcome);

/* Whether a family is handed the form of the group's consent. Never when somebody said no. */
enum form_need {
    FORM_NEEDED,                    /* there is no paper, or it has run out by the day */
    FORM_IS_THERE,                  /* a given consent has not ended by the day */
    FORM_CHILD_SAID_NO,             /* at any age: a no is not asked again by paper */
    FORM_GUARDIAN_SAID_NO,          /* the newest paper, whatever its days, is a no */
    FORM_NOT_TAKING_PART,           /* has left, declined or withdrew */
    FORM_NEED_COUNT
};

enum form_need child_form_need(const struct child *child, struct date date);

#endif
