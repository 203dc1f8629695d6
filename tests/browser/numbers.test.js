// The numbers of the page are those of the tables of the output.
"use strict";
const { after, before, test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { cohorts, launch, open, reportOf } = require("./support/browser");
const { isNumber, isRounded, pageTables, readByName, readTable } = require("./support/tables");

// What the page holds must be the text of the table or the same number. Of these columns the output has fewer digits.
const longer = new Set(["sample-table: miRNA %", "saturation: miRNAs",
  ...["as annotated", "other 5' end", "shorter 3' end", "longer 3' end", "non-templated tail", "uridylated", "adenylated",
    "other base inside"].map((column) => `isomirs: ${column}`)]);
// These columns have no table: they come with the program, or are computed (and tested below).
const own = new Set(["members: papers", "members: evidence and doubts", "members: PMID"]);

const interval = { index: "index_log2", "95 % from": "index_ci95_low_log2", to: "index_ci95_high_log2", verdict: "verdict" };
const members = { "pushes to": (row) => (Number(row.coefficient) > 0 ? "M1" : "M2"), coefficient: "coefficient" };

/** Tables with a row for each row of the output: its file, columns, and the name of the row in the page. */
const plain = {
  index: { file: "polarization.tsv", columns: interval },
  libraries: { file: "qc/library.tsv", columns: (head) => head },
  haemolysis: {
    file: "polarization.tsv",
    columns: {
      "miR-451a / miR-23a-3p": "haemolysis_log2", HM: "hm_log2", "red-cell share": "red_cell_share", index: "index_log2",
      "index without red-cell miRNAs": "index_noRBC_log2"
    },
    rows: (row) => row.haemolysis_log2 !== "NA"
  },
  "leave-one-out": {
    file: "polarization_long.tsv",
    columns: {
      index: "score_log2", without: "loo_miRNA", change: "loo_change_log2",
      dominated: (row) => (row.flags.split(";").includes("dominated") ? "yes" : "no")
    },
    // Of very many samples only those that one miRNA dominates.
    rows: (row, name) => row.score === "EV-index" && row.variant === "all" && row.score_log2 !== "NA" &&
      (name !== "dense" || row.flags.split(";").includes("dominated"))
  },
  "score-differences": {
    file: "compare/scores.tsv",
    columns: {
      "n case": "n_case", "n control": "n_control", difference: "difference_log2", "95 % from": "ci95_low_log2",
      to: "ci95_high_log2", p: "p", "p adjusted": "p_adjusted", "rank p": "wilcoxon_p", "Hedges' g": "hedges_g"
    },
    name: (row) => (row.variant === "all" ? row.score : `${row.score} ${row.variant}`)
  },
  differential: {
    file: "compare/mirna.tsv",
    columns: {
      "log2 fold change": "log2_fold_change", "95 % from": "ci95_low_log2", to: "ci95_high_log2", "CPM case": "cpm_case",
      "CPM control": "cpm_control", p: "p", "p adjusted": "p_adjusted"
    }
  },
  saturation: {
    file: "qc/saturation.tsv",
    columns: {
      share: "share", reads: "reads", miRNAs: "mirnas_expected", "SE of the index": "index_se_total_log2",
      verdict: "index_verdict"
    },
    name: (row) => `${row.sample} ${row.share}`,
    pageName: (cells) => `${cells[0].exact} ${cells[1].exact}`
  },
  isomirs: {
    file: "qc/isomirs.tsv",
    columns: {
      "as annotated": "canonical_percent", "other 5' end": "shift_5p_percent", "shorter 3' end": "shorter_3p_percent",
      "longer 3' end": "longer_3p_percent", "non-templated tail": "tail_percent", uridylated: "uridylated_percent",
      adenylated: "adenylated_percent", "other base inside": "snv_percent"
    }
  },
  pca: { file: "qc/pca.tsv", columns: (head) => head.replace(/ \(.*/, "").replace(" ", "") },
  mds: { file: "qc/mds.tsv", columns: (head) => head.replace(/ \(.*/, "").replace(" ", "") },
  correlation: { file: "qc/correlation.tsv", columns: (head) => head },
  frequent: { file: "counts/mature_cpm.tsv", columns: (head) => head, some: true },
  members: { file: "contributions.tsv", columns: members },
  lengths: {
    file: "qc/length.tsv", columns: (head) => head, rows: (row) => row.class === "mirna", name: (row) => row.length_nt
  }
};

/** What is said of a cell that disagrees. */
const complaint = (column, name, cell, expected) => {
  if (!isRounded(cell.shown.replaceAll(",", ""), cell.exact) && isNumber(cell.exact))
    return `${column}, ${name}: ${cell.shown} is shown for ${cell.exact}`;
  const isSame = cell.exact === expected || (isNumber(cell.exact) && Number(cell.exact) === Number(expected));
  if (isSame || (longer.has(column) && isRounded(expected, cell.exact))) return [];
  return `${column}, ${name}: ${cell.exact}, in the table ${expected}`;
};

/** Compares a table of the page with rows by name; `valueOf(row, heading)`. */
const compare = (figure, table, expected, valueOf, pageName = (cells) => cells[0].exact) => {
  const complaints = [];
  for (const cells of table.rows) {
    const name = pageName(cells);
    const row = expected[name];
    assert.ok(row, `${figure}: no row ${name} in the table`);
    cells.slice(1).forEach((cell, i) => {
      const column = `${figure}: ${table.heads[i + 1]}`;
      if (own.has(column)) return;
      const value = valueOf(row, table.heads[i + 1]);
      if (value === undefined) return;
      complaints.push(...[complaint(column, name, cell, value)].flat());
    });
  }
  assert.deepEqual(complaints, []);
};

const comparePlain = (name, figure, table) => {
  const { file, columns, rows: isMeant = () => true, name: nameOf, pageName, some } = plain[figure];
  assert.ok(table.caption.includes(file), `${table.caption}: ${file}`);
  const { heads, rows } = readTable(name, file);
  const meant = rows.filter((row) => isMeant(row, name));
  const expected = Object.fromEntries(meant.map((row) => [nameOf ? nameOf(row) : row[heads[0]], row]));
  if (!some) assert.equal(table.rows.length, meant.length, `rows of ${figure}`);
  compare(figure, table, expected, (row, head) => {
    const column = typeof columns === "function" ? columns(head) : columns[head];
    if (typeof column === "function") return column(row);
    if (column === undefined) assert.match(head, /^part of the /, `${figure}: where does '${head}' come from?`);
    return row[column];
  }, pageName);
};

/** Every sample on a line: from three tables. */
const compareSamples = (name, table) => {
  const scores = readByName(name, "polarization.tsv");
  const quality = readByName(name, "qc/summary.tsv");
  const sheet = readByName(name, "samples.tsv");
  const [input] = readTable(name, "qc/ledger.tsv").rows;
  assert.equal(table.rows.length, Object.keys(scores).length);
  const columns = {
    group: (one) => sheet[one].group.replace(/^"(.*)"$/, "$1").replaceAll('""', '"'),
    quality: (one) => quality[one].verdict,
    reads: (one) => input[one],
    miRNA: (one) => scores[one].mirna_reads,
    "miRNA %": (one) => quality[one].mirna_percent,
    miRNAs: (one) => quality[one].mirnas_detected,
    Z: (one) => scores[one].index_z,
    flags: (one) => scores[one].flags
  };
  for (const [head, column] of Object.entries(interval)) columns[head] = (one) => scores[one][column];
  const own = Object.fromEntries(Object.keys(scores).map((one) => [one, one]));
  compare("sample-table", table, own, (one, head) => columns[head](one));
};

/** Reads by fate: the table of the output has samples in columns. */
const compareFates = (name, figure, table) => {
  const { heads, rows } = readTable(name, "qc/ledger.tsv");
  const samples = Object.fromEntries(heads.slice(1).map((sample) =>
    [sample, Object.fromEntries(rows.map((row) => [row.fate, row[sample]]))]));
  assert.equal(table.rows.length, heads.length - 1);
  if (figure === "fates") assert.deepEqual(table.heads.slice(1), rows.map((row) => row.fate));
  compare(figure, table, samples, (row, head) => row[head]);
};

const compareRemarks = (name, table) => {
  const found = {};
  for (const [sample, , what, remedy] of table.rows) {
    const one = (found[sample.exact] ??= { reasons: [], remedies: [] });
    one.reasons.push(what.exact);
    one.remedies.push(remedy.exact);
  }
  for (const row of readTable(name, "qc/summary.tsv").rows) {
    assert.equal(found[row.sample]?.reasons.join(" | ") ?? "", row.reasons);
    assert.equal(found[row.sample]?.remedies.join(" | ") ?? "", row.remedies);
    const levels = table.rows.filter(([sample]) => sample.exact === row.sample).map((cells) => cells[1].exact);
    assert.equal(["FAIL", "WARN"].find((level) => levels.includes(level)) ?? "PASS", row.verdict);
  }
};

/** What a miRNA adds to the difference of the samples compared, or to the mean of all that have an index. */
const compareParts = (name, table) => {
  const at = table.heads.findIndex((head) => head.startsWith("part of the "));
  const rows = readByName(name, "contributions.tsv");
  const scored = readByName(name, "polarization.tsv");
  const sheet = readTable(name, "samples.tsv").rows.filter((one) => isNumber(scored[one.sample].index_log2));
  const mean = (row, samples) => {
    const values = samples.map((one) => row[one.sample]).filter(isNumber).map(Number);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const isDifference = table.heads[at] === "part of the difference";
  let cases = sheet;
  let controls = [];
  if (isDifference) {
    const contrast = readTable(name, "compare/scores.tsv").rows[0].contrast;
    const groups = [...new Set(sheet.map((one) => one.group))].map((quoted) =>
      ({ quoted, name: quoted.replace(/^"(.*)"$/, "$1").replaceAll('""', '"') }));
    cases = sheet.filter((one) => one.group === groups.find((group) => contrast.startsWith(`${group.name} - `)).quoted);
    controls = sheet.filter((one) => one.group === groups.find((group) => contrast.endsWith(` - ${group.name}`)).quoted);
  }
  for (const cells of table.rows) {
    const row = rows[cells[0].exact];
    const expected = mean(row, cases) - (isDifference ? mean(row, controls) : 0);
    assert.ok(Math.abs(expected - Number(cells[at].exact)) < 2e-6, `${cells[0].exact}: ${cells[at].exact}, ${expected}`);
  }
  if (isDifference) {
    const difference = Number(readTable(name, "compare/scores.tsv").rows[0].difference_log2);
    const sum = table.rows.reduce((all, cells) => all + Number(cells[at].exact), 0);
    assert.ok(Math.abs(sum - difference) < 1e-4, `parts add up to ${sum}, the difference is ${difference}`);
  }
};

const compareSets = (name, table) => {
  const found = {};
  for (const row of readTable(name, "signatures.tsv").rows) {
    const set = (found[row.set] ??= { version: row.version, hash: row.hash, members: 0 });
    set.members += 1;
  }
  for (const set of Object.values(found)) set.members = `${set.members}`;
  assert.equal(table.rows.length, Object.keys(found).length);
  compare("signature-versions", table, found, (row, head) => row[head]);
};

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const name of ["demo", "pair", "single", "failed", "names", "hundred", "dense"])
  test(`numbers of ${name}`, async (t) => {
    const { page, close } = await open(browser, reportOf(name), { scripts: false });
    const tables = await pageTables(page);
    for (const [figure, table] of Object.entries(tables))
      await t.test(figure, () => {
        if (plain[figure]) comparePlain(name, figure, table);
        else if (figure === "sample-table") compareSamples(name, table);
        else if (figure === "fates" || figure === "classes") compareFates(name, figure, table);
        else if (figure === "remedies") compareRemarks(name, table);
        else if (figure === "signature-versions") compareSets(name, table);
        else assert.equal(figure, "provenance", "a table that is not compared");
        if (figure === "members") compareParts(name, table);
      });
    await t.test("sentences", async () => {
      const said = await page.$$eval("blockquote, #answer details li, #answer > ul:not(.facts) li",
        (parts) => parts.map((part) => part.textContent.trim()));
      const summary = fs.readFileSync(path.join(cohorts, name, "results/summary.txt"), "utf8");
      assert.deepEqual(said, summary.split("\n").filter((line) => line.startsWith("- ")).map((line) => line.slice(2)));
    });
    await close();
  });

test("a sample that is counted alone has the numbers that run finds", async () => {
  const tables = [];
  for (const name of ["counted", "single"]) {
    const { page, close } = await open(browser, reportOf(name), { scripts: false });
    tables.push(await pageTables(page));
    await close();
  }
  const [counted, whole] = tables;
  assert.deepEqual(Object.keys(whole).filter((figure) => !counted[figure]), ["isomirs"]);
  for (const [figure, table] of Object.entries(counted)) assert.deepEqual(table, whole[figure], figure);
});
