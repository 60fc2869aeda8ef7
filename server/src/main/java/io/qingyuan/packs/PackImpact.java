package io.qingyuan.packs;

/**
 * One sentence on what an activation does.
 *
 * @param module the module whose data it touches
 * @param grave whether somebody should look before going on, for example where records lose their definition
 */
public record PackImpact(String module, PackText text, long count, boolean grave) {}
