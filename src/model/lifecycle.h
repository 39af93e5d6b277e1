/* What may become of a session: draft → published → held → signed; published → cancelled;
 * published → draft (withdrawn). */
#ifndef MODEL_LIFECYCLE_H
#define MODEL_LIFECYCLE_H

#include "model/vocabulary.h"

#include <stdbool.h>

bool lifecycle_allows(enum session_state from, enum session_state to);

/* Only a held or signed session has attendance (A-HELD). */
bool lifecycle_has_attendance(enum session_state state);

#endif
