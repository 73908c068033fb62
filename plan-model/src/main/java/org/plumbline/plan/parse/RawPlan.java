package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.Format;
import org.plumbline.plan.Warning;

/// A plan as a reader found it: the same neutral form for all four formats, with the keys, types and units of PostgreSQL's JSON.
final class RawPlan {
    final Format format;
    /// In pre-order, as printed.
    final List<RawNode> nodes = new ArrayList<>();
    /// What stands beside the tree.
    RawObject top = new RawObject();
    final List<Warning> warnings = new ArrayList<>();
    boolean incomplete;
    /// Lines seem to have been broken within a key, number or text.
    boolean doubtful;
    /// All keys that occur in it, and perhaps more; none where they were not kept.
    Optional<Set<String>> names = Optional.empty();
    int firstLine;
    int lastLine;

    RawPlan(Format format, int firstLine) {
        this.format = format;
        this.firstLine = firstLine;
        this.lastLine = firstLine;
    }

    /// Rows are printed with decimals, as PostgreSQL 18 does in TEXT.
    boolean hasFractions() {
        return nodes.stream().anyMatch(node -> node.fields.get("Actual Rows").orElse(null) instanceof Decimal);
    }

    /// False where none of these keys occurs in it: nobody needs to look for them in every node.
    boolean mayHave(List<String> keys) {
        return names.isEmpty() || keys.stream().anyMatch(names.get()::contains);
    }

    /// Gives each warning to the plan that it stands in, or that ends before it.
    static void warn(List<Warning> warnings, List<RawPlan> plans) {
        int plan = 0;
        for (Warning warning : warnings) {
            while (plan + 1 < plans.size() && plans.get(plan + 1).firstLine <= warning.line()) {
                plan++;
            }
            if (!plans.isEmpty()) {
                plans.get(plan).warnings.add(warning);
            }
        }
    }

    /// The node above its first line is missing, and perhaps more.
    void beginsWithin() {
        incomplete = true;
        warnings.add(new Warning(firstLine, "The plan begins here, in the middle: the node above this line is missing. Was it cut off when "
                + "copied?"));
    }

    void cutOffAt(int line) {
        incomplete = true;
        warnings.add(new Warning(line, "The plan ends here, in the middle. Was it cut off when copied?"));
    }
}
