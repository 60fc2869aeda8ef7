package io.qingyuan.receipts.internal;

import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.receipts.FactSource.Row;
import io.qingyuan.receipts.Input.RangeInput;
import io.qingyuan.receipts.ReceiptId;
import io.qingyuan.receipts.ReceiptProblem;
import io.qingyuan.receipts.Receipts;
import io.qingyuan.receipts.Replay;
import io.qingyuan.receipts.Subject;
import io.qingyuan.receipts.internal.ReceiptBody.BrokenBody;
import io.qingyuan.receipts.internal.ReceiptBody.ReplayBody;
import io.qingyuan.receipts.internal.ReceiptBody.RowsBody;
import io.qingyuan.receipts.internal.ReceiptBody.VerificationBody;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a result comes from, and whether it still comes out the same. */
@RestController
@RequestMapping("/api/receipts")
class ReceiptController {

    static final String KIND = "receipts.receipt";
    private static final int DEEPEST = 12;
    private static final int MOST_ROWS = 500;

    private final Receipts receipts;
    private final ReceiptBodies bodies;
    private final Sources sources;

    ReceiptController(Receipts receipts, ReceiptBodies bodies, Sources sources) {
        this.receipts = receipts;
        this.bodies = bodies;
        this.sources = sources;
    }

    /** The receipts of a subject, the latest first. */
    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    List<ReceiptBody> list(@RequestParam String subject, Locale locale) {
        int first = subject.indexOf('/');
        int last = subject.lastIndexOf('/');
        if (first < 1 || last <= first) {
            throw new ProblemException(ReceiptProblem.SUBJECT, subject);
        }
        Subject asked = new Subject(
                subject.substring(0, first), subject.substring(first + 1, last), subject.substring(last + 1));
        return receipts.history(asked).stream()
                .map(receipt -> bodies.line(receipt, locale))
                .toList();
    }

    /** A receipt with its inputs, so many receipts deep. */
    @GetMapping("/{id}")
    @Permit(kind = KIND, verb = Verb.READ)
    ReceiptBody show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int depth, Locale locale) {
        return bodies.tree(receipts.explain(new ReceiptId(id), Math.clamp(depth, 0, DEEPEST)), locale);
    }

    /** The rows behind an input that is a range, as they were read. */
    @GetMapping("/{id}/inputs/{name}/rows")
    @Permit(kind = KIND, verb = Verb.READ)
    RowsBody rows(
            @PathVariable UUID id,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        RangeInput range = receipts.inputs(new ReceiptId(id)).stream()
                .filter(input -> input.name().equals(name))
                .filter(RangeInput.class::isInstance)
                .map(RangeInput.class::cast)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ReceiptProblem.INPUT, name));
        int size = Math.clamp(limit, 1, MOST_ROWS);
        List<Row> rows = sources.facts(range.source()).rows(Reading.query(range), after, size);
        String next = rows.size() < size ? null : rows.getLast().fact().id();
        return new RowsBody(rows.stream().map(bodies::row).toList(), next);
    }

    /** Makes the receipt again from its facts and compares. Changes nothing. */
    @PostMapping("/{id}/replay")
    @Permit(kind = KIND, verb = Verb.READ)
    ReplayBody replay(@PathVariable UUID id) {
        return bodies.replay(receipts.replay(new ReceiptId(id)));
    }

    /** Replays every current answer; what does not come out the same is marked stale. */
    @PostMapping("/verification")
    @Permit(kind = KIND, verb = Verb.REVIEW)
    VerificationBody verify(Locale locale) {
        List<Replay.Differs> broken = receipts.verifyAll();
        return new VerificationBody(
                broken.size(),
                broken.stream()
                        .map(one -> new BrokenBody(
                                bodies.line(one.receipt(), locale), bodies.differences(one.differences())))
                        .toList());
    }
}
