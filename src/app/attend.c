#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "store/store.h"

bool app_read_attendance(const char *text, enum attendance *status)
{
    for (int i = 0; i < attendance_words.count; i++) {
        const struct word *word = &attendance_words.list[i];
        if (text_equal(text, word->key) || text_equal(text, word->name.zh) ||
            text_equal(text, word->name.en)) {
            *status = (enum attendance)i;
            return true;
        }
    }
    return false;
}

bool app_attend(struct call *call, const char *session, const struct app_mark *marks, int count,
                const char *reason, struct error *err)
{
    if (!record_open(call, err))
        return false;
    struct store_mark *list = arena_take(call->arena, (size_t)count, sizeof *list);
    for (int i = 0; i < count; i++)
        list[i] = (struct store_mark){.person = marks[i].child, .status = marks[i].status};
    struct store_marks all = {.session = session, .list = list, .count = count, .reason = reason};
    return store_attend(call->store, &all, err);
}
