package io.qingyuan.telemetry;

/**
 * What observations stand in one time series: uploads of a device of one kind.
 *
 * @param st system code ST, such as {@code 32} for surface water outlets
 * @param cn command code CN: real-time, minute, hour, day …
 * @param packet PNO: each packet of a divided upload is a series of its own; 1 otherwise
 */
public record SeriesKey(DeviceId device, String st, int cn, int packet) {}
