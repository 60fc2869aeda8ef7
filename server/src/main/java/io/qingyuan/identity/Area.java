package io.qingyuan.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An area (区域) in one span of days.
 *
 * @param kind country, province, city, district, town, sub-district, …
 * @param code the statistical division code
 * @param validFrom first day; {@link LocalDate#MIN} for as far back as facts reach
 * @param validTo day after the last; {@link LocalDate#MAX} for no end
 */
public record Area(
        AreaId id,
        Title title,
        String kind,
        @Nullable String code,
        @Nullable AreaId parent,
        LocalDate validFrom,
        LocalDate validTo) {

    public Area withTitle(Title its) {
        return new Area(id, its, kind, code, parent, validFrom, validTo);
    }

    public Area withKind(String its) {
        return new Area(id, title, its, code, parent, validFrom, validTo);
    }

    public Area withCode(@Nullable String its) {
        return new Area(id, title, kind, its, parent, validFrom, validTo);
    }

    public Area withParent(@Nullable AreaId its) {
        return new Area(id, title, kind, code, its, validFrom, validTo);
    }

    public Area lasting(LocalDate from, LocalDate to) {
        return new Area(id, title, kind, code, parent, from, to);
    }
}
