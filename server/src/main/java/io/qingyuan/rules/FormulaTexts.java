package io.qingyuan.rules;

import io.qingyuan.packs.FormulaCheck;
import io.qingyuan.packs.PackText;
import java.util.List;
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
                .map(FeelProblem::text)
                .toList();
    }
}
