#include "making.h"

#include "base/buf.h"

#include <assert.h>
#include <string.h>

void sheet_add_blocks(struct making *making, void *own, struct box *column)
{
    for (int i = 0; i < making->template->block_count; i++) {
        const struct sheet_block *block = &making->template->blocks[i];
        making->sheet->kinds[block->kind].add(making, own, block, column);
    }
}

const char *block_heading(const struct making *making, const struct sheet_block *block)
{
    return messages_pick(making->language, block->heading);
}

const char *block_word(const struct making *making, const struct sheet_block *block, int word)
{
    return messages_pick(making->language, block->words[word]);
}

static const char *value_of(const struct fill *fills, int count, const char *name, size_t length)
{
    for (int i = 0; i < count; i++)
        if (strlen(fills[i].name) == length && !memcmp(fills[i].name, name, length))
            return fills[i].value;
    return NULL;
}

const char *block_filled(const struct making *making, const struct sheet_block *block, int word,
                         const struct fill *fills, int count)
{
    struct buf buf = buf_start(making->arena);
    const char *at = block_word(making, block, word);
    const char *open;
    while ((open = strchr(at, '{'))) {
        const char *close = strchr(open, '}');
        assert(close);          /* sheet_template_read has looked */
        const char *value = value_of(fills, count, open + 1, (size_t)(close - open - 1));
        assert(value);
        buf_add_bytes(&buf, at, (size_t)(open - at));
        buf_add(&buf, value);
        at = close + 1;
    }
    buf_add(&buf, at);
    return buf.text;
}
