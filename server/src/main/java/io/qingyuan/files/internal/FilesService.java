package io.qingyuan.files.internal;

import io.qingyuan.audit.Audit;
import io.qingyuan.files.FileGuard;
import io.qingyuan.files.FileId;
import io.qingyuan.files.FileType;
import io.qingyuan.files.Files;
import io.qingyuan.files.FilesProblem;
import io.qingyuan.files.StoredFile;
import io.qingyuan.files.internal.ContentFolder.Draft;
import io.qingyuan.files.internal.JdbcFiles.Attachment;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Policy;
import io.qingyuan.identity.Thing;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class FilesService implements Files {

    static final String KIND = "files.file";

    private static final int LONGEST_NAME = 200;

    private final ContentFolder folder;
    private final JdbcFiles files;
    private final Policy policy;
    private final Audit audit;
    private final List<FileGuard> guards;
    private final TransactionTemplate transaction;

    FilesService(
            ContentFolder folder,
            JdbcFiles files,
            Policy policy,
            Audit audit,
            List<FileGuard> guards,
            TransactionTemplate transaction) {
        this.folder = folder;
        this.files = files;
        this.policy = policy;
        this.audit = audit;
        this.guards = guards;
        this.transaction = transaction;
    }

    @Override
    public StoredFile store(Actor by, InputStream content, String name) throws IOException {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || clean.chars().anyMatch(FilesService::forbidden)) {
            throw new ProblemException(FilesProblem.NAME, name);
        }
        Draft draft = folder.receive(content, clean, MOST_BYTES);
        try {
            if (draft.sizeBytes() == 0) {
                throw new ProblemException(FilesProblem.EMPTY, clean);
            }
            FileType type = Sniffer.recognise(draft.path(), clean);
            folder.keep(draft);
            return Objects.requireNonNull(transaction.execute(_ -> record(by, draft, type, clean)));
        } finally {
            folder.discard(draft);
        }
    }

    private StoredFile record(Actor by, Draft draft, FileType type, String name) {
        FileId id = files.insert(draft.sha256(), draft.sizeBytes(), type, name, by.person());
        audit.record(by, "store", KIND, id.toString(), Map.of("sha256", draft.sha256(), "size", draft.sizeBytes()));
        return files.find(id).orElseThrow();
    }

    @Override
    public Optional<StoredFile> find(FileId file) {
        return files.find(file);
    }

    @Override
    public InputStream open(FileId file) throws IOException {
        StoredFile stored =
                files.find(file).orElseThrow(() -> new ProblemException(FilesProblem.NOT_FOUND, file.toString()));
        return folder.open(stored.sha256());
    }

    @Override
    @Transactional
    public void attach(Actor by, FileId file, String kind, String thingId) {
        if (files.find(file).isEmpty()) {
            throw new ProblemException(FilesProblem.NOT_FOUND, file.toString());
        }
        files.attach(file, kind, thingId);
        audit.record(by, "attach", kind, thingId, Map.of("file", file.toString()));
    }

    @Override
    public List<StoredFile> of(String kind, String thingId) {
        return files.of(kind, thingId);
    }

    /** The file, if the actor stored it or may read a thing it hangs on; else as if there were none. */
    StoredFile readable(Actor actor, FileId id) {
        return files.find(id)
                .filter(file -> policy.allows(
                                actor,
                                Verb.READ,
                                Thing.of(KIND).id(id.toString()).person(file.storedBy()))
                        || files.attachments(id).stream().anyMatch(thing -> mayRead(actor, thing)))
                .orElseThrow(() -> new ProblemException(FilesProblem.NOT_FOUND, id.toString()));
    }

    private boolean mayRead(Actor actor, Attachment thing) {
        return guards.stream()
                .filter(guard -> guard.kind().equals(thing.kind()))
                .findFirst()
                .map(guard -> guard.mayRead(actor, thing.thingId()))
                .orElseGet(() ->
                        policy.allows(actor, Verb.READ, Thing.of(thing.kind()).id(thing.thingId())));
    }

    private static boolean forbidden(int c) {
        return c == '/' || c == '\\' || Character.isISOControl(c);
    }
}
