package io.qingyuan.rules;

import io.qingyuan.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** Why a rule gave no result; these codes stand in the outcomes of receipts. */
public enum RuleProblem implements ProblemCode {
    DIVISION_BY_ZERO("rules.division-by-zero"),
    MISSING_VARIABLE("rules.missing-variable"),
    INPUT_WITHOUT_RESULT("rules.input-without-result"),
    EVALUATION("rules.evaluation"),
    INPUT_NOT_ALLOWED("rules.input-not-allowed"),
    NO_RULE("rules.no-rule"),
    SEVERAL_RULES("rules.several-rules");

    private final String code;

    RuleProblem(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
