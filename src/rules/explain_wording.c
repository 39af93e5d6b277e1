#include "rules/explain.h"
#include "rules/explain_parts.h"

#include <assert.h>
#include <stddef.h>

/* When a wording is the right one. */
enum when {
    WHEN_ALWAYS,
    WHEN_WARNING,           /* a paper is only missing */
    WHEN_BELOW,             /* amount < limit */
    WHEN_NOTHING,           /* the amount is 0 */
    WHEN_NO_LIMIT,          /* the limit is 0 */
    WHEN_WHOLE,             /* about a whole session or track, not about what stands in it */
    WHEN_WHOLE_NO_LIMIT,    /* the same, and the limit is below 0 */
    WHEN_EVENT,
    WHEN_NOBODY             /* about no person */
};

struct wording {
    enum rule_code rule;
    enum when when;
    const char *sentence;
};

/* What each rule says of a finding after its place. The first row of the rule whose `when` holds
 * is said. Names in braces are filled in from the finding: person, other; amount, limit (numbers);
 * age, age limit (months in words); phase, phase limit, stage, stage limit, audience, consent
 * (words by number); flag, item, goal, word phase, activity (the finding's word). */
static const struct wording wordings[] = {
    {K_ENROLLED, WHEN_WARNING, N_("{person} has not answered the invitation yet")},
    {K_ENROLLED, WHEN_ALWAYS, N_("{person} is not active or has not accepted the invitation")},
    {K_CONSENT, WHEN_NOTHING, N_("the group consent form for {person} is missing")},
    {K_CONSENT, WHEN_ALWAYS, N_("the group consent for {person} that day: {consent}")},
    {K_ASSENT, WHEN_WARNING, N_("{person} is {age} and has not been asked yet")},
    {K_ASSENT, WHEN_ALWAYS, N_("{person} is {age} and has said no")},
    {K_CLEARED, WHEN_ALWAYS, N_("{person} is restricted and not cleared by that day")},
    {K_TIER, WHEN_ALWAYS, N_("{person} is in tier {amount}, a group takes up to tier {limit}")},
    {K_AGE, WHEN_NOTHING, N_("the birth month of {person} is not known")},
    {K_AGE, WHEN_BELOW, N_("{person} is {age} that day, the programme begins at {age limit}")},
    {K_AGE, WHEN_ALWAYS, N_("{person} is {age} that day, the programme ends at {age limit}")},
    {K_EXPIRES, WHEN_ALWAYS, N_("the group consent for {person} ends in {amount} days")},
    {G_SIZE, WHEN_BELOW, N_("{amount} children, at least {limit} are needed")},
    {G_SIZE, WHEN_ALWAYS, N_("{amount} children, at most {limit} may be there")},
    {G_APART, WHEN_ALWAYS, N_("{person} and {other} are to be kept apart")},
    {G_ONE, WHEN_ALWAYS, N_("{person} is in two groups of the plan")},
    {G_TARGET, WHEN_BELOW, N_("{amount} children, at least {limit} are wished for")},
    {G_TARGET, WHEN_ALWAYS, N_("{amount} children, at most {limit} are wished for")},
    {G_LONE, WHEN_ALWAYS, N_("{person} is the only girl or the only boy among {amount}")},
    {G_ONLY, WHEN_ALWAYS, N_("{person} is the only one with “{flag}”")},
    {T_TWO, WHEN_ALWAYS, N_("{amount} adult is with the children, {limit} are needed")},
    {T_OPEN, WHEN_WHOLE, N_("nothing is held on this day: it is closed or a holiday")},
    {T_OPEN, WHEN_ALWAYS, N_("the room is not open for the whole time")},
    {T_GAP, WHEN_BELOW, N_("{amount} days after the session before, at least {limit} are needed")},
    {T_GAP, WHEN_ALWAYS, N_("{amount} days after the session before, at most {limit} may pass")},
    {T_BREAK, WHEN_NO_LIMIT, N_("{amount} minutes and no break of ten")},
    {T_BREAK, WHEN_ALWAYS, N_("{amount} minutes without a break, at most {limit} may pass")},
    {C_PHASE, WHEN_BELOW, N_("“{phase}” stands after “{phase limit}”")},
    {C_PHASE, WHEN_ALWAYS, N_("does not fit “{phase}”")},
    {C_AUDIENCE, WHEN_ALWAYS, N_("is not meant for: {audience}")},
    {C_MINUTES, WHEN_WHOLE_NO_LIMIT, N_("step {amount} does not begin where the one before ends")},
    {C_MINUTES, WHEN_WHOLE, N_("the steps take {amount} minutes, the block has {limit}")},
    {C_MINUTES, WHEN_BELOW, N_("has {amount} minutes and needs at least {limit}")},
    {C_MINUTES, WHEN_ALWAYS, N_("has {amount} minutes and may take at most {limit}")},
    {C_PHASE_MIN, WHEN_NO_LIMIT, N_("“{word phase}” is not in the template")},
    {C_PHASE_MIN, WHEN_NOTHING,
     N_("“{word phase}” is missing, the template has {limit} minutes")},
    {C_PHASE_MIN, WHEN_ALWAYS, N_("“{word phase}” has {amount} minutes, the template {limit}")},
    {C_AGE, WHEN_BELOW, N_("is for {age limit} and older, {person} is {age} that day")},
    {C_AGE, WHEN_ALWAYS, N_("is for {age limit} and younger, {person} is {age} that day")},
    {C_SIZE, WHEN_NO_LIMIT, N_("{amount} people cannot be divided as it needs")},
    {C_SIZE, WHEN_BELOW, N_("needs at least {limit} people, {amount} are there")},
    {C_SIZE, WHEN_ALWAYS, N_("takes at most {limit} people, {amount} are there")},
    {C_ABSOLUTE, WHEN_ALWAYS, N_("is never scheduled for these children")},
    {C_TRUST_CAP, WHEN_ALWAYS, N_("trust {amount}, this session goes up to {limit}")},
    {C_TOUCH_CAP, WHEN_ALWAYS, N_("touch {amount}, this programme goes up to {limit}")},
    {C_STAGE, WHEN_ALWAYS, N_("fits from “{stage}” on, this session is “{stage limit}”")},
    {C_PLACE, WHEN_EVENT, N_("does not fit a large event, or not its last block")},
    {C_PLACE, WHEN_ALWAYS, N_("does not fit a last session")},
    {C_AVOID, WHEN_ALWAYS, N_("is never used with “{flag}”: {person}")},
    {C_AXIS, WHEN_NOTHING, N_("goes beyond “{flag}” of {person} and prints no adaptation")},
    {C_AXIS, WHEN_ALWAYS,
     N_("has {amount}, “{flag}” of {person} allows {limit}, and prints no adaptation")},
    {C_MATERIAL, WHEN_ALWAYS, N_("needs “{item}”, which is not to be used")},
    {C_PEAK, WHEN_ALWAYS, N_("a second piece of energy {amount} in a row")},
    {C_CALM, WHEN_ALWAYS, N_("{amount} calm minutes before it, {limit} are needed")},
    {C_REGULATE, WHEN_ALWAYS, N_("trust {amount}, and nothing that calms comes after it")},
    {C_FIT, WHEN_ALWAYS, N_("serves the children's aims")},
    {C_DEVIATION, WHEN_ALWAYS, N_("the phases differ from the template's minutes")},
    {C_ADAPT, WHEN_ALWAYS, N_("adaptations are needed")},
    {C_CHANGES, WHEN_ALWAYS, N_("each piece is a change")},
    {C_POSTURE, WHEN_ALWAYS, N_("one posture for long")},
    {C_FORMATION, WHEN_ALWAYS, N_("one formation for long")},
    {C_ODD, WHEN_ALWAYS, N_("somebody may be left over")},
    {S_REPEAT, WHEN_NO_LIMIT, N_("{person} does it a second time in this plan")},
    {S_REPEAT, WHEN_ALWAYS, N_("{person} did it {amount} days before")},
    {S_RITUAL, WHEN_ALWAYS, N_("is a ritual that the programme does not name here")},
    {S_MUST, WHEN_ALWAYS, N_("“{activity}” or its alternative is missing")},
    {S_LADDER, WHEN_ALWAYS, N_("trust {amount}, no earlier session reached {limit}")},
    {S_GOODBYE, WHEN_NOTHING, N_("the goodbye notice is missing in the last session")},
    {S_GOODBYE, WHEN_ALWAYS, N_("the goodbye notice is missing, sessions to come: {amount}")},
    {S_FAREWELL, WHEN_ALWAYS, N_("no piece says goodbye")},
    {S_AIMS, WHEN_NOBODY, N_("“{goal}” is met in {amount} sessions, {limit} are needed")},
    {S_AIMS, WHEN_ALWAYS,
     N_("“{goal}”, an aim of {person}, is met in {amount} sessions, {limit} are needed")},
    {S_SESSION_GOALS, WHEN_ALWAYS, N_("goals met: {amount}, {limit} are needed")},
    {S_KINDS, WHEN_ALWAYS, N_("kinds of main pieces: {amount}, {limit} are needed")},
    {S_WORK, WHEN_ALWAYS, N_("no main piece goes deeper")},
    {S_VARIETY, WHEN_ALWAYS, N_("the main piece before is of the same kind")},
    {J_ADULT, WHEN_ALWAYS, N_("{person} has no adult of its own here")},
    {J_SIBLINGS, WHEN_ALWAYS, N_("{person} and {other} have one carer and are on two islands")},
    {J_ISLAND_SIZE, WHEN_BELOW, N_("{amount} pairs, at least {limit} are needed")},
    {J_ISLAND_SIZE, WHEN_ALWAYS, N_("{amount} pairs, at most {limit} may be there")},
    {J_HEADCOUNT, WHEN_ALWAYS, N_("no break of ten minutes with a head-count stands before it")},
    {P_SPARE, WHEN_ALWAYS, N_("there is no spare main piece that fits and is free")},
    {P_DOOR, WHEN_ALWAYS,
     N_("if {amount} come instead of {limit}, a piece does not fit and nothing is prepared")},
    {A_HELD, WHEN_ALWAYS, N_("attendance of {person} for a session that was not held")},
    {A_ONE, WHEN_ALWAYS, N_("two current rows of attendance for {person}")},
    {A_SIGNED, WHEN_ALWAYS,
     N_("a row of attendance for {person} after the signature is no correction")},
};

static bool holds(enum when when, const struct facts *facts, const struct finding *finding)
{
    bool is_whole = finding->rule == T_OPEN ? finding->track < 0 : finding->slot < 0;
    switch (when) {
    case WHEN_ALWAYS: return true;
    case WHEN_WARNING: return finding->class == RULE_WARNING;
    case WHEN_BELOW: return finding->amount < finding->limit;
    case WHEN_NOTHING: return !finding->amount;
    case WHEN_NO_LIMIT: return !finding->limit;
    case WHEN_WHOLE: return is_whole;
    case WHEN_WHOLE_NO_LIMIT: return is_whole && finding->limit < 0;
    case WHEN_EVENT: return facts->programme->format == FORMAT_EVENT;
    case WHEN_NOBODY: return !finding->person[0];
    }
    return false;
}

const char *explain_wording(const struct facts *facts, const struct finding *finding)
{
    const char *sentence = NULL;
    for (size_t i = 0; !sentence && i < sizeof wordings / sizeof wordings[0]; i++)
        if (wordings[i].rule == finding->rule && holds(wordings[i].when, facts, finding))
            sentence = wordings[i].sentence;
    assert(sentence);
    return sentence;
}
