/* A programme's file into the model: the short form of a session becomes one whole block with one
 * track, lists of ids are looked up, and what is not said gets its usual value. */
#include "base/file.h"
#include "base/text.h"
#include "catalog/loading.h"

#include <stdint.h>
#include <string.h>

enum { TRAVEL_USUAL = 45 };

struct reading {
    struct loading *loading;
    const char *file;
};

#define ERROR_AT(r, node, ...)                                                                     \
    issues_add((r)->loading->issues, ISSUE_ERROR, (r)->file, (node)->line, (node)->column,         \
               __VA_ARGS__)

/* A list of ids of activities that exist. */
static struct id_list read_ids(struct reading *r, const struct node *list)
{
    if (list->kind != NODE_LIST) {
        ERROR_AT(r, list, N_("write a list of ids of activities here, such as [mood-weather]"));
        return (struct id_list){0};
    }
    const char **ids = arena_take(r->loading->arena, (size_t)list->count, sizeof *ids);
    int count = 0;
    for (const struct node *item = list->first; item; item = item->next) {
        if (item->kind != NODE_TEXT)
            ERROR_AT(r, item, N_("write the id of an activity here"));
        else if (!loading_find_activity(r->loading, item->text))
            loading_unknown_activity(r->loading, r->file, item);
        else
            ids[count++] = item->text;
    }
    return (struct id_list){.ids = ids, .count = count};
}

/* {checkin: [a, b]} into one list a phase. */
static void read_ids_by_phase(struct reading *r, const struct node *map,
                              struct id_list lists[PHASE_COUNT])
{
    if (map && map->kind != NODE_MAP) {
        ERROR_AT(r, map, N_("write phases and lists of ids here, such as {close: [bell]}"));
        return;
    }
    for (const struct node *entry = map ? map->first : NULL; entry; entry = entry->next) {
        int phase = words_find(phase_words, entry->key);
        if (phase < 0)
            issues_add(r->loading->issues, ISSUE_ERROR, r->file, entry->key_line,
                       entry->key_column, N_("unknown phase '%.40s'; there are checkin, warmup,"
                                             " bridge, main, share, close"), entry->key);
        else
            lists[phase] = read_ids(r, entry);
    }
}

static void read_fillers(struct reading *r, const struct node *map, uint64_t fillers[PHASE_COUNT])
{
    if (map->kind != NODE_MAP) {
        ERROR_AT(r, map, N_("filled_by says what fills each phase, such as {main: [activity]}"));
        return;
    }
    for (const struct node *entry = map->first; entry; entry = entry->next) {
        int phase = words_find(phase_words, entry->key);
        if (phase < 0) {
            issues_add(r->loading->issues, ISSUE_ERROR, r->file, entry->key_line,
                       entry->key_column, N_("unknown phase '%.40s'; there are checkin, warmup,"
                                             " bridge, main, share, close"), entry->key);
            continue;
        }
        const char *key = arena_format(r->loading->arena, "filled_by.%s", entry->key);
        if (!loading_is_list(r->loading, r->file, entry, key))
            continue;
        for (const struct node *word = entry->first; word; word = word->next) {
            int filler = words_find(filler_words, word->text);
            if (filler < 0)
                ERROR_AT(r, word, N_("unknown word '%.40s'; there are ritual, activity, notice,"
                                     " debrief"), word->text);
            else
                fillers[phase] |= UINT64_C(1) << filler;
        }
    }
}

struct musts {
    VEC(struct must) list;
};

static void add_musts(struct reading *r, const struct node *list, int session, const char *track,
                      struct musts *musts)
{
    if (list->kind != NODE_LIST) {
        ERROR_AT(r, list, N_("must is a list of lists of alternatives, such as [[a, b], [c]]"));
        return;
    }
    for (const struct node *entry = list->first; entry; entry = entry->next) {
        struct must must = {.session = session, .track = track};
        must.alternatives = read_ids(r, entry);
        if (must.alternatives.count)
            *VEC_ADD(r->loading->arena, &musts->list) = must;
    }
}

static void read_musts(struct reading *r, const struct node *map, int sessions,
                       struct musts *musts)
{
    if (map && map->kind != NODE_MAP) {
        ERROR_AT(r, map, N_("must says for each session what it holds, such as {1: [[a, b]]}"));
        return;
    }
    for (const struct node *entry = map ? map->first : NULL; entry; entry = entry->next) {
        int64_t session;
        if (text_read_int(entry->key, 1, sessions, &session))
            add_musts(r, entry, (int)session, "", musts);
        else
            issues_add(r->loading->issues, ISSUE_ERROR, r->file, entry->key_line,
                       entry->key_column, N_("must: '%.20s' is no session; there are 1 to %d"),
                       entry->key, sessions);
    }
}

static void read_excluded(struct reading *r, const struct node *list, struct item_set *excluded)
{
    struct words items = r->loading->vocabulary->item_words;
    if (!loading_is_list(r->loading, r->file, list, "excluded"))
        return;
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        int index = words_find(items, item->text);
        if (index < 0)
            ERROR_AT(r, item, N_("unknown item '%.40s'; items are listed in vocabulary/items.yaml"),
                     item->text);
        else
            item_set_add(excluded, index);
    }
}

static const struct programme_track *make_tracks(struct reading *r, const struct block_row *row,
                                                 int session, struct musts *musts)
{
    struct programme_track *tracks =
        arena_take(r->loading->arena, (size_t)row->track_count, sizeof *tracks);
    for (int i = 0; i < row->track_count; i++) {
        const struct track_row *track = &row->tracks[i];
        tracks[i] = (struct programme_track){
            .code = track->code, .audience = (enum audience)track->audience, .age = track->age};
        memcpy(tracks[i].minutes, track->minutes, sizeof tracks[i].minutes);
        read_ids_by_phase(r, track->fixed, tracks[i].fixed);
        if (track->filled_by)
            read_fillers(r, track->filled_by, tracks[i].filled_by);
        if (track->must)
            add_musts(r, track->must, session, track->code, musts);
    }
    return tracks;
}

static const struct programme_block *make_blocks(struct reading *r, const struct block_row *rows,
                                                 int count, int session, struct musts *musts)
{
    struct programme_block *blocks = arena_take(r->loading->arena, (size_t)count, sizeof *blocks);
    for (int i = 0; i < count; i++)
        blocks[i] = (struct programme_block){
            .code = rows[i].code, .kind = (enum block_kind)rows[i].kind,
            .minutes = rows[i].minutes, .has_headcount = rows[i].headcount == 1,
            .tracks = make_tracks(r, &rows[i], session, musts),
            .track_count = rows[i].track_count,
        };
    return blocks;
}

/* The short form: minutes in the session are one whole block with one track of children. */
static const struct programme_block *make_short_form(struct reading *r,
                                                     const struct session_row *row)
{
    struct programme_track *track = arena_take(r->loading->arena, 1, sizeof *track);
    *track = (struct programme_track){.code = "group", .audience = AUDIENCE_CHILDREN};
    memcpy(track->minutes, row->minutes, sizeof track->minutes);
    struct programme_block *block = arena_take(r->loading->arena, 1, sizeof *block);
    *block = (struct programme_block){.code = "session", .kind = BLOCK_WHOLE, .tracks = track,
                                      .track_count = 1};
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        block->minutes += row->minutes[phase];
    return block;
}

static void make_sessions(struct reading *r, const struct programme_file *file,
                          const struct node *list, struct musts *musts,
                          struct programme *programme)
{
    struct programme_session *sessions =
        arena_take(r->loading->arena, (size_t)file->session_count, sizeof *sessions);
    for (int i = 0; i < file->session_count; i++) {
        const struct session_row *row = &file->sessions[i];
        const struct node *place = node_at(list, i);
        bool is_short = node_find(place, "minutes");
        if (row->no != i + 1)
            ERROR_AT(r, loading_place(place, "no"), N_("sessions are numbered 1, 2, 3; this is %d"),
                     i + 1);
        if (is_short == (row->block_count > 0))
            ERROR_AT(r, place, N_("a session has either minutes (the short form) or blocks"));
        sessions[i] = (struct programme_session){
            .no = row->no, .title = row->title, .stage = (enum stage)row->stage,
            .trust_cap = row->trust_cap,
            .blocks = is_short ? make_short_form(r, row)
                               : make_blocks(r, row->blocks, row->block_count, row->no, musts),
            .block_count = is_short ? 1 : row->block_count,
        };
    }
    programme->sessions = sessions;
    programme->session_count = file->session_count;
}

/* An event is one session, made of the blocks of the file. */
static void make_event(struct reading *r, const struct programme_file *file, struct musts *musts,
                       struct programme *programme)
{
    struct programme_session *session = arena_take(r->loading->arena, 1, sizeof *session);
    *session = (struct programme_session){
        .no = 1, .title = programme->name, .stage = STAGE_FORMING, .trust_cap = file->trust_cap,
        .blocks = make_blocks(r, file->blocks, file->block_count, 1, musts),
        .block_count = file->block_count,
    };
    programme->sessions = session;
    programme->session_count = 1;
    programme->leader = (enum level)file->track_leader;
    programme->adults_min = file->track_adults;
    programme->assistants = file->island_assistants;
}

/* What a series needs and an event has not, and the other way round. */
static bool check_format(struct reading *r, const struct programme_file *file,
                         const struct node *root)
{
    static const char *const series_keys[] = {"sessions", "size", "gap_days"};
    static const char *const event_keys[] = {"blocks", "trust_cap", "island"};
    bool is_event = file->programme.format == FORMAT_EVENT;
    bool is_right = true;
    for (int i = 0; i < 3; i++) {
        const char *needed = is_event ? event_keys[i] : series_keys[i];
        const char *wrong = is_event ? series_keys[i] : event_keys[i];
        if (!node_find(root, needed)) {
            ERROR_AT(r, root, N_("format %s needs the key %s"),
                     format_words.list[file->programme.format].key, needed);
            is_right = false;
        }
        if (node_find(root, wrong)) {
            ERROR_AT(r, node_find(root, wrong), N_("format %s does not have the key %s"),
                     format_words.list[file->programme.format].key, wrong);
            is_right = false;
        }
    }
    const struct node *staff = node_find(root, "staff");
    const char *staff_key = is_event ? "track" : "leader";
    if (!node_find(staff, staff_key)) {
        ERROR_AT(r, staff, N_("format %s needs the key staff.%s"),
                 format_words.list[file->programme.format].key, staff_key);
        is_right = false;
    }
    return is_right;
}

static void fill_usual(struct reading *r, struct programme *programme, const struct node *root)
{
    if (!programme->notice)
        programme->notice = "";
    if (!programme->travel_most)
        programme->travel_most = TRAVEL_USUAL;
    if (programme->notice[0] && !loading_find_activity(r->loading, programme->notice))
        loading_unknown_activity(r->loading, r->file, node_find(root, "notice"));
    const char *name = file_name(r->file);
    if (strlen(name) != strlen(programme->id) + 5 || !text_starts_with(name, programme->id))
        ERROR_AT(r, loading_place(root, "id"),
                 N_("the id is '%s' but the file is %s; give both the same name"), programme->id,
                 name);
}

const struct programme *loading_programme(struct loading *loading, const char *path)
{
    const struct node *root = loading_parse(loading, path);
    struct programme_file *file = arena_take(loading->arena, 1, sizeof *file);
    struct fields_reader reader = loading_reader(loading, path);
    if (!root || !fields_fill(&reader, &programme_fields, root, file))
        return NULL;
    int errors = loading->issues->error_count;
    struct reading reading = {.loading = loading, .file = path};
    struct programme *programme = &file->programme;
    struct musts musts = {0};
    if (!check_format(&reading, file, root))
        return NULL;
    programme->file = path;
    fill_usual(&reading, programme, root);
    read_ids_by_phase(&reading, file->rituals, programme->rituals);
    read_fillers(&reading, file->filled_by, programme->filled_by);
    read_excluded(&reading, file->excluded, &programme->excluded);
    if (programme->format == FORMAT_EVENT)
        make_event(&reading, file, &musts, programme);
    else
        make_sessions(&reading, file, node_find(root, "sessions"), &musts, programme);
    read_musts(&reading, file->must, programme->session_count, &musts);
    programme->musts = musts.list.items;
    programme->must_count = musts.list.count;
    if (loading->issues->error_count != errors)
        return NULL;
    programme_check(loading, programme, file, root);
    return programme;
}
