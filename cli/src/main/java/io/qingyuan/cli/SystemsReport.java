package io.qingyuan.cli;

import io.qingyuan.systems.SystemList;
import io.qingyuan.systems.SystemList.Entry;
import io.qingyuan.systems.SystemList.Group;
import io.qingyuan.systems.SystemList.Point;

/** The list of systems as a page of the documentation. */
final class SystemsReport {

    private SystemsReport() {}

    static String markdown(SystemList list) {
        StringBuilder page = new StringBuilder();
        page.append("# 系统清单 · Systems of the plan\n\n")
                .append("Written by `./qingyuan systems report` from the tests that passed; not edited by hand.\n\n")
                .append("**")
                .append(list.working())
                .append(" of ")
                .append(list.points())
                .append("** acceptance points of **")
                .append(list.systems().size())
                .append("** systems are shown by tests.\n\n")
                .append("| 组 · group | systems | points | shown |\n|---|---|---|---|\n");
        for (Group group : list.groups()) {
            page.append("| ")
                    .append(group.title().preferChinese())
                    .append(" · ")
                    .append(group.title().preferEnglish())
                    .append(" | ")
                    .append(group.systems())
                    .append(" | ")
                    .append(group.points())
                    .append(" | ")
                    .append(group.working())
                    .append(" |\n");
        }
        for (Group group : list.groups()) {
            page.append("\n## ")
                    .append(group.title().preferChinese())
                    .append(" · ")
                    .append(group.title().preferEnglish())
                    .append('\n');
            list.systems().stream()
                    .filter(system -> system.group().equals(group.id()))
                    .forEach(system -> system(page, system));
        }
        return page.toString();
    }

    private static void system(StringBuilder page, Entry system) {
        page.append("\n### ")
                .append(system.title().preferChinese())
                .append(" · `")
                .append(system.id())
                .append("`\n\n")
                .append(system.title().preferEnglish())
                .append(" · ")
                .append(String.join(", ", system.refs()));
        if (system.where() != null) {
            page.append(" · `").append(system.where()).append('`');
        }
        page.append("\n\n");
        int number = 0;
        for (Point point : system.points()) {
            number++;
            page.append(number)
                    .append(point.works() ? ". ✓ " : ". ○ ")
                    .append(point.text().preferEnglish());
            if (point.works()) {
                page.append("\n   — ").append(String.join("; ", point.shownBy()));
            } else {
                page.append("\n   — open: needs ")
                        .append(
                                point.needs() == null
                                        ? "to be planned"
                                        : point.needs().preferEnglish());
            }
            page.append('\n');
        }
    }
}
