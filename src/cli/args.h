/* The command line by GNU's rules: long options from tables, `--name value` or `--name=value`,
 * short ones where a table has a letter, `--` ends them, options may follow arguments. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "base/date.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

struct error;

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_DATE, OPTION_CLOCK };

struct option {
    const char *name;               /* "time-limit"; NULL ends a list */
    char letter;                    /* 'o'; 0 none */
    enum option_kind kind;
    const char *value;              /* "DATE": how help calls it */
    const char *summary;
    int64_t min, max;               /* numbers */
};

struct option_value {
    const struct option *option;
    const char *text;
    int64_t number;                 /* also minutes of OPTION_CLOCK */
    struct date date;
};

struct args {
    VEC(struct option_value) options;
    VEC(const char *) positional;
};

/* Reads `words` against both tables. Fills `args`; false with `err` (ERROR_USAGE) for an unknown
 * option (with the nearest known one), a value that is missing, not wanted or of the wrong form. */
bool args_read(struct arena *arena, const char *const *words, int count,
               const struct option *own, const struct option *common, struct args *args,
               struct error *err);

bool args_has(const struct args *args, const char *name);

/* The last value given, or `otherwise`. */
const char *args_text(const struct args *args, const char *name, const char *otherwise);
int64_t args_number(const struct args *args, const char *name, int64_t otherwise);
struct date args_date(const struct args *args, const char *name, struct date otherwise);

#endif
