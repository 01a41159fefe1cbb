import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { COLUMNS, ROWS } from "./dicom-tools.mjs";

const require = createRequire(import.meta.url);

/** dicomweb-client and dcmjs, as viewers and web pages use them: store, search, retrieve, frames, metadata. */
export async function checkDicomwebClient(server, made, check) {
  globalThis.XMLHttpRequest ??= require("xhr2");
  const { api } = require("dicomweb-client");
  const { data } = require("dcmjs");
  const client = new api.DICOMwebClient({ url: `${server}/dicomweb` });
  const file = readFileSync(join(made, "explicit-little.dcm"));
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const meta = data.DicomMessage.readFile(bytes).dict;
  const [studyInstanceUID, seriesInstanceUID, sopInstanceUID] = ["0020000D", "0020000E", "00080018"].map(
    (tag) => meta[tag].Value[0],
  );
  const uids = { studyInstanceUID, seriesInstanceUID, sopInstanceUID };

  await check("dicomweb-client stores", () => client.storeInstances({ datasets: [bytes] }));
  await check("dicomweb-client searches", async () => {
    const studies = await client.searchForStudies({ queryParams: { StudyInstanceUID: studyInstanceUID } });
    assert.deepEqual(studies.map((study) => study["0020000D"].Value[0]), [studyInstanceUID]);
    assert.ok((await client.searchForSeries({ studyInstanceUID })).length > 0);
    assert.ok((await client.searchForInstances({ studyInstanceUID, seriesInstanceUID })).length > 0);
  });
  await check("dicomweb-client retrieves what dcmjs reads", async () => {
    const again = await client.retrieveInstance(uids);
    const dict = data.DicomMessage.readFile(again).dict;
    assert.equal(dict["00080018"].Value[0], sopInstanceUID);
  });
  await check("dicomweb-client retrieves metadata", async () => {
    const [instance] = await client.retrieveSeriesMetadata(uids);
    const natural = data.DicomMetaDictionary.naturalizeDataset(instance);
    assert.equal(natural.Columns, COLUMNS);
  });
  await check("dicomweb-client retrieves frames", async () => {
    const [frame] = await client.retrieveInstanceFrames({ ...uids, frameNumbers: [1] });
    assert.equal(frame.byteLength, 2 * COLUMNS * ROWS);
  });
}
