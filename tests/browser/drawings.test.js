// Words in drawings: none is cut off, none lies on another.
"use strict";
const { after, before, test } = require("node:test");
const assert = require("node:assert/strict");
const { launch, open, reportOf } = require("./support/browser");

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Boxes of the words of every drawing: [figure, words, box in the drawing, size of the drawing]. */
const wordsOf = (page) =>
  page.$$eval("svg", (drawings) => drawings.map((drawing, i) => {
    const whole = drawing.getBoundingClientRect();
    return {
      figure: `${drawing.closest("figure").id} ${i}`,
      width: whole.width,
      height: whole.height,
      words: [...drawing.querySelectorAll("text")].map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return { text: one.textContent, left: left - whole.left, right: right - whole.left,
          top: top - whole.top, bottom: bottom - whole.top };
      })
    };
  }));

for (const name of ["demo", "pair", "single", "counted", "failed", "names", "hundred", "dense"])
  test(`words in the drawings of ${name}`, async () => {
    const { page, close } = await open(browser, reportOf(name));
    const drawings = await wordsOf(page);
    await close();
    const cut = [];
    const covered = [];
    for (const { figure, width, height, words } of drawings) {
      for (const one of words)
        if (one.left < -1 || one.right > width + 1 || one.top < -2 || one.bottom > height + 2)
          cut.push(`${figure}: ${one.text}`);
      // Letters are lower than their boxes.
      const inset = 3;
      words.forEach((a, i) => words.slice(i + 1).forEach((b) => {
        if (a.left + 1 < b.right && b.left + 1 < a.right && a.top + inset < b.bottom - inset && b.top + inset < a.bottom - inset)
          covered.push(`${figure}: ${a.text} | ${b.text}`);
      }));
    }
    assert.deepEqual({ cut, covered }, { cut: [], covered: [] });
  });
