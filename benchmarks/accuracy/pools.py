"""What counts of known mixtures show: the equimolar miRXplore pool and the mouse titration, counted by other
pipelines. There are no reads, so they say nothing of how reads are assigned; they say how far the arms of a hairpin
and near paralogues can be compared by their counts, and whether counts of mixtures are linear."""
import collections
import csv
import gzip
import math
import re
import statistics
import sys

import measures

SEEN = 10  # counts per million from which a ratio is taken


def fasta(path):
    sequences, name = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(">"):
                name = line[1:].split()[0]
                sequences[name] = ""
            else:
                sequences[name] += line.strip().upper().replace("U", "T")
    return sequences


def near(a, b):
    """Two substitutions at most where they overlap, first bases at most one apart."""
    def alike(x, y):
        return sum(p != q for p, q in zip(x, y)) <= 2
    return alike(a, b) or alike(a[1:], b) or alike(a, b[1:])


def near_pairs(sequences):
    names = sorted(sequences)
    return [(a, b) for i, a in enumerate(names) for b in names[i + 1:] if near(sequences[a], sequences[b])]


def per_million(table):
    """{name: [counts]} as log2 of counts per million, None where SEEN is not reached."""
    totals = [sum(column) for column in zip(*table.values())]
    return {name: [math.log2(1e6 * n / t) if t and 1e6 * n / t >= SEEN else None for n, t in zip(counts, totals)]
            for name, counts in table.items()}


def spread(logs, pairs):
    """Median over samples of the standard deviation of log2 ratios of the pairs, and the pairs seen."""
    deviations, seen = [], 0
    for sample in range(len(next(iter(logs.values())))):
        ratios = [logs[a][sample] - logs[b][sample] for a, b in pairs
                  if logs[a][sample] is not None and logs[b][sample] is not None]
        if len(ratios) > 2:
            deviations.append(math.sqrt(statistics.fmean(r * r for r in ratios)))
            seen = max(seen, len(ratios))
    return (statistics.median(deviations) if deviations else float("nan")), seen


def neighbours(names):
    """Pairs that have nothing to do with each other: every name and that in the middle of the rest."""
    names = sorted(names)
    half = len(names) // 2
    return [(names[i], names[i + half]) for i in range(half)]


def by_kit(path, names):
    """Kit -> table of the sequences of the pool, counted by other laboratories."""
    kits = {"4N": r"4N", "TruSeq": r"TruSeq", "NEBNext": r"NEB"}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        reader = csv.reader(lines, delimiter="\t")
        header = next(reader)
        at = header.index("id")
        table = {line[at]: line for line in reader if line[at] in names}
    for kit, pattern in kits.items():
        columns = [i for i, name in enumerate(header) if re.search(pattern, name)]
        yield kit, {name: [float(line[i]) for i in columns] for name, line in table.items()}


def pool_counts(folder):
    with open(folder / "miR_counts.csv", encoding="utf-8") as lines:
        return {line.pop("id"): [float(n or 0) for n in line.values()] for line in csv.DictReader(lines)}


def equimolar(folder, reference, lines):
    """Every sequence has the same concentration: true log2 ratios are 0."""
    pool = fasta(folder / "MiRxplorer.fa")
    table = pool_counts(folder)
    rows = {sequence: row for row, sequence in reference.sequence_of.items()}
    human = {rows[s]: name for name, s in pool.items() if s in rows}
    arms = {tuple(sorted((human[a], human[b]))) for a, b in arm_pairs(reference) if a in human and b in human}
    pairs = {"unrelated pairs": neighbours(pool), "5p and 3p arm of a hairpin": sorted(arms),
             "near paralogues": near_pairs(pool)}
    tables = [("all protocols", table), *by_kit(folder / "others_mirExplore_count.tsv.gz", pool)]
    for name, counts in tables:
        logs = per_million(counts)
        for what, of_kind in pairs.items():
            deviation, seen = spread(logs, [(a, b) for a, b in of_kind if a in logs and b in logs])
            lines.append([f"miRXplore, equimolar, {name}", f"log2 ratio, {what}: typical size (truth 0)", seen,
                          deviation])


def arm_pairs(reference):
    """(5p row, 3p row) of every hairpin with two matures."""
    pairs = set()
    for hairpin in reference.hairpins:
        places = sorted(hairpin.places, key=lambda place: place.first)
        if len(places) == 2:
            pairs.add((reference.row_of[places[0].name], reference.row_of[places[1].name]))
    return pairs


class Titration:
    """Mixtures of RNA S and L of five animals, with shares of S of 20, 40, 60 and 80 %."""

    def __init__(self, path):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            reader = csv.reader(lines, delimiter="\t")
            names = [re.sub(r"_R1.*", "", name) for name in next(reader)[1:]]
            table = {line[0]: [float(n) for n in line[1:]] for line in reader}
        totals = [sum(column) for column in zip(*table.values())]
        self.cpm = {row: [1e6 * n / t for n, t in zip(counts, totals)] for row, counts in table.items()}
        self.pure = collections.defaultdict(list)  # (S or L, animal) -> columns
        self.mixed = []  # (share of S, animal, column)
        for column, name in enumerate(names):
            if pure := re.fullmatch(r"(\d)([SL])(_\d)?", name):
                self.pure[pure[2], pure[1]].append(column)
            elif mixture := re.fullmatch(r"(\d+)_(\d)S_\d+_\dL(_\d)?", name):
                self.mixed.append((int(mixture[1]) / 100, mixture[2], column))

    def of(self, row, tissue, animal):
        return statistics.fmean(self.cpm[row][column] for column in self.pure[tissue, animal])

    def ratio(self, row):
        """log2 of S over L, mean over animals; None when hardly seen in either."""
        animals = [a for tissue, a in self.pure if tissue == "S" and ("L", a) in self.pure]
        values = [(self.of(row, "S", a), self.of(row, "L", a)) for a in animals]
        if min(max(pair) for pair in values) < SEEN or min(min(pair) for pair in values) <= 0:
            return None
        return statistics.fmean(math.log2(s / l) for s, l in values)

    def expected(self, row, share, animal, content):
        """CPM of the mixture when S has `content` times the miRNA of L in the same amount of RNA."""
        part = share * content / (share * content + 1 - share)
        return part * self.of(row, "S", animal) + (1 - part) * self.of(row, "L", animal)

    def content(self, rows):
        """The content that fits the mixtures best, by least squares of logarithms over a fine grid."""
        pure = {(row, a): (self.of(row, "S", a), self.of(row, "L", a))
                for row in rows for _, a, _ in self.mixed}

        def misfit(content):
            total = 0
            for share, animal, column in self.mixed:
                part = share * content / (share * content + 1 - share)
                for row in rows:
                    s, l = pure[row, animal]
                    seen = self.cpm[row][column]
                    if seen > 0:
                        total += (math.log(seen) - math.log(part * s + (1 - part) * l)) ** 2
            return total
        return min((2 ** (step / 16) for step in range(-48, 49)), key=misfit)

    def line(self, row, content):
        """Slope and r² of the observed over the expected log2 of the mixtures of one miRNA."""
        points = [(math.log2(self.expected(row, share, a, content)), math.log2(self.cpm[row][column]))
                  for share, a, column in self.mixed if self.cpm[row][column] > 0]
        if len(points) < 3:
            return None
        x, y = zip(*points)
        return statistics.linear_regression(x, y).slope, statistics.correlation(x, y) ** 2


def titration(folder, mouse, lines):
    data = Titration(folder / "mature_sense_minExpr0_RCadj.mat.gz")
    ratios = {row: ratio for row in data.cpm if (ratio := data.ratio(row)) is not None}
    telling = sorted(row for row, ratio in ratios.items() if abs(ratio) >= 1)
    content = data.content(telling)
    name = "mouse titration"
    lines.append([name, "miRNA per RNA, S over L, that fits best", len(telling), content])
    fits = {row: fit for row in telling if (fit := data.line(row, content))}
    paralogous = {one for pair in near_pairs({r: mouse[r] for r in fits if r in mouse}) for one in pair}
    for what, rows in (("all", list(fits)), ("with a near paralogue", [r for r in fits if r in paralogous]),
                       ("without", [r for r in fits if r in mouse and r not in paralogous])):
        lines.append([name, f"slope, observed over expected log2, miRNAs {what}: median", len(rows),
                      statistics.median(fits[r][0] for r in rows)])
        lines.append([name, f"r2 of the same, miRNAs {what}: median", len(rows),
                      statistics.median(fits[r][1] for r in rows)])
    arms = [(row, row[:-2] + "3p") for row in ratios if row.endswith("-5p") and row[:-2] + "3p" in ratios]
    pairs = near_pairs({r: mouse[r] for r in ratios if r in mouse})
    for what, of_kind in (("unrelated pairs", neighbours(ratios)), ("5p and 3p arm of a hairpin", arms),
                          ("near paralogues", pairs)):
        lines.append([name, f"difference of log2 S/L, {what}: typical size", len(of_kind),
                      math.sqrt(statistics.fmean((ratios[a] - ratios[b]) ** 2 for a, b in of_kind))])
    return data, content, fits


def figures(path, titrated):
    import plots  # needs matplotlib
    data, content, fits = titrated
    drawn, axes = plots.figure(8, 3.5, 2)
    x, y = [], []
    for row in fits:
        for share, animal, column in data.mixed:
            if data.cpm[row][column] > 0:
                x.append(data.expected(row, share, animal, content))
                y.append(data.cpm[row][column])
    axes[0][0].plot([1, 1e5], [1, 1e5], color="#b0b0b0", linewidth=0.8)
    axes[0][0].scatter(x, y, s=1, color=plots.COLOURS[0], linewidths=0)
    axes[0][0].set(xscale="log", yscale="log", xlabel="expected CPM of the mixture", ylabel="observed CPM")
    axes[0][1].hist([slope for slope, _ in fits.values()], bins=40, range=(0, 2), color=plots.COLOURS[0])
    axes[0][1].set(xlabel="slope, observed over expected log2", ylabel="miRNAs")
    plots.save(drawn, path)


def measured(folder, reference, output):
    """Lines of pools.tsv; draws pools.svg."""
    lines = []
    equimolar(folder / "mirxplore", reference, lines)
    mouse = fasta(folder.parent / "mirbase" / "mature.mmu.fa")
    titrated = titration(folder / "mouse_titration", mouse, lines)
    try:
        figures(output / "pools.svg", titrated)
    except ImportError as why:
        print(f"no figure of the titration: {why}", file=sys.stderr)
    return lines


def write_abundances(folder, reference, output):
    """The human miRNAs of the pool with their median counts per million over the protocols."""
    rows = {sequence: row for row, sequence in reference.sequence_of.items()}
    human = {name: rows[s] for name, s in fasta(folder / "MiRxplorer.fa").items() if s in rows}
    table = pool_counts(folder)
    totals = [sum(column) for column in zip(*table.values())]
    path = output / "mirxplore.tsv"
    with open(path, "w", encoding="utf-8") as out:
        out.write("miRNA\tabundance\n")
        for name, row in sorted(human.items()):
            if name in table:
                out.write(f"{row}\t{statistics.median(1e6 * n / t for n, t in zip(table[name], totals))}\n")
    return path


def recovered(reference, known, programs_measured):
    """How well the counts of the pool come back where many near paralogues are expressed side by side."""
    true = known.rows(evaluated_only=True)
    expressed = {row: reference.sequence_of[row] for row in true}
    paralogous = {one for pair in near_pairs(expressed) for one in pair}
    arms = {pair for pair in arm_pairs(reference) if pair[0] in true and pair[1] in true}
    for program, one in programs_measured.items():
        data = f"miRXplore abundances, simulated reads, {program}"
        for what, rows in (("with a near paralogue", paralogous), ("without", set(true) - paralogous)):
            distance, seen = measures.mard(collections.Counter({r: true[r] for r in rows}),
                                           collections.Counter({r: one.estimated[r] for r in rows}))
            yield [data, f"MARD, miRNAs {what}", seen, distance]
        wrong = [abs(math.log2(one.estimated[a] * true[b] / (one.estimated[b] * true[a]))) for a, b in arms
                 if min(true[a], true[b]) >= measures.FEWEST and min(one.estimated[a], one.estimated[b]) > 0]
        yield [data, "log2 ratio of 5p to 3p arm: mean error", len(wrong), statistics.fmean(wrong)]
