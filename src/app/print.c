#include "app/forms.h"
#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "sheets/sheets.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

enum { TEMPLATE_BYTES_MAX = 1 << 20 };

static const struct sheet_entry *find_sheet(const char *name, struct error *err)
{
    const struct sheet_entry *entry = sheets_find(name);
    if (entry)
        return entry;
    const char *nearest = sheets_nearest(name);
    if (nearest)
        error_set(err, ERROR_USAGE, N_("no paper '%.40s'; did you mean '%s'?"), name, nearest);
    else
        error_set(err, ERROR_USAGE, N_("no paper '%.40s'; 'print --list' shows all"), name);
    return NULL;
}

static const struct sheet_template *read_template(struct call *call, const char *sheet,
                                                  struct error *err)
{
    const char *name = arena_format(call->arena, "%s.yaml", sheet);
    const char *path = file_join(call->arena, call->app->places.sheets, name);
    size_t length;
    const char *bytes = file_read(call->arena, path, TEMPLATE_BYTES_MAX, &length, err);
    if (!bytes)
        return NULL;
    struct issues issues = issues_start(call->arena, call->language);
    const struct node *root = yaml_parse(call->arena, bytes, length, path, &issues);
    const struct sheet_template *template =
        root ? sheet_template_read(call->arena, root, path, &issues) : NULL;
    if (!template)
        error_set(err, ERROR_INPUT, "%s:%d:%d: %s", issues.list.items[0].file,
                  issues.list.items[0].line, issues.list.items[0].column,
                  issues.list.items[0].text);
    return template;
}

static bool read_format(const char *path, enum sheet_format *format, struct error *err)
{
    static const struct {
        const char *ending;
        enum sheet_format format;
    } forms[] = {{".pdf", SHEET_PDF}, {".png", SHEET_PNG}, {".txt", SHEET_TEXT},
                 {".display", SHEET_DISPLAY}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (text_ends_with(path, forms[i].ending)) {
            *format = forms[i].format;
            return true;
        }
    }
    return error_set(err, ERROR_USAGE, N_("%s: the file's name must end in .pdf, .png or .txt"),
                     path);
}

static int compare_codes(const void *left, const void *right)
{
    return text_compare_codes(*(const char *const *)left, *(const char *const *)right);
}

/* Whoever stands in a track of the session, once and by code. */
static struct code_list children_of(struct call *call, const struct session *session)
{
    VEC(const char *) list = {0};
    for (int i = 0; session && i < session->block_count; i++)
        for (int j = 0; j < session->blocks[i].track_count; j++) {
            struct code_list children = session->blocks[i].tracks[j].children;
            for (int k = 0; k < children.count; k++)
                *VEC_ADD(call->arena, &list) = children.codes[k];
        }
    if (list.count)
        qsort(list.items, (size_t)list.count, sizeof *list.items, compare_codes);
    int count = 0;
    for (int i = 0; i < list.count; i++)
        if (!count || !text_equal(list.items[count - 1], list.items[i]))
            list.items[count++] = list.items[i];
    return (struct code_list){.codes = list.items, .count = count};
}

/* Facts, plan and names of a session, which must be no trial. */
static bool add_session(struct call *call, const struct app_print_request *request,
                        struct sheet_request *sheet, struct error *err)
{
    struct app_judged judged = {0};
    if (!app_check(call, request->subject, &judged, err))
        return false;
    if (judged.plan->is_trial)
        return app_refuse_trial(judged.plan, err);
    sheet->facts = judged.facts;
    sheet->plan = judged.plan;
    sheet->session = request->subject;
    sheet->track = "";
    sheet->plan_mark = arena_format(call->arena, "%s/%s", judged.plan->programme,
                                    request->subject);
    const struct store_opening opening = {
        .children = children_of(call, plan_find_session(judged.plan, request->subject)),
        .reason = arena_format(call->arena, "print %s %s", request->sheet, request->subject),
    };
    sheet->names = store_open_names(call->store, call->arena, &opening, err);
    return sheet->names != NULL;
}

/* The children and their nicknames. */
static bool add_children(struct call *call, const struct app_print_request *request,
                         struct sheet_request *sheet, struct app_printed *printed,
                         struct error *err)
{
    if (!forms_choose(call, request, &sheet->children, printed, err))
        return false;
    printed->children = sheet->children.count;
    sheet->place = store_name(call->store);
    if (!sheet->children.count)
        return true;
    const struct store_opening opening = {
        .children = sheet->children,
        .reason = arena_format(call->arena, "print %s", request->sheet),
    };
    sheet->names = store_open_names(call->store, call->arena, &opening, err);
    return sheet->names != NULL;
}

static bool add_subject(struct call *call, const struct sheet_entry *entry,
                        const struct app_print_request *request, struct sheet_request *sheet,
                        struct app_printed *printed, struct error *err)
{
    if (entry->subject == SHEET_OF_CHILDREN)
        return add_children(call, request, sheet, printed, err);
    if (request->is_missing)
        return error_set(err, ERROR_USAGE, N_("--missing belongs to a paper of children, such as"
                                              " consent-form"));
    if (entry->subject == SHEET_OF_SESSION)
        return add_session(call, request, sheet, err);
    sheet->activity = app_find_activity(call, request->subject, err);
    return sheet->activity != NULL;
}

/* Each file under its own name when there are several; what was written goes again when one cannot
 * be. */
static bool write_files(struct call *call, const char *path, const struct sheet_result *result,
                        struct error *err)
{
    const char **paths = arena_take(call->arena, (size_t)result->file_count, sizeof *paths);
    for (int i = 0; i < result->file_count; i++) {
        const struct sheet_file *file = &result->files[i];
        paths[i] = result->file_count > 1 ? file_numbered(call->arena, path, i + 1) : path;
        if (file_write(paths[i], file->bytes, file->length, err))
            continue;
        struct error unheard = error_start(call->language);
        while (i-- > 0)
            file_remove(paths[i], &unheard);
        return false;
    }
    return true;
}

bool app_print(struct call *call, const struct app_print_request *request,
               struct app_printed *printed, struct error *err)
{
    const struct sheet_entry *entry = find_sheet(request->sheet, err);
    struct sheet_request sheet = {
        .font_folder = call->app->places.fonts, .vocabulary = call->app->catalog->vocabulary,
        .language = call->language, .today = call->today, .track = "", .plan_mark = "",
        .session = "", .place = "",
    };
    if (!entry || !read_format(request->path, &sheet.format, err) ||
        !add_subject(call, entry, request, &sheet, printed, err))
        return false;
    if (entry->subject == SHEET_OF_CHILDREN && !sheet.children.count)
        return true;
    sheet.template = read_template(call, request->sheet, err);
    struct sheet_result result;
    if (!sheet.template || !sheet_print(call->arena, &sheet, &result, err) ||
        !write_files(call, request->path, &result, err))
        return false;
    printed->page_count = result.page_count;
    printed->has_page_files = result.file_count > 1;
    printed->warnings = result.warnings;
    return entry->subject != SHEET_OF_SESSION ||
           store_note_print(call->store, request->subject, request->sheet, err);
}

const struct table *app_list_sheets(struct call *call)
{
    struct table *table = table_start(call->arena, call->language, "sheets", N_("Papers"));
    table_column(table, "sheet", N_("paper"), TABLE_TEXT);
    table_column(table, "name", N_("name"), TABLE_TEXT);
    table_column(table, "what", N_("what it is"), TABLE_TEXT);
    int count;
    const struct sheet_entry *const *list = sheets_list(&count);
    for (int i = 0; i < count; i++) {
        table_text(table, list[i]->name);
        table_text(table, messages_pick(call->language, list[i]->title));
        table_text(table, messages_pick(call->language, list[i]->summary));
    }
    return table;
}
