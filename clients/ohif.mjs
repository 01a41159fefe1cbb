import assert from "node:assert/strict";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS } from "./browser.mjs";
import { fixtures, store } from "./fixtures.mjs";

const TIMEOUT_MILLIS = 120_000;

// WebGL in software: there is no display and no GPU where this runs.
const GRAPHICS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

// What OHIF itself says of a browser without a GPU, and of things that are not the server's.
const OWN = [/WebGL/i, /GPU/i, /ResizeObserver/, /Autofocus/, /shader/i];

/** Opens studies in the unmodified viewer: every request answered, nothing complained of, an image on the canvas. */
export async function checkOhif(server, made, check) {
  const service = `${server}/dicomweb`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS.filter((flag) => flag !== "--disable-gpu"), ...GRAPHICS],
    timeout: TIMEOUT_MILLIS,
  });
  try {
    for (const [kind, files] of Object.entries(fixtures(made))) {
      await check(`OHIF opens ${kind}`, async () => {
        const [study] = await store(service, files);
        await open(browser, `${server}/viewer/viewer?StudyInstanceUIDs=${study}`, kind, made);
      });
    }
    await check("OHIF lists the studies", async () => {
      const { page, complaints } = await observed(browser);
      await page.goto(`${server}/viewer/`);
      await page.locator("text=/Study list/i").first().waitFor();
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(made, "ohif-list.png") });
      assert.deepEqual(complaints, []);
      await page.close();
    });
  } finally {
    await browser.close();
  }
}

async function open(browser, url, kind, made) {
  const { page, complaints } = await observed(browser);
  const picture = join(made, `ohif-${kind.replace(/\W+/g, "-")}.png`);
  try {
    await page.goto(url);
    if (kind === "PDF") {
      // Shown by the browser: what it loads never ends, as far as it tells.
      await page.waitForResponse((answer) => answer.headers()["content-type"] === "application/pdf");
      const document = page.locator("object[type='application/pdf'], embed[type='application/pdf']").first();
      await document.waitFor();
      await pageOfPaper(page, await document.boundingBox());
      return assert.deepEqual(complaints, []);
    } else if (kind === "SEG") {
      // The corpus has no images that its segmentations are of, and OHIF shows none without.
      await page.locator("[data-cy^='study-browser-thumbnail']").first().waitFor();
    } else {
      if (kind === "SR") {
        await page.locator("[data-cy='study-browser-thumbnail-no-image']", { hasText: "SR" }).first().waitFor();
      }
      await page.waitForFunction(levels, undefined, { timeout: TIMEOUT_MILLIS, polling: 500 });
    }
    await page.waitForLoadState("networkidle");
  } finally {
    await page.screenshot({ path: picture });
  }
  assert.deepEqual(complaints, []);
  await page.close();
}

/** Waits for a page of a document: a surface that is much lighter than what is around it. */
async function pageOfPaper(page, clip) {
  for (const end = Date.now() + TIMEOUT_MILLIS; ; await page.waitForTimeout(500)) {
    const picture = (await page.screenshot({ clip })).toString("base64");
    const { lightest, usual } = await page.evaluate(lightness, picture);
    if (lightest > 4 * usual) {
      return;
    }
    assert.ok(Date.now() < end, `no page: the lightest surface is ${lightest}, most of the picture ${usual}`);
  }
}

/** Of a PNG the lightest level that more than a hundredth of it has, and the most frequent one. */
async function lightness(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const counts = new Array(256).fill(0);
  for (let i = 1; i < data.length; i += 4) {
    counts[data[i]]++;
  }
  const lightest = counts.findLastIndex((count) => count > data.length / 400);
  return { lightest, usual: counts.indexOf(Math.max(...counts)) };
}

/** Whether a canvas shows an image: more gray levels than a blank one, or text on it, has. */
function levels() {
  return [...document.querySelectorAll("canvas")].some((canvas) => {
    if (canvas.width < 100 || canvas.height < 100) {
      return false;
    }
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext("2d");
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const seen = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const level = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      seen.set(level, (seen.get(level) ?? 0) + 1);
    }
    return [...seen.values()].filter((count) => count > 20).length > 16;
  });
}

/** A page of which all that goes wrong is noted. */
async function observed(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(TIMEOUT_MILLIS);
  const complaints = [];
  page.on("console", (said) => {
    if (said.type() === "error" && !OWN.some((own) => own.test(said.text()))) {
      complaints.push(said.text().slice(0, 300));
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
  return { page, complaints };
}
