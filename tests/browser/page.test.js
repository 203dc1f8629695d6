// The page loads without network under its policy, shows everything without scripts, and is as narrow as the screen.
"use strict";
const { after, before, describe, test } = require("node:test");
const assert = require("node:assert/strict");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { launch, open, reportOf, unfold } = require("./support/browser");

const names = ["demo", "pair", "single", "counted", "failed", "names", "hundred", "dense"];
const always = ["sample-table", "fates", "classes", "lengths", "libraries", "provenance", "signature-versions"];
const scored = ["index", "members", "leave-one-out", "haemolysis", "saturation", "frequent", "isomirs"];
const compared = ["score-differences", "differential", "pca", "mds"];
const figures = {
  demo: [...always, ...scored, ...compared, "correlation", "remedies"],
  pair: [...always, ...scored, "score-differences"],
  single: [...always, ...scored],
  counted: [...always, ...scored.filter((id) => id !== "isomirs")],
  failed: always,
  names: [...always, ...scored, ...compared, "correlation"],
  hundred: [...always, ...scored, ...compared, "correlation"],
  dense: [...always, ...scored, ...compared]
};

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const policyOf = (html) => {
  const text = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  return Object.fromEntries(text.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...rest]) => [name, rest]));
};
const hashesOf = (html, element) =>
  [...html.matchAll(new RegExp(`<${element}[^>]*>(.*?)</${element}>`, "gs"))].map(
    ([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);

for (const name of names)
  describe(`report of ${name}`, () => {
    test("is one small file", () => {
      assert.ok(fs.statSync(reportOf(name)).size < 2e6, `${fs.statSync(reportOf(name)).size} bytes`);
    });

    test("allows nothing but its own styles and script", () => {
      const html = fs.readFileSync(reportOf(name), "utf8");
      const policy = policyOf(html);
      assert.deepEqual(policy["default-src"], ["'none'"]);
      assert.deepEqual(policy["script-src"], hashesOf(html, "script"));
      assert.deepEqual(policy["style-src"], hashesOf(html, "style"));
      assert.deepEqual(Object.keys(policy).sort(), ["base-uri", "default-src", "form-action", "script-src", "style-src"]);
      assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<style|<script/));
    });

    test("loads from a file without network and without a complaint", async () => {
      const { page, problems, close } = await open(browser, reportOf(name));
      await unfold(page);
      assert.deepEqual(problems, []);
      assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
      await close();
    });

    test("has its figures, and shows them and every table without scripts", async () => {
      const { page, problems, close } = await open(browser, reportOf(name), { scripts: false });
      const found = await page.$$eval("figure[id]", (all) => all.map((one) => one.id));
      assert.deepEqual(figures[name].filter((id) => !found.includes(id)), []);
      const hidden = () => page.$$eval("svg, table", (all) => all
        .filter((one) => !one.checkVisibility() || one.getBoundingClientRect().height < 10)
        .map((one) => one.closest("figure")?.id));
      const folded = await page.$$eval("details:not([open]) :is(svg, table)", (all) => all.length);
      assert.equal((await hidden()).length, folded);
      for (const summary of await page.$$("summary")) await summary.click();
      assert.deepEqual(await hidden(), []);
      assert.equal((await page.$$("button, input")).length, 0);
      assert.deepEqual(problems, []);
      await close();
    });

    for (const width of [360, 1400])
      test(`is not wider than ${width} px`, async () => {
        const { page, close } = await open(browser, reportOf(name), { width });
        await unfold(page);
        const wide = await page.evaluate(() => ({
          page: document.documentElement.scrollWidth,
          parts: [...document.querySelectorAll("body *")]
            .filter((one) => !one.closest(".scroll, .skip") && one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => `${one.tagName} ${one.closest("[id]")?.id}`)
        }));
        assert.deepEqual(wide, { page: width, parts: [] });
        await close();
      });
  });

test("the policy is obeyed: what is put into the page does not run, nothing is loaded", async () => {
  const { page, close } = await open(browser, reportOf("demo"));
  const violations = await page.evaluate(async () => {
    const add = (name, set) => {
      const element = document.createElement(name);
      set(element);
      document.body.append(element);
    };
    add("script", (one) => { one.textContent = "globalThis.hasRun = true"; });
    add("style", (one) => { one.textContent = "body { display: none }"; });
    add("img", (one) => { one.src = "https://example.org/a.png"; });
    add("p", (one) => { one.setAttribute("style", "color: red"); });
    await fetch("https://example.org/").catch(() => {});
    await new Promise((done) => setTimeout(done, 200));
    return globalThis.violations;
  });
  const kinds = new Set(violations.map((one) => one.split(" ")[0]));
  assert.deepEqual([...kinds].sort(), ["connect-src", "img-src", "script-src-elem", "style-src-attr", "style-src-elem"]);
  assert.equal(await page.evaluate(() => globalThis.hasRun), undefined);
  assert.notEqual(await page.$eval("body", (body) => getComputedStyle(body).display), "none");
  await close();
});
