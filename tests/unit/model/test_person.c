/* Who may take part on a day: every reason, each alone, and which one is said when several hold. */
#include "check.h"

#include "model/person.h"

static const struct date today = {2026, 9, 9};

static struct child sound_child(const struct consent *consent)
{
    return (struct child){
        .code = "C-0001", .birth = {2016, 3, 0}, .is_active = true,
        .enrolment = ENROLMENT_ACCEPTED, .assent = ANSWER_YES, .consents = consent,
        .consent_count = 1,
    };
}

static void each_reason_alone(void)
{
    struct consent given = {.purpose = CONSENT_GROUP, .state = CONSENT_GIVEN,
                            .span = {{2026, 9, 9}, {2026, 9, 9}}};
    struct child child = sound_child(&given);
    CHECK(person_may_join(&child, today) == JOIN_YES);
    child.enrolment = ENROLMENT_PLACED;
    CHECK(person_may_join(&child, today) == JOIN_YES);
    child.enrolment = ENROLMENT_INVITED;
    CHECK(person_may_join(&child, today) == JOIN_INVITED);
    child.enrolment = ENROLMENT_DECLINED;
    CHECK(person_may_join(&child, today) == JOIN_NOT_ENROLLED);
    child = sound_child(&given);
    child.is_active = false;
    CHECK(person_may_join(&child, today) == JOIN_NOT_ENROLLED);
    child = sound_child(&given);
    child.consent_count = 0;
    CHECK(person_may_join(&child, today) == JOIN_CONSENT_MISSING);
    child = sound_child(&given);
    child.is_restricted = true;
    CHECK(person_may_join(&child, today) == JOIN_RESTRICTED);
    child.cleared = (struct date){2026, 9, 10};
    CHECK(person_may_join(&child, today) == JOIN_RESTRICTED);
    child.cleared = today;
    CHECK(person_may_join(&child, today) == JOIN_YES);
    child.tier = 2;
    CHECK(person_may_join(&child, today) == JOIN_YES);
    child.tier = 3;
    CHECK(person_may_join(&child, today) == JOIN_TIER);
}

/* A "no" counts from the month of the eighth birthday on; an answer not given never blocks. */
static void the_childs_own_no(void)
{
    struct consent given = {.purpose = CONSENT_GROUP, .state = CONSENT_GIVEN};
    struct child child = sound_child(&given);
    child.assent = ANSWER_NO;
    child.birth = (struct date){2018, 9, 30};
    CHECK(person_may_join(&child, today) == JOIN_CHILD_SAID_NO);
    child.birth = (struct date){2018, 10, 1};
    CHECK(person_may_join(&child, today) == JOIN_YES);
    child.birth = (struct date){2016, 3, 0};
    child.assent = ANSWER_UNKNOWN;
    CHECK(person_may_join(&child, today) == JOIN_YES);
}

/* A refusal is said before a paper that is missing: a trial plan must not pass over it. */
static void refusals_come_first(void)
{
    struct consent refused = {.purpose = CONSENT_GROUP, .state = CONSENT_REFUSED,
                              .span = {{2026, 1, 1}, {0, 0, 0}}};
    struct child child = sound_child(&refused);
    child.enrolment = ENROLMENT_INVITED;
    CHECK(person_may_join(&child, today) == JOIN_CONSENT_REFUSED);
    child.consent_count = 0;
    child.tier = 3;
    CHECK(person_may_join(&child, today) == JOIN_TIER);
    CHECK(!join_is_paper(JOIN_TIER));
    CHECK(!join_is_paper(JOIN_CONSENT_REFUSED));
    CHECK(!join_is_paper(JOIN_CHILD_SAID_NO));
    CHECK(join_is_paper(JOIN_CONSENT_MISSING));
    CHECK(join_is_paper(JOIN_INVITED));
}

static void the_newest_word_that_holds(void)
{
    struct consent rows[] = {
        {CONSENT_GROUP, CONSENT_GIVEN, {{2026, 1, 1}, {2026, 12, 31}}},
        {CONSENT_GROUP, CONSENT_GIVEN, {{2026, 2, 1}, {2026, 2, 28}}},
        {CONSENT_PHOTO_PUBLIC, CONSENT_REFUSED, {{2026, 3, 1}, {0, 0, 0}}},
        {CONSENT_GROUP, CONSENT_WITHDRAWN, {{2026, 10, 1}, {0, 0, 0}}},
    };
    struct child child = sound_child(rows);
    child.consent_count = 4;
    CHECK(child_consent(&child, CONSENT_GROUP, today) == CONSENT_GIVEN);
    CHECK(child_consent(&child, CONSENT_GROUP, (struct date){2026, 9, 30}) == CONSENT_GIVEN);
    CHECK(child_consent(&child, CONSENT_GROUP, (struct date){2026, 10, 1}) == CONSENT_WITHDRAWN);
    CHECK(child_consent(&child, CONSENT_GROUP, (struct date){2025, 12, 31}) == CONSENT_EXPIRED);
    CHECK(child_consent(&child, CONSENT_PHOTO_PUBLIC, today) == CONSENT_REFUSED);
    CHECK(child_consent(&child, CONSENT_STORY, today) == CONSENT_STATE_COUNT);
    rows[3].span.from = rows[0].span.from;      /* one day, two words: the later written one */
    CHECK(child_consent(&child, CONSENT_GROUP, today) == CONSENT_WITHDRAWN);
}

static void flags_hold_on_their_days(void)
{
    struct dated_flag flags[] = {
        {3, {{2026, 9, 9}, {2026, 9, 9}}},
        {5, {{0, 0, 0}, {2026, 9, 8}}},
        {63, {{0, 0, 0}, {0, 0, 0}}},
    };
    struct child child = {.flags = flags, .flag_count = 3};
    CHECK(child_flags(&child, today) == (UINT64_C(1) << 3 | UINT64_C(1) << 63));
    CHECK(child_flags(&child, (struct date){2026, 9, 8}) ==
          (UINT64_C(1) << 5 | UINT64_C(1) << 63));
}

static void a_form_is_for_whoever_has_no_paper(void)
{
    struct consent paper = {.purpose = CONSENT_GROUP, .state = CONSENT_GIVEN,
                            .span = {{2026, 1, 1}, {2026, 9, 9}}};
    struct child child = sound_child(&paper);
    CHECK(child_form_need(&child, today) == FORM_IS_THERE);
    CHECK(child_form_need(&child, (struct date){2026, 9, 10}) == FORM_NEEDED);
    child.consent_count = 0;
    CHECK(child_form_need(&child, today) == FORM_NEEDED);
    child.enrolment = ENROLMENT_INVITED;
    CHECK(child_form_need(&child, today) == FORM_NEEDED);
    paper.purpose = CONSENT_PHOTO_INSIDE;
    child.consent_count = 1;
    CHECK(child_form_need(&child, today) == FORM_NEEDED);
    paper = (struct consent){CONSENT_GROUP, CONSENT_GIVEN, {{2027, 1, 1}, {0, 0, 0}}};
    CHECK(child_form_need(&child, today) == FORM_IS_THERE);
}

/* A no given at any age, a refusal whose days are over: no paper asks again. */
static void no_form_for_a_no(void)
{
    struct consent papers[] = {
        {CONSENT_GROUP, CONSENT_REFUSED, {{2026, 1, 1}, {2026, 2, 1}}},
        {CONSENT_GROUP, CONSENT_GIVEN, {{2026, 3, 1}, {2026, 4, 1}}},
    };
    struct child child = sound_child(papers);
    CHECK(child_form_need(&child, today) == FORM_GUARDIAN_SAID_NO);
    child.consent_count = 2;
    CHECK(child_form_need(&child, today) == FORM_NEEDED);
    papers[1].state = CONSENT_WITHDRAWN;
    CHECK(child_form_need(&child, today) == FORM_GUARDIAN_SAID_NO);
    child.birth = (struct date){2020, 1, 0};
    child.assent = ANSWER_NO;
    CHECK(child_form_need(&child, today) == FORM_CHILD_SAID_NO);
    child.enrolment = ENROLMENT_DECLINED;
    CHECK(child_form_need(&child, today) == FORM_NOT_TAKING_PART);
    child.enrolment = ENROLMENT_PLACED;
    child.is_active = false;
    CHECK(child_form_need(&child, today) == FORM_NOT_TAKING_PART);
}

int main(void)
{
    a_form_is_for_whoever_has_no_paper();
    no_form_for_a_no();
    each_reason_alone();
    the_childs_own_no();
    refusals_come_first();
    the_newest_word_that_holds();
    flags_hold_on_their_days();
    return check_end();
}
