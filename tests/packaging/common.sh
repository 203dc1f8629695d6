# Sourced by the scripts beside it.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/script.sh"

# small_cohort FOLDER: four small samples in FOLDER/reads, and what the program here makes of them in FOLDER/native.
small_cohort() {
    mkdir -p "$1"
    "$POLARMIR" simulate -o "$1/reads" --samples-per-group 2 --reads 5000 --seed 3 >"$1/log" 2>&1
    "$POLARMIR" run "$1/reads" --samples "$1/reads/samples.tsv" -o "$1/native" >"$1/native.txt" 2>"$1/log"
}

# same_results ONE OTHER: every file but the record of the run itself.
same_results() {
    diff -r -x run.json -x ro-crate-metadata.json "$1" "$2" || fail "$1 and $2 differ"
    cmp "$1.txt" "$2.txt"
}
