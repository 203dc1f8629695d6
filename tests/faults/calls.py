"""Lets each system call on input and output of a run fail once, in every way it can.

A run that was disturbed either ends well with the right bytes, or tells in a line which file was the matter and ends
with a documented exit code. Nothing half-written has a final name then, and a run without faults makes it good.
    calls.py         a sample: one of each kind of fault, and of all every STEP-th
    calls.py --all   all of them
"""
import re
import shutil
import sys

import cohort

STEP = 61
OLD_OPTIONS = '--mismatches', '0'
WAYS = {
    'open': ('EIO', 'EINTR', 'ENOSPC'),
    'read': ('EIO', 'EINTR', 'SHORT'),
    'write': ('ENOSPC', 'ENOSPC+', 'EIO', 'EINTR', 'SHORT'),
    'close': ('EIO', 'ENOSPC', 'EINTR'),
    'sync': ('EIO', 'ENOSPC', 'EINTR'),
    'rename': ('EIO', 'ENOSPC'),
    'link': ('EIO', ),
    'unlink': ('EIO', ),
    'mkdir': ('EIO', 'ENOSPC'),
    'truncate': ('EIO', 'ENOSPC', 'EINTR'),
    'mmap': ('ENOMEM', ),
    'lock': ('ENOLCK', 'EIO', 'EINTR'),
    'stat': ('EIO', ),
    'list': ('EIO', ),
}
HARMLESS = 'EINTR', 'SHORT'
# What a signal does to libraries: that of C++ does not open folders and streams a second time, htslib not its indexes,
# and htslib closes a file again that is closed already.
OPENED_ONCE = 'openat', 'opendir', 'fopen', 'fopen64'
BY_HTSLIB = '.bam', '.bai'
# What could not be removed, and a lock file that may be another process's.
STAYS_BEHIND = 'unlink', 'lock'
UNFINISHED = re.compile(r'\.tmp\.[0-9.]+$')
FOLDER_MADE = re.compile(r'/\.([^/]+)\.tmp\.[0-9.]+$')


class Sweep:
    """All trials that begin with the same output folder: empty, or with results of other options."""

    def __init__(self, reads, before, tally):
        self.reads, self.before, self.tally = reads, before, tally
        self.trials = cohort.WORK / 'trials'
        self.trials.mkdir(exist_ok=True)
        self.old = cohort.tree(before) if before else {}
        self.right, self.wanted = self.undisturbed()
        self.without = [self.lacking(file) for file in sorted((reads / 'fastq').iterdir())]

    def start(self, name):
        out = self.trials / name
        shutil.rmtree(out, ignore_errors=True)
        if self.before:
            shutil.copytree(self.before, out)
        return out

    def run(self, out, **faults):
        faults.setdefault('UNDER', f'{self.reads}:{out}')
        return cohort.polarmir(cohort.run_command(self.reads, out, '-t', '1'), NO_SYNC=1, **faults)

    def undisturbed(self):
        out = self.start('right')
        ended = self.run(out)
        assert ended.code == 0, ended
        return cohort.tree(out), ended

    def lacking(self, file):
        """What is right when the reads of a sample cannot be read: exit code 1."""
        out = self.start('lacking')
        ended = self.run(out, UNDER=file, AT='read:1+:EIO')
        assert ended.code == 1 and file.name in ended.err, ended
        return cohort.tree(out)

    def calls(self):
        """(kind, number, function, path) of each, in order."""
        out, log = self.start('count'), self.trials / 'calls.txt'
        log.unlink(missing_ok=True)
        ended = self.run(out, LOG=log)
        assert ended.code == 0, ended
        lines = [line.split(' ', 3) for line in log.read_text().splitlines()]
        return [(kind, int(number), function, path) for kind, number, function, path in lines]

    def try_fault(self, call, way):
        kind, number, function, path = call
        more = '+' if way.endswith('+') else ''
        fault = f'{kind}:{number}{more}:{way.rstrip("+")}'
        name = fault.replace(':', '_')
        out, log = self.start(name), self.trials / f'{name}.txt'
        ended = self.run(out, AT=fault, LOG=log)
        if log.exists():
            failed = [line.split(' ', 3)[2:] for line in log.read_text().splitlines()]
            problem = self.judge(out, ended, (kind, way), failed) or self.judge_next(out)
        else:
            problem = 'the call did not take place'
        if problem:
            before = 'old results' if self.before else 'empty'
            self.tally.fail(f'{fault} {function} {path} ({before}): {problem}\n{ended}')
        shutil.rmtree(out, ignore_errors=True)
        log.unlink(missing_ok=True)

    def judge(self, out, ended, fault, failed):
        """What is wrong with the run that was disturbed; `failed`: functions and paths of the calls."""
        kind, way = fault
        found = cohort.tree(out)
        self.tally.count(f'{kind} {way}: exit code {ended.code}', sum(map(len, found.values())))
        finals = {name: text for name, text in found.items() if not cohort.TEMPORARY.search(name)}
        if ended.code == 0:
            wrong = cohort.difference(finals, self.right)
            return wrong and f'exit code 0, but {wrong}'
        if way in HARMLESS and not is_of_a_library(kind, *failed[0]):
            return 'it is no failure'
        if ended.code not in (1, 3, 4):
            return 'no documented exit code'
        if ended.code == 1:
            wrong = [cohort.difference(finals, other) for other in self.without]
            if all(wrong):
                return f'not the result without one sample: {wrong}'
        for name, text in finals.items():
            if ended.code != 1 and text not in (self.right.get(name), self.old.get(name)):
                return f'{name} is neither the old file nor the right one'
        left = [] if kind in STAYS_BEHIND else cohort.temporaries(out)
        return judge_message(ended, failed) or (left and f'left behind: {left}')

    def judge_next(self, out):
        """What is wrong after a run without faults. Where all is right already it would find what every run finds."""
        if cohort.difference(cohort.tree(out), self.right) is None:
            return None
        ended = self.run(out)
        found = cohort.tree(out)
        self.tally.count('run again', sum(map(len, found.values())))
        wrong = cohort.difference(found, self.right)
        if ended.code != 0:
            return f'the next run fails: {ended}'
        return wrong and f'after the next run {wrong}'


def is_of_a_library(kind, function, path):
    return function in OPENED_ONCE or kind in ('open', 'close') and path.endswith(BY_HTSLIB)


def judge_message(ended, failed):
    """A line tells which file, without the ending of a temporary one; what is removed with its folder, by that."""
    paths = {path.rsplit('/', 1)[0] if function == 'unlinkat' else path for function, path in failed}
    names = {name for path in paths for name in (path, UNFINISHED.sub('', path), FOLDER_MADE.sub(r'/\1', path))}
    if 'internal error' in ended.err:
        return 'an internal error'
    if not any(name in line for line in ended.err.splitlines() for name in names):
        return f'no line tells which file, one of {names}'
    return None


def sampled(faults):
    seen = set()
    for i, (call, way) in enumerate(faults):
        if (call[0], way) not in seen or i % STEP == 0:
            yield call, way
        seen.add((call[0], way))


def main():
    everything = '--all' in sys.argv
    reads = cohort.make_reads(samples=2, reads=150)
    tally = cohort.Tally()
    old = cohort.WORK / 'trials' / 'before'
    old.mkdir(parents=True)
    assert cohort.polarmir(cohort.run_command(reads, old, *OLD_OPTIONS), NO_SYNC=1).code == 0
    for before in (None, old):
        sweep = Sweep(reads, before, tally)
        calls = sweep.calls()
        faults = [(call, way) for call in calls for way in WAYS[call[0]]]
        chosen = faults if everything else list(sampled(faults))
        print(f'{len(chosen)} of the {len(faults)} faults that {len(calls)} calls can have; '
              f'the output folder {"holds other results" if before else "is empty"}')
        cohort.for_each(chosen, lambda fault, sweep=sweep: sweep.try_fault(*fault))
    tally.finish('failing calls')


main()
