"""Lets allocations of a run fail, one at a time or all from one on: it ends with exit code 4 and says so, or well with
the right bytes (the C++ library can do without some). Nothing half-written has a final name, nothing is left behind.
    memory.py         60 allocations, spread over a run
    memory.py --all   each of the first 300 and 1,200 spread over the rest, and each of 64 KiB and more
"""
import shutil
import sys

import cohort

LARGE = 1 << 16


def spread(total, number):
    return [1 + i * (total - 1) // (number - 1) for i in range(number)] if total > number else range(1, total + 1)


class Shortage:
    def __init__(self, reads, tally):
        self.reads, self.tally = reads, tally
        self.trials = cohort.WORK / 'trials'
        self.trials.mkdir()
        out = self.trials / 'right'
        assert self.run(out).code == 0
        self.right = cohort.tree(out)

    def run(self, out, **faults):
        return cohort.polarmir(cohort.run_command(self.reads, out, '-t', '1'), NO_SYNC=1, **faults)

    def allocations(self, smallest):
        out, log = self.trials / 'count', self.trials / 'allocations.txt'
        log.unlink(missing_ok=True)
        shutil.rmtree(out, ignore_errors=True)
        assert self.run(out, ALLOCATIONS=smallest, LOG=log).code == 0
        return len(log.read_text().splitlines())

    def try_shortage(self, fault):
        smallest, number, more = fault
        text = f'alloc:{number}{more}:ENOMEM'
        out = self.trials / f'{smallest}_{number}{more}'
        ended = self.run(out, ALLOCATIONS=smallest, AT=text)
        found = cohort.tree(out)
        self.tally.count(f'allocations of {smallest} bytes and more, '
                         f'{"all from one on" if more else "one"}: exit code {ended.code}', sum(map(len, found.values())))
        problem = self.judge(out, found, ended) or self.judge_next(out)
        if problem:
            self.tally.fail(f'{text} of {smallest} bytes and more: {problem}\n{ended}')
        shutil.rmtree(out, ignore_errors=True)

    def judge(self, out, found, ended):
        if ended.code == 0:
            wrong = cohort.difference(found, self.right)
            return wrong and f'exit code 0, but {wrong}'
        if ended.code != 4:
            return 'not exit code 4'
        if 'polarmir: out of memory' not in ended.err:
            return 'no line tells that memory is short'
        for name, text in found.items():
            if not cohort.TEMPORARY.search(name) and text != self.right.get(name):
                return f'{name} is not the right one'
        # Of locks only the file is left, where a destructor had no memory and the process ended there.
        left = [name for name in cohort.temporaries(out) if not name.endswith('.lock')]
        return left and f'left behind: {left}'

    def judge_next(self, out):
        ended = self.run(out)
        wrong = cohort.difference(cohort.tree(out), self.right)
        self.tally.count('run again')
        if ended.code != 0:
            return f'the next run fails: {ended}'
        return wrong and f'after the next run {wrong}'


def main():
    everything = '--all' in sys.argv
    tally = cohort.Tally()
    shortage = Shortage(cohort.make_reads(samples=2, reads=150), tally)
    small, large = shortage.allocations(1), shortage.allocations(LARGE)
    print(f'a run allocates {small} times, {large} times {LARGE} bytes and more')
    few = [*(range(1, 301) if everything else ()), *spread(small, 1200 if everything else 30)]
    faults = [(1, number, ('', '+')[i % 2]) for i, number in enumerate(few)]
    faults += [(LARGE, number, '') for number in spread(large, large if everything else 30)]
    cohort.for_each(faults, shortage.try_shortage)
    tally.finish('failing allocations')


main()
