/* What the files of the run sheet share: run_head.c (whose session), run_steps.c (what happens
 * when), sheet_run_sheet.c (the rest, and how it is made to fit one side). */
#ifndef SHEETS_RUN_H
#define SHEETS_RUN_H

#include "agenda.h"
#include "blocks.h"
#include "making.h"

/* How much is said, and how close; sheet_run_sheet.c has the order in which it shrinks. */
struct run_room {
    bool has_wide_lines;
    bool has_say_boxes;         /* else the words to say run on behind the brief */
    int says;                   /* so many steps have their words to say: rituals come last */
    enum blocks_amounts amounts;
    bool has_count_notes;
    bool has_own_safety_line;   /* else it runs on behind the brief */
    bool has_ritual_briefs;
    int briefs;                 /* so many steps, from the first, have their brief line, and all
                                 * that run_keeps_brief */
    bool has_question_names;    /* of the activity that a question is taken from */
    bool has_ritual_safety;
    bool has_children;          /* by code and nickname; their number is always said */
};

/* How far text may grow, per mille, when there is room: clock times become 22.9 pt. */
enum { RUN_LARGEST = 1040, RUN_LOST_STEP_MM = 8 };

struct run {
    struct agenda agenda;
    struct run_room room;
    int width;                  /* of the body */
    const char *longest_name;   /* the highest step, for the error */
    int longest_height;
};

void run_add_head(struct making *making, void *own, const struct sheet_block *block,
                  struct box *column);
void run_add_place(struct making *making, void *own, const struct sheet_block *block,
                   struct box *column);
void run_add_people(struct making *making, void *own, const struct sheet_block *block,
                    struct box *column);
void run_add_steps(struct making *making, void *own, const struct sheet_block *block,
                   struct box *column);

/* The first words to say of a step's activity, or "". */
const char *run_words_to_say(const struct making *making, const struct agenda_step *step);

/* Whether the step is a main piece, which nobody can lead without its brief. */
bool run_keeps_brief(const struct agenda_step *step);

const char *run_number(const struct making *making, int value);

#endif
