package io.qingyuan.statistics;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.UnitId;

/** What a figure is about: an area, or a unit where units are compared (四区, 四镇). */
public sealed interface Extent {

    String id();

    record OfArea(AreaId area) implements Extent {
        @Override
        public String id() {
            return area.value();
        }
    }

    record OfUnit(UnitId unit) implements Extent {
        @Override
        public String id() {
            return unit.value();
        }
    }

    static Extent area(String code) {
        return new OfArea(new AreaId(code));
    }

    static Extent unit(String code) {
        return new OfUnit(new UnitId(code));
    }

    /** {@code area:area-wujiang} or {@code unit:group-four-towns}. */
    static Extent parse(String text) {
        int colon = text.indexOf(':');
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "area" -> area(text.substring(colon + 1));
            case "unit" -> unit(text.substring(colon + 1));
            default -> throw new IllegalArgumentException("not an extent: '" + text + "', write area:… or unit:…");
        };
    }

    default String text() {
        return switch (this) {
            case OfArea(AreaId area) -> "area:" + area.value();
            case OfUnit(UnitId unit) -> "unit:" + unit.value();
        };
    }
}
