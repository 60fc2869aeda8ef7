package io.qingyuan.casework.internal.flow;

/**
 * Where a case waits.
 *
 * @param id the engine's name of it
 * @param node the step
 * @param index of the unit, in a joint step; else 0
 */
public record Token(String id, String node, int index) {}
