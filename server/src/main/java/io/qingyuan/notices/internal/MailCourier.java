package io.qingyuan.notices.internal;

import io.qingyuan.time.Zone;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails through the installation's SMTP server: something waits, and where; in Chinese, then in English. */
@Component
class MailCourier implements Courier {

    private static final int REFUSED_FOR_GOOD = 500;

    private final NoticesProperties.Smtp smtp;
    private final MessageSource texts;
    private final Clock clock;
    private final Session session;

    MailCourier(NoticesProperties properties, MessageSource texts, Clock clock) {
        smtp = properties.smtp();
        this.texts = texts;
        this.clock = clock;
        session = Session.getInstance(settings(smtp));
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean configured() {
        return smtp.configured();
    }

    @Override
    public Outcome deliver(Letter letter) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = write(letter);
            boolean signsIn = !smtp.user().isBlank();
            transport.connect(smtp.host(), smtp.port(), signsIn ? smtp.user() : null, signsIn ? smtp.password() : null);
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Delivered();
        } catch (MessagingException e) {
            return new Outcome.Failed(
                    e.getClass().getSimpleName() + ": " + withoutAddress(e.getMessage(), letter.to()), refused(e));
        }
    }

    private MimeMessage write(Letter letter) throws MessagingException {
        Letter.Counts digest = letter.digest();
        String key = digest == null ? "notices.mail" : "notices.digest";
        Object[] values = digest == null
                ? new Object[] {letter.link()}
                : new Object[] {letter.link(), digest.toDos(), digest.unread()};
        String chinese = texts.getMessage(key + ".body", values, Locale.SIMPLIFIED_CHINESE);
        String english = texts.getMessage(key + ".body", values, Locale.ENGLISH);
        MimeMessage message = new NamedMessage(session, "<" + letter.id() + "@qingyuan>");
        message.setFrom(new InternetAddress(smtp.from(), true));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(
                texts.getMessage(key + ".subject", values, Locale.SIMPLIFIED_CHINESE) + " / "
                        + texts.getMessage(key + ".subject", values, Locale.ENGLISH),
                StandardCharsets.UTF_8.name());
        message.setText(chinese + "\n\n" + english + "\n", StandardCharsets.UTF_8.name());
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(Zone.BEIJING)));
        // a machine wrote it: no out-of-office notes in return
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** The message's id is the outbox row's: a mail that was sent twice can be told by it. */
    private static final class NamedMessage extends MimeMessage {

        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Whether the server refused this receiver or this message with a 5xx answer. */
    private static boolean refused(MessagingException failure) {
        boolean refused = false;
        for (Exception at = failure; at instanceof MessagingException next; at = next.getNextException()) {
            refused |=
                    next instanceof SMTPAddressFailedException address && address.getReturnCode() >= REFUSED_FOR_GOOD;
            refused |= next instanceof SMTPSendFailedException sending && sending.getReturnCode() >= REFUSED_FOR_GOOD;
        }
        return failure instanceof SendFailedException && refused;
    }

    private static String withoutAddress(@Nullable String message, String address) {
        return message == null ? "" : message.replace(address, "…");
    }

    private static Properties settings(NoticesProperties.Smtp smtp) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.auth", Boolean.toString(!smtp.user().isBlank()));
        settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(smtp.tls().equals("tls")));
        settings.setProperty(
                "mail.smtp.starttls.enable", Boolean.toString(smtp.tls().equals("starttls")));
        settings.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(smtp.tls().equals("starttls")));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!smtp.ca().isBlank()) {
            settings.put("mail.smtp.ssl.socketFactory", MailTrust.only(Path.of(smtp.ca())));
            settings.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        }
        settings.setProperty("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
        settings.setProperty("mail.smtp.timeout", Long.toString(READ.toMillis()));
        settings.setProperty("mail.smtp.writetimeout", Long.toString(READ.toMillis()));
        return settings;
    }
}
