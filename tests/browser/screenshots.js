// node screenshots.js OUTPUT_FOLDER REPORT...: pictures of reports for looking at: light and dark, wide and narrow, paper.
// node screenshots.js --readme OUTPUT_FOLDER REPORT: the pictures of the README.
// Needs puppeteer-core, which 'tests/run --all' installs in build/tests/browser/node_modules (name it in NODE_PATH), and
// Chromium (CHROMIUM, default /usr/bin/chromium).
"use strict";
const fs = require("node:fs");
const path = require("node:path");

process.env.COHORTS ||= ".";
const { launch, open, unfold } = require("./support/browser");

/** A picture of the page as it is, or of a part of it. */
const shoot = async (page, file, clip) => {
  await page.screenshot({ path: file, ...(clip ? { clip, captureBeyondViewport: true } : { fullPage: true }) });
  console.log(file);
};

/** Around figures, with a margin; as wide as their drawings. */
const around = (page, figures) =>
  page.evaluate((wanted) => {
    const margin = 16;
    const boxes = wanted.map((one) => document.querySelector(one).getBoundingClientRect());
    const drawings = [...document.querySelectorAll(wanted.map((one) => `${one} svg`).join())]
      .map((one) => one.getBoundingClientRect());
    const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) - margin);
    const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) + scrollY - margin);
    return {
      x: left, y: top,
      width: Math.min(document.documentElement.scrollWidth, Math.max(...drawings.map((box) => box.right)) + margin) - left,
      height: Math.max(...boxes.map((box) => box.bottom)) + scrollY + margin - top
    };
  }, figures);

/** What the README shows: the first screen, and one chapter of figures, of the same size each time. */
const forReadme = async (browser, folder, report) => {
  const width = 1240;
  for (const scheme of ["light", "dark"]) {
    const { page, close } = await open(browser, report, { width, height: 900, scheme });
    await shoot(page, path.join(folder, `report-${scheme}.png`), { x: 0, y: 0, width, height: 900 });
    if (scheme === "light") {
      await page.$$eval(".tools, details", (parts) => parts.forEach((part) => part.remove()));
      await shoot(page, path.join(folder, "report-mirnas.png"), await around(page, ["#differential"]));
      await shoot(page, path.join(folder, "report-reads.png"), await around(page, ["#fates", "#classes"]));
    }
    await close();
  }
};

const nameOf = (report) => path.basename(path.dirname(path.dirname(path.resolve(report))));

/** Everything, to be looked at. */
const forEyes = async (browser, folder, report) => {
  for (const [scheme, width] of [["light", 1400], ["dark", 1400], ["light", 360], ["dark", 360]]) {
    const { page, close } = await open(browser, report, { width, scheme });
    const file = path.join(folder, `${nameOf(report)}-${scheme}-${width}`);
    await shoot(page, `${file}.png`);
    if (scheme === "light") {
      await unfold(page);
      await shoot(page, `${file}-open.png`);
    }
    await close();
  }
  // A4 at 96 points per inch.
  const { page, close } = await open(browser, report, { width: 794, height: 1123 });
  await page.emulateMediaType("print");
  await shoot(page, path.join(folder, `${nameOf(report)}-paper.png`));
  await close();
};

const main = async (args) => {
  const isReadme = args[0] === "--readme";
  const [folder, ...reports] = isReadme ? args.slice(1) : args;
  if (reports.length === 0) throw new Error("usage: screenshots.js [--readme] OUTPUT_FOLDER REPORT...");
  fs.mkdirSync(folder, { recursive: true });
  const browser = await launch();
  for (const report of reports) await (isReadme ? forReadme : forEyes)(browser, folder, report);
  await browser.close();
};

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
