"""How right a program is, read by read and miRNA by miRNA."""
import collections

import truth

FEWEST = 10  # true or estimated reads from which a miRNA is in the MARD


class Measured:
    """Reads by what became of them: credit is the share of a read that its program gives to its true miRNA."""

    def __init__(self, known, result):
        self.by_difference = collections.defaultdict(lambda: {"reads": 0, "right": 0.0, "wrong": 0.0})
        self.called_mirna = collections.Counter()  # reads of no miRNA, by class, called one
        self.class_reads = collections.Counter()
        self.confused = collections.Counter()  # (difference, true row, called row)
        self.taken_for = collections.Counter()  # (class, called row, insert)
        self.estimated = collections.Counter()  # row: of reads that are evaluated or of no miRNA
        self.right = self.called = 0.0
        for kind, reads in known.kinds.items():
            self.class_reads[kind.read_class] += reads
            if kind.row:
                self.by_difference[kind.difference]["reads"] += reads
        for (bases, kind), reads in known.seen.items():
            self._add(bases, kind, reads, result)

    def _add(self, bases, kind, reads, result):
        call = result.calls.get(bases)
        if not call:
            return
        called = sum(call.values())
        credit = call.get(kind.row, 0)
        self.called += reads * called
        self.right += reads * credit
        if kind.row:
            of_kind = self.by_difference[kind.difference]
            of_kind["right"] += reads * credit
            of_kind["wrong"] += reads * (called - credit)
            for row, part in call.items():
                if row != kind.row:
                    self.confused[kind.difference, kind.row, row] += reads * part
        else:
            self.called_mirna[kind.read_class] += reads * called
            for row, part in call.items():
                self.taken_for[kind.read_class, row, bases] += reads * part
        if kind.evaluated or not kind.row:
            for row, part in call.items():
                self.estimated[row] += reads * (1 if result.in_full else part)

    def total(self, what, differences=truth.DIFFERENCES):
        return sum(self.by_difference[one][what] for one in differences if one in self.by_difference)


def mard(true, estimated):
    """Mean of |estimate - truth| / (estimate + truth) over miRNAs with FEWEST reads in either, and how many."""
    rows = [row for row in {*true, *estimated} if max(true[row], estimated[row]) >= FEWEST]
    if not rows:
        return float("nan"), 0
    return sum(abs(estimated[row] - true[row]) / (estimated[row] + true[row]) for row in rows) / len(rows), len(rows)


def invented(true, estimated):
    """miRNAs with FEWEST or more reads of which less than a tenth are real."""
    return sum(1 for row, reads in estimated.items() if reads >= FEWEST and true[row] < reads / 10)


COLUMNS = ["profile", "program", "reads", "right_percent", "wrong_percent", "unassigned_percent",
           "competitors_called_mirna_percent", "antisense_called_mirna_percent",
           "other_species_called_mirna_percent", "mard", "mirnas", "mard_of_table", "invented_mirnas", "precision",
           "recall", "seconds"]


def percent(part, whole):
    return 100 * part / whole if whole else float("nan")


def summary(profile, program, known, result):
    """A line of accuracy.tsv, and what it was made of."""
    measured = Measured(known, result)
    reads = measured.total("reads")
    right, wrong = measured.total("right"), measured.total("wrong")
    true = known.rows(evaluated_only=True)
    distance, mirnas = mard(true, measured.estimated)
    table = collections.Counter(result.counts)
    line = [profile, program, reads, percent(right, reads), percent(wrong, reads),
            percent(reads - right - wrong, reads)]
    line += [percent(measured.called_mirna[c], measured.class_reads[c])
             for c in ("competitor", "antisense", "other_species")]
    line += [distance, mirnas, mard(known.rows(evaluated_only=False), table)[0], invented(true, measured.estimated),
             measured.right / measured.called if measured.called else float("nan"),
             right / reads if reads else float("nan"), result.seconds]
    return dict(zip(COLUMNS, line)), measured
