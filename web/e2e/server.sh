# A real server on an empty data directory that is thrown away. Read in by run.sh and by bench/form/run.sh, which set $root;
# gives $work, and after start_server PACKS also $address.

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

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start_server() {
    port=$(free_port)
    QINGYUAN_HJ212_PORT=$(free_port)
    export QINGYUAN_HJ212_PORT
    address=http://127.0.0.1:$port
    export QINGYUAN_PORT="$port" QINGYUAN_DATA="$work/data" QINGYUAN_PACKS="$1" QINGYUAN_AOT=off
    "$root/qingyuan" run >"$work/server.log" 2>&1 &
    server=$!
    waited=0
    until node -e "fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))" \
        "$address/actuator/health/readiness"; do
        kill -0 "$server" 2>/dev/null || { echo "the server ended before it was ready" >&2; exit 1; }
        [ "$waited" -lt 1200 ] || { echo "the server was not ready within ten minutes" >&2; exit 1; }
        waited=$((waited + 1))
        sleep 0.5
    done
}
