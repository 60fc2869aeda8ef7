#!/bin/sh
# Browser tests: one real server on an empty data directory, one browser, all journeys. Called by ./qingyuan test.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
server=

finish() {
    status=$?
    if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    if [ "$status" -ne 0 ]; then
        echo "--- the server's last words ---" >&2
        tail -n 40 "$work/server.log" >&2 || true
    fi
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT INT TERM

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export QINGYUAN_PORT="$port" QINGYUAN_DATA="$work/data" QINGYUAN_PACKS="$root/packs" QINGYUAN_AOT=off
cd "$root"
./qingyuan run >"$work/server.log" 2>&1 &
server=$!

waited=0
until node -e "fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))" \
    "http://127.0.0.1:$port/actuator/health/readiness"; do
    kill -0 "$server" 2>/dev/null || { echo "the server ended before it was ready" >&2; exit 1; }
    [ "$waited" -lt 600 ] || { echo "the server was not ready within five minutes" >&2; exit 1; }
    waited=$((waited + 1))
    sleep 0.5
done

cd web
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
QINGYUAN_URL="http://127.0.0.1:$port" QINGYUAN_FIRST_LOGIN="$work/data/first-login.txt" npx playwright test "$@"
