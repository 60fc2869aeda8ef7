package io.qingyuan.documents.internal;

import io.qingyuan.fields.Lookup;
import io.qingyuan.identity.Actor;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.SampleData;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sample documents (示例): filled in by nobody, signed by nobody, because no signature is made but by its holder. */
@Component
@Order(400)
class SampleDocuments implements SampleData {

    private final DocumentDesk desk;
    private final DocumentKinds kinds;
    private final JdbcDocuments documents;

    SampleDocuments(DocumentDesk desk, DocumentKinds kinds, JdbcDocuments documents) {
        this.desk = desk;
        this.kinds = kinds;
        this.documents = documents;
    }

    @Override
    public void load(PackContent content) {
        for (PackItem item : content.items("sample/documents.yaml", "documents")) {
            kinds.find(item.string("kind"))
                    .ifPresent(rules -> desk.begin(
                            Actor.system(),
                            rules,
                            rules.kind()
                                    .form()
                                    .check(item.node().path("values"), Lookup.TRUSTING, false)
                                    .values(),
                            true));
        }
    }

    @Override
    public void remove() {
        documents.sample().forEach(desk::withdraw);
    }
}
