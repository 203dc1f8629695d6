# Sourced by tests that are scripts.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C

# The test ends as skipped.
skip() {
    echo "skipped: $1"
    exit 77
}

# The same when a program is not installed.
need() {
    local program
    for program in "$@"; do
        command -v "$program" > /dev/null || skip "no $program"
    done
}

fail() {
    echo "failed: $1" >&2
    exit 1
}

# wait_for SECONDS COMMAND...: fails when the command has not succeeded by then.
wait_for() {
    local tries=$(($1 * 10))
    shift
    until "$@" > /dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "timed out: $*"
        sleep 0.1
    done
}
