/* The catalogue's side of the facts as JSON: vocabulary, programme, activities. People and days are
 * in facts_json.c itself. */
#ifndef EXCHANGE_FACTS_JSON_H
#define EXCHANGE_FACTS_JSON_H

#include "base/json.h"
#include "exchange/reader.h"

struct activity;
struct facts;
struct programme;

void facts_json_write_vocabulary(struct json_writer *json, const struct vocabulary *vocabulary);
void facts_json_write_programme(struct json_writer *json, const struct programme *programme,
                                const struct vocabulary *vocabulary);
void facts_json_write_activities(struct json_writer *json, const struct facts *facts);

const struct vocabulary *facts_json_read_vocabulary(struct reader *reader,
                                                    const struct place *facts);
const struct programme *facts_json_read_programme(struct reader *reader,
                                                  const struct place *facts);

/* By id; out of order is a problem. */
const struct activity *const *facts_json_read_activities(struct reader *reader,
                                                         const struct place *facts, int *count);

#endif
