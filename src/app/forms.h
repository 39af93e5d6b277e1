/* Inside app: for whom a form is printed. */
#ifndef APP_FORMS_H
#define APP_FORMS_H

#include "app/verbs.h"

/* The children, by code, who are handed the consent form: the child or those of the plan that the
 * request names, or all whose paper is missing. `printed` is told how many are left out, and why. A
 * single child that must not have one is an error. */
bool forms_choose(struct call *call, const struct app_print_request *request,
                  struct code_list *children, struct app_printed *printed, struct error *err);

#endif
