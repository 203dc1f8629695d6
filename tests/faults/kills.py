"""Kills a run of a cohort (SIGKILL) in its midst and runs it again: the bytes are those of a run nobody disturbed.

Half of the runs are killed after a time, half at a system call, both drawn from SEED over the length of a run. What is
found between kill and resume under a final name is right already, and no temporary file outlives the second run.
    kills.py         40 kills
    kills.py --all   500
"""
import random
import shutil
import signal
import subprocess
import sys
import time

import cohort

SEED = 20260310
FEW, MANY = 40, 500
LONGER = 1.05  # than an undisturbed run, so that its end is met too
THREADS = '-t', '2'


class Killing:
    def __init__(self, reads, tally):
        self.reads, self.tally = reads, tally
        self.trials = cohort.WORK / 'trials'
        self.trials.mkdir()
        out = self.trials / 'right'
        begin = time.monotonic()
        ended = cohort.polarmir(self.command(out))
        self.seconds = time.monotonic() - begin
        assert ended.code == 0, ended
        self.right = cohort.tree(out)
        self.calls = self.count_calls()

    def command(self, out):
        return cohort.run_command(self.reads, out, *THREADS)

    def count_calls(self):
        out, log = self.trials / 'count', self.trials / 'calls.txt'
        ended = cohort.polarmir(self.command(out), UNDER=f'{self.reads}:{out}', LOG=log)
        assert ended.code == 0, ended
        return len(log.read_text().splitlines())

    def kill_at(self, out, number):
        """True when it was killed, not through already."""
        ended = cohort.polarmir(self.command(out), UNDER=f'{self.reads}:{out}', AT=f'any:{number}:KILL')
        return ended.code == -signal.SIGKILL

    def kill_after(self, out, seconds):
        with subprocess.Popen([cohort.PROGRAM, *map(str, self.command(out))], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(seconds)
            run.kill()
        return run.returncode == -signal.SIGKILL

    def try_kill(self, trial):
        index, share = trial
        out = self.trials / str(index)
        if index % 2 == 0:
            when = f'at call {1 + int(share * self.calls)}'
            was_killed = self.kill_at(out, 1 + int(share * self.calls))
        else:
            when = f'after {share * self.seconds * LONGER:.3f} s'
            was_killed = self.kill_after(out, share * self.seconds * LONGER)
        between = cohort.tree(out)
        left = bool(cohort.temporaries(out))
        self.tally.count('killed, temporary files left' if left else
                         'killed, none left' if was_killed else 'through before', sum(map(len, between.values())))
        problem = self.judge(between) or self.judge_resumed(out)
        if problem:
            self.tally.fail(f'kill {index} {when}: {problem}')
        shutil.rmtree(out, ignore_errors=True)

    def judge(self, found):
        for name, text in found.items():
            if not cohort.TEMPORARY.search(name) and text != self.right.get(name):
                return f'{name} has its final name and is not right'
        return None

    def judge_resumed(self, out):
        ended = cohort.polarmir(self.command(out), NO_SYNC=1)
        found = cohort.tree(out)
        self.tally.count('resumed', sum(map(len, found.values())))
        if ended.code != 0:
            return f'resuming fails: {ended}'
        wrong = cohort.difference(found, self.right) or cohort.temporaries(out)
        return wrong and f'resumed: {wrong}'


def main():
    kills = MANY if '--all' in sys.argv else FEW
    chance = random.Random(SEED)
    tally = cohort.Tally()
    killing = Killing(cohort.make_reads(samples=4, reads=300), tally)
    print(f'{kills} kills with seed {SEED}; a run takes {killing.seconds:.2f} s and {killing.calls} calls')
    cohort.for_each([(i, chance.random()) for i in range(kills)], killing.try_kill)
    tally.finish('kills')


main()
