package io.qingyuan.casework.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.casework.CaseProblem;
import io.qingyuan.casework.internal.flow.FlowEngine;
import io.qingyuan.casework.internal.procedure.Procedure;
import io.qingyuan.casework.internal.procedure.ProcedureReader;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Procedures: those of the packs in force, for new cases, and the versions that cases began with. */
@Component
class Procedures {

    private static final int KEPT = 500;

    private final Packs packs;
    private final JdbcProcedures stored;
    private final FlowEngine engine;
    private final Cache<String, Procedure> versions =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final AtomicReference<Active> active = new AtomicReference<>(new Active("", Map.of()));

    Procedures(Packs packs, JdbcProcedures stored, FlowEngine engine) {
        this.packs = packs;
        this.stored = stored;
        this.engine = engine;
    }

    private record InForce(Procedure procedure, JdbcProcedures.Files files) {}

    private record Active(String hash, Map<String, InForce> procedures) {}

    Collection<Procedure> all() {
        return active().values().stream().map(InForce::procedure).toList();
    }

    Optional<Procedure> find(String id) {
        return Optional.ofNullable(active().get(id)).map(InForce::procedure);
    }

    Procedure inForce(String id) {
        return find(id).orElseThrow(() -> new ProblemException(CaseProblem.NO_PROCEDURE, id));
    }

    /** The version a case began with. */
    Procedure version(String hash) {
        return versions.get(
                hash,
                wanted -> stored.find(wanted)
                        .map(files -> ProcedureReader.read(files.header(), files.picture()))
                        .orElseThrow(
                                () -> new IllegalStateException("no version " + wanted + " of a procedure is kept")));
    }

    /** The engine's name of the version, which is brought to it when the first case begins with it. */
    String definition(Procedure procedure) {
        return stored.findDefinition(procedure.hash()).orElseGet(() -> bring(procedure));
    }

    private String bring(Procedure procedure) {
        stored.lock(procedure.hash());
        Optional<String> meanwhile = stored.findDefinition(procedure.hash());
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        InForce inForce = active().get(procedure.id());
        if (inForce == null || !inForce.procedure().hash().equals(procedure.hash())) {
            throw new ProblemException(CaseProblem.NO_PROCEDURE, procedure.id());
        }
        String definition = engine.deploy(procedure.id(), procedure.course());
        stored.insert(procedure.hash(), procedure.id(), inForce.files(), definition);
        return definition;
    }

    private Map<String, InForce> active() {
        PackContent content = packs.active();
        Active read = active.get();
        if (!read.hash().equals(content.hash())) {
            read = new Active(content.hash(), read(content));
            active.set(read);
        }
        return read.procedures();
    }

    private static Map<String, InForce> read(PackContent content) {
        Map<String, InForce> procedures = new LinkedHashMap<>();
        for (PackDocument header : content.documents("processes/*.yaml")) {
            String picture = header.path().replaceAll("\\.yaml$", ".bpmn");
            content.find(picture).ifPresent(found -> {
                Procedure procedure = ProcedureReader.read(header, found);
                procedures.put(procedure.id(), new InForce(procedure, new JdbcProcedures.Files(header, found)));
            });
        }
        return Collections.unmodifiableMap(procedures);
    }
}
