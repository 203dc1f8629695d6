# Sourced by the scripts beside it, which get SOURCE, POLARMIR and WORK from the test.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/script.sh"
export HOME=$WORK/home # engines leave things there

# WORK and what lies beside it belong to one run of a test; another one waits, and so it does for what a killed run has
# left, which still holds the lock.
exec {lock}> "$WORK.lock"
flock --timeout 300 "$lock" || fail "another run of this test is at work in $WORK"

# Four small samples in WORK/reads, and what `polarmir run` makes of them in WORK/native; the program is on the PATH.
start_with_cohort() {
    rm -rf "$WORK"
    mkdir -p "$WORK/home" "$WORK/bin"
    ln -s "$POLARMIR" "$WORK/bin/polarmir"
    export PATH=$WORK/bin:$PATH
    cd "$WORK"
    printf 'sample\tgroup\treads\nt1\ttumor\t20000\nt2\ttumor\t25000\nc1\tcontrol\t22000\nc2\tcontrol\t24000\n' > cohort.tsv
    logged polarmir simulate --sample-table cohort.tsv --seed 7 -o reads
    logged polarmir run --samples reads/samples.tsv -o native
}

# logged COMMAND...: what it says is told only when it fails.
logged() {
    local code=0
    timeout 300 "$@" < /dev/null > log 2>&1 || code=$?
    [ "$code" = 0 ] || fail "exit code $code$([ "$code" != 124 ] || echo ' (out of time)') of $*: $(tail -n 30 log)"
}

# same_results FOLDER [NAME...]: as native, but for what differs between runs and the files of those names.
same_results() {
    local folder=$1 name leave_out=()
    shift
    for name in run.json ro-crate-metadata.json SHA256SUMS "$@"; do
        leave_out+=(--exclude="$name")
    done
    diff --recursive --brief "${leave_out[@]}" native "$folder" || fail "native and $folder differ"
}
