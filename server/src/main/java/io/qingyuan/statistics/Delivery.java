package io.qingyuan.statistics;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a sealed value (封存数) came: it was delivered in a round and accepted, so it is only ever corrected in the open.
 *
 * @param round the collection round
 * @param explanation what was said to the checks that asked about it
 * @param correction why it was corrected after it was sealed
 */
public record Delivery(
        UUID round, @Nullable String explanation, @Nullable String correction) {}
