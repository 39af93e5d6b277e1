#include "rules/judging.h"

#include "base/text.h"

static bool is_asked(const struct judging *judging, const struct scene *scene)
{
    return judging->is_series || scene->block->kind == BLOCK_SPLIT || scene->track->island;
}

/* The link may be written both ways round; it is found once. */
static bool is_said(const struct judging *judging, const struct bond *bond, struct date date)
{
    if (text_compare_codes(bond->person, bond->other) < 0)
        return false;
    int count;
    const struct bond *turned = judging_bonds(judging, BOND_APART, bond->other, &count);
    for (int i = 0; i < count; i++)
        if (text_equal(turned[i].other, bond->person) && span_holds(turned[i].span, date))
            return true;
    return false;
}

static void judge_child(struct judging *judging, const struct scene *scene, const char *code)
{
    struct date date = scene->session->date;
    int count;
    const struct bond *bonds = judging_bonds(judging, BOND_APART, code, &count);
    for (int i = 0; i < count; i++) {
        const struct bond *bond = &bonds[i];
        if (i && text_equal(bond->other, bonds[i - 1].other) && span_holds(bonds[i - 1].span, date))
            continue;
        if (!span_holds(bond->span, date) || is_said(judging, bond, date) ||
            !code_list_has(scene->track->children, bond->other))
            continue;
        bool is_ordered = text_compare_codes(code, bond->other) < 0;
        struct finding *finding = judging_add_scene(judging, G_APART, scene);
        finding->person = is_ordered ? code : bond->other;
        finding->other = is_ordered ? bond->other : code;
    }
}

/* G-APART: in an event the whole group may be in one hall, the two only not side by side. */
void rule_apart(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (!is_asked(judging, scene))
            continue;
        for (int j = 0; j < scene->child_count; j++)
            judge_child(judging, scene, scene->children[j].code);
    }
}
