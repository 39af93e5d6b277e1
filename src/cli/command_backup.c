#include "app/verbs.h"
#include "base/crypto.h"
#include "base/error.h"
#include "cli/ask_secret.h"
#include "cli/show.h"
#include "cli/show_progress.h"

enum { INTERRUPTED = 130 };

static int make_key(struct cli *cli, const char *path)
{
    if (command_argument(cli, 0)[0] || args_has(&cli->args, "key") ||
        args_has(&cli->args, "passphrase-file") || args_has(&cli->args, "keep")) {
        error_set(cli->err, ERROR_USAGE, N_("--new-key makes a key and no backup; leave out the"
                                            " rest"));
        return CLI_USAGE;
    }
    const char *text = app_new_key(cli->call, path, cli->err);
    if (!text || !show_text(cli, text))
        return CLI_FINDINGS;
    show_message(cli, N_("made the key %s; print the text above and lock it away; then: tuanfu"
                         " backup --key %s"), path, path);
    return CLI_DONE;
}

static int show_backup(struct cli *cli, const struct app_backup *backup, bool has_place)
{
    show_text(cli, arena_format(cli->call->arena, "%s\n", backup->path));
    show_message(cli, N_("backup made, read back and compared: %s, %lld KiB"), backup->path,
                 (long long)(backup->bytes + 1023) / 1024);
    if (backup->removed)
        show_message(cli, N_("%d older backups removed; 7 days and 8 weeks are kept"),
                     backup->removed);
    if (!has_place)
        show_message(cli, N_("it lies on the disk of the record itself; copy it to another one"));
    return cli->err->kind == ERROR_NONE ? CLI_DONE : CLI_FAULT;
}

static int run(struct cli *cli)
{
    const char *new_key = args_text(&cli->args, "new-key", "");
    if (new_key[0])
        return make_key(cli, new_key);
    char room[SECRET_ROOM];
    const char *place = command_argument(cli, 0);
    struct app_backup_request request = {.place = place,
                                         .is_thinned = args_has(&cli->args, "keep")};
    struct app_backup backup = {0};
    struct show_progress show;
    bool is_asked = ask_secret(cli, true, room, &request.secret);
    show_progress_start(&show, cli, SHOW_PERCENTS);
    bool is_made = is_asked && cli->err->kind == ERROR_NONE &&
                   app_backup(cli->call, &request, &backup, cli->err);
    crypto_wipe(room, sizeof room);
    bool is_stopped = show_progress_end(&show);
    if (is_made)
        return show_backup(cli, &backup, place[0]);
    if (cli->err->kind != ERROR_NONE && !is_stopped)
        return CLI_FINDINGS;
    *cli->err = error_start(cli->call->language);
    show_message(cli, N_("stopped; no backup was made"));
    return INTERRUPTED;
}

static const struct option options[] = {
    {.name = "passphrase-file", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("the passphrase is the first line of this file; else it is asked for")},
    {.name = "key", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("a key file in place of a passphrase")},
    {.name = "new-key", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("make a key file, and its text to print; no backup")},
    {.name = "keep", .kind = OPTION_FLAG,
     .summary = N_("of this record's older backups there keep 7 days and 8 weeks, remove"
                  " the rest")},
    {0},
};

static const struct command_example examples[] = {
    {"backup /media/usb", N_("a backup onto a stick; asks for a passphrase twice")},
    {"backup --new-key backup.key", N_("a key, for backups without a passphrase")},
    {"backup /media/usb --key backup.key --keep", N_("a backup nobody has to sit by")},
    {0},
};

const struct command command_backup = {
    .name = "backup", .summary = N_("make a locked copy of the record"),
    .arguments = "[FILE|FOLDER]", .most_arguments = 1, .examples = examples, .options = options,
    .run = run,
};
