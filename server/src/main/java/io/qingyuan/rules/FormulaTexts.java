package io.qingyuan.rules;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackText;
import io.qingyuan.packs.PackTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks the formulas of packs by compiling them; needs no Spring, so the commands use it too. */
@Component
public class FormulaTexts implements FormulaCheck {

    @Override
    public List<PackText> faults(String feel, Set<String> names) {
        Map<String, FeelType> variables = names.stream().collect(Collectors.toMap(name -> name, _ -> FeelType.NUMBER));
        return FeelFormula.check(feel, variables).stream()
                .map(problem -> new PackText(text(problem, Locale.CHINESE), text(problem, Locale.ENGLISH)))
                .toList();
    }

    private static String text(FeelProblem problem, Locale locale) {
        return PackTexts.of("messages/rules", locale)
                .text(
                        "feel.problem." + problem.kind().word(),
                        List.of(Integer.toString(problem.line()), Integer.toString(problem.column()), problem.found()));
    }
}
