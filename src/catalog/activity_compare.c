/* Two activities field by field. What is compared is what their bytes say, read once more, so that
 * a file and a copy kept in the record are treated alike. */
#include "base/fields_compare.h"
#include "base/text.h"
#include "base/yaml.h"
#include "catalog/catalog.h"
#include "catalog/loading.h"

static const struct activity_file *read_again(const struct fields_reader *reader,
                                              const struct activity *activity)
{
    struct activity_file *file = arena_take(reader->arena, 1, sizeof *file);
    const struct node *root = yaml_parse(reader->arena, activity->bytes, activity->length,
                                         activity->file, reader->issues);
    if (root)
        fields_fill(reader, &activity_fields, root, file);
    return file;
}

const struct field_changes *catalog_compare(struct arena *arena, const struct catalog *catalog,
                                            const struct activity *before,
                                            const struct activity *after)
{
    struct words vocabularies[LOADING_VOCABULARY_COUNT];
    loading_words(catalog->vocabulary, vocabularies);
    struct issues unheard = issues_start(arena, LANGUAGE_EN);
    const struct fields_reader reader = {.arena = arena, .file = "", .issues = &unheard,
                                         .vocabularies = vocabularies};
    struct field_changes *changes = arena_take(arena, 1, sizeof *changes);
    if (text_equal(activity_hash(arena, before), activity_hash(arena, after)))
        return changes;
    const struct activity_file *old = read_again(&reader, before);
    const struct activity_file *new = read_again(&reader, after);
    assert(!unheard.error_count);       /* both were read without errors before */
    fields_compare(&reader, &activity_fields, old, new, changes);
    return changes;
}
