#include "base/buf.h"
#include "base/error.h"
#include "base/issues.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool cli_write_bytes(struct cli *cli, const void *bytes, size_t length)
{
    errno = 0;
    if (fwrite(bytes, 1, length, stdout) == length && !fflush(stdout))
        return true;
    return error_set(cli->err, ERROR_SYSTEM, N_("cannot write the output: %s"), strerror(errno));
}

bool cli_write(struct cli *cli, const char *text)
{
    return cli_write_bytes(cli, text, strlen(text));
}

bool cli_show_table(struct cli *cli, const struct table *table)
{
    struct buf out = buf_start(cli->call->arena);
    if (args_has(&cli->args, "json"))
        table_write_json(table, &out);
    else if (args_has(&cli->args, "csv"))
        table_write_csv(table, &out);
    else
        table_write_text(table, &out);
    return cli_write_bytes(cli, out.text, out.length);
}

void cli_say(struct cli *cli, const char *msgid, ...)
{
    va_list args;
    va_start(args, msgid);
    vfprintf(stderr, messages_find(cli->call->language, msgid), args);
    va_end(args);
    fputc('\n', stderr);
}

void cli_say_issues(struct cli *cli, const struct issues *issues)
{
    struct buf out = buf_start(cli->call->arena);
    issues_write(issues, &out);
    fputs(out.text, stderr);
}

const char *cli_argument(const struct cli *cli, int index)
{
    return index < cli->args.positional.count ? cli->args.positional.items[index] : "";
}
