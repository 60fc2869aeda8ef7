package io.qingyuan.figures;

import io.qingyuan.identity.Title;
import java.util.List;
import java.util.Optional;

/**
 * What figures are of: a register, a kind of document, a ledger.
 *
 * @param hash of its definition
 * @param file the file of the pack that defines it
 * @param page where its figures are shown
 */
public record FigureOwner(String id, Title title, String hash, String file, String page, List<Figure> figures) {

    public FigureOwner {
        figures = List.copyOf(figures);
    }

    public Optional<Figure> figure(String figure) {
        return figures.stream().filter(each -> each.id().equals(figure)).findFirst();
    }
}
