package io.qingyuan.packs.internal;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackActivations;
import io.qingyuan.packs.PackChange;
import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackContent.Pack;
import io.qingyuan.packs.PackDiff;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackFolder;
import io.qingyuan.packs.PackId;
import io.qingyuan.packs.PackImpact;
import io.qingyuan.packs.PackProblem;
import io.qingyuan.packs.PackVersion;
import io.qingyuan.packs.Packs;
import io.qingyuan.packs.SampleData;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Activation: check, store, replace, tell the modules — all of it or nothing. */
@Service
class Activations implements PackActivations {

    private static final int FAULTS_SHOWN = 100;

    private final Path folder;
    private final JdbcPacks store;
    private final Packs packs;
    private final ObjectProvider<FormulaCheck> formulas;
    private final ObjectProvider<PackConsumer> consumers;
    private final ObjectProvider<SampleData> samples;
    private final SealedActivations seals;

    Activations(
            @Value("${qingyuan.packs}") String folder,
            JdbcPacks store,
            Packs packs,
            ObjectProvider<FormulaCheck> formulas,
            ObjectProvider<PackConsumer> consumers,
            ObjectProvider<SampleData> samples,
            SealedActivations seals) {
        // not injected as a Path: Spring would look for it on the class path first
        this.folder = Path.of(folder);
        this.store = store;
        this.packs = packs;
        this.formulas = formulas;
        this.consumers = consumers;
        this.samples = samples;
        this.seals = seals;
    }

    @Override
    @Transactional(readOnly = true)
    public PackChange preview() {
        PackContent before = packs.active();
        return change(before, PackFolder.glance(folder));
    }

    @Override
    @Transactional
    public PackChange activate(String by, Optional<String> seen) {
        store.lock();
        PackContent before = packs.active();
        PackFolder.Reading glance = PackFolder.glance(folder);
        String found = glance.content().hash();
        if (seen.isPresent() && !seen.get().equals(found)) {
            throw new ProblemException(PackProblem.CHANGED_MEANWHILE, shorten(seen.get()), shorten(found));
        }
        if (glance.faults().isEmpty() && found.equals(before.hash())) {
            return new PackChange(before, before, List.of(), new PackDiff(List.of()), List.of());
        }
        PackChange change = change(before, glance);
        if (!change.faults().isEmpty()) {
            throw refusal(change.faults());
        }
        replace(change, by);
        consumers.orderedStream().forEach(consumer -> consumer.activate(before, change.after()));
        return change;
    }

    private void replace(PackChange change, String by) {
        Instant at = store.now();
        for (Pack old : change.before().packs()) {
            PackId id = old.version().id();
            Optional<Pack> next = change.after().find(id);
            if (next.isEmpty()
                    || !next.get().version().hash().equals(old.version().hash())) {
                store.supersede(id, at);
            }
        }
        for (Pack pack : change.after().packs()) {
            PackVersion version = pack.version();
            Optional<Pack> old = change.before().find(version.id());
            if (old.isEmpty() || !old.get().version().hash().equals(version.hash())) {
                store.store(pack);
                seals.seal(store.activate(version, by, at));
            }
        }
    }

    private PackChange change(PackContent before, PackFolder.Reading read) {
        PackContent after = read.content();
        List<PackFault> faults = new ArrayList<>(read.faults());
        faults.addAll(PackFolder.check(after, formulaCheck()));
        List<PackImpact> impacts = new ArrayList<>();
        if (faults.isEmpty()) {
            consumers.orderedStream().forEach(consumer -> impacts.addAll(consumer.impact(before, after)));
        }
        return new PackChange(before, after, faults, PackDiff.between(before, after), impacts);
    }

    private static ProblemException refusal(List<PackFault> faults) {
        Locale locale = LocaleContextHolder.getLocale();
        List<Fault> shown = faults.stream()
                .limit(FAULTS_SHOWN)
                .map(fault ->
                        Fault.at(fault.place().toString(), PackProblem.FAULT, fault.what(locale), fault.mend(locale)))
                .toList();
        return new ProblemException(PackProblem.FAULTY, shown, faults.size());
    }

    private static String shorten(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private FormulaCheck formulaCheck() {
        return formulas.getIfAvailable(() -> FormulaCheck.NONE);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasSample() {
        return store.sampleLoaded();
    }

    @Override
    @Transactional
    public void loadSample() {
        store.lock();
        if (!store.sampleLoaded()) {
            PackContent content = packs.active();
            samples.orderedStream().forEach(sample -> sample.load(content));
            store.recordSampleLoaded(content.hash(), store.now());
        }
    }

    @Override
    @Transactional
    public void removeSample() {
        store.lock();
        if (store.sampleLoaded()) {
            samples.orderedStream().toList().reversed().forEach(SampleData::remove);
            store.recordSampleRemoved(store.now());
        }
    }
}
