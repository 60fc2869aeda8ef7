package io.qingyuan.plan;

import io.qingyuan.time.AsOf;

/** How the indicators of a plan stand, for other modules. */
public interface Indicators {

    IndicatorBoard board(PlanModel plan, int year, AsOf asOf);
}
