package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What to do about a finding, the best first. One about a plan of thousands of nodes may have hundreds, a table each: the first are told
/// one by one, and of the others whatever is no further index, ANALYZE or VACUUM. Those are one script.
///
/// @param all the best first; one of the kind [#INSTEAD] is another way for the one before it
public record Remedies(List<RemedyText> all) {
    static final int MOST_TOLD = 5;
    /// Kinds of which one after the other may be run as it stands.
    private static final Set<String> ALIKE = Set.of("create-index", "analyze", "vacuum");
    private static final String INSTEAD = "create-other-index";

    public Remedies {
        all = List.copyOf(all);
    }

    /// Those to be told one by one.
    public List<RemedyText> told() {
        var told = new ArrayList<>(all);
        told.subList(rest(), told.size()).removeIf(remedy -> isAlike(remedy) || isInstead(remedy));
        return told;
    }

    /// `227 more`; none where all are told.
    public Optional<String> more() {
        return folded().isEmpty() ? Optional.empty()
                : Optional.of(Format.countFull(folded().stream().filter(Remedies::isAlike).count()) + " more");
    }

    /// The others, each a line of comment with its statements; what is to be done instead of another is a comment as a whole.
    public String script() {
        return folded().stream().map(remedy -> "-- " + remedy.text().replaceAll("\\R", " ") + statements(remedy))
                .collect(Collectors.joining("\n\n"));
    }

    private static String statements(RemedyText remedy) {
        return remedy.sql().map(sql -> "\n" + sql + (sql.endsWith(";") ? "" : ";"))
                .map(sql -> isInstead(remedy) ? sql.replaceAll("\\R", "\n-- ") : sql).orElse("");
    }

    private List<RemedyText> folded() {
        return all.subList(rest(), all.size()).stream().filter(remedy -> isAlike(remedy) || isInstead(remedy)).toList();
    }

    /// Where the rest begins: not between an index and what may be made instead.
    private int rest() {
        int from = Math.min(MOST_TOLD, all.size());
        while (from < all.size() && isInstead(all.get(from))) {
            from++;
        }
        return from;
    }

    private static boolean isAlike(RemedyText remedy) {
        return ALIKE.contains(remedy.kind()) && remedy.sql().isPresent();
    }

    private static boolean isInstead(RemedyText remedy) {
        return remedy.kind().equals(INSTEAD);
    }
}
