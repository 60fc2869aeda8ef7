package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Title;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with units or areas (机构调整、区划调整).
 *
 * @param from the codes of those that change
 * @param to what becomes of them; for a new name or boundary one entry that says it
 * @param on the first day of the new order
 * @param document the document that orders it
 */
record Reorganisation(
        Subject subject,
        Kind kind,
        List<String> from,
        List<Target> to,
        LocalDate on,
        String reason,
        @Nullable String document) {

    Reorganisation {
        from = from.stream().distinct().toList();
        to = List.copyOf(to);
    }

    enum Subject {
        UNIT,
        AREA;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Kind {
        /** 更名. */
        RENAME,
        /** 合并. */
        MERGE,
        /** 拆分. */
        SPLIT,
        /** 边界或职责范围调整. */
        BOUNDARY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What something becomes.
     *
     * @param id of one that is there already, or the code of a new one; null to have a code made
     * @param title the name; of one that is there null to keep it
     * @param kind null to take it over
     * @param areas of a unit where it is responsible, of a part of an area the areas in it; null to take them over
     * @param parent of an area what it lies in; null to take it over
     * @param code of an area its division code; null to take it over
     * @param posts of a part of a unit the posts that go to it; the first part takes the rest
     */
    record Target(
            @Nullable String id,
            @Nullable Title title,
            @Nullable String kind,
            @Nullable List<AreaId> areas,
            @Nullable AreaId parent,
            @Nullable String code,
            List<PostId> posts) {

        Target {
            areas = areas == null ? null : List.copyOf(areas);
            posts = List.copyOf(posts);
        }

        Target id(String its) {
            return new Target(its, title, kind, areas, parent, code, posts);
        }
    }
}
