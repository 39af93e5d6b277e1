#include "app/verbs.h"
#include "base/crypto.h"
#include "base/error.h"
#include "cli/ask_secret.h"
#include "cli/show.h"
#include "cli/show_progress.h"

enum { INTERRUPTED = 130 };

static int run(struct cli *cli)
{
    char room[SECRET_ROOM];
    struct app_restore_request request = {.file = command_argument(cli, 0),
                                          .to = args_text(&cli->args, "to", "")};
    struct show_progress show;
    if (!request.to[0]) {
        error_set(cli->err, ERROR_USAGE, N_("restore needs --to FILE, the name of a new file"));
        return CLI_USAGE;
    }
    bool is_asked = ask_secret(cli, false, room, &request.secret);
    show_progress_start(&show, cli, SHOW_PERCENTS);
    bool is_made = is_asked && app_restore(cli->call, &request, cli->err);
    crypto_wipe(room, sizeof room);
    bool is_stopped = show_progress_end(&show);
    if (is_made) {
        show_message(cli, N_("restored and checked: %s; to use it: tuanfu --db %s list children"),
                     request.to, request.to);
        return CLI_DONE;
    }
    if (cli->err->kind != ERROR_NONE && !is_stopped)
        return CLI_FINDINGS;
    *cli->err = error_start(cli->call->language);
    show_message(cli, N_("stopped; nothing was restored"));
    return INTERRUPTED;
}

static const struct option options[] = {
    {.name = "to", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("the new file; nothing that is there is written over")},
    {.name = "passphrase-file", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("the passphrase is the first line of this file; else it is asked for")},
    {.name = "key", .kind = OPTION_TEXT, .value = "FILE",
     .summary = N_("the key file that the backup was made with")},
    {0},
};

static const struct command_example examples[] = {
    {"restore tuanfu-2026-03-01-083000.tfb --to found.db",
     N_("a backup into a new file; asks for the passphrase")},
    {"restore tuanfu-2026-03-01-083000.tfb --to found.db --key backup.key",
     N_("with the key file")},
    {0},
};

const struct command command_restore = {
    .name = "restore", .summary = N_("a backup into a new file"), .arguments = "FILE --to FILE",
    .least_arguments = 1, .most_arguments = 1, .examples = examples, .options = options,
    .run = run,
};
