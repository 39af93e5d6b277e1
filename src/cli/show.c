#include "cli/show.h"

#include "base/buf.h"
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool show_bytes(struct cli *cli, const void *bytes, size_t length)
{
    errno = 0;
    if (fwrite(bytes, 1, length, stdout) == length && !fflush(stdout))
        return true;
    return error_set(cli->err, ERROR_SYSTEM, N_("cannot write the output: %s"), strerror(errno));
}

bool show_text(struct cli *cli, const char *text)
{
    return show_bytes(cli, text, strlen(text));
}

bool show_table(struct cli *cli, const struct table *table)
{
    struct buf out = buf_start(cli->call->arena);
    if (args_has(&cli->args, "json"))
        table_write_json(table, &out);
    else if (args_has(&cli->args, "csv"))
        table_write_csv(table, &out);
    else
        table_write_text(table, &out);
    return show_bytes(cli, out.text, out.length);
}

void show_message(struct cli *cli, const char *msgid, ...)
{
    va_list args;
    va_start(args, msgid);
    vfprintf(stderr, messages_find(cli->call->language, msgid), args);
    va_end(args);
    fputc('\n', stderr);
}

void show_issues(struct cli *cli, const struct issues *issues)
{
    struct buf out = buf_start(cli->call->arena);
    issues_write(issues, &out);
    fputs(out.text, stderr);
}
