package io.qingyuan.cli;

import io.qingyuan.proof.files.DurableFile;
import io.qingyuan.proof.note.Cosigner;
import io.qingyuan.proof.note.Ed25519Key;
import io.qingyuan.proof.note.SignatureType;
import io.qingyuan.proof.note.VerifierKey;
import io.qingyuan.proof.witness.FileWitnessState;
import io.qingyuan.proof.witness.Witness;
import io.qingyuan.proof.witness.WitnessServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code witness}: a small server that other bodies run to cosign the log (C2SP tlog-witness). */
final class WitnessCommand implements Command {
    private static final String USAGE = """
            witness key NAME FILE              make a key, print its public half to be published
            witness serve --key FILE --state DIR --log KEY|FILE [--log …] [--address 127.0.0.1] [--port 8787]
                                               cosign the checkpoints of these logs (Ctrl C stops)
            exit: 0 stopped, 1 could not start, 2 wrong words""";
    private static final int PORT = 8787;
    private static final int HIGHEST_PORT = 65_535;

    private final CountDownLatch stop;

    /** @param stop ends the server when it reaches zero */
    WitnessCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            if (arguments.size() == 3 && arguments.getFirst().equals("key")) {
                return key(arguments.get(1), Path.of(arguments.get(2)), out);
            }
            if (!arguments.isEmpty() && arguments.getFirst().equals("serve")) {
                return serve(Settings.parse(arguments.subList(1, arguments.size())), out);
            }
            err.println(USAGE);
            return 2;
        } catch (FileAlreadyExistsException e) {
            err.println("witness: the file is there already and is left alone: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("witness: " + e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println("witness: " + e.getMessage());
            err.println(USAGE);
            return 2;
        }
    }

    private static int key(String name, Path file, PrintStream out) throws IOException {
        Ed25519Key secret = Ed25519Key.generate(new SecureRandom());
        Cosigner witness = secret.witness(name);
        new DurableFile(file).writeSecret((secret.text(witness) + "\n").getBytes(StandardCharsets.UTF_8));
        out.println(witness.key());
        return 0;
    }

    private int serve(Settings settings, PrintStream out) throws IOException, InterruptedException {
        try (FileWitnessState state = FileWitnessState.open(settings.state())) {
            Witness witness = new Witness(settings.logs(), settings.key(), state, Clock.systemUTC());
            try (WitnessServer server = WitnessServer.start(witness, settings.address(), out::println)) {
                out.println("witness " + witness.key());
                out.println("at http://" + server.address().getAddress().getHostAddress() + ":"
                        + server.address().getPort());
                stop.await();
            }
        }
        return 0;
    }

    private record Settings(Cosigner key, Path state, List<VerifierKey> logs, InetSocketAddress address) {

        static Settings parse(List<String> words) throws IOException {
            List<String> logs = new ArrayList<>();
            String key = "";
            String state = "";
            String address = "127.0.0.1";
            int port = PORT;
            for (int i = 0; i < words.size(); i += 2) {
                if (i + 1 == words.size()) {
                    throw new IllegalArgumentException(words.get(i) + " needs a value");
                }
                String value = words.get(i + 1);
                switch (words.get(i)) {
                    case "--key" -> key = value;
                    case "--state" -> state = value;
                    case "--log" -> logs.add(value);
                    case "--address" -> address = value;
                    case "--port" -> port = port(value);
                    default -> throw new IllegalArgumentException("unknown option " + words.get(i));
                }
            }
            if (key.isEmpty() || state.isEmpty() || logs.isEmpty()) {
                throw new IllegalArgumentException("serve needs --key, --state and at least one --log");
            }
            if (!(Ed25519Key.parse(Files.readString(Path.of(key))) instanceof Cosigner cosigner)) {
                throw new IllegalArgumentException(key + " is a log's key, not a witness's: see witness key");
            }
            List<VerifierKey> keys = TrustedKeys.of(logs).keys();
            if (keys.stream().anyMatch(log -> log.type() == SignatureType.COSIGNATURE)) {
                throw new IllegalArgumentException("--log takes keys of logs, not of witnesses");
            }
            return new Settings(
                    cosigner, Path.of(state), keys, new InetSocketAddress(InetAddress.getByName(address), port));
        }

        private static int port(String word) {
            int port;
            try {
                port = Integer.parseInt(word);
            } catch (NumberFormatException e) {
                port = -1;
            }
            if (port < 0 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "--port is a number from 0 to " + HIGHEST_PORT + ", not '" + word + "'");
            }
            return port;
        }
    }
}
