package io.qingyuan.casework.internal;

import io.qingyuan.casework.internal.bpmn.Bpmn;
import io.qingyuan.casework.internal.bpmn.Bpmn.Flow;
import io.qingyuan.casework.internal.bpmn.Bpmn.Kind;
import io.qingyuan.casework.internal.bpmn.Bpmn.Node;
import io.qingyuan.casework.internal.bpmn.Bpmn.Shape;
import io.qingyuan.casework.internal.procedure.Procedure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws a procedure with where a case is: as its file places the nodes, or in columns where it does not. What is open has a thick
 * frame and the word for it, what was done a tick: colour is never the only sign.
 */
final class CasePicture {

    private static final int WIDTH = 130;
    private static final int HEIGHT = 64;
    private static final int COLUMN = 180;
    private static final int ROW = 104;
    private static final int MARGIN = 30;
    private static final int LETTERS = 9;

    private final Procedure procedure;
    private final Bpmn course;
    private final Set<String> open;
    private final Set<String> done;
    private final Locale locale;
    private final StringBuilder svg = new StringBuilder();

    private CasePicture(Procedure procedure, Set<String> open, Set<String> done, Locale locale) {
        this.procedure = procedure;
        this.course = procedure.course();
        this.open = open;
        this.done = done;
        this.locale = locale;
    }

    /** The picture as SVG. */
    static String draw(Procedure procedure, Set<String> open, Set<String> done, Locale locale) {
        return new CasePicture(procedure, open, done, locale).draw();
    }

    private String draw() {
        Map<String, Shape> places = places();
        double left = places.values().stream().mapToDouble(Shape::x).min().orElse(0) - MARGIN;
        double top = places.values().stream().mapToDouble(Shape::y).min().orElse(0) - MARGIN;
        double right = places.values().stream()
                        .mapToDouble(shape -> shape.x() + shape.width())
                        .max()
                        .orElse(0)
                + MARGIN;
        double bottom = places.values().stream()
                        .mapToDouble(shape -> shape.y() + shape.height())
                        .max()
                        .orElse(0)
                + MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
                .append(n(left))
                .append(' ')
                .append(n(top))
                .append(' ')
                .append(n(right - left))
                .append(' ')
                .append(n(bottom - top))
                .append("\" width=\"")
                .append(n(right - left))
                .append("\" height=\"")
                .append(n(bottom - top))
                .append("\" role=\"img\" font-family=\"'Noto Sans CJK SC','PingFang SC',")
                .append("'Microsoft YaHei',sans-serif\" font-size=\"13\"><title>")
                .append(escape(procedure.title().in(locale)))
                .append(
                        "</title><defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\"")
                .append(
                        " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#5c6068\"/></marker></defs>")
                .append("<rect x=\"")
                .append(n(left))
                .append("\" y=\"")
                .append(n(top))
                .append("\" width=\"")
                .append(n(right - left))
                .append("\" height=\"")
                .append(n(bottom - top))
                .append("\" fill=\"#fff\"/>");
        course.flows().forEach(flow -> flow(flow, places));
        course.nodes().values().forEach(node -> node(node, at(places, node.id())));
        return svg.append("</svg>").toString();
    }

    private Map<String, Shape> places() {
        if (course.shapes().keySet().containsAll(course.nodes().keySet())) {
            Map<String, Shape> drawn = new HashMap<>(course.shapes());
            drawn.keySet().retainAll(course.nodes().keySet());
            return drawn;
        }
        Map<String, Integer> column = new LinkedHashMap<>();
        List<String> order = List.copyOf(course.nodes().keySet());
        order.forEach(node -> column.put(node, 0));
        for (int pass = 0; pass < order.size(); pass++) {
            for (Flow flow : course.flows()) {
                if (order.indexOf(flow.to()) > order.indexOf(flow.from())) {
                    column.merge(flow.to(), column.getOrDefault(flow.from(), 0) + 1, Math::max);
                }
            }
        }
        Map<Integer, Integer> rows = new HashMap<>();
        Map<String, Shape> places = new HashMap<>();
        for (String id : order) {
            Kind kind = course.node(id).kind();
            int width = kind == Kind.TASK ? WIDTH : kind.gateway() ? 44 : 32;
            int height = kind == Kind.TASK ? HEIGHT : width;
            int x = column.getOrDefault(id, 0);
            int y = rows.merge(x, 1, Integer::sum) - 1;
            places.put(id, new Shape(x * COLUMN - width / 2.0, y * ROW - height / 2.0, width, height));
        }
        return places;
    }

    private static Shape at(Map<String, Shape> places, String node) {
        return java.util.Objects.requireNonNull(places.get(node), node);
    }

    private void flow(Flow flow, Map<String, Shape> places) {
        Shape from = at(places, flow.from());
        Shape to = at(places, flow.to());
        double x1 = from.x() + from.width();
        double y1 = from.y() + from.height() / 2;
        double x2 = to.x();
        double y2 = to.y() + to.height() / 2;
        String path;
        double labelX = x1 + 6;
        double labelY = y1 - 6;
        if (x2 > x1) {
            double middle = (x1 + x2) / 2;
            path = "M" + n(x1) + " " + n(y1) + "H" + n(middle) + "V" + n(y2) + "H" + n(x2);
            labelY = y1 == y2 ? y1 - 6 : (y1 + y2) / 2;
            labelX = y1 == y2 ? x1 + 4 : middle + 4;
        } else {
            // back: below everything between
            double below = Math.max(from.y() + from.height(), to.y() + to.height()) + 18;
            double startX = from.x() + from.width() / 2;
            double endX = to.x() + to.width() / 2;
            path = "M" + n(startX) + " " + n(from.y() + from.height()) + "V" + n(below) + "H" + n(endX) + "V"
                    + n(to.y() + to.height());
            labelX = (startX + endX) / 2;
            labelY = below - 4;
        }
        svg.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke=\"#5c6068\" stroke-width=\"1.3\" marker-end=\"url(#arrow)\"/>");
        String name = flow.name();
        if (name != null && !locale.getLanguage().equals("en")) {
            svg.append("<text x=\"")
                    .append(n(labelX))
                    .append("\" y=\"")
                    .append(n(labelY))
                    .append("\" fill=\"#3d4046\" font-size=\"12\">")
                    .append(escape(name))
                    .append("</text>");
        }
    }

    private void node(Node node, Shape at) {
        double middleX = at.x() + at.width() / 2;
        double middleY = at.y() + at.height() / 2;
        switch (node.kind()) {
            case START, END ->
                svg.append("<circle cx=\"")
                        .append(n(middleX))
                        .append("\" cy=\"")
                        .append(n(middleY))
                        .append("\" r=\"")
                        .append(n(at.width() / 2))
                        .append("\" fill=\"#fff\" stroke=\"#3d4046\" stroke-width=\"")
                        .append(node.kind() == Kind.END ? "4" : "1.5")
                        .append("\"/>");
            case EXCLUSIVE, PARALLEL, INCLUSIVE -> {
                svg.append("<path d=\"M")
                        .append(n(middleX))
                        .append(' ')
                        .append(n(at.y()))
                        .append('L')
                        .append(n(at.x() + at.width()))
                        .append(' ')
                        .append(n(middleY))
                        .append('L')
                        .append(n(middleX))
                        .append(' ')
                        .append(n(at.y() + at.height()))
                        .append('L')
                        .append(n(at.x()))
                        .append(' ')
                        .append(n(middleY))
                        .append("z\" fill=\"#fff\" stroke=\"#3d4046\" stroke-width=\"1.5\"/>");
                text(
                        middleX,
                        middleY + 6,
                        node.kind() == Kind.EXCLUSIVE ? "×" : node.kind() == Kind.PARALLEL ? "+" : "○",
                        18);
            }
            case TASK -> task(node, at, middleX, middleY);
        }
    }

    private void task(Node node, Shape at, double middleX, double middleY) {
        boolean isOpen = open.contains(node.id());
        boolean wasDone = !isOpen && done.contains(node.id());
        svg.append("<g><title>")
                .append(escape(title(node)))
                .append("</title><rect x=\"")
                .append(n(at.x()))
                .append("\" y=\"")
                .append(n(at.y()))
                .append("\" width=\"")
                .append(n(at.width()))
                .append("\" height=\"")
                .append(n(at.height()))
                .append("\" rx=\"8\" fill=\"")
                .append(isOpen ? "#d9f0ee" : wasDone ? "#f2f4f5" : "#fff")
                .append("\" stroke=\"")
                .append(isOpen ? "#0f6466" : "#6b7078")
                .append("\" stroke-width=\"")
                .append(isOpen ? "3.5" : "1.3")
                .append("\"/>");
        String title = title(node);
        boolean english = locale.getLanguage().equals("en");
        int letters = english ? LETTERS * 2 : LETTERS;
        if (title.length() <= letters) {
            text(middleX, middleY + 1, title, 13);
        } else {
            int cut = english ? Math.max(title.lastIndexOf(' ', letters), 1) : letters;
            text(middleX, middleY - 8, title.substring(0, cut).strip(), 13);
            String rest = title.substring(cut).strip();
            text(middleX, middleY + 9, rest.length() > letters ? rest.substring(0, letters - 1) + "…" : rest, 13);
        }
        if (isOpen || wasDone) {
            text(
                    middleX,
                    at.y() + at.height() - 6,
                    isOpen ? english ? "▶ now" : "▶ 正在办理" : english ? "✓ done" : "✓ 已办",
                    11);
        }
        svg.append("</g>");
    }

    private String title(Node node) {
        Procedure.Step step = procedure.steps().get(node.id());
        return step == null ? node.id() : step.title().in(locale);
    }

    private void text(double x, double y, String text, int size) {
        svg.append("<text x=\"")
                .append(n(x))
                .append("\" y=\"")
                .append(n(y))
                .append("\" text-anchor=\"middle\" fill=\"#24272b\"")
                .append(" font-size=\"")
                .append(size)
                .append("\">")
                .append(escape(text))
                .append("</text>");
    }

    private static String n(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
