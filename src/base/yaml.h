/* The strict part of YAML 1.1/1.2 that our files use, read from libyaml's events.
 *
 * Refused, with the place and the cure: anchors, aliases, tags, merge keys, directives, several
 * documents, duplicate keys, empty values, keys that are not plain words, tabs, bidi controls,
 * text that is not UTF-8, full-width ： or “ ” where YAML means : or ", plain texts of several
 * lines. A byte order mark is passed over with a warning; CR LF is as good as LF. Limits: 1 MiB a
 * file, depth 16, 20,000 events, 50 problems; a file past them is refused at once. */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include <stddef.h>

struct arena;
struct issues;
struct node;

/* The document's root, or NULL when there were errors (all of them are in `issues`, under the name
 * `file`). Behind the bytes stands a zero, as file_read and the arena leave it: a sound file is
 * read in place. Texts are NFC and live in the arena. */
const struct node *yaml_parse(struct arena *arena, const char *bytes, size_t length,
                              const char *file, struct issues *issues);

/* The same, but gives the tree of a file with errors too when it could be read to its end, so that
 * what its values mean can be judged in the same run. A key that was refused is "" there. Whoever
 * asks must see for himself that there were no errors before the tree is used. */
const struct node *yaml_parse_broken(struct arena *arena, const char *bytes, size_t length,
                                     const char *file, struct issues *issues);

#endif
