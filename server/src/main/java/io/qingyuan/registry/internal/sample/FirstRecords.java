package io.qingyuan.registry.internal.sample;

import io.qingyuan.packs.PackConsumer;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackItem;
import io.qingyuan.registry.internal.definition.RecordFiles;
import io.qingyuan.registry.internal.sample.RecordMaker.Mark;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Records that are real from the first day because the plan names them. A pack brings each of them once; from then on it is
 * people's, and no later version of the pack writes over what they changed.
 */
@Component
@Order(65)
class FirstRecords implements PackConsumer {

    private final JdbcFirstRecords first;
    private final RecordMaker maker;

    FirstRecords(JdbcFirstRecords first, RecordMaker maker) {
        this.first = first;
        this.maker = maker;
    }

    @Override
    public void activate(PackContent before, PackContent after) {
        Map<String, String> known = first.all();
        Map<String, String> all = first.all();
        maker.make(after.documents(RecordFiles.FIRST), new Mark("pack", false), all);
        for (PackDocument document : after.documents(RecordFiles.FIRST)) {
            String register = document.item().string("register");
            for (PackItem record : document.item().list("records")) {
                String name = "@" + register + "/" + record.string("key");
                if (!known.containsKey(name)) {
                    first.remember(register, record.string("key"), UUID.fromString(all.get(name)));
                }
            }
        }
    }
}
