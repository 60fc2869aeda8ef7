package io.qingyuan.cli;

import io.qingyuan.proof.Finding;
import io.qingyuan.proof.Finding.Code;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** Findings in plain words: what was found, what is proven by it, and what is not. */
final class VerifyTexts {
    private static final String BUNDLE = "io.qingyuan.cli.verify";

    private final ResourceBundle bundle;

    VerifyTexts(boolean english) {
        bundle = ResourceBundle.getBundle(
                BUNDLE,
                english ? Locale.ENGLISH : Locale.ROOT,
                VerifyTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** The line of a finding. */
    String line(Finding finding) {
        String mark = switch (finding.code().weight()) {
            case GOOD -> "✓ ";
            case NOTE -> "· ";
            case BAD -> "✗ ";
        };
        String place = finding.bad() ? text("place", finding.place()) : "";
        return mark + text(finding.code().name(), finding.values().toArray()) + place;
    }

    /**
     * Prints everything.
     *
     * @param what {@code proof}, {@code checkpoint}, {@code log}, {@code audit} or {@code document}
     * @return the exit status
     */
    int print(PrintStream out, String target, List<Finding> findings, String what) {
        out.println(target);
        findings.forEach(finding -> out.println("  " + line(finding)));
        if (findings.stream().anyMatch(Finding::bad)) {
            out.println(text("holds-not"));
            return 1;
        }
        Set<Code> codes = EnumSet.noneOf(Code.class);
        findings.forEach(finding -> codes.add(finding.code()));
        out.println(text("holds"));
        out.println(text("proven") + text("proven." + what));
        if (what.equals("document")) {
            out.println(text("not-proven") + text("not-proven.document"));
            return 0;
        }
        if (codes.contains(Code.COSIGNED)) {
            out.println("  " + text("proven.cosigned"));
        }
        if (codes.contains(Code.CONSISTENT)) {
            out.println("  " + text("proven.consistent"));
        }
        out.println(text("not-proven") + text("not-proven." + what));
        if (!codes.contains(Code.COSIGNED)) {
            out.println("  " + text("not-proven.cosigned"));
        }
        if (!codes.contains(Code.CONSISTENT) && !what.equals("proof")) {
            out.println("  " + text("not-proven.consistent"));
        }
        return 0;
    }
}
