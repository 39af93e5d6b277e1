#include "model/programme.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const struct word filler_list[] = {
    {"ritual", {"仪式", "ritual"}},
    {"activity", {"活动", "activity"}},
    {"notice", {"告别预告", "goodbye notice"}},
    {"debrief", {"讨论", "debrief"}},
};
static_assert(sizeof filler_list / sizeof filler_list[0] == FILLER_COUNT, "one for each");
const struct words filler_words = {.list = filler_list, .count = FILLER_COUNT};

int programme_tolerance(int minutes)
{
    int tolerance = minutes * 200 / 1000;
    return tolerance > 2 ? tolerance : 2;
}

int programme_session_minutes(const struct programme_session *session)
{
    int minutes = 0;
    for (int i = 0; i < session->block_count; i++)
        minutes += session->blocks[i].minutes;
    return minutes;
}

const struct programme_track *programme_find_track(const struct programme_session *session,
                                                   const char *block, const char *track)
{
    for (int i = 0; i < session->block_count; i++) {
        const struct programme_block *found = &session->blocks[i];
        if (strcmp(found->code, block) && session->block_count > 1)
            continue;
        if (found->track_count == 1)    /* the group of a series, the islands of a joint block */
            return &found->tracks[0];
        for (int j = 0; j < found->track_count; j++) {
            size_t length = strlen(found->tracks[j].code);      /* young2 is a second "young" */
            if (!strncmp(found->tracks[j].code, track, length) &&
                strspn(track + length, "0123456789-") == strlen(track + length))
                return &found->tracks[j];
        }
    }
    return NULL;
}

bool programme_has_ritual(const struct programme *programme, enum phase phase, const char *id)
{
    for (int i = 0; i < programme->rituals[phase].count; i++)
        if (!strcmp(programme->rituals[phase].ids[i], id))
            return true;
    return false;
}
