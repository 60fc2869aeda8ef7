package io.qingyuan.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People, the posts they hold, and how they prove to be themselves. Every change is audited. */
public interface People {

    /**
     * Enters a person.
     *
     * @param login what is typed to sign in; unique for ever
     * @param sample whether the person is made up for the sample data; one taken out before comes back
     */
    PersonId register(Actor by, String login, String name, boolean sample);

    Optional<PersonId> find(String login);

    /** Names by person, for lists that show who did something; unknown ids are absent. */
    Map<PersonId, String> names(Set<PersonId> people);

    /**
     * Gives a post.
     *
     * @param from first day
     * @param to day after the last; {@link LocalDate#MAX} for no end
     */
    void give(Actor by, PersonId person, PostId post, boolean acting, LocalDate from, LocalDate to);

    /**
     * Hands a post over when somebody leaves it: ends the holding, gives it to the successor, moves what waits for the
     * person, and keeps a record of it.
     *
     * @param successor null to leave the post vacant; the office then has a to-do
     * @param day the successor's first day, not after today
     * @return what moved with it
     */
    List<Followed> handOver(
            Actor by, PersonId person, PostId post, @Nullable PersonId successor, LocalDate day, String reason);

    /**
     * The people who hold a post today that gives the role, in one unit or in any; for a unit that ended those of the units
     * that do its work.
     */
    List<PersonId> holders(Role role, @Nullable UnitId unit);

    /** The people who hold any post today. */
    List<PersonId> holders();

    /** The people who hold the post today, acting ones included. */
    List<PersonId> holders(PostId post);

    /** Sets a generated password and returns it; it is not kept in clear anywhere. */
    String resetPassword(Actor by, PersonId person);

    /** Ends posts and access of all sample people. They stay readable as of before. */
    int removeSample(Actor by);

    /** The actor as of now, in the given language. */
    Optional<Actor> actor(PersonId person, Locale language);
}
