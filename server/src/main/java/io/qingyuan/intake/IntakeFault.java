package io.qingyuan.intake;

import io.qingyuan.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;

/**
 * Why a row waits. The text is {@code problem.<code>.detail}.
 *
 * @param field whose value it is about; empty where it is about the row
 * @param found what stands there
 * @param allowed what may stand there, in words or numbers; empty where the text says it
 * @param arguments what the text names; without any it is told the field's title, what was found and what is allowed
 */
public record IntakeFault(String field, String code, String found, String allowed, List<String> arguments) {

    public IntakeFault {
        arguments = List.copyOf(arguments);
    }

    public static IntakeFault of(String field, ProblemCode code, String found, String allowed, Object... arguments) {
        return new IntakeFault(
                field,
                code.code(),
                found,
                allowed,
                Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
