package io.qingyuan.identity.internal;

import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import java.util.List;

/** A post that a person in the list holds today. */
record PostToday(String id, Title title, UnitId unit, Title unitTitle, List<String> roles, boolean acting) {}
