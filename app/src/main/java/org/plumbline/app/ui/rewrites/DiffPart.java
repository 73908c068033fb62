package org.plumbline.app.ui.rewrites;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.rewrite.Edit;

/// A piece of a statement beside its rewrite.
///
/// @param text never empty
record DiffPart(Kind kind, String text) {
    /// Lines that are kept and stand further than this from any change are left out.
    private static final int CONTEXT = 2;

    /// What becomes of it.
    enum Kind { KEPT, REMOVED, ADDED, LEFT_OUT }

    /// A statement with what the edits take away and put in its place, in the text's order.
    static List<DiffPart> of(String sql, List<Edit> edits) {
        var parts = new ArrayList<DiffPart>();
        List<Edit> sorted = edits.stream().sorted(Comparator.comparingInt(edit -> edit.span().start())).toList();
        int done = 0;
        for (Edit edit : sorted) {
            add(parts, Kind.KEPT, shortened(sql.substring(done, edit.span().start()), done > 0, true));
            add(parts, Kind.REMOVED, List.of(sql.substring(edit.span().start(), edit.span().end())));
            add(parts, Kind.ADDED, List.of(edit.text()));
            done = edit.span().end();
        }
        add(parts, Kind.KEPT, shortened(sql.substring(done).stripTrailing(), done > 0, false));
        return List.copyOf(parts);
    }

    private static void add(List<DiffPart> parts, Kind kind, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                parts.add(new DiffPart(texts.size() > 1 && i == texts.size() / 2 ? Kind.LEFT_OUT : kind, texts.get(i)));
            }
        }
    }

    /// What is kept, or its first lines, a line of dots, and its last ones.
    ///
    /// @param after a change stands before it
    /// @param before a change follows it
    private static List<String> shortened(String kept, boolean after, boolean before) {
        String[] lines = kept.split("\n", -1);
        int head = after ? CONTEXT + 1 : 0;
        int tail = before ? CONTEXT + 1 : 0;
        int dropped = lines.length - head - tail;
        if (dropped < 2) {
            return List.of(kept);
        }
        String first = String.join("\n", List.of(lines).subList(0, head));
        String last = String.join("\n", List.of(lines).subList(lines.length - tail, lines.length));
        return List.of(first + (head > 0 ? "\n" : ""), "… " + dropped + " lines …" + (tail > 0 ? "\n" : ""), last);
    }
}
