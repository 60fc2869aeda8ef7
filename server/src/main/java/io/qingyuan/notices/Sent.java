package io.qingyuan.notices;

/**
 * What became of sending.
 *
 * @param people how many it reached; 0 when nobody is addressed at the moment, such as for a post that nobody holds
 * @param again whether a notice of this key had been sent before; then nothing was sent now
 */
public record Sent(NoticeId id, int people, boolean again) {}
