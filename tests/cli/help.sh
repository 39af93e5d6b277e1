#!/bin/sh
# Help lists what works, with examples first; typos meet the nearest word; wrong options are named.
. "$(dirname "$0")/lib.sh"

expect "no words" 2 "" "Commands:" 
expect "help" 0 "Commands:" "" --help
expect "the version" 0 "tuanfu " "" --version
commands=$("$TUANFU" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
holds "there are commands" [ -n "$commands" ]
for command in $commands; do
    expect "$command --help" 0 "Examples:" "" "$command" --help
    expect "$command --help, a first example" 0 "  tuanfu $command" "" "$command" --help
    expect "$command, an unknown option" 2 "" "unknown option --nonsense; --help shows" \
        "$command" --nonsense
done
expect "an option before the command" 0 "Examples:" "" --lang en plan --help
expect "in Chinese" 0 "示例" "" plan --help --lang zh
expect "a typo in a command" 2 "" "no command 'pln'; did you mean 'plan'?" pln
expect "no such command" 2 "" "no command 'frobnicate'; 'tuanfu --help' shows all" frobnicate
expect "a typo in an option" 2 "" "unknown option --frm; did you mean --from?" plan s4x45 --frm 2026-01-01
expect "a typo in a short option" 2 "" "unknown option -q" plan s4x45 -q
expect "a value is missing" 2 "" "--from needs a value: --from DATE" plan s4x45 --from
expect "a value too many" 2 "" "--json takes no value" list children --json=yes
expect "no date" 2 "" "--from is '2026-02-30'; give a day like 2026-03-01" plan s4x45 --from 2026-02-30
expect "no time" 2 "" "--at is '25:00'; give a time like 16:30" plan s4x45 --at 25:00
expect "no number" 2 "" "--seed is 'x'; give a whole number" plan s4x45 --seed x
expect "a number too large" 2 "" "--groups is '1000'; give a whole number from 1 to 100" plan s4x45 --groups 1000
expect "an argument is missing" 2 "" "plan needs PROGRAMME" plan
expect "an argument too many" 2 "" "plan does not take 'two'" plan s4x45 two
expect "two forms" 2 "" "--json and --csv together; choose one" list activities --json --csv
expect "no such language" 2 "" "--lang must be zh or en" --lang fr list activities
expect "a typo in a part of a command" 2 "" "no command 'catalog chek'; did you mean 'catalog check'?" catalog chek
expect "a group alone" 2 "" "  catalog check" catalog
expect "an option before the verb of a group" 0 "charades" "" catalog --lang en list
expect "a typo in a list" 2 "" "no list 'sesions'; did you mean 'sessions'?" list sesions
expect "a typo in an activity" 1 "" "did you mean 'charades'?" catalog show charade
expect "two ways to say how long" 2 "" "--steps and --time-limit together" plan s4x45 --steps 5 --time-limit 5
expect "the end of options" 1 "" "no activity '--x'" catalog show -- --x
finish
