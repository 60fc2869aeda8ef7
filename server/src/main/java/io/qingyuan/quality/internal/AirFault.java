package io.qingyuan.quality.internal;

import io.qingyuan.quality.QualityProblem;
import java.util.Arrays;
import java.util.List;

/**
 * One thing wrong in an air file.
 *
 * @param line in the file, the header being line 1
 * @param column the column's name, or empty for the whole line
 * @param arguments what the sentence names beside line and column, as text
 */
record AirFault(QualityProblem problem, long line, String column, List<String> arguments) {

    AirFault {
        arguments = List.copyOf(arguments);
    }

    static AirFault at(long line, String column, QualityProblem problem, Object... arguments) {
        return new AirFault(
                problem,
                line,
                column,
                Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** The values of the sentence: {@code {0}} is the line, {@code {1}} the column, then the arguments. */
    Object[] sentence() {
        Object[] all = new Object[arguments.size() + 2];
        all[0] = Long.toString(line);
        all[1] = column;
        for (int i = 0; i < arguments.size(); i++) {
            all[i + 2] = arguments.get(i);
        }
        return all;
    }
}
