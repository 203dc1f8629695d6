"""What simulated reads are made of."""
import collections
import csv
import gzip

MIN_INSERT = 18  # nt; shorter inserts are reported apart
END = 3  # nt at the 3' end where a wrong base cannot be told from a tail

# seq: the insert as it was read; row: of the miRNA, else None; difference: from the annotated mature;
# evaluated: a miRNA read that a program is expected to know.
Kind = collections.namedtuple("Kind", "read_class row difference evaluated")


def positions(text):
    """1-based positions of changes such as `7A>G,12C>T`."""
    return [] if text == "." else [int(change.split(">")[0][:-1]) for change in text.split(",")]


def kind_of(line, reference, clip_5p):
    if line["class"] != "mirna":
        return Kind(line["class"], None, "", False)
    length = len(line["insert"])
    tail = 0 if line["tail"] == "." else len(line["tail"])
    snv = positions(line["substitutions"])
    errors = [at - clip_5p for at in positions(line["errors"]) if 0 < at - clip_5p <= length]
    inner = [at for at in errors if at <= length - max(tail, END)]
    if len(snv) + len(inner) > 1:
        difference, evaluated = "2 or more mismatches", False
    elif length < MIN_INSERT:
        difference, evaluated = "shorter than 18 nt", False
    else:
        difference, evaluated = difference_of(line, snv, errors, tail), True
    return Kind("mirna", reference.row_of[line["miRNA"]], difference, evaluated)


def difference_of(line, snv, errors, tail):
    """The most telling of the differences of a read from the annotated mature."""
    if snv:
        return "SNV + tail" if tail else "SNV"
    if errors:
        return "error"
    if tail:
        return "tail"
    if line["shift_5p"] != "0":
        return "5' shift"
    return "3' shift" if line["shift_3p"] != "0" else "exact"


DIFFERENCES = ["exact", "5' shift", "3' shift", "tail", "SNV", "SNV + tail", "error"]
REST = ["shorter than 18 nt", "2 or more mismatches"]


def fastq(path):
    """(name, bases, qualities) of every read."""
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rt", encoding="ascii") as lines:
        for name in lines:
            bases = next(lines).rstrip("\n")
            next(lines)
            yield name[1:].split()[0], bases, next(lines).rstrip("\n")


def number_of(name):
    """The read's number, from 0, which the simulation writes as coordinates."""
    _, x, y = name.split("_")[0].rsplit(":", 2)
    return (int(y) - 1000) * 32768 + int(x) - 1000


class Truth:
    """How many reads there are of every (insert as read, Kind), and in all of every Kind."""

    def __init__(self, table, trimmed, reference, clip_5p):
        """trimmed: the FASTQ file of the inserts, which may lack reads that the trimming dropped."""
        with gzip.open(table, "rt", encoding="utf-8") as lines:
            kinds = [kind_of(line, reference, clip_5p) for line in csv.DictReader(lines, delimiter="\t")]
        self.kinds = collections.Counter(kinds)
        self.seen = collections.Counter()
        self.sequences = collections.Counter()
        for name, bases, _ in fastq(trimmed):
            self.seen[bases, kinds[number_of(name)]] += 1
            self.sequences[bases] += 1

    def rows(self, evaluated_only):
        """Reads of every miRNA."""
        count = collections.Counter()
        for kind, reads in self.kinds.items():
            if kind.row and (kind.evaluated or not evaluated_only):
                count[kind.row] += reads
        return count
