/* What a load passes over without a word, said to whoever wrote the files. */
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "catalog/loading.h"

#include <string.h>

/* Meant as YAML, and not read: x.yml, X.YAML, x.yaml.txt. Copies of editors (x.yaml~) are not
 * meant to be read. */
static bool is_nearly_yaml(struct arena *arena, const char *name)
{
    static const char *const ends[] = {".yml", ".yaml", ".yaml.txt", ".yml.txt"};
    const char *lower = text_lower(arena, name);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && !loading_is_yaml(name); i++)
        if (text_ends_with(lower, ends[i]))
            return true;
    return false;
}

bool catalog_check_name(struct arena *arena, const char *path, struct issues *issues)
{
    if (!is_nearly_yaml(arena, file_name(path)))
        return true;
    const char *name = text_lower(arena, file_name(path));
    issues_add(issues, ISSUE_ERROR, path, 0, 0,
               N_("not read because of its name; rename it to %.*s.yaml"),
               (int)(strstr(name, ".y") - name), file_name(path));
    return false;
}

static struct file_names names_in(struct arena *arena, const char *folder)
{
    struct file_names names = {0};
    struct error err = error_start(LANGUAGE_EN);
    if (!file_list(arena, folder, &names, &err))
        names = (struct file_names){0};         /* the load says why */
    return names;
}

static bool holds_yaml(struct arena *arena, const char *folder)
{
    struct file_names names = names_in(arena, folder);
    for (int i = 0; i < names.list.count; i++)
        if (loading_is_yaml(names.list.items[i]) || is_nearly_yaml(arena, names.list.items[i]))
            return true;
    return false;
}

/* The files of one kind. */
static int check_kind_folder(struct arena *arena, const char *folder, struct issues *issues)
{
    int count = 0;
    struct file_names names = names_in(arena, folder);
    for (int i = 0; i < names.list.count; i++) {
        const char *path = file_join(arena, folder, names.list.items[i]);
        if (!file_is_folder(path))
            count += catalog_check_name(arena, path, issues) &&
                     loading_is_yaml(names.list.items[i]);
        else if (!loading_is_yaml(names.list.items[i]) && holds_yaml(arena, path))
            issues_add(issues, ISSUE_ERROR, path, 0, 0,
                       N_("a folder inside a folder is not read; move its files up into %s"),
                       folder);
    }
    return count;
}

static bool is_kind_folder(const char *folder)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        if (!strcmp(file_name(folder), catalog_kind_folder((enum kind)kind)))
            return true;
    return false;
}

int catalog_check_names(struct arena *arena, const char *folder, struct issues *issues)
{
    int count = 0;
    int problems = issues->error_count;
    struct file_names names = names_in(arena, folder);
    if (is_kind_folder(folder) && holds_yaml(arena, folder)) {
        issues_add(issues, ISSUE_ERROR, folder, 0, 0,
                   N_("this is the folder of one kind; name the folder above it, %s"),
                   file_folder(arena, folder));
        return 0;
    }
    for (int i = 0; i < names.list.count; i++) {
        const char *name = names.list.items[i];
        const char *path = file_join(arena, folder, name);
        if (!file_is_folder(path)) {
            if (loading_is_yaml(name) || is_nearly_yaml(arena, name))
                issues_add(issues, ISSUE_ERROR, path, 0, 0,
                           N_("not read: a file lies in the folder of its kind, such as games/ or "
                              "arts/; move it there"));
        } else if (strcmp(name, "vocabulary") && strcmp(name, "schema"))
            count += check_kind_folder(arena, path, issues);
    }
    if (!count && problems == issues->error_count)
        issues_add(issues, ISSUE_ERROR, folder, 0, 0,
                   N_("nothing to read here; files lie in folders of their kind: games/, arts/, "
                      "talks/ …, programmes/"));
    return count;
}
