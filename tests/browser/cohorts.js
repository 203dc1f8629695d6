// node cohorts.js FOLDER: makes the result folders whose reports are tested, FOLDER/NAME/results/report.html each.
// Needs POLARMIR, the program. Folders that this program has made already are kept.
"use strict";
const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const folder = path.resolve(process.argv[2]);
const program = process.env.POLARMIR;
const effects = path.join(__dirname, "../../pipelines/quickstart_effects.tsv");
// Few reads of other classes: scores need 100,000 miRNA reads.
const shares = ["competitor=0.03", "adapter_dimer=0.01", "too_short=0.01"].flatMap((share) => ["--share", share]);
const enough = 115_000;

const polarmir = (...args) => execFileSync(program, ["--quiet", ...args], { stdio: ["ignore", "ignore", "inherit"] });
const place = (name, ...rest) => path.join(folder, name, ...rest);
const quoted = (text) => '"' + text.replaceAll('"', '""') + '"';

/** Simulates reads; `samples`: {sample, group, reads, haemolysis}. */
const simulate = (name, samples) => {
  const rows = samples.map((one) => [one.sample, one.group, one.reads ?? enough, one.haemolysis ?? 0].join("\t"));
  fs.mkdirSync(place(name), { recursive: true });
  fs.writeFileSync(place(name, "cohort.tsv"), ["sample\tgroup\treads\thaemolysis", ...rows, ""].join("\n"));
  polarmir("simulate", "--sample-table", place(name, "cohort.tsv"), "--effects", effects, "--seed", "7", ...shares,
    "--output", place(name, "reads"));
};

/** Lines of the sheet of simulated reads: {sample, group, fastq_1}, the file with its whole path. */
const sheetOf = (name) => {
  const lines = fs.readFileSync(place(name, "reads/samples.tsv"), "utf8").trimEnd().split("\n");
  const heads = lines[0].split("\t");
  return lines.slice(1).map((line) => {
    const row = Object.fromEntries(line.split("\t").map((value, i) => [heads[i], value]));
    return { ...row, fastq_1: place(name, "reads", row.fastq_1) };
  });
};

const run = (name, rows, ...options) => {
  const heads = Object.keys(rows[0]);
  const lines = [heads.join("\t"), ...rows.map((row) => heads.map((head) => quoted(row[head])).join("\t")), ""];
  fs.writeFileSync(place(name, "sheet.tsv"), lines.join("\n"));
  polarmir("run", "--samples", place(name, "sheet.tsv"), "--output", place(name, "results"), ...options);
};

const numbered = (group, count, change = () => ({})) =>
  Array.from({ length: count }, (unused, i) =>
    ({ sample: `${group}_${String(i + 1).padStart(2, "0")}`, group, ...change(i) }));

/** As the quickstart, smaller: OK, LOW and not scorable samples, one haemolysed. */
const demo = () => {
  const deep = (i) => ({ reads: i < 2 ? 340_000 : enough });
  simulate("demo", [
    ...numbered("tumor", 5, (i) => ({ ...deep(i), haemolysis: i === 3 ? 0.3 : 0 })),
    ...numbered("control", 5, (i) => (i === 4 ? { reads: 15_000 } : deep(i)))]);
  run("demo", sheetOf("demo"));
};

const pair = () => {
  simulate("pair", [...numbered("tumor", 1), ...numbered("control", 1)]);
  run("pair", sheetOf("pair"));
};

/** One sample without groups, by run and by count. */
const single = () => {
  simulate("single", numbered("tumor", 1, () => ({ reads: 340_000 })));
  const [{ fastq_1: reads }] = sheetOf("single");
  polarmir("run", reads, "--output", place("single", "results"));
  polarmir("count", reads, "--output", place("counted", "all"));
  fs.mkdirSync(place("counted", "results"));
  fs.copyFileSync(place("counted", "all/samples/tumor_01/report.html"), place("counted", "results/report.html"));
};

/** A hundred samples, and thirty more in the dense view. */
const many = () => {
  simulate("hundred", [...numbered("tumor", 65), ...numbered("control", 65)]);
  const all = sheetOf("hundred");
  const fifty = (group) => all.filter((row) => row.group === group).slice(0, 50);
  run("hundred", [...fifty("tumor"), ...fifty("control")]);
  fs.mkdirSync(place("dense"), { recursive: true });
  fs.cpSync(place("hundred", "results"), place("dense", "results"), { recursive: true, preserveTimestamps: true });
  run("dense", all);
};

/** No sample can be scored: no reads, reads of nothing, too few. */
const failed = () => {
  simulate("failed", [
    ...numbered("tumor", 2, (i) => ({ reads: i === 0 ? 0 : 3_000 })),
    ...numbered("control", 2, (i) => ({ reads: i === 0 ? 0 : 500 }))]);
  const rows = sheetOf("failed");
  const nothing = Array.from({ length: 50 }, (unused, i) => `@r${i}\n${"A".repeat(50)}\n+\n${"I".repeat(50)}\n`);
  fs.writeFileSync(place("failed", "nothing.fastq"), nothing.join(""));
  rows[2].fastq_1 = place("failed", "nothing.fastq");
  run("failed", rows, "--adapter", "TGGAATTCTCGGGTGCCAAGG");
};

/** Names that a page, a spreadsheet or a line of text could stumble over. */
const names = () => {
  simulate("names", [...numbered("tumor", 5), ...numbered("control", 6)]);
  const rows = sheetOf("names");
  const groups = { tumor: "<script>alert(1)</script>", control: '"a&b"' };
  require("./odd_names").forEach((sample, i) => Object.assign(rows[i], { sample, group: groups[rows[i].group] }));
  rows.at(-1).group = "+/- קבוצה שלישית & more"; // no formula, though a spreadsheet may take it for one
  run("names", rows, "--case", groups.tumor, "--control", groups.control);
};

const mark = createHash("sha256").update(`${fs.statSync(program).mtimeMs}`);
for (const file of ["cohorts.js", "odd_names.js"]) mark.update(fs.readFileSync(path.join(__dirname, file)));
const stamp = place("made");
const text = mark.digest("hex");
if (!fs.existsSync(stamp) || fs.readFileSync(stamp, "utf8") !== text) {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const make of [demo, pair, single, failed, names, many]) make();
  fs.writeFileSync(stamp, text);
}
