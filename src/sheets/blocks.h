/* The small parts that several papers are put together from. Each gives a box or a text in the
 * language of the print; NULL or "" means that there is nothing to say. */
#ifndef SHEETS_BLOCKS_H
#define SHEETS_BLOCKS_H

#include "making.h"

#include "base/buf.h"
#include "model/activity.h"

/* ---- drawn ---- */

/* ●●○○: `filled` of `of` dots, each as wide as `size`. */
struct box *blocks_dots(struct making *making, int filled, int of, int size);

/* Bold text behind a drawn warning triangle; told from other text without any colour. */
struct box *blocks_safety(struct making *making, enum style style, const char *text);

/* Words to be said, in a box. */
struct box *blocks_said(struct making *making, enum style style, const char *text);

/* Scissors and dashes of this width, then bold text. */
struct box *blocks_cut_here(struct making *making, enum style style, int width, const char *text);

/* Bold words, then the text, as one paragraph; "" for either is allowed. */
struct box *blocks_labelled(struct making *making, enum style style, const char *label,
                            const char *text);

/* A label and a line to write on behind it. */
struct box *blocks_to_fill_in(struct making *making, enum style style, const char *label);

/* ---- worded ---- */

/* "、" or ", " between the parts of a list, ";" likewise, and the mark after a label. */
const char *blocks_comma(const struct making *making);
const char *blocks_semicolon(const struct making *making);
const char *blocks_colon(const struct making *making);

/* "“…”"; quotes within the text become ‘…’. */
const char *blocks_quoted(const struct making *making, const char *text);

/* "9月16日 周三", "Wed 16 September"; with the year in front or behind. */
const char *blocks_day(const struct making *making, struct date date);

/* "16:40" of minutes after midnight; past midnight it goes on from 0:00. */
const char *blocks_clock(const struct making *making, int minutes);

/* A code with its nickname, held together: "C-0042 小宇". A nickname is cut to what fits a cell,
 * with "…" to show it and a warning that names the code. */
const char *blocks_person(struct making *making, const char *code);

enum blocks_amounts { BLOCKS_TOTALS, BLOCKS_TOTALS_AND_EACH };

/* The things an activity needs for so many people: "天气牌 48（每人 6）、彩笔 8"; "" for none. */
const char *blocks_materials(const struct making *making, const struct activity *activity,
                             int people, enum blocks_amounts amounts);

/* Ages as years and months when they are not whole years: "6–9 岁", "from 6". */
const char *blocks_ages(const struct making *making, struct range months);

/* The name of an enum's value. */
const char *blocks_name(const struct making *making, struct words words, int value);

/* The text with a capital at its beginning, where it stands as a label. */
const char *blocks_capital(const struct making *making, const char *text);

/* The names of the bits that are set, with commas. */
const char *blocks_names(const struct making *making, struct words words, uint64_t bits);

#endif
