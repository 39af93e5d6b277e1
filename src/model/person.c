#include "model/person.h"

#include <stddef.h>

enum { ANSWERS_FROM_MONTHS = 96 };      /* K-ASSENT: from eight years on the child is asked */
enum { TIER_TOO_HIGH = 3 };             /* K-TIER */

bool span_holds(struct span span, struct date date)
{
    return (!date_is_set(span.from) || date_compare(span.from, date) <= 0) &&
           (!date_is_set(span.until) || date_compare(date, span.until) <= 0);
}

uint64_t child_flags(const struct child *child, struct date date)
{
    uint64_t flags = 0;
    for (int i = 0; i < child->flag_count; i++)
        if (span_holds(child->flags[i].span, date))
            flags |= UINT64_C(1) << child->flags[i].flag;
    return flags;
}

const struct consent *child_newest_consent(const struct child *child,
                                           enum consent_purpose purpose, struct date date)
{
    const struct consent *newest = NULL;
    for (int i = 0; i < child->consent_count; i++) {
        const struct consent *row = &child->consents[i];
        if (row->purpose == purpose && span_holds(row->span, date) &&
            (!newest || date_compare(newest->span.from, row->span.from) <= 0))
            newest = row;
    }
    return newest;
}

enum consent_state child_consent(const struct child *child, enum consent_purpose purpose,
                                 struct date date)
{
    const struct consent *newest = child_newest_consent(child, purpose, date);
    if (newest)
        return newest->state;
    for (int i = 0; i < child->consent_count; i++)
        if (child->consents[i].purpose == purpose)
            return CONSENT_EXPIRED;
    return CONSENT_STATE_COUNT;
}

/* The newest row for the group, whether it holds or not. */
static const struct consent *newest_group_paper(const struct child *child)
{
    const struct consent *newest = NULL;
    for (int i = 0; i < child->consent_count; i++) {
        const struct consent *row = &child->consents[i];
        if (row->purpose == CONSENT_GROUP &&
            (!newest || date_compare(newest->span.from, row->span.from) <= 0))
            newest = row;
    }
    return newest;
}

static bool has_ended(const struct consent *consent, struct date date)
{
    return date_is_set(consent->span.until) && date_compare(consent->span.until, date) < 0;
}

static enum join_outcome enrolment_outcome(const struct child *child)
{
    if (!child->is_active)
        return JOIN_NOT_ENROLLED;
    if (child->enrolment == ENROLMENT_ACCEPTED || child->enrolment == ENROLMENT_PLACED)
        return JOIN_YES;
    return child->enrolment == ENROLMENT_INVITED ? JOIN_INVITED : JOIN_NOT_ENROLLED;
}

static bool is_cleared(const struct child *child, struct date date)
{
    return date_is_set(child->cleared) && date_compare(child->cleared, date) <= 0;
}

enum join_outcome person_may_join(const struct child *child, struct date date)
{
    enum join_outcome enrolled = enrolment_outcome(child);
    if (enrolled == JOIN_NOT_ENROLLED)
        return enrolled;
    bool is_asked = date_age_months(child->birth, date) >= ANSWERS_FROM_MONTHS;
    if (is_asked && child->assent == ANSWER_NO)
        return JOIN_CHILD_SAID_NO;
    enum consent_state consent = child_consent(child, CONSENT_GROUP, date);
    if (consent != CONSENT_GIVEN && consent != CONSENT_STATE_COUNT)
        return JOIN_CONSENT_REFUSED;
    if (child->is_restricted && !is_cleared(child, date))
        return JOIN_RESTRICTED;
    if (child->tier >= TIER_TOO_HIGH)
        return JOIN_TIER;
    if (consent == CONSENT_STATE_COUNT)
        return JOIN_CONSENT_MISSING;
    return enrolled;
}

bool join_is_paper(enum join_outcome outcome)
{
    return outcome == JOIN_INVITED || outcome == JOIN_CONSENT_MISSING;
}

enum form_need child_form_need(const struct child *child, struct date date)
{
    if (enrolment_outcome(child) == JOIN_NOT_ENROLLED)
        return FORM_NOT_TAKING_PART;
    if (child->assent == ANSWER_NO)
        return FORM_CHILD_SAID_NO;
    const struct consent *newest = newest_group_paper(child);
    if (newest && (newest->state == CONSENT_REFUSED || newest->state == CONSENT_WITHDRAWN))
        return FORM_GUARDIAN_SAID_NO;
    for (int i = 0; i < child->consent_count; i++) {
        const struct consent *row = &child->consents[i];
        if (row->purpose == CONSENT_GROUP && row->state == CONSENT_GIVEN && !has_ended(row, date))
            return FORM_IS_THERE;
    }
    return FORM_NEEDED;
}
