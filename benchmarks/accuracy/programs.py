"""polarmir and the peers, on the same inserts: what each calls every distinct insert, and its count table."""
import collections
import csv
import pathlib
import re
import shutil
import subprocess
import time

import truth

# calls: insert -> {row: share of the read}; shares sum to 1 at most.
# counts: row -> reads, as in the program's table.
# in_full: a read that fits several rows adds 1 to each of them, though it is credited in shares.
Result = collections.namedtuple("Result", "calls counts in_full seconds")


class Missing(Exception):
    """A program is not installed."""


class Sample:
    """The inserts of one sample, as files that the programs want."""

    def __init__(self, folder, fastq, sequences, reference, threads):
        self.folder = pathlib.Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)  # some programs reuse what an earlier run left
        self.folder.mkdir(parents=True)
        self.fastq = fastq
        self.distinct = sorted(sequences)
        self.reads = sequences
        self.reference = reference
        self.threads = str(threads)
        self.matures = self.folder / "mature.fa"
        self.hairpins = self.folder / "hairpin.fa"
        self.gff3 = self.folder / "hsa.gff3"
        reference.write_matures(self.matures)
        reference.write_hairpins(self.hairpins)
        reference.write_gff3(self.gff3)

    def collapsed(self, length=lambda n: True):
        """FASTQ of the distinct inserts, named as seqcluster does: seq_NUMBER_xREADS."""
        path = self.folder / "collapsed.fastq"
        with open(path, "w", encoding="ascii") as out:
            for number, bases in enumerate(self.distinct):
                if length(len(bases)):
                    out.write(f"@seq_{number}_x{self.reads[bases]}\n{bases}\n+\n{'I' * len(bases)}\n")
        return path

    def insert_named(self, name):
        return self.distinct[int(name.split("_")[1])]


def run(command, log, **options):
    program = command[3] if command[0] == "bash" else command[0]
    if not shutil.which(program):
        raise Missing(f"{program} is not installed")
    with open(log, "a", encoding="utf-8") as out:
        out.write("$ " + " ".join(map(str, command)) + "\n")
        out.flush()
        subprocess.run([str(word) for word in command], check=True, stderr=out,
                       stdout=options.pop("stdout", out), **options)


def share(rows, weight=None):
    """Shares of a read over rows, equal or by their weights."""
    weights = {row: weight.get(row, 0) if weight else 1 for row in rows}
    total = sum(weights.values())
    return {row: (one / total if total else 1 / len(weights)) for row, one in weights.items()}


def counted(calls, reads, in_full):
    counts = collections.Counter()
    for bases, rows in calls.items():
        for row, part in rows.items():
            counts[row] += reads[bases] * (1 if in_full else part)
    return counts


def hits(sam, insert_named, strands=("sense", "antisense")):
    """insert -> targets it fits, of a SAM file."""
    targets = collections.defaultdict(set)
    with open(sam, encoding="ascii") as lines:
        for line in lines:
            if line.startswith("@"):
                continue
            name, flag, target = line.split("\t", 3)[:3]
            strand = "antisense" if int(flag) & 16 else "sense"
            if not int(flag) & 4 and strand in strands:
                targets[insert_named(name)].add(target)
    return targets


def polarmir(sample, program, fastq, options):
    """From `isomir.tsv`: the whole reads of every distinct insert that each miRNA gets."""
    start = time.time()
    run([program, "count", fastq, "--name", "sample", "-o", sample.folder, "-t", sample.threads, "--no-resume",
         "--force"] + options, sample.folder / "log")
    seconds = time.time() - start
    folder = sample.folder / "samples" / "sample"
    counts = {}
    with open(folder / "counts.tsv", encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            counts[line["miRNA"]] = float(line["fractional"])
    reads = collections.defaultdict(dict)
    with open(folder / "isomir.tsv", encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            reads[line["Read"]][line["miRNA"]] = int(line["count"])
    calls = {bases: share(rows, rows) for bases, rows in reads.items()}
    return Result(calls, counts, False, seconds)


def bowtie_mature(sample):
    """nf-core/smrnaseq: bowtie to the matures, both strands; samtools idxstats counts every hit."""
    log = sample.folder / "log"
    run(["bowtie-build", sample.matures, sample.folder / "mature"], log)
    sam = sample.folder / "mature.sam"
    start = time.time()
    run(["bowtie", "-x", sample.folder / "mature", "-q", sample.collapsed(), "-p", sample.threads, "-t", "-k",
         "50", "--best", "--strata", "-e", "99999", "--chunkmbs", "2048", "-S", sam], log)
    seconds = time.time() - start
    calls = {bases: share({sample.reference.row_of[name] for name in names})
             for bases, names in hits(sam, sample.insert_named).items()}
    return Result(calls, counted(calls, sample.reads, True), True, seconds)


def mirtop(sample):
    """nf-core/smrnaseq's isomiR part: bowtie to the hairpins with the same options, then mirtop. Its table has
    the full count of a read in every miRNA it fits."""
    log = sample.folder / "log"
    run(["bowtie-build", sample.hairpins, sample.folder / "hairpin"], log)
    sam = sample.folder / "hairpin.sam"
    start = time.time()
    run(["bowtie", "-x", sample.folder / "hairpin", "-q", sample.collapsed(), "-p", sample.threads, "-t", "-k",
         "50", "--best", "--strata", "-e", "99999", "--chunkmbs", "2048", "-S", sam], log)
    bam = sample.folder / "sample.bam"
    run(["samtools", "sort", "-o", bam, sam], log)
    run(["mirtop", "gff", "--hairpin", sample.hairpins, "--gtf", sample.gff3, "-o", sample.folder / "mirtop",
         "--sps", "hsa", bam], log)
    seconds = time.time() - start
    rows = collections.defaultdict(set)
    with open(sample.folder / "mirtop" / "sample.gff", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            attributes = dict(re.findall(r"(\w+)[= ]([^;]*)", line.rstrip().split("\t")[8]))
            if attributes.get("Filter", "Pass").startswith("Pass"):
                rows[attributes["Read"]].add(sample.reference.row_of[attributes["Name"]])
    calls = {bases: share(names) for bases, names in rows.items()}
    return Result(calls, counted(calls, sample.reads, True), True, seconds)


def optimir(sample):
    """OptimiR's own alignment and scoring; its trimming is left out (the inserts are trimmed already), but for
    its window of 15-27 nt. Ties are counted 1/n."""
    log = sample.folder / "log"
    work = sample.folder / "optimir"
    trimmed = work / "OptimiR_tmp" / "0_Trimming"
    trimmed.mkdir(parents=True, exist_ok=True)
    with open(trimmed / "sample.trimmed.fq", "w", encoding="ascii") as out:
        for name, bases, qualities in truth.fastq(sample.fastq):
            if 15 <= len(bases) <= 27:
                out.write(f"@{name}\n{bases}\n+\n{qualities}\n")
    stand_in = work / "sample.fq"  # only its name is used
    stand_in.write_text("")
    start = time.time()
    # It stacks a lazy sum of qualities for every read of an insert, and resolves it by recursion.
    run(["bash", "-c", 'ulimit -s unlimited; exec "$0" "$@"', "optimir", "process", "--fq", stand_in, "-o", work, "--maturesFasta", sample.matures,
         "--hairpinsFasta", sample.hairpins, "--gff3", sample.gff3, "--quiet"], log)
    seconds = time.time() - start
    return optimir_result(sample, work, seconds)


def optimir_result(sample, work, seconds):
    """Calls from the annotated BAM file, whose tag XW is the weight of an alignment."""
    sam = work / "annotated.sam"
    with open(sam, "w", encoding="ascii") as out:
        run(["samtools", "view", work / "OptimiR_tmp" / "3_PostProcess" / "sample.Isotyped.bam"],
            sample.folder / "log", stdout=out)
    weights = collections.defaultdict(dict)
    with open(sam, encoding="ascii") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            tags = dict((tag[:2], tag[5:]) for tag in fields[11:])
            if "XX" not in tags:
                weights[fields[9]][fields[2]] = float(tags.get("XW", 1))
    calls = {}
    for bases, of_matures in weights.items():
        calls[bases] = collections.Counter()
        for name, weight in of_matures.items():
            calls[bases][sample.reference.row_of[name.split("_")[0]]] += weight
    counts = collections.Counter()
    with open(work / "OptimiR_Results" / "miRs_merged.sample_abundances.txt", encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            counts[sample.reference.row_of[line["reference"]]] += float(line["sample"])
    return Result(calls, counts, False, seconds)


def salmon(sample):
    """salmon quant on the matures (sense strand, k = 15, no length correction). A read is credited by the
    estimated reads of the matures it was mapped to."""
    log = sample.folder / "log"
    index = sample.folder / "salmon_index"
    run(["salmon", "index", "-t", sample.matures, "-i", index, "-k", "15", "--keepDuplicates", "-p",
         sample.threads], log)
    out = sample.folder / "salmon"
    sam = sample.folder / "salmon.sam"
    start = time.time()
    run(["salmon", "quant", "-i", index, "-l", "SF", "-r", sample.fastq, "-o", out, "-p", sample.threads,
         "--noLengthCorrection", "--minAssignedFrags", "1", "--fldMean", "22", "--fldSD", "2",
         f"--writeMappings={sam}"], log)
    seconds = time.time() - start
    counts = collections.Counter()
    with open(out / "quant.sf", encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            counts[sample.reference.row_of[line["Name"]]] += float(line["NumReads"])
    inserts = {name: bases for name, bases, _ in truth.fastq(sample.fastq)}
    calls = {bases: share({sample.reference.row_of[name] for name in names}, counts)
             for bases, names in hits(sam, inserts.get, ["sense"]).items()}
    return Result(calls, counts, False, seconds)


PEERS = {"nf-core mature": bowtie_mature, "mirtop": mirtop, "OptimiR": optimir, "salmon": salmon}


def versions(program):
    """What was compared: `name version` of every program that is installed."""
    asked = {"polarmir": [program, "--version"], "bowtie": ["bowtie", "--version"],
             "mirtop": ["dpkg-query", "-W", "-f=mirtop ${Version}", "mirtop"],
             "OptimiR": ["dpkg-query", "-W", "-f=optimir ${Version}", "optimir"],
             "salmon": ["salmon", "--version"], "samtools": ["samtools", "--version"]}
    known = {}
    for name, command in asked.items():
        try:
            said = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace",
                                  check=True)
            found = re.search(r"\d+\.\d[\w.+~-]*", said.stdout or said.stderr)
            known[name] = found.group() if found else "unknown"
        except (OSError, subprocess.CalledProcessError):
            known[name] = "not installed"
    return known
