package io.qingyuan.notices.internal;

import io.qingyuan.notices.NoticesProblem;
import io.qingyuan.notices.internal.Setting.Mail;
import io.qingyuan.problem.Fault;
import io.qingyuan.problem.ProblemException;
import io.qingyuan.problem.RequestProblem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings as a person sends them; blank is absent. */
record SettingForm(
        @Nullable Mail mail,
        @Nullable String email,
        @Nullable Integer digestHour,
        @Nullable Boolean webhook,
        @Nullable String handle,
        @Nullable String quietFrom,
        @Nullable String quietTo) {

    private static final int LONGEST_EMAIL = 254;
    private static final int LAST_HOUR = 23;
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>,;:\"()]+@[^\\s<>,;:\"()@]+\\.[^\\s<>,;:\"()@.]+");
    private static final Pattern HANDLE = Pattern.compile("[\\p{Alnum}+][\\p{Alnum}@._+-]{1,63}");

    /**
     * The settings, if nothing is wrong.
     *
     * @throws ProblemException {@link RequestProblem#INVALID} with every fault
     */
    Setting checked() {
        List<Fault> faults = new ArrayList<>();
        Mail how = mail == null ? Mail.OFF : mail;
        String address = blankToNull(email);
        if (address == null ? how != Mail.OFF : !isAddress(address)) {
            faults.add(Fault.at("/email", NoticesProblem.EMAIL, address == null ? "" : address));
        }
        boolean calls = Boolean.TRUE.equals(webhook);
        String account = blankToNull(handle);
        if (account == null ? calls : !HANDLE.matcher(account).matches()) {
            faults.add(Fault.at("/handle", NoticesProblem.HANDLE, account == null ? "" : account));
        }
        Integer hour = digestHour;
        boolean outside = hour != null && (hour < 0 || hour > LAST_HOUR);
        if (outside || (hour == null && how == Mail.DIGEST)) {
            faults.add(Fault.at("/digestHour", NoticesProblem.DIGEST_HOUR, hour == null ? "" : hour.toString()));
        }
        QuietHours quiet = quiet(faults);
        if (faults.isEmpty()
                && quiet != null
                && how == Mail.DIGEST
                && hour != null
                && quiet.includes(LocalTime.of(hour, 0))) {
            faults.add(Fault.at(
                    "/digestHour",
                    NoticesProblem.DIGEST_IN_QUIET_HOURS,
                    hour.toString(),
                    quiet.from().toString(),
                    quiet.to().toString()));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID, faults);
        }
        return new Setting(how, address, hour, calls, account, quiet);
    }

    private @Nullable QuietHours quiet(List<Fault> faults) {
        String from = blankToNull(quietFrom);
        String to = blankToNull(quietTo);
        if (from == null && to == null) {
            return null;
        }
        try {
            return new QuietHours(LocalTime.parse(from == null ? "" : from), LocalTime.parse(to == null ? "" : to));
        } catch (DateTimeException | IllegalArgumentException e) {
            faults.add(
                    Fault.at("/quietFrom", NoticesProblem.QUIET_HOURS, from == null ? "" : from, to == null ? "" : to));
            return null;
        }
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true).validate();
            return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
        } catch (AddressException e) {
            return false;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "SettingForm[]";
    }
}
