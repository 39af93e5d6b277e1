/* The upper part of the run sheet: which session, when, where, who. */
#include "run.h"

#include "base/text.h"

enum { HEAD_TITLE, HEAD_SINGLE, HEAD_WHEN, HEAD_WHEN_SINGLE };

static int session_minutes(const struct session *session)
{
    int until = 0;
    for (int i = 0; i < session->block_count; i++)
        if (session->blocks[i].start + session->blocks[i].minutes > until)
            until = session->blocks[i].start + session->blocks[i].minutes;
    return until;
}

const char *run_number(const struct making *making, int value)
{
    return arena_format(making->arena, "%d", value);
}

static const char *head_title(const struct making *making, const struct agenda *agenda,
                              const struct sheet_block *block)
{
    const char *title =
        agenda->template ? messages_pick(making->language, agenda->template->title) : NULL;
    const struct fill fills[] = {
        {"no", run_number(making, agenda->session->no)},
        {"of", run_number(making, agenda->sessions)},
        {"title", title && *title ? title : agenda->session->code},
        {"track", agenda_track_name(making, agenda)},
    };
    return block_filled(making, block, agenda->sessions > 1 ? HEAD_TITLE : HEAD_SINGLE, fills, 4);
}

void run_add_head(struct making *making, void *own, const struct sheet_block *block,
                  struct box *column)
{
    enum { DOT = 11000 };
    const struct run *run = own;
    const struct session *session = run->agenda.session;
    struct box_width widths[] = {box_fraction(1), box_auto()};
    struct box *row = box_row(making->doc, 8000, widths, 2);
    box_add(row, box_heading(making->doc, STYLE_TITLE, 1,
                             head_title(making, &run->agenda, block)));
    bool is_series = run->agenda.sessions > 1;
    box_add(row, is_series ? box_middle(blocks_dots(making, session->no, run->agenda.sessions, DOT))
                           : box_space(making->doc, 0));
    box_add(column, row);
    int minutes = session_minutes(session);
    const struct fill fills[] = {
        {"programme", messages_pick(making->language, making->request->facts->programme->name)},
        {"day", blocks_day(making, session->date)},
        {"from", blocks_clock(making, session->start)},
        {"until", blocks_clock(making, session->start + minutes)},
        {"minutes", run_number(making, minutes)},
    };
    box_add(column, box_text(making->doc, STYLE_RUN_SMALL,
                             block_filled(making, block, is_series ? HEAD_WHEN : HEAD_WHEN_SINGLE,
                                          fills, 5)));
}

enum { PLACE_CHILDREN, PLACE_ADULTS, PLACE_ROOM, PLACE_LEADER, PLACE_ASSISTANTS };

static const char *persons(struct making *making, struct code_list list)
{
    struct buf buf = buf_start(making->arena);
    for (int i = 0; i < list.count; i++)
        buf_add_format(&buf, "%s%s", i ? blocks_comma(making) : "",
                       blocks_person(making, list.codes[i]));
    return buf.text;
}

static struct box *known_or_line(struct making *making, const struct sheet_block *block, int word,
                                 const char *value)
{
    const char *label =
        arena_format(making->arena, "%s%s", block_word(making, block, word), blocks_colon(making));
    return *value ? blocks_labelled(making, STYLE_RUN_SMALL, label, value)
                  : blocks_to_fill_in(making, STYLE_RUN_SMALL, label);
}

void run_add_place(struct making *making, void *own, const struct sheet_block *block,
                   struct box *column)
{
    const struct track *track = ((const struct run *)own)->agenda.track;
    const struct fill fills[] = {{"children", run_number(making, track->children.count)},
                                 {"adults", run_number(making, track->carers.count)}};
    int count = track->carers.count ? PLACE_ADULTS : PLACE_CHILDREN;
    struct box_width widths[] = {box_auto(), box_fraction(1), box_fraction(1), box_fraction(1)};
    struct box *row = box_row(making->doc, 10000, widths, 4);
    box_add(row, blocks_labelled(making, STYLE_RUN_SMALL,
                                 block_filled(making, block, count, fills, 2), ""));
    box_add(row, known_or_line(making, block, PLACE_ROOM, track->room));
    const char *leader = *track->leader ? blocks_person(making, track->leader) : "";
    box_add(row, known_or_line(making, block, PLACE_LEADER, leader));
    box_add(row, known_or_line(making, block, PLACE_ASSISTANTS,
                               persons(making, track->assistants)));
    box_add(column, row);
}

/* The pairs' children with their adults, the other children, then carers who belong to nobody. */
static const char *with_adult(struct making *making, const struct track *track, const char *child)
{
    for (int i = 0; i < track->pair_count; i++)
        if (text_equal(track->pairs[i].child, child) && *track->pairs[i].adult)
            return arena_format(making->arena, "%s + %s", blocks_person(making, child),
                                blocks_person(making, track->pairs[i].adult));
    return blocks_person(making, child);
}

static bool is_in_pair(const struct track *track, const char *adult)
{
    for (int i = 0; i < track->pair_count; i++)
        if (text_equal(track->pairs[i].adult, adult))
            return true;
    return false;
}

/* Cells in rows of equal columns, as many as the widest allows. */
static struct box *name_grid(struct making *making, struct box *const *cells, int count, int width)
{
    enum { GAP = 10000, MOST = 7 };
    int widest = 1;
    for (int i = 0; i < count; i++) {
        int natural = box_natural_width(cells[i]);
        widest = natural > widest ? natural : widest;
    }
    int columns = (width + GAP) / (widest + GAP);
    columns = columns < 1 ? 1 : columns > MOST ? MOST : columns;
    struct box_width widths[MOST];
    for (int i = 0; i < columns; i++)
        widths[i] = box_fraction(1);
    struct box *grid = box_column(making->doc, 0);
    for (int i = 0; i < count; i += columns) {
        struct box *row = box_row(making->doc, GAP, widths, columns);
        for (int k = i; k < i + columns; k++)
            box_add(row, k < count ? cells[k] : box_space(making->doc, 0));
        box_add(grid, row);
    }
    return grid;
}

void run_add_people(struct making *making, void *own, const struct sheet_block *block,
                    struct box *column)
{
    (void)block;
    const struct run *run = own;
    const struct track *track = run->agenda.track;
    if (!run->room.has_children)
        return;
    int most = track->children.count + track->carers.count, count = 0;
    struct box **cells = arena_take(making->arena, (size_t)most + 1, sizeof *cells);
    for (int i = 0; i < track->children.count; i++)
        cells[count++] = box_text(making->doc, STYLE_RUN_SMALL,
                                  with_adult(making, track, track->children.codes[i]));
    for (int i = 0; i < track->carers.count; i++)
        if (!is_in_pair(track, track->carers.codes[i]))
            cells[count++] = box_text(making->doc, STYLE_RUN_SMALL,
                                      blocks_person(making, track->carers.codes[i]));
    box_add(column, name_grid(making, cells, count, run->width));
}
