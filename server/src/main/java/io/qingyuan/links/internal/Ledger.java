package io.qingyuan.links.internal;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldKind;
import io.qingyuan.fields.FieldSet;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.figures.Figure;
import io.qingyuan.identity.Title;
import java.util.ArrayList;
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
        @Nullable Title tooOld,
        List<Figure> figures,
        String hash,
        String file) {

    /** What figures can say of a movement, beside the keys of its account. */
    static final String DAY = "day";

    static final String IN = "in";
    static final String OUT = "out";

    /** Of what went out, how much had come in before the year in which it did. */
    static final String EARLIER = "earlier";

    /** The place of the unit among the fields of a movement. */
    private static final int HOLDER = 4;

    private static final int MOST = 200;

    Ledger {
        keys = List.copyOf(keys);
        flows = List.copyOf(flows);
        figures = List.copyOf(figures);
    }

    FieldSet form() {
        return form(keys);
    }

    static FieldSet form(List<Key> keys) {
        List<Field> fields = new ArrayList<>();
        fields.add(field(DAY, Title.of("日期", "Day"), new FieldKind.Day(null, null)));
        FieldKind amount = new FieldKind.Numeric(false, null, null, null, null);
        fields.add(field(IN, Title.of("入", "In"), amount));
        fields.add(field(OUT, Title.of("出", "Out"), amount));
        fields.add(field(EARLIER, Title.of("出：往年入", "Out of earlier years"), amount));
        for (Key key : keys) {
            FieldKind kind = fields.size() == HOLDER
                    ? new FieldKind.Reference(new ReferenceTarget("unit", null))
                    : new FieldKind.Text(MOST, false, null, null);
            fields.add(field(key.id(), key.title(), kind));
        }
        return new FieldSet(List.of(), fields);
    }

    private static Field field(String id, Title title, FieldKind kind) {
        return new Field(id, title, null, null, false, false, false, false, false, false, kind);
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
