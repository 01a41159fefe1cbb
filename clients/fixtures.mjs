import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// What viewers are to open, of the reference corpus where there is one; else a slope that dcmtk wraps up.
const CORPUS = process.env.DICOM_CORPUS ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const KINDS = {
  CT: ["series/ct_abdomen_20"],
  MR: ["series/mr_adc_21"],
  "US multi-frame": ["files/us_ybr422_30f.dcm"],
  colour: ["files/us_rgb.dcm"],
  "enhanced multi-frame": ["files/enh_mr_10f.dcm"],
  PDF: ["files/gen_pdf.dcm"],
  SEG: ["files/seg_ct_binary.dcm"],
  // With the image that it measures.
  SR: ["files/ct_small.dcm", "files/sr_tid1500.dcm"],
};

/** Kinds of objects by name, each a list of files. */
export function fixtures(made) {
  const kinds = {};
  for (const [kind, paths] of Object.entries(KINDS)) {
    const files = paths.map((path) => join(CORPUS, path)).filter(existsSync).flatMap(filesIn);
    if (files.length > 0) {
      kinds[kind] = files;
    }
  }
  return Object.keys(kinds).length > 0 ? kinds : { "made by dcmtk": [join(made, "explicit-little.dcm")] };
}

function filesIn(path) {
  return path.endsWith(".dcm") ? [path] : readdirSync(path).map((name) => join(path, name));
}

/** Stores files by STOW-RS, whatever their number, and gives the Study Instance UIDs. */
export async function store(service, files) {
  const studies = new Set();
  for (const file of files) {
    const answer = await fetch(`${service}/studies`, {
      method: "POST",
      headers: { "Content-Type": "application/dicom", Accept: "application/dicom+json" },
      body: readFileSync(file),
    });
    const stored = await answer.json();
    if (answer.status !== 200) {
      throw new Error(`${file}: ${answer.status} ${JSON.stringify(stored)}`);
    }
    studies.add(stored["00081190"].Value[0].split("/").pop());
  }
  return [...studies];
}
