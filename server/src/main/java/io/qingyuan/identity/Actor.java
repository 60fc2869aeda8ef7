package io.qingyuan.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The person who asks, with the posts held today. A controller takes it as an argument; routes that need one refuse
 * requests without.
 */
public record Actor(PersonId person, String name, Locale language, List<Assignment> assignments) {

    public Actor {
        assignments = List.copyOf(assignments);
    }

    /** What works without anybody's hand. It holds no post, so the policy permits it nothing; use it to record acts. */
    public static Actor system() {
        return new Actor(PersonId.SYSTEM, "system", Locale.SIMPLIFIED_CHINESE, List.of());
    }

    public boolean isSystem() {
        return person.equals(PersonId.SYSTEM);
    }

    public boolean has(Role role) {
        return assignments.stream().anyMatch(assignment -> assignment.role() == role);
    }

    public Set<Role> roles() {
        return assignments.stream().map(Assignment::role).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The units of all posts held today. */
    public Set<UnitId> units() {
        return assignments.stream().map(Assignment::unit).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The units of all posts held today, and those that ended and whose work they do. */
    public Set<UnitId> answersFor() {
        Set<UnitId> all = units();
        assignments.forEach(assignment -> all.addAll(assignment.former()));
        return all;
    }

    public Set<PostId> posts() {
        Set<PostId> posts = new LinkedHashSet<>();
        for (Assignment assignment : assignments) {
            PostId post = assignment.post();
            if (post != null) {
                posts.add(post);
            }
        }
        return posts;
    }
}
