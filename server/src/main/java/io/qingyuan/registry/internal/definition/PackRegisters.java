package io.qingyuan.registry.internal.definition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.Packs;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registers of the active packs, each definition read once. */
@Component
class PackRegisters implements Registers {

    private static final int DEFINITIONS_KEPT = 1000;

    private record Read(String hash, Map<String, Register> registers) {}

    private final Packs packs;
    private final JdbcRegisters definitions;
    private final Cache<String, Register> byHash =
            Caffeine.newBuilder().maximumSize(DEFINITIONS_KEPT).build();
    private volatile @Nullable Read last;

    PackRegisters(Packs packs, JdbcRegisters definitions) {
        this.packs = packs;
        this.definitions = definitions;
    }

    @Override
    public List<Register> all() {
        return List.copyOf(active().values());
    }

    @Override
    public Optional<Register> find(String id) {
        return Optional.ofNullable(active().get(id));
    }

    @Override
    public Register get(String id) {
        return find(id).orElseThrow(() -> new ProblemException(RegistryProblem.NO_REGISTER, id));
    }

    @Override
    public Optional<Register> definition(String hash) {
        Register known = byHash.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        return definitions.find(hash).map(this::read);
    }

    /** The registers of a content, whether or not it is in force. */
    Map<String, Register> of(PackContent content) {
        Map<String, Register> registers = new LinkedHashMap<>();
        for (PackDocument document : RegisterReader.documents(content)) {
            Register register = read(document);
            registers.put(register.id(), register);
        }
        return registers;
    }

    private Register read(PackDocument document) {
        return byHash.get(document.hash(), _ -> RegisterReader.read(document));
    }

    private Map<String, Register> active() {
        PackContent content = packs.active();
        Read read = last;
        if (read == null || !read.hash().equals(content.hash())) {
            read = new Read(content.hash(), of(content));
            last = read;
        }
        return read.registers();
    }

    /** Changes whenever the registers do. */
    String version() {
        return packs.active().hash();
    }
}
