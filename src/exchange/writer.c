#include "exchange/writer.h"

#include <assert.h>

void writer_date(struct json_writer *json, const char *key, struct date date)
{
    char text[DATE_TEXT_BYTES];
    if (date_is_set(date))
        json_text(json, key, date_write(date, text));
    else
        json_null(json, key);
}

void writer_clock(struct json_writer *json, const char *key, int minutes)
{
    char text[DATE_TEXT_BYTES];
    json_text(json, key, date_write_clock(minutes, text));
}

void writer_range(struct json_writer *json, const char *key, struct range range)
{
    json_open_inline_map(json, key);
    json_number(json, "min", range.min);
    json_number(json, "max", range.max);
    json_close_map(json);
}

void writer_word(struct json_writer *json, const char *key, struct words words, int index)
{
    assert(index >= 0 && index < words.count);
    json_text(json, key, words.list[index].key);
}

void writer_word_set(struct json_writer *json, const char *key, struct words words, uint64_t bits)
{
    json_open_inline_list(json, key);
    for (int i = 0; i < words.count; i++)
        if (bits >> i & 1)
            json_text(json, NULL, words.list[i].key);
    json_close_list(json);
}

void writer_codes(struct json_writer *json, const char *key, struct code_list codes)
{
    json_open_inline_list(json, key);
    for (int i = 0; i < codes.count; i++)
        json_text(json, NULL, codes.codes[i]);
    json_close_list(json);
}
