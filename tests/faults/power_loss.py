"""Follows a run with strace: a file has its bytes on the disk before it gets its final name, and the folder after.

Machines that lose their power keep what was synced. Every rename onto a name below OUT must find the file (of a folder,
each file in it and the folder itself) synced since it was last written or renamed into; and the folder it is in must be
synced after the last rename there, before the run ends. So must the folder in which OUT was made.
"""
import os
import re
import subprocess

import cohort

TRACED = 'openat,open,creat,write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,' \
         'unlinkat,mkdir,mkdirat'
CALL = re.compile(r'^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)')
FILE = re.compile(r'^\d+<([^>]*)>')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
RESUMED = re.compile(r'^(\d+) +<\.\.\. \w+ resumed>(.*)$')
UNFINISHED = re.compile(r'^(\d+) +(.*) <unfinished \.\.\.>$')


def whole_calls(lines):
    """(name, arguments) of calls that succeeded; those that another thread interrupted are put together."""
    begun = {}
    for line in lines:
        if half := UNFINISHED.match(line):
            begun[half[1]] = half[2]
            continue
        if half := RESUMED.match(line):
            line = f'{half[1]} {begun.pop(half[1])}{half[2]}'
        if (call := CALL.match(line)) and int(call[3]) >= 0:
            yield call[1], call[2]


class Disk:
    """What a power loss would keep of the folder `out`."""

    def __init__(self, out):
        self.out = str(out)
        self.unsynced = set()  # files with bytes, and folders with names, that are not on the disk
        self.renames = 0
        self.problems = []

    def is_inside(self, path):
        return path == self.out or path.startswith(self.out + '/')

    def follow(self, call, arguments):
        file = FILE.match(arguments)
        paths = QUOTED.findall(arguments)
        if call in ('write', 'pwrite64', 'writev', 'pwritev', 'ftruncate') and file:
            self.unsynced.add(file[1])
        elif call in ('fsync', 'fdatasync') and file:
            self.unsynced.discard(file[1])
        elif call in ('open', 'openat', 'creat') and 'O_CREAT' in arguments or call.startswith('mkdir'):
            self.unsynced.update((paths[0], os.path.dirname(paths[0])))
        elif call.startswith('rename') and self.is_inside(paths[1]):
            self.rename(*paths[:2])

    def rename(self, old, new):
        self.renames += 1
        lost = [path for path in self.unsynced if path == old or path.startswith(old + '/')]
        if lost:
            self.problems.append(f'{new} gets its name before {sorted(lost)} are on the disk')
        self.unsynced -= set(lost)
        self.unsynced.add(os.path.dirname(new))

    def finish(self, final):
        """`final`: the names of all files and folders at the end, and of the one they are in. Locks and folders of temporaries are gone."""
        for path in sorted(self.unsynced):
            if path in final:
                self.problems.append(f'{path} is not synced at the end')


def main():
    reads = cohort.make_reads(samples=2, reads=150)
    out, log = cohort.WORK / 'trials' / 'out', cohort.WORK / 'strace.txt'
    out.parent.mkdir()
    tally = cohort.Tally()
    for how in ('new', 'over other results'):
        more = ('--mismatches', '0') if how == 'new' else ()
        command = [cohort.PROGRAM, *map(str, cohort.run_command(reads, out, '-t', '2', *more))]
        subprocess.run(['strace', '-f', '-y', '-s', '4096', '-e', f'trace={TRACED}', '-o', log, *command],
                       check=True, capture_output=True, timeout=120)
        disk = Disk(out)
        for call, arguments in whole_calls(log.read_text(errors='replace').splitlines()):
            disk.follow(call, arguments)
        disk.finish({str(path) for path in (out.parent, out, *out.rglob('*'))})
        tally.count(f'{how}: {disk.renames} renames')
        if disk.renames < len(list(out.glob('*'))):
            tally.fail(f'{how}: {disk.renames} renames are too few to be all')
        for problem in disk.problems:
            tally.fail(f'{how}: {problem}')
    tally.finish('power loss')


main()
