package io.qingyuan.fields;

import io.qingyuan.identity.Title;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of codes (代码表).
 *
 * @param codes by code, in order
 * @param sample whether it is made up for the sample (示例)
 */
public record CodeList(String id, Title title, @Nullable Title source, boolean sample, Map<String, Code> codes) {

    public CodeList {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /**
     * One code.
     *
     * @param under the code it belongs under
     * @param ended the first day on which it is not given any more
     * @param also what else is said of it, shown beside its title
     */
    public record Code(
            String code,
            Title title,
            @Nullable String under,
            @Nullable LocalDate ended,
            List<String> also) {
        public Code {
            also = List.copyOf(also);
        }

        boolean given(LocalDate on) {
            return ended == null || on.isBefore(ended);
        }

        boolean says(String words) {
            return code.contains(words)
                    || title.zh().contains(words)
                    || (title.en() != null
                            && title.en().toLowerCase(Locale.ROOT).contains(words))
                    || also.stream().anyMatch(text -> text.contains(words));
        }
    }

    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Codes that hold the words and are given on the day, those that begin with them first. */
    public List<Code> search(String words, LocalDate on, int limit) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return codes.values().stream()
                .filter(code -> code.given(on) && (wanted.isEmpty() || code.says(wanted) || code.says(words.strip())))
                .sorted(Comparator.comparing((Code code) -> !code.code().startsWith(words.strip())))
                .limit(limit)
                .toList();
    }
}
