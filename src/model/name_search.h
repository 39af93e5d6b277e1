/* Finding a person by what somebody types of the name: a part of it, its pinyin without tones, its
 * initials, or a mixture (张三: 张, zhangsan, zhang s, zs). Sounds that people of the south-west do
 * not part are one: n l, h f, z zh, c ch, s sh, n ng. Pure: a name and a text in, a rank out. */
#ifndef MODEL_NAME_SEARCH_H
#define MODEL_NAME_SEARCH_H

#include <stdbool.h>

struct arena;
struct name_search;

/* Prepared once for many names; readings of characters are kept in it. NULL when the text holds
 * nothing to search for. */
struct name_search *name_search_start(struct arena *arena, const char *text);

/* 0: the name does not fit; else the smaller the better: the whole name as written, from its
 * beginning, by sound, by sound that is only near. */
int name_search_rank(struct name_search *search, const char *name);

#endif
