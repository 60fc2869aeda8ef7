// From outside: how long ./qingyuan run takes until it is ready, and the cockpit over HTTP with all years loaded.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const STARTS = 4;
const WARM = 20;
const ASKED = 100;

const port = await new Promise((done) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const free = probe.address().port;
    probe.close(() => done(free));
  });
});
const data = mkdtempSync(join(tmpdir(), "qingyuan-bench-"));
const env = {
  ...process.env,
  QINGYUAN_PORT: String(port),
  QINGYUAN_DATA: data,
};
const address = `http://127.0.0.1:${port}`;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function ready() {
  try {
    return (await fetch(`${address}/actuator/health/readiness`)).ok;
  } catch {
    return false;
  }
}

async function start() {
  const begun = performance.now();
  const server = spawn("./qingyuan", ["run"], { env, stdio: "ignore" });
  while (!(await ready())) {
    if (server.exitCode !== null)
      throw new Error("the server ended before it was ready");
    await pause(50);
  }
  return { server, seconds: (performance.now() - begun) / 1000 };
}

async function stop(server) {
  server.kill("SIGTERM");
  await new Promise((done) => server.once("exit", done));
}

async function median(path, headers) {
  const times = [];
  for (let i = 0; i < WARM + ASKED; i++) {
    const begun = performance.now();
    const answer = await fetch(`${address}${path}`, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    if (i >= WARM) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { median: times[ASKED / 2], most: times[Math.floor(ASKED * 0.95)] };
}

let running;
try {
  // builds what is not built yet, so that no start below waits for it
  execFileSync("./qingyuan", ["pack", "check", "packs/wujiang"], {
    env,
    stdio: "ignore",
  });
  await stop((await start()).server); // also prepares fast starts, once after a build
  rmSync(data, { recursive: true, force: true });
  const starts = [];
  for (let i = 0; i < STARTS; i++) {
    const { server, seconds } = await start();
    running = server;
    starts.push(seconds);
    if (i < STARTS - 1) await stop(server);
  }
  const shown = starts.map((seconds) => seconds.toFixed(1));
  console.log(
    `start, empty data: ${shown[0]} s; the following: ${shown.slice(1).join(", ")} s`,
  );

  const token = execFileSync("./qingyuan", ["token", "auditor"], {
    env,
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .at(-1);
  const headers = { Authorization: `Bearer ${token}` };
  const cockpit = await median("/api/cockpit?year=2025", headers);
  const health = await median("/actuator/health", {});
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(
    `cockpit: median ${ms(cockpit.median)}, 95 in 100 below ${ms(cockpit.most)}`,
  );
  console.log(
    `an answer without content: median ${ms(health.median)}; ratio ${(cockpit.median / health.median).toFixed(1)}`,
  );
} finally {
  if (running !== undefined && running.exitCode === null) await stop(running);
  rmSync(data, { recursive: true, force: true });
}
