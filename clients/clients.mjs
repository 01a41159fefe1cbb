// What other programs see of the server: a browser of its documentation, DICOM tools of its objects and pictures.
// Called by `./dev clients`, in a folder where it may leave what it makes. Ends with "N passed, N failed".
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { checkBrowser } from "./browser.mjs";
import { checkDicomTools } from "./dicom-tools.mjs";
import { checkDicomwebClient } from "./dicomweb-client.mjs";
import { checkOhif } from "./ohif.mjs";
import { checkOrthanc } from "./orthanc.mjs";
import { startServer } from "./server.mjs";
import { checkTranscoding } from "./transcoding.mjs";

const [launcher, made, viewer] = process.argv.slice(2).map((path) => resolve(path));
let passed = 0;
let failed = 0;

// Goes on after a failure: one run tells all that is broken.
async function check(name, body) {
  try {
    await body();
    passed++;
    console.log(`ok      ${name}`);
  } catch (e) {
    failed++;
    console.log(`FAILED  ${name}: ${e.message.split("\n", 1)[0]}`);
  }
}

mkdirSync(made, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "pocket-dicom-"));
let server;
await check("the server starts", async () => {
  server = await startServer(launcher, data, viewer);
});
if (server) {
  await check("what other programs read of what is transcoded", () => checkTranscoding(launcher, made, check));
  await check("dcmtk's objects and pictures", () => checkDicomTools(server.url, made, check));
  await check("dicomweb-client and dcmjs", () => checkDicomwebClient(server.url, made, check));
  await check("Orthanc as a client", () => checkOrthanc(server.url, made, check));
  await check("OHIF", () => checkOhif(server.url, made, check));
  await check("the documentation in Chromium", () => checkBrowser(server.url, made, check));
  await check("the server ends when told to", server.stop);
}
rmSync(data, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
