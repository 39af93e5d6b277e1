#define _POSIX_C_SOURCE 200809L

#include "cli/questions.h"

#include "base/buf.h"
#include "base/messages.h"
#include "base/unicode.h"
#include "cli/interrupt.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_BYTES = 1000 };

bool questions_may_ask(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* One line without its end; NULL at the end of the input. What is too long is read to its end. */
static const char *read_line(struct arena *arena)
{
    char line[ANSWER_BYTES];
    if (!fgets(line, sizeof line, stdin))
        return NULL;
    size_t length = strlen(line);
    for (int c = 0; length && line[length - 1] != '\n' && c != EOF && c != '\n';)
        c = fgetc(stdin);
    if (text_valid_bytes(line, length) != length)
        line[0] = '\0';
    return text_trim(arena, arena_copy(arena, line));
}

const char *questions_ask(struct cli *cli, const char *question, const char *otherwise)
{
    for (;;) {
        fprintf(stderr, otherwise[0] ? "%s [%s]: " : "%s: ", question, otherwise);
        const char *answer = read_line(cli->call->arena);
        if (!answer || text_equal(answer, "q"))
            return NULL;
        if (answer[0] || otherwise[0])
            return answer[0] ? answer : otherwise;
    }
}

/* Read byte by byte: a buffer of stdio would keep a copy that nobody wipes. */
static bool read_secret(char *answer, size_t room)
{
    size_t length = 0;
    for (;;) {
        char byte;
        if (read(STDIN_FILENO, &byte, 1) != 1)
            return false;               /* the end, or Ctrl-C */
        if (byte == '\n' || length + 1 == room)
            break;
        answer[length++] = byte;
    }
    answer[length] = '\0';
    return length + 1 < room && text_valid_bytes(answer, length) == length;
}

const char *questions_secret(struct cli *cli, const char *question, char *answer, size_t room)
{
    struct termios usual;
    (void)cli;
    if (tcgetattr(STDIN_FILENO, &usual))
        return NULL;
    struct termios hidden = usual;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    interrupt_listen();                 /* Ctrl-C must not leave the terminal without its echo */
    fprintf(stderr, "%s: ", question);
    fflush(stderr);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    bool is_read = read_secret(answer, room);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
    fputc('\n', stderr);
    return is_read ? answer : NULL;
}

static void show_choices(struct cli *cli, struct words words)
{
    for (int i = 0; i < words.count; i++) {
        const char *name = messages_pick(cli->call->language, words.list[i].name);
        fprintf(stderr, "  %2d  %s  %s\n", i + 1, words.list[i].key, name);
    }
}

/* A number becomes its word; anything else stays as it was typed. */
static const char *key_of(struct words words, const char *piece)
{
    int64_t number;
    return text_read_int(piece, 1, words.count, &number) ? words.list[number - 1].key : piece;
}

/* Commas and digits of the Chinese keyboard are as good as the others. */
static const char *plain_marks(struct arena *arena, const char *answer)
{
    static const char mark[] = "、";
    struct buf plain = buf_start(arena);
    for (const char *at = unicode_half_width(arena, answer); *at;) {
        bool is_mark = text_starts_with(at, mark);
        buf_add_char(&plain, is_mark ? ',' : *at);
        at += is_mark ? strlen(mark) : 1;
    }
    return plain.text;
}

/* The keys of "1 3", "1,3" or "warmup, main"; NULL after saying what is wrong. */
static const char *read_choices(struct cli *cli, struct words words, int most, const char *answer)
{
    struct buf keys = buf_start(cli->call->arena);
    int count = 0;
    for (const char *at = plain_marks(cli->call->arena, answer); *at;) {
        at += strspn(at, " ,");
        size_t length = strcspn(at, " ,");
        if (!length)
            break;
        const char *key =
            key_of(words, arena_copy_bytes(cli->call->arena, at, length));
        if (words_find(words, key) < 0) {
            fprintf(stderr, messages_find(cli->call->language,
                                          N_("'%s' is not in the list; type numbers from 1 to %d")),
                    key, words.count);
            fputc('\n', stderr);
            return NULL;
        }
        buf_add_format(&keys, "%s%s", count++ ? "," : "", key);
        at += length;
    }
    if (count >= 1 && count <= most)
        return keys.text;
    fprintf(stderr, messages_find(cli->call->language, N_("choose from 1 to %d of them")), most);
    fputc('\n', stderr);
    return NULL;
}

const char *questions_choose(struct cli *cli, const char *question, struct words words, int most,
                             const char *otherwise)
{
    show_choices(cli, words);
    for (;;) {
        const char *answer = questions_ask(cli, question, otherwise);
        const char *keys = answer ? read_choices(cli, words, most, answer) : NULL;
        if (!answer || keys)
            return keys;
    }
}
