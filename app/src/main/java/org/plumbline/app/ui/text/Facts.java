package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Quantity;

/// A finding's figures by name, as words for a sentence; none where the finding does not carry the figure.
record Facts(List<Evidence> evidence) {
    /// The first figure of this name, formatted as its kind is.
    Optional<String> words(String name) {
        return find(name).map(Facts::words);
    }

    /// All figures of this name.
    List<String> all(String name) {
        return evidence.stream().filter(each -> each.name().equals(name)).map(Evidence::value).map(Facts::words).toList();
    }

    Optional<Quantity> find(String name) {
        return evidence.stream().filter(each -> each.name().equals(name)).map(Evidence::value).findFirst();
    }

    /// The first of these figures that is there.
    Optional<String> first(String... names) {
        return Stream.of(names).flatMap(name -> words(name).stream()).findFirst();
    }

    static String words(Quantity quantity) {
        return switch (quantity) {
            case Quantity.OfRows(var rows) -> Format.rows(rows);
            case Quantity.OfBlocks(var blocks) -> Format.count(blocks.count());
            case Quantity.OfBytes(var bytes) -> Format.bytes(bytes);
            case Quantity.OfTime(var time) -> Format.time(time);
            case Quantity.OfCost(var cost) -> Format.cost(cost);
            case Quantity.OfShare(var share) -> Format.share(share);
            case Quantity.OfCount(long count) -> Format.count(count);
            case Quantity.OfFactor(double factor) -> Format.factor(factor);
            case Quantity.OfText(String text) -> text;
        };
    }
}
