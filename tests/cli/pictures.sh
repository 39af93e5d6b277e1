#!/bin/sh
# A paper of several pages as pictures: every page has its file, and none is lost on the way.
. "$(dirname "$0")/lib.sh"

expect "a card of several pages" 0 "" "card-1.png to card-" print activity-card code-breakers -o card.png
pages=$(ls card-*.png | wc -l)
"$TUANFU" print activity-card code-breakers -o card.pdf 2>.err
holds "as many pictures as the PDF has pages" \
    [ "$pages" = "$(pdfinfo card.pdf | sed -n 's/^Pages: *//p')" ]
holds "more than one" [ "$pages" -gt 1 ]
holds "no picture under the bare name" [ ! -e card.png ]
holds "each is a picture" sh -c 'for p in card-*.png; do head -c 8 "$p" | grep -q PNG || exit 1; done'
holds "no two are the same" [ "$(cksum card-*.png | cut -d" " -f1 | sort -u | wc -l)" = "$pages" ]

expect "a card of one page keeps its name" 0 "" "one.png: 1 pages" print activity-card stretch-tree -o one.png
holds "it is there" [ -s one.png ]

rm -f card-*.png
mkdir card-2.png
expect "a page that cannot be written" 4 "" "card-2.png" print activity-card code-breakers -o card.png
holds "leaves no other page behind" [ ! -e card-1.png ]
finish
