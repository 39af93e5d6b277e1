/* The whole line on the shipped sample, each step through the same verbs that people use. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    SAMPLE_BYTES_MAX = 1 << 20, LINE_BYTES = 400, DEMO_NODE = 1, CARDS = 3, START = 16 * 60 + 30
};

/* The sample's calendar: the first of September, a plan from the second week on. */
static const struct date demo_day = {2026, 9, 1};
static const struct date demo_from = {2026, 9, 9};

#define MARKER ".tuanfu-demo"
#define PROGRAMME "s4x45"

struct demonstration {
    struct call call;               /* with the sample's days and the folder's record */
    const char *folder;
    struct app_demo *demo;
    struct buf marker;              /* names of the files made, one a line */
    struct error *err;
};

static void tell(struct demonstration *d, const char *file, const char *msgid, ...)
    __attribute__((format(printf, 3, 4)));

static void tell(struct demonstration *d, const char *file, const char *msgid, ...)
{
    char text[LINE_BYTES];
    va_list args;
    va_start(args, msgid);
    vsnprintf(text, sizeof text, messages_find(d->call.language, msgid), args);
    va_end(args);
    *VEC_ADD(d->call.arena, &d->demo->steps) = (struct app_demo_step){
        .text = arena_copy(d->call.arena, text), .file = file,
    };
}

/* -- the folder ------------------------------------------------------------------------------ */

static bool is_listed(const char *marker, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = strstr(marker, name); at; at = strstr(at + 1, name))
        if ((at == marker || at[-1] == '\n') && at[length] == '\n')
            return true;
    return false;
}

/* SQLite's own files beside the record belong to it. */
static bool is_ours(const char *marker, const char *name)
{
    return is_listed(marker, name) || text_equal(name, "tuanfu.db-wal") ||
           text_equal(name, "tuanfu.db-shm");
}

static bool clear_folder(struct demonstration *d)
{
    struct arena *arena = d->call.arena;
    const char *path = file_join(arena, d->folder, MARKER);
    size_t length;
    const char *marker = file_exists(path)
                             ? file_read(arena, path, SAMPLE_BYTES_MAX, &length, d->err) : "";
    struct file_names names = {0};
    if (!marker || !file_make_folder(d->folder, d->err) ||
        !file_list(arena, d->folder, &names, d->err))
        return false;
    for (int i = 0; i < names.list.count; i++)
        if (!is_ours(marker, names.list.items[i]))
            return error_set(d->err, ERROR_REFUSED,
                             N_("%s holds %s, which no demo made; give --out an empty folder"),
                             d->folder, names.list.items[i]);
    for (int i = 0; i < names.list.count; i++)
        if (!file_remove(file_join(arena, d->folder, names.list.items[i]), d->err))
            return false;
    return true;
}

/* The path of a file to be made; the marker names it first, so that a demo that was stopped can be
 * made again. NULL with the error. */
static const char *announce(struct demonstration *d, const char *name)
{
    buf_add_format(&d->marker, "%s\n", name);
    if (!file_write(file_join(d->call.arena, d->folder, MARKER), d->marker.text, d->marker.length,
                    d->err))
        return NULL;
    return file_join(d->call.arena, d->folder, name);
}

static bool keep_text(struct demonstration *d, const char *name, const char *text)
{
    const char *path = text ? announce(d, name) : NULL;
    return path && file_write(path, text, strlen(text), d->err);
}

/* -- the steps ------------------------------------------------------------------------------- */

static bool make_record(struct demonstration *d)
{
    d->call.database = announce(d, "tuanfu.db");
    if (!d->call.database ||
        !record_make(&d->call, "422801", "demo", DEMO_NODE, d->err))
        return false;
    tell(d, d->call.database, N_("made an empty record"));
    const char *sample = file_join(d->call.arena, d->call.app->places.sample, "children.csv");
    struct app_import_request request = {.file = sample};
    request.bytes =
        file_read(d->call.arena, sample, SAMPLE_BYTES_MAX, &request.length, d->err);
    struct app_import_outcome outcome;
    if (!request.bytes || !app_import_children(&d->call, &request, &outcome, d->err))
        return false;
    tell(d, sample, N_("imported the sample: %d children, %d rows left out"), outcome.added,
         outcome.rejected);
    return true;
}

static bool make_plan(struct demonstration *d, uint64_t seed, struct app_judged *judged)
{
    struct app_plan_request request = {
        .programme = PROGRAMME, .series = "A", .from = demo_from, .start = START, .seed = seed,
    };
    if (!app_plan_series(&d->call, &request, judged, d->err))
        return false;
    tell(d, "", N_("planned %s: %d sessions, %d rules broken, %lld points"), PROGRAMME,
         judged->plan->session_count, judged->verdict->broken,
         (long long)judged->verdict->points);
    return true;
}

/* The sample lacks papers on purpose: the plan is a trial until they are entered. */
static bool enter_papers(struct demonstration *d, struct app_judged *judged)
{
    static const char *const given[] = {"consent=given", "until=2027-08-31",
                                        "enrolment=accepted"};
    const struct plan *plan = judged->plan;
    for (int i = 0; i < plan->paper_count; i++) {
        const struct rule *rule = rule_get(plan->papers[i].rule);
        tell(d, "", N_("it is a trial plan, for %s a paper is missing (%s); now it is entered"),
             plan->papers[i].person, messages_pick(d->call.language, rule->name));
        if (!app_set_child(&d->call, plan->papers[i].person, given, 3, d->err))
            return false;
    }
    if (!app_check(&d->call, plan->sessions[0].code, judged, d->err))
        return false;
    tell(d, "", N_("checked again: %d rules broken, a plan that may be published"),
         judged->verdict->broken);
    return app_step_session(&d->call, judged->plan->sessions[0].series, SESSION_PUBLISHED, "",
                            d->err);
}

static bool print_one(struct demonstration *d, const char *sheet, const char *subject)
{
    const char *name = arena_format(d->call.arena, "%s-%s.pdf", sheet, subject);
    struct app_print_request request = {.sheet = sheet, .subject = subject,
                                        .path = announce(d, name)};
    struct app_printed printed = {0};
    if (!request.path || !app_print(&d->call, &request, &printed, d->err))
        return false;
    tell(d, request.path, N_("printed %s %s (%d pages)"), sheet, subject, printed.page_count);
    return true;
}

static bool print_papers(struct demonstration *d, const struct plan *plan)
{
    for (int i = 0; i < plan->session_count; i++)
        if (!print_one(d, "run-sheet", plan->sessions[i].code))
            return false;
    const struct track *track = &plan->sessions[0].blocks[0].tracks[0];
    int cards = 0;
    for (int i = 0; i < track->slot_count && cards < CARDS; i++)
        if (track->slots[i].kind == SLOT_ACTIVITY) {
            if (!print_one(d, "activity-card", track->slots[i].activity))
                return false;
            cards++;
        }
    return true;
}

/* The first session takes place: one child late, one excused, the others there. */
static bool hold_first(struct demonstration *d, const struct plan *plan)
{
    const struct session *session = &plan->sessions[0];
    struct code_list children = session->blocks[0].tracks[0].children;
    struct app_mark *marks =
        arena_take(d->call.arena, (size_t)children.count, sizeof *marks);
    for (int i = 0; i < children.count; i++)
        marks[i] = (struct app_mark){
            .child = children.codes[i],
            .status = i == 1 ? ATTENDANCE_LATE : i == 2 ? ATTENDANCE_EXCUSED : ATTENDANCE_PRESENT,
        };
    d->call.today = session->date;
    if (!app_step_session(&d->call, session->code, SESSION_HELD, "", d->err) ||
        !app_attend(&d->call, session->code, marks, children.count, "", d->err) ||
        !app_step_session(&d->call, session->code, SESSION_SIGNED, "", d->err))
        return false;
    tell(d, "", N_("held %s, marked %d children, signed it off"), session->code, children.count);
    return true;
}

static bool write_table(struct demonstration *d, const char *name, const struct table *table)
{
    if (!table)
        return false;
    struct buf out = buf_start(d->call.arena);
    table_write_csv(table, &out);
    if (!keep_text(d, name, out.text))
        return false;
    tell(d, file_join(d->call.arena, d->folder, name), N_("wrote a report"));
    return true;
}

static bool write_reports(struct demonstration *d, const struct plan *plan)
{
    struct span days = {0};
    const char *series = plan->sessions[0].series;
    if (!write_table(d, "participation.csv",
                     app_report(&d->call, "participation", days, d->err)) ||
        !write_table(d, "left-out.csv", app_report(&d->call, "left-out", days, d->err)) ||
        !keep_text(d, "facts.json", app_export_facts(&d->call, PROGRAMME, d->err)) ||
        !keep_text(d, "plan.json", app_export_plan(&d->call, series, d->err)))
        return false;
    tell(d, file_join(d->call.arena, d->folder, "plan.json"),
         N_("wrote facts and plan for other programs"));
    return true;
}

bool app_demo(struct call *call, const char *folder, uint64_t seed, struct app_demo *demo,
              struct error *err)
{
    struct demonstration d = {.call = *call, .folder = folder, .demo = demo, .err = err,
                              .marker = buf_start(call->arena)};
    d.call.today = demo_day;
    struct app_judged judged = {0};
    return clear_folder(&d) && make_record(&d) && make_plan(&d, seed, &judged) &&
           enter_papers(&d, &judged) && print_papers(&d, judged.plan) &&
           hold_first(&d, judged.plan) && write_reports(&d, judged.plan);
}
