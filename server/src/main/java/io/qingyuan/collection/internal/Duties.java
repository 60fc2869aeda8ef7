package io.qingyuan.collection.internal;

import io.qingyuan.identity.Role;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackText;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import io.qingyuan.worklist.Worklist;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The to-do (待办) of whoever has to do something with a form next; there is one at a time. */
@Component
class Duties {

    private static final String KEY = "collection.form/";
    private static final int MINUTES_TO_ENTER = 30;
    private static final int MINUTES_TO_REVIEW = 10;

    private final Worklist worklist;

    Duties(Worklist worklist) {
        this.worklist = worklist;
    }

    static String link(UUID form) {
        return "/collection/forms/" + form;
    }

    /** Makes the form's to-do that of its state. */
    void follow(Forms.Head head) {
        Standing standing = head.standing();
        String key = KEY + standing.form();
        if (standing.state() == FormState.SEALED) {
            worklist.close(key);
            return;
        }
        Optional<Level> level = standing.state().level();
        WorkItem item = WorkItem.of(
                        key,
                        level.map(at -> at.addressee(standing.unit()))
                                .orElse(new Addressee.InUnit(standing.unit(), Role.DATA_OFFICER)),
                        what(standing, head.schedule().title()),
                        link(standing.form()))
                .period(head.round().period().toString())
                .from(head.round().openedBy())
                .due(standing.due())
                .takes(level.isPresent() ? MINUTES_TO_REVIEW : MINUTES_TO_ENTER);
        worklist.open(head.round().sample() ? item.asSample() : item);
    }

    /** Who asked for an extension waits for the office. */
    void askedForExtension(Forms.Head head) {
        Standing standing = head.standing();
        WorkItem item = WorkItem.of(
                        KEY + standing.form() + "/extension",
                        new Addressee.Anybody(Role.OFFICE),
                        Title.of(
                                "答复延期申请：" + head.schedule().title().preferChinese(),
                                "Answer the request for more time: "
                                        + head.schedule().title().preferEnglish()),
                        link(standing.form()))
                .period(head.round().period().toString());
        worklist.open(head.round().sample() ? item.asSample() : item);
    }

    void extensionAnswered(UUID form) {
        worklist.close(KEY + form + "/extension");
    }

    void end(UUID form) {
        worklist.closeAll(KEY + form);
    }

    private static Title what(Standing standing, PackText schedule) {
        String zh = switch (standing.state()) {
            case ENTRY -> standing.returns() > 0 ? "更正退回的报表：" : "填报：";
            case UNIT_REVIEW -> "审核：";
            case UNIT_HEAD -> "签发：";
            case OFFICE, SEALED -> "审定：";
        };
        String en = switch (standing.state()) {
            case ENTRY -> standing.returns() > 0 ? "Correct what was sent back: " : "Fill in: ";
            case UNIT_REVIEW -> "Review: ";
            case UNIT_HEAD -> "Sign off: ";
            case OFFICE, SEALED -> "Accept: ";
        };
        return Title.of(zh + schedule.preferChinese(), en + schedule.preferEnglish());
    }
}
