package io.qingyuan.identity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the policy that stand in no table of the software: what packs say of their registers, procedures and documents. A
 * module that reads such definitions brings one as a bean.
 */
public interface RuleSource {

    /** Another text whenever the rules are others; asked about once a second. */
    String version();

    /** The rules now. They speak of kinds of this source alone. */
    List<Rule> rules();

    /** What a kind of this source is called for a reader of this language; null for a kind of others. */
    @Nullable
    String title(String kind, Locale language);
}
