/* A file that is being made: it stands beside where it is to be, under a name of its own, is held
 * by a lock while its maker lives, and is either kept whole under its real name or gone. What a
 * killed maker left is told by the lock that nobody holds, and swept away at the next start. */
#ifndef BASE_PART_H
#define BASE_PART_H

#include <stdbool.h>

struct arena;
struct error;

struct part {
    struct arena *arena;
    const char *path;
    int handle;                     /* open to read and write; −1 when ended */
};

/* Makes the empty file, mode 0600. What a killed run left there is swept first; false with `err`
 * when another run is at it, or the folder does not take the file. Dropped with the arena at
 * last. */
bool part_start(struct arena *arena, const char *path, struct part **part, struct error *err);

/* Waits until all that was written to it is on the disk. */
bool part_sync(struct part *part, struct error *err);

/* Syncs it and gives it its real name; what is there already is never replaced (ERROR_REFUSED).
 * What lies beside it under its old name is removed. False: it is dropped. */
bool part_keep(struct part *part, const char *name, struct error *err);

/* Removes it, and first all files beside it whose names begin with its own (a database's logs).
 * Does nothing to one that was kept or dropped. */
void part_drop(struct part *part);

/* Removes what a killed run left at the path, and what lies beside it; a file whose maker is alive
 * stays. */
void part_sweep(const char *path);

/* The same for all files of the folder whose names end so. */
void part_sweep_folder(const char *folder, const char *ending);

#endif
