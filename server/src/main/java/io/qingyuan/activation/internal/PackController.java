package io.qingyuan.activation.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.packs.PackActivation;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackChange;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackDiff;
import io.qingyuan.packs.PackDiff.Change;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackImpact;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackVersion;
import io.qingyuan.packs.Packs;
import io.qingyuan.sheets.Column;
import io.qingyuan.sheets.SheetNote;
import io.qingyuan.sheets.Sheets;
import io.qingyuan.time.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Packs, their versions, what a change does, and activation. */
@RestController
@RequestMapping("/api/packs")
class PackController {

    private static final String KIND = "packs.pack";
    private static final int CHANGES_SHOWN = 500;

    private final Packs packs;
    private final PackActivations activations;
    private final ActivationDesk desk;

    private static final int HASH_WIDTH = 68;

    PackController(Packs packs, PackActivations activations, ActivationDesk desk) {
        this.packs = packs;
        this.activations = activations;
        this.desk = desk;
    }

    record PackView(String id, PackText title, String version, String hash, List<String> depends, int files) {

        static PackView of(Pack pack) {
            PackVersion version = pack.version();
            PackText title = pack.documents().stream()
                    .filter(document -> document.path().equals("pack.yaml"))
                    .map(PackDocument::item)
                    .findFirst()
                    .flatMap(manifest -> manifest.findText("title"))
                    .orElseGet(() -> new PackText(version.id().value(), null));
            return new PackView(
                    version.id().value(),
                    title,
                    version.version(),
                    version.hash(),
                    pack.depends(),
                    pack.documents().size());
        }
    }

    record ActivationView(
            String pack,
            String version,
            String hash,
            Instant since,
            @Nullable Instant until,
            String by) {

        static ActivationView of(PackActivation activation) {
            PackVersion version = activation.version();
            return new ActivationView(
                    version.id().value(),
                    version.version(),
                    version.hash(),
                    activation.since(),
                    activation.until(),
                    activation.by());
        }
    }

    record PacksView(List<PackView> packs, List<ActivationView> history, boolean sample) {}

    record FaultView(
            String place,
            String what,
            @Nullable String found,
            @Nullable String allowed,
            String mend) {

        static FaultView of(PackFault fault, Locale locale) {
            return new FaultView(
                    fault.place().toString(), fault.what(locale), fault.found(), fault.allowed(), fault.mend(locale));
        }
    }

    record FieldView(
            String name, @Nullable String before, @Nullable String after) {}

    record ChangeView(
            PackDiff.Kind kind,
            String thing,
            String id,
            @Nullable String formerId,
            @Nullable PackText title,
            @Nullable String place,
            List<FieldView> fields) {

        static ChangeView of(Change change) {
            var place = change.after() != null ? change.after() : change.before();
            return new ChangeView(
                    change.kind(),
                    change.thing(),
                    change.id(),
                    change.formerId(),
                    change.title(),
                    place == null ? null : place.toString(),
                    change.fields().stream()
                            .map(field -> new FieldView(field.name(), field.before(), field.after()))
                            .toList());
        }
    }

    /** At most 500 changes are listed; the counts are of all. */
    record DiffView(Map<PackDiff.Kind, Long> counts, List<ChangeView> changes) {

        static DiffView of(PackDiff diff) {
            Map<PackDiff.Kind, Long> counts = new EnumMap<>(PackDiff.Kind.class);
            for (PackDiff.Kind kind : PackDiff.Kind.values()) {
                counts.put(kind, diff.count(kind));
            }
            return new DiffView(
                    counts,
                    diff.changes().stream()
                            .limit(CHANGES_SHOWN)
                            .map(ChangeView::of)
                            .toList());
        }
    }

    record ImpactView(String module, PackText text, long count, boolean grave) {

        static ImpactView of(PackImpact impact) {
            return new ImpactView(impact.module(), impact.text(), impact.count(), impact.grave());
        }
    }

    /** The hash is what an activation must name, so that only what was looked at is activated. */
    record ChangeSetView(
            String hash, boolean nothing, List<FaultView> faults, DiffView diff, List<ImpactView> impacts) {

        static ChangeSetView of(PackChange change, Locale locale) {
            return new ChangeSetView(
                    change.after().hash(),
                    change.isEmpty(),
                    change.faults().stream()
                            .map(fault -> FaultView.of(fault, locale))
                            .toList(),
                    DiffView.of(change.diff()),
                    change.impacts().stream().map(ImpactView::of).toList());
        }
    }

    record ActivationRequest(String hash) {}

    @GetMapping
    @Permit(kind = KIND, verb = Verb.READ)
    PacksView packs(AsOf asOf) {
        return new PacksView(
                packs.active(asOf).packs().stream().map(PackView::of).toList(),
                packs.history().stream().map(ActivationView::of).toList(),
                activations.hasSample());
    }

    /** The activations, the latest first. */
    @GetMapping("/export.xlsx")
    @Permit(kind = KIND, verb = Verb.READ)
    void exportPacks(Actor actor, AsOf asOf, Locale locale, HttpServletResponse response) throws IOException {
        List<Column<ActivationView>> columns = List.of(
                Column.of("代码", "Id", ActivationView::pack),
                Column.of("版本", "Version", ActivationView::version),
                Column.of("启用时间", "Since", ActivationView::since),
                Column.of("停用时间", "Until", ActivationView::until),
                Column.of("启用人", "By", ActivationView::by),
                Column.<ActivationView>of("内容摘要", "Content hash", ActivationView::hash)
                        .wide(HASH_WIDTH));
        SheetNote note = SheetNote.of("内容包启用历史", "Activations of packs", asOf.at(), actor.name());
        Sheets.send(response, locale, note, columns, packs.history().stream().map(ActivationView::of));
    }

    /** What changed between two moments of recorded time. */
    @GetMapping("/diff")
    @Permit(kind = KIND, verb = Verb.READ)
    DiffView diff(@RequestParam Instant from, @RequestParam Instant to) {
        return DiffView.of(PackDiff.between(packs.active(AsOf.at(from)), packs.active(AsOf.at(to))));
    }

    /** What activating the folder's packs would do. */
    @GetMapping("/preview")
    @Permit(kind = KIND, verb = Verb.MANAGE)
    ChangeSetView preview(Locale locale) {
        return ChangeSetView.of(activations.preview(), locale);
    }

    @PostMapping("/activation")
    @Permit(kind = KIND, verb = Verb.MANAGE)
    ChangeSetView activate(@RequestBody ActivationRequest request, Actor actor, Locale locale) {
        return ChangeSetView.of(desk.activate(actor, request.hash()), locale);
    }

    @PostMapping("/sample")
    @Permit(kind = KIND, verb = Verb.MANAGE)
    void loadSample(Actor actor) {
        desk.loadSample(actor);
    }

    @DeleteMapping("/sample")
    @Permit(kind = KIND, verb = Verb.MANAGE)
    void removeSample(Actor actor) {
        desk.removeSample(actor);
    }
}
