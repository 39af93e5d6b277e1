#include "app/app.h"

#include "base/error.h"
#include "base/file.h"

static bool is_data_folder(struct arena *arena, const char *folder)
{
    return folder[0] && file_is_folder(file_join(arena, folder, "activities/vocabulary"));
}

static const char *find_data(struct arena *arena, const struct app_settings *settings,
                             struct error *err)
{
    if (settings->named_data[0]) {
        if (is_data_folder(arena, settings->named_data))
            return settings->named_data;
        error_set(err, ERROR_SYSTEM,
                  N_("TUANFU_DATA is %s, but there is no activities/vocabulary in it; correct it or"
                     " unset it"), settings->named_data);
        return NULL;
    }
    if (is_data_folder(arena, settings->installed_data))
        return settings->installed_data;
    if (is_data_folder(arena, settings->source_data))
        return settings->source_data;
    error_set(err, ERROR_SYSTEM,
              N_("no data folder: neither %s nor %s holds activities/; install the program again or"
                 " set TUANFU_DATA"), settings->installed_data, settings->source_data);
    return NULL;
}

/* A folder that was named and is not there must not look like one without activities. */
static bool check_catalogs(const struct app_settings *settings, struct error *err)
{
    for (int i = 0; i < settings->catalog_count; i++)
        if (!file_is_folder(settings->catalogs[i]))
            return error_set(err, ERROR_INPUT, N_("--catalog: there is no folder %s; give one with"
                                                  " games/, arts/ …"), settings->catalogs[i]);
    return true;
}

static struct app_places make_places(struct arena *arena, const char *data,
                                     const struct app_settings *settings)
{
    const char **folders = arena_take(arena, (size_t)settings->catalog_count + 1, sizeof *folders);
    folders[0] = file_join(arena, data, "activities");
    for (int i = 0; i < settings->catalog_count; i++)
        folders[i + 1] = settings->catalogs[i];
    return (struct app_places){
        .data = data,
        .catalog = {.folders = folders, .folder_count = settings->catalog_count + 1,
                    .programmes = file_join(arena, data, "templates/programmes"),
                    .calendars = file_join(arena, data, "templates/calendars")},
        .sheets = file_join(arena, data, "templates/sheets"),
        .fonts = file_join(arena, data, "templates/fonts"),
        .sample = file_join(arena, data, "templates/sample-town"),
    };
}

const struct app *app_open(struct arena *arena, const struct app_settings *settings,
                           struct error *err)
{
    const char *data = find_data(arena, settings, err);
    if (!data || !check_catalogs(settings, err))
        return NULL;
    struct app *app = arena_take(arena, 1, sizeof *app);
    app->version = settings->version;
    app->places = make_places(arena, data, settings);
    app->issues = issues_start(arena, settings->language);
    app->catalog = catalog_load(arena, &app->places.catalog, &app->issues);
    if (app->catalog)
        return app;
    const struct issue *first = &app->issues.list.items[0];
    error_set(err, ERROR_INPUT, N_("the vocabulary cannot be read: %s:%d:%d: %s"), first->file,
              first->line, first->column, first->text);
    return NULL;
}
