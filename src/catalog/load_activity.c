#include "base/crypto.h"
#include "base/file.h"
#include "catalog/loading.h"

static_assert((int)CRYPTO_HASH_TEXT_BYTES == (int)ACTIVITY_HASH_BYTES, "the hash fits");

/* What is not in the file is "" and never NULL. */
static void fill_empty(struct bilingual *text)
{
    text->zh = text->zh ? text->zh : "";
    text->en = text->en ? text->en : "";
}

/* What follows from the lists: sets of items and of adapted flags. */
static void derive(struct activity *activity)
{
    for (int i = 0; i < activity->material_count; i++)
        item_set_add(&activity->items, activity->materials[i].item);
    for (int i = 0; i < activity->adaptation_count; i++)
        activity->adapt |= UINT64_C(1) << activity->adaptations[i].flag;
    fill_empty(&activity->handout.title);
    fill_empty(&activity->handout.text);
    for (int i = 0; i < activity->step_count; i++)
        fill_empty(&((struct step *)activity->steps)[i].say);
}

const struct activity *loading_activity(struct loading *loading, const char *path,
                                        const char *folder)
{
    struct activity_file *file = arena_take(loading->arena, 1, sizeof *file);
    struct activity *activity = &file->activity;
    const struct node *root = loading_parse(loading, path, &activity->bytes, &activity->length);
    if (!root)
        return NULL;
    activity->file = path;
    struct fields_reader reader = loading_reader(loading, path);
    if (!fields_fill(&reader, &activity_fields, root, file))
        return NULL;
    derive(activity);
    crypto_hash_hex(activity->bytes, activity->length, activity->hash);
    int errors = loading->issues->error_count;
    activity_check(loading, activity, root, folder);
    return loading->issues->error_count == errors ? activity : NULL;
}
