package io.qingyuan.files;

import io.qingyuan.identity.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Stores and hands out attachments. */
public interface Files {

    /** The largest file that is taken. */
    long MOST_BYTES = 100L * 1024 * 1024;

    /**
     * Stores what the stream holds; when this returns the bytes are on the disk. The same content is kept once.
     *
     * @throws io.qingyuan.problem.ProblemException a {@link FilesProblem}; then nothing is kept
     */
    StoredFile store(Actor by, InputStream content, String name) throws IOException;

    Optional<StoredFile> find(FileId file);

    /** The content; the caller closes it. The bytes are checked against their hash while they are read. */
    InputStream open(FileId file) throws IOException;

    /** Hangs a file on a thing: whoever may read the thing may read the file. In the caller's transaction. */
    void attach(Actor by, FileId file, String kind, String thingId);

    /** The files of a thing, in the order they were attached. */
    List<StoredFile> of(String kind, String thingId);
}
