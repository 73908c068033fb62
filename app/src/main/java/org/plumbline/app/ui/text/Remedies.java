package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to do about a finding, the best first. One about a plan of thousands of nodes may have hundreds, a table each: the first are told
/// one by one, the others as one script.
public record Remedies(List<RemedyText> all) {
    static final int MOST_TOLD = 5;

    public Remedies {
        all = List.copyOf(all);
    }

    /// Those to be told one by one.
    public List<RemedyText> first() {
        return all.subList(0, Math.min(MOST_TOLD, all.size()));
    }

    /// `227 more`; none where all are told.
    public Optional<String> more() {
        return rest().isEmpty() ? Optional.empty() : Optional.of(Format.countFull(rest().size()) + " more");
    }

    /// All but the first, each a line of comment with its statements.
    public String script() {
        return rest().stream().map(remedy -> "-- " + remedy.text().replaceAll("\\R", " ")
                        + remedy.sql().map(sql -> "\n" + sql + ";").orElse(""))
                .collect(Collectors.joining("\n\n"));
    }

    private List<RemedyText> rest() {
        return all.subList(first().size(), all.size());
    }
}
