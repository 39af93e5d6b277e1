/* Inside app: the files that verbs which rewrite a catalogue work on. */
#ifndef APP_YAML_FILES_H
#define APP_YAML_FILES_H

#include "base/vec.h"

#include <stdbool.h>

struct call;
struct error;

struct yaml_file {
    const char *path;
    bool is_named;                  /* by the user, and not found in a folder */
};

struct yaml_files {
    VEC(struct yaml_file) list;
};

/* What a user named: files, and folders with all files in them that end in .yaml; without a name
 * the folders given by --catalog. Never the installed catalogue unless it is named. False with
 * `err` when nothing is named, a name is not there, or a folder holds no such file. */
bool yaml_files_find(struct call *call, const char *const *paths, int count,
                     struct yaml_files *files, struct error *err);

#endif
