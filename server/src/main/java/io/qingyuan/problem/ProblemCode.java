package io.qingyuan.problem;

import org.springframework.http.HttpStatus;

/**
 * A stable code for one kind of refusal, such as {@code statistics.value-out-of-range}: never renamed, never reused. Each
 * module lists its own in one enum; the texts are in its bundle under {@code problem.<code>.title} and {@code .detail}.
 */
public interface ProblemCode {

    String code();

    HttpStatus status();
}
