import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const START_MILLIS = 60_000;

/** Orthanc as a client: it stores to us, asks us, and retrieves from us. */
export async function checkOrthanc(server, made, check) {
  const port = await freePort();
  const configuration = join(made, "orthanc.json");
  writeFileSync(configuration, JSON.stringify({
    StorageDirectory: join(made, "orthanc"),
    IndexDirectory: join(made, "orthanc"),
    HttpPort: port,
    DicomServerEnabled: false,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    HttpTimeout: 60,
    Plugins: [process.env.ORTHANC_PLUGINS ?? "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"],
    DicomWeb: { Enable: true, Servers: { pocket: { Url: `${server}/dicomweb/`, HasDelete: true, ChunkedTransfers: true } } },
  }));
  const orthanc = spawn("Orthanc", [configuration], { stdio: "ignore" });
  const kill = () => orthanc.kill("SIGKILL");
  process.once("exit", kill);
  const url = `http://127.0.0.1:${port}`;
  try {
    await started(`${url}/system`, orthanc);
    const file = readFileSync(join(made, "rle.dcm"));
    const { ID } = await post(`${url}/instances`, file);
    const tags = await (await fetch(`${url}/instances/${ID}/simplified-tags`)).json();
    const study = tags.StudyInstanceUID;

    await check("Orthanc stores to us", async () => {
      await fetch(`${server}/dicomweb/studies/${study}`, { method: "DELETE" });
      await post(`${url}/dicom-web/servers/pocket/stow`, JSON.stringify({ Resources: [ID], Synchronous: true }));
      const stored = await fetch(`${server}/dicomweb/instances?SOPInstanceUID=${tags.SOPInstanceUID}`);
      assert.equal((await stored.json()).length, 1);
    });
    await check("Orthanc queries us", async () => {
      const query = { Uri: "/studies", Arguments: { StudyInstanceUID: study } };
      const found = await post(`${url}/dicom-web/servers/pocket/qido`, JSON.stringify(query));
      assert.ok(JSON.stringify(found).includes(study));
    });
    await check("Orthanc retrieves from us", async () => {
      await fetch(`${url}/instances/${ID}`, { method: "DELETE" });
      const wanted = { Resources: [{ Study: study }], Synchronous: true };
      await post(`${url}/dicom-web/servers/pocket/retrieve`, JSON.stringify(wanted));
      const again = await fetch(`${url}/instances/${ID}`);
      assert.equal(again.status, 200);
    });
    await fetch(`${server}/dicomweb/studies/${study}`, { method: "DELETE" });
  } finally {
    process.removeListener("exit", kill);
    orthanc.kill("SIGTERM");
  }
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body });
  const text = await answer.text();
  assert.ok(answer.ok, `${answer.status} ${url}: ${text.slice(0, 300)}`);
  return text === "" ? {} : JSON.parse(text);
}

async function started(url, orthanc) {
  const ended = once(orthanc, "exit").then(([code]) => {
    throw new Error(`Orthanc ended with ${code}`);
  });
  ended.catch(() => {}); // also when it is ended later
  for (const end = Date.now() + START_MILLIS; Date.now() < end; ) {
    const answer = await Promise.race([fetch(url).catch(() => undefined), ended]);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Orthanc does not answer within ${START_MILLIS / 1000} s`);
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
