package io.qingyuan.statistics.internal;

import io.qingyuan.identity.Area;
import io.qingyuan.identity.AreaId;
import io.qingyuan.identity.Lineage;
import io.qingyuan.identity.Organisation;
import io.qingyuan.identity.Title;
import io.qingyuan.identity.UnitId;
import io.qingyuan.packs.PackText;
import io.qingyuan.statistics.Content;
import io.qingyuan.statistics.Element;
import io.qingyuan.statistics.Extent;
import io.qingyuan.statistics.FigureKey;
import io.qingyuan.statistics.Origin;
import io.qingyuan.statistics.Value;
import io.qingyuan.time.AsOf;
import io.qingyuan.time.Clamp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What figures and values are called. */
@Component
class FigureTitles {

    private final Elements elements;
    private final Organisation organisation;
    private final Clamp clamp;

    FigureTitles(Elements elements, Organisation organisation, Clamp clamp) {
        this.elements = elements;
        this.organisation = organisation;
        this.clamp = clamp;
    }

    /** The names of places at one time, read once for many figures. */
    record Names(
            ElementModel model, Map<AreaId, Area> areas, Lineage<AreaId> areaLineage, Lineage<UnitId> unitLineage) {

        /** The unit and those that ended and whose work it does. */
        Set<UnitId> withFormer(UnitId unit) {
            Set<UnitId> all = new LinkedHashSet<>(unitLineage.former(unit));
            all.add(unit);
            return all;
        }

        PackText extent(Extent extent) {
            Optional<Title> title = switch (extent) {
                case Extent.OfArea(AreaId area) -> areaLineage.title(area);
                case Extent.OfUnit(UnitId unit) -> unitLineage.title(unit);
            };
            return title.map(name -> new PackText(name.zh(), name.en() == null ? name.zh() : name.en()))
                    .orElse(new PackText(extent.id(), extent.id()));
        }

        PackText figure(FigureKey key) {
            PackText element = model.find(key.element())
                    .map(Element::title)
                    .orElse(new PackText(key.element().value(), key.element().value()));
            PackText extent = extent(key.extent());
            return new PackText(
                    "%s %s %s".formatted(extent.preferChinese(), element.preferChinese(), key.period()),
                    "%s, %s %s".formatted(element.preferEnglish(), extent.preferEnglish(), key.period()));
        }
    }

    Names names() {
        return names(clamp.now());
    }

    Names names(AsOf asOf) {
        return new Names(
                elements.active(asOf),
                organisation.areas(asOf),
                organisation.areaLineage(asOf),
                organisation.unitLineage(asOf));
    }

    PackText values(FigureKey figure) {
        PackText title = names().figure(figure);
        return new PackText("各来源的数：" + title.preferChinese(), "Values by origin: " + title.preferEnglish());
    }

    PackText value(Value value) {
        Optional<Element> element = elements.active().find(value.figure().element());
        PackText said = switch (value.content()) {
            case Content.Numeric(var number) -> both(number.toPlainString());
            case Content.State state ->
                element.flatMap(known -> known.findState(state.state()))
                        .map(Element.State::title)
                        .orElse(both(state.state()));
            case Content.Absent(var absence) -> both(absence.mark());
            case Content.Text(String text) -> both(text);
        };
        PackText origin = origin(value.origin());
        return new PackText(
                origin.preferChinese() + " " + said.preferChinese(),
                origin.preferEnglish() + " " + said.preferEnglish());
    }

    static PackText origin(Origin origin) {
        return switch (origin) {
            case REPORTED -> new PackText("上报数", "reported");
            case COMPUTED -> new PackText("测算数", "computed");
            case CONFIRMED -> new PackText("核定数", "confirmed");
            case REFERENCE -> new PackText("监测参考", "monitoring reference");
            case RESTATED -> new PackText("可比口径数", "restated");
        };
    }

    String link(FigureKey figure) {
        return "/statistics?year=%d&element=%s&extent=%s"
                .formatted(
                        figure.period().year(),
                        URLEncoder.encode(figure.element().value(), StandardCharsets.UTF_8),
                        URLEncoder.encode(figure.extent().text(), StandardCharsets.UTF_8));
    }

    private static PackText both(String text) {
        return new PackText(text, text);
    }
}
