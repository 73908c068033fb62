package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.mark.Mark;

/// How the parts of a shown statement look: which characters belong to highlighted nodes, which to found ones, and what is the selected
/// node's. Two of them tell what has to be drawn anew.
///
/// @param highlighted characters of the shown text, not to be changed
/// @param found likewise
/// @param selected the largest first
record PartLooks(BitSet highlighted, BitSet found, List<Selected> selected) {
    static final PartLooks NONE = new PartLooks(new BitSet(), new BitSet(), List.of());
    /// Changes nearer to each other than this are one: each costs more than its length.
    private static final int NEAR = 64;
    private static final int MOST_CHANGES = 32;

    /// A part of the shown text that is the selected node's.
    record Selected(Mark.Kind kind, Span span) {}

    /// A stretch that looks the same all over.
    ///
    /// @param kinds of the selected node's parts that it belongs to, the largest first
    record Piece(int length, List<Mark.Kind> kinds, boolean highlighted, boolean found) {}

    PartLooks {
        selected = List.copyOf(selected);
    }

    boolean isSelected(int place) {
        return selected.stream().anyMatch(part -> part.span().contains(place));
    }

    /// What looks otherwise than before, in the text's order: a few stretches, however many parts there are.
    List<Span> changedSince(PartLooks before) {
        var changed = (BitSet) highlighted.clone();
        changed.xor(before.highlighted);
        var foundOtherwise = (BitSet) found.clone();
        foundOtherwise.xor(before.found);
        changed.or(foundOtherwise);
        if (!selected.equals(before.selected)) {
            selected.forEach(part -> changed.set(part.span().start(), part.span().end()));
            before.selected.forEach(part -> changed.set(part.span().start(), part.span().end()));
        }
        List<Span> stretches = stretches(changed, NEAR);
        for (int near = NEAR; stretches.size() > MOST_CHANGES; near *= 2) {
            stretches = stretches(changed, near);
        }
        return stretches;
    }

    private static List<Span> stretches(BitSet changed, int near) {
        var stretches = new ArrayList<Span>();
        int start = changed.nextSetBit(0);
        while (start >= 0) {
            int end = changed.nextClearBit(start);
            int next = changed.nextSetBit(end);
            while (next >= 0 && next - end < near) {
                end = changed.nextClearBit(next);
                next = changed.nextSetBit(end);
            }
            stretches.add(new Span(start, end));
            start = next;
        }
        return stretches;
    }

    /// A stretch in pieces, in their order, and together as long as it.
    List<Piece> pieces(Span stretch) {
        var cuts = new TreeSet<Integer>();
        cut(highlighted, stretch, cuts);
        cut(found, stretch, cuts);
        for (Selected part : selected) {
            cuts.add(Math.clamp(part.span().start(), stretch.start(), stretch.end()));
            cuts.add(Math.clamp(part.span().end(), stretch.start(), stretch.end()));
        }
        cuts.add(stretch.end());
        cuts.remove(stretch.start());
        var pieces = new ArrayList<Piece>();
        int at = stretch.start();
        for (int cut : cuts) {
            int place = at;
            pieces.add(new Piece(cut - at, selected.stream().filter(part -> part.span().contains(place)).map(Selected::kind).toList(),
                    highlighted.get(at), found.get(at)));
            at = cut;
        }
        return pieces;
    }

    private static void cut(BitSet characters, Span stretch, Set<Integer> cuts) {
        int at = characters.nextSetBit(stretch.start());
        while (at >= 0 && at < stretch.end()) {
            cuts.add(at);
            int end = Math.min(characters.nextClearBit(at), stretch.end());
            cuts.add(end);
            at = characters.nextSetBit(end);
        }
    }
}
