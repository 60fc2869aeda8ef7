#!/bin/sh
# Runs a benchmark by name; without one, all of them. Called by ./qingyuan bench, which has found the JDK.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here/.."

mvn -q -B -Pbench -Dweb.skip=true -DskipTests -pl bench -am package

java_bench() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Xmx2g -Dfile.encoding=UTF-8 -Duser.timezone=UTC \
        -cp "bench/target/qingyuan-bench.jar:bench/target/lib/*" "$@"
}

case ${1:-all} in
    all | air) java_bench io.qingyuan.quality.internal.AirImportBench ;;
    *)
        echo "bench: unknown name $1 (known: air)" >&2
        exit 2
        ;;
esac
