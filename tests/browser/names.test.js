// Names of samples and groups are shown as they are, and do nothing.
"use strict";
const { after, before, test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const { launch, open, reportOf, unfold } = require("./support/browser");
const { pageTables } = require("./support/tables");

const names = require("./odd_names");
const groups = ["<script>alert(1)</script>", '"a&b"', "+/- קבוצה שלישית & more"];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("the page has the elements of any other, and no more", async () => {
  const { page, problems, close } = await open(browser, reportOf("names"));
  await unfold(page);
  assert.equal((await page.$$("script")).length, 1);
  assert.equal((await page.$$("img, iframe, object, embed, link, base, form, [onerror], [style]")).length, 0);
  assert.deepEqual(problems, []);
  await close();
});

test("names of samples stand in tables as they were given", async () => {
  const { page, close } = await open(browser, reportOf("names"), { scripts: false });
  const tables = await pageTables(page);
  for (const figure of ["sample-table", "fates", "classes", "libraries", "isomirs"])
    assert.deepEqual(tables[figure].rows.map((cells) => cells[0].shown), names, figure);
  for (const figure of ["index", "pca", "mds"])
    assert.deepEqual(tables[figure].rows.map((cells) => cells[0].shown).sort(), [...names].sort(), figure);
  assert.deepEqual(new Set(tables["sample-table"].rows.map((cells) => cells[1].shown)), new Set(groups));
  await close();
});

test("names stand in drawings, long ones shortened, the whole name beside the mark", async () => {
  const { page, close } = await open(browser, reportOf("names"), { scripts: false });
  for (const figure of ["index", "fates", "correlation"]) {
    const words = await page.$$eval(`#${figure} svg text`, (all) => all.map((one) => one.textContent));
    for (const name of names.filter((one) => one.length <= 20)) assert.ok(words.includes(name), `${figure}: ${name}`);
    assert.ok(words.every((one) => one.length < 200), figure);
  }
  const legend = await page.$$eval("#index svg text", (all) => all.map((one) => one.textContent));
  for (const group of groups) assert.ok(legend.includes(group), group);
  await close();
});

test("names of another writing direction do not turn what stands beside them", async () => {
  const { page, close } = await open(browser, reportOf("names"), { scripts: false });
  const places = await page.$$eval("#sample-table tbody tr", (rows) => rows.map((row) =>
    [...row.cells].map((cell) => cell.getBoundingClientRect().left)));
  for (const place of places) assert.deepEqual(place, places[0]);
  const open_ = await page.$$eval("#sample-table tbody th, #sample-table tbody td:nth-child(2)", (cells) =>
    cells.filter((cell) => cell.firstElementChild?.tagName !== "BDI").length);
  assert.equal(open_, 0);
  assert.ok(!fs.readFileSync(reportOf("names"), "utf8").includes("<script>alert"));
  await close();
});
