#!/bin/sh
# A form of 300 cells in a real browser: a server of its own with a schedule of 300 more elements, then form.mjs.
# Called by bench/run.sh.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/web/e2e/server.sh"

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

start_server "$work/packs"
node "$root/bench/form/form.mjs" "$address" "$work/data/first-login.txt"
