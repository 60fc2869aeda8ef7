package io.qingyuan.fields.internal;

import io.qingyuan.fields.ReferenceKind;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What fields can refer to, as the modules bring it. */
@Component
class ReferenceKinds {

    private final ObjectProvider<ReferenceKind> kinds;

    ReferenceKinds(ObjectProvider<ReferenceKind> kinds) {
        this.kinds = kinds;
    }

    Optional<ReferenceKind> find(String kind) {
        return kinds.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }
}
