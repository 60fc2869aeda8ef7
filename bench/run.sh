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
    all)
        java_bench io.qingyuan.quality.internal.AirImportBench
        java_bench io.qingyuan.statistics.internal.RecomputeBench
        java_bench io.qingyuan.intake.internal.IntakeBench
        ;;
    intake) java_bench io.qingyuan.intake.internal.IntakeBench ;;
    air) java_bench io.qingyuan.quality.internal.AirImportBench ;;
    recompute) java_bench io.qingyuan.statistics.internal.RecomputeBench ;;
    *)
        echo "bench: unknown name $1 (known: air, intake, recompute)" >&2
        exit 2
        ;;
esac
