package io.qingyuan.registry.internal.web;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.registry.Register;
import io.qingyuan.registry.Registers;
import io.qingyuan.registry.RegistryProblem;
import io.qingyuan.registry.internal.records.SavedViews;
import io.qingyuan.registry.internal.web.RegisterBodies.RegisterBody;
import io.qingyuan.registry.internal.web.RegisterBodies.RegisterLine;
import io.qingyuan.registry.internal.web.RegisterBodies.SavedViewBody;
import io.qingyuan.registry.internal.web.RegisterBodies.SavedViewRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Registers, what they ask, and the lists people keep of them. */
@RestController
@RequestMapping("/api/registers")
class RegisterController {

    static final String KIND = "registry.record";

    private final Registers registers;
    private final RegisterViews views;
    private final RecordViews records;
    private final SchemaDocument schemas;
    private final SavedViews saved;
    private final Policy policy;
    private final JsonMapper json;

    RegisterController(
            Registers registers,
            RegisterViews views,
            RecordViews records,
            SchemaDocument schemas,
            SavedViews saved,
            Policy policy,
            JsonMapper json) {
        this.registers = registers;
        this.views = views;
        this.records = records;
        this.schemas = schemas;
        this.saved = saved;
        this.policy = policy;
        this.json = json;
    }

    /** The registers one may read anything of, with how many of their records. */
    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    List<RegisterLine> registers(Actor actor) {
        return views.all(actor);
    }

    @GetMapping("/{register}")
    @Permit(kind = KIND, verb = Verb.READ)
    RegisterBody register(Actor actor, @PathVariable String register) {
        return views.one(actor, readable(actor, register));
    }

    /** What values a record of the register has, as a JSON Schema (2020-12). */
    @GetMapping("/{register}/schema")
    @Permit(kind = KIND, verb = Verb.READ)
    Map<String, Object> registerSchema(Actor actor, @PathVariable String register) {
        return records.map(schemas.of(readable(actor, register), actor.language()));
    }

    @GetMapping("/{register}/views")
    @Permit(kind = KIND, verb = Verb.READ)
    List<SavedViewBody> savedViews(Actor actor, @PathVariable String register) {
        readable(actor, register);
        return saved.of(actor, register).stream()
                .map(view -> new SavedViewBody(
                        view.id().toString(),
                        view.title(),
                        view.shared(),
                        view.person().equals(actor.person().value()),
                        view.by(),
                        records.map(view.content())))
                .toList();
    }

    @PutMapping("/{register}/views")
    @Permit(kind = KIND, verb = Verb.READ)
    List<SavedViewBody> keepView(Actor actor, @PathVariable String register, @RequestBody SavedViewRequest request) {
        readable(actor, register);
        saved.keep(actor, register, request.title(), request.shared(), json.valueToTree(request.content()));
        return savedViews(actor, register);
    }

    @DeleteMapping("/{register}/views/{view}")
    @Permit(kind = KIND, verb = Verb.READ)
    List<SavedViewBody> removeView(Actor actor, @PathVariable String register, @PathVariable UUID view) {
        readable(actor, register);
        saved.remove(actor, register, view);
        return savedViews(actor, register);
    }

    private Register readable(Actor actor, String id) {
        return readable(registers, policy, actor, id);
    }

    /** The register, for somebody who may read some of its records; whoever may not is not told that it is there. */
    static Register readable(Registers registers, Policy policy, Actor actor, String id) {
        return registers
                .find(id)
                .filter(register -> policy.somewhere(actor, Verb.READ, register.kind()))
                .orElseThrow(() -> new ProblemException(RegistryProblem.NO_REGISTER, id));
    }
}
