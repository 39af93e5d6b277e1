/* The judge: the truth about a plan, rule by rule in plain C on the model's structs. Nothing that
 * made the plan is asked; what is found here is all that check, explain and the papers know. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "model/facts.h"
#include "model/plan.h"
#include "model/verdict.h"

struct arena;
struct json_writer;

/* Judges the plan by every rule of model/rules.def. The verdict lives in the arena; its findings
 * point into facts and plan, which must live as long. */
const struct verdict *rules_judge(struct arena *arena, const struct facts *facts,
                                  const struct plan *plan);

/* The same for one rule alone: counts and points are this rule's. */
const struct verdict *rules_judge_rule(struct arena *arena, const struct facts *facts,
                                       const struct plan *plan, enum rule_code rule);

/* The verdict as one JSON map (docs/plan-json.md, "Verdict"); the caller ends the document. */
void rules_write_verdict(struct json_writer *json, const struct plan *plan,
                         const struct verdict *verdict);

#endif
