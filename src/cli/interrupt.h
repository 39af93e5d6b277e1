/* Ctrl-C while a plan is being searched: the search stops and keeps its best. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

/* From here on Ctrl-C only leaves a note; a second one ends the program. */
void interrupt_listen(void);
bool interrupt_seen(void);

#endif
