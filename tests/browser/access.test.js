// The page can be read and used by all: rules of axe-core (WCAG), the keyboard.
"use strict";
const { after, before, test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const { launch, open, reportOf, unfold } = require("./support/browser");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const all = [["light", 1400], ["dark", 1400], ["light", 360], ["dark", 360]];
const some = [["light", 1400], ["dark", 360]];
const views = { demo: all, pair: some, single: some, counted: some, failed: all, names: some, hundred: some, dense: some };

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [name, looks] of Object.entries(views))
  for (const [scheme, width] of looks)
    test(`report of ${name} keeps the rules of axe: ${scheme}, ${width} px`, async () => {
      const { page, close } = await open(browser, reportOf(name), { scheme, width });
      await unfold(page);
      // Rows are alike, and hundreds of them take minutes.
      await page.$$eval("tbody tr:nth-child(n + 12)", (rows) => rows.forEach((row) => row.remove()));
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const result = await axe.run(document, { resultTypes: ["violations"] });
        return result.violations.map((one) =>
          `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
      });
      assert.deepEqual(violations, []);
      await close();
    });

test("everything that can be used is reached by Tab, and shows that it is", async () => {
  const { page, close } = await open(browser, reportOf("pair"));
  await unfold(page);
  const wanted = await page.$$eval("a, button, input, summary, [tabindex]", (parts) => {
    parts.forEach((part, i) => { part.dataset.place = i; });
    return parts.length;
  });
  const reached = new Set();
  for (let i = 0; i < wanted; ++i) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.dataset.place, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
    });
    assert.ok(found[1], `no outline: ${found[0]}`);
    reached.add(found[0]);
  }
  assert.equal(reached.size, wanted);
  assert.ok(!reached.has(undefined));
  await close();
});
