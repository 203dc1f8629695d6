"""A small cohort, runs of `polarmir` on it with and without faults, and what they leave."""
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

PROGRAM = os.environ['POLARMIR']
CALLS = os.environ['CALLS']
WORK = pathlib.Path(os.environ['WORK'])
WORKERS = 2
TEMPORARY = re.compile(r'\.tmp\.\d+(\.\d+)?($|/)|\.partial$|\.lock$')
OUT_FOLDER = re.compile(str(WORK / 'trials').encode() + rb'/[^/"]+')
TIMED = b'run.json\n', b'ro-crate-metadata.json\n'
TOLD_ONCE = ('environment', 'seconds', 'started', 'finished', 'modified_ns')


@dataclasses.dataclass
class Ended:
    """How a run ended."""
    code: int
    out: str
    err: str

    def __str__(self):
        return f'exit code {self.code}\n{self.err}'


def polarmir(arguments, **faults):
    """Runs it; with `faults` (AT='write:3:EIO'; see faulty_calls.c) the library is loaded before it."""
    environment = {**os.environ, **{f'FAULTS_{key}': str(value) for key, value in faults.items()}}
    if faults:
        environment['LD_PRELOAD'] = CALLS
    done = subprocess.run([PROGRAM, *map(str, arguments)], env=environment, stdin=subprocess.DEVNULL, timeout=100,
                          capture_output=True, text=True, errors='replace', check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


def make_reads(samples, reads):
    """The reads of a cohort of two groups, made anew."""
    shutil.rmtree(WORK, ignore_errors=True)
    folder = WORK / 'in'
    made = polarmir(['simulate', '-o', folder, '--groups', 'control,case', '--samples-per-group', samples // 2,
                     '--reads', reads, '--seed', 11])
    assert made.code == 0, made
    shutil.rmtree(folder / 'truth')
    return folder


def run_command(reads, out, *more):
    return ['run', reads, '--samples', reads / 'samples.tsv', '--keep-trimmed', '--bam', '-o', out, *more]


def without_times(text):
    """run.json tells when and how long, where, and which samples were kept from before."""
    document = json.loads(OUT_FOLDER.sub(b'OUT', text))
    for key in TOLD_ONCE:
        document.pop(key, None)
    if 'host' in document:
        document.pop('samples')
    for one in document.get('inputs', []):
        one.pop('modified_ns')
    return json.dumps(document).encode()


def comparable(name, content):
    """What of a file is the same in every run; nothing of a JSON file with times in it that is cut short."""
    if name == 'SHA256SUMS':
        return b''.join(line for line in content.splitlines(True) if not line.endswith(TIMED))
    if not name.endswith(('run.json', 'ro-crate-metadata.json')):
        return content
    try:
        return without_times(content) if name.endswith('run.json') else json.loads(content) and b'{}'
    except ValueError:
        return b''


def tree(out):
    """All files by their names, temporary ones too."""
    found = {}
    for path in sorted(out.rglob('*')) if out.exists() else []:
        if path.is_file():
            found[str(path.relative_to(out))] = comparable(path.name, path.read_bytes())
    return found


def temporaries(out):
    """Files and folders that nobody is to find when no run is under way."""
    names = [str(path.relative_to(out)) for path in out.rglob('*')] if out.exists() else []
    return [name for name in names if TEMPORARY.search(name)]


def difference(found, wanted):
    """The first file in which two trees differ, or None."""
    for name in sorted(found.keys() | wanted.keys()):
        if name not in found:
            return f'{name} is missing'
        if name not in wanted:
            return f'{name} is there'
        if found[name] != wanted[name]:
            return f'{name} differs'
    return None


class Tally:
    """What was tried and what went wrong; several threads tell it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.counts = {}
        self.compared = 0
        self.failures = []

    def count(self, what, compared=0):
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + 1
            self.compared += compared

    def fail(self, text):
        with self.lock:
            self.failures.append(text)
            print(f'failed: {text}\n', file=sys.stderr, flush=True)

    def finish(self, title):
        """Prints the figures and ends the test."""
        for what, number in sorted(self.counts.items()):
            print(f'{number:7} {what}')
        print(f'{title}: {sum(self.counts.values())} runs, {self.compared / 1e6:.0f} MB compared, '
              f'{len(self.failures)} failures')
        shutil.rmtree(WORK / 'trials', ignore_errors=True)
        sys.exit(1 if self.failures else 0)


def for_each(things, body):
    """In a few threads; the first exception ends the test."""
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for _ in pool.map(body, things):
            pass
