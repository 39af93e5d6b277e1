#include "app/yaml_files.h"

#include "app/call.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

enum { DEPTH_MOST = 4 };            /* catalogue, kind; a ring of links ends here */

static bool find_in_folder(struct call *call, const char *folder, int depth,
                           struct yaml_files *files, struct error *err)
{
    struct file_names names = {0};
    if (!file_list(call->arena, folder, &names, err))
        return false;
    for (int i = 0; i < names.list.count; i++) {
        const char *path = file_join(call->arena, folder, names.list.items[i]);
        if (file_is_folder(path)) {
            if (depth < DEPTH_MOST && !find_in_folder(call, path, depth + 1, files, err))
                return false;
        } else if (text_ends_with(path, ".yaml"))
            VEC_ADD(call->arena, &files->list)->path = path;
    }
    return true;
}

static bool find_one(struct call *call, const char *path, struct yaml_files *files,
                     struct error *err)
{
    if (!file_exists(path))
        return error_set(err, ERROR_MISSING, N_("no file or folder %s; check the spelling"), path);
    if (!file_is_folder(path)) {
        *VEC_ADD(call->arena, &files->list) = (struct yaml_file){path, true};
        return true;
    }
    int before = files->list.count;
    if (!find_in_folder(call, path, 1, files, err))
        return false;
    return files->list.count > before ||
           error_set(err, ERROR_MISSING, N_("there is no file in %s that ends in .yaml; name a"
                                            " folder with games/, arts/ …"), path);
}

bool yaml_files_find(struct call *call, const char *const *paths, int count,
                     struct yaml_files *files, struct error *err)
{
    const struct catalog_places *places = &call->app->places.catalog;
    if (!count) {
        paths = places->folders + 1;            /* the first is the installed one */
        count = places->folder_count - 1;
    }
    if (!count)
        return error_set(err, ERROR_USAGE,
                         N_("name a file or a folder, or your own catalogue with --catalog; the"
                            " installed activities are changed only when you name them"));
    for (int i = 0; i < count; i++)
        if (!find_one(call, paths[i], files, err))
            return false;
    return true;
}
