#!/bin/sh
# Browser tests: one real server on an empty data directory, one browser, all journeys. Called by ./qingyuan test.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/web/e2e/server.sh"
start_server "$root/packs"

cd "$root/web"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
QINGYUAN_URL="$address" QINGYUAN_FIRST_LOGIN="$work/data/first-login.txt" npx playwright test "$@"
