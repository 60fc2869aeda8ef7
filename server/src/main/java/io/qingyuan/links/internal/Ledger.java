package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.identity.Title;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A movement ledger (收发存台账): what came in and what went out of accounts, made of what registers and documents say.
 *
 * @param keys what an account is about; the first is the unit whose account it is
 * @param oldestDays how long a lot may lie; null where nothing is said of that
 */
record Ledger(
        String id,
        Title title,
        @Nullable String unit,
        List<Key> keys,
        List<Flow> flows,
        @Nullable Integer oldestDays,
        @Nullable Title tooOld) {

    Ledger {
        keys = List.copyOf(keys);
        flows = List.copyOf(flows);
    }

    record Key(String id, Title title) {}

    /**
     * Where movements come from. Of fields of rows, every row is a movement.
     *
     * @param in whether it comes in; else it goes out
     * @param register the register; null for documents
     * @param document the kind of document; null for a register
     * @param where which records move something
     * @param signed the signature from which a document does
     * @param keys of every key: the fields that say it, the first that is filled in
     */
    record Flow(
            boolean in,
            @Nullable String register,
            @Nullable String document,
            Condition where,
            @Nullable String signed,
            String day,
            String amount,
            Map<String, List<String>> keys) {
        Flow {
            keys = Map.copyOf(keys);
        }

        /** The rows whose items are movements; null where the whole is one. */
        @Nullable
        String rows() {
            int dot = amount.indexOf('.');
            return dot < 0 ? null : amount.substring(0, dot);
        }

        /** The fields that name the unit whose account it is. */
        List<String> holder(Ledger ledger) {
            return keys.getOrDefault(ledger.keys().getFirst().id(), List.of());
        }
    }

    /** Whose account it is, and what of. */
    record AccountKey(List<String> values) {
        AccountKey {
            values = List.copyOf(values);
        }

        String holder() {
            return values.getFirst();
        }
    }
}
