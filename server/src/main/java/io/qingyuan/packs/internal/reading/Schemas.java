package io.qingyuan.packs.internal.reading;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas of pack files: which file follows which, and what in a file is against its schema. */
final class Schemas {

    private static final String FOLDER = "packs/schema/";
    private static final String BASE = "https://qingyuan.invalid/pack/";

    /** What {@link References} reads; the validator passes over it. */
    private static final List<String> OURS = List.of(
            "x-defines", "x-names", "x-acyclic", "x-counts", "x-counted", "x-not-below", "x-formula", "x-of-any-plan");

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<PathMatcher, String> files = new LinkedHashMap<>();
    private final Map<String, JsonNode> trees = new ConcurrentHashMap<>();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    private Schemas() {
        for (JsonNode line : JSON.readTree(text("files.json")).get("files")) {
            files.put(
                    FileSystems.getDefault()
                            .getPathMatcher("glob:" + line.get("files").asString()),
                    line.get("schema").asString());
        }
        registry = SchemaRegistry.withDialect(
                Dialect.builder(Dialects.getDraft202012())
                        .keywords(OURS.stream()
                                .map(NonValidationKeyword::new)
                                .<Keyword>map(keyword -> keyword)
                                .toList())
                        .build(),
                builder -> builder.schemas(iri -> iri.startsWith(BASE) ? text(iri.substring(BASE.length())) : null));
    }

    static Schemas shipped() {
        return Shipped.SCHEMAS;
    }

    private static final class Shipped {
        static final Schemas SCHEMAS = new Schemas();
    }

    /** The name of the schema the file follows. */
    Optional<String> schemaOf(String path) {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().matches(Path.of(path)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    JsonNode tree(String schema) {
        return trees.computeIfAbsent(schema, name -> JSON.readTree(text(name)));
    }

    /** The schema node a {@code $ref} points at; references stay inside the folder. */
    JsonNode resolve(String reference, String from) {
        int hash = reference.indexOf('#');
        JsonNode tree = tree(hash == 0 ? from : reference.substring(0, hash));
        return tree.at(reference.substring(hash + 1));
    }

    List<PackFault> check(PackDocument document, String schema) {
        Schema compiledSchema =
                compiled.computeIfAbsent(schema, name -> registry.getSchema(SchemaLocation.of(BASE + name)));
        List<PackFault> faults = new ArrayList<>();
        for (Error error : compiledSchema.validate(document.root())) {
            fault(document, error).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<PackFault> fault(PackDocument document, Error error) {
        String pointer = pointer(error);
        String found = found(error.getInstanceNode());
        String property = String.valueOf(error.getProperty());
        JsonNode rule = error.getSchemaNode();
        return Optional.ofNullable(
                switch (error.getKeyword()) {
                    case "additionalProperties", "unevaluatedProperties" ->
                        PackFault.of(
                                document.place(pointer + "/" + property), "unknown-field", property, null, property);
                    case "required", "dependentRequired" ->
                        PackFault.of(document.place(pointer), "missing-field", null, property, property);
                    case "type" -> PackFault.of(document.place(pointer), "wrong-type", found, allowed(rule), pointer);
                    case "enum", "const" ->
                        PackFault.of(document.place(pointer), "not-allowed", found, allowed(rule), pointer);
                    case "pattern", "format" ->
                        PackFault.of(document.place(pointer), "wrong-form", found, allowed(rule), pointer);
                    case "anyOf", "allOf" -> null; // the branches report themselves
                    default ->
                        PackFault.of(
                                document.place(pointer), "against-schema", found, null, pointer, error.getMessage());
                });
    }

    private static String pointer(Error error) {
        StringBuilder pointer = new StringBuilder();
        var path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(path.getName(i).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static @Nullable String found(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        String text = node.isContainer() ? node.toString() : node.asString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static @Nullable String allowed(@Nullable JsonNode rule) {
        if (rule == null) {
            return null;
        }
        if (!rule.isArray()) {
            return rule.asString();
        }
        List<String> values = new ArrayList<>();
        rule.forEach(value -> values.add(value.asString()));
        return String.join(", ", values);
    }

    private static String text(String name) {
        try (InputStream in = Schemas.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
