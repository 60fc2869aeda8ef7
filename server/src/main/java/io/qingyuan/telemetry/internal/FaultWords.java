package io.qingyuan.telemetry.internal;

import io.qingyuan.hj212.FaultCode;
import io.qingyuan.identity.Title;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the codes in the tally of faults mean: those of the codec, and those of the door. */
final class FaultWords {
    private FaultWords() {}

    static Title text(String code) {
        return switch (code) {
            case "DEVICE_UNKNOWN" -> Title.of("设备未登记", "the device is not registered");
            case "PASSWORD_WRONG" -> Title.of("访问密码与登记不符", "the password is not the one registered");
            case "QUARANTINE_FULL" -> Title.of("待确认设备已满，未保留", "too many unknown devices; not kept");
            default -> known(code).map(its -> Title.of(its.zh(), its.en())).orElseGet(() -> Title.of(code, code));
        };
    }

    static @Nullable String clause(String code) {
        return known(code).map(FaultCode::clause).orElse(null);
    }

    private static Optional<FaultCode> known(String code) {
        return Arrays.stream(FaultCode.values())
                .filter(each -> each.name().equals(code))
                .findFirst();
    }
}
