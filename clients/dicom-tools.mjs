import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of the pictures. */
export const COLUMNS = 96;
export const ROWS = 64;
const PATIENT = "Müller^Jörg";

// How dcmtk makes the object of each name out of its Explicit VR Little Endian original.
const ENCODINGS = {
  "explicit-little": ["dcmconv", "+te"],
  "implicit-little": ["dcmconv", "+ti"],
  "explicit-big": ["dcmconv", "+tb"],
  deflated: ["dcmconv", "+td"],
  rle: ["dcmcrle"],
  "jpeg-baseline": ["dcmcjpeg", "+eb", "+un"],
};

/** Objects that dcmtk made come back as they were, and their pictures are those that dcmtk makes. */
export async function checkDicomTools(server, made, check) {
  let number = 0;
  for (const [name, encoder] of Object.entries(ENCODINGS)) {
    const bits = name === "jpeg-baseline" ? 8 : 12;
    const file = join(made, `${name}.dcm`);
    await check(`${name}: dcmtk makes it, curl uploads it`, () => {
      const original = makeOriginal(made, ++number, bits);
      run(encoder[0], ...encoder.slice(1), original, file);
      const answer = JSON.parse(curl("-F", `file=@${file}`, `${server}/upload`));
      assert.equal(answer.instances.length, 1);
      assert.deepEqual(answer.instances[0].warnings, []);
    });
    await check(`${name}: an attribute`, () => {
      const query = `filename=${name}.dcm&tag=PatientName`;
      assert.equal(JSON.parse(curl(`${server}/dicom-header-attribute?${query}`)).attribute, PATIENT);
    });
    await check(`${name}: downloads as it was`, () => {
      const again = `${file}.again`;
      curl("-o", again, `${server}/download?filename=${name}.dcm`);
      assert.ok(readFileSync(again).equals(readFileSync(file)), "the bytes differ");
    });
    await check(`${name}: its PNG shows what dcmtk shows`, () => {
      const png = join(made, `${name}.png`);
      curl("-o", png, `${server}/convert-to-png?filename=${name}.dcm`);
      const ours = pixels(run("pngtopnm", png));
      const theirs = pixels(run("dcmj2pnm", "+Wi", "1", "+op", file));
      const worst = ours.reduce((most, level, i) => Math.max(most, Math.abs(level - theirs[i])), 0);
      // Two JPEG decoders may differ by one in a stored value, which this window doubles.
      assert.ok(worst <= (name === "jpeg-baseline" ? 2 : 1), `levels differ by up to ${worst}`);
    });
  }
}

/** An object of a slope of values, with a window in which some are black and some white. */
export function makeOriginal(made, number, bits, samplesPerPixel = 1) {
  const words = bits > 8;
  const count = COLUMNS * ROWS * samplesPerPixel;
  const samples = Buffer.alloc(count * (words ? 2 : 1));
  for (let i = 0; i < count; i++) {
    const value = Math.floor((i * (1 << bits)) / count);
    words ? samples.writeUInt16LE(value, 2 * i) : samples.writeUInt8(value, i);
  }
  const raw = join(made, "pixels.raw");
  writeFileSync(raw, samples);
  const dump = join(made, "original.dump");
  writeFileSync(dump, `
(0002,0010) UI =LittleEndianExplicit
(0008,0005) CS [ISO_IR 192]
(0008,0016) UI =SecondaryCaptureImageStorage
(0008,0018) UI [2.25.3.${number}]
(0008,0060) CS [OT]
(0010,0010) PN [${PATIENT}]
(0010,0020) LO [1]
(0020,000d) UI [2.25.1]
(0020,000e) UI [2.25.2]
(0028,0002) US ${samplesPerPixel}
(0028,0004) CS [${samplesPerPixel === 1 ? "MONOCHROME2" : "RGB"}]
${samplesPerPixel === 1 ? "" : "(0028,0006) US 0"}
(0028,0010) US ${ROWS}
(0028,0011) US ${COLUMNS}
(0028,0100) US ${words ? 16 : 8}
(0028,0101) US ${bits}
(0028,0102) US ${bits - 1}
(0028,0103) US 0
${samplesPerPixel === 1 ? window(bits) : ""}
(7fe0,0010) ${words ? "OW" : "OB"} =${raw}
`);
  const original = join(made, "original.dcm");
  run("dump2dcm", "+te", dump, original);
  return original;
}

function window(bits) {
  return `(0028,1050) DS [${1 << (bits - 1)}]\n(0028,1051) DS [${1 << (bits - 1)}]`;
}

/** The pixels of a binary PGM of one byte a pixel. */
function pixels(pgm) {
  assert.match(pgm.subarray(0, 32).toString("latin1"), new RegExp(`^P5\\s+${COLUMNS}\\s+${ROWS}\\s+255\\s`));
  return pgm.subarray(pgm.length - COLUMNS * ROWS);
}

function curl(...args) {
  return run("curl", "-sS", "--fail-with-body", "--max-time", "30", ...args).toString();
}

export function run(program, ...args) {
  try {
    return execFileSync(program, args, { stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  } catch (e) {
    throw new Error(`${program}: ${e.stdout ?? ""}${e.stderr ?? ""}${e.code ?? ""}`.trim());
  }
}
