// Tables of the output and tables of the page.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { cohorts } = require("./browser");

/** A table of the output: its headings, and rows as objects by heading. */
const readTable = (name, file) => {
  const lines = fs.readFileSync(path.join(cohorts, name, "results", file), "utf8").replace(/\n$/, "").split("\n");
  const heads = lines[0].split("\t");
  const rows = lines.slice(1).map((line) => Object.fromEntries(line.split("\t").map((value, i) => [heads[i], value])));
  return { heads, rows };
};

/** The same, rows by what stands in their first cell. */
const readByName = (name, file) => {
  const { heads, rows } = readTable(name, file);
  return Object.fromEntries(rows.map((row) => [row[heads[0]], row]));
};

/** Tables of the page by figure: caption, headings, and rows of cells {shown, exact}. */
const pageTables = async (page) =>
  Object.fromEntries(await page.$$eval("figure[id] table", (tables) => tables.map((table) => [
    table.closest("figure").id,
    {
      caption: table.caption.textContent,
      heads: [...table.tHead.rows[0].cells].map((cell) => cell.textContent),
      rows: [...table.tBodies[0].rows].map((row) =>
        [...row.cells].map((cell) => ({ shown: cell.textContent, exact: cell.dataset.v ?? cell.textContent })))
    }
  ])));

const isNumber = (text) => text.trim() !== "" && Number.isFinite(Number(text));

/** Half of the last digit that is written. */
const halfDigit = (text) => {
  const [mantissa, exponent = "0"] = text.split("e");
  const decimals = (mantissa.split(".")[1] ?? "").length;
  return 0.5 * 10 ** (Number(exponent) - decimals);
};

/** Is `rounded` what becomes of `exact` with fewer digits? */
const isRounded = (rounded, exact) =>
  isNumber(rounded) && isNumber(exact) &&
  Math.abs(Number(rounded) - Number(exact)) <= halfDigit(rounded) * (1 + 1e-6) + Math.abs(Number(exact)) * 1e-12;

module.exports = { isNumber, isRounded, pageTables, readByName, readTable };
