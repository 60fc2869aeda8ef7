#!/bin/sh
# Tries a package as an operator would, with networking off and no build tool in reach: install, start, read, back up, refuse a damaged
# package, rehearse an upgrade, upgrade, go back. Called by ./qingyuan test package, which has made the archives.
#   try.sh ARCHIVE LATER_ARCHIVE
set -eu

if [ "${PACKAGE_TRIAL:-}" != inside ]; then
    unshare="unshare --net"
    [ "$(id -u)" = 0 ] || unshare="unshare --net --map-root-user"
    # only what every Linux has: no Java, no Maven, no Node
    tools=$(mktemp -d)
    for tool in sh env cat cp mv ln ls rm mkdir mktemp chmod chown id date dirname readlink sed grep cut head tail tr find sort xargs sha256sum \
        tar gzip sleep kill touch uname setpriv unshare ip du printf test stat getconf ldd locale tee; do
        path=$(command -v "$tool" 2>/dev/null || true)
        case $path in /*) ln -s "$path" "$tools/$tool" ;; esac
    done
    status=0
    env -i PATH="$tools" HOME=/nowhere LANG=C.UTF-8 PACKAGE_TRIAL=inside $unshare sh "$0" "$@" || status=$?
    rm -rf "$tools"
    exit "$status"
fi

ip link set lo up
work=$(mktemp -d)
server=
finish() {
    status=$?
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    if [ "$status" -ne 0 ]; then
        tail -n 30 "$work/server.log" 2>/dev/null >&2 || true
        echo "the package did not pass" >&2
    fi
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

step() { printf '%s\n' "--- $*"; }
refused() { if "$@" >"$work/refused" 2>&1; then echo "not refused: $*" >&2; exit 1; fi; }

prefix=$work/opt
tar -C "$work" -xzf "$1"
tar -C "$work" -xzf "$2"
first=${1##*/}
first=$work/${first%.tar.gz}
later=${2##*/}
later=$work/${later%.tar.gz}

start() {
    "$prefix/current/qingyuan" run >"$work/server.log" 2>&1 &
    server=$!
    waited=0
    until grep -q '127.0.0.1:18080' "$work/server.log"; do
        kill -0 "$server" 2>/dev/null || { echo "it ended before it was ready" >&2; exit 1; }
        [ "$waited" -lt 180 ] || { echo "it was not ready within three minutes" >&2; exit 1; }
        waited=$((waited + 1))
        sleep 1
    done
}
stop() {
    kill "$server"
    wait "$server" || true
    server=
}

step "no network, no build tools"
refused sh -c 'command -v java || command -v mvn || command -v node'

step "a damaged package is refused"
cp -pR "$first" "$work/damaged"
printf x >>"$work/damaged/LICENSE"
refused "$work/damaged/qingyuan" install --prefix "$prefix" --no-service
grep -q 'LICENSE' "$work/refused"
[ ! -e "$prefix/current" ]
rm -rf "$work/damaged"

step "install"
"$first/qingyuan" install --prefix "$prefix" --no-service --no-sample
refused "$first/qingyuan" install --prefix "$prefix" --no-service
printf 'QINGYUAN_PORT=18080\n' >>"$prefix/qingyuan.conf"
"$prefix/current/qingyuan" settings check

step "a wrong setting is refused before anything starts"
printf 'QINGYUAN_PROT=1\n' >>"$prefix/qingyuan.conf"
refused "$prefix/current/qingyuan" run
grep -q QINGYUAN_PROT "$work/refused"
sed -i /QINGYUAN_PROT/d "$prefix/qingyuan.conf"

step "start"
start
[ -f "$prefix/var/data/first-login.txt" ]

step "back up while it runs; the restored evidence log is recomputed"
"$prefix/current/qingyuan" backup "$work/backup" | tee "$work/backup.out"
grep -q '存证日志 [1-9][0-9]* 条已重算' "$work/backup.out"

step "rehearse an upgrade while it runs"
"$later/qingyuan" upgrade --prefix "$prefix" --no-service --rehearse
kill -0 "$server"

step "upgrade is refused while it runs without a service to stop"
refused "$later/qingyuan" upgrade --prefix "$prefix" --no-service

stop
step "upgrade"
"$later/qingyuan" upgrade --prefix "$prefix" --no-service
[ "$(readlink "$prefix/current")" = "versions/$(cat "$later/VERSION")" ]
start
stop

step "go back"
"$prefix/current/qingyuan" upgrade --prefix "$prefix" --no-service --back
[ "$(readlink "$prefix/current")" = "versions/$(cat "$first/VERSION")" ]
start
stop
echo "the package passed 安装包通过"
