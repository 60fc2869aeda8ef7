package io.qingyuan.decisions;

import io.qingyuan.packs.PackText;
import io.qingyuan.receipts.Draft;
import io.qingyuan.receipts.Outcome;
import io.qingyuan.receipts.Receipt;
import io.qingyuan.receipts.Subject;
import io.qingyuan.rules.DmnChange;
import io.qingyuan.rules.DmnResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Decides by the decision tables of packs; the edition in force on the day of the fact is taken. */
public interface Decisions {

    /** All decisions the active packs bring, by id. */
    List<DecisionId> list();

    /** What the values of an output are called; empty where it has none listed. */
    Map<String, PackText> titles(DecisionId decision, String output);

    /**
     * Tries a decision out; nothing is kept.
     *
     * @param inputs {@code BigDecimal}, {@code String}, {@code Boolean} or {@code LocalDate} by input, or their text
     * @throws io.qingyuan.problem.ProblemException {@link DecisionProblem} where there is no such decision, none in force
     *     on that day, or inputs that are none
     */
    Trial evaluate(DecisionId decision, LocalDate on, Map<String, ?> inputs);

    /**
     * Decides and issues the receipt, in the caller's transaction. What keeps it from a result is a fault in the outcome.
     *
     * @param by the login name of the person whose act made it, or {@code system}
     */
    Decided decide(Question question, String by);

    /**
     * What is to be decided.
     *
     * @param about the subject of the receipt
     * @param declared inputs that are given as they are; they are kept as a fact
     * @param referred inputs that stand on facts or receipts; a reference carries the name of the input
     */
    record Question(
            DecisionId decision, LocalDate on, Subject about, Map<String, ?> declared, List<Draft.Ref> referred) {

        public Question {
            declared = Map.copyOf(declared);
            referred = List.copyOf(referred);
        }

        public static Question declared(DecisionId decision, LocalDate on, Subject about, Map<String, ?> declared) {
            return new Question(decision, on, about, declared, List.of());
        }
    }

    /**
     * What a decision would give.
     *
     * @param edition the DMN file that decided
     * @param sample whether the edition is an example (示例)
     * @param changes what would give another result
     */
    record Trial(String edition, boolean sample, DmnResult result, List<DmnChange> changes) {

        public Trial {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A decision that was made.
     *
     * @param outputs by name, numbers as text; empty where the outcome is a fault
     * @param fired the rows the result comes from
     */
    record Decided(Receipt receipt, Map<String, Object> outputs, List<DmnResult.Fired> fired) {

        public Decided {
            fired = List.copyOf(fired);
        }

        public Outcome outcome() {
            return receipt.outcome();
        }
    }
}
