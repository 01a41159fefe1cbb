import assert from "node:assert/strict";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { COLUMNS } from "./dicom-tools.mjs";

const OPERATIONS = [
  "/upload",
  "/dicom-header-attribute",
  "/convert-to-png",
  "/convert",
  "/files",
  "/download",
];

const TIMEOUT_MILLIS = 15_000;

// A root user's Chromium has no sandbox; and it is told not to call its makers.
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Looks at the documentation as a person would: a page that answers 200 may still be blank. */
export async function checkBrowser(server, made, check) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    page.setDefaultTimeout(TIMEOUT_MILLIS);
    const complaints = [];
    const strangers = [];
    page.on("console", (said) => said.type() === "error" && complaints.push(said.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("requestfailed", (request) => complaints.push(`no answer: ${request.url()}`));
    page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== server) {
        strangers.push(url.href);
      }
    });

    await check("/api/docs/ shows every operation", async () => {
      await page.goto(`${server}/api/docs/`);
      await page.locator(".opblock").first().waitFor();
      const shown = await page.locator(".opblock-summary-path").allTextContents();
      const paths = shown.map((path) => path.replace(/\u200b/g, "").trim());
      for (const operation of OPERATIONS) {
        assert.ok(paths.includes(operation), `${operation} is not among ${paths.join(" ")}`);
      }
      await page.screenshot({ path: join(made, "api-docs.png"), fullPage: true });
    });
    await check("/api/docs/ uploads a file", async () => {
      const answer = await tryOut(page, "/upload", async (operation) => {
        await operation.locator("input[type=file]").first().setInputFiles(join(made, "rle.dcm"));
      });
      assert.match(await answer.locator(".response-col_status").first().textContent(), /^200/);
    });
    await check("/api/docs/ shows its picture", async () => {
      const answer = await tryOut(page, "/convert-to-png", async (operation) => {
        await operation.getByPlaceholder("filename").fill("rle.dcm");
      });
      const picture = answer.locator("img");
      await picture.waitFor();
      assert.equal(await picture.evaluate((img) => img.decode().then(() => img.naturalWidth)), COLUMNS);
      await page.screenshot({ path: join(made, "api-docs-tried.png"), fullPage: true });
    });
    await check("/api/docs/ complains of nothing", () => assert.deepEqual(complaints, []));
    await check("/api/docs/ asks no other host", () => assert.deepEqual(strangers, []));
  } finally {
    await browser.close();
  }
}

/** Opens an operation, fills its form in, and sends it; gives the part of the page with the answer. */
async function tryOut(page, path, fillIn) {
  const operation = page.locator(".opblock", { has: page.locator(`[data-path="${path}"]`) });
  await operation.locator(".opblock-summary").click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await fillIn(operation);
  await operation.getByRole("button", { name: "Execute" }).click();
  const answer = operation.locator(".live-responses-table tbody");
  await answer.first().waitFor();
  return answer;
}
