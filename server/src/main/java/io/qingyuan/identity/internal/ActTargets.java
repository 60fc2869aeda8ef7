package io.qingyuan.identity.internal;

import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.IdentityProblem;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.internal.Reorganisation.Subject;
import io.qingyuan.identity.internal.Reorganisation.Target;
import io.qingyuan.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people asked something to become: names, codes and areas, each refused with the reason it cannot be. */
final class ActTargets {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    private final Subject subject;
    private final Supplier<String> newCode;
    private final Structures structures;

    ActTargets(Subject subject, Supplier<String> newCode, Structures structures) {
        this.subject = subject;
        this.newCode = newCode;
        this.structures = structures;
    }

    /** The code of it; one is made where none was given. */
    String code(Target target) {
        String given = target.id();
        if (given == null || given.isBlank()) {
            return subject.word() + "-" + newCode.get();
        }
        if (!CODE.matcher(given).matches()) {
            throw new ProblemException(IdentityProblem.CODE_FORM, given);
        }
        return given;
    }

    Title title(Target target) {
        Title title = target.title();
        if (title == null || title.zh().isBlank()) {
            throw new ProblemException(IdentityProblem.TITLE_MISSING);
        }
        String english = title.en();
        return Title.of(title.zh().strip(), english == null || english.isBlank() ? null : english.strip());
    }

    /** The name asked for, or else the one it has. */
    Title titleOr(Target target, Title present) {
        Title title = target.title();
        return title == null || title.zh().isBlank() ? present : title(target);
    }

    String kindOr(Target target, String present) {
        return or(target.kind(), present);
    }

    @Nullable
    String divisionCodeOr(Target target, @Nullable String present) {
        String given = target.code();
        return given == null || given.isBlank() ? present : given;
    }

    /** The areas named, which are all there on the day; none where none is named. */
    Set<AreaId> areas(Target target) {
        Set<AreaId> areas = new LinkedHashSet<>(Objects.requireNonNullElse(target.areas(), List.of()));
        areas.forEach(structures::area);
        return areas;
    }

    private static String or(@Nullable String given, String present) {
        return given == null || given.isBlank() ? present : given;
    }
}
