package org.plumbline.app.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.VisibleItems;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.SpokenNode;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.NodeMeasure;

/// A card in words: for a tooltip, and for a screen reader.
final class CardText {
    private static final int FINDINGS_NAMED = 4;

    private final PlanDocument document;
    private final Diagram diagram;

    CardText(PlanDocument document, Diagram diagram) {
        this.document = document;
        this.diagram = diagram;
    }

    /// Everything that is said of it in one sentence, as a row of the Tree is told.
    String spoken(int item) {
        Card card = diagram.cards().of(item);
        var words = new ArrayList<String>();
        words.add("Level " + (diagram.layout().level(item) + 1));
        Optional<PlanNode> alone = diagram.layout().items().node(item).filter(_ -> card.folded() == 0);
        if (alone.isPresent()) {
            words.add(tag(card) + SpokenNode.of(document.measured(), alone.get()));
            if (Cards.isGather(alone.get())) {
                words.add(card.target());
            }
            processes(card, words);
        } else {
            words.add(title(card));
            figures(item, card, words);
        }
        String marks = SpokenNode.marks(findings(item), highlights(item).stream().map(Highlight::word).toList(), isFound(item));
        if (!marks.isEmpty()) {
            words.add(marks);
        }
        int inputs = inputs(item);
        words.add(card.folded() > 0 ? "folded, " + below(card)
                : inputs == 0 ? "no inputs" : inputs == 1 ? "1 input" : Format.count(inputs) + " inputs");
        diagram.links().users(item).forEach(user -> words.add("used by " + title(diagram.cards().of(user))));
        return String.join(", ", words);
    }

    /// The same on lines, with full names and figures.
    String hover(int item) {
        Card card = diagram.cards().of(item);
        var lines = new ArrayList<String>();
        lines.add(title(card));
        var figures = new ArrayList<String>();
        figures(item, card, figures);
        lines.addAll(figures);
        if (card.folded() > 0) {
            lines.add(below(card) + " folded away: double-click to open");
        }
        List<Finding> findings = findings(item);
        findings.stream().limit(FINDINGS_NAMED).forEach(finding -> lines.add("! " + finding.rule().title()));
        if (findings.size() > FINDINGS_NAMED) {
            lines.add("! " + (findings.size() - FINDINGS_NAMED) + " more findings");
        }
        highlights(item).forEach(mark -> lines.add("Highlighted: " + mark.title()));
        return String.join("\n", lines);
    }

    private void figures(int item, Card card, List<String> words) {
        if (!card.heat().isEmpty()) {
            words.add((card.quiet() ? "" : document.highlights().heat().by().title() + " ") + card.heat()
                    + (card.share().isEmpty() ? "" : ", " + card.share()) + (card.folded() > 0 ? " with what is folded" : ""));
        }
        if (!card.rows().isEmpty()) {
            words.add(card.rows());
        }
        diagram.layout().items().node(item).ifPresent(node -> {
            NodeMeasure measure = document.measured().of(node);
            measure.misestimate().filter(_ -> !card.factor().isEmpty()).ifPresent(miss -> words.add(
                    Format.factor(miss.factor()) + (miss.underestimated() ? " more rows than expected" : " fewer rows than expected")));
            node.executed().filter(executed -> executed.loops() > 1)
                    .ifPresent(executed -> words.add(Format.countFull(executed.loops()) + " loops"));
            measure.inclusive().ifPresent(time -> words.add("Total " + Format.time(time.wall()) + " with everything below it"));
            node.usage().filter(usage -> usage.buffers().touched().count() > 0)
                    .ifPresent(usage -> words.add("Buffers " + Format.blocks(usage.buffers().touched())));
        });
        processes(card, words);
    }

    private static void processes(Card card, List<String> words) {
        if (!card.processes().isEmpty()) {
            words.add("run by " + card.processes().substring(1) + " processes");
        }
    }

    private static String title(Card card) {
        return tag(card) + card.name() + (card.target().isEmpty() ? "" : " " + card.target());
    }

    private static String tag(Card card) {
        return card.tag().isEmpty() ? "" : card.tag() + ": ";
    }

    private static String below(Card card) {
        return card.folded() == 1 ? "1 node" : Format.count(card.folded()) + " nodes";
    }

    private int inputs(int item) {
        int count = 0;
        for (int child = diagram.layout().firstChild(item); child != DiagramLayout.NONE; child = diagram.layout().next(child)) {
            count++;
        }
        return count;
    }

    /// Of the item's own node and of those that are folded away in it.
    private List<Finding> findings(int item) {
        return diagram.figures().hasFindings(item) ? document.advice().findings().stream()
                .filter(finding -> finding.node().filter(node -> diagram.layout().itemOf(node) == item).isPresent())
                .toList() : List.of();
    }

    private List<Highlight> highlights(int item) {
        return nodes(item).stream().flatMap(node -> document.highlights().of(node).stream()).distinct().sorted()
                .toList();
    }

    private boolean isFound(int item) {
        return nodes(item).stream().anyMatch(document.search().result()::contains);
    }

    private List<NodeId> nodes(int item) {
        VisibleItems items = diagram.layout().items();
        return items.group(item).map(group -> group.members().stream().map(PlanNode::id).toList())
                .orElseGet(() -> List.of(items.drawn(item).id()));
    }
}
