import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

// The launcher may have to build first.
const START_MILLIS = 150_000;
const STOP_MILLIS = 20_000;

/** Starts a server on a free port and waits until it says where it serves. */
export async function startServer(launcher, data, viewer) {
  // One process: the launcher becomes the server.
  const server = spawn(launcher, ["serve", "--port", "0", "--data-dir", data, "--viewer", viewer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => server.kill("SIGKILL"));
  const ended = once(server, "exit").then(([code, signal]) => code ?? signal);
  const url = await within(START_MILLIS, "the server says where it serves", Promise.race([
    firstUrl(server.stdout),
    ended.then((status) => {
      throw new Error(`the server ended with ${status} before it served`);
    }),
  ]));
  return {
    url,
    async stop() {
      server.kill("SIGTERM");
      const status = await within(STOP_MILLIS, "the server ends", ended);
      if (status !== 143) {
        throw new Error(`it ended with ${status}, not with 143 (SIGTERM)`);
      }
    },
  };
}

async function firstUrl(output) {
  for await (const line of createInterface({ input: output })) {
    const url = line.match(/http:\/\/\S+/);
    if (url) {
      return url[0].replace(/\/$/, "");
    }
  }
  return new Promise(() => {}); // it ends; whoever waits for that says so
}

function within(millis, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${millis / 1000} s: ${what}`)), millis);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
