package io.qingyuan.documents;

import java.util.Optional;

/** The lists that narrow choices of documents; the module that keeps links implements it as a bean. */
public interface ChoiceGates {

    /** By the name documents give it: {@code hazardous-waste-licence}. */
    Optional<ChoiceGate> find(String id);
}
