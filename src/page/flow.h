/* Boxes → pages: geometry, head and foot on every page, page breaks, shrinking to fit, several
 * small pages on one sheet. What does not fit is an error; nothing is ever cut off in silence. */
#ifndef PAGE_FLOW_H
#define PAGE_FLOW_H

#include "box.h"
#include "display.h"

struct error;

enum flow_paper { FLOW_A3, FLOW_A4, FLOW_A5, FLOW_A6, FLOW_PHONE };
enum flow_turn { FLOW_PORTRAIT, FLOW_LANDSCAPE };

struct flow_geometry {
    int width, height;
    int top, right, bottom, left;           /* margins */
};

/* Paper with the same margin on all sides, in millimetres (12 or more for cheap printers). */
struct flow_geometry flow_geometry(enum flow_paper paper, enum flow_turn turn, int margin_mm);

enum flow_numbers { FLOW_NUMBERS_NONE, FLOW_NUMBERS_OF_ALL };   /* "2/5" at the right of the foot */

/* Small print at the edges of every page, inside the margins; NULL for nothing. What is too long
 * for its line ends in "…". */
struct flow_furniture {
    const char *head_left, *head_right;
    const char *foot_left, *foot_middle;
    enum flow_numbers numbers;
    bool first_has_no_head;     /* it begins with a title of its own */
};

/* How hard a layout tries. All zero: at the theme's sizes, on as many pages as it takes. */
struct flow_fit {
    int pages;                  /* on at most so many pages; 0: any number */
    int largest, smallest;      /* scale of text and gaps in per mille, tried from large to small */
    enum style smallest_style;  /* named in the error when even the smallest does not fit */
};

/* Several small pages on one sheet, with cut lines between. */
struct flow_sheet {
    int width, height;
    int across, down;           /* cells; a page stands in the middle of its cell */
};

struct flow;

struct flow *flow_start(struct document *doc, struct flow_geometry geometry,
                        struct flow_furniture furniture);
void flow_add(struct flow *flow, struct box *box);
void flow_page_break(struct flow *flow);
void flow_set_fit(struct flow *flow, struct flow_fit fit);

/* Width and height of what boxes may fill. */
int flow_body_width(const struct flow *flow);
int flow_body_height(const struct flow *flow);

struct flow_fit flow_fit_of(const struct flow *flow);

/* The error that says by how much a flow that must fit does not. Returns false. */
bool flow_refuse_fit(const struct flow *flow, int pages, struct error *err);

/* Lays out at one scale. NULL with `err` when a box is higher than a page and cannot be split, or
 * holds a word or picture wider than its place. The pages are numbered from 1. */
struct display *flow_lay_out(struct flow *flow, int scale, struct error *err);

/* Pages of a display put several to a sheet, in order; cut lines between the cells. Two A5 pages
 * on A4: { A4 turned, across 2, down 1 }. The pages must not be larger than the cells. */
struct display *flow_impose(const struct display *display, struct flow_sheet sheet,
                            struct error *err);

/* A4 for two A5 pages or four A6 pages. */
struct flow_sheet flow_two_up(void);
struct flow_sheet flow_four_up(void);

#endif
