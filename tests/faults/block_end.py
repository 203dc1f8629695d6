"""A table of isomiRs that cannot be read to its end, where what was read so far ends with a line: it looks complete.

`polarmir merge` reads samples/NAME/isomir.tsv in blocks of 64 KiB. A line of a sample is made longer, in its last free
text, so that it ends with a block, and each read of the file fails once.
"""
import shutil

import cohort

BLOCK = 1 << 16


def end_line_with_block(path):
    lines = path.read_bytes().split(b'\n')
    column = lines[0].split(b'\t').index(b'aliases')
    before, last = 0, 0
    while before + len(lines[last]) + 1 < BLOCK - 100:
        before += len(lines[last]) + 1
        last += 1
    fields = lines[last].split(b'\t')
    fields[column] += b'x' * (BLOCK - before - len(lines[last]) - 1)
    lines[last] = b'\t'.join(fields)
    content = b'\n'.join(lines)
    assert content[BLOCK - 1:BLOCK] == b'\n' and len(content) > 2 * BLOCK
    path.write_bytes(content)


def main():
    reads = cohort.make_reads(samples=2, reads=6000)
    tally = cohort.Tally()
    counted, out, log = (cohort.WORK / 'trials' / name for name in ('counted', 'out', 'calls.txt'))
    assert cohort.polarmir(cohort.run_command(reads, counted), NO_SYNC=1).code == 0
    table = next(counted.glob('samples/*/isomir.tsv'))
    end_line_with_block(table)
    assert cohort.polarmir(['merge', counted]).code == 0

    def merge(**faults):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(counted, out)
        return cohort.polarmir(['merge', out, '-t', '1'], UNDER=out / table.relative_to(counted), NO_SYNC=1, **faults)

    assert merge(LOG=log).code == 0
    right = cohort.tree(out)
    number = sum(line.startswith('read ') for line in log.read_text().splitlines())
    assert number > 3
    for i in range(1, number + 1):
        ended, found = merge(AT=f'read:{i}:EIO'), cohort.tree(out)
        tally.count(f'exit code {ended.code}', sum(map(len, found.values())))
        wrong = [name for name, text in found.items() if text != right[name]]
        if ended.code != 3 or 'isomir.tsv: cannot' not in ended.err or wrong:
            tally.fail(f'read:{i}:EIO: {wrong}\n{ended}')
    tally.finish('a block that ends with a line')


main()
