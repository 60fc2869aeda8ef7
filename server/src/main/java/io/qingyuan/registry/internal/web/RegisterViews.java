package io.qingyuan.registry.internal.web;

import io.qingyuan.fields.Condition;
import io.qingyuan.fields.Field;
import io.qingyuan.fields.FieldView;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.internal.records.RecordLists;
import io.qingyuan.registry.internal.records.RecordQuery;
import io.qingyuan.registry.internal.web.RegisterBodies.FigureLine;
import io.qingyuan.registry.internal.web.RegisterBodies.FlagBody;
import io.qingyuan.registry.internal.web.RegisterBodies.MapBody;
import io.qingyuan.registry.internal.web.RegisterBodies.MirrorBody;
import io.qingyuan.registry.internal.web.RegisterBodies.MoveBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RegisterBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RegisterLine;
import io.qingyuan.registry.internal.web.RegisterBodies.ReviewBody;
import io.qingyuan.registry.internal.web.RegisterBodies.StateBody;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers as a page shows them to one reader. */
@Component
class RegisterViews {

    private final Registers registers;
    private final RecordLists lists;
    private final Policy policy;

    RegisterViews(Registers registers, RecordLists lists, Policy policy) {
        this.registers = registers;
        this.lists = lists;
        this.policy = policy;
    }

    /** The registers that the actor may read anything of. */
    List<RegisterLine> all(Actor actor) {
        Locale locale = actor.language();
        return registers.all().stream()
                .filter(register -> policy.somewhere(actor, Verb.READ, register.kind()))
                .map(register -> {
                    RecordLists.Total total = lists.total(actor, register, RecordQuery.of(Condition.always()));
                    return new RegisterLine(
                            register.id(),
                            register.title().in(locale),
                            register.purpose().in(locale),
                            register.group(),
                            register.system(),
                            register.mirror() != null,
                            total.count(),
                            total.estimate(),
                            verbs(actor, register),
                            register.open() != null);
                })
                .toList();
    }

    List<String> verbs(Actor actor, Register register) {
        return Arrays.stream(Verb.values())
                .filter(verb -> policy.somewhere(actor, verb, register.kind()))
                .map(Verb::name)
                .toList();
    }

    RegisterBody one(Actor actor, Register register) {
        Locale locale = actor.language();
        Register.Mirror mirror = register.mirror();
        Register.MapStyle map = register.map();
        Register.Review review = register.review();
        return new RegisterBody(
                register.id(),
                register.title().in(locale),
                register.purpose().in(locale),
                register.group(),
                register.system(),
                register.hash(),
                FieldView.of(register.form(), locale),
                register.name(),
                register.unit(),
                register.area(),
                register.number() != null,
                mirror == null ? null : new MirrorBody(mirror.system().in(locale), mirror.number(), mirror.synced()),
                register.states().stream()
                        .map(state -> new StateBody(
                                state.id(),
                                state.title().in(locale),
                                state.id().equals(register.first().id()),
                                state.confirmed(),
                                state.ended()))
                        .toList(),
                register.moves().stream()
                        .map(move -> new MoveBody(
                                move.id(),
                                move.title().in(locale),
                                move.from().stream().sorted().toList(),
                                move.to(),
                                move.verb().name(),
                                move.needs(),
                                move.reason(),
                                move.files()))
                        .toList(),
                register.flags().stream()
                        .map(flag -> new FlagBody(flag.id(), flag.title().in(locale)))
                        .toList(),
                register.figures().stream()
                        .map(figure -> new FigureLine(
                                figure.id(),
                                figure.title().in(locale),
                                figure.kind().name().toLowerCase(Locale.ROOT),
                                figure.unit(locale),
                                text(figure.target())))
                        .toList(),
                map == null ? null : new MapBody(map.field(), map.symbol(), map.colorBy()),
                review == null
                        ? null
                        : new ReviewBody(
                                review.every(), review.due(), review.title().in(locale)),
                fields(register, Field::closed),
                fields(register, Field::open),
                fields(register, Field::unique),
                verbs(actor, register));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static List<String> fields(Register register, Predicate<Field> which) {
        return register.form().fields().stream().filter(which).map(Field::id).toList();
    }
}
