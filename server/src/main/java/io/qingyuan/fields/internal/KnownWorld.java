package io.qingyuan.fields.internal;

import io.qingyuan.fields.CodeList;
import io.qingyuan.fields.CodeLists;
import io.qingyuan.fields.Lookup;
import io.qingyuan.fields.Lookups;
import io.qingyuan.fields.ReferenceTarget;
import io.qingyuan.files.FileId;
import io.qingyuan.files.Files;
import io.qingyuan.time.Zone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the code lists, the owners of what is referred to, and the files. */
@Component
class KnownWorld implements Lookups {

    private final CodeLists codes;
    private final ReferenceKinds kinds;
    private final Files files;
    private final Clock clock;

    KnownWorld(CodeLists codes, ReferenceKinds kinds, Files files, Clock clock) {
        this.codes = codes;
        this.kinds = kinds;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Lookup fresh() {
        LocalDate today = Zone.dayOf(clock.instant());
        Map<String, CodeList> lists = codes.all();
        Map<String, Boolean> known = new HashMap<>();
        return new Lookup() {
            @Override
            public boolean code(String list, String code) {
                return Optional.ofNullable(lists.get(list))
                        .flatMap(found -> found.find(code))
                        .filter(found -> found.ended() == null || today.isBefore(found.ended()))
                        .isPresent();
            }

            @Override
            public boolean exists(ReferenceTarget target, String id) {
                return known.computeIfAbsent(
                        target + "/" + id,
                        _ -> kinds.find(target.kind())
                                .map(kind -> kind.titles(target, List.of(id)).containsKey(id))
                                .orElse(false));
            }

            @Override
            public boolean file(String id) {
                return known.computeIfAbsent("file/" + id, _ -> {
                    try {
                        return files.find(FileId.of(id)).isPresent();
                    } catch (IllegalArgumentException _) {
                        return false;
                    }
                });
            }
        };
    }
}
