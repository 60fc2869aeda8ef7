package io.qingyuan.packs;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Says what is wrong in the files of packs beyond what a schema can say: a procedure with a step nobody reaches, a decision
 * table with a gap. A module that gives such files their meaning implements it and names it in
 * {@code META-INF/services}, so that {@code ./qingyuan pack check} and every activation look with the same eyes.
 */
@FunctionalInterface
public interface PackInspection {

    /**
     * Looks at content that is well formed: its files follow their schemas and what they name exists.
     *
     * @return every fault found; empty when all is well
     */
    List<PackFault> inspect(PackContent content);

    /** All that the modules bring. */
    static List<PackInspection> shipped() {
        return ServiceLoader.load(PackInspection.class, PackInspection.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
