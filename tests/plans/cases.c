#include "tests/plans/cases.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "exchange/exchange.h"
#include "rules/rules.h"

#include <string.h>

static const struct node *load(struct arena *arena, const char *folder, const char *name,
                               struct error *err)
{
    size_t length;
    const char *path = file_join(arena, folder, name);
    const char *text = file_read(arena, path, CASE_FILE_MAX, &length, err);
    return text ? json_parse(arena, text, length, path, err) : NULL;
}

bool case_load(struct arena *arena, const char *folder, const struct node **facts,
               const struct node **plan, struct error *err)
{
    *facts = load(arena, folder, "facts.json", err);
    *plan = *facts ? load(arena, folder, "plan.json", err) : NULL;
    return *plan;
}

bool case_read(struct arena *arena, const struct node *facts_root, const struct node *plan_root,
               const struct facts **facts, const struct plan **plan, struct error *err)
{
    *facts = exchange_read_facts(arena, facts_root, err);
    *plan = *facts ? exchange_read_plan(arena, *facts, plan_root, err) : NULL;
    return *plan;
}

struct case_texts case_texts(struct arena *arena, const struct facts *facts,
                             const struct plan *plan, const struct verdict *verdict)
{
    struct buf facts_text = buf_start(arena);
    struct buf plan_text = buf_start(arena);
    struct buf verdict_text = buf_start(arena);
    exchange_write_facts(&facts_text, facts);
    exchange_write_plan(&plan_text, plan);
    struct json_writer json = json_start(&verdict_text);
    rules_write_verdict(&json, plan, verdict);
    json_end(&json);
    return (struct case_texts){facts_text.text, plan_text.text, verdict_text.text};
}

bool case_write(struct arena *arena, const char *folder, const char *name,
                struct case_texts texts, struct error *err)
{
    const struct { const char *end, *text; } files[] = {
        {"facts", texts.facts}, {"plan", texts.plan}, {"verdict", texts.verdict}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *path = file_join(arena, folder,
                                     arena_format(arena, "%s.%s.json", name, files[i].end));
        if (!file_write(path, files[i].text, strlen(files[i].text), err))
            return false;
    }
    return true;
}
