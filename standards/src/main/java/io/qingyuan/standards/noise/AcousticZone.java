package io.qingyuan.standards.noise;

import io.qingyuan.standards.Coded;

/** A zone of GB 3096-2008 (声环境功能区). */
public enum AcousticZone implements Coded {
    /** Sanatoriums and other places that need quiet above all. */
    ZONE_0("0"),
    /** Housing, health care, education, research, offices. */
    ZONE_1("1"),
    /** Commerce, markets, or housing mixed with commerce and industry. */
    ZONE_2("2"),
    /** Industry, storage, logistics. */
    ZONE_3("3"),
    /** Along motorways, main roads, urban rail above ground and inland waterways. */
    ZONE_4A("4a"),
    /** Along main railways. */
    ZONE_4B("4b"),
    /** Along main railways that were built or approved before 2011 and pass a city; limits not checked. */
    ZONE_4B_EXISTING("4b-existing");

    private final String code;

    AcousticZone(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
