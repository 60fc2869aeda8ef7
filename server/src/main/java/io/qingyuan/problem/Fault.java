package io.qingyuan.problem;

import java.util.List;

/**
 * One thing wrong in what was sent.
 *
 * @param pointer where: a JSON pointer ({@code /value}), or {@code line 12}, {@code C7} of a sheet
 * @param code which fault; its text is {@code problem.<code>.detail}
 * @param arguments the values the text names
 */
public record Fault(String pointer, ProblemCode code, List<Object> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault at(String pointer, ProblemCode code, Object... arguments) {
        return new Fault(pointer, code, List.of(arguments));
    }
}
