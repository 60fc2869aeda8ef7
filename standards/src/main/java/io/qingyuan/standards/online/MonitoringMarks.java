package io.qingyuan.standards.online;

import io.qingyuan.standards.Coded;
import io.qingyuan.standards.NotInStandardException;
import io.qingyuan.standards.NotProvidedException;
import io.qingyuan.standards.ResourceTable;
import io.qingyuan.standards.Verification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Marks of automatic monitoring data (污染物排放自动监测设备标记规则, 生态环境部公告2022年第21号), in force from 2023-01-01:
 * what marked data are good for, and until when a mark may be made. One source; the official codes of the marks are not
 * known and refused.
 */
public final class MonitoringMarks {
    /** How well the rules here were checked. */
    public static final Verification VERIFIED = Verification.ONE_SOURCE;

    private static final String RULES = "生态环境部公告2022年第21号";
    private static final LocalDate IN_FORCE_FROM = LocalDate.of(2023, 1, 1);
    private static final LocalTime DEADLINE = LocalTime.NOON;
    private static final ResourceTable START_STOP = ResourceTable.read(MonitoringMarks.class, "marking_start_stop.csv");

    /** A mark, by which part of the rules it is made. */
    public enum Mark implements Coded {
        /** None: the discharger is taken to have no objection to the data. */
        NONE("none"),
        /** The equipment failed, was maintained, calibrated or debugged: invalid data (equipment rules). */
        EQUIPMENT_INVALID("equipment-invalid"),
        /** The plant ran abnormally, such as at a start (operation rules of a sector). */
        ABNORMAL_OPERATION("abnormal-operation");

        private final String code;

        Mark(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** An operation of a sector that may be marked for so many hours. */
    public enum Operation implements Coded {
        COLD_START("cold-start"),
        HOT_START("hot-start"),
        START("start"),
        STOP("stop");

        private final String code;

        Operation(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** A limit in hours, from a secondary source that was not checked against the rules of the sector. */
    public record StartStopLimit(String sector, Operation operation, BigDecimal hours, Verification verified) {}

    private MonitoringMarks() {}

    /** The rules of a day; days before 2023-01-01 are refused. */
    public static MonitoringMarks inForceOn(LocalDate day) {
        if (day.isBefore(IN_FORCE_FROM)) {
            throw new NotInStandardException(RULES + " is in force from " + IN_FORCE_FROM + ", not on " + day);
        }
        return new MonitoringMarks();
    }

    /**
     * Whether marked data judge exceedance (用于超标判定).
     *
     * @param equipmentMeetsRequirements whether the equipment meets what is asked of it; abnormal operation asks for it
     * @param isWithinTimeLimit whether the operation kept within the hours of the sector's rules
     */
    public boolean judgesExceedance(Mark mark, boolean equipmentMeetsRequirements, boolean isWithinTimeLimit) {
        return switch (mark) {
            case NONE -> true;
            case EQUIPMENT_INVALID -> false;
            case ABNORMAL_OPERATION -> !(equipmentMeetsRequirements && isWithinTimeLimit);
        };
    }

    /** Until when data of a day may be marked by hand: before noon of the next day, local time. */
    public LocalDateTime deadline(LocalDate day) {
        return day.plusDays(1).atTime(DEADLINE);
    }

    /** Whether a mark by hand on data of a day was made in time. */
    public boolean isInTime(LocalDate day, LocalDateTime markedAt) {
        return markedAt.isBefore(deadline(day));
    }

    /** How long an operation may be marked, where the secondary source says; refused otherwise. */
    public StartStopLimit startStopLimit(String sector, Operation operation) {
        return START_STOP.rows().stream()
                .filter(row -> row.text("sector").equals(sector))
                .filter(row -> row.text("operation").equals(operation.code()))
                .findFirst()
                .map(row -> new StartStopLimit(sector, operation, row.number("hours"), row.verified()))
                .orElseThrow(() -> new NotProvidedException(
                        RULES, "how long " + operation.code() + " of " + sector + " may be marked"));
    }
}
