/* A plan inside another document: the standing plan of the facts. */
#ifndef EXCHANGE_PLAN_JSON_H
#define EXCHANGE_PLAN_JSON_H

#include "base/json.h"
#include "exchange/reader.h"

void plan_json_write(struct json_writer *json, const char *key, const struct plan *plan);

/* NULL when the reader met a problem. */
const struct plan *plan_json_read(struct reader *reader, const struct place *place);

#endif
