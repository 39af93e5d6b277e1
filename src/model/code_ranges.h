/* Many codes in few words, for the record of who saw whom: "C-0001–C-0012, C-0020". A run is told
 * by its ends only where every number between them is in the list. */
#ifndef MODEL_CODE_RANGES_H
#define MODEL_CODE_RANGES_H

#include "model/plan.h"

/* The list, which must be in the order of text_compare_codes, as ranges; "" for an empty one. */
const char *code_ranges_write(struct arena *arena, struct code_list list);

/* Whether a code stands among the ranges. */
bool code_ranges_hold(const char *ranges, const char *code);

#endif
