#include "app/verbs.h"
#include "base/buf.h"
#include "base/json.h"
#include "cli/show.h"

static bool write_json(struct cli *cli, const struct app_chain *chain)
{
    struct buf out = buf_start(cli->call->arena);
    struct json_writer json = json_start(&out);
    json_open_map(&json, NULL);
    json_number(&json, "changes", chain->count);
    json_number(&json, "first_broken", chain->first_broken);
    json_text(&json, "last", chain->last);
    json_close_map(&json);
    json_end(&json);
    return show_text(cli, out.text);
}

static bool write_words(struct cli *cli, const struct app_chain *chain)
{
    const char *format = messages_find(cli->call->language, chain->first_broken
        ? N_("%lld changes; the chain is broken at number %lld: this row or the one before it is"
             " not what was written; compare with a backup\n")
        : N_("%lld changes, all as they were written; the last has the hash %s\n"));
    if (chain->first_broken)
        return show_text(cli, arena_format(cli->call->arena, format, (long long)chain->count,
                                           (long long)chain->first_broken));
    return show_text(cli, arena_format(cli->call->arena, format, (long long)chain->count,
                                       chain->last));
}

static int run(struct cli *cli)
{
    struct app_chain chain;
    if (!app_verify_changes(cli->call, &chain, cli->err))
        return CLI_FINDINGS;
    bool is_shown = args_has(&cli->args, "json") ? write_json(cli, &chain)
                                                 : write_words(cli, &chain);
    return is_shown && !chain.first_broken ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"audit verify",
     N_("nobody rewrote the list of changes; note the hash to find cuts at its end")},
    {0},
};

const struct command command_audit_verify = {
    .name = "audit verify", .arguments = "",
    .summary = N_("look whether the list of changes is as it was written"),
    .examples = examples, .run = run,
};
