#!/bin/sh
# A file that would be passed over without a word is named, and a check of nothing is no success.
. "$(dirname "$0")/lib.sh"

mkdir -p empty
expect "an empty folder is no success" 1 "empty: error: nothing to read here" "" catalog check empty
mkdir -p loose names/games/old names/arts
cp "$here"/broken-yaml/06-missing-key.yaml loose/a.yaml
expect "a file beside the folders of kinds" 1 "loose/a.yaml: error: not read: a file lies in the folder" "" \
    catalog check loose
own="$TUANFU_DATA/activities/games/big-watermelon.yaml"
sed 's/^id: .*/id: my-melon/' "$own" >names/games/my-melon.yaml
expect "a sound folder" 0 "" "no problems (files read: 1)" catalog check names
expect "the folder of one kind" 1 "names/games: error: this is the folder of one kind; name the folder above it, names" "" \
    catalog check names/games
for wrong in ball.yml ball.YAML ball.Yaml ball.yaml.txt; do
    cp "$own" "names/games/$wrong"
    expect "$wrong is not read" 1 "names/games/$wrong: error: not read because of its name; rename it to ball.yaml" "" \
        catalog check names
    expect "$wrong alone" 1 "rename it to ball.yaml" "" catalog check "names/games/$wrong"
    rm "names/games/$wrong"
done
echo nonsense >"names/games/my-melon.yaml~"
echo nonsense >names/games/.my-melon.yaml
echo nonsense >names/games/notes.txt
expect "copies of editors and hidden files are passed over" 0 "" "no problems (files read: 1)" \
    catalog check names
cp "$own" names/games/old/b.yaml
expect "a folder inside a folder" 1 "names/games/old: error: a folder inside a folder is not read; move its files up into names/games" "" \
    catalog check names
rm -r names/games/old
mkdir names/games/c.yaml
expect "a folder called like a file" 1 "names/games/c.yaml: error: cannot read" "" catalog check names
expect "and its cure" 1 "this is a folder" "" catalog check names
rmdir names/games/c.yaml
ln -s nowhere.yaml names/games/d.yaml
expect "a link to nowhere" 1 "names/games/d.yaml: error: cannot read" "" catalog check names
rm names/games/d.yaml
ln -s d.yaml names/games/d.yaml
expect "a link to itself" 1 "the links lead in a circle" "" catalog check names
rm names/games/d.yaml
mkdir elsewhere
sed 's/^id: .*/id: far-melon/' "$own" >elsewhere/far.yaml
ln -s ../../elsewhere/far.yaml names/games/far-melon.yaml
expect "a link to a file is read as the file" 0 "" "no problems (files read: 2)" catalog check names
ln -s names linked
expect "a link to a folder too" 0 "" "no problems (files read: 2)" catalog check linked
if [ "$(id -u)" -ne 0 ]; then
    chmod 000 names/games/my-melon.yaml
    expect "a file that may not be read" 1 "names/games/my-melon.yaml: error: cannot read" "" \
        catalog check names
    chmod 644 names/games/my-melon.yaml
fi
mkdir -p names2/games
cp "$here/broken-yaml/06-missing-key.yaml" names2/games/other.yaml
expect "another folder's problems stay there" 0 "" "no problems (files read: 2)" \
    catalog check names --catalog names2
finish
