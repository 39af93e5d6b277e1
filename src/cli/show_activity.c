#include "cli/show_activity.h"

#include "base/buf.h"
#include "cli/show.h"

static void add_line(struct cli *cli, struct buf *out, const char *heading, struct bilingual text)
{
    enum language language = cli->call->language;
    if (messages_pick(language, text)[0])
        buf_add_format(out, "%s  %s\n", messages_find(language, heading),
                       messages_pick(language, text));
}

static void add_steps(struct cli *cli, struct buf *out, const struct activity *activity)
{
    enum language language = cli->call->language;
    for (int i = 0; i < activity->step_count; i++) {
        const struct step *step = &activity->steps[i];
        buf_add_format(out, messages_find(language, N_("%d. (%d min) %s\n")), i + 1, step->minutes,
                       messages_pick(language, step->text));
        if (messages_pick(language, step->say)[0])
            buf_add_format(out, "   “%s”\n", messages_pick(language, step->say));
    }
    for (int i = 0; i < activity->move_count; i++)
        buf_add_format(out, "   ♪ %s — %s\n", messages_pick(language, activity->moves[i].line),
                       messages_pick(language, activity->moves[i].text));
}

static void add_rest(struct cli *cli, struct buf *out, const struct activity *activity)
{
    enum language language = cli->call->language;
    for (int i = 0; i < activity->question_count; i++)
        buf_add_format(out, "%s  %s\n",
                       messages_pick(language, lens_words.list[activity->questions[i].lens].name),
                       messages_pick(language, activity->questions[i].text));
    const struct vocabulary *vocabulary = cli->call->app->catalog->vocabulary;
    for (int i = 0; i < activity->adaptation_count; i++) {
        const struct adaptation *adaptation = &activity->adaptations[i];
        buf_add_format(out, "[%s]  %s\n",
                       messages_pick(language, vocabulary->flags[adaptation->flag].name),
                       messages_pick(language, adaptation->text));
    }
    for (int i = 0; i < activity->trouble_count; i++)
        buf_add_format(out, "%s → %s\n", messages_pick(language, activity->troubles[i].when),
                       messages_pick(language, activity->troubles[i].text));
    add_line(cli, out, N_("Number of people:"), activity->head_count);
    buf_add_format(out, "%s\n", activity->file);
}

/* Why it is never used, and what is. */
static void add_refusal(struct cli *cli, struct buf *out, const struct activity *activity)
{
    enum language language = cli->call->language;
    if (!activity->is_refused)
        return;
    add_line(cli, out, N_("Never used, because:"), activity->refused_because);
    for (int i = 0; activity->replacements && i < activity->instead_count; i++)
        buf_add_format(out, "%s  %s (%s)\n", messages_find(language, N_("Use instead:")),
                       messages_pick(language, activity->replacements[i]->name),
                       activity->instead[i]);
}

bool show_activity(struct cli *cli, const struct activity *activity)
{
    enum language language = cli->call->language;
    struct buf out = buf_start(cli->call->arena);
    buf_add_format(&out, messages_find(language, N_("%s (%s, version %d): %d to %d minutes, %d to "
                                                    "%d people\n")),
                   messages_pick(language, activity->name), activity->id, activity->version,
                   activity->minutes.min, activity->minutes.max, activity->people.min,
                   activity->people.max);
    add_refusal(cli, &out, activity);
    add_line(cli, &out, N_("In short:"), activity->brief);
    add_line(cli, &out, N_("Safety:"), activity->safety);
    add_line(cli, &out, N_("What for:"), activity->purpose);
    add_line(cli, &out, N_("Prepare:"), activity->preparation);
    add_steps(cli, &out, activity);
    add_rest(cli, &out, activity);
    return show_text(cli, out.text);
}
