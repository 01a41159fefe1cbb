import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COLUMNS, ROWS, makeOriginal, run } from "./dicom-tools.mjs";

// Which other programs read what we write, by transfer syntax; docs/conformance.md is made of it, too.
const ORACLES = JSON.parse(readFileSync(new URL("oracles.json", import.meta.url)));

// How far a value may be from what it was.
const JPEG = "1.2.840.10008.1.2.4.50";
const TOLERANCE = { [JPEG]: 12, "1.2.840.10008.1.2.4.81": 2 };

const IMAGES = [
  { bits: 8, samples: 1 },
  { bits: 12, samples: 1 },
  { bits: 16, samples: 1 },
  { bits: 8, samples: 3 },
];

// That of Debian 12 reads no deflated file, dcmtk's neither, and takes HTJ2K for native.
const UNKNOWN_TO_DCIODVFY = ["1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202"];

// Real objects of the reference corpus, where that lies beside the project.
const CORPUS = new URL("../../../shared/corpus/files/", import.meta.url).pathname;
const SAMPLE = ["ct_small.dcm", "mr_small.dcm", "us_rgb.dcm", "us_palette.dcm", "ct_rle.dcm", "enh_mr_10f.dcm", "seg_liver_3f.dcm"];

// How each of them gives the values of a file.
const READERS = {
  dcmconv: (file, image, back) => decoded(image, back, "dcmconv", "+te", file, back),
  gdcmconv: (file, image, back) => decoded(image, back, "gdcmconv", "--raw", file, back),
  dcmdrle: (file, image, back) => decoded(image, back, "dcmdrle", file, back),
  dcmdjpeg: (file, image, back) => decoded(image, back, "dcmdjpeg", file, back),
  dcmdjpls: (file, image, back) => decoded(image, back, "dcmdjpls", file, back),
  opj_decompress: (file, image, back) => expanded(file, image, back, "opj_decompress"),
  ojph_expand: (file, image, back) => expanded(file, image, back, "ojph_expand"),
};

/** Files in every transfer syntax that we write have the values that they had, say those who read it. */
export async function checkTranscoding(launcher, made, check) {
  const file = join(made, "transcoded.dcm");
  for (const [i, image] of IMAGES.entries()) {
    const original = makeOriginal(made, 100 + i, image.bits, image.samples);
    const expected = values(readFileSync(original), image);
    for (const [syntax, oracles] of Object.entries(ORACLES)) {
      if (syntax === JPEG && image.bits > 8) {
        continue; // not written
      }
      const name = `${image.samples} x ${image.bits} bits in ${syntax}`;
      await checkComplaints(name, launcher, original, syntax, file, check);
      for (const oracle of oracles) {
        await check(`${name}: ${oracle} reads it`, () => {
          const read = READERS[oracle](file, image, join(made, "back"));
          assert.equal(read.length, expected.length);
          const worst = expected.reduce((most, value, at) => Math.max(most, Math.abs(value - read[at])), 0);
          assert.ok(worst <= (TOLERANCE[syntax] ?? 0), `values differ by up to ${worst}`);
        });
      }
    }
  }
  for (const real of SAMPLE.filter((each) => existsSync(join(CORPUS, each)))) {
    for (const syntax of ["1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.90"]) {
      await checkComplaints(`${real} in ${syntax}`, launcher, join(CORPUS, real), syntax, file, check);
    }
  }
}

/** What dciodvfy says of an object, it said of the one that it was made of. */
async function checkComplaints(name, launcher, original, syntax, file, check) {
  await check(`${name}: is written`, () => {
    run(launcher, "transcode", "--to", syntax, original, "--output", file);
  });
  if (UNKNOWN_TO_DCIODVFY.includes(syntax)) {
    return;
  }
  await check(`${name}: dciodvfy complains of nothing new`, () => {
    const before = complaints(original);
    assert.deepEqual(complaints(file).filter((each) => !before.includes(each)), []);
  });
}

function complaints(file) {
  const said = spawnSync("dciodvfy", [file], { encoding: "utf8", timeout: 60_000 });
  assert.equal(said.error, undefined);
  return `${said.stdout}${said.stderr}`.split("\n").filter((line) => /^(Error|Warning)/.test(line));
}

/** The values of a file that a program decodes; native Pixel Data stands at the end. */
function decoded(image, back, program, ...args) {
  run(program, ...args);
  return values(readFileSync(back), image);
}

/** The values of the codestream in a file that a program decodes to a binary PGM or PPM. */
function expanded(file, image, back, program) {
  const object = readFileSync(file);
  const pixelData = object.lastIndexOf(Buffer.from("e07f10004f420000ffffffff", "hex")) + 12;
  const frame = pixelData + 8 + object.readUInt32LE(pixelData + 4);
  const picture = `${back}.${image.samples === 1 ? "pgm" : "ppm"}`;
  writeFileSync(`${back}.j2c`, object.subarray(frame + 8, frame + 8 + object.readUInt32LE(frame + 4)));
  run(program, "-i", `${back}.j2c`, "-o", picture);
  const samples = readFileSync(picture).subarray(-size(image));
  return values(image.bits > 8 ? samples.swap16() : samples, image);
}

function values(bytes, image) {
  const samples = bytes.subarray(-size(image));
  return Array.from({ length: COLUMNS * ROWS * image.samples }, (_, i) =>
    image.bits > 8 ? samples.readUInt16LE(2 * i) : samples[i],
  );
}

function size(image) {
  return COLUMNS * ROWS * image.samples * (image.bits > 8 ? 2 : 1);
}
