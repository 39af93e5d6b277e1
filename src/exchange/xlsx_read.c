/* A workbook is a zip of XML parts. The way through it: _rels/.rels names the workbook, its own
 * relations name styles, shared strings and sheets, and each part is inflated and parsed in small
 * pieces, so that its size on paper is never believed. All of this runs in a child process; the
 * last function of the file is the parent's. */
#include "exchange/xlsx_read.h"

#include "base/buf.h"
#include "base/child.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/xlsx_format.h"
#include "exchange/xlsx_stream.h"

#include <expat.h>
#include <stdlib.h>
#include <zip.h>

enum {
    MIB = 1 << 20,
    ENTRIES_MOST = 2000,
    INFLATED_MOST = 96 * MIB,       /* of all parts that are read */
    RATIO_MOST = 100,               /* of a part above RATIO_FROM; real sheets have 10 to 30 */
    RATIO_FROM = 8 * MIB,
    CELLS_MOST = 3000000,
    STRINGS_MOST = 1000000,
    STRINGS_BYTES_MOST = 24 * MIB,
    TEXT_MOST = 256 * 1024,         /* of one cell; a spreadsheet ends at 32,767 characters */
    FORMATS_MOST = 1000,
    STYLES_MOST = 70000,
    DEPTH_MOST = 64,
    RELATIONS_MOST = 2000,
    RESULT_MOST = 32 * MIB,
    PIECE = 64 * 1024,
    SILENT_PIECES = 32,             /* a tag longer than 2 MiB is an attack on the parser */
    LAST_COLUMN = 16384,            /* XFD */
    CHILD_MEMORY = 160 * MIB,
    CHILD_SECONDS = 10,
    CHILD_WAIT_MS = 30000
};

struct relation {
    const char *id;
    const char *type;               /* the last part of its address: "worksheet" */
    const char *target;             /* name of a part */
};

struct number_format {
    int id;
    struct xlsx_format format;
};

struct sheet_entry {
    const char *name;
    const char *relation;
    bool is_hidden;
};

struct workbook {
    struct arena *arena;
    const char *file;
    zip_t *zip;
    struct buf *out;
    struct error *err;
    int64_t inflated;
    int64_t cell_count;
    int64_t string_bytes;
    bool is_1904;
    VEC(struct relation) relations; /* of the part that was read last */
    VEC(struct number_format) number_formats;
    VEC(struct xlsx_format) styles;
    VEC(struct sheet_entry) sheets;
    VEC(const char *) strings;
};

/* One part while it is parsed. */
struct part {
    struct workbook *book;
    const struct part_kind *kind;
    const char *name;
    XML_Parser parser;
    int depth;
    bool is_heard;                  /* since the last look */
    bool wants_text;
    struct buf text;
    int reading_depth;              /* of rPh, how a word is read aloud; 0: outside */
    bool is_inside;                 /* the list of interest: cellXfs, sheetData */
    int line;
    bool is_line_put;
    bool is_line_hidden;
    bool is_in_cell;
    int cell;                       /* from 0; −1 before the first of a row */
    char type[12];                  /* of the cell: "s", "str", "inlineStr", "b", "e", "d", "n" */
    int style;
    bool has_formula;
    bool has_value;
};

struct part_kind {
    void (*start)(struct part *part, const char *element, const char **attributes);
    void (*end)(struct part *part, const char *element);
};

/* ---- XML ---- */

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

/* The attribute by its name without prefix; "" when it is not there. */
static const char *attribute(const char **attributes, const char *name)
{
    for (int i = 0; attributes[i]; i += 2)
        if (text_equal(local(attributes[i]), name))
            return attributes[i + 1];
    return "";
}

static bool is_yes(const char *word)
{
    return text_equal(word, "1") || text_equal(word, "true");
}

/* `msgid` shows the file and the part. */
static void refuse(struct part *part, const char *msgid)
{
    error_set(part->book->err, ERROR_INPUT, msgid, part->book->file, part->name);
    XML_StopParser(part->parser, XML_FALSE);
}

static void refuse_damage(struct part *part)
{
    error_set(part->book->err, ERROR_INPUT,
              N_("%s: the part %s is damaged (line %lu); open the file in Excel or WPS and save it "
                 "again"), part->book->file, part->name,
              (unsigned long)XML_GetCurrentLineNumber(part->parser));
    XML_StopParser(part->parser, XML_FALSE);
}

static bool has_failed(const struct part *part)
{
    return part->book->err->kind != ERROR_NONE;
}

static void on_start(void *user, const char *name, const char **attributes)
{
    struct part *part = user;
    part->is_heard = true;
    if (++part->depth > DEPTH_MOST)
        refuse(part, N_("%s: the part %s is nested too deep for a workbook; open the file in Excel "
                        "or WPS and save it again"));
    else if (!has_failed(part))
        part->kind->start(part, local(name), attributes);
}

static void on_end(void *user, const char *name)
{
    struct part *part = user;
    part->is_heard = true;
    part->depth--;
    if (!has_failed(part))
        part->kind->end(part, local(name));
}

static void on_text(void *user, const char *text, int length)
{
    struct part *part = user;
    part->is_heard = true;
    if (!part->wants_text || has_failed(part))
        return;
    if (part->text.length + (size_t)length > TEXT_MOST)
        refuse(part, N_("%s: a cell in the part %s holds more text than a spreadsheet can; delete "
                        "it and save the file again"));
    else
        buf_add_bytes(&part->text, text, (size_t)length);
}

static void on_doctype(void *user, const char *name, const char *system, const char *public,
                       int has_inside)
{
    (void)name, (void)system, (void)public, (void)has_inside;
    refuse(user, N_("%s: the part %s declares entities, as no workbook does; the file is not "
                    "read"));
}

static bool parse_piece(struct part *part, size_t length, bool is_last)
{
    if (XML_ParseBuffer(part->parser, (int)length, is_last) == XML_STATUS_OK)
        return !has_failed(part);
    if (!has_failed(part))
        refuse_damage(part);
    return false;
}

static void free_parser(void *parser)
{
    XML_ParserFree(parser);
}

static void start_part(struct part *part, struct workbook *book, const char *name,
                       const struct part_kind *kind)
{
    *part = (struct part){.book = book, .kind = kind, .name = name,
                          .parser = XML_ParserCreate(NULL), .text = buf_start(book->arena)};
    if (!part->parser)
        arena_take(book->arena, SIZE_MAX, 1);       /* ends the process as every lack of memory */
    arena_defer(book->arena, free_parser, part->parser);
    XML_SetUserData(part->parser, part);
    XML_SetElementHandler(part->parser, on_start, on_end);
    XML_SetCharacterDataHandler(part->parser, on_text);
    XML_SetStartDoctypeDeclHandler(part->parser, on_doctype);
}

/* ---- the container ---- */

static bool refuse_part(struct workbook *book, const char *name, const char *msgid)
{
    return error_set(book->err, ERROR_INPUT, msgid, book->file, name);
}

/* Counts what came out, whatever the directory of the file promised. */
static bool spend(struct workbook *book, const char *name, int64_t of_part, int64_t length,
                  int64_t packed)
{
    book->inflated += length;
    if (book->inflated <= INFLATED_MOST &&
        (of_part <= RATIO_FROM || of_part / RATIO_MOST <= packed))
        return true;
    return refuse_part(book, name, N_("%s: the part %s swells beyond what a list needs; delete "
                                      "empty rows and formats, or split the file"));
}

static bool parse_entry(struct part *part, zip_file_t *entry, int64_t packed)
{
    int64_t whole = 0;
    int silent = 0;
    for (;;) {
        void *piece = XML_GetBuffer(part->parser, PIECE);
        zip_int64_t length = piece ? zip_fread(entry, piece, PIECE) : -1;
        if (length < 0)
            return refuse_part(part->book, part->name,
                               N_("%s: the part %s is damaged; fetch the file again, or open it in "
                                  "Excel or WPS and save it again"));
        whole += length;
        if (!spend(part->book, part->name, whole, length, packed))
            return false;
        part->is_heard = false;
        if (!parse_piece(part, (size_t)length, !length))
            return false;
        silent = part->is_heard ? 0 : silent + 1;
        if (silent > SILENT_PIECES) {
            refuse_damage(part);
            return false;
        }
        if (!length)
            return true;
    }
}

/* The number of a part, or −1. Names differ in case between writers. */
static zip_int64_t find_part(struct workbook *book, const char *name)
{
    return zip_name_locate(book->zip, name, ZIP_FL_NOCASE);
}

static bool read_part(struct workbook *book, const char *name, const struct part_kind *kind)
{
    zip_int64_t index = find_part(book, name);
    zip_stat_t stat;
    if (index < 0 || zip_stat_index(book->zip, (zip_uint64_t)index, 0, &stat))
        return refuse_part(book, name, N_("%s: the part %s is missing; open the file in Excel or "
                                          "WPS and save it again"));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return error_set(book->err, ERROR_INPUT, N_("%s: the file is locked by a password; open "
                                                    "it, take the password away and save it"),
                         book->file);
    zip_file_t *entry = zip_fopen_index(book->zip, (zip_uint64_t)index, 0);
    if (!entry)
        return refuse_part(book, name, N_("%s: the part %s is damaged; fetch the file again, or "
                                          "open it in Excel or WPS and save it again"));
    struct part part;
    start_part(&part, book, name, kind);
    bool is_read = parse_entry(&part, entry, (int64_t)stat.comp_size);
    zip_fclose(entry);
    return is_read;
}

/* ---- relations ---- */

/* "../worksheets/sheet1.xml" seen from "xl/": a name without dots; NULL when it leads outside. */
static const char *resolve(struct arena *arena, const char *folder, const char *target)
{
    const char *whole = target[0] == '/' ? target + 1
                                         : arena_format(arena, "%s%s", folder, target);
    struct buf name = buf_start(arena);
    for (const char *at = whole; *at;) {
        size_t length = strcspn(at, "/");
        if (length == 2 && !strncmp(at, "..", 2)) {
            if (!name.length)
                return NULL;
            name.length--;              /* the slash; then the folder before it */
            while (name.length && name.text[name.length - 1] != '/')
                name.length--;
            name.text[name.length] = '\0';
        } else if (length && !(length == 1 && *at == '.')) {
            buf_add_bytes(&name, at, length);
            if (at[length])
                buf_add_char(&name, '/');
        }
        at += length + (at[length] == '/');
    }
    return name.text;
}

static void start_relation(struct part *part, const char *element, const char **attributes)
{
    struct workbook *book = part->book;
    if (!text_equal(element, "Relationship") ||
        text_equal(attribute(attributes, "TargetMode"), "External"))
        return;
    if (book->relations.count == RELATIONS_MOST) {
        refuse_damage(part);
        return;
    }
    const char *type = attribute(attributes, "Type");
    const char *slash = strrchr(type, '/');
    *VEC_ADD(book->arena, &book->relations) = (struct relation){
        arena_copy(book->arena, attribute(attributes, "Id")),
        arena_copy(book->arena, slash ? slash + 1 : type),
        arena_copy(book->arena, attribute(attributes, "Target")),
    };
}

static void pass_over(struct part *part, const char *element)
{
    (void)part, (void)element;
}

static const struct part_kind relations_kind = {start_relation, pass_over};

/* Reads the relations of the part `folder` + `name` into book->relations. */
static bool read_relations(struct workbook *book, const char *folder, const char *name)
{
    book->relations.count = 0;
    const char *path = arena_format(book->arena, "%s_rels/%s.rels", folder, name);
    if (!read_part(book, path, &relations_kind))
        return false;
    for (int i = 0; i < book->relations.count; i++) {
        struct relation *relation = &book->relations.items[i];
        relation->target = resolve(book->arena, folder, relation->target);
        if (!relation->target)
            return refuse_part(book, path, N_("%s: the part %s points outside the file; the file "
                                              "is not read"));
    }
    return true;
}

static const char *find_target(const struct workbook *book, const char *type)
{
    for (int i = 0; i < book->relations.count; i++)
        if (text_equal(book->relations.items[i].type, type))
            return book->relations.items[i].target;
    return NULL;
}

/* ---- workbook.xml ---- */

static void start_workbook(struct part *part, const char *element, const char **attributes)
{
    struct workbook *book = part->book;
    if (text_equal(element, "workbookPr"))
        book->is_1904 = is_yes(attribute(attributes, "date1904"));
    if (!text_equal(element, "sheet"))
        return;
    if (book->sheets.count == RELATIONS_MOST) {
        refuse_damage(part);
        return;
    }
    const char *state = attribute(attributes, "state");
    *VEC_ADD(book->arena, &book->sheets) = (struct sheet_entry){
        .name = arena_copy(book->arena, attribute(attributes, "name")),
        .relation = arena_copy(book->arena, attribute(attributes, "id")),
        .is_hidden = state[0] && !text_equal(state, "visible"),
    };
}

static const struct part_kind workbook_kind = {start_workbook, pass_over};

/* ---- styles.xml ---- */

static struct xlsx_format find_format(const struct workbook *book, int id)
{
    for (int i = 0; i < book->number_formats.count; i++)
        if (book->number_formats.items[i].id == id)
            return book->number_formats.items[i].format;
    return xlsx_built_in_format(id);
}

static int small_number(const char *text)
{
    int64_t number = 0;
    return text_read_int(text, 0, 1000000, &number) ? (int)number : 0;
}

static void start_styles(struct part *part, const char *element, const char **attributes)
{
    struct workbook *book = part->book;
    int id = small_number(attribute(attributes, "numFmtId"));
    if (text_equal(element, "cellXfs"))
        part->is_inside = true;
    if (text_equal(element, "numFmt") && book->number_formats.count < FORMATS_MOST)
        *VEC_ADD(book->arena, &book->number_formats) = (struct number_format){
            id, xlsx_custom_format(attribute(attributes, "formatCode")),
        };
    if (!text_equal(element, "xf") || !part->is_inside)
        return;
    if (book->styles.count == STYLES_MOST)
        refuse_damage(part);
    else
        *VEC_ADD(book->arena, &book->styles) = find_format(book, id);
}

static void end_styles(struct part *part, const char *element)
{
    if (text_equal(element, "cellXfs"))
        part->is_inside = false;
}

static const struct part_kind styles_kind = {start_styles, end_styles};

/* ---- shared strings ---- */

/* Text stands in t, of the string itself or of its runs, but not in rPh, which says how it is read
 * aloud. */
static void start_text(struct part *part, const char *element)
{
    if (text_equal(element, "rPh"))
        part->reading_depth++;
    part->wants_text = text_equal(element, "t") && !part->reading_depth;
}

static void end_text(struct part *part, const char *element)
{
    part->wants_text = false;
    part->reading_depth -= text_equal(element, "rPh") && part->reading_depth;
}

/* Four hexadecimal digits between _x and _, or −1. */
static int escaped_unit(const char *text)
{
    if (strncmp(text, "_x", 2) || strspn(text + 2, "0123456789abcdefABCDEF") != 4 ||
        text[6] != '_')
        return -1;
    return (int)strtol(text + 2, NULL, 16);
}

/* The text with what spreadsheets write as _x000D_; control characters are dropped. */
static const char *unescape(struct arena *arena, const char *text)
{
    if (!strstr(text, "_x"))
        return text;
    struct buf plain = buf_start(arena);
    while (*text) {
        int unit = escaped_unit(text);
        bool is_surrogate = unit >= 0xD800 && unit <= 0xDFFF;
        if (unit < 0 || is_surrogate) {
            buf_add_char(&plain, *text++);
            continue;
        }
        if (unit >= ' ' || unit == '\n' || unit == '\t')
            buf_add_code_point(&plain, (uint32_t)unit);
        text += 7;
    }
    return plain.text;
}

static void start_strings(struct part *part, const char *element, const char **attributes)
{
    (void)attributes;
    if (text_equal(element, "si"))
        buf_clear(&part->text);
    start_text(part, element);
}

static void end_strings(struct part *part, const char *element)
{
    struct workbook *book = part->book;
    end_text(part, element);
    if (!text_equal(element, "si"))
        return;
    book->string_bytes += (int64_t)part->text.length + 1;
    if (book->strings.count == STRINGS_MOST || book->string_bytes > STRINGS_BYTES_MOST) {
        refuse(part, N_("%s: the part %s holds more text than is read at once; split the file"));
        return;
    }
    const char *text = unescape(book->arena, part->text.text);
    *VEC_ADD(book->arena, &book->strings) = arena_copy(book->arena, text);
}

static const struct part_kind strings_kind = {start_strings, end_strings};

/* ---- sheets ---- */

/* "B7" to line 7 and cell 1; the text behind it, NULL when it is no place of a sheet. */
static const char *read_place(const char *text, int *line, int *cell)
{
    int column = 0;
    for (; *text >= 'A' && *text <= 'Z'; text++) {
        column = column * 26 + (*text - 'A' + 1);
        if (column > LAST_COLUMN)
            return NULL;
    }
    size_t digits = strspn(text, "0123456789");
    if (!column || !digits || digits > 7)
        return NULL;
    *cell = column - 1;
    *line = (int)strtol(text, NULL, 10);
    return *line >= 1 && *line <= XLSX_LINES_MOST ? text + digits : NULL;
}

static void start_row(struct part *part, const char **attributes)
{
    const char *number = attribute(attributes, "r");
    int64_t line = part->line + 1;
    if (number[0] && !text_read_int(number, line, XLSX_LINES_MOST, &line)) {
        refuse_damage(part);
        return;
    }
    part->line = (int)line;
    part->cell = -1;
    part->is_line_put = false;
    part->is_line_hidden = is_yes(attribute(attributes, "hidden"));
}

static void start_cell(struct part *part, const char **attributes)
{
    const char *place = attribute(attributes, "r");
    int line = part->line;
    int cell = part->cell + 1;
    const char *end = place[0] ? read_place(place, &line, &cell) : "";
    if (!end || *end || line != part->line || cell <= part->cell || cell >= LAST_COLUMN) {
        refuse_damage(part);
        return;
    }
    if (++part->book->cell_count > CELLS_MOST) {
        refuse(part, N_("%s: the part %s holds more than 3,000,000 cells; split the file"));
        return;
    }
    part->cell = cell;
    part->is_in_cell = true;
    part->has_formula = part->has_value = false;
    part->style = small_number(attribute(attributes, "s"));
    const char *type = attribute(attributes, "t");
    size_t length = strlen(type) < sizeof part->type ? strlen(type) : 0;
    memcpy(part->type, type, length);
    part->type[length] = '\0';
    buf_clear(&part->text);
}

static void start_merge(struct part *part, const char **attributes)
{
    struct import_merge merge;
    const char *at = read_place(attribute(attributes, "ref"), &merge.first_line,
                                &merge.first_cell);
    if (!at || *at != ':' || !(at = read_place(at + 1, &merge.last_line, &merge.last_cell)) ||
        *at || merge.first_line > merge.last_line || merge.first_cell > merge.last_cell)
        refuse_damage(part);
    else if (part->book->out->length < RESULT_MOST)
        xlsx_put_merge(part->book->out, &merge);
}

static void start_sheet(struct part *part, const char *element, const char **attributes)
{
    if (part->is_in_cell) {
        bool is_value = text_equal(element, "v");
        part->has_formula |= text_equal(element, "f");
        part->has_value |= is_value;
        start_text(part, element);
        part->wants_text |= is_value;
    } else if (text_equal(element, "sheetData"))
        part->is_inside = true;
    else if (part->is_inside && text_equal(element, "row"))
        start_row(part, attributes);
    else if (part->is_inside && text_equal(element, "c") && part->line)
        start_cell(part, attributes);
    else if (text_equal(element, "mergeCell"))
        start_merge(part, attributes);
}

static const char *shared_string(struct part *part)
{
    int64_t index;
    if (text_read_int(part->text.text, 0, part->book->strings.count - 1, &index))
        return part->book->strings.items[index];
    refuse_damage(part);
    return "";
}

static const char *number_text(struct part *part, enum import_trouble *trouble)
{
    static const struct xlsx_format general = {.decimals = -1};
    const struct workbook *book = part->book;
    const struct xlsx_format *format =
        part->style < book->styles.count ? &book->styles.items[part->style] : &general;
    return xlsx_number_text(book->arena, text_trim(book->arena, part->text.text), format,
                            book->is_1904, trouble);
}

/* An ISO day is cut before its time. */
static const char *iso_day(struct arena *arena, const char *text)
{
    return arena_copy_bytes(arena, text, strcspn(text, "T"));
}

static const char *cell_text(struct part *part, enum import_trouble *trouble)
{
    const char *text = part->text.text;
    struct arena *arena = part->book->arena;
    if (part->has_formula && !part->has_value) {
        *trouble = TROUBLE_NO_RESULT;
        return "";
    }
    if (text_equal(part->type, "s"))
        return part->has_value ? shared_string(part) : "";
    if (text_equal(part->type, "str") || text_equal(part->type, "inlineStr"))
        return unescape(arena, text);
    if (text_equal(part->type, "b"))
        return is_yes(text) ? "TRUE" : "FALSE";
    if (text_equal(part->type, "d"))
        return iso_day(arena, text);
    if (text_equal(part->type, "e")) {
        *trouble = TROUBLE_ERROR;
        return text;
    }
    return text[0] ? number_text(part, trouble) : "";
}

static void refuse_column(struct part *part)
{
    error_set(part->book->err, ERROR_INPUT,
              N_("%s: something stands in line %d of a sheet behind column IV; more than 256 "
                 "columns are not read, so delete the columns at the right"),
              part->book->file, part->line);
    XML_StopParser(part->parser, XML_FALSE);
}

static void put_cell(struct part *part)
{
    struct buf *out = part->book->out;
    enum import_trouble trouble = TROUBLE_NONE;
    const char *text = cell_text(part, &trouble);
    bool is_empty = !text[0] && trouble == TROUBLE_NONE;
    if (has_failed(part) || is_empty)
        return;
    if (part->cell >= XLSX_COLUMNS_MOST) {
        refuse_column(part);
        return;
    }
    if (out->length + strlen(text) > RESULT_MOST) {
        refuse(part, N_("%s: the part %s holds more text than is read at once; split the file"));
        return;
    }
    if (!part->is_line_put)
        xlsx_put_row(out, part->line, part->is_line_hidden);
    part->is_line_put = true;
    xlsx_put_cell(out, part->cell, trouble, text);
}

static void end_sheet(struct part *part, const char *element)
{
    if (part->is_in_cell) {
        end_text(part, element);
        if (text_equal(element, "c")) {
            struct arena_mark mark = arena_mark(part->book->arena);
            part->is_in_cell = false;
            put_cell(part);
            arena_back(part->book->arena, mark);
        }
    } else if (text_equal(element, "sheetData"))
        part->is_inside = false;
}

static const struct part_kind sheet_kind = {start_sheet, end_sheet};

/* ---- the whole file ---- */

static bool refuse_file(struct workbook *book, const char *msgid)
{
    return error_set(book->err, ERROR_INPUT, msgid, book->file);
}

/* Folders, parts and nothing else: no drive, no way up, no control characters. */
static bool is_odd_name(const char *name)
{
    if (!name || !name[0] || name[0] == '/' || strlen(name) > 250 || strpbrk(name, "\\:"))
        return true;
    for (const char *at = name; *at; at++) {
        bool is_start = at == name || at[-1] == '/';
        if ((unsigned char)*at < ' ' || (is_start && !strncmp(at, "..", 2)))
            return true;
    }
    return false;
}

static bool check_names(struct workbook *book)
{
    zip_int64_t count = zip_get_num_entries(book->zip, 0);
    if (count > ENTRIES_MOST)
        return refuse_file(book, N_("%s: the file holds more parts than a list needs; copy the "
                                    "table into a new workbook"));
    bool has_content = false;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(book->zip, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);
        if (is_odd_name(name))
            return refuse_file(book, N_("%s: a part of the file has a name that no spreadsheet "
                                        "gives; the file is not read"));
        has_content |= text_equal(name, "content.xml");
        const char *last = strrchr(name, '/');
        if (text_equal(last ? last + 1 : name, "vbaProject.bin"))
            return refuse_file(book, N_("%s: the workbook holds macros; save it with 'File > Save "
                                        "as > Excel workbook (*.xlsx)' and give that file"));
    }
    if (has_content && find_part(book, "_rels/.rels") < 0)
        return refuse_file(book, N_("%s: this is an OpenDocument table (.ods); save it with 'File "
                                    "> Save as > Excel workbook (*.xlsx)' and give that file"));
    return true;
}

static bool read_styles_and_strings(struct workbook *book)
{
    const char *styles = find_target(book, "styles");
    const char *strings = find_target(book, "sharedStrings");
    return (!styles || read_part(book, styles, &styles_kind)) &&
           (!strings || read_part(book, strings, &strings_kind));
}

static bool read_sheets(struct workbook *book)
{
    for (int i = 0; i < book->sheets.count; i++) {
        const struct sheet_entry *sheet = &book->sheets.items[i];
        for (int j = 0; j < book->relations.count; j++) {
            const struct relation *relation = &book->relations.items[j];
            if (!text_equal(relation->id, sheet->relation) ||
                !text_equal(relation->type, "worksheet"))
                continue;
            xlsx_put_sheet(book->out, sheet->name, sheet->is_hidden);
            if (!read_part(book, relation->target, &sheet_kind))
                return false;
            break;
        }
    }
    xlsx_put_end(book->out);
    return true;
}

static bool read_book(struct workbook *book)
{
    if (!check_names(book))
        return false;
    if (find_part(book, "_rels/.rels") < 0)
        return refuse_file(book, N_("%s: there is no workbook in this file; save the list with "
                                    "'File > Save as > Excel workbook (*.xlsx)'"));
    if (!read_relations(book, "", ""))
        return false;
    const char *path = find_target(book, "officeDocument");
    size_t length = path ? strlen(path) : 0;
    if (length > 4 && text_equal(path + length - 4, ".bin"))
        return refuse_file(book, N_("%s: this is a binary workbook (.xlsb); save it with 'File > "
                                    "Save as > Excel workbook (*.xlsx)' and give that file"));
    if (!path || find_part(book, path) < 0)
        return refuse_file(book, N_("%s: there is no workbook in this file; save the list with "
                                    "'File > Save as > Excel workbook (*.xlsx)'"));
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    return read_part(book, path, &workbook_kind) &&
           read_relations(book, arena_copy_bytes(book->arena, path, folder), path + folder) &&
           read_styles_and_strings(book) && read_sheets(book);
}

static bool begins_with_zip(const struct xlsx_source *source)
{
    return source->length >= 4 && !memcmp(source->bytes, "PK", 2);
}

/* Old workbooks and locked new ones are both OLE files; the latter name their content. */
static bool refuse_ole(const struct xlsx_source *source, struct error *err)
{
    static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    const char *at = source->bytes;
    const char *end = source->bytes + source->length;
    while ((at = memchr(at, 'E', (size_t)(end - at)))) {
        if ((size_t)(end - at) < sizeof locked)
            break;
        if (!memcmp(at, locked, sizeof locked - 1))
            return error_set(err, ERROR_INPUT, N_("%s: the file is locked by a password; open it, "
                                                  "take the password away and save it"),
                             source->file);
        at++;
    }
    return error_set(err, ERROR_INPUT,
                     N_("%s: this is a workbook of the old kind (.xls or .et); open it in Excel or "
                        "WPS, choose 'File > Save as > Excel workbook (*.xlsx)' and give that "
                        "file"),
                     source->file);
}

static void close_zip(void *zip)
{
    zip_discard(zip);
}

static bool open_zip(struct workbook *book, const struct xlsx_source *source)
{
    zip_source_t *bytes = zip_source_buffer_create(source->bytes, source->length, 0, NULL);
    book->zip = bytes ? zip_open_from_source(bytes, ZIP_RDONLY, NULL) : NULL;
    if (!book->zip) {
        zip_source_free(bytes);
        return refuse_file(book, N_("%s: the file is damaged or not whole; fetch or save it "
                                    "again"));
    }
    arena_defer(book->arena, close_zip, book->zip);
    return true;
}

bool xlsx_write_stream(const void *given, struct buf *out, struct error *err)
{
    const struct xlsx_source *source = given;
    if (!begins_with_zip(source))
        return refuse_ole(source, err);
    struct workbook book = {.arena = arena_open(), .file = source->file, .out = out, .err = err};
    bool is_read = open_zip(&book, source) && read_book(&book);
    arena_close(book.arena);
    return is_read;
}

bool xlsx_write_sheet_stream(const void *given, struct buf *out, struct error *err)
{
    const struct xlsx_source *source = given;
    struct workbook book = {.arena = arena_open(), .file = source->file, .out = out, .err = err};
    xlsx_put_sheet(out, "sheet", false);
    struct part part;
    start_part(&part, &book, "sheet", &sheet_kind);
    bool is_read = true;
    for (size_t at = 0; is_read && at <= source->length; at += PIECE) {
        size_t length = source->length - at < PIECE ? source->length - at : PIECE;
        void *piece = XML_GetBuffer(part.parser, PIECE);
        if (piece && length)
            memcpy(piece, source->bytes + at, length);
        is_read = parse_piece(&part, length, at + PIECE > source->length);
    }
    arena_close(book.arena);
    if (is_read)
        xlsx_put_end(out);
    return is_read;
}

bool xlsx_is_office_file(const char *bytes, size_t length)
{
    return length >= 8 && (!memcmp(bytes, "PK\x03\x04", 4) || !memcmp(bytes, "PK\x05\x06", 4) ||
                           !memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8));
}

const struct xlsx_book *xlsx_read(struct arena *arena, const struct xlsx_source *source,
                                  struct error *err)
{
    const struct child_job job = {
        .subject = source->file, .work = xlsx_write_stream, .given = source,
        .memory_bytes = CHILD_MEMORY, .cpu_seconds = CHILD_SECONDS, .wait_ms = CHILD_WAIT_MS,
        .result_bytes = RESULT_MOST + PIECE,
    };
    size_t length;
    const char *bytes = child_run(arena, &job, &length, err);
    if (!bytes)
        return NULL;
    const struct xlsx_book *book = xlsx_take_stream(arena, bytes, length, source->file);
    if (!book)
        error_set(err, ERROR_INPUT, N_("%s: the file is damaged or not whole; fetch or save it "
                                       "again"), source->file);
    return book;
}
