/* Inside app: what seals a backup, and the key files. */
#ifndef APP_SECRET_H
#define APP_SECRET_H

#include "app/verbs.h"
#include "base/sealed.h"

/* Reads passphrase or key. False with `err`. End it as soon as it was used. */
bool secret_read(struct call *call, const struct app_secret *from, struct sealed_secret *secret,
                 struct error *err);

/* Wipes it. */
void secret_end(struct sealed_secret *secret);

/* False with `err` for a passphrase that is soon guessed. */
bool secret_is_strong(const struct sealed_secret *secret, struct error *err);

#endif
