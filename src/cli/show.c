#include "cli/show.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"

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

static void write_issues_json(const struct issues *issues, struct buf *out)
{
    struct json_writer json = json_start(out);
    json_open_map(&json, NULL);
    json_number(&json, "errors", issues->error_count);
    json_open_list(&json, "problems");
    for (int i = 0; i < issues->list.count; i++) {
        const struct issue *issue = &issues->list.items[i];
        json_open_map(&json, NULL);
        json_text(&json, "file", issue->file);
        json_number(&json, "line", issue->line);
        json_number(&json, "column", issue->column);
        json_text(&json, "severity", issue->severity == ISSUE_ERROR ? "error" : "warning");
        json_text(&json, "text", issue->text);
        json_close_map(&json);
    }
    json_close_list(&json);
    json_close_map(&json);
    json_end(&json);
}

bool show_problems(struct cli *cli, const struct issues *issues)
{
    struct buf out = buf_start(cli->call->arena);
    if (args_has(&cli->args, "json"))
        write_issues_json(issues, &out);
    else
        issues_write(issues, &out);
    return show_text(cli, out.text);
}
