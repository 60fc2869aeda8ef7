package io.qingyuan.registry;

import java.util.List;
import java.util.Optional;

/** The registers of the packs in force. */
public interface Registers {

    /** In the order of the packs. */
    List<Register> all();

    default Optional<Register> find(String id) {
        return all().stream().filter(register -> register.id().equals(id)).findFirst();
    }

    /**
     * The register.
     *
     * @throws io.qingyuan.problem.ProblemException {@link RegistryProblem#NO_REGISTER}
     */
    Register get(String id);

    /** A definition that holds or once held, by its hash. */
    Optional<Register> definition(String hash);
}
