/* The small parts that facts and plans share when they are written as JSON. */
#ifndef EXCHANGE_WRITER_H
#define EXCHANGE_WRITER_H

#include "base/date.h"
#include "base/fields.h"
#include "base/json.h"
#include "model/plan.h"

/* null when there is no date; a month alone when the day is not known. */
void writer_date(struct json_writer *json, const char *key, struct date date);
void writer_clock(struct json_writer *json, const char *key, int minutes);
void writer_range(struct json_writer *json, const char *key, struct range range);
void writer_word(struct json_writer *json, const char *key, struct words words, int index);
void writer_word_set(struct json_writer *json, const char *key, struct words words, uint64_t bits);
void writer_codes(struct json_writer *json, const char *key, struct code_list codes);

#endif
