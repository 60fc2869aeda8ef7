package io.qingyuan.quality.internal;

import io.qingyuan.quality.QualityProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the header of an air file: it must be exactly that of a known shape. */
final class AirHeader {

    private AirHeader() {}

    /**
     * The shape of a header.
     *
     * @throws AirFileFaulty naming the columns that are missing, unknown, doubled or moved
     */
    static AirShape check(List<String> header, long line) {
        AirShape shape = AirShape.nearest(header);
        if (header.equals(shape.columns())) {
            return shape;
        }
        throw new AirFileFaulty(faults(shape, header, line));
    }

    private static List<AirFault> faults(AirShape shape, List<String> header, long line) {
        List<AirFault> faults = new ArrayList<>();
        Set<String> known = new HashSet<>(header);
        known.retainAll(shape.columns());
        if (known.size() < 2) {
            return List.of(AirFault.at(
                    line,
                    "",
                    QualityProblem.SHAPE_UNKNOWN,
                    excerpt(header),
                    String.join(",", AirShape.CNEMC_HOURLY.columns()),
                    String.join(",", AirShape.AQISTUDY_DAILY.columns())));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            if (!seen.add(column)) {
                faults.add(AirFault.at(line, column, QualityProblem.COLUMN_TWICE, i + 1));
            } else if (!known.contains(column)) {
                faults.add(AirFault.at(line, column, QualityProblem.COLUMN_UNKNOWN, i + 1));
            }
        }
        shape.columns().stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> faults.add(AirFault.at(
                        line,
                        column,
                        QualityProblem.COLUMN_MISSING,
                        shape.columns().indexOf(column) + 1)));
        if (faults.isEmpty()) {
            for (int i = 0; i < header.size(); i++) {
                int expected = shape.columns().indexOf(header.get(i));
                if (expected != i) {
                    faults.add(AirFault.at(line, header.get(i), QualityProblem.COLUMN_MOVED, i + 1, expected + 1));
                }
            }
        }
        return faults;
    }

    private static String excerpt(List<String> header) {
        String text = String.join(",", header);
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
