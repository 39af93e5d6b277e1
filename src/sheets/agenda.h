/* One session as the leader of a track goes through it: its steps in order of time, whichever
 * blocks they stand in, and the questions papers ask about them. Where tracks run side by side, a
 * block that another leads (the common opening) is one step without details. */
#ifndef SHEETS_AGENDA_H
#define SHEETS_AGENDA_H

#include "making.h"

#include "base/vec.h"
#include "model/facts.h"

struct agenda_step {
    const struct track *track;          /* NULL in a break and while only others have a track */
    const struct slot *slot;            /* NULL there too, and for a block of another track */
    const struct activity *activity;    /* NULL there too, and for the debrief */
    const struct block *block;
    int start;                          /* minutes after midnight */
    int minutes;
    int energy;                         /* 1–5; 0 in a break */
};

struct agenda {
    const struct session *session;
    const struct programme_session *template;   /* NULL when the programme has no such session */
    const struct track *track;          /* whose children and leader the paper names */
    int sessions;                       /* of the same series */
    int people;                         /* in that track */
    int youngest;                       /* months on the day; −1: no child */
    VEC(struct agenda_step) steps;
};

/* Fills the agenda for the session and track of the request. False with making->err: a trial plan,
 * no such session, a cancelled one, several tracks and none named, an
 * activity that is not there. */
bool agenda_make(struct making *making, struct agenda *agenda);

/* What the track is called on paper: its island, else its audience and ages. */
const char *agenda_track_name(const struct making *making, const struct agenda *agenda);

/* The last main step, and the minutes it can give back: what it has above its least. NULL when
 * there is none. */
const struct agenda_step *agenda_cut(const struct agenda *agenda, int *given_back);

struct agenda_question {
    const struct activity *activity;
    struct bilingual text;
};

enum { AGENDA_QUESTIONS_MOST = LENS_COUNT };

/* The questions of the debrief in order of the lenses, one main activity after the other: two when
 * the youngest is under nine, three under thirteen, else four. */
int agenda_questions(const struct agenda *agenda,
                     struct agenda_question questions[AGENDA_QUESTIONS_MOST]);

/* What a variant changes against the plan: "“A” → “B”; “C” 10 min"; "" when nothing does. */
const char *agenda_changes(const struct making *making, const struct agenda *agenda,
                           const struct variant *variant);

/* The variant of the session for so many people, or NULL. */
const struct variant *agenda_variant(const struct agenda *agenda, int people);

#endif
