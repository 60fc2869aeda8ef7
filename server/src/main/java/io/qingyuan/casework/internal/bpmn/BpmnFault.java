package io.qingyuan.casework.internal.bpmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a BPMN file.
 *
 * @param line from 1
 * @param code its texts are {@code pack.fault.<code>.what} and {@code .mend} in {@code messages/packs}
 * @param arguments what the sentences name
 */
public record BpmnFault(
        int line,
        String code,
        @Nullable String found,
        @Nullable String allowed,
        List<Object> arguments) {

    public BpmnFault {
        arguments = List.copyOf(arguments);
    }

    static BpmnFault of(int line, String code, @Nullable String found, @Nullable String allowed, Object... arguments) {
        return new BpmnFault(line, code, found, allowed, List.of(arguments));
    }
}
