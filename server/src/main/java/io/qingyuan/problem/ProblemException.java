package io.qingyuan.problem;

import java.util.Arrays;
import java.util.List;

/** A refusal: says which problem and the values its text names; the text itself is in the module's bundle. */
public class ProblemException extends RuntimeException {

    private final transient ProblemCode code;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;

    public ProblemException(ProblemCode code, Object... arguments) {
        this(code, List.of(), arguments);
    }

    /** A refusal for several faults at once. */
    public ProblemException(ProblemCode code, List<Fault> faults, Object... arguments) {
        super(code.code() + Arrays.toString(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
        this.faults = List.copyOf(faults);
    }

    public ProblemCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Fault> faults() {
        return faults;
    }
}
