package io.qingyuan.identity;

/** What moved, or would move, with a reorganisation or a hand-over, in words: 5 待办. */
public record Followed(Title what, int count) {}
