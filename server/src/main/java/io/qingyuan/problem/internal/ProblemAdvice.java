package io.qingyuan.problem.internal;

import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.Problems;
import io.qingyuan.problem.RequestProblem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns what went wrong in a request into a problem document; what nobody foresaw gets an incident number. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException refusal, Locale locale) {
        ProblemDetail detail = problems.describe(refusal, locale);
        var answer = ResponseEntity.status(detail.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        // the first value of "too many" is the time to wait
        if (refusal.code().status() == HttpStatus.TOO_MANY_REQUESTS
                && refusal.arguments().getFirst() instanceof String seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        return answer.body(detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchAddress(NoResourceFoundException e, Locale locale) {
        return answer(problems.describe(RequestProblem.NOT_FOUND, locale, "/" + e.getResourcePath()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, Locale locale) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MismatchedInputException mismatch) {
                return answer(problems.describe(
                        RequestProblem.PARAMETER,
                        locale,
                        place(mismatch),
                        mismatch instanceof InvalidFormatException wrong ? String.valueOf(wrong.getValue()) : "",
                        example(mismatch.getTargetType())));
            }
        }
        Throwable cause = e.getMostSpecificCause();
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : firstLine(cause.getMessage());
        return answer(problems.describe(RequestProblem.UNREADABLE, locale, reason));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        Class<?> required = e.getRequiredType();
        return answer(problems.describe(
                RequestProblem.PARAMETER, locale, e.getName(), String.valueOf(e.getValue()), example(required)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e, Locale locale) {
        return answer(problems.describe(
                RequestProblem.PARAMETER, locale, e.getParameterName(), "", example(e.getParameterType())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingPart(MissingServletRequestPartException e, Locale locale) {
        return answer(problems.describe(RequestProblem.PARAMETER, locale, e.getRequestPartName(), "", "file"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, Locale locale) {
        return answer(problems.describe(RequestProblem.METHOD, locale, e.getMethod()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeNotSupportedException e, Locale locale) {
        return answer(problems.describe(RequestProblem.MEDIA_TYPE, locale, String.valueOf(e.getContentType())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return answer(problems.describe(RequestProblem.TOO_LARGE, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception e, Locale locale) {
        String incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("unforeseen failure incident={}", incident, e);
        ProblemDetail detail = problems.describe(RequestProblem.INTERNAL, locale, incident);
        detail.setProperty("incident", incident);
        return answer(detail);
    }

    /** Where in what was sent: {@code quantities/0/done}. */
    private static String place(MismatchedInputException mismatch) {
        return mismatch.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/"));
    }

    /** How a value of this kind is written, by example; the words themselves where only some are allowed. */
    private static String example(@Nullable Class<?> type) {
        if (type == null) {
            return "…";
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "))
                : example(type.getSimpleName());
    }

    private static String example(String type) {
        return switch (type) {
            case "int", "Integer", "long", "Long" -> "2025";
            case "BigDecimal" -> "12.5";
            case "LocalDate" -> "2025-03-05";
            case "YearMonth" -> "2025-03";
            case "Instant", "AsOf" -> "2025-03-05T08:00:00+08:00";
            case "boolean", "Boolean" -> "true, false";
            case "UUID" -> "01a22601-c64d-7dc3-a2c2-abbd031e7c20";
            case "List", "Set" -> "[…]";
            default -> "…";
        };
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
