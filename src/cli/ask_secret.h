/* The options that say what opens a backup, and the question when there are none. */
#ifndef CLI_ASK_SECRET_H
#define CLI_ASK_SECRET_H

#include "app/verbs.h"
#include "cli/command.h"

enum { SECRET_ROOM = 1024 };

/* Fills the secret from --passphrase-file and --key, else asks on the terminal (twice when it is a
 * new one) into `room` of SECRET_ROOM bytes, which the caller wipes. Without a terminal it stays
 * empty, and the verb says what is missing. False: given up, or `cli->err`. */
bool ask_secret(struct cli *cli, bool is_new, char *room, struct app_secret *secret);

#endif
