#include "cli/ask_secret.h"

#include "base/crypto.h"
#include "base/error.h"
#include "cli/questions.h"

static bool ask_again(struct cli *cli, const char *first)
{
    char again[SECRET_ROOM];
    const char *typed =
        questions_secret(cli, messages_find(cli->call->language, N_("The same once more")), again,
                         sizeof again);
    bool is_same = typed && text_equal(first, again);
    crypto_wipe(again, sizeof again);
    return is_same || !typed ||
           error_set(cli->err, ERROR_INPUT, N_("the two passphrases differ; nothing was done"));
}

bool ask_secret(struct cli *cli, bool is_new, char *room, struct app_secret *secret)
{
    *secret = (struct app_secret){
        .passphrase_file = args_text(&cli->args, "passphrase-file", ""),
        .key_file = args_text(&cli->args, "key", ""),
    };
    if (secret->passphrase_file[0] || secret->key_file[0] || !questions_may_ask())
        return true;
    const char *question = is_new ? N_("Passphrase for this backup (not shown while you type)")
                                  : N_("Passphrase (not shown while you type)");
    secret->passphrase = questions_secret(cli, messages_find(cli->call->language, question), room,
                                          SECRET_ROOM);
    if (!secret->passphrase)
        return false;
    return !is_new || ask_again(cli, secret->passphrase);
}
