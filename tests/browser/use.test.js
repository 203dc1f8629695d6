// What scripts add to the page: sorting, filtering, downloads, links into closed parts, light and dark.
"use strict";
const { after, before, describe, test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { launch, open, reportOf, unfold } = require("./support/browser");
const { isNumber, pageTables } = require("./support/tables");

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What stands in a column, as it is now. */
const columnOf = async (page, figure, head) => {
  const table = (await pageTables(page))[figure];
  return table.rows.map((cells) => cells[table.heads.indexOf(head)].exact);
};
const headingOf = async (page, figure, head) => {
  const buttons = await page.$$(`#${figure} thead button`);
  for (const button of buttons)
    if ((await button.evaluate((one) => one.textContent)) === head) return button;
  return assert.fail(`no button ${head} in ${figure}`);
};
const isMissing = (text) => text === "NA" || text === "";
const assertSorted = (values, isDescending) => {
  const known = values.filter((value) => !isMissing(value));
  assert.deepEqual(values.slice(known.length).filter((value) => !isMissing(value)), []);
  assert.ok(known.every(isNumber));
  const sorted = known.map(Number).sort((a, b) => (isDescending ? b - a : a - b));
  assert.deepEqual(known.map(Number), sorted);
};

describe("sorting", () => {
  for (const how of ["click", "Enter"])
    test(`by ${how}: numbers as numbers, up and down`, async () => {
      const { page, problems, close } = await open(browser, reportOf("demo"));
      await unfold(page);
      const rows = (await columnOf(page, "differential", "miRNA")).sort();
      const heading = await headingOf(page, "differential", "log2 fold change");
      const use = () => (how === "click" ? heading.click() : heading.press("Enter"));
      const state = () => heading.evaluate((one) => one.closest("th").getAttribute("aria-sort"));
      for (const [order, isDescending] of [["ascending", false], ["descending", true]]) {
        await use();
        assert.equal(await state(), order);
        assertSorted(await columnOf(page, "differential", "log2 fold change"), isDescending);
        assert.deepEqual((await columnOf(page, "differential", "miRNA")).sort(), rows);
      }
      await (await headingOf(page, "differential", "p")).click();
      assert.equal(await state(), null);
      assertSorted(await columnOf(page, "differential", "p"), false);
      assert.deepEqual(problems, []);
      await close();
    });

  test("what is not known stands last, whatever the direction", async () => {
    const { page, close } = await open(browser, reportOf("demo"));
    const heading = await headingOf(page, "sample-table", "index");
    for (const isDescending of [false, true]) {
      await heading.click();
      const values = await columnOf(page, "sample-table", "index");
      assert.equal(values.at(-1), "NA");
      assertSorted(values, isDescending);
    }
    await close();
  });

  test("names with numbers are in natural order", async () => {
    const { page, close } = await open(browser, reportOf("hundred"));
    await (await headingOf(page, "sample-table", "sample")).click();
    const names = await columnOf(page, "sample-table", "sample");
    assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "en", { numeric: true })));
    assert.equal(names[0], "control_01");
    await close();
  });
});

test("filtering leaves the rows that have all words, and tells how many", async () => {
  const { page, problems, close } = await open(browser, reportOf("demo"));
  const shown = () => page.$$eval("#sample-table tbody tr", (rows) =>
    rows.filter((row) => row.checkVisibility()).map((row) => row.cells[0].textContent));
  const status = () => page.$eval("#sample-table [role=status]", (one) => one.textContent);
  const field = await page.$("#sample-table input[type=search]");
  await field.type("TUMOR ok");
  assert.deepEqual(await shown(), ["tumor_01", "tumor_02"]);
  assert.equal(await status(), "2 of 10 rows");
  await field.type(" nowhere");
  assert.deepEqual(await shown(), []);
  await field.evaluate((one) => { one.value = ""; one.dispatchEvent(new Event("input")); });
  assert.equal((await shown()).length, 10);
  assert.equal(await status(), "");
  assert.deepEqual(problems, []);
  await close();
});

/** Clicks buttons and gives the files that were written. */
const download = async (name, figure, texts) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "polarmir-download-"));
  const { page, problems, close } = await open(browser, reportOf(name));
  const client = await page.createCDPSession();
  await client.send("Browser.setDownloadBehavior", {
    behavior: "allow", downloadPath: folder, browserContextId: page.browserContext().id
  });
  const files = [];
  for (const [text, file] of texts) {
    for (const button of await page.$$(`#${figure} > .tools button, #${figure} .tools button`))
      if ((await button.evaluate((one) => one.textContent)) === text) {
        await button.click();
        break;
      }
    const written = path.join(folder, file);
    for (let wait = 0; wait < 100 && !fs.existsSync(written); ++wait) await new Promise((done) => setTimeout(done, 50));
    files.push(fs.readFileSync(written, "utf8"));
  }
  assert.deepEqual(problems, []);
  const tables = await pageTables(page);
  await close();
  fs.rmSync(folder, { recursive: true });
  return { files, table: tables[figure] };
};

/** Cells of a CSV. */
const parseCsv = (text) => {
  const rows = [[""]];
  let isQuoted = false;
  for (let i = 0; i < text.length; ++i) {
    const row = rows.at(-1);
    if (isQuoted && text[i] === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i];
    else if (text[i] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text[i] === ",") row.push("");
    else if (!isQuoted && text[i] === "\n") rows.push([""]);
    else row[row.length - 1] += text[i];
  }
  return rows.slice(0, -1);
};

describe("downloads", () => {
  test("CSV has the numbers with all their digits", async () => {
    for (const figure of ["sample-table", "differential"]) {
      const { files, table } = await download("demo", figure, [["CSV", `${figure}.csv`]]);
      assert.deepEqual(parseCsv(files[0]), [table.heads, ...table.rows.map((cells) => cells.map((cell) => cell.exact))]);
    }
  });

  test("no cell of a CSV is a formula, and every cell can be read back", async () => {
    const { files, table } = await download("names", "sample-table", [["CSV", "sample-table.csv"]]);
    const cells = parseCsv(files[0]);
    assert.equal(cells.length, table.rows.length + 1);
    for (const cell of cells.flat()) assert.ok(isNumber(cell) || !/^[=+@\t\r-]/.test(cell), cell);
    assert.deepEqual(cells.slice(1).map((row) => row[0]), require("./odd_names"));
    assert.ok(cells.flat().includes("'+/- קבוצה שלישית & more"));
  });

  test("SVG stands on its own: parts, colours and letters as in the page", async () => {
    for (const [name, figure, texts] of [
      ["demo", "index", [["SVG", "index.svg"]]],
      ["demo", "differential", [["SVG-1", "differential-1.svg"], ["SVG-2", "differential-2.svg"]]],
      ["names", "fates", [["SVG", "fates.svg"]]]
    ]) {
      const { files } = await download(name, figure, texts);
      for (const [i, text] of files.entries()) {
        const file = path.join(os.tmpdir(), `polarmir-figure-${process.pid}.svg`);
        fs.writeFileSync(file, text);
        const { page, problems, close } = await open(browser, file);
        const drawn = await page.evaluate(() => {
          const marks = [...document.querySelectorAll("path, rect, circle, line, text")];
          return {
            root: document.documentElement.tagName,
            error: document.querySelector("parsererror")?.textContent,
            width: document.documentElement.getBoundingClientRect().width,
            marks: marks.map((one) => `${one.tagName} ${getComputedStyle(one).fill} ${getComputedStyle(one).stroke}`),
            words: [...document.querySelectorAll("text")].map((one) => one.textContent)
          };
        });
        await close();
        fs.rmSync(file);
        assert.equal(drawn.root, "svg");
        assert.equal(drawn.error, undefined);
        assert.ok(drawn.width > 300);
        assert.deepEqual(problems, []);
        const { page: whole, close: closeWhole } = await open(browser, reportOf(name));
        const inPage = await whole.$$eval(`#${figure} svg`, (all, at) => {
          const marks = [...all[at].querySelectorAll("path, rect, circle, line, text")];
          return {
            marks: marks.map((one) => `${one.tagName} ${getComputedStyle(one).fill} ${getComputedStyle(one).stroke}`),
            words: [...all[at].querySelectorAll("text")].map((one) => one.textContent)
          };
        }, i);
        await closeWhole();
        assert.deepEqual(drawn.marks, inPage.marks);
        assert.deepEqual(drawn.words, inPage.words);
      }
    }
  });
});

describe("links", () => {
  test("every link of the page leads to a place in it", async () => {
    for (const name of ["demo", "failed", "single"]) {
      const { page, close } = await open(browser, reportOf(name), { scripts: false });
      const lost = await page.$$eval("a[href]", (links) => links.map((one) => one.getAttribute("href"))
        .filter((href) => !href.startsWith("#") || !document.getElementById(href.slice(1))));
      assert.deepEqual(lost, []);
      const ids = await page.$$eval("[id]", (parts) => parts.map((one) => one.id));
      assert.equal(new Set(ids).size, ids.length);
      await close();
    }
  });

  test("a link to a figure shows it", async () => {
    const { page, problems, close } = await open(browser, reportOf("demo"), { hash: "#saturation" });
    await page.waitForFunction(() => {
      const { top } = document.getElementById("saturation").getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    }, { timeout: 5000 });
    assert.deepEqual(problems, []);
    await close();
  });

  test("a link into a closed part opens it", async () => {
    const { page, problems, close } = await open(browser, reportOf("demo"));
    await page.evaluate(() => {
      document.querySelector("#pca details table").id = "inside";
      location.hash = "#inside";
    });
    await page.waitForFunction(() => document.querySelector("#pca details").open, { timeout: 5000 });
    assert.deepEqual(problems, []);
    await close();
  });

  test("a link to nothing does no harm", async () => {
    for (const hash of ["#%E0%A4%A", "#nothing", "#"]) {
      const { problems, close } = await open(browser, reportOf("demo"), { hash });
      assert.deepEqual(problems, []);
      await close();
    }
  });
});

test("the button changes light to dark and back, with the colours that the system's choice gives", async () => {
  const coloursOf = (page) => page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [...style].filter((name) => name.startsWith("--")).map((name) => `${name}: ${style.getPropertyValue(name)}`)
      .concat(getComputedStyle(document.body).backgroundColor, style.colorScheme).sort();
  });
  const seen = {};
  for (const scheme of ["light", "dark"]) {
    const { page, problems, close } = await open(browser, reportOf("demo"), { scheme });
    const button = await page.$("header button");
    seen[scheme] = { system: await coloursOf(page) };
    await button.click();
    seen[scheme].other = await coloursOf(page);
    await button.click();
    assert.deepEqual(await coloursOf(page), seen[scheme].system);
    assert.deepEqual(problems, []);
    await close();
  }
  assert.notDeepEqual(seen.light.system, seen.dark.system);
  assert.deepEqual(seen.light.other, seen.dark.system);
  assert.deepEqual(seen.dark.other, seen.light.system);
});

test("paper is light, whatever the screen, and has no buttons", async () => {
  const { page, close } = await open(browser, reportOf("demo"), { scheme: "dark" });
  await page.emulateMediaType("print");
  assert.equal(await page.$eval("body", (body) => getComputedStyle(body).backgroundColor), "rgb(255, 255, 255)");
  await page.$eval("header button", (one) => one.click());
  assert.equal(await page.$eval("body", (body) => getComputedStyle(body).backgroundColor), "rgb(255, 255, 255)");
  const buttons = await page.$$eval("button, input", (all) => all.filter((one) => !one.closest("th") && one.checkVisibility()));
  assert.equal(buttons.length, 0);
  await close();
});
