package io.qingyuan.settings;

/**
 * A setting that cannot be used: which one, and what is allowed. The value itself may be a secret and is not told.
 *
 * @param name as it was given
 */
public record SettingFault(String name, String chinese, String english) {}
