// Weighs what the build made, gzipped, and fails when a page asks for more script than promised.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = { first: 250, page: 150, chart: 180 };
const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
if (!existsSync(manifestFile)) {
  console.error('budget: dist/.vite/manifest.json is missing; run "vite build" first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const weights = new Map();

function weight(file) {
  if (!weights.has(file))
    weights.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000);
  return weights.get(file);
}

/** The scripts a chunk needs before it runs: itself and all it imports statically. */
function scripts(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  if (chunk.file.endsWith('.js')) seen.add(chunk.file);
  for (const next of chunk.imports ?? []) scripts(next, seen);
  return seen;
}

const sum = (files) => [...files].reduce((total, file) => total + weight(file), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = scripts(entry);
const words = Math.max(
  ...Object.keys(manifest)
    .filter((key) => /app\/messages\/.*\.ts$/.test(key))
    .map((key) => sum([...scripts(key)].filter((file) => !shell.has(file)))),
  0,
);
const rows = [{ name: 'first page (shell and one language)', kB: sum(shell) + words, limit: LIMITS.first }];
for (const key of Object.keys(manifest)) {
  const chunk = manifest[key];
  if (!chunk.isDynamicEntry || /app\/messages\//.test(key)) continue;
  const chart = /shared\/chart\/engine/.test(key);
  const extra = [...scripts(key)].filter((file) => !shell.has(file));
  rows.push({ name: key.replace(/^src\//, ''), kB: sum(extra), limit: chart ? LIMITS.chart : LIMITS.page });
}
rows.sort((a, b) => b.kB / b.limit - a.kB / a.limit);
const over = rows.filter((row) => row.kB > row.limit);
console.log('\nScript weight, gzip:');
for (const row of rows.slice(0, 12)) {
  const mark = row.kB > row.limit ? '  OVER' : '';
  console.log(`${row.kB.toFixed(1).padStart(8)} kB of ${row.limit}  ${row.name}${mark}`);
}
if (rows.length > 12) console.log(`           … and ${rows.length - 12} lighter ones`);
if (over.length > 0) {
  console.error(`\nbudget: ${over.length} over the limit. Load the heavy part lazily or leave it out.`);
  process.exit(1);
}
