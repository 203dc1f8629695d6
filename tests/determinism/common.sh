# Sourced by the scripts beside it.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/script.sh"

variants=0
with=() # put before the program: `env` and its variables

# reads_in FOLDER: a small cohort of two groups, one sample with haemolysis, as `simulate` writes it.
reads_in() {
    "$POLARMIR" simulate -o "$1" --samples-per-group 2 --reads 4000 --profile plasma --seed 8 >"$WORK/simulate.log" 2>&1
}

# run_here SHEET OUT [OPTION...]: what is written to the terminal goes to OUT.txt.
run_here() {
    local sheet=$1 out=$2
    shift 2
    "${with[@]}" "$POLARMIR" run --samples "$sheet" -o "$out" "$@" >"$out.txt" 2>"$out.log" || fail "polarmir run: $(cat "$out.log")"
}

# same_as_first OUT NAME [FILE...]: every file but those that tell of the run itself, and the named ones.
same_as_first() {
    local out=$1 name=$2 file ours theirs
    shift 2
    local but=(-x run.json -x ro-crate-metadata.json)
    for file in "$@"; do
        but+=(-x "$file")
    done
    diff -r "${but[@]}" "$WORK/first" "$out" >"$WORK/difference" || fail "$name: $(head -n 5 "$WORK/difference")"
    ours=$(find "$WORK/first" -type f | wc -l)
    theirs=$(find "$out" -type f | wc -l)
    [ "$ours" -eq "$theirs" ] || fail "$name: $ours files, then $theirs"
    variants=$((variants + 1))
    rm -rf "$out"
}

# tell: for the log of the test.
tell() {
    echo "$variants variants, $(du -sb "$WORK/first" | cut -f1) bytes each, all the same"
}
