#include "rules/judging.h"

#include "base/text.h"

#include <stddef.h>
#include <string.h>

enum { DAYS_REMEMBERED = 365 };

static const char *first_in_both(struct code_list here, struct code_list earlier)
{
    const char *first = NULL;
    for (int i = 0; i < here.count; i++)
        if ((!first || text_compare_codes(here.codes[i], first) < 0) &&
            code_list_has(earlier, here.codes[i]))
            first = here.codes[i];
    return first;
}

/* The first person of the track who did the activity earlier in the plan, children before carers;
 * NULL: nobody. */
static const char *who_did_it(const struct judging *judging, const struct piece *piece)
{
    const char *child = NULL;
    const char *carer = NULL;
    const struct track *track = piece->scene->track;
    for (const struct piece *earlier = judging->pieces; earlier < piece; earlier++) {
        if (earlier->activity != piece->activity || earlier->slot->kind != SLOT_ACTIVITY)
            continue;
        const struct track *other = earlier->scene->track;
        const char *found = first_in_both(track->children, other->children);
        if (found && (!child || text_compare_codes(found, child) < 0))
            child = found;
        found = first_in_both(track->carers, other->carers);
        if (found && (!carer || text_compare_codes(found, carer) < 0))
            carer = found;
    }
    return child ? child : carer;
}

/* Rows of history stand by person, activity, date. */
static int first_row(const struct facts *facts, const char *person, const char *activity)
{
    int low = 0;
    int high = facts->history_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = text_compare_codes(facts->history[middle].person, person);
        if (!order)
            order = strcmp(facts->history[middle].activity, activity);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Days since the child last did the activity, before the session; 0: not within a year. */
static int days_since(const struct facts *facts, const char *person, const char *activity,
                      struct date date)
{
    int least = 0;
    for (int i = first_row(facts, person, activity); i < facts->history_count; i++) {
        const struct history *row = &facts->history[i];
        if (!text_equal(row->person, person) || !text_equal(row->activity, activity))
            break;
        int days = date_days_between(row->date, date);
        if (days > 0 && days <= DAYS_REMEMBERED && (!least || days < least))
            least = days;
    }
    return least;
}

static void judge_history(struct judging *judging, const struct piece *piece)
{
    for (int i = 0; i < piece->scene->child_count; i++) {
        const char *code = piece->scene->children[i].code;
        int days = days_since(judging->facts, code, piece->activity->id,
                              piece->scene->session->date);
        if (!days)
            continue;
        struct finding *finding = judging_add_piece(judging, S_REPEAT, piece);
        finding->person = code;
        finding->amount = days;
        finding->limit = DAYS_REMEMBERED;
    }
}

/* S-REPEAT */
void rule_repeat(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (!piece->activity || piece->slot->kind != SLOT_ACTIVITY)
            continue;
        const char *person = who_did_it(judging, piece);
        if (person)
            judging_add_piece(judging, S_REPEAT, piece)->person = person;
        if (judging->facts->history_count)
            judge_history(judging, piece);
    }
}
