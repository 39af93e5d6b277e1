#include "model/names.h"

#include <string.h>

const char *names_nickname(const struct names *names, const char *code)
{
    for (int i = 0; names && i < names->count; i++)
        if (!strcmp(names->list[i].code, code))
            return names->list[i].nickname;
    return "";
}
