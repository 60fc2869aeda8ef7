package io.qingyuan.plan.internal.indicator;

import io.qingyuan.packs.PackText;
import io.qingyuan.plan.Indicator;
import io.qingyuan.plan.internal.judgement.Finding;
import io.qingyuan.plan.internal.judgement.Judgement;
import io.qingyuan.plan.internal.judgement.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in a sentence why an item stands as it does, from the reasons the judgement kept. */
@Component
class WhySentence {

    /** The place of the unit of measure in the texts, after all arguments of a reason. */
    private static final int UNIT_ARGUMENT = 9;

    private final MessageSource texts;

    WhySentence(MessageSource texts) {
        this.texts = texts;
    }

    PackText of(Judgement judgement, Indicator.Item item, PackText unit) {
        boolean unitless = item.unit().equals("-") || item.unit().equals("index");
        return new PackText(
                sentence(judgement, item, unitless ? "" : unit.preferChinese(), Locale.SIMPLIFIED_CHINESE),
                sentence(judgement, item, unitless ? "" : " " + unit.preferEnglish(), Locale.ENGLISH));
    }

    private String sentence(Judgement judgement, Indicator.Item item, String unit, Locale locale) {
        String between = locale.equals(Locale.ENGLISH) ? " " : "";
        StringBuilder sentence = new StringBuilder(reasons(judgement.target(), unit, between, locale));
        if (judgement.target().reasons().getFirst().code() == Reason.Code.NO_VALUE
                && judgement.year() != item.baseline().year()
                && judgement.year() == item.baseline().year() + 1
                && item.baseline().value() != null) {
            sentence.append(between)
                    .append(text(
                            "plan.why.baseline-of-another-year",
                            locale,
                            String.valueOf(item.baseline().year()),
                            item.baseline().value().toPlainString() + unit));
        }
        if (!judgement.required().equals(judgement.target())) {
            sentence.append(between)
                    .append(text(
                            "plan.why.against-the-requirement",
                            locale,
                            reasons(judgement.required(), unit, between, locale)));
        }
        return sentence.toString();
    }

    private String reasons(Finding finding, String unit, String between, Locale locale) {
        return finding.reasons().stream()
                .map(reason -> text("plan.why." + reason.code().key(), locale, arguments(reason.arguments(), unit)))
                .collect(Collectors.joining(between));
    }

    private static Object[] arguments(List<String> values, String unit) {
        Object[] arguments = new Object[UNIT_ARGUMENT + 1];
        Arrays.fill(arguments, "");
        for (int i = 0; i < values.size(); i++) {
            arguments[i] = printed(values.get(i));
        }
        arguments[UNIT_ARGUMENT] = unit;
        return arguments;
    }

    private static String printed(String argument) {
        return switch (argument) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            default -> argument;
        };
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
