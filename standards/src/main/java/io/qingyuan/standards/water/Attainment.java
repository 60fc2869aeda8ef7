package io.qingyuan.standards.water;

/** Whether a limit is kept (达标) or not (超标), the better first. */
public enum Attainment {
    MET,
    NOT_MET
}
