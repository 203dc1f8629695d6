"""The miRNA reference as polarmir's hairpin table has it, and the files the other programs want of it."""
import collections
import csv
import re

Place = collections.namedtuple("Place", "accession name first last")  # 1-based, inclusive
Hairpin = collections.namedtuple("Hairpin", "accession name sequence places")


class Reference:
    """Hairpins, matures, and rows: matures of one and the same sequence, named by the smallest accession."""

    def __init__(self, table):
        self.hairpins = []
        matures = {}  # accession -> (name, sequence)
        with open(table, encoding="utf-8") as lines:
            for line in csv.DictReader(lines, delimiter="\t"):
                places = []
                for text in filter(None, line["matures"].split(";")):
                    accession, name, where = text.split(":")
                    first, last = map(int, where.split("-"))
                    places.append(Place(accession, name, first, last))
                    # Where a hairpin has N, another one may know the base.
                    sequence = line["sequence"][first - 1:last]
                    if "N" not in sequence or accession not in matures:
                        matures[accession] = (name, sequence)
                self.hairpins.append(
                    Hairpin(line["hairpin_accession"], line["hairpin_name"], line["sequence"], places))
        self.row_of = {}  # name of a mature -> name of its row
        self.sequence_of = {}  # row -> sequence
        self.matures = []  # (name, accession, sequence)
        row_of_sequence = {}
        for accession, (name, sequence) in sorted(matures.items()):
            row = row_of_sequence.setdefault(sequence, name)
            self.row_of[name] = row
            self.sequence_of[row] = sequence
            self.matures.append((name, accession, sequence))

    def write_matures(self, path):
        with open(path, "w", encoding="utf-8") as out:
            for name, accession, sequence in self.matures:
                out.write(f">{name} {accession} Homo sapiens\n{sequence}\n")

    def write_hairpins(self, path):
        with open(path, "w", encoding="utf-8") as out:
            for hairpin in self.hairpins:
                out.write(f">{hairpin.name} {hairpin.accession} Homo sapiens\n{hairpin.sequence}\n")

    def write_gff3(self, path):
        """Coordinates on a made-up chromosome that holds all hairpins, as mirtop and OptimiR want them."""
        with open(path, "w", encoding="utf-8") as out:
            out.write("##gff-version 3\n# microRNAs: miRBase v22\n")  # mirtop wants the second line
            before = 0
            copies = collections.Counter()
            for hairpin in self.hairpins:
                self._gff3_line(out, "miRNA_primary_transcript", before + 1, before + len(hairpin.sequence),
                                f"ID={hairpin.accession};Alias={hairpin.accession};Name={hairpin.name}")
                for place in hairpin.places:
                    copies[place.accession] += 1
                    number = copies[place.accession]
                    identifier = place.accession if number == 1 else f"{place.accession}_{number - 1}"
                    self._gff3_line(out, "miRNA", before + place.first, before + place.last,
                                    f"ID={identifier};Alias={place.accession};Name={place.name};"
                                    f"Derives_from={hairpin.accession}")
                before += len(hairpin.sequence) + 1000

    @staticmethod
    def _gff3_line(out, kind, first, last, attributes):
        out.write(f"chr1\t.\t{kind}\t{first}\t{last}\t.\t+\t.\t{attributes}\n")

    def row_named(self, name):
        """The row of a miRNA under a current or an older name (hsa-miR-320a: hsa-miR-320a-3p), or None."""
        for candidate in (name, name + "-3p", name + "-5p", re.sub("-[35]p$", "", name)):
            if candidate in self.row_of:
                return self.row_of[candidate]
        return None
