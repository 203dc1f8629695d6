// A browser without network, and what goes wrong in it.
"use strict";
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");

const cohorts = path.resolve(process.env.COHORTS);
const reportOf = (name) => path.join(cohorts, name, "results/report.html");

const launch = () =>
  puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb",
      "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND"]
  });

/** Opens a report; `problems` collects all that a browser complains about. Close the page when done. */
const open = async (browser, file, { width = 1400, height = 900, scheme = "light", scripts = true, hash = "" } = {}) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const problems = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|blob):/.test(request.url())) problems.push(`request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setJavaScriptEnabled(scripts);
  if (scripts)
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", (event) =>
        globalThis.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    });
  await page.setOfflineMode(true);
  await page.goto(pathToFileURL(file).href + hash, { waitUntil: "load" });
  return { page, problems, close: () => context.close() };
};

/** Opens every part of the page that can be closed. */
const unfold = (page) =>
  page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));

module.exports = { cohorts, launch, open, reportOf, unfold };
