// Called by Maven: installs and builds only when something changed; "check" runs the checks.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'target', 'web.stamp');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(...args) {
  const { status } = spawnSync(npm, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function install() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  run('ci', '--no-audit', '--no-fund', '--loglevel=error');
}

function* files(path) {
  if (statSync(path).isFile()) return yield path;
  for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** A fingerprint of everything the built site depends on. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const part of [
    'src',
    'public',
    'scripts',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ]) {
    for (const file of files(join(root, part))) {
      if (/\.test\.ts$/.test(file)) continue;
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

const [task, skip] = process.argv.slice(2);
if (skip === 'true') process.exit(0);
if (task === 'build') {
  const now = fingerprint();
  const built =
    existsSync(join(root, 'dist', 'index.html')) && existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (built === now) {
    console.log('web: nothing changed since the last build');
  } else {
    install();
    run('run', '--silent', 'build');
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, now);
  }
} else if (task === 'check') {
  install();
  for (const step of ['format:check', 'lint', 'typecheck']) run('run', '--silent', step);
} else {
  console.error('usage: node scripts/maven.mjs build|check [skip]');
  process.exit(2);
}
