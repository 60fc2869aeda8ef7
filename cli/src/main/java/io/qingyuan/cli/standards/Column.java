package io.qingyuan.cli.standards;

import java.util.ArrayList;
import java.util.List;

/** A column that a topic reads. Compared by identity: a topic keeps its columns in constants. */
final class Column {
    private final List<String> names;
    private final boolean required;
    private final String about;

    private Column(List<String> names, boolean required, String about) {
        this.names = names;
        this.required = required;
        this.about = about;
    }

    /** A column that the header must have. */
    static Column required(String name, String about) {
        return new Column(List.of(name), true, about);
    }

    /** A column that may be absent; then every row is without it. */
    static Column optional(String name, String about) {
        return new Column(List.of(name), false, about);
    }

    /** The same column, found under other names too. */
    Column or(String... others) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(others));
        return new Column(List.copyOf(all), required, about);
    }

    /** The name under which it is described and reported. */
    String name() {
        return names.getFirst();
    }

    /** All names under which a header may have it, the chief one first. */
    List<String> names() {
        return names;
    }

    boolean isRequired() {
        return required;
    }

    /** Unit and meaning. */
    String about() {
        return about;
    }

    @Override
    public String toString() {
        return name();
    }
}
