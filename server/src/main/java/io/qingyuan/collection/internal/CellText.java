package io.qingyuan.collection.internal;

import io.qingyuan.collection.CollectionProblem;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.sheets.Absence;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what people type or paste into a cell: full-width digits and thousands separators are as good as plain ones. */
final class CellText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,12})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{1,12})?");

    private CellText() {}

    /**
     * What was meant; null where the cell is to be empty.
     *
     * @throws ProblemException {@link CollectionProblem#NOT_A_NUMBER} or {@link CollectionProblem#NOT_A_STATE}
     */
    static @Nullable Content read(String written, Element element) {
        String text = written.strip();
        if (text.isEmpty()) {
            return null;
        }
        Optional<Absence> absence = Absence.read(text);
        return switch (element.kind()) {
            case NUMBER -> absence.<Content>map(Content.Absent::new).orElseGet(() -> number(text));
            case STATE ->
                state(text, element)
                        .or(() -> absence.map(Content.Absent::new))
                        .orElseThrow(() -> new ProblemException(
                                CollectionProblem.NOT_A_STATE,
                                text,
                                element.states().stream()
                                        .map(state -> state.title().preferChinese())
                                        .collect(Collectors.joining("、"))));
        };
    }

    private static Content number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace("−", "-")
                .replaceAll("[\\s\\u00a0]", "");
        if (THOUSANDS.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (!NUMBER.matcher(plain).matches()) {
            throw new ProblemException(CollectionProblem.NOT_A_NUMBER, text);
        }
        return new Content.Numeric(new BigDecimal(plain));
    }

    private static Optional<Content> state(String text, Element element) {
        return element.states().stream()
                .filter(state -> state.id().equals(text)
                        || text.equals(state.title().preferChinese())
                        || text.equals(state.title().preferEnglish()))
                .findFirst()
                .map(state -> new Content.State(state.id(), null));
    }
}
