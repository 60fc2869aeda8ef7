package io.qingyuan.problem;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes problems in the reader's language. */
@Component
public class Problems {

    private static final String TYPE_PREFIX = "urn:qingyuan:problem:";

    private final MessageSource texts;

    public Problems(MessageSource texts) {
        this.texts = texts;
    }

    /** The whole problem document of a refusal. */
    public ProblemDetail describe(ProblemException refusal, Locale locale) {
        ProblemDetail detail =
                describe(refusal.code(), locale, refusal.arguments().toArray());
        if (!refusal.faults().isEmpty()) {
            List<Map<String, String>> errors = new ArrayList<>();
            for (Fault fault : refusal.faults()) {
                errors.add(describe(fault, locale));
            }
            detail.setProperty("errors", errors);
        }
        return detail;
    }

    public ProblemDetail describe(ProblemCode code, Locale locale, Object... arguments) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(code.status(), detail(code, locale, arguments));
        detail.setType(URI.create(TYPE_PREFIX + code.code()));
        detail.setTitle(text("problem." + code.code() + ".title", locale));
        detail.setProperty("code", code.code());
        return detail;
    }

    /** The sentence that tells one fault. */
    public String detail(ProblemCode code, Locale locale, Object... arguments) {
        return text("problem." + code.code() + ".detail", locale, arguments);
    }

    private Map<String, String> describe(Fault fault, Locale locale) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("pointer", fault.pointer());
        error.put("code", fault.code().code());
        error.put("detail", detail(fault.code(), locale, fault.arguments().toArray()));
        return error;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
