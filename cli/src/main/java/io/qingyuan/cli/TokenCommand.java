package io.qingyuan.cli;

import io.qingyuan.audit.Audit;
import io.qingyuan.database.DataDirectory;
import io.qingyuan.database.DatabaseAccess;
import io.qingyuan.database.RunningDatabase;
import io.qingyuan.identity.TokenIssuer;
import io.qingyuan.identity.TokenLimits;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code token USER [--days N] [--read-only] [--only MODULE,…]}: prints an API token of a person. It connects to the
 * database that the server works with, so only who may read the data directory can do it.
 */
final class TokenCommand implements Command {

    private static final int USUAL_DAYS = 30;
    private static final String MOST_DAYS = "366";

    private final Map<String, String> environment;

    TokenCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    private record Wish(String login, int days, TokenLimits limits) {}

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        Wish wish = parse(arguments);
        if (wish == null) {
            err.println("usage: qingyuan token USER [--days N] [--read-only] [--only MODULE,MODULE…]");
            err.println("  N from 1 to " + mostDays() + " (QINGYUAN_TOKEN_DAYS)");
            err.println("  MODULE: " + String.join(" ", TokenIssuer.modules()));
            return 2;
        }
        DataDirectory data = new DataDirectory(Path.of(environment.getOrDefault("QINGYUAN_DATA", "data")));
        Optional<DatabaseAccess> access = RunningDatabase.find(data, environment);
        if (access.isEmpty()) {
            err.println("no Qingyuan runs with the data directory " + data.root()
                    + ". Start it with ./qingyuan run, or name another directory with QINGYUAN_DATA.");
            return 1;
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(access.get().url());
        database.setUser(access.get().application().user());
        database.setPassword(access.get().application().password());
        database.setLoginTimeout(10);
        return issue(wish, database, out, err);
    }

    private static int issue(Wish wish, PGSimpleDataSource database, PrintStream out, PrintStream err) {
        try {
            Optional<String> token = new TokenIssuer(database, Audit.on(database))
                    .issue(wish.login(), Duration.ofDays(wish.days()), "./qingyuan token", wish.limits());
            if (token.isEmpty()) {
                err.println("nobody with the login \"" + wish.login()
                        + "\" may sign in. The logins of a first start are in first-login.txt of the data directory.");
                return 1;
            }
            out.println(token.get());
            return 0;
        } catch (DataAccessException | TransactionException e) {
            err.println(
                    "the database does not answer: " + e.getMostSpecificCause().getMessage());
            return 1;
        }
    }

    private @Nullable Wish parse(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("-")) {
            return null;
        }
        int days = Math.min(USUAL_DAYS, mostDays());
        boolean readOnly = false;
        Set<String> modules = Set.of();
        for (Iterator<String> words = arguments.listIterator(1); words.hasNext(); ) {
            String word = words.next();
            if (word.equals("--read-only")) {
                readOnly = true;
            } else if (word.equals("--days") && words.hasNext()) {
                String number = words.next();
                days = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
            } else if (word.equals("--only") && words.hasNext()) {
                modules = new TreeSet<>(List.of(words.next().split(",", -1)));
            } else {
                return null;
            }
        }
        return days >= 1 && days <= mostDays() && TokenIssuer.modules().containsAll(modules)
                ? new Wish(arguments.getFirst(), days, new TokenLimits(readOnly, modules))
                : null;
    }

    private int mostDays() {
        return Integer.parseInt(environment.getOrDefault("QINGYUAN_TOKEN_DAYS", MOST_DAYS));
    }
}
