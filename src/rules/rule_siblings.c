#include "rules/judging.h"

#include "base/text.h"

#include <stdlib.h>

/* A child of the block by one of its carers. */
struct charge {
    const char *carer;
    const char *child;
    int island;
};

static int compare_charges(const void *a, const void *b)
{
    const struct charge *left = a;
    const struct charge *right = b;
    int order = text_compare_codes(left->carer, right->carer);
    return order ? order : text_compare_codes(left->child, right->child);
}

static bool is_said(const struct judging *judging, int from, const struct charge *a,
                    const struct charge *b)
{
    for (int i = from; i < judging->findings.count; i++)
        if (text_equal(judging->findings.items[i].person, a->child) &&
            text_equal(judging->findings.items[i].other, b->child))
            return true;
    return false;
}

static void judge_charges(struct judging *judging, const struct scene *scene,
                          const struct charge *charges, int count)
{
    int from = judging->findings.count;
    for (int i = 0; i < count; i++)
        for (int j = i + 1; j < count && text_equal(charges[i].carer, charges[j].carer); j++) {
            if (charges[i].island == charges[j].island ||
                text_equal(charges[i].child, charges[j].child) ||
                is_said(judging, from, &charges[i], &charges[j]))
                continue;
            struct finding *finding =
                judging_add_session(judging, J_SIBLINGS, scene->session_index);
            finding->block = scene->block_index;
            finding->person = charges[i].child;
            finding->other = charges[j].child;
        }
}

static bool is_same_block(const struct scene *a, const struct scene *b)
{
    return a->session_index == b->session_index && a->block_index == b->block_index;
}

/* J-SIBLINGS: children of one carer on two islands of a block. */
void rule_siblings(struct judging *judging)
{
    VEC(struct charge) charges = {0};
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (i && !is_same_block(scene, scene - 1))
            charges.count = 0;
        for (int j = 0; scene->block->track_count > 1 && j < scene->child_count; j++) {
            int count;
            const struct bond *bonds =
                judging_bonds(judging, BOND_PAIR, scene->children[j].code, &count);
            for (int k = 0; k < count; k++)
                if (span_holds(bonds[k].span, scene->session->date))
                    *VEC_ADD(judging->arena, &charges) = (struct charge){
                        bonds[k].other, scene->children[j].code, scene->track->island,
                    };
        }
        bool is_end = i + 1 == judging->scene_count || !is_same_block(scene, scene + 1);
        if (!is_end || charges.count < 2)
            continue;
        qsort(charges.items, (size_t)charges.count, sizeof *charges.items, compare_charges);
        judge_charges(judging, scene, charges.items, charges.count);
    }
}
