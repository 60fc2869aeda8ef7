#!/bin/sh
# Runs a benchmark by name; without one, all of them. Called by ./qingyuan bench, which has found the JDK.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here/.."

# the whole software from outside, as it is started and asked
if [ "${1:-all}" = start ]; then
    exec node bench/start.mjs
fi
# In a browser, against a server that is built and run as anybody does: nothing of the rest is needed.
[ "${1:-all}" != form ] || exec sh bench/form/run.sh

mvn -q -B -Pbench -Dweb.skip=true -DskipTests -pl bench -am package

java_bench() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Xmx2g -Dfile.encoding=UTF-8 -Duser.timezone=UTC \
        -cp "bench/target/qingyuan-bench.jar:bench/target/lib/*" "$@"
}

# JMH, short runs; words after the name go to it, such as -f 1 -wi 5.
jmh() {
    pattern=$1
    shift
    java_bench org.openjdk.jmh.Main "$pattern" -f 1 -wi 3 -w 1 -i 5 -r 1 -prof gc "$@"
}

case ${1:-all} in
    all)
        jmh 'io.qingyuan.standards.*'
        jmh 'io.qingyuan.identity.*'
        jmh 'io.qingyuan.documents.*'
        jmh 'io.qingyuan.hj212.*'
        java_bench io.qingyuan.identity.internal.ScopedListBench
        java_bench io.qingyuan.quality.internal.AirImportBench
        java_bench io.qingyuan.statistics.internal.RecomputeBench
        java_bench io.qingyuan.intake.internal.IntakeBench
        java_bench io.qingyuan.intake.internal.RegisterBench
        java_bench io.qingyuan.proof.ProofBench
        java_bench io.qingyuan.rules.DecisionBench
        java_bench io.qingyuan.collection.internal.CollectionBench
        java_bench io.qingyuan.evidence.internal.EvidenceBench
        java_bench io.qingyuan.casework.internal.CaseBench
        java_bench io.qingyuan.telemetry.internal.GatewayBench
        node bench/start.mjs
        sh bench/form/run.sh
        ;;
    standards)
        shift
        jmh 'io.qingyuan.standards.*' "$@"
        java_bench io.qingyuan.standards.CpuSpeed
        ;;
    air-agreement)
        shift
        java_bench io.qingyuan.standards.AirAgreement "$@"
        ;;
    water-agreement)
        shift
        java_bench io.qingyuan.standards.water.WaterAgreement "$@"
        ;;
    documents)
        shift
        jmh 'io.qingyuan.documents.*' "$@"
        ;;
    air) java_bench io.qingyuan.quality.internal.AirImportBench ;;
    cases) java_bench io.qingyuan.casework.internal.CaseBench ;;
    collection) java_bench io.qingyuan.collection.internal.CollectionBench ;;
    decisions) java_bench io.qingyuan.rules.DecisionBench ;;
    evidence) java_bench io.qingyuan.evidence.internal.EvidenceBench ;;
    hj212)
        shift
        jmh 'io.qingyuan.hj212.*' "$@"
        ;;
    intake) java_bench io.qingyuan.intake.internal.IntakeBench ;;
    policy)
        jmh 'io.qingyuan.identity.*'
        java_bench io.qingyuan.identity.internal.ScopedListBench
        ;;
    registry) java_bench io.qingyuan.intake.internal.RegisterBench ;;
    proof) java_bench io.qingyuan.proof.ProofBench ;;
    recompute) java_bench io.qingyuan.statistics.internal.RecomputeBench ;;
    telemetry) java_bench io.qingyuan.telemetry.internal.GatewayBench ;;
    *)
        echo "bench: unknown name $1 (known: air, air-agreement, cases, collection, decisions, documents, evidence, form, hj212, intake, policy, proof, recompute, registry, standards, start, telemetry, water-agreement)" >&2
        exit 2
        ;;
esac
