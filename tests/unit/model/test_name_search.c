/* Names found as people type them. Everybody here is invented. */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/name_search.h"

static int rank(const char *name, const char *typed)
{
    struct arena *arena = arena_open();
    struct name_search *search = name_search_start(arena, typed);
    int found = search ? name_search_rank(search, name) : -1;
    arena_close(arena);
    return found;
}

static const struct {
    const char *name;
    const char *typed;
} found[] = {
    {"张三", "张三"}, {"张三", "张"}, {"张三", "三"}, {"张三", "zs"}, {"张三", "ZS"},
    {"张三", "zhangsan"}, {"张三", "zhang s"}, {"张三", "zhang san"}, {"张三", "zhang'san"},
    {"张三", "zsan"}, {"张三", "zha"}, {"张三", "san"}, {"张　三", "张三"}, {"张三", "ｚｓ"},
    {"单小雨", "shanxiaoyu"}, {"单小雨", "sxy"}, {"曾小雨", "zeng"}, {"曾小雨", "zxy"},
    {"解小雨", "xie"}, {"解小雨", "xxy"}, {"仇小雨", "qiu"}, {"仇小雨", "qxy"},
    {"区小雨", "ou"}, {"区小雨", "oxy"}, {"查小雨", "zha"}, {"查小雨", "zxy"},
    {"覃小雨", "qin"}, {"覃小雨", "tan"}, {"覃小雨", "qxy"}, {"覃小雨", "txy"},
    {"任小雨", "ren"}, {"朴小雨", "piao"}, {"盖小雨", "ge"}, {"翟小雨", "zhai"},
    {"乐小雨", "yue"}, {"种小雨", "chong"}, {"尉迟小雨", "yuchi"}, {"尉小雨", "wei"},
    {"长孙小雨", "zhangsun"}, {"万俟小雨", "moqi"}, {"单于小雨", "chanyu"},
    {"欧阳小雨", "ouyang"}, {"欧阳小雨", "oyxy"}, {"欧阳小雨", "欧阳"}, {"司马小雨", "simaxy"},
    {"澹台小雨", "tantai"}, {"缪小雨", "miao"}, {"员小雨", "yun"}, {"繁小雨", "po"},
    {"刘兰", "niulan"}, {"牛兰", "liunan"}, {"胡芳", "fufang"}, {"付华", "huhua"},
    {"周正", "zouzeng"}, {"邹增", "zhouzheng"}, {"陈城", "cencen"}, {"岑岑", "chengcheng"},
    {"孙思", "shunshi"}, {"石生", "sisen"}, {"林英", "lingyin"}, {"凌音", "linying"},
    {"宋林刚", "linggan"}, {"林刚", "lingang"}, {"吕绿", "lvlv"}, {"吕绿", "lulu"},
    {"女娲", "nvwa"}, {"阿依古丽·买买提", "ayi"}, {"阿依古丽·买买提", "aygl"},
    {"阿依古丽·买买提", "买买提"}, {"阿依古丽·买买提", "古丽买买"}, {"Ann Lee", "annlee"},
    {"Ann Lee", "ann l"}, {"Ann Lee", "LEE"}, {"王Lily", "wanglily"}, {"王Lily", "wlily"},
    {"张𬱖", "张𬱖"}, {"张𬱖", "𬱖"}, {"李㛃", "li"}, {"王喆", "wz"}, {"西安", "xian"},
    {"先小", "xian"}, {"刘昊然", "lhr"},
};

static void table(void)
{
    enum { COUNT = sizeof found / sizeof *found };
    CHECK(COUNT >= 60);
    for (int i = 0; i < COUNT; i++)
        if (!CHECK(rank(found[i].name, found[i].typed) > 0))
            printf("    %s by %s\n", found[i].name, found[i].typed);
}

static void not_found(void)
{
    static const char *const pairs[][2] = {
        {"张三", "ls"}, {"张三", "zhangsi"}, {"张三", "李"}, {"张三", "zsz"}, {"张三", "sz"},
        {"单小雨", "danxiaoyu"}, {"曾小雨", "cengxyu x"}, {"张三", "42"}, {"欧阳雨", "yo"},
        {"Ann Lee", "bob"}, {"林刚", "lingang x"}, {"张三", "an"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!CHECK(rank(pairs[i][0], pairs[i][1]) == 0))
            printf("    %s by %s\n", pairs[i][0], pairs[i][1]);
    CHECK(rank("张三", "") == -1);
    CHECK(rank("张三", " ·") == -1);
}

/* Written before sound, whole before part, exact before near. */
static void order(void)
{
    CHECK(rank("张三", "张三") < rank("张三丰", "张三"));
    CHECK(rank("张三丰", "张三") < rank("小张三", "张三"));
    CHECK(rank("张三", "zhangsan") < rank("张三丰", "zhangsan"));
    CHECK(rank("张三", "zhangsan") < rank("张三", "zs"));
    CHECK(rank("刘兰", "liulan") < rank("牛兰", "liulan"));
    CHECK(rank("张三", "zs") < rank("李张三", "zs"));
}

/* Every name of surnames and given names is found by its full sound, its initials and any part. */
static void every_name(void)
{
    static const char *const family[][2] = {
        {"王", "wang"}, {"李", "li"}, {"单", "shan"}, {"曾", "zeng"}, {"欧阳", "ou yang"},
        {"覃", "tan"}, {"区", "ou"}, {"吴", "wu"}, {"郑", "zheng"}, {"彭", "peng"}};
    static const char *const given[][2] = {
        {"小雨", "xiao yu"}, {"俊", "jun"}, {"思琪", "si qi"}, {"浩然", "hao ran"},
        {"绿", "lv"}, {"英雄", "ying xiong"}, {"安娜", "an na"}, {"恩", "en"}};
    struct arena *arena = arena_open();
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < 8; j++) {
            const char *name = arena_format(arena, "%s%s", family[i][0], given[j][0]);
            const char *sound = arena_format(arena, "%s %s", family[i][1], given[j][1]);
            struct buf initials = buf_start(arena);
            for (const char *at = sound; *at; at++)
                if (at == sound || at[-1] == ' ')
                    buf_add_bytes(&initials, at, 1);
            CHECK(rank(name, sound) > 0);
            CHECK(rank(name, initials.text) > 0);
            CHECK(rank(name, given[j][1]) > 0);
            for (size_t from = 0; from < strlen(name); from += 3)
                for (size_t length = 3; from + length <= strlen(name); length += 3)
                    CHECK(rank(name, arena_copy_bytes(arena, name + from, length)) > 0);
        }
    arena_close(arena);
}

int main(void)
{
    table();
    not_found();
    order();
    every_name();
    return check_end();
}
