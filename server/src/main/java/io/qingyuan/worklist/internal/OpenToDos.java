package io.qingyuan.worklist.internal;

import io.qingyuan.identity.Actor;
import io.qingyuan.identity.Followed;
import io.qingyuan.identity.OpenWork;
import io.qingyuan.identity.PersonId;
import io.qingyuan.identity.PostId;
import io.qingyuan.identity.Role;
import io.qingyuan.identity.Succession;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.worklist.Addressee;
import io.qingyuan.worklist.WorkItem;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves open to-dos when units are reorganised and when people leave. */
@Component
@Order(0)
class OpenToDos implements OpenWork {

    private static final Title TO_DOS = Title.of("项待办转给新的办理者", "to-dos go to those who take over");
    private static final Title STAY =
            Title.of("项本人待办留给本人，其仍任其他岗位", "to-dos stay with the person, who holds other posts");
    private static final String VACANT = "identity.post/";

    private final JdbcClient jdbc;
    private final JdbcWorklist worklist;

    OpenToDos(JdbcClient jdbc, JdbcWorklist worklist) {
        this.jdbc = jdbc;
        this.worklist = worklist;
    }

    /** To-dos of one role in one unit. */
    private record Waiting(UnitId unit, Role role, int count) {}

    @Override
    public List<Followed> wouldFollow(Succession succession) {
        int count = waiting(succession).stream()
                .filter(each -> succession.taker(each.unit(), each.role()).isPresent())
                .mapToInt(Waiting::count)
                .sum();
        return List.of(new Followed(TO_DOS, count));
    }

    @Override
    public List<Followed> follow(Actor by, Succession succession) {
        int count = 0;
        for (Waiting each : waiting(succession)) {
            count += succession
                    .taker(each.unit(), each.role())
                    .map(taker -> move(each, taker.to()))
                    .orElse(0);
        }
        return List.of(new Followed(TO_DOS, count));
    }

    private List<Waiting> waiting(Succession succession) {
        return jdbc.sql("""
                select unit_id, role, count(*) as count
                  from worklist.item
                 where closed_at is null and unit_id = any(:units)
                 group by unit_id, role
                 order by unit_id, role
                """)
                .param(
                        "units",
                        succession.takers().stream()
                                .map(taker -> taker.from().value())
                                .distinct()
                                .toArray(String[]::new))
                .query((row, _) -> new Waiting(
                        new UnitId(row.getString("unit_id")), Role.valueOf(row.getString("role")), row.getInt("count")))
                .list();
    }

    private int move(Waiting waiting, UnitId to) {
        return jdbc.sql("""
                update worklist.item set unit_id = :to
                 where closed_at is null and unit_id = :from and role = :role
                """)
                .param("to", to.value())
                .param("from", waiting.unit().value())
                .param("role", waiting.role().name())
                .update();
    }

    @Override
    public List<Followed> follow(Actor by, Leaving leaving) {
        if (leaving.successor() == null) {
            vacant(leaving);
        }
        return leaving.last()
                ? List.of(new Followed(TO_DOS, hand(leaving)))
                : List.of(new Followed(STAY, own(leaving.person())));
    }

    /** To the successor; where there is none to the post, so that whoever gets it finds them. */
    private int hand(Leaving leaving) {
        PersonId successor = leaving.successor();
        UUID to = successor == null ? null : successor.value();
        return jdbc.sql("""
                update worklist.item
                   set person_id = :to, post_id = case when cast(:to as uuid) is null then :post end
                 where closed_at is null and person_id = :from
                """)
                .param("to", to)
                .param("post", leaving.post().id().value())
                .param("from", leaving.person().value())
                .update();
    }

    private int own(PersonId person) {
        return jdbc.sql("select count(*) from worklist.item where closed_at is null and person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    private void vacant(Leaving leaving) {
        Title post = leaving.post().title();
        Title unit = leaving.unit();
        worklist.open(WorkItem.of(
                VACANT + leaving.post().id(),
                new Addressee.Anybody(Role.OFFICE),
                Title.of(
                        "岗位空缺，请提出接任人选：" + unit.zh() + " · " + post.zh(),
                        "Vacant post, name a successor: " + in(unit) + " · " + in(post)),
                "/people/" + leaving.person()));
    }

    private static String in(Title title) {
        return title.in(Locale.ENGLISH);
    }

    @Override
    public void filled(PostId post) {
        worklist.close(VACANT + post);
    }
}
