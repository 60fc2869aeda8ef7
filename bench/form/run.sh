#!/bin/sh
# A form of 300 cells in a real browser: a server of its own with a schedule of 300 more elements, then form.mjs.
# Called by bench/run.sh.
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
    [ "$status" -eq 0 ] || tail -n 40 "$work/server.log" >&2 || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT INT TERM

cp -R "$root/packs" "$work/packs"
statistics=$work/packs/wujiang/statistics
codes=
i=1
while [ "$i" -le 300 ]; do
    cat >>"$statistics/elements.yaml" <<END

  - id: bench-$i
    title: {zh: 测试数据元$i, en: Bench element $i}
    role: component
    value: number
    unit: t
    owner: statistics-bureau
    period: month
    version: 1
    range: {min: 0}
    decimals: 2
END
    codes="$codes${codes:+, }bench-$i"
    i=$((i + 1))
done
cat >>"$statistics/schedules.yaml" <<END

  - id: bench-monthly
    title: {zh: 测试月报, en: Bench monthly}
    form_number: 测试
    frequency: month
    elements: [$codes]
    due: {days: 10}
    levels: [unit-review, unit-head, office]
END

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export QINGYUAN_PORT="$port" QINGYUAN_DATA="$work/data" QINGYUAN_PACKS="$work/packs" QINGYUAN_AOT=off
cd "$root"
./qingyuan run >"$work/server.log" 2>&1 &
server=$!
waited=0
until node -e "fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))" \
    "http://127.0.0.1:$port/actuator/health/readiness"; do
    kill -0 "$server" 2>/dev/null || { echo "the server ended before it was ready" >&2; exit 1; }
    [ "$waited" -lt 1200 ] || { echo "the server was not ready within ten minutes" >&2; exit 1; }
    waited=$((waited + 1))
    sleep 0.5
done
node bench/form/form.mjs "http://127.0.0.1:$port" "$work/data/first-login.txt"
