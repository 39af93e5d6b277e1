#include "cli/cli.h"

int main(int argc, char **argv)
{
    static const struct cli_build build = {
        .version = TUANFU_VERSION,
        .installed_data = TUANFU_INSTALL_DATA,
        .source_data = TUANFU_SOURCE_DATA,
    };
    return cli_run(argc, (const char *const *)argv, &build);
}
