# Sourced by the scripts beside it.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/script.sh"
rm -rf "$WORK"
mkdir -p "$WORK"
cd "$WORK"

# refused CODE WORDS COMMAND...: ends with the code, and one line that holds the words.
refused() {
    local expected=$1 words=$2 code=0
    shift 2
    "$@" >log 2>&1 || code=$?
    [ "$code" -eq "$expected" ] || fail "exit code $code in place of $expected: $* : $(tail -n 3 log)"
    grep -qF -- "$words" log || fail "'$words' is not in: $(tail -n 3 log)"
}

# cell TABLE ROW: the number of the only sample.
cell() {
    awk -F '\t' -v row="$2" '$1 == row { print $2 }' "$1"
}
