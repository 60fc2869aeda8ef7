package io.qingyuan.fields.internal;

import io.qingyuan.fields.ReferenceKind;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.Title;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Units, areas and people in office as something to refer to: those of today. Their names are no secret to colleagues. */
@Configuration(proxyBeanMethods = false)
class OrganisationReferences {

    @Bean
    ReferenceKind unitReferences(Organisation organisation, Clamp clamp) {
        return new Named(
                "unit",
                asOf -> organisation.units(asOf).values().stream()
                        .collect(Collectors.toMap(unit -> unit.id().value(), unit -> unit.title())),
                clamp);
    }

    @Bean
    ReferenceKind areaReferences(Organisation organisation, Clamp clamp) {
        return new Named(
                "area",
                asOf -> organisation.areas(asOf).values().stream()
                        .collect(Collectors.toMap(area -> area.id().value(), area -> area.title())),
                clamp);
    }

    @Bean
    ReferenceKind personReferences(People people) {
        return new InOffice(people);
    }

    /** Somebody who left is still called by name where they are named. */
    private record InOffice(People people) implements ReferenceKind {

        @Override
        public String kind() {
            return "person";
        }

        @Override
        public Map<String, Title> titles(ReferenceTarget target, Collection<String> ids) {
            Set<PersonId> asked = new HashSet<>();
            for (String id : ids) {
                try {
                    asked.add(PersonId.of(id));
                } catch (IllegalArgumentException _) {
                    // nobody is called so
                }
            }
            Map<String, Title> titles = new HashMap<>();
            people.names(asked).forEach((person, name) -> titles.put(person.toString(), Title.of(name, null)));
            return titles;
        }

        @Override
        public List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit) {
            return people.names(Set.copyOf(people.holders())).entrySet().stream()
                    .filter(entry -> entry.getValue().contains(words.strip()))
                    .map(entry -> new Choice(entry.getKey().toString(), Title.of(entry.getValue(), null)))
                    .sorted(Comparator.comparing(choice -> choice.title().zh()))
                    .limit(limit)
                    .toList();
        }
    }

    private record Named(String kind, Function<AsOf, Map<String, Title>> all, Clamp clamp) implements ReferenceKind {

        @Override
        public Map<String, Title> titles(ReferenceTarget target, Collection<String> ids) {
            Map<String, Title> titles = new HashMap<>(all.apply(clamp.now()));
            titles.keySet().retainAll(ids);
            return titles;
        }

        @Override
        public List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit) {
            String wanted = words.strip().toLowerCase(Locale.ROOT);
            return all.apply(clamp.now()).entrySet().stream()
                    .filter(entry -> entry.getValue().zh().contains(wanted)
                            || String.valueOf(entry.getValue().en())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(wanted))
                    .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(
                            (Choice choice) -> choice.title().zh()))
                    .limit(limit)
                    .toList();
        }
    }
}
