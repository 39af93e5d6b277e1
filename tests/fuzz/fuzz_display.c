/* Whatever the bytes are: a display list whose text form is these very bytes, or an error that
 * names a line. What was read is also measured and drawn. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "page/display.h"
#include "page/page.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_small(const struct display *display)
{
    for (int i = 0; i < display->pages.count; i++)
        if (display->pages.items[i].width > 2000000 || display->pages.items[i].height > 2000000)
            return false;
    return display->pages.count > 0 && display->pages.count < 4;
}

/* Opened once: it costs more than a thousand lists. */
static const struct fonts *fonts_for_all(void)
{
    static const struct fonts *fonts;
    static struct arena *arena;
    if (fonts)
        return fonts;
    arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const char *folder = getenv("TUANFU_FONTS");
    fonts = font_open(arena, folder ? folder : "templates/fonts", &err);
    assert(fonts);
    return fonts;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const struct fonts *fonts = fonts_for_all();
    const struct display *read = display_read(arena, fonts, (const char *)data, size, &err);
    assert((read != NULL) == (err.kind == ERROR_NONE));
    assert(read || text_starts_with(err.text, "line "));
    if (read) {
        struct buf out = buf_start(arena);
        display_write(read, &out);
        assert(out.length == size && !memcmp(out.text, data, size));
        struct display_bounds_list bounds = display_text_bounds(arena, read);
        display_overlap(&bounds, 0);
        size_t length = 0;
        if (is_small(read))
            page_bytes(arena, read, 0, &(struct page_options){.format = PAGE_PDF}, &length, &err);
    }
    arena_close(arena);
    return 0;
}
