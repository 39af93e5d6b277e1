#include "rules/judging.h"

#include "base/text.h"

static bool holds_one(const struct scene *scene, struct id_list alternatives)
{
    for (int i = 0; i < scene->piece_count; i++)
        for (int j = 0; j < alternatives.count; j++)
            if (scene->pieces[i].slot->kind != SLOT_DEBRIEF &&
                text_equal(scene->pieces[i].slot->activity, alternatives.ids[j]))
                return true;
    return false;
}

static bool is_meant(const struct scene *scene, const struct must *must)
{
    return !must->track[0] || text_equal(scene->track->code, must->track) ||
           (scene->programme_track && text_equal(scene->programme_track->code, must->track));
}

/* In one block every track that is meant must hold one: who sits in the second track of an age
 * band shall not miss what the first one hears. */
static bool block_holds_one(const struct judging *judging, int session, int block,
                            const struct must *must)
{
    bool is_there = false;
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (scene->block_index != block || !is_meant(scene, must))
            continue;
        if (holds_one(scene, must->alternatives))
            is_there = true;
        else if (must->track[0])
            return false;
    }
    return is_there;
}

static bool session_holds_one(const struct judging *judging, int session, const struct must *must)
{
    for (int block = 0; block < judging->plan->sessions[session].block_count; block++)
        if (block_holds_one(judging, session, block, must))
            return true;
    return false;
}

/* S-MUST */
void rule_must(struct judging *judging)
{
    for (int i = 0; i < judging->plan->session_count; i++)
        for (int j = 0; j < judging->programme->must_count; j++) {
            const struct must *must = &judging->programme->musts[j];
            if (must->session != judging->plan->sessions[i].no || !must->alternatives.count ||
                session_holds_one(judging, i, must))
                continue;
            judging_add_session(judging, S_MUST, i)->word = must->alternatives.ids[0];
        }
}
