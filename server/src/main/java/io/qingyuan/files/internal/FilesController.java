package io.qingyuan.files.internal;

import io.qingyuan.files.FileId;
import io.qingyuan.files.FileType;
import io.qingyuan.files.FilesProblem;
import io.qingyuan.files.StoredFile;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Permit;
import io.qingyuan.identity.Verb;
import io.qingyuan.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes attachments in and hands them out, as downloads only. */
@RestController
@RequestMapping("/api/files")
class FilesController {

    /** Should a browser show the content all the same, it runs nothing and loads nothing. */
    private static final String SANDBOX = "default-src 'none'; sandbox";

    private final FilesService files;

    FilesController(FilesService files) {
        this.files = files;
    }

    record FileView(FileId id, String name, String sha256, long sizeBytes, FileType type, Instant storedAt) {
        static FileView of(StoredFile file) {
            return new FileView(file.id(), file.name(), file.sha256(), file.sizeBytes(), file.type(), file.storedAt());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permit(kind = FilesService.KIND, verb = Verb.WRITE)
    FileView store(Actor actor, @RequestParam("file") MultipartFile file) throws IOException {
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return FileView.of(files.store(actor, content, name == null ? "" : name));
        }
    }

    @GetMapping("/{id}")
    @Permit(kind = FilesService.KIND, verb = Verb.READ)
    ResponseEntity<InputStreamResource> open(Actor actor, @PathVariable String id) throws IOException {
        StoredFile file = files.readable(actor, fileId(id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type().mediaType()))
                .contentLength(file.sizeBytes())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", SANDBOX)
                .eTag("\"" + file.sha256() + "\"")
                .body(new InputStreamResource(files.open(file.id())));
    }

    private static FileId fileId(String id) {
        try {
            return FileId.of(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(FilesProblem.NOT_FOUND, id);
        }
    }
}
