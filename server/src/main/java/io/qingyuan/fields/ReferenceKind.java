package io.qingyuan.fields;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Title;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Something that fields can refer to; the module that owns it implements this as a bean. */
public interface ReferenceKind {

    /** As {@link ReferenceTarget#kind}. */
    String kind();

    /** What is called how, whether or not somebody may read more of it; an id that is not known is left out. */
    Map<String, Title> titles(ReferenceTarget target, Collection<String> ids);

    /** What the actor may choose whose name or number holds the words, the best first. */
    List<Choice> search(Actor actor, ReferenceTarget target, String words, int limit);

    /** One that can be chosen. */
    record Choice(String id, Title title) {}
}
