/* A case is facts and a plan as JSON: read from a folder, judged, and written so that the foreign
 * judge can read it too. */
#ifndef TESTS_PLANS_CASES_H
#define TESTS_PLANS_CASES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;
struct facts;
struct node;
struct plan;
struct verdict;

enum { CASE_FILE_MAX = 16 * 1024 * 1024 };

struct case_texts {
    const char *facts;
    const char *plan;
    const char *verdict;
};

/* The trees of FOLDER/facts.json and FOLDER/plan.json; false with `err`. */
bool case_load(struct arena *arena, const char *folder, const struct node **facts,
               const struct node **plan, struct error *err);

/* The same trees as model structs. */
bool case_read(struct arena *arena, const struct node *facts_root, const struct node *plan_root,
               const struct facts **facts, const struct plan **plan, struct error *err);

/* Facts, plan and verdict in their one form. */
struct case_texts case_texts(struct arena *arena, const struct facts *facts,
                             const struct plan *plan, const struct verdict *verdict);

/* Writes FOLDER/NAME.facts.json, .plan.json and .verdict.json. */
bool case_write(struct arena *arena, const char *folder, const char *name,
                struct case_texts texts, struct error *err);

#endif
