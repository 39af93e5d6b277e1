#include "display.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"

#include <assert.h>
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct display *display_start(struct arena *arena, const struct fonts *fonts)
{
    struct display *display = arena_take(arena, 1, sizeof *display);
    display->arena = arena;
    display->fonts = fonts;
    return display;
}

struct display_page *display_add_page(struct display *display, int width, int height)
{
    struct display_page *page = VEC_ADD(display->arena, &display->pages);
    page->width = width;
    page->height = height;
    return page;
}

struct display_item *display_add(struct arena *arena, struct display_page *page,
                                 enum display_kind kind)
{
    struct display_item *item = VEC_ADD(arena, &page->items);
    item->kind = kind;
    return item;
}

static struct display_path moved_path(struct arena *arena, struct display_path path, int x, int y)
{
    struct display_step *steps = arena_take(arena, (size_t)path.step_count, sizeof *steps);
    for (int i = 0; i < path.step_count; i++) {
        steps[i] = path.steps[i];
        for (int k = 0; k < 3; k++) {
            steps[i].x[k] += x;
            steps[i].y[k] += y;
        }
    }
    path.steps = steps;
    return path;
}

struct display_item display_moved(struct arena *arena, const struct display_item *item, int x,
                                  int y)
{
    struct display_item moved = *item;
    switch (item->kind) {
    case DISPLAY_TEXT:
        moved.text.x += x;
        moved.text.y += y;
        break;
    case DISPLAY_RECTANGLE:
        moved.rectangle.x += x;
        moved.rectangle.y += y;
        break;
    case DISPLAY_LINE:
        moved.line.x1 += x;
        moved.line.x2 += x;
        moved.line.y1 += y;
        moved.line.y2 += y;
        break;
    case DISPLAY_PATH:
        moved.path = moved_path(arena, item->path, x, y);
        break;
    case DISPLAY_HATCH:
        moved.hatch.x += x;
        moved.hatch.y += y;
        break;
    case DISPLAY_LINK:
        moved.link.x += x;
        moved.link.y += y;
        break;
    case DISPLAY_OUTLINE:
        moved.outline.y += y;
        break;
    case DISPLAY_TAG_START:
    case DISPLAY_TAG_END:
    case DISPLAY_KIND_COUNT:
        break;
    }
    return moved;
}

const char *display_url(struct arena *arena, const char *url)
{
    if (!text_starts_with(url, "https://") || !url[8])
        return NULL;
    struct buf out = buf_start(arena);
    for (const char *at = url; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x80 && (isalnum(byte) || strchr("._~:/?#@!$&*+,;=%-", byte)))
            buf_add_char(&out, *at);
        else
            buf_add_format(&out, "%%%02X", (unsigned)byte);
    }
    return out.text;
}

/* ---- plain text ---- */

const char *display_text(struct arena *arena, const struct display *display)
{
    struct buf out = buf_start(arena);
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        if (i)
            buf_add_char(&out, '\f');
        for (int k = 0; k < page->items.count; k++) {
            const struct display_item *item = &page->items.items[k];
            if (item->kind != DISPLAY_TEXT)
                continue;
            buf_add(&out, item->text.text);
            buf_add_char(&out, '\n');
        }
    }
    return out.text;
}

/* ---- bounds ---- */

static bool is_blank(const char *text)
{
    for (; *text; text++)
        if (*text != ' ')
            return false;
    return true;
}

static struct display_bounds bounds_of(const struct display_text *text, int page)
{
    return (struct display_bounds){
        .page = page,
        .left = text->x,
        .right = text->x + text->width,
        .top = text->y - (int)((int64_t)text->size * 88 / 100),
        .bottom = text->y + (int)((int64_t)text->size * 12 / 100),
        .size = text->size,
        .face = text->face,
        .text = text->text,
    };
}

struct display_bounds_list display_text_bounds(struct arena *arena, const struct display *display)
{
    struct display_bounds_list bounds = {0};
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (int k = 0; k < page->items.count; k++) {
            const struct display_item *item = &page->items.items[k];
            if (item->kind == DISPLAY_TEXT && !is_blank(item->text.text))
                *VEC_ADD(arena, &bounds.list) = bounds_of(&item->text, i);
        }
    }
    return bounds;
}

const struct display_bounds *display_outside(const struct display_bounds_list *bounds,
                                             const struct display *display, int margin)
{
    for (int i = 0; i < bounds->list.count; i++) {
        const struct display_bounds *one = &bounds->list.items[i];
        const struct display_page *page = &display->pages.items[one->page];
        if (one->left < margin || one->top < margin || one->right > page->width - margin ||
            one->bottom > page->height - margin)
            return one;
    }
    return NULL;
}

const struct display_bounds *display_overlap(const struct display_bounds_list *bounds, int slack)
{
    for (int i = 0; i < bounds->list.count; i++) {
        const struct display_bounds *one = &bounds->list.items[i];
        for (int k = i - 1; k >= 0 && bounds->list.items[k].page == one->page; k--) {
            const struct display_bounds *other = &bounds->list.items[k];
            if (one->left + slack < other->right && other->left + slack < one->right &&
                one->top + slack < other->bottom && other->top + slack < one->bottom)
                return one;
        }
    }
    return NULL;
}

int display_smallest_size(const struct display *display)
{
    int smallest = 0;
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        for (int k = 0; k < page->items.count; k++) {
            const struct display_item *item = &page->items.items[k];
            if (item->kind == DISPLAY_TEXT && !is_blank(item->text.text) &&
                (!smallest || item->text.size < smallest))
                smallest = item->text.size;
        }
    }
    return smallest;
}
