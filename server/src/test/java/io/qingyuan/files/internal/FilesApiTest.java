package io.qingyuan.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qingyuan.database.DataDirectory;
import io.qingyuan.files.FileId;
import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Role;
import io.qingyuan.support.Api;
import io.qingyuan.support.Client;
import io.qingyuan.support.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class FilesApiTest {

    @Autowired
    private Api api;

    @Autowired
    private io.qingyuan.files.Files files;

    @Autowired
    private DataDirectory data;

    @Test
    void whatIsStoredComesBackAsADownloadThatRunsNothing() {
        byte[] content = pdf("back");
        JsonNode stored = store(api.as(Role.DATA_OFFICER, "files-unit"), "依据 文件.pdf", content);

        var reply = api.as(Role.DATA_OFFICER, "files-unit")
                .get("/api/files/" + id(stored))
                .expect(200);

        assertThat(reply.bytes()).isEqualTo(content);
        assertThat(reply.header("Content-Disposition")).startsWith("attachment").contains("filename*=UTF-8''");
        assertThat(reply.header("Content-Security-Policy")).contains("sandbox");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void theSameContentIsKeptOnce() throws IOException {
        Client officer = api.as(Role.DATA_OFFICER, "files-unit");
        byte[] content = pdf("once");

        JsonNode first = store(officer, "a.pdf", content);
        JsonNode second = store(officer, "b.pdf", content);

        assertThat(id(first)).isNotEqualTo(id(second));
        assertThat(first.get("sha256")).isEqualTo(second.get("sha256"));
        Path kept = place(first.get("sha256").asString());
        assertThat(Files.readAllBytes(kept)).isEqualTo(content);
        assertThat(Files.isExecutable(kept)).isFalse();
    }

    @Test
    void aFileIsOpenToWhoeverMayReadTheThingItHangsOnAndToNobodyElse() {
        JsonNode stored = store(api.as(Role.DATA_OFFICER, "files-unit"), "a.pdf", pdf("thing"));
        FileId file = FileId.of(id(stored));
        Client auditor = api.auditAdmin();
        Client leader = api.leader();
        leader.get("/api/files/" + file).expectProblem(404, "files.not-found");

        files.attach(Actor.system(), file, "audit.entry", "1");

        auditor.get("/api/files/" + file).expect(200);
        leader.get("/api/files/" + file).expectProblem(404, "files.not-found");
    }

    @Test
    void nothingIsKeptOfAFileThatIsRefused() throws IOException {
        Client officer = api.as(Role.DATA_OFFICER, "files-unit");
        long before = count(data.resolve("files/incoming/x").getParent());

        officer.upload("/api/files", "a.pdf", "not a pdf".getBytes(StandardCharsets.US_ASCII), Map.of())
                .expectProblem(415, "files.type-differs");
        officer.upload("/api/files", "a.txt", new byte[0], Map.of()).expectProblem(422, "files.empty");
        officer.upload("/api/files", "..", pdf("x"), Map.of()).expectProblem(415, "files.type-differs");

        assertThat(count(data.resolve("files/incoming/x").getParent())).isEqualTo(before);
    }

    @Test
    void administratorsStoreNothing() {
        api.systemAdmin().upload("/api/files", "a.pdf", pdf("admin"), Map.of()).expectProblem(403, "request.forbidden");
    }

    @Test
    void contentThatChangedOnTheDiskIsNotHandedOutAsWhole() throws IOException {
        JsonNode stored = store(api.as(Role.DATA_OFFICER, "files-unit"), "a.pdf", pdf("flip"));
        Path kept = place(stored.get("sha256").asString());
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length - 1] ^= 1;
        Files.write(kept, bytes);

        try (InputStream in = files.open(FileId.of(id(stored)))) {
            Assertions.assertThatIOException()
                    .isThrownBy(in::readAllBytes)
                    .withMessageContaining("has changed on the disk");
        }
    }

    private static JsonNode store(Client client, String name, byte[] content) {
        return client.upload("/api/files", name, content, Map.of()).expect(201).json();
    }

    private static String id(JsonNode stored) {
        return stored.get("id").asString();
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
    }

    private Path place(String sha256) {
        return data.resolve("files/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256);
    }

    private static long count(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
