/* How much longer does it take to check a large catalogue than libyaml needs to read its bytes?
 *
 * Makes a catalogue of 2 MB from the shipped activities under new ids, then measures by turns, in
 * one run: the bare events of libyaml over all files, and the whole check (reading, typing, judging
 * of the same files and the programmes). Prints the least and the middle time of each in CPU
 * milliseconds and their ratio; exit 1 when the middle ratio is above 1.30.
 *
 *   bench_catalog [ROUNDS]      21 rounds unless told; the data folder is $TUANFU_DATA */
#define _XOPEN_SOURCE 700

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/text.h"
#include "catalog/catalog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

enum { WANTED_BYTES = 2000000, ROUNDS_MOST = 999, FILE_BYTES_MOST = 1 << 20 };

struct bench {
    struct arena *arena;
    struct error err;
    const char *data;
    const char *folder;                     /* of the large catalogue */
    VEC(const char *) files;
    VEC(const char *) words;                /* files of the vocabulary, which the check reads too */
    size_t bytes;
};

static void end_if(bool is_wrong, const char *text)
{
    if (!is_wrong)
        return;
    fprintf(stderr, "bench_catalog: %s\n", text);
    exit(4);
}

/* One copy of an activity under the id ID-COPY. */
static void copy_activity(struct bench *bench, const char *kind, const char *name, int copy)
{
    const char *from = file_join(bench->arena, file_join(bench->arena, bench->data, "activities"),
                                 arena_format(bench->arena, "%s/%s", kind, name));
    size_t length;
    const char *bytes = file_read(bench->arena, from, FILE_BYTES_MOST, &length, &bench->err);
    end_if(!bytes, bench->err.text);
    if (strstr(bytes, "\nstatus: refused"))     /* names others, which have other ids here */
        return;
    const char *id = strstr(bytes, "\nid: ");
    end_if(!id, "an activity without id");
    const char *id_end = strchr(id + 1, '\n');
    struct buf out = buf_start(bench->arena);
    buf_add_bytes(&out, bytes, (size_t)(id_end - bytes));
    buf_add_format(&out, "-%d", copy);
    buf_add(&out, id_end);
    const char *to = arena_format(bench->arena, "%s/%s/%.*s-%d.yaml", bench->folder, kind,
                                  (int)(strlen(name) - strlen(".yaml")), name, copy);
    end_if(!file_write(to, out.text, out.length, &bench->err), bench->err.text);
    *VEC_ADD(bench->arena, &bench->files) = to;
    bench->bytes += out.length;
}

static void copy_kind(struct bench *bench, const char *kind, int copy)
{
    const char *folder = arena_format(bench->arena, "%s/activities/%s", bench->data, kind);
    struct file_names names = {0};
    end_if(!file_list(bench->arena, folder, &names, &bench->err) ||
           !file_make_folder(file_join(bench->arena, bench->folder, kind), &bench->err),
           bench->err.text);
    for (int i = 0; i < names.list.count && bench->bytes < WANTED_BYTES; i++)
        if (strstr(names.list.items[i], ".yaml"))
            copy_activity(bench, kind, names.list.items[i], copy);
}

static void make_catalogue(struct bench *bench)
{
    for (int copy = 1; bench->bytes < WANTED_BYTES; copy++)
        for (int kind = 0; kind < KIND_COUNT; kind++)
            copy_kind(bench, catalog_kind_folder((enum kind)kind), copy);
}

/* CPU time: what other programs do meanwhile does not count. */
static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long read_bare(struct bench *bench, struct arena *arena, const char *path)
{
    size_t length;
    const char *bytes = file_read(arena, path, FILE_BYTES_MOST, &length, &bench->err);
    end_if(!bytes, bench->err.text);
    yaml_parser_t parser;
    end_if(!yaml_parser_initialize(&parser), "no memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    long events = 0;
    for (bool is_end = false; !is_end; events++) {
        yaml_event_t event;
        end_if(!yaml_parser_parse(&parser, &event), "libyaml refuses a file");
        is_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return events;
}

static double time_bare(struct bench *bench, long *events)
{
    double start = milliseconds();
    struct arena *arena = arena_open();
    *events = 0;
    for (int i = 0; i < bench->words.count; i++)
        *events += read_bare(bench, arena, bench->words.items[i]);
    for (int i = 0; i < bench->files.count; i++)
        *events += read_bare(bench, arena, bench->files.items[i]);
    arena_close(arena);
    return milliseconds() - start;
}

static double time_check(struct bench *bench)
{
    double start = milliseconds();
    struct arena *arena = arena_open();
    const char *folders[] = {bench->folder};
    const struct catalog_places places = {
        .folders = folders, .folder_count = 1,
        .programmes = file_join(arena, bench->data, "bench/none"),
        .calendars = file_join(arena, bench->data, "bench/none"),
    };
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct catalog *catalog = catalog_load(arena, &places, &issues);
    bool is_clean = catalog && catalog->activity_count == bench->files.count &&
                    !issues.error_count;
    end_if(!is_clean, "the copies are not clean");
    arena_close(arena);
    return milliseconds() - start;
}

static int compare_times(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double show(const char *name, double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, compare_times);
    printf("%-32s least %7.1f ms, middle %7.1f ms\n", name, times[0], times[count / 2]);
    return times[count / 2];
}

int main(int argc, char **argv)
{
    int64_t rounds = 21;
    const char *data = getenv("TUANFU_DATA");
    struct bench bench = {.arena = arena_open(), .err = error_start(LANGUAGE_EN),
                          .data = data ? data : "."};
    end_if(argc > 1 && !text_read_int(argv[1], 1, ROUNDS_MOST, &rounds), "ROUNDS is a number");
    char folder[] = "/tmp/tuanfu-bench.XXXXXX";
    end_if(!mkdtemp(folder), "no temporary folder");
    bench.folder = folder;
    make_catalogue(&bench);
    const char *words = file_join(bench.arena, bench.folder, "vocabulary");
    const char *shipped = arena_format(bench.arena, "%s/activities/vocabulary", bench.data);
    const char *real = realpath(shipped, NULL);
    end_if(!real || symlink(real, words), "the vocabulary is not there");
    struct file_names names = {0};
    end_if(!file_list(bench.arena, words, &names, &bench.err), bench.err.text);
    for (int i = 0; i < names.list.count; i++)
        *VEC_ADD(bench.arena, &bench.words) = file_join(bench.arena, words, names.list.items[i]);
    double bare[ROUNDS_MOST];
    double check[ROUNDS_MOST];
    long events = 0;
    for (int i = 0; i < rounds; i++) {
        bare[i] = time_bare(&bench, &events);
        check[i] = time_check(&bench);
    }
    printf("%d activities, %zu bytes, %ld events, %d rounds\n", bench.files.count, bench.bytes,
           events, (int)rounds);
    double ratio = show("libyaml's bare events", bare, (int)rounds);
    ratio = show("read, typed and judged", check, (int)rounds) / ratio;
    printf("ratio %.2f (bar 1.30)\n", ratio);
    printf("the folder %s may be deleted\n", folder);
    arena_close(bench.arena);
    return ratio > 1.30;
}
