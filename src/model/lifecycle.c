#include "model/lifecycle.h"

bool lifecycle_allows(enum session_state from, enum session_state to)
{
    static const struct {
        enum session_state from, to;
    } steps[] = {
        {SESSION_DRAFT, SESSION_PUBLISHED}, {SESSION_PUBLISHED, SESSION_HELD},
        {SESSION_HELD, SESSION_SIGNED},     {SESSION_PUBLISHED, SESSION_CANCELLED},
        {SESSION_PUBLISHED, SESSION_DRAFT},
    };
    for (unsigned i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (steps[i].from == from && steps[i].to == to)
            return true;
    return false;
}

bool lifecycle_has_attendance(enum session_state state)
{
    return state == SESSION_HELD || state == SESSION_SIGNED;
}
