package io.qingyuan.roster.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.People;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.SampleData;
import io.qingyuan.roster.internal.FirstLogins.FirstLogin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The made-up people of a pack, with generated passwords. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class SamplePeople implements SampleData {

    private final People people;
    private final FirstLogins firstLogins;
    private final FirstAdministrator firstAdministrator;

    SamplePeople(People people, FirstLogins firstLogins, FirstAdministrator firstAdministrator) {
        this.people = people;
        this.firstLogins = firstLogins;
        this.firstAdministrator = firstAdministrator;
    }

    @Override
    public void load(PackContent content) {
        Actor by = Actor.system();
        List<FirstLogin> logins = new ArrayList<>();
        for (PackItem item : content.items("sample/people.yaml", "people")) {
            PersonId person = people.register(by, item.string("login"), item.string("name"), true);
            List<PackItem> posts = item.list("posts");
            for (PackItem post : posts) {
                people.give(
                        by,
                        person,
                        new PostId(post.string("post")),
                        post.flag("acting"),
                        LocalDate.parse(post.string("from")),
                        post.findString("to").map(LocalDate::parse).orElse(LocalDate.MAX));
            }
            logins.add(new FirstLogin(
                    item.string("login"),
                    new PostId(posts.getFirst().string("post")),
                    people.resetPassword(by, person)));
        }
        firstLogins.write(logins);
    }

    @Override
    public void remove() {
        people.removeSample(Actor.system());
        firstAdministrator.appoint();
    }
}
