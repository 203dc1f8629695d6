"""What make_competitors and make_tracers share."""
import collections
import csv
import gzip
import pathlib
import re

WINDOW, SEED = 17, 8  # two seeds lie in a window without touching: one mismatch spares one of them


def records(path):
    """Headers and DNA sequences of a FASTA file."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        for record in re.split(r"^>", file.read(), flags=re.M)[1:]:
            header, *lines = record.split("\n")
            yield header, "".join(lines).upper().replace("U", "T")


def table_rows(name):
    with open(pathlib.Path(__file__).parent / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def count_inserts(files):
    """Reads by insert, of 16 bases and more."""
    inserts = collections.Counter()
    for path in files:
        with gzip.open(path, "rt") as file:
            inserts.update(line.strip() for number, line in enumerate(file) if number % 4 == 1)
    return {insert: count for insert, count in inserts.items() if len(insert) >= 16}


def windows(sequence):
    return [sequence[start:start + WINDOW] for start in range(len(sequence) - WINDOW + 1)]


def near(parts, rnas):
    """Pairs of a part (WINDOW bases) and the name of an RNA on which it lies with at most one mismatch."""
    places = collections.defaultdict(list)
    for name, rna in rnas:
        for start in range(len(rna) - SEED + 1):
            places[rna[start:start + SEED]].append((name, rna, start))
    for part in set(parts):
        for seed in (0, WINDOW - SEED):
            for name, rna, place in places.get(part[seed:seed + SEED], ()):
                there = rna[max(0, place - seed):][:WINDOW]
                if place >= seed and len(there) == WINDOW and sum(a != b for a, b in zip(part, there)) < 2:
                    yield part, name
