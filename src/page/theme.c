#include "theme.h"

#include "length.h"

/* 7.8 pt is the least that is read in poor light; the fine print only tells old prints apart. */
#define STYLES                                                                                     \
    {                                                                                              \
        [STYLE_BODY] = {FONT_REGULAR, 9200, 13100, PARAGRAPH_NATURAL, PARAGRAPH_FULL},             \
        [STYLE_STRONG] = {FONT_BOLD, 9200, 13100, PARAGRAPH_NATURAL, PARAGRAPH_FULL},              \
        [STYLE_TITLE] = {FONT_BOLD, 21000, 27000, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},          \
        [STYLE_SUBTITLE] = {FONT_REGULAR, 12000, 16500, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},    \
        [STYLE_HEADING] = {FONT_BOLD, 11000, 15500, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},        \
        [STYLE_LABEL] = {FONT_BOLD, 9600, 13100, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},           \
        [STYLE_SMALL] = {FONT_REGULAR, 7800, 10600, PARAGRAPH_NATURAL, PARAGRAPH_FULL},            \
        [STYLE_FINE] = {FONT_REGULAR, 6500, 8500, PARAGRAPH_NATURAL, PARAGRAPH_FULL},              \
        [STYLE_CELL] = {FONT_REGULAR, 9200, 12800, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},         \
        [STYLE_CELL_STRONG] = {FONT_BOLD, 9200, 12800, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},     \
        [STYLE_CELL_HEAD] = {FONT_BOLD, 9600, 12800, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},       \
        [STYLE_RUN] = {FONT_REGULAR, 16000, 22000, PARAGRAPH_LEFT, PARAGRAPH_FULL},                \
        [STYLE_RUN_STRONG] = {FONT_BOLD, 16000, 22000, PARAGRAPH_LEFT, PARAGRAPH_FULL},            \
        [STYLE_RUN_CLOCK] = {FONT_BOLD, 22000, 26000, PARAGRAPH_LEFT, PARAGRAPH_FULL},             \
        [STYLE_RUN_SMALL] = {FONT_REGULAR, 14000, 19000, PARAGRAPH_LEFT, PARAGRAPH_FULL},          \
        [STYLE_CHILD] = {FONT_REGULAR, 14000, 22000, PARAGRAPH_NATURAL, PARAGRAPH_FULL},           \
        [STYLE_CHILD_STRONG] = {FONT_BOLD, 16000, 24000, PARAGRAPH_NATURAL, PARAGRAPH_FULL},       \
        [STYLE_CHILD_TITLE] = {FONT_BOLD, 24000, 32000, PARAGRAPH_NATURAL, PARAGRAPH_BALANCED},    \
        [STYLE_CARD] = {FONT_BOLD, 28000, 36000, PARAGRAPH_CENTRE, PARAGRAPH_BALANCED},            \
        [STYLE_NAME] = {FONT_BOLD, 36000, 44000, PARAGRAPH_CENTRE, PARAGRAPH_BALANCED},            \
    }

const struct theme theme_standard = {
    .styles = STYLES,
    .scale = 1000,
    .gap = 4000,
    .padding = 6000,
    .cell_padding_x = 4000,
    .cell_padding_y = 3000,
    .row_rule = 500,
    .box_rule = 750,
    .head_rule = 1400,
};

const struct theme theme_large = {
    .styles = STYLES,
    .scale = 1150,
    .gap = 4600,
    .padding = 6900,
    .cell_padding_x = 4600,
    .cell_padding_y = 3400,
    .row_rule = 500,
    .box_rule = 750,
    .head_rule = 1400,
};

struct theme_style theme_scaled(const struct theme *theme, enum style style, int scale)
{
    struct theme_style scaled = theme->styles[style];
    int both = length_scale(theme->scale, scale);
    scaled.size = length_scale(scaled.size, both);
    scaled.pitch = length_scale(scaled.pitch, both);
    return scaled;
}
