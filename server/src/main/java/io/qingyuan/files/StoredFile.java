package io.qingyuan.files;

import io.qingyuan.identity.PersonId;
import java.time.Instant;

/**
 * What is known of a stored file.
 *
 * @param sha256 hash of the content, in hex
 * @param type recognised from the content
 */
public record StoredFile(
        FileId id, String name, String sha256, long sizeBytes, FileType type, PersonId storedBy, Instant storedAt) {}
