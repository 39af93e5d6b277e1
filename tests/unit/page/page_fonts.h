/* The fonts for tests: $TUANFU_FONTS, else from the top of the project or a build folder in it. */
#ifndef TESTS_PAGE_FONTS_H
#define TESTS_PAGE_FONTS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "page/font.h"

#include <stdio.h>
#include <stdlib.h>

static inline const char *fonts_folder(void)
{
    static const char *const places[] = {"templates/fonts", "../templates/fonts"};
    const char *named = getenv("TUANFU_FONTS");
    for (int i = 0; !named && i < 2; i++)
        if (file_is_folder(places[i]))
            named = places[i];
    return named ? named : places[0];
}

static inline const struct fonts *fonts_for_test(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct fonts *fonts = font_open(arena, fonts_folder(), &err);
    if (!fonts) {
        printf("%s\nset TUANFU_FONTS to the folder of the fonts\n", err.text);
        exit(1);
    }
    return fonts;
}

#endif
