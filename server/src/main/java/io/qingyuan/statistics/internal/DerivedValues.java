package io.qingyuan.statistics.internal;

import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Finality;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Value;
import io.qingyuan.statistics.internal.JdbcValues.New;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values that say what a receipt says. */
@Component
class DerivedValues {

    private static final String AUTHOR = "system";

    private final Elements elements;
    private final Recording recording;

    DerivedValues(Elements elements, Recording recording) {
        this.elements = elements;
        this.recording = recording;
    }

    /** A value to be taken from a receipt. */
    record Derived(
            FigureKey figure,
            Origin origin,
            Finality finality,
            Content content,
            ReceiptId receipt,
            boolean sample,
            int elementVersion,
            @Nullable String comment)
            implements Recording.Draft {

        @Override
        public New version(UUID id) {
            return new New(
                    id,
                    origin,
                    finality,
                    content,
                    null,
                    List.of(),
                    comment,
                    null,
                    receipt,
                    null,
                    null,
                    elementVersion,
                    sample,
                    AUTHOR);
        }
    }

    /** That there is no value any more. */
    private record Ended(Value before, String reason, int elementVersion) implements Recording.Draft {

        @Override
        public FigureKey figure() {
            return before.figure();
        }

        @Override
        public Origin origin() {
            return before.origin();
        }

        @Override
        public New version(UUID id) {
            return new New(
                    id,
                    before.origin(),
                    before.finality(),
                    before.content(),
                    null,
                    List.of(),
                    null,
                    null,
                    before.receipt(),
                    null,
                    reason,
                    elementVersion,
                    before.sample(),
                    AUTHOR);
        }
    }

    /** Makes the computed values of the targets say what the results say; where there is none, they end. */
    void store(Collection<FigureKey> targets, Map<FigureKey, Receipt> results, Set<FigureKey> preliminary, String by) {
        List<Derived> values = new ArrayList<>();
        List<FigureKey> without = new ArrayList<>();
        for (FigureKey target : targets) {
            Receipt receipt = results.get(target);
            Optional<Content> content = Optional.ofNullable(receipt).flatMap(one -> content(one.outcome()));
            if (receipt == null || content.isEmpty()) {
                without.add(target);
            } else {
                values.add(derive(
                        target,
                        Origin.COMPUTED,
                        preliminary.contains(target) ? Finality.PRELIMINARY : Finality.FINAL,
                        content.get(),
                        receipt,
                        null));
            }
        }
        write(values, by);
        end(without, Origin.COMPUTED, "no result any more", by);
    }

    Derived derive(
            FigureKey figure,
            Origin origin,
            Finality finality,
            Content content,
            Receipt receipt,
            @Nullable String comment) {
        return new Derived(figure, origin, finality, content, receipt.id(), receipt.sample(), version(figure), comment);
    }

    void write(List<Derived> values, String by) {
        if (values.isEmpty()) {
            return;
        }
        Recording.Locked locked =
                recording.lock(values.stream().map(Derived::figure).toList());
        recording.write(
                locked,
                values,
                (now, before) -> before.withdrawn() == null
                        && Objects.equals(now.receipt(), before.receipt())
                        && now.finality() == before.finality(),
                by);
    }

    void end(Collection<FigureKey> figures, Origin origin, String reason, String by) {
        if (figures.isEmpty()) {
            return;
        }
        Recording.Locked locked = recording.lock(figures);
        List<Ended> ended = figures.stream()
                .map(figure -> locked.find(figure, origin))
                .filter(value -> value != null && value.withdrawn() == null)
                .map(value -> new Ended(value, reason, version(value.figure())))
                .toList();
        recording.write(locked, ended, (_, _) -> false, by);
    }

    /** What the outcome says; empty where it is a fault. */
    static Optional<Content> content(Outcome outcome) {
        return outcome.findNumber()
                .<Content>map(Content.Numeric::new)
                .or(() -> outcome.findState().map(state -> new Content.State(state, null)));
    }

    private int version(FigureKey figure) {
        return elements.active()
                .find(figure.element())
                .map(element -> element.versionIn(figure.period()))
                .orElse(0);
    }
}
