/* Who is behind a code: opened for one print or one screen, audited, given to nobody else. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

struct person_name {
    const char *code;
    const char *nickname;       /* what is printed; "" when there is none: the code stands alone */
};

struct names {
    const struct person_name *list;     /* by code */
    int count;
};

/* The nickname of the code, or "". */
const char *names_nickname(const struct names *names, const char *code);

#endif
