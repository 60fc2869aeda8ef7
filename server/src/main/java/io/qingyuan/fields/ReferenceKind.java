package io.qingyuan.fields;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something that fields can refer to; the module that owns it implements this as a bean. */
public interface ReferenceKind {

    /** As {@link ReferenceTarget#kind}. */
    String kind();

    /** What is called how, whether or not somebody may read more of it; an id that is not known is left out. */
    Map<String, Title> titles(ReferenceTarget target, Collection<String> ids);

    /** What the actor may choose whose name or number holds the words, the best first. */
    List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit);

    /** The ids among these that are well formed, where ids are UUIDs; nothing is called by the others. */
    static List<UUID> uuids(Collection<String> ids) {
        List<UUID> wellFormed = new ArrayList<>();
        for (String id : ids) {
            try {
                wellFormed.add(UUID.fromString(id));
            } catch (IllegalArgumentException _) {
                // nothing is called so
            }
        }
        return wellFormed;
    }

    /** One that can be chosen. */
    record Choice(String id, Title title) {}
}
