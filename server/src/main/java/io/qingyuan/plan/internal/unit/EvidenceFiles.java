package io.qingyuan.plan.internal.unit;

import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.Actor;
import io.qingyuan.plan.DutyProblem;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hangs uploaded files on whatever is recorded about the plan as evidence. Somebody else's file is taken only where it hangs on the
 * thing already: naming its number must not open it to others.
 */
@Component
public class EvidenceFiles {

    private final Files files;

    EvidenceFiles(Files files) {
        this.files = files;
    }

    /** Hangs them in the caller's transaction; every number that is not known is told at once. */
    public void hang(Actor actor, List<String> numbers, String kind, String thing) {
        List<StoredFile> there = numbers.isEmpty() ? List.of() : files.of(kind, thing);
        List<Fault> faults = new ArrayList<>();
        List<FileId> fresh = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            if (there.stream().anyMatch(file -> file.id().toString().equals(number))) {
                continue;
            }
            Optional<StoredFile> own =
                    find(number).filter(file -> file.storedBy().equals(actor.person()));
            if (own.isEmpty()) {
                faults.add(Fault.at("/evidence/" + i, DutyProblem.NO_SUCH_FILE, number));
            } else {
                fresh.add(own.get().id());
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        fresh.forEach(file -> files.attach(actor, file, kind, thing));
    }

    /** The files with their names, in the order of their numbers; a number that is not known keeps its place. */
    public List<EvidenceFile> named(List<String> numbers) {
        return numbers.stream()
                .map(number -> new EvidenceFile(
                        number, find(number).map(StoredFile::name).orElse(number)))
                .toList();
    }

    private Optional<StoredFile> find(String number) {
        try {
            return files.find(FileId.of(number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
