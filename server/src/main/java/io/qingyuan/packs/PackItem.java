package io.qingyuan.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node of a pack document with its place, so that whatever is wrong in it can be shown where it stands. The accessors
 * that return a value demand it: after {@link PackFolder#read} without faults the schema has made sure it is there.
 */
public record PackItem(PackDocument document, String pointer, JsonNode node) {

    public PackPlace place() {
        return document.place(pointer);
    }

    public int line() {
        return document.line(pointer);
    }

    public String id() {
        return string("id");
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** The text of a string, or the digits of a number. */
    public String string(String name) {
        return findString(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> findString(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() || value.isContainer()
                ? Optional.empty()
                : Optional.of(value.asString());
    }

    public int integer(String name) {
        return findInteger(name).orElseThrow(() -> missing(name));
    }

    public Optional<Integer> findInteger(String name) {
        return findDecimal(name).map(BigDecimal::intValueExact);
    }

    /** A number, also one written as text to keep its digits. */
    public Optional<BigDecimal> findDecimal(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new BigDecimal(value.asString()));
    }

    public boolean flag(String name) {
        JsonNode value = node.get(name);
        return value != null && value.asBoolean(false);
    }

    public PackText text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    /** A text in Chinese and English; a plain string, as older packs have it, says the same in both. */
    public Optional<PackText> findText(String name) {
        return Optional.ofNullable(node.get(name)).flatMap(PackItem::textOf);
    }

    public Optional<PackItem> find(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new PackItem(document, pointer + "/" + escape(name), value));
    }

    /** The entries of a list; an absent list is empty. */
    public List<PackItem> list(String name) {
        JsonNode values = node.get(name);
        List<PackItem> items = new ArrayList<>();
        if (values != null) {
            for (int i = 0; i < values.size(); i++) {
                items.add(new PackItem(document, pointer + "/" + escape(name) + "/" + i, values.get(i)));
            }
        }
        return items;
    }

    /** The texts of a list of strings; an absent list is empty. */
    public List<String> strings(String name) {
        return list(name).stream().map(item -> item.node().asString()).toList();
    }

    /** The texts of a list, each as by {@link #findText}; an absent list is empty. */
    public List<PackText> texts(String name) {
        return list(name).stream().flatMap(item -> textOf(item.node()).stream()).toList();
    }

    /** The entries of a map, in the order they are written. */
    public List<Entry> entries(String name) {
        JsonNode values = node.get(name);
        if (values == null) {
            return List.of();
        }
        String base = pointer + "/" + escape(name) + "/";
        return values.properties().stream()
                .map(entry -> new Entry(
                        entry.getKey(), new PackItem(document, base + escape(entry.getKey()), entry.getValue())))
                .toList();
    }

    /** One entry of a map. */
    public record Entry(String key, PackItem value) {}

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Optional<PackText> textOf(JsonNode value) {
        if (value.isString()) {
            return Optional.of(new PackText(value.asString(), value.asString()));
        }
        return value.isObject()
                ? Optional.of(new PackText(plain(value.get("zh")), plain(value.get("en"))))
                : Optional.empty();
    }

    private static @Nullable String plain(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }

    private IllegalStateException missing(String name) {
        return new IllegalStateException(place() + " has no " + name);
    }
}
