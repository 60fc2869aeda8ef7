package io.qingyuan.evidence.internal;

import io.qingyuan.evidence.EvidenceProblem;
import io.qingyuan.identity.PublicRoute;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.tiles.BrokenTileException;
import io.qingyuan.proof.tiles.TileId;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log as C2SP tlog-tiles lays it out, for whoever mirrors, audits or witnesses it. */
@RestController
@RequestMapping("/log")
class LogController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofDays(365);
    private static final String OPEN =
            "the log is made to be read by anybody; it holds salted hashes and no personal data";

    private final JdbcLog log;
    private final JdbcTiles tiles;
    private final LogKeys keys;

    LogController(JdbcLog log, JdbcTiles tiles, LogKeys keys) {
        this.log = log;
        this.tiles = tiles;
        this.keys = keys;
    }

    /** The newest checkpoint with the signatures it has by now. */
    @GetMapping("/checkpoint")
    @PublicRoute(because = OPEN)
    ResponseEntity<byte[]> checkpoint() {
        JdbcLog.Head head = log.head().orElseThrow(() -> new ProblemException(EvidenceProblem.NO_CHECKPOINT));
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(head.note().with(log.cosignatures(head.size())).bytes());
    }

    /** The keys that sign or have signed, one a line. Whoever relies on them takes them from a second place as well. */
    @GetMapping("/keys")
    @PublicRoute(because = OPEN)
    ResponseEntity<byte[]> keys() {
        String lines = keys.all().stream().map(VerifierKey::toString).collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** A tile, {@code tile/L/N} or {@code tile/entries/N}, with {@code .p/W} behind it where it is partial. */
    @GetMapping("/tile/**")
    @PublicRoute(because = OPEN)
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length() + "/log/".length());
        byte[] bytes = TileId.parse(path)
                .flatMap(this::read)
                .orElseThrow(() -> new ProblemException(EvidenceProblem.NO_TILE, path));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(LONG).cachePublic().immutable())
                .body(bytes);
    }

    private Optional<byte[]> read(TileId id) {
        try {
            return tiles.read(id);
        } catch (BrokenTileException e) {
            throw new ProblemException(EvidenceProblem.NO_TILE, e.path());
        }
    }
}
